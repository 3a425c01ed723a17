"""What the desk asks of the world outside: the time, a pager, articles, the rota, a reader of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.desk.attainment import Judged
from bot.desk.clients import ChatIdentity, Client
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.errors import NotFound
from bot.desk.escalation import Call, Ladders
from bot.desk.monthly import GivenOut, MonthlyReport
from bot.desk.names import ClientName
from bot.desk.oncall import Rota
from bot.desk.people import Person
from bot.desk.quotes import Quote
from bot.desk.steady import Bearings
from bot.desk.tickets import Fact, Ticket
from bot.operations.ports.alerts import AlertPlans, NoAlertPlan
from bot.operations.ports.articles import ArticleFiles, ArticleFinder, NoArticleFiles
from bot.operations.ports.client_files import ClientFiles, NoClientFiles
from bot.operations.ports.identities import Codes, Mailer
from bot.operations.ports.learning import NoTrainingData, TrainingData
from bot.operations.ports.records import Meaning, TicketWords
from bot.operations.ports.work import Scope, WorkFactory


class Clock(Protocol):
    """Where operations take the time from."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...


@runtime_checkable
class DeskClock(Clock, Protocol):
    """A clock that the processes of the desk keep together."""

    def bearings(self) -> Bearings:
        """The desk's time, the wall's, and the time since boot, read at once."""
        ...

    def take(self, now: datetime, accepted: int) -> None:
        """Go on from this time."""
        ...

    def accept_wall(self, accepted: int) -> None:
        """The wall's time is the desk's from now on, by the acceptance with this number."""
        ...


class Pager(Protocol):
    """Reaches a technician at any hour."""

    def page(self, page: Page, call: Call, text: str) -> None:
        """Call the address about the page, with these words, a title in the first line; raises when nobody took it."""
        ...


@dataclass(frozen=True)
class RotaReading:
    """What the rota that holds was read from, and when.

    ``calendar`` names the calendar's file, or the host it comes from and no more: such addresses are secrets. ``good_at``
    is when a calendar was read last that made sense, ``fetched_at`` when one at an address was fetched last.
    """

    read_at: datetime
    calendar: str | None = None
    good_at: datetime | None = None
    fetched_at: datetime | None = None


class RotaSource(Protocol):
    """Where the rota stands."""

    def rota(self) -> Rota: ...
    def ladders(self) -> Ladders: ...
    def reading(self) -> RotaReading: ...
    def warning(self) -> str | None:
        """Why the newest rota does not hold and an older one does; None when all is well."""
        ...


class Papers(Protocol):
    """Puts on paper, under the house's letterhead, what is to be read and filed. No paper approves anything."""

    def quote(self, quote: Quote, client: Client, ticket: Ticket) -> bytes:
        """A PDF, the same for the same quote in the same state."""
        ...

    def month(self, report: MonthlyReport, given: GivenOut | None, client: Client) -> bytes:
        """A client's month as PDF, the same for the same figures in the same state."""
        ...

    def promises(self, judged: Sequence[Judged], client: Client) -> bytes:
        """What a report was counted from, as CSV that Excel reads rightly."""
        ...


class NoPapers:
    """Nobody has said whose letterhead it is."""

    def quote(self, quote: Quote, client: Client, ticket: Ticket) -> bytes:
        """Always refused."""
        raise NotFound("No papers are written here. Use `nightdesk quotes pdf`.")

    def month(self, report: MonthlyReport, given: GivenOut | None, client: Client) -> bytes:
        """Always refused."""
        raise NotFound("No papers are written here. Use `nightdesk report monthly --pdf FILE`.")

    def promises(self, judged: Sequence[Judged], client: Client) -> bytes:
        """Always refused."""
        raise NotFound("No papers are written here. Use `nightdesk report sla --csv FILE`.")


@dataclass(frozen=True)
class ReadText:
    """What a person typed, made safe to keep: payload signs gone, secrets removed (``removed`` names their kinds)."""

    text: str
    removed: frozenset[str] = frozenset()
    emergency: EmergencyKind | None = None


@dataclass(frozen=True)
class FoundFact:
    """A fact and the characters of the message it stands on, `start` to `end`; both 0 when that is not known."""

    fact: Fact
    start: int = 0
    end: int = 0


class Reader(Protocol):
    """Reads typed text before anything else does."""

    def read(self, text: str) -> ReadText: ...
    def without_secrets(self, text: str) -> tuple[str, frozenset[str]]:
        """The text with its lines and everything else as it is, but without secrets, and which kinds were taken out."""
        ...

    def with_names(self, text: str, found: Sequence[FoundFact], names: Sequence[ClientName]) -> Sequence[FoundFact]:
        """What was found in the text and the client's own names in it, which take the place of what they stand on."""
        ...

    def foreign(self, text: str) -> str | None:
        """A sentence in the text's own language saying that we speak English, when it is clearly not English."""
        ...


class Likeness(Protocol):
    """Says how alike tickets are."""

    def maker(self) -> str | None:
        """What meanings are made by here; None where they cannot be made. It may load a model, as ``meanings`` does."""
        ...

    def meanings(self, texts: Sequence[str]) -> Sequence[Meaning]: ...
    def likeness(self, one: TicketWords, others: Sequence[TicketWords]) -> Sequence[float]:
        """For each other 0 (tells of something else) to 1 (says the same), in their order. Fast: it loads no model."""
        ...


@dataclass(frozen=True)
class DeskPorts:
    """Everything an operation may be given, made once by the composition root.

    ``writes_first`` are the platforms that are set up and let us write to somebody who has not written to us yet.
    ``left_out`` are the chat platforms that this desk does not run: nothing that can be said elsewhere is written there. One
    that is set up and only away for a while is none of them.
    ``mails`` says whether mail reaches anybody.
    ``public_url`` is where browsers reach the gateway, without a slash at its end. ``rooms`` are where the MSP's own people
    work together in chat.
    """

    begin: WorkFactory
    clock: Clock
    reader: Reader
    articles: ArticleFinder
    rota: RotaSource
    likeness: Likeness
    codes: Codes
    mailer: Mailer
    writes_first: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    mails: bool = False
    public_url: str = ""
    monitoring: AlertPlans = field(default_factory=NoAlertPlan)
    client_files: ClientFiles = field(default_factory=NoClientFiles)
    article_files: ArticleFiles = field(default_factory=NoArticleFiles)
    training: TrainingData = field(default_factory=NoTrainingData)
    rooms: tuple[ChatIdentity, ...] = ()
    papers: Papers = field(default_factory=NoPapers)
    wall: Clock | None = None

    def outside_now(self) -> datetime:
        """What outsiders call the time, for what they sign with theirs; the desk's own time may be another."""
        return (self.wall or self.clock).now()

    def for_person(self, person: Person) -> DeskPorts:
        """The same for what somebody who speaks asks for: the database shows and takes rows of this scope only."""
        return replace(self, begin=self.begin.within(Scope.of(person)))

    def in_turn(self, turn: str) -> DeskPorts:
        """The same for what is done to answer this turn: nothing of it lasts once the person has been answered otherwise."""
        return replace(self, begin=self.begin.in_turn(turn))
