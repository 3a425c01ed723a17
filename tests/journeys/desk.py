"""The real desk in one process: a trained model, PostgreSQL, and a message's whole way from intake to outbox."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Protocol

from procrastinate import App

from bot.bootstrap import Desk
from bot.channels.outcomes import Later, Never, Taken
from bot.connectors.files import SafeFiles
from bot.connectors.pager import RememberingPager
from bot.desk.attachments import Attachment, SentFile
from bot.desk.clients import ChatIdentity
from bot.desk.decisions import Decision
from bot.desk.emergencies import Page
from bot.desk.enquiries import Enquiry
from bot.desk.people import Conversation
from bot.desk.quotes import Quote
from bot.desk.tickets import HistoryEntry, Ticket
from bot.operations.clients import import_clients
from bot.operations.intake import receive_message
from bot.operations.ports import DONE, ClientFile, IncomingMessage, KnownButton, OutgoingMessage
from bot.operations.quotes import expire_quotes
from bot.storage.jobs import DELIVERIES, FILES, MAILS, PAGES, TURNS, make_jobs_app
from bot.worker.app import jobs_for_deliveries, jobs_for_files, jobs_for_turns
from bot.worker.deliveries import Sender
from bot.worker.files import Fetcher
from bot.worker.turns import Answers as Assistant

TUESDAY_MORNING = datetime.fromisoformat("2026-11-24T10:00-05:00")
TUESDAY_NIGHT = datetime.fromisoformat("2026-11-24T22:00-05:00")


@dataclass
class SettableClock:
    """A clock that stands still until it is told otherwise."""

    instant: datetime = TUESDAY_MORNING

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.instant

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self.instant += by


@dataclass
class Post:
    """The way out of the web channel: keeps what the delivery job hands over, in order, by conversation."""

    taken: dict[str, list[OutgoingMessage]] = field(default_factory=dict)

    async def send(self, message: OutgoingMessage) -> Taken:
        """Take it."""
        self.taken.setdefault(message.conversation, []).append(message)
        return Taken()

    def collect(self, conversation: str) -> tuple[OutgoingMessage, ...]:
        """What came since the last look."""
        return tuple(self.taken.pop(conversation, ()))


@dataclass(frozen=True)
class Answers:
    """What came back, with the meaning of every button as the server knows it."""

    messages: tuple[OutgoingMessage, ...]
    buttons: tuple[KnownButton, ...]

    @property
    def text(self) -> str:
        """All words."""
        return "\n".join(message.text for message in self.messages)

    @property
    def offers(self) -> list[str]:
        """The intents of the buttons, in order."""
        return [button.pressed.intent for button in self.buttons]

    def button(self, intent: str, **args: str) -> KnownButton:
        """The button that means this; AssertionError with what there is instead."""
        for button in self.buttons:
            if button.pressed.intent == intent and args.items() <= dict(button.pressed.args).items():
                return button
        raise AssertionError(f"no button {intent} {args or ''}among {self.offers} under: {self.text}")

    def says(self, *words: str) -> bool:
        """Whether each of these stands in the words, in any case of letters."""
        return all(word.casefold() in self.text.casefold() for word in words)


NOTHING = Answers((), ())


@dataclass(frozen=True)
class Seen:
    """A channel's real way out; what the platform has taken is seen by the journey."""

    sender: Sender
    post: Post

    async def send(self, message: OutgoingMessage) -> Taken | Later | Never:
        """Send it; an edit changes what was seen before and is no new message."""
        outcome = await self.sender.send(message)
        if isinstance(outcome, Taken) and message.edits is None:
            await self.post.send(message)
        return outcome


class Known(Protocol):
    """Who everybody is in a chat."""

    def known(self, file: ClientFile) -> ClientFile:
        """The file with the chats of its contacts."""
        ...


class Way(Protocol):
    """How somebody's words and presses come in."""

    @property
    def book(self) -> Known:
        """Who everybody is there."""
        ...

    def identity(self, email: str) -> ChatIdentity:
        """Who has this address there; an address nobody has is a stranger."""
        ...

    async def bring(self, identity: ChatIdentity, text: str, key: str | None) -> None:
        """The person writes, or presses the button with this key; back when it has been taken."""
        ...


class House:
    """The desk at work, and ways to look at what it remembers."""

    def __init__(
        self,
        desk: Desk,
        jobs: App,
        clock: SettableClock,
        post: Post,
        senders: dict[str, Sender] | None = None,
        fetchers: dict[str, Fetcher] | None = None,
    ) -> None:
        # The ways out by platform; one that is added here is used from the next delivery on.
        self.senders = senders if senders is not None else {}
        # Likewise the ways to what people send.
        self.fetchers = fetchers if fetchers is not None else {}
        self.desk = desk
        self.clock = clock
        self._jobs = jobs
        self._post = post
        self._deliveries = count()
        self.turns_end = DONE
        self._way: Way | None = None

    def meet(self, way: Way, platform: str) -> None:
        """From now on everybody writes and reads on this platform."""
        self._way = way
        self.senders[platform] = Seen(self.senders[platform], self._post)

    def person(self, email: str) -> Person:
        """Somebody in the web chat, or where everybody is met; an address nobody knows is a stranger."""
        return Person(self, self._way.identity(email) if self._way else ChatIdentity("web", "", email))

    def agree(self, file: ClientFile) -> None:
        """A client's file, taken in as it is now."""
        met = self._way.book.known(file) if self._way else file
        import_clients(work=self.desk.begin, files=[met], now=self.clock.now())

    async def work(self) -> None:
        """Do every job that waits."""
        await self._jobs.run_worker_async(
            queues=[TURNS, DELIVERIES, PAGES, FILES, MAILS],
            wait=False,
            install_signal_handlers=False,
            listen_notify=False,
            delete_jobs="successful",
        )

    async def quotes_lapse(self) -> None:
        """The round that lets quotes expire, and the jobs it leaves."""
        expire_quotes(ports=self.desk.ports)
        await self.work()

    async def take_in(
        self, identity: ChatIdentity, text: str = "", key: str | None = None, files: tuple[SentFile, ...] = ()
    ) -> Answers:
        """A message's whole way; what the person is sent in return."""
        if self._way is not None:
            await self._way.bring(identity, text, key)
            await self.work()
            with self.desk.begin() as work:
                later = self.desk.clock.now() + timedelta(minutes=1)
                assert work.conversations.unfinished(later) == (), f"the turn of {text!r} is not finished"
            return self.collect(identity)
        message = IncomingMessage(f"journey:{next(self._deliveries)}", identity, text, key, files=files)
        stored = receive_message(ports=self.desk.ports, message=message)
        assert stored is not None
        await self.work()
        with self.desk.begin() as work:
            handled = work.conversations.turn(stored.id)
        assert handled is not None
        assert handled.state == self.turns_end, f"the turn of {text!r} is {handled.state}"
        return self.collect(identity)

    def collect(self, identity: ChatIdentity) -> Answers:
        """What was sent to somebody since the last look."""
        messages = self._post.collect(Conversation(identity).key)
        with self.desk.begin() as work:
            known = [work.conversations.button(shown.key) for message in messages for shown in message.buttons]
        return Answers(messages, tuple(button for button in known if button is not None))

    # ---- what the desk remembers -------------------------------------------------------------------------------

    def tickets(self) -> Sequence[Ticket]:
        """Every ticket, in the order they were opened."""
        with self.desk.begin() as work:
            return sorted(work.tickets.list(), key=lambda ticket: ticket.number)

    async def solved_printer(self) -> Person:
        """Ravi of the garage, whose printer was looked at for a price that Gwen approved, works now and is closed."""
        ravi, gwen = (self.person(f"{name}@foothills-auto.example") for name in ("ravi", "gwen"))
        await ravi.takes_the_offer("printer does not print")
        gwen.looks()
        await gwen.presses("approve_quote")
        await ravi.says("it works now, you can close it")
        await ravi.presses("ticket_close")
        return ravi

    def only_ticket(self) -> Ticket:
        """The one ticket there is."""
        found = self.tickets()
        assert len(found) == 1, [ticket.number for ticket in found]
        return found[0]

    def history(self, ticket: Ticket) -> Sequence[HistoryEntry]:
        """What happened to a ticket."""
        with self.desk.begin() as work:
            return work.tickets.history(ticket.number)

    def happened(self, ticket: Ticket) -> list[str]:
        """The kinds of what happened to a ticket."""
        return [entry.kind for entry in self.history(ticket)]

    def files(self, ticket: Ticket) -> list[tuple[Attachment, bytes]]:
        """The files of a ticket with their bytes."""
        with self.desk.begin() as work:
            return [
                (each, work.attachments.content(each.id) or b"") for each in work.attachments.of_ticket(ticket.number)
            ]

    def decision_of(self, ticket: Ticket) -> Decision:
        """The verdict a ticket rests on."""
        with self.desk.begin() as work:
            stored = work.decisions.get(ticket.decision or "")
        assert stored is not None
        return stored.decision

    def quotes(self, ticket: Ticket) -> Sequence[Quote]:
        """The quotes of a ticket, newest first."""
        with self.desk.begin() as work:
            return work.quotes.of_ticket(ticket.number)

    def only_quote(self, ticket: Ticket) -> Quote:
        """The one quote of a ticket."""
        found = self.quotes(ticket)
        assert len(found) == 1
        return found[0]

    def pages(self) -> Sequence[Page]:
        """The calls for a person."""
        with self.desk.begin() as work:
            return work.pages.list()

    def unsent_pages(self) -> Sequence[Page]:
        """The calls that have not reached the pager."""
        with self.desk.begin() as work:
            return work.pages.unsent()


class Person:
    """Somebody who talks to the desk."""

    def __init__(self, house: House, identity: ChatIdentity) -> None:
        self._house = house
        self.identity = identity
        self.seen: Answers = NOTHING

    @property
    def conversation(self) -> str:
        """The key of their conversation."""
        return Conversation(self.identity).key

    async def says(self, text: str) -> Answers:
        """Type something."""
        return self._saw(await self._house.take_in(self.identity, text))

    async def sends(self, *files: SentFile, text: str = "") -> Answers:
        """Send files, with or without words."""
        return self._saw(await self._house.take_in(self.identity, text, files=files))

    async def presses(self, intent: str, **args: str) -> Answers:
        """Press the button that means this in the answers seen last."""
        key = self.seen.button(intent, **args).key
        return self._saw(await self._house.take_in(self.identity, key=key))

    async def takes_the_offer(self, words: str, impact: str = "person", urgency: str = "degraded") -> Answers:
        """Tell a problem, ask for help at its price, and answer the two questions."""
        await self.says(words)
        await self.presses("choose_callout")
        return await self.answers_the_two_questions(impact, urgency)

    async def presses_key(self, key: str) -> Answers:
        """Send the key of a button, whoever it was shown to."""
        return self._saw(await self._house.take_in(self.identity, key=key))

    def looks(self) -> Answers:
        """What has come meanwhile without a question."""
        return self._saw(self._house.collect(self.identity))

    async def answers_the_two_questions(self, impact: str = "person", urgency: str = "degraded") -> Answers:
        """Press the answers to both questions."""
        await self.presses("tell_impact", impact=impact)
        return await self.presses("tell_urgency", urgency=urgency)

    def enquiry(self) -> Enquiry | None:
        """What the desk believes is being talked about."""
        with self._house.desk.begin() as work:
            return work.enquiries.current(self.conversation)

    def _saw(self, answers: Answers) -> Answers:
        if answers.messages:
            self.seen = answers
        return answers


async def told(house: House, at: datetime, email: str, *words: str) -> Person:
    """Somebody who has said this, one after the other, at that time."""
    house.clock.instant = at
    person = house.person(email)
    for each in words:
        await person.says(each)
    return person


@asynccontextmanager
async def working_house(
    desk: Desk,
    clock: SettableClock,
    assistant: Assistant,
    pager: RememberingPager,
    channels: Mapping[str, Sender] | None = None,
) -> AsyncIterator[House]:
    """The desk with its jobs registered and its ways out."""
    post = Post()
    jobs = make_jobs_app(desk.dsn)
    jobs_for_turns(jobs, desk.ports, assistant)
    senders: dict[str, Sender] = {"web": post, **(channels or {})}
    jobs_for_deliveries(jobs, desk.ports, senders, pager)
    fetchers: dict[str, Fetcher] = {}
    jobs_for_files(jobs, desk.ports, fetchers, SafeFiles())
    async with jobs.open_async():
        yield House(desk, jobs, clock, post, senders, fetchers)
