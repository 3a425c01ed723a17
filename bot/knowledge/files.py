"""The files that articles stand in: reading one in any status, what is wrong with it, writing its status."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from bot.connectors.whole_files import write_whole
from bot.desk.errors import NotFound
from bot.desk.walkthroughs import Article, Status
from bot.knowledge.checking import check_articles
from bot.knowledge.findings import Severity
from bot.knowledge.frontmatter import with_status
from bot.knowledge.loading import load_articles
from bot.knowledge.parsing import parse_article


class ArticleFolders:
    """``ArticleFiles`` of the ports on folders of Markdown files."""

    def __init__(self, folders: Sequence[Path], categories: Collection[str], today: date) -> None:
        self._folders = folders
        self._categories = categories
        self._today = today
        self._library = load_articles(*folders)

    def get(self, article: str) -> Article | None:
        """The article as its file says now, in any status."""
        return self._library.get(article) or self._library.unpublished.get(article)

    def errors(self, article: str) -> Sequence[str]:
        """What has to be mended before it may be published, by file and line."""
        file = self._file(article)
        folder = next(each for each in self._folders if file.is_relative_to(each))
        path = file.relative_to(folder).as_posix()
        findings = check_articles(folder, self._categories, self._today)
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

    def _file(self, article: str) -> Path:
        if article not in self._library.files:
            raise NotFound(f"There is no article {article}.")
        return self._library.files[article]

    def _text(self, article: str, status: Status) -> str:
        return with_status(self._file(article).read_text(encoding="utf-8"), status)
