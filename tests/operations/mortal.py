"""A piece of the desk's work in a process of its own that is killed at a moment: kill -9, whatever it was about to do.

Moments are the beginning and the end of every commit and of every mail, in their order. A process has imported the program and
forks for each piece of work; it reads an order a line from standard input and writes how it ended.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any

from typing_extensions import Self

from bot.connectors.mailer import MailInAFolder
from bot.desk.clients import ChatIdentity
from bot.operations.browser_sign_in import sign_in
from bot.operations.links import redeem_code
from bot.operations.mailed_codes import mail_code
from bot.operations.ports import DeskPorts
from bot.storage.engine import make_engine
from bot.storage.unit_of_work import SqlWork, sql_work_factory
from bot.worker.turns import handle_turn
from tests.fakes import SaysBack
from tests.makers import DeskForTests

Order = Mapping[str, Any]
NEVER = 0


def _turn(ports: DeskPorts, order: Order) -> None:
    asyncio.run(handle_turn(ports=ports, assistant=SaysBack(), turn_id=order["turn"]))


def _redeem(ports: DeskPorts, order: Order) -> None:
    chat = ChatIdentity("telegram", "", order["chat"])
    redeem_code(ports=ports, identity=chat, code=order["code"], delivery_key=order["key"])


WORK: Mapping[str, Callable[[DeskPorts, Order], object]] = {
    "turn": _turn,
    "mail": lambda ports, order: mail_code(ports=ports, request=order["request"]),
    "sign in": lambda ports, order: sign_in(ports=ports, visit=order["visit"], code=order["code"]),
    "redeem": _redeem,
}


class Mortal:
    """``with Mortal(dsn) as mortal: mortal.does("mail", now, folder, dies_at=3, request=id)``; mails go into the folder."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._popen = subprocess.Popen(
            [sys.executable, "-m", "tests.operations.mortal"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pipe in (self._popen.stdin, self._popen.stdout):
            assert pipe is not None
            pipe.close()
        self._popen.wait(10)

    def does(self, work: str, now: datetime, mails: Path, *, dies_at: int = NEVER, **order: object) -> bool:
        """Whether it was killed; what fails in any other way is an AssertionError."""
        assert self._popen.stdin is not None and self._popen.stdout is not None
        settings = {"dsn": self._dsn, "mails": str(mails), "now": now.isoformat(), "dies_at": dies_at}
        said = {**settings, **order, "work": work}
        self._popen.stdin.write(json.dumps(said) + "\n")
        self._popen.stdin.flush()
        code = int(self._popen.stdout.readline())
        assert code in (0, -signal.SIGKILL), code
        return code != 0


def _main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _be_mortal(order)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _be_mortal(order: Order) -> None:
    """Do it until the moment has come, and end."""
    code = 1
    try:
        # What is logged is no answer.
        os.dup2(2, 1)
        moments = count(1)

        def passes() -> None:
            if next(moments) == order["dies_at"]:
                os.kill(os.getpid(), signal.SIGKILL)

        commit, send = SqlWork.commit, MailInAFolder.send
        SqlWork.commit = _watched(commit, passes)  # type: ignore[method-assign]
        MailInAFolder.send = _watched(send, passes)  # type: ignore[method-assign]
        desk = DeskForTests(sql_work_factory(make_engine(order["dsn"])), datetime.fromisoformat(order["now"]))
        WORK[order["work"]](replace(desk.ports, mailer=MailInAFolder(Path(order["mails"]))), order)
        code = 0
    except BaseException:  # the parent's own loop must not go on in the child
        import traceback

        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _watched(called: Callable[..., None], passes: Callable[[], None]) -> Callable[..., None]:
    def watched(*args: object, **given: object) -> None:
        passes()
        called(*args, **given)
        passes()

    return watched


if __name__ == "__main__":
    _main()
