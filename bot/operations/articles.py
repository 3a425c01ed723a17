"""How far an article has come: draft, review, published, archived. The file says it; who changed it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.desk.errors import DeskError, NotFound
from bot.desk.walkthroughs import Status
from bot.operations.ports import ArticleChange, ArticleFiles, Clock, WorkFactory

# From which status each can be reached.
BEFORE = {
    Status.DRAFT: (Status.REVIEW,),
    Status.REVIEW: (Status.DRAFT, Status.ARCHIVED),
    Status.PUBLISHED: (Status.REVIEW,),
    Status.ARCHIVED: (Status.DRAFT, Status.REVIEW, Status.PUBLISHED),
}


class ArticleNotReady(DeskError):
    """An article cannot take this status from where it is, or has errors."""


def change_status(
    *,
    work: WorkFactory,
    files: ArticleFiles,
    clock: Clock,
    article: str,
    becomes: Status,
    by: str,
    seen: str | None = None,
) -> ArticleChange:
    """Give an article its next status; raises ArticleNotReady with the reason, NotFound when no file has that id.

    With ``seen``, only while it is the version that the person has seen. The change is recorded in the same breath as the
    file is written: the record is undone when the file cannot be.
    """
    with work() as transaction:
        # Two who decide about it at once: the second one sees what the first one has made of it.
        transaction.articles.hold(article)
        found = files.get(article)
        if found is None:
            raise NotFound(f"There is no article {article} that can be read. `nightdesk articles list` names them all.")
        if seen is not None and seen != found.version:
            raise ArticleNotReady("The guide has changed since you opened this page. Read it again, then decide.")
        if found.status not in BEFORE[becomes]:
            raise ArticleNotReady(_way_out(article, found.status, becomes))
        errors = files.errors(article) if becomes is Status.PUBLISHED else ()
        if errors:
            raise ArticleNotReady("Not published. Mend this first:\n" + "\n".join(errors))
        changed = files.with_status(article, becomes)
        change = ArticleChange(article, changed.version, found.status, becomes, by, clock.now())
        transaction.articles.keep_version(changed, change.at)
        transaction.articles.note_change(change)
        try:
            files.write_status(article, becomes)
        except OSError as failure:
            reason = failure.strerror or str(failure)
            raise ArticleNotReady(
                f"The file of {article} cannot be written here ({reason}). Nothing is changed."
            ) from failure
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
