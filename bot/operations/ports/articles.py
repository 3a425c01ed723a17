"""What the desk asks of the knowledge base: finding a fix, keeping what was shown, how far an article has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.desk.errors import NotFound
from bot.desk.walkthroughs import Article, Status


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

    def for_technicians(self, category: str | None, words: str, client: str | None = None) -> Sequence[Article]:
        """What may help a technician with a ticket of this client, internal articles too; at most three, best first."""
        ...

    def categories_for(self, client: str | None = None) -> frozenset[str]:
        """The kinds of problems for which people of this client may be offered an article."""
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


@dataclass(frozen=True)
class ArticleChange:
    """That somebody took an article from one status to another; `version` is that of its content afterwards."""

    article: str
    version: str
    was: Status
    became: Status
    by: str
    at: datetime


class Articles(Protocol):
    """What is kept of articles, whatever becomes of their files."""

    def keep_version(self, article: Article, at: datetime) -> None:
        """Keep the content of this version; one that is kept already stays as it is."""
        ...

    def version(self, version: str) -> Article | None:
        """The article as it was in that version, if anybody was shown it or its status was changed."""
        ...

    def versions(self, article: str) -> Sequence[tuple[str, datetime]]:
        """The versions of an article that are kept and since when, the oldest first."""
        ...

    def hold(self, article: str) -> None:
        """Nobody else changes the status of this article until our transaction ends."""
        ...

    def note_change(self, change: ArticleChange) -> None: ...
    def changes(self, article: str) -> Sequence[ArticleChange]:
        """The changes of an article's status, the oldest first."""
        ...


class ArticleFiles(Protocol):
    """The files that articles stand in, as they are now."""

    def all(self) -> Sequence[Article]:
        """Every article that can be read, in any status, by id."""
        ...

    def unreadable(self) -> Sequence[str]:
        """What keeps other files out, by file and line."""
        ...

    def get(self, article: str) -> Article | None:
        """The article in any status; None when no file of that id can be read."""
        ...

    def picture(self, path: str) -> bytes | None:
        """A picture of an article in any status and for whomever it is; None when there is none, or it is not safe."""
        ...

    def errors(self, article: str) -> Sequence[str]:
        """What has to be mended before it may be published, by file and line."""
        ...

    def with_status(self, article: str, status: Status) -> Article:
        """The article as it will be in that status; nothing is written yet."""
        ...

    def write_status(self, article: str, status: Status) -> None:
        """Write that status into the file, whole or not at all; OSError when it cannot be written."""
        ...


class NoArticleFiles:
    """A desk without articles."""

    def all(self) -> Sequence[Article]:
        """None."""
        return ()

    def unreadable(self) -> Sequence[str]:
        """Nothing."""
        return ()

    def get(self, article: str) -> Article | None:
        """Never."""
        return None

    def picture(self, path: str) -> bytes | None:
        """Never."""
        return None

    def errors(self, article: str) -> Sequence[str]:
        """Nothing."""
        return ()

    def with_status(self, article: str, status: Status) -> Article:
        """There is none to ask for."""
        raise NotFound(f"There is no article {article}.")

    def write_status(self, article: str, status: Status) -> None:
        """There is none to write."""
        raise NotFound(f"There is no article {article}.")
