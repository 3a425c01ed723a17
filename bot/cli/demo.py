"""``nightdesk demo``: everything with one command, without accounts or tokens."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from bot.bootstrap import DEMO_FOLDER, make_desk
from bot.cli.common import console, database, fail, open_desk, read_settings, say
from bot.cli.demo_data import import_demo_clients, import_demo_staff
from bot.cli.demo_history import write_made_up_year
from bot.cli.past_days import counting
from bot.cli.serve import ASSISTANT_READY
from bot.cli.setting_checks import wrong_settings
from bot.cli.training import see_that_it_is_a_project, trained_model
from bot.desk.errors import DeskError
from bot.settings import Settings
from bot.storage.postgres import PostgresDidNotStart
from bot.storage.schema import upgrade
from bot.worker.meanings import ARTICLES_NOT_READY, ARTICLES_READY

# What a first run writes: the database, the model, logs.
BYTES_NEEDED = 600 * 1024 * 1024
# A part that ends is noticed at once; this is for slow or busy machines.
SECONDS_TO_START = 300.0
SECONDS_TO_STOP = 15.0
PARTS = ("assistant", "worker", "gateway")
TRY = (
    ("Sam Okoro, Maple Dental (managed)", "my outlook won't open"),
    ("Dana Reyes, Maple Dental (approver)", "how many visits have we left this month?"),
    ("anybody", "there is a ransom note on the reception computer"),
)
REPORTS_TO_TRY = (
    "nightdesk report spend --client maple-dental --from 2026-01-01 --to 2026-12-31",
    "nightdesk report spend --client harbour-trust --from 2026-04-01 --to 2026-12-31",
    "nightdesk report spend --client foothills-auto --from 2026-01-01 --to 2026-12-31"
    " --plan bot/demo/plans/foothills-auto-care.yml",
    "nightdesk replay --client maple-dental --with bot/demo/plans/maple-dental-evenings.yml"
    " --from 2026-01-01 --to 2026-12-31",
)


class _Stop(Exception):
    """A signal asked us to stop."""


def demo(
    port: Annotated[
        int,
        typer.Option(
            min=0, max=65535, help="the page's port, the next free one if it is busy; 0: the setting NIGHTDESK_PORT"
        ),
    ] = 0,
    history: Annotated[
        bool, typer.Option("--history", help="only write a made-up year of tickets, for reports to look at, and end")
    ] = False,
) -> None:
    """Start the whole desk with demo clients on this machine: database, assistant, worker and the web page. Ctrl-C stops it."""
    settings = read_settings()
    if history:
        _write_history(settings)
        return
    _check_ground(settings)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _on_signal)
    started = time.monotonic()
    children: list[subprocess.Popen[bytes]] = []
    try:
        console.print("Starting the database ...")
        with database(settings) as (dsn, started_here):
            if not started_here and not settings.database_url:
                fail("A desk is running already in this data folder. Use its page, or stop it first.")
            upgrade(dsn)
            desk = make_desk(settings, dsn)
            imported = import_demo_clients(desk)
            if imported:
                console.print(f"Imported {imported} demo clients.")
            import_demo_staff(desk)
            desk.engine.dispose()
            trained_model(settings.project, renew=True)
            chosen = free_port(settings.host, port or int(settings.port))
            try:
                children = _start_parts(settings, dsn, chosen)
                _wait_until_ready(settings, chosen, children)
                _say_where(settings, chosen, time.monotonic() - started)
                _watch(children, settings)
            finally:
                _stop_parts(children)
    except _Stop:
        console.print("Stopped.")
    except (DeskError, PostgresDidNotStart) as refusal:
        fail(str(refusal))


def _write_history(settings: Settings) -> None:
    """A year of tickets on the demo's clients, and the commands that show something of it."""
    started = time.monotonic()
    with open_desk(settings) as desk, counting("Tickets") as progress:
        import_demo_clients(desk)
        made_up = write_made_up_year(desk, progress)
    console.print(
        f"{made_up.tickets} made-up tickets of {made_up.clients} demo clients for 2026, in {time.monotonic() - started:.0f} s. "
        "Now look at them:",
        highlight=False,
    )
    for line in REPORTS_TO_TRY:
        console.print(f"  {line}", highlight=False, soft_wrap=True)


def _on_signal(number: int, frame: FrameType | None) -> None:
    # A second signal while stopping changes nothing: the stop is under way.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _Stop


def _check_ground(settings: Settings) -> None:
    """Refuse early, with the way out, what would fail late."""
    for wrong in wrong_settings(settings):
        fail(wrong)
    if sys.version_info[:2] != (3, 10):
        fail(
            f"This is Python {sys.version_info[0]}.{sys.version_info[1]}; Rasa needs 3.10. `make demo` brings the right one."
        )
    see_that_it_is_a_project(settings.project)
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        fail(
            f"The data folder {settings.data} cannot be made ({failure.strerror}). Set NIGHTDESK_DATA_FOLDER to one you may write to."
        )
    free = shutil.disk_usage(settings.data).free
    if free < BYTES_NEEDED:
        fail(
            f"The disk of {settings.data} has {free // 2**20} MB left; the demo needs {BYTES_NEEDED // 2**20} MB. "
            "Make room, or set NIGHTDESK_DATA_FOLDER to another disk."
        )


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or the next free one after it."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            # What uvicorn does too: a port that waits out its last connection is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    fail(f"No free port from {wanted} to {wanted + 99} on {host}. Choose another with --port.")


def _start_parts(settings: Settings, dsn: str, port: int) -> list[subprocess.Popen[bytes]]:
    """One process for each part, in a group of its own so that Ctrl-C reaches us alone and we stop them in order."""
    logs = settings.data / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        "NIGHTDESK_DATABASE_URL": dsn,
        "NIGHTDESK_DATA_FOLDER": str(settings.data),
        # The parts' logs go to files, and one line of them says that the assistant is ready.
        "NIGHTDESK_LOG_LEVEL": "DEBUG" if settings.log_level == "DEBUG" else "INFO",
        "NIGHTDESK_PUBLIC_URL": settings.public_url or f"http://{settings.host}:{port}",
        "NIGHTDESK_ALERTS": settings.alerts or _demo_alerts(settings),
        "NIGHTDESK_SECRET": settings.secret or secrets.token_urlsafe(32),
    }
    children = []
    for part in PARTS:
        options = ["--port", str(port), "--demo-people"] if part == "gateway" else []
        with (logs / f"{part}.log").open("wb") as log:
            children.append(
                subprocess.Popen(
                    [sys.executable, "-m", "bot.cli.main", "serve", part, "--parent", str(os.getpid()), *options],
                    cwd=settings.project,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
    return children


def _demo_alerts(settings: Settings) -> str:
    """The demo's sources have tokens that everybody can read: for this very machine only."""
    return str(DEMO_FOLDER / "alerts.yml") if settings.host in ("127.0.0.1", "localhost", "::1") else ""


def _wait_until_ready(settings: Settings, port: int, children: list[subprocess.Popen[bytes]]) -> None:
    """Until the page answers and the assistant has taken its first look; a part that ends meanwhile is named."""
    deadline = time.monotonic() + SECONDS_TO_START
    with console.status("Starting assistant, worker and page ..."):
        while time.monotonic() < deadline:
            _see_that_all_run(children, settings)
            if _assistant_is_ready(settings) and _answers(f"http://{settings.host}:{port}/readyz"):
                return
            time.sleep(0.2)
    what, part = (
        ("assistant was not ready", "assistant")
        if not _assistant_is_ready(settings)
        else ("page did not answer", "gateway")
    )
    fail(f"The {what} within {SECONDS_TO_START:.0f} s. Its log: {settings.data / 'logs' / f'{part}.log'}")


def _assistant_is_ready(settings: Settings) -> bool:
    """Whether it takes turns, and does nothing else any more: beside 150 new articles the first answer would take seconds."""
    said = (settings.data / "logs" / "assistant.log").read_text(errors="replace")
    return ASSISTANT_READY in said and any(each in said for each in (ARTICLES_READY, ARTICLES_NOT_READY))


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _see_that_all_run(children: list[subprocess.Popen[bytes]], settings: Settings) -> None:
    for part, child in zip(PARTS, children, strict=False):
        if child.poll() is not None:
            log = settings.data / "logs" / f"{part}.log"
            fail(f"The {part} ended with code {child.returncode}. The end of {log}:\n{_tail(log)}")


def _tail(path: Path, lines: int = 8) -> str:
    return "\n".join(path.read_text(errors="replace").splitlines()[-lines:])


def _say_where(settings: Settings, port: int, seconds: float) -> None:
    base = f"http://{settings.host}:{port}"
    console.print(f"\nNightdesk is up after {seconds:.0f} s.", style="bold")
    console.print(
        f"  Web chat   {base}/\n  Console    {base}/tickets\n  Logs       {settings.data / 'logs'}", highlight=False
    )
    console.print("\nThree sentences to try (choose the person on the page first):")
    for person, words in TRY:
        say(f'  {person}: "{words}"')
    say("\nIn another terminal: make chat (as Sam), or make chat AS=gwen@foothills-auto.example")
    say("Ctrl-C stops everything.")


def _watch(children: list[subprocess.Popen[bytes]], settings: Settings) -> None:
    """Until a signal; a part that dies is started by nobody here, so say so and stop."""
    while True:
        _see_that_all_run(children, settings)
        time.sleep(0.5)


def _stop_parts(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask all to stop, wait, and end by force what does not."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        try:
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
