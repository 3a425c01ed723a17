"""Draft, review, published, archived: each step is recorded with who, when and the version, or it does not happen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from threading import Barrier, Thread

import pytest

from bot.desk.errors import NotFound
from bot.desk.walkthroughs import Article, Status
from bot.operations.articles import ArticleNotReady, article_history, change_status
from bot.operations.ports import ArticleChange
from bot.operations.walkthroughs import start_walkthrough
from tests.makers import SAM, DeskForTests, library

JAM = library().articles["paper-jam"]


class FilesInMemory:
    """``ArticleFiles`` with one article."""

    def __init__(self, status: Status, *errors: str, full: bool = False) -> None:
        self.article = replace(JAM, status=status, version=status.value)
        self._errors = errors
        self._full = full

    def all(self) -> Sequence[Article]:
        """The one."""
        return (self.article,)

    def unreadable(self) -> Sequence[str]:
        """Nothing is."""
        return ()

    def picture(self, path: str) -> bytes | None:
        """It has none."""
        return None

    def get(self, article: str) -> Article | None:
        """The one, by its id."""
        return self.article if article == self.article.id else None

    def errors(self, article: str) -> Sequence[str]:
        """What was said at the beginning."""
        return self._errors

    def with_status(self, article: str, status: Status) -> Article:
        """Its version is called after its status."""
        return replace(self.article, status=status, version=status.value)

    def write_status(self, article: str, status: Status) -> None:
        """As a disk does, full or not."""
        if self._full:
            raise OSError("no space left")
        self.article = self.with_status(article, status)


def _change(desk: DeskForTests, files: FilesInMemory, becomes: Status, article: str = JAM.id) -> ArticleChange:
    return change_status(
        work=desk.ports.begin, files=files, clock=desk.clock, article=article, becomes=becomes, by="Kim"
    )


def test_the_whole_way_is_recorded_and_every_version_kept(desk: DeskForTests) -> None:
    files = FilesInMemory(Status.DRAFT)
    made = [
        _change(desk, files, status) for status in (Status.REVIEW, Status.PUBLISHED, Status.ARCHIVED, Status.REVIEW)
    ]
    changes, versions = article_history(work=desk.ports.begin, article=JAM.id)
    assert list(changes) == made
    assert [(each.was.value, each.became.value, each.version, each.by) for each in changes] == [
        ("draft", "review", "review", "Kim"),
        ("review", "published", "published", "Kim"),
        ("published", "archived", "archived", "Kim"),
        ("archived", "review", "review", "Kim"),
    ]
    assert sorted(version for version, _ in versions) == ["archived", "published", "review"]
    with desk.ports.begin() as work:
        assert work.articles.version("published") == replace(JAM, status=Status.PUBLISHED, version="published")
        assert work.articles.version("never") is None


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        (Status.DRAFT, Status.PUBLISHED, "somebody reviews it first"),
        (Status.ARCHIVED, Status.PUBLISHED, "somebody reviews it first"),
        (Status.PUBLISHED, Status.PUBLISHED, "is published already"),
        (Status.PUBLISHED, Status.REVIEW, "cannot become review"),
        (Status.ARCHIVED, Status.ARCHIVED, "is archived already"),
    ],
)
def test_other_ways_are_refused_and_nothing_is_recorded(
    desk: DeskForTests, was: Status, becomes: Status, reason: str
) -> None:
    files = FilesInMemory(was)
    with pytest.raises(ArticleNotReady, match=reason):
        _change(desk, files, becomes)
    assert (files.article.status, article_history(work=desk.ports.begin, article=JAM.id)) == (was, ((), ()))


def test_with_errors_it_may_be_reviewed_but_not_published(desk: DeskForTests) -> None:
    files = FilesInMemory(Status.DRAFT, "printer/paper-jam.md:1: error: stop_when is missing")
    _change(desk, files, Status.REVIEW)
    with pytest.raises(ArticleNotReady, match="stop_when is missing"):
        _change(desk, files, Status.PUBLISHED)
    assert files.article.status is Status.REVIEW


def test_where_the_file_cannot_be_written_nothing_is_recorded(desk: DeskForTests) -> None:
    with pytest.raises(ArticleNotReady, match="cannot be written here"):
        _change(desk, FilesInMemory(Status.DRAFT, full=True), Status.REVIEW)
    assert article_history(work=desk.ports.begin, article=JAM.id) == ((), ())


def test_it_can_be_sent_back_from_review_alone(desk: DeskForTests) -> None:
    files = FilesInMemory(Status.REVIEW)
    _change(desk, files, Status.DRAFT)
    assert files.article.status is Status.DRAFT
    with pytest.raises(ArticleNotReady, match="cannot become draft"):
        _change(desk, FilesInMemory(Status.PUBLISHED), Status.DRAFT)


def test_of_two_who_decide_at_once_the_second_sees_what_the_first_has_done(desk: DeskForTests) -> None:
    files, start = FilesInMemory(Status.REVIEW), Barrier(2)
    outcomes: list[str] = []

    def decide(becomes: Status) -> None:
        start.wait()
        try:
            outcomes.append(_change(desk, files, becomes).was.value)
        except ArticleNotReady:
            outcomes.append("refused")

    both = [Thread(target=decide, args=(status,)) for status in (Status.DRAFT, Status.PUBLISHED)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    # A draft cannot be published, and what is published cannot become a draft: whoever came first has decided.
    assert sorted(outcomes) == ["refused", "review"]
    assert len(article_history(work=desk.ports.begin, article=JAM.id)[0]) == 1


def test_an_article_that_is_not_there_is_named(desk: DeskForTests) -> None:
    with pytest.raises(NotFound, match="no article nothing"):
        _change(desk, FilesInMemory(Status.DRAFT), Status.REVIEW, "nothing")


def test_the_version_that_somebody_walks_is_kept_once(desk: DeskForTests) -> None:
    desk.offer_only(JAM)
    turn, _ = desk.reports(SAM, "printer", "the printer jams")
    start_walkthrough(ports=desk.ports, turn=turn)
    start_walkthrough(ports=desk.ports, turn=turn)
    _, versions = article_history(work=desk.ports.begin, article=JAM.id)
    assert [version for version, _ in versions] == [JAM.version]
    with desk.ports.begin() as work:
        assert work.articles.version(JAM.version) == JAM
