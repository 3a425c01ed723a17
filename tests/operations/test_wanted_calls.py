"""The call that somebody would like to have: its hour is settled once, and a turn that is run again says the same."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.operations.changed_call import NO_CALL, answer_about_a_changed_call
from bot.operations.enquiries import open_enquiry, tell_more
from bot.operations.handover import hand_over
from bot.operations.oncall import page_about_promise
from bot.operations.ports import Answer
from bot.operations.tickets import open_ticket
from bot.operations.turns import Turn, finish_turn
from bot.operations.wanted_calls import CALL_WANTED, beside_in_words, call_after, call_in_words
from tests.makers import SAM, DeskForTests

ZONE = "America/Toronto"
JAMS = "call me at 3, my printer jams"


def _at(desk: DeskForTests, local: str) -> None:
    desk.clock.set(datetime.fromisoformat(f"{local}-05:00"))


def _said(desk: DeskForTests, turn: Turn) -> tuple[str, ...] | None:
    """What is answered, twice the same: a process that dies runs its turn again."""
    first = answer_about_a_changed_call(ports=desk.ports, turn=turn)
    assert answer_about_a_changed_call(ports=desk.ports, turn=turn) == first
    return tuple(each.text for each in first) if first is not None else None


def _wanted(desk: DeskForTests, number: str) -> list[str]:
    return [text for _, kind, text in desk.history(number) if kind == CALL_WANTED]


@pytest.mark.parametrize(
    ("local", "words", "at"),
    [
        # Tuesday.
        ("2026-11-24T17:00", "don't call me before 9, my printer jams", "not before Wed 25 Nov, 09:00"),
        ("2026-11-24T17:00", "call me at 9, my printer jams", "Wed 25 Nov, 09:00"),
        ("2026-11-24T17:00", "call me by 9, my printer jams", "by Wed 25 Nov, 09:00"),
        ("2026-11-24T17:00", "call me at 9pm, my printer jams", "Tue 24 Nov, 21:00"),
        ("2026-11-24T17:00", "call me at 9 tonight, my printer jams", "Tue 24 Nov, 21:00"),
        ("2026-11-24T10:30", "don't call me before 10, my printer jams", None),
        ("2026-11-24T10:30", "call me at 10, my printer jams", "Wed 25 Nov, 10:00"),
        ("2026-11-24T10:30", "call me at 11, my printer jams", "Tue 24 Nov, 11:00"),
        ("2026-11-24T10:30", "call me at 3, my printer jams", "Tue 24 Nov, 15:00"),
        ("2026-11-24T16:30", "call me after 3, my printer jams", None),
        # Tonight or tomorrow: nobody knows.
        ("2026-11-24T19:00", "call me at 8, my printer jams", None),
        ("2026-11-24T10:30", "call me at 7, my printer jams", None),
        ("2026-11-24T22:00", "call me after 9, my printer jams", "not before Wed 25 Nov, 09:00"),
        ("2026-11-24T10:30", "call me at noon today, my printer jams", "Tue 24 Nov, 12:00"),
        ("2026-11-24T23:55", "call me tomorrow at 9, my printer jams", "Wed 25 Nov, 09:00"),
        ("2026-11-24T10:30", "call me on Wednesday at 9, my printer jams", "Wed 25 Nov, 09:00"),
        # A Friday: whether the weekend is meant, nobody knows.
        ("2026-11-27T17:00", "call me at 9, my printer jams", None),
        ("2026-11-27T17:00", "call me on Monday at 9, my printer jams", "Mon 30 Nov, 09:00"),
    ],
)
def test_the_hour_that_people_mean(desk: DeskForTests, local: str, words: str, at: str | None) -> None:
    _at(desk, local)
    turn = desk.turn(SAM, words)
    call = call_after(turn, words, None)
    assert (call_in_words(call, ZONE) if call is not None else None) == at


@pytest.mark.parametrize("words", ["call me at 3, my printer jams", "call me tomorrow at 9, my printer jams"])
def test_what_was_read_back_stands_on_the_ticket_whenever_it_is_opened(desk: DeskForTests, words: str) -> None:
    _at(desk, "2026-11-24T14:50")
    _, enquiry = desk.reports(SAM, "printer", words)
    assert enquiry.call is not None
    _at(desk, "2026-11-25T00:05")
    opened = open_ticket(ports=desk.ports, turn=desk.turn(SAM, "slow"))
    assert opened is not None and opened.call_at == enquiry.call
    passed = ", which had passed by then" if "tomorrow" not in words else ""
    assert _wanted(desk, opened.ticket.number) == [f"{call_in_words(enquiry.call, ZONE)}{passed}"]


def test_a_ticket_that_is_opened_again_by_the_same_turn_reads_the_same_call(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", JAMS)
    turn = desk.turn(SAM, "slow")
    first = open_ticket(ports=desk.ports, turn=turn)
    assert first is not None and first.call_at is not None
    assert open_ticket(ports=desk.ports, turn=turn) == first


def test_a_handover_that_is_run_again_reads_the_same_call(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", JAMS)
    turn = desk.turn(SAM, "person")
    first = hand_over(ports=desk.ports, turn=turn)
    desk.clock.step(minutes=1)
    assert first.call_at is not None and hand_over(ports=desk.ports, turn=turn).call_at == first.call_at
    assert len(_wanted(desk, first.ticket.number)) == 1


def test_no_call_needed_is_answered_alike_when_the_turn_is_run_again_and_when_it_is_said_again(
    desk: DeskForTests,
) -> None:
    desk.reports(SAM, "printer", JAMS)
    turn = desk.turn(SAM, "no call needed")
    assert _said(desk, turn) == (NO_CALL,)
    found = open_enquiry(ports=desk.ports, turn=turn)
    assert found is not None and found.call is None and found.words == f"{JAMS}\nno call needed"
    assert _said(desk, desk.turn(SAM, "no call needed")) == (NO_CALL,)
    assert open_enquiry(ports=desk.ports, turn=turn) == found


def test_an_earlier_hour_that_stands_in_a_later_one_is_told_all_the_same(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "call me at 4:30, my printer jams")
    turn = desk.turn(SAM, "call me at 4")
    tell_more(ports=desk.ports, turn=turn, words=turn.words)
    found = open_enquiry(ports=desk.ports, turn=turn)
    assert found is not None and found.call is not None and call_in_words(found.call, ZONE) == "Tue 24 Nov, 16:00"
    assert found.words == "call me at 4:30, my printer jams\ncall me at 4"


def test_a_change_on_the_ticket_is_made_once(desk: DeskForTests) -> None:
    number = desk.opens_ticket(SAM, "printer", JAMS).number
    said = _said(desk, desk.turn(SAM, "call at 4 instead"))
    assert said is not None and "called today 16:00: that stands on" in said[0]
    assert _wanted(desk, number) == ["Tue 24 Nov, 15:00", "Tue 24 Nov, 16:00"]
    said = _said(desk, desk.turn(SAM, "please don't call me at 4, I am with a patient"))
    assert said is not None and "in your own words" in said[0]
    assert _wanted(desk, number)[-1] == "as their words say"


@pytest.mark.parametrize("read_back", [True, False])
@pytest.mark.parametrize("words", ["make it 4", "say 4", "make that four", "change it to 4"])
def test_make_it_4_moves_a_call_only_right_after_it_was_read_back(
    desk: DeskForTests, words: str, *, read_back: bool
) -> None:
    turn, enquiry = desk.reports(SAM, "printer", JAMS)
    assert enquiry.call is not None
    said = beside_in_words(enquiry.call, ZONE, turn.at) if read_back else "How many are there?"
    finish_turn(ports=desk.ports, turn=turn.id, answers=[Answer(said)])
    assert (_said(desk, desk.turn(SAM, words)) is not None) is read_back


def test_a_call_of_an_older_ticket_is_not_moved_by_words_that_may_be_about_a_newer_one(desk: DeskForTests) -> None:
    older = desk.opens_ticket(SAM, "printer", JAMS).number
    desk.opens_ticket(SAM, "email_client", "outlook is slow")
    assert _said(desk, desk.turn(SAM, "call me at 4")) is None
    assert _said(desk, desk.turn(SAM, "no need to call anymore")) is not None
    assert _wanted(desk, older) == ["Tue 24 Nov, 15:00", "not any more"]


@pytest.mark.parametrize("words", ["You don't call me back!", "they don't call back", "you don't call"])
def test_a_complaint_takes_no_call_off(desk: DeskForTests, words: str) -> None:
    desk.reports(SAM, "printer", JAMS)
    turn = desk.turn(SAM, words)
    assert _said(desk, turn) is None
    tell_more(ports=desk.ports, turn=turn, words=words)
    found = open_enquiry(ports=desk.ports, turn=turn)
    assert found is not None and found.call is not None


def test_who_wants_no_call_is_told_of_whoever_is_on_call_all_the_same(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(SAM, "printer", JAMS)
    with desk.ports.begin() as work:
        page_about_promise(work, desk.ports, key="planned", ticket=ticket, by=desk.clock.now() + timedelta(hours=2))
        work.commit()
    said = _said(desk, desk.turn(SAM, "no need to call anymore"))
    assert said is not None and "on call still hears of" in said[0]
