"""How far an article has come: draft, review, published, archived. The file says it; who changed it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.desk.errors import DeskError, NotFound
from bot.desk.walkthroughs import Status
from bot.operations.ports import ArticleChange, ArticleFiles, Clock, WorkFactory

# From which status each can be reached.
BEFORE = {
    Status.REVIEW: (Status.DRAFT, Status.ARCHIVED),
    Status.PUBLISHED: (Status.REVIEW,),
    Status.ARCHIVED: (Status.DRAFT, Status.REVIEW, Status.PUBLISHED),
}


class ArticleNotReady(DeskError):
    """An article cannot take this status from where it is, or has errors."""


def change_status(
    *, work: WorkFactory, files: ArticleFiles, clock: Clock, article: str, becomes: Status, by: str
) -> ArticleChange:
    """Give an article its next status; raises ArticleNotReady with the reason, NotFound when no file has that id.

    The change is recorded in the same breath as the file is written: the record is undone when the file cannot be.
    """
    found = files.get(article)
    if found is None:
        raise NotFound(f"There is no article {article} that can be read. `nightdesk articles list` names them all.")
    if found.status not in BEFORE[becomes]:
        raise ArticleNotReady(_way_out(article, found.status, becomes))
    errors = files.errors(article) if becomes is Status.PUBLISHED else ()
    if errors:
        raise ArticleNotReady("Not published. Mend this first:\n" + "\n".join(errors))
    changed = files.with_status(article, becomes)
    change = ArticleChange(article, changed.version, found.status, becomes, by, clock.now())
    with work() as transaction:
        transaction.articles.keep_version(changed, change.at)
        transaction.articles.note_change(change)
        files.write_status(article, becomes)
        transaction.commit()
    return change


def article_history(
    *, work: WorkFactory, article: str
) -> tuple[Sequence[ArticleChange], Sequence[tuple[str, datetime]]]:
    """The changes of an article's status and the versions that are kept, each the oldest first."""
    with work() as transaction:
        return transaction.articles.changes(article), transaction.articles.versions(article)


def _way_out(article: str, status: Status, becomes: Status) -> str:
    if status is becomes:
        return f"{article} is {status.value} already."
    if becomes is Status.PUBLISHED:
        return f"{article} is {status.value}: somebody reviews it first (`nightdesk articles review {article}`)."
    return f"{article} is {status.value} and cannot become {becomes.value}."
