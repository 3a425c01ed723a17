"""Loads the knowledge base: a broken article is named by file and line, the others are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from bot.desk.walkthroughs import Article, Status
from bot.knowledge.findings import Finding
from bot.knowledge.parsing import ParsedArticle, parse_article
from bot.knowledge.pictures import read_pictures


@dataclass(frozen=True)
class Library:
    """The published articles, by id, those that are not published, and what kept others out.

    ``pictures`` are the files that may be shown to everybody, by their path below the folder.
    """

    articles: Mapping[str, Article]
    findings: tuple[Finding, ...] = ()
    unpublished: Mapping[str, Article] = MappingProxyType({})
    pictures: Mapping[str, bytes] = MappingProxyType({})

    def get(self, article_id: str) -> Article | None:
        """The article with that id, if it is there."""
        return self.articles.get(article_id)

    def in_category(self, category: str, client: str | None = None) -> tuple[Article, ...]:
        """The articles for a problem category, by id, that a requester of this client may be offered."""
        return tuple(
            article
            for article in self.articles.values()
            if category in article.categories and article.audience.includes(client)
        )


def load_articles(folder: Path) -> Library:
    """Read every `*.md` below a folder; raises FileNotFoundError when the folder is not there."""
    parsed = read_folder(folder)
    articles = sorted({item.article.id: item.article for item in parsed if item.article is not None}.items())
    findings = tuple(finding for item in parsed for finding in item.findings)
    published = {id: article for id, article in articles if article.status is Status.PUBLISHED}
    others = {id: article for id, article in articles if id not in published}
    pictures = read_pictures(folder, published.values())
    return Library(MappingProxyType(published), findings, MappingProxyType(others), MappingProxyType(pictures))


def read_folder(folder: Path) -> tuple[ParsedArticle, ...]:
    """Every file below a folder in the order of their paths; an id that came before is refused."""
    if not folder.is_dir():
        raise FileNotFoundError(f"there is no folder of articles at {folder}")
    first: dict[str, str] = {}
    parsed: list[ParsedArticle] = []
    for file in sorted(folder.rglob("*.md")):
        item = _read_file(file, file.relative_to(folder).as_posix())
        if item.article is not None:
            before = first.setdefault(item.article.id, item.path)
            if before != item.path:
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
