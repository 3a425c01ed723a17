"""Everything in knowledge_base/: checked, finite, and never without a way to a person."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from bot.desk.platforms import Platform
from bot.desk.walkthroughs import (
    Article,
    Risk,
    Run,
    RunOutcome,
    StepAnswer,
    answer_step,
    current_step,
    go_back,
    position,
    start_run,
    stop_run,
    variant,
)
from bot.knowledge.checking import check_articles
from bot.knowledge.loading import load_articles

FOLDER = Path(__file__).parents[2] / "knowledge_base"
LIBRARY = load_articles(FOLDER)
ARTICLES = tuple(LIBRARY.articles.values())
AT = datetime(2026, 11, 22, 2, 0, tzinfo=timezone.utc)
CATEGORIES = (
    "password_reset", "account_locked", "mfa_problem", "email_delivery", "email_client", "phishing_report",
    "slow_computer", "computer_wont_start", "software_error", "lob_application", "printer", "scanner", "wifi",
    "internet_down", "vpn_remote", "file_share", "file_restore", "phone_voip", "meetings", "mobile_device",
    "peripheral_hardware", "website_dns", "software_install", "how_to",
)  # fmt: skip
# Makers of devices and programs, as ``sources`` name them; their forums, where anybody answers, are none.
MAKERS = frozenset(
    {
        "Apple Support",
        "Avaya",
        "Cisco",
        "Cognitive",
        "Dell Support US",
        "Digital Check",
        "Google",
        "Google Docs Editors Help",
        "Google Workspace Admin Help",
        "HP LaserJet 3300",
        "HP LaserJet 5100 series",
        "Microsoft",
        "Microsoft Intune user help",
        "Microsoft Learn",
        "Microsoft Office training",
        "Microsoft Remote Desktop Services Blog",
        "Microsoft Support",
        "Microsoft Tech Community",
        "Mitel MiVoice Office",
        "Mozilla",
        "Ricoh",
        "Ricoh MP C305",
        "Rublon",
        "Samsung",
        "Sophos",
        "Tungsten Automation",
        "Yealink",
        "Zoom",
    }
)
# Government bodies that say what to do in an incident: where no maker does, they count for such articles and no others.
AUTHORITIES = frozenset({"CISA (authority)"})
for_every_article = pytest.mark.parametrize("article", ARTICLES, ids=[article.id for article in ARTICLES])
WAYS = [(article, platform) for article in ARTICLES for platform in article.platforms or (None,)]
for_every_way = pytest.mark.parametrize(
    ("article", "platform"), WAYS, ids=[f"{a.id}-{p.value}" if p else a.id for a, p in WAYS]
)


def every_run(article: Article, platform: Platform | None) -> list[Run]:
    """One run for every step that can be shown and every end, found by trying every answer everywhere."""
    waiting = [start_run(article, AT, platform)]
    seen, runs = set[tuple[str | None, RunOutcome]](), list[Run]()
    while waiting:
        run = waiting.pop()
        if (run.current, run.outcome) in seen:
            continue
        seen.add((run.current, run.outcome))
        runs.append(run)
        if run.current is not None:
            waiting.extend(answer_step(run, run.current, answer, AT) for answer in StepAnswer)
    return runs


def test_all_shipped_articles_pass_the_check_without_findings() -> None:
    assert check_articles(FOLDER, CATEGORIES, date(2026, 11, 22)) == ()


def _with_articles() -> set[str]:
    return {category for article in LIBRARY.articles.values() for category in article.categories}


def test_every_category_with_first_steps_has_an_article() -> None:
    assert set(CATEGORIES) - _with_articles() == set()


def test_incidents_that_page_a_person_have_no_article() -> None:
    assert _with_articles() & {"security_incident", "server_down"} == set()


@for_every_article
def test_it_has_four_to_twelve_steps_and_the_first_is_safe(article: Article) -> None:
    assert 4 <= len(article.steps) <= 12
    assert article.steps[0].risk is Risk.SAFE


@for_every_article
def test_it_says_when_to_stop(article: Article) -> None:
    assert 1 <= len(article.stop_when) <= 4


@for_every_way
@pytest.mark.parametrize("always", list(StepAnswer), ids=[answer.value for answer in StepAnswer])
def test_from_every_step_every_way_ends(article: Article, platform: Platform | None, always: StepAnswer) -> None:
    for run in every_run(article, platform):
        left = len(article.steps)
        while run.current is not None and left > 0:
            run, left = answer_step(run, run.current, always, AT), left - 1
        assert run.outcome is not RunOutcome.RUNNING


@for_every_way
def test_no_way_visits_a_step_twice(article: Article, platform: Platform | None) -> None:
    def follow(run: Run, visited: frozenset[str]) -> None:
        if run.current is None:
            return
        assert run.current not in visited
        for answer in (StepAnswer.YES, StepAnswer.NO):
            follow(answer_step(run, run.current, answer, AT), visited | {run.current})

    follow(start_run(article, AT, platform), frozenset())


@for_every_way
def test_from_every_step_there_is_a_way_to_a_person(article: Article, platform: Platform | None) -> None:
    def reaches_a_person(run: Run) -> bool:
        if run.current is None:
            return run.outcome in (RunOutcome.UNSOLVED, RunOutcome.STOPPED)
        answers = (StepAnswer.NO, StepAnswer.YES)
        return any(reaches_a_person(answer_step(run, run.current, answer, AT)) for answer in answers)

    shown = [run for run in every_run(article, platform) if run.current is not None]
    assert [run.current for run in shown if not reaches_a_person(run)] == []
    assert {stop_run(run, AT).outcome for run in shown} == {RunOutcome.STOPPED}


@for_every_way
def test_every_safe_step_is_shown_and_no_other(article: Article, platform: Platform | None) -> None:
    shown = {run.current for run in every_run(article, platform)} - {None}
    assert shown == {step.id for step in variant(article.steps, platform) if step.risk is Risk.SAFE}


@for_every_way
def test_going_back_undoes_any_answer_and_the_count_never_runs_over(
    article: Article, platform: Platform | None
) -> None:
    for run in every_run(article, platform):
        number, most = position(run)
        assert number <= most <= len(article.steps)
        if current_step(run) is None:
            continue
        for answer in StepAnswer:
            after = answer_step(run, run.current or "", answer, AT)
            if after.current is not None:
                assert go_back(after) == run


def names_its_maker(article: Article) -> bool:
    """Whether a page of the maker was read for it; for an incident one of the authority will do."""
    counted = MAKERS | AUTHORITIES if "phishing_report" in article.categories else MAKERS
    return any(source.split(":")[0] in counted for source in article.sources)


def test_the_documentation_names_every_article_without_a_page_of_the_maker_and_no_other() -> None:
    told = (FOLDER.parent / "docs" / "articles.md").read_text(encoding="utf-8")
    part = told[told.index("### Where the facts are from") : told.index("## Checking")]
    named = {id for row in re.findall(r"^\| `\w+` \| (.+) \|$", part, re.MULTILINE) for id in row.split(", ")}
    lacking = {each.id for each in ARTICLES if not names_its_maker(each)}
    assert named == lacking
    counts = f"Of the {len(ARTICLES)} articles that come with Nightdesk, {len(ARTICLES) - len(lacking)} name a page of the maker"
    assert counts in part
    assert f"{len(lacking)} only pages of help desks" in part


@for_every_article
def test_each_source_names_who_and_which_page(article: Article) -> None:
    assert [source for source in article.sources if not re.fullmatch(r"[^:]{2,60}: .{4,}", source)] == []
