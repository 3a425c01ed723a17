"""What people sorted otherwise is read by somebody, and only then becomes an example."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bot.connectors.training_files import TrainingFiles
from bot.desk.errors import DeskError, ImpossibleMove, NotAllowed, NotFound
from bot.desk.learning import CannotBeLearned, Suggestion, SuggestionSource, SuggestionState, TrainingLine
from bot.operations.learning import (
    accept_suggestion,
    let_go_of_guess,
    list_suggestions,
    patch_of_lines,
    reject_suggestion,
    show_suggestion,
    waiting_lines,
    write_lines,
)
from bot.operations.replies import NothingSaid
from bot.operations.ticket_work import recategorise_ticket
from tests.makers import ALEX_AT, JONAS_AT, KIM_AT, ROBIN_AT, SAM, STRANGER, DeskForTests
from tests.training_projects import small_project

WORDS = "this is Sam Okoro, MD-WS-07 cannot copy the big plans"
LINE = TrainingLine("scanner", "this is Alex, PC-001 cannot copy the big plans")


@pytest.fixture
def msp(desk: DeskForTests, tmp_path: Path) -> Iterator[DeskForTests]:
    """The desk with its people and a small project of examples."""
    desk.take_in_staff()
    desk.ports = replace(desk.ports, training=small_project(tmp_path))
    yield desk


@pytest.fixture
def suggested(msp: DeskForTests) -> Suggestion:
    """A technician has sorted a ticket otherwise."""
    ticket = msp.opens_ticket(SAM, "printer", WORDS)
    recategorise_ticket(ports=msp.ports, number=ticket.number, category="scanner", by=ROBIN_AT)
    (view,) = list_suggestions(ports=msp.ports)
    return view.suggestion


def _examples(folder: Path, category: str) -> str:
    return (folder / f"data/nlu/problems/{category}.yml").read_text(encoding="utf-8")


def test_a_technicians_sorting_waits_to_be_read_without_the_clients_names(
    msp: DeskForTests, suggested: Suggestion
) -> None:
    view = show_suggestion(ports=msp.ports, id=suggested.id)
    kept = view.suggestion
    assert (kept.source, kept.was, kept.now, kept.client, kept.by) == (
        SuggestionSource.SORTED,
        "printer",
        "scanner",
        "maple-dental",
        ROBIN_AT,
    )
    assert view.anonymous.text == LINE.text
    assert [(each.kind, each.was) for each in view.anonymous.removed] == [
        ("asset tag", "MD-WS-07"),
        ("name", "Sam Okoro"),
    ]


def test_something_else_lets_go_of_the_guess_and_keeps_the_words_once(msp: DeskForTests) -> None:
    turn, enquiry = msp.reports(SAM, "printer", "the machine eats it")
    assert let_go_of_guess(ports=msp.ports, turn=turn) == replace(enquiry, state=type(enquiry.state)("dropped"))
    assert let_go_of_guess(ports=msp.ports, turn=turn) is None
    (view,) = list_suggestions(ports=msp.ports)
    kept = view.suggestion
    assert (kept.source, kept.was, kept.now, kept.ticket) == (SuggestionSource.SOMETHING_ELSE, "printer", None, None)
    with pytest.raises(CannotBeLearned, match="Choose a category"):
        accept_suggestion(ports=msp.ports, id=kept.id, by=KIM_AT)


def test_words_of_somebody_unknown_are_kept_too_but_not_words_without_letters(msp: DeskForTests) -> None:
    for words in ("??", "it beeps all day"):
        turn, _ = msp.reports(STRANGER, "printer", words)
        let_go_of_guess(ports=msp.ports, turn=turn)
    assert [(each.suggestion.words, each.suggestion.by) for each in list_suggestions(ports=msp.ports)] == [
        ("it beeps all day", "somebody who is not verified")
    ]


def test_an_accepted_line_is_written_behind_the_others_and_never_twice(
    msp: DeskForTests, suggested: Suggestion, tmp_path: Path
) -> None:
    for _ in range(2):
        decided = accept_suggestion(ports=msp.ports, id=suggested.id, by=KIM_AT)
        assert (decided.state, decided.line, decided.decided_by) == (SuggestionState.ACCEPTED, LINE, KIM_AT)
    assert waiting_lines(ports=msp.ports) == (LINE,)
    found, patch = patch_of_lines(ports=msp.ports)
    assert (found.lines, f"+      - {LINE.text}\n" in patch, LINE.text in _examples(tmp_path, "scanner")) == (
        (LINE,),
        True,
        False,
    )
    written = [write_lines(ports=msp.ports)[1] for _ in range(2)]
    assert written == [("data/nlu/problems/scanner.yml",), ()]
    assert _examples(tmp_path, "scanner").count(LINE.text) == 1
    assert waiting_lines(ports=msp.ports) == ()
    (change,) = show_suggestion(ports=msp.ports, id=suggested.id).changes
    assert (change.by, change.kind, change.text) == (KIM_AT, "accepted", f"scanner: {LINE.text}")


def test_the_history_says_whence_it_was_decided(msp: DeskForTests, suggested: Suggestion) -> None:
    there = replace(msp.ports, begin=msp.ports.begin.from_("console, kim"))
    reject_suggestion(ports=there, id=suggested.id, by=KIM_AT, reason="It was the printer.")
    (change,) = show_suggestion(ports=msp.ports, id=suggested.id).changes
    assert (change.kind, change.text, change.whence) == ("rejected", "It was the printer.", "console, kim")


def test_nothing_is_learned_from_what_is_rejected_also_afterwards(msp: DeskForTests, suggested: Suggestion) -> None:
    accept_suggestion(ports=msp.ports, id=suggested.id, by=KIM_AT)
    for _ in range(2):
        reject_suggestion(ports=msp.ports, id=suggested.id, by=ALEX_AT, reason="Too vague.")
    assert waiting_lines(ports=msp.ports) == ()
    assert [each.kind for each in show_suggestion(ports=msp.ports, id=suggested.id).changes] == ["accepted", "rejected"]
    with pytest.raises(ImpossibleMove, match="rejected already"):
        accept_suggestion(ports=msp.ports, id=suggested.id, by=KIM_AT)


@pytest.mark.parametrize(
    ("reworded", "category", "keep", "said"),
    [
        ("Sam cannot copy", None, (), "Sam. Write it without"),
        ("call me at 416-555-0199", None, (), "Write it without"),
        ("Xentral cannot copy the plans", None, (), "May be names that belong to a client: Xentral"),
        ("?!", None, (), "nothing left to learn from"),
        ("copy " * 80, None, (), "399 characters"),
        ("My scans come out black!", None, (), "It stands here already."),
        ("nothing prints since monday", None, (), "It stands under printer."),
        ("the label printer is on strike", "printer", (), "measured on"),
        (None, "spaceship", (), "no category"),
    ],
)
def test_what_must_not_become_an_example_is_refused_with_the_reason(
    msp: DeskForTests,
    suggested: Suggestion,
    reworded: str | None,
    category: str | None,
    keep: tuple[str, ...],
    said: str,
) -> None:
    with pytest.raises(DeskError, match=said):
        accept_suggestion(ports=msp.ports, id=suggested.id, by=KIM_AT, category=category, reworded=reworded, keep=keep)
    assert show_suggestion(ports=msp.ports, id=suggested.id).suggestion == suggested
    assert show_suggestion(ports=msp.ports, id=suggested.id).changes == ()


def test_a_name_that_everybody_knows_may_be_kept_and_the_category_chosen(
    msp: DeskForTests, suggested: Suggestion
) -> None:
    decided = accept_suggestion(
        ports=msp.ports,
        id=suggested.id,
        by=KIM_AT,
        category="out_of_scope",
        reworded="Xentral is a nice word",
        keep=["xentral"],
    )
    assert decided.line == TrainingLine("out_of_scope", "Xentral is a nice word")


@pytest.mark.parametrize("by", [ROBIN_AT, JONAS_AT])
def test_technicians_and_dispatchers_do_not_decide_it(msp: DeskForTests, suggested: Suggestion, by: str) -> None:
    with pytest.raises(NotAllowed, match="manager or admin"):
        accept_suggestion(ports=msp.ports, id=suggested.id, by=by)
    with pytest.raises(NotAllowed):
        reject_suggestion(ports=msp.ports, id=suggested.id, by=by, reason="no")
    with pytest.raises(NothingSaid):
        reject_suggestion(ports=msp.ports, id=suggested.id, by=KIM_AT, reason=" ")
    for id in (0, -1, 99, 10**30):
        with pytest.raises(NotFound):
            accept_suggestion(ports=msp.ports, id=id, by=KIM_AT)


def test_of_two_who_decide_at_once_one_does(msp: DeskForTests, suggested: Suggestion) -> None:
    def decide(by: str) -> bool:
        try:
            accept_suggestion(ports=msp.ports, id=suggested.id, by=by, reworded=f"the copier of {by[0]} floors jams")
        except ImpossibleMove:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(decide, (KIM_AT, ALEX_AT))) == [False, True]
    assert len(show_suggestion(ports=msp.ports, id=suggested.id).changes) == 1


def test_the_same_line_accepted_twice_is_written_once_and_the_other_is_held_back(
    msp: DeskForTests, suggested: Suggestion, tmp_path: Path
) -> None:
    ticket = msp.opens_ticket(SAM, "printer", "it hums")
    recategorise_ticket(ports=msp.ports, number=ticket.number, category="scanner", by=ROBIN_AT)
    newest = list_suggestions(ports=msp.ports)[0].suggestion
    accept_suggestion(ports=msp.ports, id=suggested.id, by=KIM_AT, reworded="the big copier hums loudly")
    with pytest.raises(CannotBeLearned, match="stands here already"):
        accept_suggestion(ports=msp.ports, id=newest.id, by=KIM_AT, reworded="The big copier hums loudly.")
    # As two who accept at the same moment would leave it.
    with msp.ports.begin() as work:
        line = TrainingLine("printer", "the BIG copier hums loudly")
        work.learning.save(replace(newest, state=SuggestionState.ACCEPTED, line=line))
        work.commit()
    found, _ = write_lines(ports=msp.ports)
    assert [line.category for line in found.lines] == ["scanner"]
    ((held, reason),) = found.held_back
    assert (held, reason) == (line, "It stands under scanner.")


def test_writers_at_the_same_moment_lose_no_line(msp: DeskForTests, tmp_path: Path) -> None:
    lines = [f"copier number {number} hums {'very ' * number}loudly" for number in range(1, 7)]
    for line in lines:
        number = msp.opens_ticket(SAM, "printer", line).number
        recategorise_ticket(ports=msp.ports, number=number, category="scanner", by=ROBIN_AT)
    ids = {view.suggestion.id for view in list_suggestions(ports=msp.ports)}

    def accept_and_write(id: int) -> None:
        accept_suggestion(
            ports=msp.ports, id=id, by=KIM_AT, reworded=f"{'so ' * id}the scans come out upside down {id}"
        )
        # Each with its own reader of the files, as processes have.
        write_lines(ports=replace(msp.ports, training=TrainingFiles(tmp_path, lambda: None)))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(accept_and_write, ids))
    assert waiting_lines(ports=msp.ports) == ()
    assert [_examples(tmp_path, "scanner").count(f"down {id}\n") for id in ids] == [1] * len(ids)


def test_files_that_cannot_be_written_leave_the_line_waiting(
    msp: DeskForTests, suggested: Suggestion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    accept_suggestion(ports=msp.ports, id=suggested.id, by=KIM_AT)
    monkeypatch.setattr("bot.connectors.training_files.write_whole", full)
    with pytest.raises(OSError, match="Read-only"):
        write_lines(ports=msp.ports)
    assert waiting_lines(ports=msp.ports) == (LINE,)
