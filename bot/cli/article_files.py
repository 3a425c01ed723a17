"""``nightdesk articles import``, ``list``, ``versions``, and the way of an article: review, publish, send back, archive."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Column, Table

from bot.bootstrap import SystemClock, sentence_encoder
from bot.cli.common import console, fail, open_desk, print_json, read_settings, say
from bot.connectors.whole_files import write_whole
from bot.desk.catalogue import CATALOGUE
from bot.desk.errors import DeskError
from bot.desk.walkthroughs import EVERYONE, Article, Audience, Status
from bot.knowledge.importing import Draft, Wishes, draft_folder
from bot.knowledge.loading import Library, load_articles
from bot.knowledge.search import ArticleSearch
from bot.operations.articles import article_history, change_status

# A draft is checked by a person: what its category is may be guessed from less than an article is offered for.
GUESSED = 0.35

_Id = Annotated[str, typer.Argument(metavar="ID", help="the article's id")]
_By = Annotated[str, typer.Option("--by", help="who does it; kept on record")]
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]


def import_(
    folder: Annotated[Path, typer.Argument(help="Markdown and HTML files, in folders named after categories or not")],
    client: Annotated[str, typer.Option(help="only for the people of this client")] = "",
    category: Annotated[str, typer.Option(help="the category of all of them")] = "",
    into: Annotated[Path | None, typer.Option(help="where to; the last folder of articles")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="write them; without it only what would happen is told")] = False,
    json_: _Json = False,
) -> None:
    """Make drafts of articles out of documents; what could not be understood is told by file and line.

    Example: nightdesk articles import handbook/ --client maple-dental --yes
    """
    if not folder.is_dir():
        fail(f"There is no folder {folder}.")
    if category and category not in CATALOGUE:
        fail(f"There is no category {category}. They are: {', '.join(CATALOGUE)}.")
    place = into or read_settings().article_folders[-1]
    search = ArticleSearch(_library(), sentence_encoder)

    def guess(words: str) -> str | None:
        found = search.weigh(words, internal=True)[:1]
        return found[0].article.categories[0] if found and found[0].score >= GUESSED else None

    wishes = Wishes(client or None, category or None, tuple(CATALOGUE), SystemClock().now().date(), guess)
    drafts = draft_folder(folder, place, wishes)
    for draft in drafts if yes else ():
        if draft.path is not None and draft.text is not None:
            write_whole(place / draft.path, draft.text)
            # They are read by whatever the desk runs as.
            (place / draft.path).chmod(0o644)
    if json_:
        print_json([_draft_as_json(draft) for draft in drafts])
    else:
        _tell(drafts, place, yes)
    if any(draft.refused for draft in drafts):
        raise SystemExit(1)


def list_(json_: _Json = False) -> None:
    """Every article with its status, the day of its review and whom it is for; then the files that cannot be read."""
    library = _library()
    articles = sorted([*library.articles.values(), *library.unpublished.values()], key=lambda article: article.id)
    today = SystemClock().now().date()
    if json_:
        print_json([_as_json(article, library) for article in articles])
        return
    table = Table(Column("Article", no_wrap=True), "Status", "Review by", "For", "Title", box=None)
    for article in articles:
        late = " (late)" if article.review_by < today and article.status is Status.PUBLISHED else ""
        review = f"{article.review_by.isoformat()}{late}"
        table.add_row(article.id, article.status.value, review, _for_whom(article.audience), article.title)
    console.print(table)
    for finding in library.findings:
        say(str(finding))


def review(
    article: _Id,
    by: _By = "",
    back: Annotated[bool, typer.Option("--send-back", help="it was read and is not good yet: a draft again")] = False,
) -> None:
    """A draft is done and waits to be read by somebody else; with --send-back it was read and goes back."""
    _change(article, Status.DRAFT if back else Status.REVIEW, by)


def publish(article: _Id, by: _By = "") -> None:
    """It was reviewed: running processes offer it within seconds. Refused while it has errors."""
    _change(article, Status.PUBLISHED, by)


def archive(article: _Id, by: _By = "") -> None:
    """Offer it no more. Whoever is in the middle of it goes on; tickets keep what was shown."""
    _change(article, Status.ARCHIVED, by)


def versions(article: _Id, json_: _Json = False) -> None:
    """What happened to an article: who changed its status, and the versions that people were shown."""
    with open_desk() as desk:
        changes, kept = article_history(work=desk.begin, article=article)
    lines = [(each.at, each.version, f"{each.was.value} -> {each.became.value} by {each.by}") for each in changes]
    lines += [(at, version, "kept") for version, at in kept]
    if json_:
        print_json([{"at": at.isoformat(), "version": version, "what": what} for at, version, what in sorted(lines)])
        return
    for at, version, what in sorted(lines):
        console.print(f"{at:%Y-%m-%d %H:%M}  {version[:12]}  {what}", markup=False, highlight=False)
    if not lines:
        console.print("Nobody has been shown it, and nobody has changed its status.")


COMMANDS: dict[str, Callable[..., None]] = {
    "import": import_,
    "list": list_,
    "review": review,
    "publish": publish,
    "archive": archive,
    "versions": versions,
}


def _change(article: str, becomes: Status, by: str) -> None:
    with open_desk() as desk:
        try:
            change = change_status(
                work=desk.begin,
                files=desk.ports.article_files,
                clock=desk.clock,
                article=article,
                becomes=becomes,
                by=by or getpass.getuser(),
            )
        except DeskError as refusal:
            fail(str(refusal))
    console.print(
        f"{article}: {change.was.value} -> {change.became.value}, version {change.version[:12]}.", highlight=False
    )


def _library() -> Library:
    try:
        return load_articles(*read_settings().article_folders)
    except FileNotFoundError as missing:
        fail(str(missing))


def _tell(drafts: tuple[Draft, ...], place: Path, written: bool) -> None:
    for draft in drafts:
        what = "refused" if draft.refused else f"{draft.path}, {draft.steps} steps, draft"
        say(f"{draft.source}: {what}")
        for note in draft.notes:
            say(f"  {note}")
    made = sum(not draft.refused for draft in drafts)
    if not drafts:
        console.print("No Markdown or HTML files were found there.")
    elif written:
        console.print(f"{made} drafts written to {place}, {len(drafts) - made} documents refused.", highlight=False)
        console.print("Read them, mend them, then: nightdesk articles review ID, nightdesk articles publish ID.")
    else:
        console.print(
            f"{made} drafts would go to {place}, {len(drafts) - made} documents refused. Nothing is written: say --yes.",
            highlight=False,
            soft_wrap=True,
        )


def _draft_as_json(draft: Draft) -> dict[str, object]:
    notes = [{"line": note.line, "severity": note.severity.value, "message": note.message} for note in draft.notes]
    return {"source": draft.source, "path": draft.path, "steps": draft.steps, "notes": notes}


def _as_json(article: Article, library: Library) -> dict[str, object]:
    return {
        "id": article.id,
        "title": article.title,
        "status": article.status.value,
        "review_by": article.review_by.isoformat(),
        "audience": _for_whom(article.audience),
        "categories": list(article.categories),
        "version": article.version,
        "file": str(library.files[article.id]),
    }


def _for_whom(audience: Audience) -> str:
    if audience == EVERYONE:
        return "everyone"
    return "technicians" if audience.technicians else ", ".join(sorted(audience.clients))
