"""The articles of a running process: read again when their files change, while everybody goes on."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.desk.walkthroughs import Article
from bot.knowledge.loading import Library, NoArticles, load_articles
from bot.knowledge.search import ArticleSearch
from bot.language.encoding import EncoderSource
from bot.operations.ports import FoundFixes, KeptMeanings

_READ = (".md", ".svg", ".png")


@dataclass(frozen=True)
class _Shelf:
    """What was read at one time; the mark is that of the files as they were before they were read."""

    mark: frozenset[tuple[str, int, int, int]]
    library: Library
    search: ArticleSearch


class LiveArticles:
    """``ArticleFinder`` on folders that may change; raises NoArticles when one is not there at the beginning.

    They are read when somebody first asks for them: most commands never do. ``look`` takes up what has changed; until then
    everything stays as it was read. Whoever asks during a look is answered out of what was there before.
    """

    def __init__(
        self, folders: Sequence[Path], encoder: EncoderSource | None = None, kept: KeptMeanings | None = None
    ) -> None:
        self.folders = tuple(folders)
        self._encoder = encoder
        self._kept = kept
        # Held by one thread through a look, in which it may be the first to read.
        self._looking = threading.RLock()
        self._prepared = False
        self._read_last: _Shelf | None = None
        for folder in self.folders:
            if not folder.is_dir():
                raise NoArticles(folder)

    @property
    def library(self) -> Library:
        """The articles as they were read last."""
        return self._shelf().library

    @property
    def search(self) -> ArticleSearch:
        """The search over them."""
        return self._shelf().search

    def look(self) -> bool:
        """Read all again if a file has changed, came or went; whether it had. NoArticles changes nothing."""
        with self._looking:
            if frozenset(_marks(self.folders)) == self._shelf().mark:
                return False
            shelf = self._read()
            if self._prepared:
                # Before anybody is shown them: the next question shall not wait.
                shelf.search.prepare()
            self._read_last = shelf
            return True

    def fixes_for(self, category: str, words: str, client: str | None = None) -> FoundFixes:
        """What to offer for a problem."""
        return self.search.fixes_for(category, words, client)

    def best_for(self, category: str, words: str, client: str | None = None) -> Article | None:
        """The one article to name for a category."""
        return self.search.best_for(category, words, client)

    def for_technicians(self, category: str | None, words: str, client: str | None = None) -> Sequence[Article]:
        """What may help a technician with a ticket of this client."""
        return self.search.for_technicians(category, words, client)

    def categories_for(self, client: str | None = None) -> frozenset[str]:
        """The kinds of problems for which people of this client may be offered an article."""
        return self.search.categories_for(client)

    def prepare(self) -> int:
        """Do what the first question would wait for, now and after every change from now on."""
        self._prepared = True
        return self.search.prepare()

    def _shelf(self) -> _Shelf:
        if self._read_last is None:
            with self._looking:
                if self._read_last is None:
                    self._read_last = self._read()
        return self._read_last

    def _read(self) -> _Shelf:
        # Before reading: what changes while we read is seen at the next look.
        mark = frozenset(_marks(self.folders))
        library = load_articles(*self.folders)
        return _Shelf(mark, library, ArticleSearch(library, self._encoder, self._kept))


def _marks(folders: Sequence[Path]) -> Iterator[tuple[str, int, int, int]]:
    """One for each file: its path, when it was written, how long it is, and which one it is on the disk."""
    for folder in folders:
        if not folder.is_dir():
            raise NoArticles(folder)
        for place, _, names in os.walk(folder):
            for name in names:
                if not name.endswith(_READ):
                    continue
                path = os.path.join(place, name)
                try:
                    found = os.stat(path)
                except FileNotFoundError:
                    continue  # it has gone since its name was read
                yield path, found.st_mtime_ns, found.st_size, found.st_ino
