"""Loads the knowledge base: a broken article is named by file and line, the others are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from bot.desk.errors import DeskError
from bot.desk.walkthroughs import Article, Status
from bot.knowledge.findings import Finding
from bot.knowledge.parsing import ParsedArticle, parse_article
from bot.knowledge.pictures import read_pictures


class NoArticles(DeskError, FileNotFoundError):
    """A folder of articles is not there; the message says which and where it is named."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There is no folder of articles at {folder}. Look at NIGHTDESK_ARTICLES, or at NIGHTDESK_PROJECT_FOLDER."
        )


@dataclass(frozen=True)
class Library:
    """The published articles, by id, those that are not published, and what kept others out.

    ``pictures`` are those that may be shown to everybody, by their path below the folder; ``files`` says where each
    article stands.
    """

    articles: Mapping[str, Article]
    findings: tuple[Finding, ...] = ()
    unpublished: Mapping[str, Article] = MappingProxyType({})
    pictures: Mapping[str, bytes] = MappingProxyType({})
    files: Mapping[str, Path] = MappingProxyType({})

    def get(self, article_id: str) -> Article | None:
        """The article with that id, if it is there."""
        return self.articles.get(article_id)


def load_articles(*folders: Path) -> Library:
    """Read every `*.md` below the folders; raises NoArticles when one is not there.

    An id that an earlier folder has is refused, as within one folder.
    """
    first: dict[str, str] = {}
    found = [(folder, item) for folder in folders for item in read_folder(folder, first)]
    articles = dict(sorted((item.article.id, item.article) for _, item in found if item.article is not None))
    files = {item.article.id: folder / item.path for folder, item in found if item.article is not None}
    published = {id: article for id, article in articles.items() if article.status is Status.PUBLISHED}
    pictures: dict[str, bytes] = {}
    for folder in folders:
        here = [article for id, article in published.items() if files[id] == folder / article.path]
        pictures = {**read_pictures(folder, here), **pictures}
    return Library(
        articles=MappingProxyType(published),
        findings=tuple(finding for _, item in found for finding in item.findings),
        unpublished=MappingProxyType({id: article for id, article in articles.items() if id not in published}),
        pictures=MappingProxyType(pictures),
        files=MappingProxyType(files),
    )


def read_folder(folder: Path, first: dict[str, str] | None = None) -> tuple[ParsedArticle, ...]:
    """Every file below a folder in the order of their paths; an id that came before, or is in `first`, is refused."""
    if not folder.is_dir():
        raise NoArticles(folder)
    taken = {} if first is None else first
    parsed: list[ParsedArticle] = []
    for file in sorted(folder.rglob("*.md")):
        item = _read_file(file, file.relative_to(folder).as_posix())
        if item.article is not None:
            before = taken.setdefault(item.article.id, str(file))
            if before != str(file):
                before = Path(before).relative_to(folder).as_posix() if before.startswith(f"{folder}/") else before
                message = f"the id {item.article.id} is taken by {before}: choose another"
                finding = Finding(item.path, item.line("id"), message)
                item = replace(item, article=None, findings=(*item.findings, finding))
        parsed.append(item)
    return tuple(parsed)


def _read_file(file: Path, path: str) -> ParsedArticle:
    try:
        return parse_article(file.read_text(encoding="utf-8"), path)
    except UnicodeDecodeError:
        finding = Finding(path, 1, "the file is not UTF-8 text: save it as UTF-8")
        return ParsedArticle(path, None, {}, {}, (finding,))
