"""Starts processes of ours within a moment: it has imported the whole program, and forks.

``python -m tests.fire.forge`` reads an order a line from standard input, ``{"name", "arguments", "log"}``, and writes
``{"started": name, "pid"}`` and, when one has ended, ``{"ended": name, "pid", "code"}``. It ends with its input, and its
children with it.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.fire import faults, points

# Set where what a kill does is to be seen by itself.
PATIENT = "NIGHTDESK_FIRE_PATIENT"
# Where it is listened to; what libraries print goes to standard error.
_SAYING = os.dup(1)


def main() -> None:
    """Import, say so, and start what is asked for."""
    os.dup2(2, 1)
    _import_all()
    _load_model_once(os.environ["NIGHTDESK_DATABASE_URL"])
    if os.environ.get(PATIENT):
        _be_patient()
    faults.install()
    points.install()
    gc.freeze()
    _say({"ready": True})
    names: dict[int, str] = {}
    threading.Thread(target=_tell_of_the_ended, args=(names,), daemon=True).start()
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _become(order)
        names[pid] = order["name"]
        _say({"started": order["name"], "pid": pid})
    for pid in list(names):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _import_all() -> None:
    from bot.assistant.light import components_of_model, spare_tensorflow
    from tests.models import found_or_trained

    spare_tensorflow(components_of_model(found_or_trained()), "auto")
    for name in (
        "rasa.core.agent",
        "bot.assistant.agent",
        "bot.assistant.tracker_store",
        "bot.assistant.actions_in_process",
        "bot.assistant.self_test",
        "bot.channels.slack.app",
        "bot.channels.slack.connection",
        "bot.channels.slack.files",
        "bot.channels.slack.sender",
        "bot.channels.telegram.sender",
        "bot.channels.telegram.service",
        "bot.cli.main",
        "bot.cli.serve",
        "bot.console.gateway",
        "bot.connectors.outside_pager",
        "bot.connectors.webhooks.sender",
        "bot.worker.app",
        "bot.worker.calendars",
        "bot.worker.rooms",
        "bot.worker.meanings",
        "uvicorn",
        "uvicorn.protocols.http.auto",
        "uvicorn.lifespan.on",
    ):
        __import__(name)


def _load_model_once(dsn: str) -> None:
    """Every assistant forked from here has the model, and its self-test behind it; its connections are its own."""
    from bot.assistant.agent import Assistant
    from bot.assistant.training import model_for
    from bot.settings import read_settings

    loaded = Assistant.load(model_for(read_settings().project), dsn)

    def load(cls: type[Assistant], model: Path, dsn: str) -> Assistant:
        loaded._agent.tracker_store.engine.dispose()
        return loaded

    async def warm_up(self: Assistant) -> tuple[()]:
        return ()

    asyncio.run(loaded.warm_up())
    Assistant.load = classmethod(load)  # type: ignore[assignment,method-assign]
    Assistant.warm_up = warm_up  # type: ignore[method-assign]


def _be_patient() -> None:
    """Machines that burn houses down are slow: a turn is given up after five minutes, so that what a kill does is seen by itself."""
    from bot.worker.late_turns import watch_late_turns
    from bot.worker.turns import handle_turn
    from bot.worker.watchdog import end_when_stuck

    for called, name, longer in (
        (handle_turn, "seconds", 300.0),
        (watch_late_turns, "late", timedelta(seconds=300)),
        (end_when_stuck, "busy", 60.0),
    ):
        defaults = called.__kwdefaults__
        assert defaults is not None and name in defaults
        defaults[name] = longer


def _become(order: Mapping[str, Any]) -> None:
    """Be ``nightdesk ARGUMENTS`` until the end of the process."""
    code = 1
    try:
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for ours, theirs in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(ours, theirs)
        from bot.cli.main import app

        # A library sets a loop of its own when it is imported; in ``nightdesk serve`` the loop runs by then.
        asyncio.set_event_loop_policy(None)
        app(order["arguments"], prog_name="nightdesk", standalone_mode=False)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # the parent's own loop must not go on in the child
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _tell_of_the_ended(names: dict[int, str]) -> None:
    pause = threading.Event()
    while True:
        try:
            pid, status = os.waitpid(-1, 0)
        except ChildProcessError:
            pause.wait(0.05)
            continue
        while pid not in names:
            pause.wait(0.01)
        _say({"ended": names.pop(pid), "pid": pid, "code": os.waitstatus_to_exitcode(status)})


def _say(what: Mapping[str, Any]) -> None:
    os.write(_SAYING, (json.dumps(what) + "\n").encode())


if __name__ == "__main__":
    os.environ.setdefault(points.FOLDER, str(Path.cwd()))
    main()
