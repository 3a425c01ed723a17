"""What the MSP's own people see of the guides: how far each has come, what became of it, where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.deflection import Deflection, Group
from bot.desk.enquiries import EnquiryState
from bot.desk.errors import NotFound
from bot.desk.feedback import GuideFigures, StepFigures, Walk, guide_figures, run_name, step_figures
from bot.desk.spend import Days
from bot.desk.walkthroughs import Article, Status
from bot.operations.deflection import deflection_report
from bot.operations.ports import ArticleChange, DeskPorts

# The newest ways through a guide that its page counts.
WALKS = 1_000
LOOKED_BACK = timedelta(days=30)


@dataclass(frozen=True)
class GuideRow:
    """A guide of the list; without figures nobody has begun it. ``failing`` where it does not hold often enough, ``late``
    where it is published and nobody has read it again in time."""

    article: Article
    figures: GuideFigures | None
    failing: bool
    late: bool


@dataclass(frozen=True)
class GuideList:
    """All guides, the most used first; files that cannot be read; ``gaps`` are kinds of problems without a guide, of the
    days that are looked back upon."""

    rows: Sequence[GuideRow]
    unreadable: Sequence[str]
    gaps: Sequence[Group]
    failing: Sequence[Group]
    days: Days


@dataclass(frozen=True)
class GuideDetails:
    """One guide: what it says, what became of it, its steps with their figures, and its history."""

    row: GuideRow
    steps: Sequence[StepFigures]
    counted: int
    changes: Sequence[ArticleChange]
    versions: Sequence[tuple[str, datetime]]
    errors: Sequence[str]


def list_guides(*, ports: DeskPorts) -> GuideList:
    """Every guide that can be read, in any status."""
    articles, unreadable = ports.article_files.all(), ports.article_files.unreadable()
    made, days = _lately(ports, articles)
    with ports.begin() as work:
        figures = {each.article: each for each in guide_figures(work.enquiries.run_ends(), work.feedback.latest())}
    failing = frozenset(group.name for group in made.failing)
    rows = [_row(article, figures.get(article.id), failing, ports) for article in articles]
    rows.sort(key=lambda row: (-(row.figures.runs if row.figures else 0), row.article.title.casefold()))
    return GuideList(tuple(rows), unreadable, made.gaps, made.failing, days)


def look_at_guide(*, ports: DeskPorts, article: str) -> GuideDetails:
    """One guide as its file says now; NotFound when no file of that id can be read."""
    found = ports.article_files.get(article)
    if found is None:
        raise NotFound("There is no such guide, or its file cannot be read.")
    made, _ = _lately(ports, (found,))
    with ports.begin() as work:
        ends = [end for end in work.enquiries.run_ends() if end.article == article]
        opinions = {each.run: each for each in work.feedback.latest() if each.article == article}
        enquiries = work.enquiries.walks_through(article, WALKS)
        changes, versions = work.articles.changes(article), work.articles.versions(article)
    walks = []
    for enquiry in enquiries:
        if enquiry.run is not None:
            opinion = opinions.get(run_name(enquiry.id, enquiry.run))
            left = enquiry.state is EnquiryState.DONE
            walks.append(Walk(enquiry.run, left, opinion.helpful if opinion else None))
    figures = next(iter(guide_figures(ends, opinions.values())), None)
    return GuideDetails(
        row=_row(found, figures, frozenset(group.name for group in made.failing), ports),
        steps=step_figures(found, walks),
        counted=len(walks),
        changes=tuple(reversed(changes)),
        versions=tuple(reversed(versions)),
        errors=ports.article_files.errors(article) if found.status is Status.REVIEW else (),
    )


def _lately(ports: DeskPorts, articles: Sequence[Article]) -> tuple[Deflection, Days]:
    """What became of the requests of the days that are looked back upon."""
    today = ports.clock.now().date()
    days = Days(today - LOOKED_BACK + timedelta(days=1), today)
    offered = frozenset(
        category for article in articles if article.status is Status.PUBLISHED for category in article.categories
    )
    return deflection_report(ports=ports, days=days, has_guide=offered), days


def _row(article: Article, figures: GuideFigures | None, failing: frozenset[str], ports: DeskPorts) -> GuideRow:
    late = article.status is Status.PUBLISHED and article.review_by < ports.clock.now().date()
    return GuideRow(article, figures, article.id in failing, late)
