"""``nightdesk articles``: check the knowledge base, search it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.bootstrap import SystemClock, article_search, sentence_encoder
from bot.cli.common import console, fail, open_desk, print_json, read_settings, say
from bot.desk.catalogue import CATALOGUE
from bot.knowledge.checking import check_articles
from bot.knowledge.findings import Severity
from bot.knowledge.loading import load_articles
from bot.knowledge.search import ArticleSearch, Match
from bot.operations.clients import show_client

app = typer.Typer(help="The knowledge base.", no_args_is_help=True)
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]
_Folder = Annotated[str, typer.Option("--folder", help="another knowledge base than the project's")]


@app.command()
def check(folder: _Folder = "", json_: _Json = False) -> None:
    """Find what is wrong with the articles, by file and line. Errors refuse (exit 1), warnings tell."""
    places = (Path(folder),) if folder else read_settings().article_folders
    try:
        today = SystemClock().now().date()
        library = load_articles(*places)
        checked = {finding for place in places for finding in check_articles(place, tuple(CATALOGUE), today)}
        # An id that two folders share is seen only when both are read together.
        findings = sorted(checked | set(library.findings))
    except FileNotFoundError as missing:
        fail(str(missing))
    if json_:
        print_json(
            [{"path": f.path, "line": f.line, "severity": f.severity.value, "message": f.message} for f in findings]
        )
    else:
        for finding in findings:
            say(str(finding))
        console.print(f"{len(library.articles)} articles, {len(findings)} findings.", highlight=False)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise SystemExit(1)


@app.command()
def search(
    words: str,
    category: Annotated[str, typer.Option(help="this category's articles first")] = "",
    client: Annotated[str, typer.Option(help="only what the people of this client may be shown")] = "",
    top: Annotated[int, typer.Option(min=1, max=100, help="how many at most")] = 3,
    folder: _Folder = "",
    json_: _Json = False,
) -> None:
    """The articles that fit the words best, with their scores and why.

    Example: nightdesk articles search "outlook asks for my password again" --client maple-dental
    """
    if client:
        with open_desk() as desk:
            show_client(work=desk.ports.begin, code=client)
    with _search_in(folder) as articles:
        found = articles.find(words, category or None, top, client=client or None, internal=not client)
        near = () if found else articles.weigh(words, client=client or None, internal=not client)[:1]
    if json_:
        print_json([_as_json(match) for match in found])
        return
    for match in found:
        say(_as_line(match))
    if not found:
        say("Nothing fits well enough.")
    for match in near:
        say(f"The nearest: {_as_line(match)}")


def _as_json(match: Match) -> dict[str, object]:
    article = match.article
    return {
        "id": article.id,
        "title": article.title,
        "score": match.score,
        "meaning": match.meaning,
        "words": match.words,
        "reason": match.reason,
    }


def _as_line(match: Match) -> str:
    meaning = "none" if match.meaning is None else f"{match.meaning:.2f}"
    voices = f"meaning {meaning}, words {match.words:.2f}"
    return f"{match.score:.2f} ({voices})  {match.article.id}  {match.article.title}  ({match.reason})"


@contextmanager
def _search_in(folder: str) -> Iterator[ArticleSearch]:
    if folder:
        yield ArticleSearch(load_articles(Path(folder)), sentence_encoder)
        return
    with article_search(read_settings()) as articles:
        yield articles
