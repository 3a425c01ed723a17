"""``nightdesk articles``: check the knowledge base, search it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.bootstrap import SystemClock, sentence_encoder
from bot.cli.common import console, fail, print_json, read_settings
from bot.desk.catalogue import CATALOGUE
from bot.knowledge.checking import check_articles
from bot.knowledge.findings import Severity
from bot.knowledge.loading import load_articles
from bot.knowledge.search import ArticleSearch

app = typer.Typer(help="The knowledge base.", no_args_is_help=True)
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]
_Folder = Annotated[str, typer.Option("--folder", help="another knowledge base than the project's")]


@app.command()
def check(folder: _Folder = "", json_: _Json = False) -> None:
    """Find what is wrong with the articles, by file and line. Errors refuse (exit 1), warnings tell."""
    place = _place(folder)
    try:
        findings = check_articles(place, tuple(CATALOGUE), SystemClock().now().date())
        count = len(load_articles(place).articles)
    except FileNotFoundError as missing:
        fail(str(missing))
    if json_:
        print_json(
            [{"path": f.path, "line": f.line, "severity": f.severity.value, "message": f.message} for f in findings]
        )
    else:
        for finding in findings:
            console.print(str(finding), markup=False, highlight=False, soft_wrap=True)
        console.print(f"{count} articles, {len(findings)} findings.", highlight=False)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise SystemExit(1)


@app.command()
def search(
    words: str,
    category: Annotated[str, typer.Option(help="prefer this category's articles")] = "",
    folder: _Folder = "",
    json_: _Json = False,
) -> None:
    """The articles that fit the words best, with their scores and why."""
    found = ArticleSearch(load_articles(_place(folder)), sentence_encoder).find(words, category or None)
    if json_:
        print_json(
            [{"id": m.article.id, "title": m.article.title, "score": m.score, "reason": m.reason} for m in found]
        )
        return
    for match in found:
        console.print(
            f"{match.score:.2f}  {match.article.id}  {match.article.title}  ({match.reason})",
            markup=False,
            highlight=False,
        )
    if not found:
        console.print("Nothing fits well enough.")


def _place(folder: str) -> Path:
    return Path(folder) if folder else read_settings().project / "knowledge_base"
