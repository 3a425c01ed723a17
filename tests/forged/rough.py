"""Requests that no browser sends: broken, ambiguous, endless, misleading. Each is the bytes of one connection."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from random import Random

from tests.forged.forging import CANARY, mutated

PATHS = ("/", "/chat", "/tickets", "/tickets/ND-1001", "/sign-in", "/slack/events", "/telegram/webhook", "/alerts/json")
PATHS += (
    "/zammad",
    "/healthz",
    "/readyz",
    "/metrics",
    "/static/nightdesk.css",
    "/console/static/console.css",
    "/nowhere",
)
POSTED = (
    "/slack/events",
    "/telegram/webhook",
    "/alerts/json",
    "/zammad",
    "/chat/messages",
    "/sign-in/password",
    "/nowhere",
)
METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECT", "PROPFIND", "get", "G" * 300)
Rough = Callable[[Random], bytes]


def request(method: str, path: str, *headers: str, body: bytes = b"", host: str = "desk.example") -> bytes:
    """One request as it stands on the wire."""
    lines = [f"{method} {path} HTTP/1.1", *([f"Host: {host}"] if host else []), *headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + body


def _lengths(chance: Random) -> bytes:
    """Lengths that disagree, or are none."""
    claimed = chance.choice(
        ("5", "-1", "0", "99999999999", "1e3", "+3", "0x5", "5, 6", "5\r\nContent-Length: 6", "\u0665", "")
    )
    return request(
        "POST", chance.choice(POSTED), f"Content-Length: {claimed}", "Connection: close", body=CANARY.encode()
    )


def _smuggled(chance: Random) -> bytes:
    """One request inside of another, for whoever reads lengths otherwise than we do."""
    inner = request("GET", "/tickets", "X-Smuggled: 1")
    coding = chance.choice(
        (
            "chunked",
            "Chunked",
            " chunked",
            "chunked, identity",
            "identity",
            "xchunked",
            "chunked\r\nTransfer-Encoding: x",
            "\x0bchunked",
        )
    )
    body = chance.choice((b"0\r\n\r\n", b"5\r\nhello\r\n0\r\n\r\n", b"1;a=b\r\nx\r\n0\r\n\r\n")) + inner
    return request(
        "POST",
        chance.choice(POSTED),
        f"Content-Length: {chance.choice((4, len(body), 0))}",
        f"Transfer-Encoding: {coding}",
        body=body,
    )


def _chunks(chance: Random) -> bytes:
    """Chunks that are broken."""
    body = chance.choice(
        (
            b"zz\r\nx\r\n",
            b"-1\r\n\r\n",
            b"5\r\nhel",
            b"5\nhello\n0\n\n",
            b"FFFFFFFFFFFFFFFF\r\nx",
            b"0\r\nX: " + b"y" * 9000 + b"\r\n\r\n",
            b"\r\n",
            b"1" * 5000,
        )
    )
    return request("POST", chance.choice(POSTED), "Transfer-Encoding: chunked", "Connection: close", body=body)


def _headers(chance: Random) -> bytes:
    """Headers that are too many, too long, or none."""
    odd = chance.choice(
        (
            "X: " + "y" * chance.choice((1000, 30_000, 1_000_000)),
            "\r\n".join(f"X-{n}: y" for n in range(chance.choice((90, 3000)))),
            "X\x00Y: z",
            "X: a\x00b",
            "X : z",
            ": z",
            "no colon here",
            " folded: x",
            "X: a\n b",
            "Cookie: " + "; ".join(f"nightdesk={n}" for n in range(500)),
            "Cookie: nightdesk=" + "\xff" * 400,
            "Content-Type: "
            + chance.choice(
                (
                    "text/\x00",
                    "multipart/form-data; boundary=" + "b" * 4000,
                    "application/json; charset=nonsense",
                    "\xe4",
                )
            ),
        )
    )
    return request(chance.choice(("GET", "POST")), chance.choice(PATHS), odd, "Connection: close")


def _targets(chance: Random) -> bytes:
    """Addresses that lead nowhere, or out of here."""
    base = chance.choice(PATHS)
    target = chance.choice(
        (
            base
            + chance.choice(
                ("%00", "%2e%2e/%2e%2e/etc/passwd", "/../../etc/passwd", "%2f%2f", "%", "%zz", "%ff%fe", "//", "/")
            ),
            "/static/"
            + chance.choice(("..%2f..%2fapp.py", "....//", "%2e%2e%2f" * 20 + "etc/passwd", "C:%5cwindows", "%00.css")),
            "/pictures/" + chance.choice(("..%2f..%2fpyproject.toml", "%00", "a" * 6000)),
            "http://evil.example" + base,
            "//evil.example" + base,
            base + "?" + "a" * chance.choice((5000, 28_000, 60_000)),
            base + "?after=%00&page=" + "%f0" * 300,
            "*",
            "evil.example:443",
            base + "\xe4",
            base + " extra",
            base + "#x",
            "/" + "a/" * 5000,
        )
    )
    return request(chance.choice(METHODS), target, "Connection: close")


def _hosts(chance: Random) -> bytes:
    """A name that is not ours, several, or none."""
    host = chance.choice(
        (
            "evil.example",
            "[",
            "[::1",
            "desk.example@evil.example",
            "evil.example:99999",
            "\xe4",
            "a" * 5000,
            "",
            "desk.example\r\nHost: evil.example",
            "evil.example/x?y",
        )
    )
    more = chance.choice(
        (
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: gopher",
            "Forwarded: host=evil.example",
            "X-Forwarded-For: " + "1," * 500,
            "X-Original-URL: /staff",
        )
    )
    return request(
        chance.choice(("GET", "POST")),
        chance.choice(PATHS) + chance.choice(("", "/")),
        more,
        "Connection: close",
        host=host,
    )


def _bodies(chance: Random) -> bytes:
    """Bodies of another kind than they say, or far too long."""
    kind, body = chance.choice(
        (
            ("Content-Encoding: gzip", gzip.compress(b"\0" * 3_000_000)),
            ("Content-Type: multipart/form-data", b"--x\r\n\r\n"),
            ("Content-Type: multipart/form-data; boundary=x", b"--x\r\n" * 3000),
            (
                "Content-Type: multipart/form-data; boundary=x",
                b'--x\r\nContent-Disposition: form-data; name="a"; filename="../../x"\r\n\r\n'
                + b"y" * 2000
                + b"\r\n--x--",
            ),
            (
                "Content-Type: multipart/form-data; boundary=x",
                b"".join(b'--x\r\nContent-Disposition: form-data; name="f%d"\r\n\r\n1\r\n' % n for n in range(300))
                + b"--x--",
            ),
            ("Content-Type: application/x-www-form-urlencoded", b"&".join(b"a%d=b" % n for n in range(3000))),
            ("Content-Type: application/x-www-form-urlencoded", b"token=%ff%fe%00&nonce=" + b"%" * 500),
            ("Content-Type: application/json", b"[" * 60_000),
            ("Content-Type: text/plain", CANARY.encode() * 40_000),
            ("Expect: 100-continue", b"x"),
        )
    )
    return request("POST", chance.choice(POSTED), kind, f"Content-Length: {len(body)}", "Connection: close", body=body)


def _other_protocols(chance: Random) -> bytes:
    """What is no HTTP/1.1 at all."""
    return chance.choice(
        (
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(24),
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
            b"SSH-2.0-x\r\n",
            b"GET / HTTP/0.9\r\n\r\n",
            b"GET / HTTP/1.0\r\n\r\n",
            b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
            b"GET /\r\n\r\n",
            b"\r\n\r\n\r\n",
            bytes(chance.randrange(256) for _ in range(300)),
            b"\x00" * 2000,
            b"A" * 200_000,
            request(
                "GET",
                "/chat/stream",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
            ),
            request(
                "GET",
                "/",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
                "Connection: Upgrade, HTTP2-Settings",
            ),
        )
    )


def _ranges(chance: Random) -> bytes:
    """Parts of a file that there are not, or far too many of them."""
    wanted = chance.choice(
        (
            "bytes=0-0",
            "bytes=5-1",
            "bytes=-0",
            "bytes=" + ",".join(f"{n}-{n}" for n in range(2000)),
            "lines=1",
            "bytes=a-b",
            "bytes=99999999999-",
        )
    )
    conditions = chance.choice(
        (
            "If-Range: x",
            "If-None-Match: " + "x" * 3000,
            "If-Modified-Since: yesterday",
            "If-Modified-Since: Mon, 99 Foo 0000 99:99:99 GMT",
        )
    )
    return request(
        "GET",
        chance.choice(("/static/nightdesk.css", "/console/static/console.css", "/")),
        f"Range: {wanted}",
        conditions,
        "Connection: close",
    )


def _pipelined(chance: Random) -> bytes:
    """Many in one breath."""
    several = b"".join(request("GET", chance.choice(PATHS)) for _ in range(chance.choice((2, 5, 40))))
    return several + chance.choice((b"", b"GET / HT", request("POST", "/zammad", "Content-Length: 3", body=b"abc")))


def _spoilt(chance: Random) -> bytes:
    """A good one with something changed."""
    good = request(
        "POST",
        chance.choice(POSTED),
        "Content-Type: application/json",
        f"Content-Length: {len(CANARY)}",
        "Connection: close",
        body=CANARY.encode(),
    )
    return mutated(chance, good)


KINDS: tuple[Rough, ...] = (
    _lengths,
    _smuggled,
    _chunks,
    _headers,
    _targets,
    _hosts,
    _bodies,
    _other_protocols,
    _ranges,
    _pipelined,
    _spoilt,
)
