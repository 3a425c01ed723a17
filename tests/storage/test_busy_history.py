"""No false alarm: many writers at once, and one that is killed between its entries and its commit."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from random import Random

from bot.desk.audit import Finding, in_one_line, read_head
from bot.operations.audit import history_heads, verify_history
from bot.operations.ports import WorkFactory
from bot.storage.engine import make_engine
from bot.storage.unit_of_work import sql_work_factory
from tests.proving import cases, seeded

from .busy import open_for_business, write_something

WRITERS = 8


def _findings(begin: WorkFactory) -> list[Finding]:
    found: list[Finding] = []
    verify_history(work=begin, report=found.append)
    return found


def test_a_busy_history_verifies_while_eight_writers_write_and_afterwards(begin: WorkFactory, database: str) -> None:
    random = seeded("busy history")
    open_for_business(begin)
    each = cases(12, 400)
    engine = make_engine(database, pool_size=WRITERS)
    busy = sql_work_factory(engine)
    writing = threading.Event()
    writing.set()

    def write(seed: int) -> None:
        own = Random(seed)
        for _ in range(each):
            write_something(busy, own)

    def watch() -> int:
        looked = 0
        while writing.is_set() or looked == 0:
            kept = [read_head(in_one_line(head)) for head in history_heads(work=begin)]
            alarms: list[Finding] = []
            verify_history(work=begin, report=alarms.append, kept=kept)
            assert alarms == []
            looked += 1
        return looked

    try:
        with ThreadPoolExecutor(WRITERS + 1) as threads:
            watching = threads.submit(watch)
            done = [threads.submit(write, random.getrandbits(32)) for _ in range(WRITERS)]
            try:
                for one in done:
                    one.result()
            finally:
                writing.clear()
            looked = watching.result()
    finally:
        engine.dispose()
    assert _findings(begin) == []
    rows = sum(head.position for head in history_heads(work=begin))
    print(f"{rows} entries by {WRITERS} writers, verified {looked} times meanwhile: 0 alarms")


_WRITER = """
import sys
from random import Random
from bot.storage.engine import make_engine
from bot.storage.unit_of_work import sql_work_factory
from tests.storage.busy import write_something
begin = sql_work_factory(make_engine(sys.argv[1]))
random = Random(int(sys.argv[2]))
while True:
    write_something(begin, random, just_before=lambda: print("written", flush=True))
"""


def test_a_writer_that_is_killed_before_its_commit_leaves_neither_rows_nor_entries(
    begin: WorkFactory, database: str
) -> None:
    random = seeded("killed writers")
    open_for_business(begin)
    killed = cases(2, 40)
    for _ in range(killed):
        command = [sys.executable, "-c", _WRITER, database, str(random.getrandbits(32))]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(random.randint(1, 12)):
                assert writer.stdout.readline() == b"written\n"
            os.kill(writer.pid, signal.SIGKILL)
        write_something(begin, random)
        assert _findings(begin) == []
    rows = sum(head.position for head in history_heads(work=begin))
    print(f"{killed} writers killed, {rows} entries: 0 alarms")
    assert rows > killed
