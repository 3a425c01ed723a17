"""What the desk asks of the world outside: the time, a pager, articles, the rota, a reader of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.escalation import Call, Ladders
from bot.desk.names import ClientName
from bot.desk.oncall import Rota
from bot.desk.tickets import Fact
from bot.desk.walkthroughs import Article
from bot.operations.ports.alerts import AlertPlans, NoAlertPlan
from bot.operations.ports.identities import Codes, Mailer
from bot.operations.ports.records import Meaning, TicketWords
from bot.operations.ports.repositories import WorkFactory


class Clock(Protocol):
    """Where operations take the time from."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...


class Pager(Protocol):
    """Reaches a technician at any hour."""

    def page(self, page: Page, call: Call, text: str) -> None:
        """Call the address about the page, with these words, a title in the first line; raises when nobody took it."""
        ...


@dataclass(frozen=True)
class FoundFixes:
    """The fix to offer; where it is not clear the `choices`, at most three and the likeliest first, to ask "Is it this?"."""

    best: Article | None
    choices: tuple[Article, ...] = ()

    @property
    def offered(self) -> Article | None:
        """The likeliest, if there is any."""
        return self.choices[0] if self.choices else self.best

    @property
    def unclear(self) -> bool:
        """Whether the person has to say which; one alone is confirmed by its name."""
        return len(self.choices) > 1


class ArticleFinder(Protocol):
    """Finds a fix; `client` is the code of the client whose people it is for, None for somebody nobody knows."""

    def fixes_for(self, category: str, words: str, client: str | None = None) -> FoundFixes: ...
    def best_for(self, category: str, words: str, client: str | None = None) -> Article | None:
        """The best of `fixes_for`."""
        ...

    def prepare(self) -> int:
        """Do what the first question would wait for; how many articles were met for the first time."""
        ...


@dataclass(frozen=True)
class ArticleMeaning:
    """What a version of an article means: the vector of the whole, and all its vectors as bytes only their maker reads."""

    version: str
    middle: Sequence[float]
    vectors: bytes


class KeptMeanings(Protocol):
    """Keeps what articles mean, for every process and the next start; ``made_by`` names what the vectors come from."""

    def article_meanings(self, made_by: str, versions: Sequence[str]) -> Mapping[str, bytes]:
        """The vectors of those of the versions that are kept."""
        ...

    def known_articles(self, made_by: str, versions: Sequence[str]) -> frozenset[str]:
        """Those of the versions that are kept."""
        ...

    def keep_article_meanings(self, made_by: str, meanings: Sequence[ArticleMeaning]) -> None:
        """Keep them; one that is kept already stays as it is."""
        ...

    def index_articles(self, width: int) -> bool:
        """Have an index of middles of so many numbers from now on; False where there can be none."""
        ...

    def nearest_articles(self, made_by: str, middle: Sequence[float], most: int) -> Sequence[str]:
        """The versions whose middles are about the nearest, the nearest first; needs the index."""
        ...


class RotaSource(Protocol):
    """Where the rota stands."""

    def rota(self) -> Rota: ...
    def ladders(self) -> Ladders: ...
    def warning(self) -> str | None:
        """Why the newest rota does not hold and an older one does; None when all is well."""
        ...


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
    ``public_url`` is where browsers reach the gateway, without a slash at its end.
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
    public_url: str = ""
    monitoring: AlertPlans = field(default_factory=NoAlertPlan)
