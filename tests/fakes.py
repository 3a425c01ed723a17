"""Stand-ins for what is outside: the clock, whoever finds answers, and a channel's way out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.bootstrap import SteadyClock
from bot.channels.outcomes import Later, Never, Taken
from bot.desk.walkthroughs import Article
from bot.operations.ports import Answer, FoundFixes, Meaning, OutgoingMessage, TicketWords
from bot.operations.turns import Turn


class SteppingClock:
    """A clock that moves only when a test moves it, forwards or back."""

    def __init__(self, instant: datetime) -> None:
        self._instant = instant

    def now(self) -> datetime:
        """Where the test has put it."""
        return self._instant

    def step(self, **by: float) -> None:
        """Move by days, hours, minutes, ... as timedelta names them."""
        self._instant += timedelta(**by)

    def set(self, instant: datetime) -> None:
        """Move to an instant."""
        self._instant = instant


class Machine:
    """A machine whose time goes on when a test says so, and whose wall clock can be stepped; each process has its own clock."""

    def __init__(self, wall: datetime, boot: str = "here") -> None:
        self._wall = wall
        self._uptime = timedelta(hours=1)
        self._boot = boot

    def now(self) -> datetime:
        """What the wall shows."""
        return self._wall

    def passes(self, time: timedelta) -> None:
        """Time passes, everywhere."""
        self._wall += time
        self._uptime += time

    def step_wall(self, by: timedelta) -> None:
        """Somebody steps the wall clock."""
        self._wall += by

    def process(self) -> SteadyClock:
        """The clock of a process that starts now."""
        return SteadyClock(self, lambda: self._uptime, self._boot)


@dataclass
class SaysBack:
    """An assistant that repeats the words, and remembers which turns it was given."""

    turns: list[Turn] = field(default_factory=list)

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """The words of the turn."""
        self.turns.append(turn)
        return (Answer(f"You said: {turn.words}"),)


class Breaks:
    """An assistant that raises."""

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """Never."""
        raise RuntimeError("the model is broken")


class Hangs:
    """An assistant that never comes back."""

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """Never."""
        await asyncio.Event().wait()
        raise AssertionError


class SaysNothing:
    """An assistant that comes back without a word."""

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """Nothing."""
        return ()


@dataclass
class TakesSome:
    """A channel that takes so many messages and then none; it calls each by its number."""

    takes: int = 1_000
    refuses_with: Later | Never = field(default_factory=lambda: Later("full"))
    taken: list[str] = field(default_factory=list)
    edited: list[tuple[str, str]] = field(default_factory=list)

    async def send(self, message: OutgoingMessage) -> Taken | Later | Never:
        """Whether there was room."""
        if len(self.taken) >= self.takes:
            return self.refuses_with
        if message.edited_ref is not None:
            self.edited.append((message.edited_ref["number"], message.text))
            return Taken()
        self.taken.append(message.text)
        return Taken({"number": str(message.id)})


@dataclass
class RemembersMail:
    """A mailer that sends nothing: to whom, about what, and the words."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)

    def send(self, to: str, subject: str, text: str) -> None:
        """Remember the mail."""
        self.sent.append((to, subject, text))


@dataclass
class SharesWords:
    """A likeness that counts common words, of the meaning where it made it; and remembers what it was asked about."""

    name: str = "common words"
    asked: list[str] = field(default_factory=list)

    def maker(self) -> str | None:
        """Itself."""
        return self.name

    def meanings(self, texts: Sequence[str]) -> Sequence[Meaning]:
        """The words of each text, in lower case."""
        self.asked.extend(texts)
        return tuple(Meaning(self.name, text.lower().encode()) for text in texts)

    def likeness(self, one: TicketWords, others: Sequence[TicketWords]) -> Sequence[float]:
        """The share of words that both have."""
        return tuple(_common(self._words(one), self._words(other)) for other in others)

    def _words(self, ticket: TicketWords) -> frozenset[str]:
        meant = ticket.meaning is not None and ticket.meaning.made_by == self.name
        text = ticket.meaning.vector.decode() if meant and ticket.meaning else ticket.words.lower()
        return frozenset(text.split())


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


class FindsOne:
    """An ``ArticleFinder`` with one article for everything, or some to choose from."""

    def __init__(self, article: Article, *choices: Article) -> None:
        self._article = article
        self._choices = choices

    def fixes_for(self, category: str, words: str, client: str | None = None) -> FoundFixes:
        """It, and what there is to choose."""
        return FoundFixes(self._article, self._choices)

    def best_for(self, category: str, words: str, client: str | None = None) -> Article | None:
        """It."""
        return self._article

    def for_technicians(self, category: str | None, words: str, client: str | None = None) -> Sequence[Article]:
        """It."""
        return (self._article,)

    def categories_for(self, client: str | None = None) -> frozenset[str]:
        """Those of it."""
        return frozenset(self._article.categories)

    def prepare(self) -> int:
        """There is nothing to do."""
        return 0
