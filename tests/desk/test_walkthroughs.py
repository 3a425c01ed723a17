"""The walk through an article: branches, skipping, going back, stopping at a risk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from bot.desk.platforms import Platform
from bot.desk.walkthroughs import (
    EVERYONE,
    PERSON,
    SOLVED,
    Article,
    Risk,
    Run,
    RunOutcome,
    Step,
    StepAnswer,
    StepIsOver,
    StepKind,
    StepRecord,
    StopReason,
    TriedFix,
    answer_step,
    asks_platform,
    choose_platform,
    current_step,
    go_back,
    not_understood,
    platform_not_known,
    position,
    start_run,
    stop_run,
    tried_fix,
)

START = datetime(2026, 3, 2, 2, 0, tzinfo=timezone.utc)
YES, NO, CANNOT, SKIP = StepAnswer.YES, StepAnswer.NO, StepAnswer.CANNOT, StepAnswer.SKIP


def step(id: str, on_yes: str, on_no: str, kind: StepKind = StepKind.INSTRUCT, risk: Risk = Risk.SAFE) -> Step:
    return Step(id, f"Do thing {id}.", kind, risk, tells=None, on_yes=on_yes, on_no=on_no, evidence=None)


def article(*steps: Step) -> Article:
    return Article(
        id="printer-prints-nothing",
        title="The printer prints nothing",
        audience=EVERYONE,
        categories=("printer",),
        applies_to=("Windows",),
        symptoms=("nothing prints",),
        review_by=date(2027, 1, 31),
        minutes=5,
        steps=steps,
        version="abc123",
        path="printer/printer-prints-nothing.md",
    )


PRINTER = article(
    step("1", on_yes="2", on_no="3", kind=StepKind.QUESTION),
    step("2", on_yes=SOLVED, on_no="3"),
    step("3", on_yes="4", on_no="5", kind=StepKind.CHECK),
    step("4", on_yes=SOLVED, on_no="5"),
    step("5", on_yes=SOLVED, on_no=PERSON, risk=Risk.TECHNICIAN_ONLY),
)


def walk(of: Article, *answers: StepAnswer) -> Run:
    run = start_run(of, START)
    for n, answer in enumerate(answers, start=1):
        assert run.current is not None
        run = answer_step(run, run.current, answer, START + timedelta(minutes=n))
    return run


def test_a_run_starts_at_the_first_step_and_keeps_its_version() -> None:
    run = start_run(PRINTER, START)
    assert (run.article_id, run.article_version, run.started_at) == (PRINTER.id, "abc123", START)
    assert current_step(run) == PRINTER.steps[0]


def test_a_run_goes_on_with_its_own_steps_after_the_article_was_edited() -> None:
    run = start_run(PRINTER, START)
    edited = replace(PRINTER, version="def456", steps=(step("1", SOLVED, PERSON),))
    assert answer_step(run, "1", YES, START).current == "2"
    assert start_run(edited, START).article_version == "def456"


@pytest.mark.parametrize(
    ("answers", "current", "outcome"),
    [
        pytest.param([YES], "2", RunOutcome.RUNNING, id="yes takes the yes branch of a question"),
        pytest.param([NO], "3", RunOutcome.RUNNING, id="no takes the no branch of a question"),
        pytest.param([SKIP], None, RunOutcome.UNSOLVED, id="a skipped question goes to a person"),
        pytest.param([CANNOT], None, RunOutcome.UNSOLVED, id="an unanswerable question goes to a person"),
        pytest.param([YES, YES], None, RunOutcome.SOLVED, id="yes to an instruction is solved"),
        pytest.param([YES, NO], "3", RunOutcome.RUNNING, id="no to an instruction goes on"),
        pytest.param([YES, CANNOT], "3", RunOutcome.RUNNING, id="cannot do it goes on as no"),
        pytest.param([YES, SKIP], "3", RunOutcome.RUNNING, id="skipping goes on as no"),
        pytest.param([NO, YES], "4", RunOutcome.RUNNING, id="yes to a check takes its yes branch"),
        pytest.param([NO, CANNOT], None, RunOutcome.STOPPED, id="a check nobody can make goes on as no"),
    ],
)
def test_an_answer_leads_to(answers: list[StepAnswer], current: str | None, outcome: RunOutcome) -> None:
    run = walk(PRINTER, *answers)
    assert (run.current, run.outcome) == (current, outcome)


def test_every_answer_is_recorded_with_its_words_and_time() -> None:
    run = walk(PRINTER, YES, SKIP)
    assert run.records == (
        StepRecord("1", "Do thing 1.", YES, START + timedelta(minutes=1)),
        StepRecord("2", "Do thing 2.", SKIP, START + timedelta(minutes=2)),
    )


@pytest.mark.parametrize(
    ("risk", "reason"),
    [
        pytest.param(Risk.TECHNICIAN_ONLY, StopReason.TECHNICIAN_ONLY, id="a technician's step"),
        pytest.param(Risk.NEEDS_IDENTITY, StopReason.NEEDS_IDENTITY, id="a step that needs identity"),
    ],
)
def test_a_step_that_is_not_safe_is_never_shown(risk: Risk, reason: StopReason) -> None:
    risky = article(step("1", SOLVED, "2"), step("2", SOLVED, PERSON, risk=risk))
    run = walk(risky, NO)
    assert (run.current, run.outcome, run.stop_reason) == (None, RunOutcome.STOPPED, reason)
    assert run.ended_at == START + timedelta(minutes=1)


def test_a_first_step_that_is_not_safe_stops_the_run_at_once() -> None:
    run = start_run(article(step("1", SOLVED, PERSON, risk=Risk.NEEDS_IDENTITY)), START)
    assert (run.outcome, run.stop_reason) == (RunOutcome.STOPPED, StopReason.NEEDS_IDENTITY)


def test_an_article_without_steps_goes_to_a_person() -> None:
    assert start_run(article(), START).outcome is RunOutcome.UNSOLVED


@pytest.mark.parametrize("answers", [[], [YES], [YES, NO]], ids=["at the start", "on the way", "later"])
def test_only_the_current_step_can_be_answered(answers: list[StepAnswer]) -> None:
    with pytest.raises(StepIsOver):
        answer_step(walk(PRINTER, *answers), "4", YES, START)


def test_a_button_pressed_twice_is_refused_the_second_time() -> None:
    once = answer_step(start_run(PRINTER, START), "1", YES, START)
    with pytest.raises(StepIsOver):
        answer_step(once, "1", YES, START)


def test_an_ended_run_takes_no_answer_and_no_step_back() -> None:
    solved = walk(PRINTER, YES, YES)
    with pytest.raises(StepIsOver):
        answer_step(solved, "2", NO, START)
    with pytest.raises(StepIsOver):
        go_back(solved)


def test_going_back_forgets_the_last_answer_and_shows_its_step_again() -> None:
    assert go_back(walk(PRINTER, YES, NO)) == walk(PRINTER, YES)


def test_going_back_at_the_first_step_changes_nothing() -> None:
    run = start_run(PRINTER, START)
    assert go_back(run) == run


def test_a_person_can_stop_at_any_time() -> None:
    later = START + timedelta(minutes=9)
    run = stop_run(walk(PRINTER, YES), later)
    assert (run.outcome, run.stop_reason, run.ended_at) == (RunOutcome.STOPPED, StopReason.ASKED, later)
    assert current_step(run) is None


def test_stopping_an_ended_run_keeps_its_outcome() -> None:
    solved = walk(PRINTER, YES, YES)
    assert stop_run(solved, START + timedelta(days=1)) == solved


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param([], (1, 4), id="at the start the longest way counts, without the hidden step"),
        pytest.param([NO], (2, 3), id="a shorter branch shortens the way"),
        pytest.param([YES, NO], (3, 4), id="the long branch keeps it"),
        pytest.param([YES, NO, YES], (4, 4), id="the last step"),
        pytest.param([YES, YES], (2, 2), id="an ended run counts what was done"),
    ],
)
def test_the_position_is(answers: list[StepAnswer], expected: tuple[int, int]) -> None:
    assert position(walk(PRINTER, *answers)) == expected


def test_the_position_is_finite_even_if_steps_lead_in_a_circle() -> None:
    assert position(start_run(article(step("1", "2", "2"), step("2", "1", PERSON)), START)) == (1, 2)


WINDOWS, MAC = Platform.WINDOWS, Platform.MAC
TWO_WAYS = replace(
    article(
        step("1", on_yes="2", on_no="2", kind=StepKind.CHECK),
        replace(step("2", on_yes=SOLVED, on_no="3"), only=(WINDOWS,)),
        replace(step("3", on_yes=SOLVED, on_no="4"), only=(MAC,)),
        step("4", on_yes=SOLVED, on_no=PERSON),
    ),
    platforms=(WINDOWS, MAC),
    stop_when=("it smells burnt",),
)


def test_without_a_known_platform_a_run_begins_with_the_question_for_it() -> None:
    run = start_run(TWO_WAYS, START)
    assert (asks_platform(run), current_step(run), run.running, position(run)) == (True, None, True, (0, 0))
    assert choose_platform(run, MAC, START).current == "1"


@pytest.mark.parametrize("known", [WINDOWS, MAC])
def test_a_known_platform_is_not_asked_for(known: Platform) -> None:
    run = start_run(TWO_WAYS, START, known)
    assert (run.current, run.platform, run.stop_when) == ("1", known, ("it smells burnt",))
    assert answer_step(run, "1", NO, START).current == ("2" if known is WINDOWS else "3")


def test_a_platform_that_the_article_does_not_have_is_not_known() -> None:
    assert asks_platform(start_run(TWO_WAYS, START, Platform.ZOOM))


def test_another_platform_keeps_the_answers_to_the_steps_that_both_have_first() -> None:
    run = start_run(TWO_WAYS, START, WINDOWS)
    run = answer_step(answer_step(run, "1", YES, START), "2", NO, START)
    changed = choose_platform(run, MAC, START)
    assert (changed.platform, changed.current) == (MAC, "3")
    assert [record.step_id for record in changed.records] == ["1"]


def test_a_platform_that_is_none_of_them_is_refused() -> None:
    with pytest.raises(StepIsOver):
        choose_platform(start_run(TWO_WAYS, START), Platform.ZOOM, START)


def test_who_cannot_tell_is_told_how_once_and_then_a_person_takes_over() -> None:
    told = platform_not_known(start_run(TWO_WAYS, START), START)
    assert (told.hinted, told.running) == (True, True)
    given_up = platform_not_known(told, START)
    assert (given_up.outcome, given_up.stop_reason) == (RunOutcome.STOPPED, StopReason.PLATFORM_UNKNOWN)


def test_back_from_the_first_step_leads_to_the_question_for_the_platform() -> None:
    assert asks_platform(go_back(start_run(TWO_WAYS, START, WINDOWS)))


def test_the_third_answer_in_a_row_that_means_nothing_ends_in_a_person() -> None:
    run = not_understood(not_understood(start_run(PRINTER, START), START), START)
    assert run.running
    ended = not_understood(run, START)
    assert (ended.outcome, ended.stop_reason, ended.left_at) == (
        RunOutcome.STOPPED,
        StopReason.NOT_UNDERSTOOD,
        "Do thing 1.",
    )


def test_an_answer_that_means_something_begins_the_count_anew() -> None:
    run = not_understood(not_understood(start_run(PRINTER, START), START), START)
    assert answer_step(run, "1", NO, START).unclear == 0


def test_a_ticket_keeps_where_a_run_was_left_and_why() -> None:
    run = answer_step(start_run(TWO_WAYS, START, MAC), "1", YES, START, words="yes, it does")
    assert run.records[0].words == "yes, it does"
    assert tried_fix(stop_run(run, START)) == TriedFix(
        article_id=TWO_WAYS.id,
        article_version="abc123",
        title=TWO_WAYS.title,
        outcome=RunOutcome.STOPPED,
        stop_reason=StopReason.ASKED,
        platform=MAC,
        stop_when=("it smells burnt",),
        left_at="Do thing 3.",
    )
