"""A desk that remembers in memory: as much of it as the web pages ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from types import TracebackType
from typing import cast

from bot.desk.attachments import Attachment
from bot.desk.clients import ChatIdentity, Client, ClientStatus, Contact, Role, Site, Tax
from bot.desk.contracts import Contract
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.enquiries import Enquiry
from bot.desk.money import Money
from bot.desk.oncall import Rota
from bot.desk.quotes import Quote
from bot.desk.staff import ConsoleSession, StaffEvent, StaffMember, StaffRole
from bot.desk.tickets import HistoryEntry, Ticket
from bot.desk.timesheet import PartEntry, TimeEntry
from bot.desk.walkthroughs import Article
from bot.operations.ports import (
    Answer,
    Button,
    Codes,
    ConversationLine,
    DeskPorts,
    IncomingMessage,
    KnownButton,
    OutgoingMessage,
    OutsideTicket,
    PageOnRecord,
    Pressed,
    QueueChoices,
    QueueCounts,
    QueueFilter,
    QueuePlace,
    QueueRow,
    ReadText,
    RotaSource,
    SavedView,
    Scope,
    ShownButton,
    StoredDecision,
    StoredMessage,
    TicketWords,
    Work,
)
from tests.fakes import RemembersMail, SharesWords

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=timezone.utc)
SAM = "sam@maple-dental.example"
DANA = "dana@maple-dental.example"
LEE = "lee@maple-dental.example"

MAPLE = Client(
    code="maple-dental",
    name="Maple Dental",
    status=ClientStatus.ACTIVE,
    timezone="America/Toronto",
    currency="CAD",
    tax=Tax("HST", Decimal("0.13")),
    sites=(Site("queen", "Queen Street clinic", Decimal(12)),),
    contacts=(
        Contact("Dana Reyes", DANA, "queen", frozenset({Role.PRIMARY, Role.APPROVER}), Money.of("1500.00", "CAD")),
        Contact("Sam Okoro", SAM, "queen"),
        Contact("Lee Hart", LEE, "queen", frozenset({Role.DEPARTED})),
    ),
)


@dataclass
class FixedClock:
    """A clock that a test sets."""

    at: datetime = NOW

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at

    def pass_time(self, by: timedelta) -> None:
        """Later."""
        self.at += by


@dataclass
class FakeClients:
    """Clients by what the pages ask for."""

    all: list[Client]

    def list(self) -> Sequence[Client]:
        return tuple(self.all)

    def by_email(self, email: str) -> tuple[Client, Contact] | None:
        for client in self.all:
            contact = client.contact(email)
            if contact is not None:
                return client, contact
        return None

    def by_identity(self, identity: ChatIdentity) -> tuple[Client, Contact] | None:
        return None


@dataclass
class FakeConversations:
    """Inbox, outbox and buttons in lists."""

    inbox: list[StoredMessage] = field(default_factory=list)
    outbox: list[OutgoingMessage] = field(default_factory=list)
    buttons: dict[str, KnownButton] = field(default_factory=dict)

    def receive(
        self, message: IncomingMessage, *, conversation: str, at: datetime, emergency: EmergencyKind | None
    ) -> StoredMessage | None:
        if any(known.delivery_key == message.delivery_key for known in self.inbox):
            return None
        stored = StoredMessage(
            f"turn-{len(self.inbox) + 1}",
            message.delivery_key,
            conversation,
            message.text,
            message.button_key,
            at,
            "received",
            emergency,
        )
        self.inbox.append(stored)
        return stored

    def say(
        self,
        conversation: str,
        answer: Answer,
        *,
        turn: str | None,
        contact: str | None,
        at: datetime,
        ticket: str | None = None,
        under: int | None = None,
    ) -> OutgoingMessage:
        assert (ticket, under) == (None, None), "no technicians' room was expected"
        id = len(self.outbox) + 1
        shown = tuple(ShownButton(button.title, f"key-{id}-{place}") for place, button in enumerate(answer.buttons))
        for button, show in zip(answer.buttons, shown, strict=True):
            self.buttons[show.key] = KnownButton(
                show.key, conversation, contact, button.title, button.pressed, None, id
            )
        message = OutgoingMessage(id, conversation, turn, answer.text, shown, at, about=answer.about)
        self.outbox.append(message)
        return message

    def button(self, key: str, *, for_update: bool = False) -> KnownButton | None:
        return self.buttons.get(key)

    def outgoing_after(self, conversation: str, after: int) -> Sequence[OutgoingMessage]:
        return [message for message in self.outbox if message.conversation == conversation and message.id > after]

    def lines(self, conversation: str, limit: int = 200) -> Sequence[ConversationLine]:
        theirs = [
            ConversationLine(message.received_at, False, message.text or self._title(message.button_key))
            for message in self.inbox
            if message.conversation == conversation
        ]
        ours = [
            ConversationLine(message.created_at, True, message.text, message.buttons, message.id, message.about)
            for message in self.outbox
            if message.conversation == conversation
        ]
        return sorted(theirs + ours, key=lambda line: line.at)[-limit:]

    def note_speaker(self, conversation: str, client: str | None, contact: str | None, at: datetime) -> None:
        return None

    def _title(self, key: str | None) -> str:
        button = self.buttons.get(key or "")
        return button.title if button else ""


@dataclass
class FakeQuotes:
    """Quotes that wait, and quotes of tickets."""

    all: list[Quote] = field(default_factory=list)

    def waiting_for(self, client: str, approver: str) -> Sequence[Quote]:
        return [quote for quote in self.all if quote.client == client and quote.asked == approver]

    def waiting(self, client: str | None = None) -> Sequence[Quote]:
        return [quote for quote in self.all if quote.client == client and quote.may_be_answered]

    def get(self, number: str, *, for_update: bool = False) -> Quote | None:
        return next((quote for quote in self.all if quote.number == number), None)

    def save(self, quote: Quote) -> None:
        self.all = [quote if each.number == quote.number else each for each in self.all]

    def of_ticket(self, ticket: str) -> Sequence[Quote]:
        return [quote for quote in self.all if quote.ticket == ticket]


@dataclass
class FakeTickets:
    """Tickets with their history."""

    all: list[Ticket] = field(default_factory=list)
    entries: dict[str, list[HistoryEntry]] = field(default_factory=dict)

    def get(self, number: str, *, for_update: bool = False) -> Ticket | None:
        return next((ticket for ticket in self.all if ticket.number == number), None)

    def list(self, *, client: str | None = None, open_only: bool = False, limit: int = 200) -> Sequence[Ticket]:
        return self.all[:limit]

    def children(self, number: str) -> Sequence[Ticket]:
        return [ticket for ticket in self.all if ticket.parent == number]

    def history(self, number: str) -> Sequence[HistoryEntry]:
        return self.entries.get(number, [])

    def words_of(self, number: str) -> TicketWords | None:
        ticket = self.get(number)
        return TicketWords(ticket.number, ticket.words) if ticket else None

    def earlier(self, ticket: Ticket, limit: int) -> Sequence[TicketWords]:
        theirs = [each for each in self.all if each.client == ticket.client and each.opened_at < ticket.opened_at]
        newest_first = sorted(theirs, key=lambda each: each.opened_at, reverse=True)
        return [TicketWords(each.number, each.words) for each in newest_first[:limit]] if ticket.client else []


@dataclass
class FakeDecisions:
    """Decisions by id."""

    all: dict[str, StoredDecision] = field(default_factory=dict)

    def get(self, id: str) -> StoredDecision | None:
        return self.all.get(id)


@dataclass
class FakePages:
    """Pages; those in ``on_the_way`` have not been taken by the outside system."""

    all: list[Page] = field(default_factory=list)
    on_the_way: list[Page] = field(default_factory=list)

    def list(self, limit: int = 50) -> Sequence[Page]:
        return self.all[:limit]

    def newest(self, *, after: int | None, limit: int) -> Sequence[PageOnRecord]:
        return tuple(
            PageOnRecord(place, page, None, page not in self.on_the_way) for place, page in enumerate(self.all)
        )

    def unsent(self) -> Sequence[Page]:
        return self.on_the_way


@dataclass
class FakeJobs:
    """Remembers what was deferred."""

    turns: list[str] = field(default_factory=list)
    delivered: list[str] = field(default_factory=list)

    def turn(self, turn: str, conversation: str) -> None:
        self.turns.append(turn)

    def deliver(self, conversation: str) -> None:
        self.delivered.append(conversation)


@dataclass
class FakeAttachments:
    """Files of tickets with their bytes by id; the small picture of each is its first bytes."""

    all: list[Attachment] = field(default_factory=list)
    bytes_of: dict[str, bytes] = field(default_factory=dict)

    def of_ticket(self, ticket: str) -> Sequence[Attachment]:
        return [each for each in self.all if each.ticket == ticket]

    def get(self, id: str) -> Attachment | None:
        return next((each for each in self.all if each.id == id), None)

    def content(self, id: str) -> bytes | None:
        return self.bytes_of.get(id)

    def thumbnail(self, id: str) -> bytes | None:
        return self.bytes_of[id][:4] if id in self.bytes_of else None


@dataclass
class FakeDone:
    """Steps that were done already."""

    results: dict[tuple[str, str], str] = field(default_factory=dict)

    def recall(self, turn: str, step: str) -> str | None:
        return self.results.get((turn, step))

    def remember(self, turn: str, step: str, result: str) -> None:
        self.results.setdefault((turn, step), result)


@dataclass
class FakeStaff:
    """The MSP's people."""

    all: list[StaffMember] = field(default_factory=lambda: [staff_member(role) for role in StaffRole])
    happened: list[StaffEvent] = field(default_factory=list)

    def list(self) -> Sequence[StaffMember]:
        return tuple(self.all)

    def get(self, email: str) -> StaffMember | None:
        return next((member for member in self.all if member.email == email), None)

    def add_event(self, event: StaffEvent) -> None:
        self.happened.append(event)

    def events(self, email: str | None = None, limit: int = 200) -> Sequence[StaffEvent]:
        return self.happened[::-1]


@dataclass
class FakeSignIns:
    """Sessions by what the browser's token is kept as."""

    staff: FakeStaff
    begun: dict[bytes, ConsoleSession] = field(default_factory=dict)

    def begin_session(self, session: ConsoleSession) -> None:
        self.begun[session.token] = session

    def session(self, token: bytes) -> tuple[ConsoleSession, StaffMember] | None:
        found = self.begun.get(token)
        member = self.staff.get(found.email) if found else None
        return (found, member) if found and member else None

    def sessions(self, at: datetime) -> Sequence[ConsoleSession]:
        return tuple(session for session in self.begun.values() if session.counts(at))


@dataclass
class FakeTimesheet:
    """Nobody has worked yet."""

    def time_of(self, ticket: str) -> Sequence[TimeEntry]:
        return ()

    def parts_of(self, ticket: str) -> Sequence[PartEntry]:
        return ()


@dataclass
class FakeContracts:
    """No contract is on file: what was decided stands in the decision."""

    def get(self, client: str, number: str, version: int) -> Contract | None:
        return None

    def latest(self, client: str) -> Sequence[Contract]:
        return ()


@dataclass
class FakeEnquiries:
    """Enquiries by id."""

    all: dict[str, Enquiry] = field(default_factory=dict)

    def get(self, id: str) -> Enquiry | None:
        return self.all.get(id)


@dataclass
class FakeArticles:
    """The one article there is, if there is one."""

    article: Article | None = None

    def best_for(self, category: str, words: str, client: str | None = None) -> Article | None:
        return self.article

    def for_technicians(self, category: str | None, words: str, client: str | None = None) -> Sequence[Article]:
        return (self.article,) if self.article else ()


@dataclass
class FakeQueue:
    """A queue with nothing in it."""

    def mark(self) -> int:
        return 0

    def page(self, wanted: QueueFilter, *, after: QueuePlace | None, limit: int) -> Sequence[QueueRow]:
        return ()

    def counts(self, email: str, at: datetime) -> QueueCounts:
        return QueueCounts(0, 0, 0, 0, 0)

    def choices(self) -> QueueChoices:
        return QueueChoices((), ())

    def views(self, email: str) -> Sequence[SavedView]:
        return ()


@dataclass
class FakeOutward:
    """How other ticket systems call tickets."""

    called: dict[str, OutsideTicket] = field(default_factory=dict)

    def outside_of(self, ticket: str) -> Sequence[OutsideTicket]:
        return (self.called[ticket],) if ticket in self.called else ()


def staff_member(role: StaffRole) -> StaffMember:
    """Somebody with this role, at an address that says it."""
    return StaffMember(f"Some {role.value}", f"{role.value}@nightdesk.example", role, "America/Toronto")


@dataclass
class FakeDesk:
    """The work, the clock and the reader together; every transaction sees the same lists."""

    clients: FakeClients = field(default_factory=lambda: FakeClients([MAPLE]))
    conversations: FakeConversations = field(default_factory=FakeConversations)
    quotes: FakeQuotes = field(default_factory=FakeQuotes)
    tickets: FakeTickets = field(default_factory=FakeTickets)
    decisions: FakeDecisions = field(default_factory=FakeDecisions)
    pages: FakePages = field(default_factory=FakePages)
    jobs: FakeJobs = field(default_factory=FakeJobs)
    done: FakeDone = field(default_factory=FakeDone)
    attachments: FakeAttachments = field(default_factory=FakeAttachments)
    clock: FixedClock = field(default_factory=FixedClock)
    staff: FakeStaff = field(default_factory=FakeStaff)
    timesheet: FakeTimesheet = field(default_factory=FakeTimesheet)
    contracts: FakeContracts = field(default_factory=FakeContracts)
    enquiries: FakeEnquiries = field(default_factory=FakeEnquiries)
    articles: FakeArticles = field(default_factory=FakeArticles)
    queue: FakeQueue = field(default_factory=FakeQueue)
    outward: FakeOutward = field(default_factory=FakeOutward)
    public_url: str = "http://testserver"

    def __post_init__(self) -> None:
        """Sessions know their people."""
        self.sign_ins = FakeSignIns(self.staff)

    def __enter__(self) -> Work:
        return cast(Work, self)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def commit(self) -> None:
        """Nothing to do: the lists were changed already."""

    def narrow(self, scope: Scope) -> None:
        """Nothing to do: what the database refuses is tried on a database."""

    def read(self, text: str) -> ReadText:
        """Text as it is, but for the one secret the tests know."""
        cleaned = text.replace("hunter2", "[removed]")
        return ReadText(cleaned, frozenset({"password"}) if cleaned != text else frozenset())

    def foreign(self, text: str) -> str | None:
        """Everybody writes English here."""
        return None

    def ports(self) -> DeskPorts:
        """What operations are given."""
        return DeskPorts(
            lambda: cast(Work, self),
            self.clock,
            self,
            self.articles,
            cast(RotaSource, _NoRota()),
            SharesWords(),
            cast(Codes, None),
            RemembersMail(),
            public_url=self.public_url,
        )

    def say(self, email: str, text: str, *titles: str) -> OutgoingMessage:
        """The desk's words in somebody's web conversation."""
        buttons = tuple(Button(title, Pressed("affirm")) for title in titles)
        return self.conversations.say(
            f"web::{email}", Answer(text, buttons), turn=None, contact=email, at=self.clock.at
        )


class _NoRota:
    def rota(self) -> Rota:
        raise AssertionError("no page was expected")
