"""A turn without an answer: the person is told, the words are in one ticket, and nothing that was done is done twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import EnquiryState
from bot.operations.failing import LATE, fail_late_turns, fail_turn
from bot.operations.handover import hand_over, raise_emergency
from bot.operations.ports import DONE, FAILED, Answer, TurnIsOver
from bot.operations.tickets import open_ticket
from bot.operations.turns import begin_turn, finish_turn
from bot.operations.wording import CONTAINMENT, UNKNOWN_BUTTON, USED_BUTTON
from tests.makers import DANA, SAM, STRANGER, DeskForTests

SAM_AT = "sam@maple-dental.example"
KEPT = (
    "Something on my side did not work. I have put your words into ticket ND-1001; a technician will read it. "
    "You can also write 'person'. Reference: aaaa."
)


def _fails(desk: DeskForTests, turn: str, reference: str = "aaaa") -> str | None:
    return fail_turn(ports=desk.ports, turn=turn, reference=reference)


def test_a_failed_turn_keeps_its_words_in_one_ticket_and_ends(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "my mouse is gone")
    assert [_fails(desk, turn.id), _fails(desk, turn.id, "bbbb")] == [KEPT, None]
    assert desk.history("ND-1001") == [
        (SAM_AT, "opened", "my mouse is gone"),
        ("nightdesk", "assistant failed", "aaaa"),
    ]
    assert (desk.texts_to(SAM), desk.message(turn.id).state) == ([KEPT], FAILED)


def test_answers_that_come_after_it_change_nothing(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "my mouse is gone")
    _fails(desk, turn.id)
    finish_turn(ports=desk.ports, turn=turn.id, answers=(Answer("Have you looked under the desk?"),))
    assert (desk.texts_to(SAM), desk.message(turn.id).state) == ([KEPT], FAILED)
    assert begin_turn(ports=desk.ports, turn=turn.id) is None


def test_a_turn_that_was_answered_does_not_fail_any_more(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "my mouse is gone")
    finish_turn(ports=desk.ports, turn=turn.id, answers=(Answer("Have you looked under the desk?"),))
    assert _fails(desk, turn.id) is None
    assert (desk.tickets(), desk.message(turn.id).state) == ((), DONE)


def test_an_action_that_is_late_does_nothing_any_more(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "the printer is offline")
    turn = desk.turn(SAM, "open a ticket")
    _fails(desk, turn.id)
    with pytest.raises(TurnIsOver):
        open_ticket(ports=desk.ports.for_person(turn.person).in_turn(turn.id), turn=turn)
    assert [ticket.number for ticket in desk.tickets()] == ["ND-1001"]


def test_what_an_action_did_before_it_failed_stays_and_is_named(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "the printer is offline")
    turn = desk.turn(SAM, "open a ticket")
    opened = open_ticket(ports=desk.ports.for_person(turn.person).in_turn(turn.id), turn=turn)
    assert opened is not None
    said = _fails(desk, turn.id)
    assert said == (
        "Something on my side did not work while I answered. Ticket ND-1001 is there with your words. "
        "You need not ask again. You can also write 'person'. Reference: aaaa."
    )
    assert [ticket.number for ticket in desk.tickets()] == [opened.ticket.number]
    assert desk.kinds("ND-1001")[-1] == "assistant failed"


def test_whoever_says_the_same_again_has_one_ticket(desk: DeskForTests) -> None:
    _fails(desk, desk.turn(SAM, "The printer is offline!").id)
    _fails(desk, desk.turn(SAM, "the printer is  offline").id, "bbbb")
    assert desk.kinds("ND-1001") == ["opened", "assistant failed", "said again", "assistant failed"]
    kept = desk.ticket("ND-1001")
    desk.clock.step(minutes=5)
    ticket = desk.opens_ticket(SAM, "printer", "the printer is offline")
    assert [each.number for each in desk.tickets()] == ["ND-1001"]
    assert (ticket.category, ticket.opened_at) == ("printer", kept.opened_at)
    assert ticket.decision is not None
    assert desk.kinds("ND-1001")[-1] == "said again"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(5, "the scanner is offline"), (61, "the printer is offline")],
    ids=["other words", "an hour later"],
)
def test_what_is_another_matter_is_another_ticket(desk: DeskForTests, minutes: int, words: str) -> None:
    _fails(desk, desk.turn(SAM, "the printer is offline").id)
    desk.clock.step(minutes=minutes)
    assert desk.opens_ticket(SAM, "printer", words).number == "ND-1002"


def test_a_ticket_that_a_technician_has_touched_is_not_taken_over(desk: DeskForTests) -> None:
    from dataclasses import replace

    _fails(desk, desk.turn(SAM, "the printer is offline").id)
    with desk.ports.begin() as work:
        work.tickets.save(replace(desk.ticket("ND-1001"), owner="robin@nightdesk.example"))
        work.commit()
    assert desk.opens_ticket(SAM, "printer", "the printer is offline").number == "ND-1002"


def test_who_asks_for_a_person_afterwards_means_that_ticket(desk: DeskForTests) -> None:
    _fails(desk, desk.turn(SAM, "the printer is offline").id)
    handed = hand_over(ports=desk.ports, turn=desk.turn(SAM, "person"))
    assert (handed.ticket.number, len(desk.tickets())) == ("ND-1001", 1)


def test_a_button_that_led_to_nothing_can_be_pressed_again(desk: DeskForTests) -> None:
    _, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    button = desk.shows_button(SAM, "open_ticket")
    said = _fails(desk, desk.turn(SAM, button=button).id)
    assert said is not None and said.startswith("Something on my side did not work. I have put it into ticket ND-1001;")
    assert desk.ticket("ND-1001").words == "the printer is offline"
    again = desk.turn(SAM, button=button)
    opened = open_ticket(ports=desk.ports, turn=again)
    assert opened is not None
    assert [ticket.number for ticket in desk.tickets()] == ["ND-1001"]
    with desk.ports.begin() as work:
        done = work.enquiries.get(enquiry.id)
    assert done is not None and (done.state, done.ticket) == (EnquiryState.DONE, "ND-1001")


def test_a_button_that_led_to_something_stays_used(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "the printer is offline")
    button = desk.shows_button(SAM, "open_ticket")
    turn = desk.turn(SAM, button=button)
    open_ticket(ports=desk.ports.in_turn(turn.id), turn=turn)
    _fails(desk, turn.id)
    again = desk.receives(SAM, button=button)
    assert again is not None
    assert _fails(desk, again.id) == USED_BUTTON
    assert len(desk.tickets()) == 1


def test_a_button_of_a_ticket_leaves_its_failure_on_that_ticket(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(SAM, "printer", "the printer is offline")
    said = _fails(desk, desk.press(SAM, "close_ticket", ticket=ticket.number).id)
    assert said is not None and ticket.number in said
    assert ([each.number for each in desk.tickets()], desk.kinds(ticket.number)[-1]) == (
        [ticket.number],
        "assistant failed",
    )


def test_a_button_about_nothing_is_a_ticket_too(desk: DeskForTests) -> None:
    _fails(desk, desk.press(SAM, "cancel").id)
    assert [ticket.words for ticket in desk.tickets()] == ["(pressed a button: cancel)"]


def test_a_button_of_somebody_else_is_refused_without_the_assistant(desk: DeskForTests) -> None:
    turn = desk.receives(SAM, button=desk.shows_button(DANA, "approve_quote", quote="Q-1001"))
    assert turn is not None
    assert _fails(desk, turn.id) == UNKNOWN_BUTTON
    assert (desk.tickets(), desk.message(turn.id).state) == ((), DONE)


def test_a_failed_emergency_keeps_what_to_do_until_somebody_calls(desk: DeskForTests) -> None:
    said = _fails(desk, desk.turn(SAM, "there is a ransom note on the screen").id)
    assert said == f"Amara Obi is being called now (ND-1001). {CONTAINMENT[EmergencyKind.SECURITY_INCIDENT]}"
    with desk.ports.begin() as work:
        assert [page.ticket for page in work.pages.list()] == ["ND-1001"]


def test_a_dead_assistant_still_calls_somebody_for_the_button_that_asks_for_it(desk: DeskForTests) -> None:
    _, enquiry = desk.reports(SAM, "file_share", "some letters look odd to me")
    said = _fails(desk, desk.press(SAM, "security_incident", enquiry=enquiry.id).id)
    assert said is not None and said.startswith("Amara Obi is being called now (ND-1001).")
    with desk.ports.begin() as work:
        assert [page.words for page in work.pages.list()] == ["some letters look odd to me"]


def test_an_emergency_that_is_told_again_when_the_assistant_lives_joins_its_ticket(desk: DeskForTests) -> None:
    words = "the server is down and nobody can work"
    _fails(desk, desk.turn(SAM, words).id)
    again = raise_emergency(
        ports=desk.ports, turn=desk.turn(SAM, words), kind=EmergencyKind.OUTAGE, category="server_down"
    )
    assert (again.ticket.number, len(desk.tickets())) == ("ND-1001", 1)


def test_late_turns_are_answered_oldest_first_and_once(desk: DeskForTests) -> None:
    for words in ("one is broken", "two is broken"):
        desk.receives(SAM, words)
        desk.clock.step(seconds=1)
    desk.receives(STRANGER, "three is broken")
    desk.clock.step(seconds=LATE.total_seconds() - 0.5)
    ended = fail_late_turns(ports=desk.ports, reference="r")
    assert [desk.message(turn).text for turn in ended] == ["one is broken", "two is broken"]
    assert ["ND-1001" in said for said in desk.texts_to(SAM)] == [True, False]
    assert fail_late_turns(ports=desk.ports, reference="r") == ()
    desk.clock.step(seconds=1)
    assert len(fail_late_turns(ports=desk.ports, reference="r")) == 1
    assert len(desk.tickets()) == 3


def test_one_late_turn_that_cannot_be_ended_keeps_nobody_else_waiting(
    desk: DeskForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.operations import failing

    for words in ("one is broken", "two is broken"):
        desk.receives(SAM, words)
    real = failing.keep_words

    def breaks(*args: object) -> object:
        if args[2] == "one is broken":
            raise RuntimeError("cannot be kept")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(failing, "keep_words", breaks)
    assert len(fail_late_turns(ports=desk.ports, reference="r", late=timedelta(0) - timedelta(seconds=1))) == 1
    assert [ticket.words for ticket in desk.tickets()] == ["two is broken"]
