"""Moments at which a process can be made to die: watched from outside, by wrapping what the program calls.

A moment is the beginning or the end of a call, or of a commit named after the operation that makes it. Whoever wants a
process dead at a moment puts a file of its name into a folder; the first process that comes by takes the file and dies. Where
the file says so it is stopped instead (SIGSTOP), until somebody lets it go on.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

FOLDER = "NIGHTDESK_FIRE_FOLDER"
REACHED, STALL = "reached", "stall"
BEFORE, AFTER = "before", "after"
# What the calls of a name are told apart by: given arguments and result.
Detail = Callable[[tuple[Any, ...], dict[str, Any], Any], str]


def _nothing(args: tuple[Any, ...], given: dict[str, Any], result: Any) -> str:
    return ""


def _platform(args: tuple[Any, ...], given: dict[str, Any], result: Any) -> str:
    return str(given["message"].identity.platform) + (" press" if given["message"].button_key else "")


def _task(args: tuple[Any, ...], given: dict[str, Any], result: Any) -> str:
    job = given.get("job") or (args[1] if len(args) > 1 else result)
    return str(getattr(job, "task_name", "")).removeprefix("nightdesk.")


def _edit(args: tuple[Any, ...], given: dict[str, Any], result: Any) -> str:
    return "edit" if args[1].edits is not None else ""


@dataclass(frozen=True)
class Watched:
    """A function or method whose calls are moments."""

    module: str
    name: str
    detail: Detail = _nothing


WATCHED = (
    Watched("bot.operations.intake", "receive_message", _platform),
    Watched("bot.operations.intake", "receive_missed"),
    Watched("bot.channels.telegram.connection", "_fetch"),
    Watched("slack_sdk.socket_mode.aiohttp", "SocketModeClient.send_socket_mode_response"),
    Watched("bot.operations.turns", "begin_turn"),
    Watched("bot.operations.turns", "finish_turn"),
    Watched("bot.assistant.agent", "Assistant.answer"),
    Watched("bot.assistant.tracker_store", "DeskTrackerStore.save"),
    Watched("bot.channels.slack.sender", "SlackSender.send", _edit),
    Watched("bot.channels.telegram.sender", "TelegramSender.send", _edit),
    Watched("bot.worker.deliveries", "Pulled.send"),
    Watched("bot.operations.deliveries", "mark_delivered"),
    Watched("bot.operations.deliveries", "put_off"),
    Watched("bot.connectors.pager", "RememberingPager.page"),
    Watched("bot.worker.files", "fetch_file"),
    Watched("procrastinate.manager", "JobManager.fetch_job", _task),
    Watched("procrastinate.manager", "JobManager.finish_job", _task),
    Watched("procrastinate.manager", "JobManager.retry_job", _task),
)


def install() -> None:
    """Watch this process and those that it forks; what is to be watched is imported by now."""
    for each in WATCHED:
        _watch(each)
    work = importlib.import_module("bot.storage.unit_of_work").SqlWork
    work.commit = _watched_commit(work.commit)


def reached(moment: str) -> None:
    """The process is there now; it dies if somebody wants it to."""
    folder = Path(os.environ[FOLDER])
    with (folder / REACHED).open("a") as seen:
        seen.write(f"{moment}\n")
    order = folder / moment
    try:
        stalls = order.read_text() == STALL
        order.unlink()
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGSTOP if stalls else signal.SIGKILL)


def _watch(what: Watched) -> None:
    owner: Any = importlib.import_module(what.module)
    *path, name = what.name.split(".")
    for each in path:
        owner = getattr(owner, each)
    called = getattr(owner, name)
    wrapped = _wrapped(called, what)
    setattr(owner, name, wrapped)
    if not path:
        # Others have imported it by its name.
        for module in list(sys.modules.values()):
            if getattr(module, name, None) is called:
                setattr(module, name, wrapped)


def _wrapped(called: Callable[..., Any], what: Watched) -> Callable[..., Any]:
    def say(when: str, args: tuple[Any, ...], given: dict[str, Any], result: Any = None) -> None:
        reached(f"{what.name} {when}")
        detail = what.detail(args, given, result)
        if detail:
            reached(f"{what.name} [{detail}] {when}")

    @functools.wraps(called)
    async def asynchronous(*args: Any, **given: Any) -> Any:
        say(BEFORE, args, given)
        result = await called(*args, **given)
        say(AFTER, args, given, result)
        return result

    @functools.wraps(called)
    def synchronous(*args: Any, **given: Any) -> Any:
        say(BEFORE, args, given)
        result = called(*args, **given)
        say(AFTER, args, given, result)
        return result

    return asynchronous if inspect.iscoroutinefunction(called) else synchronous


def _watched_commit(commit: Callable[..., Any]) -> Callable[..., Any]:
    def watched(self: Any) -> None:
        operation = operation_of(inspect.currentframe())
        reached(f"commit of {operation} {BEFORE}")
        commit(self)
        reached(f"commit of {operation} {AFTER}")

    return watched


def operation_of(frame: FrameType | None) -> str:
    """The outermost function of bot.operations that we are in."""
    found = "nobody"
    while frame is not None:
        if frame.f_globals.get("__name__", "").startswith("bot.operations."):
            found = frame.f_code.co_name
        frame = frame.f_back
    return found
