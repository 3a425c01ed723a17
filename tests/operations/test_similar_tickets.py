"""Similar tickets: earlier ones of the same client alone, the most alike first, with how they were solved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.errors import NotFound
from bot.desk.tickets import Ticket, TicketState
from bot.desk.walkthroughs import StepAnswer
from bot.operations.ports import Meaning
from bot.operations.similar_tickets import find_similar_tickets, note_meanings, title_of
from bot.operations.tickets import close_own_ticket, record_solved
from bot.operations.walkthroughs import answer_current_step, start_walkthrough
from tests.fakes import SharesWords
from tests.makers import DANA, RAVI, SAM, STRANGER, DeskForTests
from tests.operations.situations import opened


def _opened(desk: DeskForTests, words: str, who: ChatIdentity = SAM) -> Ticket:
    desk.clock.step(minutes=1)
    return opened(desk, who, words=words)[1].ticket


def _similar(desk: DeskForTests, ticket: Ticket) -> list[str]:
    return [found.ticket.number for found in find_similar_tickets(ports=desk.ports, number=ticket.number)]


def test_earlier_tickets_come_the_most_alike_first_whoever_opened_them(desk: DeskForTests) -> None:
    _opened(desk, "my phone is silent")
    some = _opened(desk, "tray two jams in the morning")
    most = _opened(desk, "tray two jams with every sheet", DANA)
    this = _opened(desk, "tray two jams with every page")
    assert _similar(desk, this) == [most.number, some.number]
    assert _similar(desk, most) == [some.number]


def test_of_equals_the_newer_comes_first_and_five_are_enough(desk: DeskForTests) -> None:
    numbers = [_opened(desk, "tray two jams").number for _ in range(7)]
    assert _similar(desk, desk.ticket(numbers[-1])) == numbers[1:6][::-1]


@pytest.mark.parametrize(("one", "other"), [(SAM, RAVI), (RAVI, SAM), (SAM, STRANGER), (STRANGER, SAM)])
def test_a_ticket_of_another_client_or_of_a_stranger_is_never_shown(
    desk: DeskForTests, one: ChatIdentity, other: ChatIdentity
) -> None:
    _opened(desk, "tray two jams", one)
    assert _similar(desk, _opened(desk, "tray two jams", other)) == []


def test_strangers_are_not_compared_with_each_other(desk: DeskForTests) -> None:
    _opened(desk, "tray two jams", STRANGER)
    assert _similar(desk, _opened(desk, "tray two jams", STRANGER)) == []


def test_another_clients_meaning_is_not_shown_even_when_it_was_noted(desk: DeskForTests) -> None:
    _opened(desk, "tray two jams", RAVI)
    this = _opened(desk, "tray two jams")
    assert note_meanings(ports=desk.ports) == 2
    assert _similar(desk, this) == []


def test_a_number_that_nobody_has_is_refused(desk: DeskForTests) -> None:
    with pytest.raises(NotFound, match="ND-9999"):
        find_similar_tickets(ports=desk.ports, number="ND-9999")


def test_a_solved_ticket_says_by_whom_with_which_fix_and_which_step(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=turn)
    enquiry = answer_current_step(ports=desk.ports, turn=turn, answer=StepAnswer.YES)
    assert enquiry is not None and enquiry.run is not None
    solved = record_solved(ports=desk.ports, turn=desk.turn(SAM, "it works"))
    assert solved is not None
    (found,) = find_similar_tickets(ports=desk.ports, number=_opened(desk, "the printer is offline again").number)
    step = enquiry.run.records[-1].text.splitlines()[0]
    assert (found.ticket, found.title) == (solved, "the printer is offline")
    assert found.solved_how == f"Solved by the person, with the fix: {enquiry.run.title}: {step}"


@pytest.mark.parametrize(
    ("state", "solved_by", "how"),
    [
        (TicketState.TRIAGED, None, None),
        (TicketState.IN_PROGRESS, "somebody, before it came back", None),
        (TicketState.CANCELLED, "closed by the person", None),
        (TicketState.CLOSED, None, None),
        (TicketState.RESOLVED, "Kim", "Solved by Kim"),
    ],
    ids=["open", "open again", "cancelled", "nobody wrote it down", "by a technician"],
)
def test_how_it_was_solved_is_said_where_it_is_known(
    desk: DeskForTests, state: TicketState, solved_by: str | None, how: str | None
) -> None:
    earlier = _opened(desk, "tray two jams")
    with desk.ports.begin() as work:
        work.tickets.save(replace(earlier, state=state, solved_by=solved_by))
        work.commit()
    (found,) = find_similar_tickets(ports=desk.ports, number=_opened(desk, "tray two jams").number)
    assert (found.ticket.state, found.solved_how) == (state, how)


def test_a_ticket_that_its_person_closed_says_so(desk: DeskForTests) -> None:
    earlier = _opened(desk, "tray two jams")
    close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "close it"), number=earlier.number)
    (found,) = find_similar_tickets(ports=desk.ports, number=_opened(desk, "tray two jams").number)
    assert found.solved_how == "Closed by the person"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("\n  It jams. \nAgain.", "It jams."),
        ("x" * 80, "x" * 80),
        ("x" * 90, "x" * 79 + "…"),
        ("word " * 30, ("word " * 30)[:79].rstrip() + "…"),
        ("  ", ""),
    ],
    ids=["first line", "fits", "long", "at a blank", "none"],
)
def test_the_title_is_the_first_line_shortened(desk: DeskForTests, words: str, title: str) -> None:
    assert title_of(replace(_opened(desk, "x"), words=words)) == title


def test_meanings_are_worked_out_once_the_newest_first(desk: DeskForTests) -> None:
    for words in ("one", "two", "three"):
        _opened(desk, words)
    _opened(desk, "nobody's", STRANGER)
    likeness = SharesWords()
    ports = replace(desk.ports, likeness=likeness)
    assert [note_meanings(ports=ports, limit=2) for _ in range(3)] == [2, 1, 0]
    assert likeness.asked == ["three", "two", "one"]


def test_only_tickets_opened_since_then_are_looked_at(desk: DeskForTests) -> None:
    _opened(desk, "old")
    new = _opened(desk, "new")
    likeness = SharesWords()
    assert note_meanings(ports=replace(desk.ports, likeness=likeness), since=new.opened_at) == 1
    assert likeness.asked == ["new"]


def test_another_maker_works_them_out_anew(desk: DeskForTests) -> None:
    ticket = _opened(desk, "tray two jams")
    note_meanings(ports=desk.ports)
    assert note_meanings(ports=replace(desk.ports, likeness=SharesWords("common words 2"))) == 1
    with desk.ports.begin() as work:
        kept = work.tickets.words_of(ticket.number)
    assert kept is not None and kept.meaning == Meaning("common words 2", b"tray two jams")


def test_where_meanings_cannot_be_made_none_are(desk: DeskForTests) -> None:
    class Cannot(SharesWords):
        def maker(self) -> str | None:
            return None

    _opened(desk, "tray two jams")
    assert note_meanings(ports=replace(desk.ports, likeness=Cannot())) == 0


def test_the_kept_meaning_is_what_is_compared(desk: DeskForTests) -> None:
    earlier = _opened(desk, "zebra spits out empty stickers")
    this = _opened(desk, "label printer prints nothing")
    with desk.ports.begin() as work:
        for number in (earlier.number, this.number):
            work.tickets.note_meaning(number, Meaning("common words", b"blank labels"))
        work.commit()
    assert _similar(desk, this) == [earlier.number]
