"""``python -m tests.forged.probing PORT``: somebody who opens a page again and again, in a process of their own, and how long it took.

A line for each: when it began, by the clock of the machine that does not jump, and the milliseconds until all of it was there.
"""

from __future__ import annotations

import socket
import sys
import time

from tests.forged.rough import request

PAUSE = 0.02


def probe(port: int) -> float:
    """Milliseconds until the page to sign in at is there."""
    began = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request("GET", "/", "Connection: close"))
        answer = b""
        while more := connection.recv(65536):
            answer += more
    if not answer.startswith(b"HTTP/1.1 200"):
        raise SystemExit(f"no page: {answer[:200]!r}")
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    while True:
        print(time.monotonic(), probe(int(sys.argv[1])), flush=True)
        time.sleep(PAUSE)
