"""The files that articles stand in: reading one in any status, what is wrong with it, writing its status."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from bot.connectors.whole_files import write_whole
from bot.desk.errors import NotFound
from bot.desk.walkthroughs import Article, Status
from bot.knowledge.checking import check_articles
from bot.knowledge.findings import Severity
from bot.knowledge.frontmatter import with_status
from bot.knowledge.live import LiveArticles
from bot.knowledge.loading import Library
from bot.knowledge.parsing import parse_article
from bot.knowledge.pictures import trouble_with
from bot.operations.ports import Clock


class ArticleFolders:
    """``ArticleFiles`` of the ports on folders of Markdown files; each question looks first whether they have changed."""

    def __init__(self, live: LiveArticles, categories: Collection[str], clock: Clock) -> None:
        self._live = live
        self._categories = categories
        self._clock = clock

    def all(self) -> Sequence[Article]:
        """Every article that can be read, in any status, by id."""
        library = self._now()
        return tuple(article for _, article in sorted({**library.articles, **library.unpublished}.items()))

    def unreadable(self) -> Sequence[str]:
        """What keeps other files out, by file and line."""
        return tuple(map(str, self._now().findings))

    def get(self, article: str) -> Article | None:
        """The article in any status."""
        return _of(self._now(), article)

    def picture(self, path: str) -> bytes | None:
        """A picture of a step; None when no article has it, or it is not safe to show."""
        library = self._now()
        for id, file in library.files.items():
            article = _of(library, id)
            if article is not None and any(step.picture == path for step in article.steps):
                place = self._folder_of(file) / path
                return place.read_bytes() if trouble_with(place) is None else None
        return None

    def errors(self, article: str) -> Sequence[str]:
        """What has to be mended before it may be published, by file and line."""
        file = self._file(article)
        folder = self._folder_of(file)
        path = file.relative_to(folder).as_posix()
        findings = check_articles(folder, self._categories, self._clock.now().date())
        return [str(each) for each in findings if each.path == path and each.severity is Severity.ERROR]

    def with_status(self, article: str, status: Status) -> Article:
        """The article as it will be in that status; nothing is written yet."""
        found = self.get(article)
        changed = parse_article(self._text(article, status), found.path if found else "").article
        assert changed is not None
        return changed

    def write_status(self, article: str, status: Status) -> None:
        """Write that status into the file, whole or not at all."""
        write_whole(self._file(article), self._text(article, status))

    def _now(self) -> Library:
        self._live.look()
        return self._live.library

    def _folder_of(self, file: Path) -> Path:
        return next(each for each in self._live.folders if file.is_relative_to(each))

    def _file(self, article: str) -> Path:
        files = self._live.library.files
        if article not in files:
            raise NotFound(f"There is no article {article}.")
        return files[article]

    def _text(self, article: str, status: Status) -> str:
        return with_status(self._file(article).read_text(encoding="utf-8"), status)


def _of(library: Library, article: str) -> Article | None:
    return library.get(article) or library.unpublished.get(article)
