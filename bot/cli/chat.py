"""``nightdesk chat``: the conversation in the terminal, by the way every message goes: intake, turn, outbox."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from bot.bootstrap import Desk, FixedClock, make_desk, use_desk
from bot.channels.terminal.screen import as_json, as_text, pressed_key
from bot.cli.common import console, database, errors, fail, instant, read_settings, say
from bot.cli.demo_data import import_demo_clients
from bot.cli.logs import log_to_stderr
from bot.cli.training import trained_model
from bot.desk.clients import ChatIdentity
from bot.desk.errors import DeskError
from bot.desk.people import Conversation, Person
from bot.operations.deliveries import mark_delivered, waiting_answers
from bot.operations.health import with_chats_as_run
from bot.operations.intake import receive_message
from bot.operations.ports import RECEIVED, IncomingMessage, OutgoingMessage, ShownButton
from bot.operations.quotes import greet_again, note_cards_seen
from bot.operations.speakers import identify
from bot.storage.postgres import PostgresDidNotStart
from bot.storage.schema import upgrade

STRANGER = "stranger"
SECONDS_FOR_A_TURN = 60.0
HELP = "Write what is wrong. A number presses a button. 'person' gets you a technician. Ctrl-D ends."


def chat(
    as_: Annotated[
        str, typer.Option("--as", metavar="EMAIL", help="who you are; without it, somebody nobody knows")
    ] = "",
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="INSTANT", help="what time it is, like 2026-11-24T22:00, on the client's clock"),
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="one JSON object per answer")] = False,
) -> None:
    """Talk to the help desk in the terminal.

    Lines come from the keyboard, or from standard input when that is not a terminal. A line `#KEY` presses a button.

    For example, on a Tuesday evening: nightdesk chat --as sam@maple-dental.example --at 2026-11-24T22:00
    """
    settings = read_settings()
    log_to_stderr("CRITICAL" if settings.log_level == "INFO" else settings.log_level)
    try:
        with database(settings) as (dsn, started_here):
            if at is not None and not started_here and not settings.database_url:
                fail(
                    "A desk is running in this data folder, and its clock is the real one. Stop it, or leave --at out."
                )
            upgrade(dsn)
            desk = make_desk(settings, dsn)
            import_demo_clients(desk)
            fixed = instant(at, _zone_of(desk, as_))
            if fixed is not None:
                desk = make_desk(settings, dsn, clock=FixedClock(fixed))
            alone = started_here or fixed is not None or bool(settings.database_url)
            model = trained_model(settings.project) if alone else None
            desk = replace(desk, ports=with_chats_as_run(ports=desk.ports))
            use_desk(desk)
            talk = Talk(desk, ChatIdentity("terminal", "", as_ or STRANGER), as_json if json_ else as_text, quiet=json_)
            with suppress(KeyboardInterrupt):
                asyncio.run(talk.run(str(model) if model else None))
            desk.engine.dispose()
    except (DeskError, PostgresDidNotStart) as refusal:
        fail(str(refusal))


def _zone_of(desk: Desk, email: str) -> str:
    with desk.begin() as work:
        found = work.clients.by_email(email) if email else None
    return found[0].timezone if found else "UTC"


class Talk:
    """One person at one terminal. With a model the turns are handled in this process, else by the running desk."""

    def __init__(
        self, desk: Desk, identity: ChatIdentity, show: Callable[[OutgoingMessage], str], *, quiet: bool
    ) -> None:
        self._desk = desk
        self._identity = identity
        self._conversation = Conversation(identity).key
        self._show = show
        self._quiet = quiet
        self._buttons: list[ShownButton] = []

    async def run(self, model: str | None) -> None:
        """Until the input ends."""
        async with self._jobs(model):
            person = await asyncio.to_thread(self._who)
            if not self._quiet:
                errors.print(HELP, style="dim")
                name = (
                    f"{person.contact.name}, {person.client.name}"
                    if person.contact and person.client
                    else "somebody we do not know"
                )
                if self._identity.user_id != STRANGER and person.contact is None:
                    name += ": no client file has that address, see `nightdesk people list`"
                errors.print(f"You are {name}.", style="dim", markup=False)
            await asyncio.to_thread(greet_again, ports=self._desk.ports, person=person)
            await self._print_waiting()
            loop = asyncio.get_running_loop()
            while (line := await loop.run_in_executor(None, self._read)) is not None:
                if not self._quiet and not sys.stdin.isatty():
                    say(f"> {line}")
                await self._say(line)

    def _who(self) -> Person:
        with self._desk.begin() as work:
            return identify(work, self._identity)

    def _read(self) -> str | None:
        if sys.stdin.isatty():
            sys.stderr.write("> ")
            sys.stderr.flush()
        raw = sys.stdin.buffer.readline()
        return raw.decode("utf-8", "replace").rstrip("\r\n") if raw else None

    async def _say(self, line: str) -> None:
        key = pressed_key(line, self._buttons)
        message = IncomingMessage(f"terminal:{uuid4().hex}", self._identity, "" if key else line, key)
        stored = await asyncio.to_thread(receive_message, ports=self._desk.ports, message=message)
        if stored is None:
            return
        deadline = asyncio.get_running_loop().time() + SECONDS_FOR_A_TURN
        while await asyncio.to_thread(self._state_of, stored.id) == RECEIVED:
            if asyncio.get_running_loop().time() > deadline:
                fail(
                    "No answer came. Is `nightdesk demo` or `nightdesk serve` still running? `nightdesk doctor` tells more."
                )
            await asyncio.sleep(0.05)
        await self._print_waiting()

    def _state_of(self, turn: str) -> str:
        with self._desk.begin() as work:
            message = work.conversations.turn(turn)
        return message.state if message else RECEIVED

    async def _print_waiting(self) -> None:
        """Print what waits in the outbox for this conversation; printed is delivered."""
        for message in await asyncio.to_thread(
            waiting_answers, ports=self._desk.ports, conversation=self._conversation
        ):
            self._print(message)
            await asyncio.to_thread(mark_delivered, ports=self._desk.ports, message=message.id)
            await asyncio.to_thread(
                note_cards_seen, ports=self._desk.ports, conversation=self._conversation, buttons=message.buttons
            )

    def _print(self, message: OutgoingMessage) -> None:
        if message.buttons:
            self._buttons = list(message.buttons)
        if self._quiet:
            sys.stdout.write(self._show(message) + "\n")
            sys.stdout.flush()
        else:
            say(self._show(message))
            console.print()

    @asynccontextmanager
    async def _jobs(self, model: str | None) -> AsyncIterator[None]:
        """Handle turns in this process; nothing when another process does."""
        if model is None:
            yield
            return
        from bot.assistant.agent import Assistant
        from bot.connectors.pager import RememberingPager
        from bot.storage.jobs import DELIVERIES, MAILS, PAGES, TURNS, make_jobs_app
        from bot.worker.app import jobs_for_deliveries, jobs_for_turns, run_rounds
        from bot.worker.deliveries import Pulled
        from bot.worker.meanings import run_meaning_rounds
        from bot.worker.queues import open_jobs, run_jobs, run_taking_up

        assistant = Assistant.load(Path(model), self._desk.dsn)
        await assistant.warm_up()
        app = make_jobs_app(self._desk.dsn)
        jobs_for_turns(app, self._desk.ports, assistant)
        pager = RememberingPager(self._desk.settings.data / "pages.jsonl")
        jobs_for_deliveries(app, self._desk.ports, {"web": Pulled()}, pager)
        async with open_jobs(app):
            running = [
                asyncio.create_task(run_jobs(app, self._desk.dsn, (TURNS, DELIVERIES, PAGES, MAILS), concurrency=4)),
                asyncio.create_task(run_taking_up(app)),
                asyncio.create_task(run_rounds(self._desk.ports)),
                asyncio.create_task(run_meaning_rounds(self._desk.ports)),
            ]
            try:
                yield
            finally:
                for task in running:
                    task.cancel()
                await asyncio.gather(*running, return_exceptions=True)
