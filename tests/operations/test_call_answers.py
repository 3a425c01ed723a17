"""Technicians are called in their own chats, answer with buttons, and ask who is on call."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import EmergencyKind
from bot.desk.staff import StaffMember, StaffRole
from bot.operations.call_answers import answer_about_calls
from bot.operations.deliveries import give_up
from bot.operations.handover import raise_emergency
from bot.operations.oncall import climb_due
from bot.operations.staff import import_staff
from tests.makers import MAPLE, SAM, DeskForTests, key_of

ROTA = """
zone: America/Toronto
first_handover: "2026-01-05T08:00"
order:
  - {name: Robin Castell, address: "stand-in:robin"}
  - {name: Amara, address: "stand-in:amara", email: amara@nightdesk.example}
  - {name: Jonas Lind, address: "stand-in:jonas"}
"""
AMARA = ChatIdentity("slack", "T0DESK", "U0AMARA")
JONAS = ChatIdentity("telegram", "", "500901")
STAFF = (
    StaffMember("Amara Obi", "amara@nightdesk.example", StaffRole.TECHNICIAN, identities=(AMARA,)),
    StaffMember("Jonas Lind", "jonas@nightdesk.example", StaffRole.DISPATCHER, identities=(JONAS,)),
    StaffMember("Alex Moreau", "alex@nightdesk.example", StaffRole.ADMIN),
)
CALL = "Outage: Sam Okoro, Maple Dental\nNo ticket yet\nthe server is down, nobody can work"


@pytest.fixture
def desk(desk: DeskForTests, tmp_path: Path) -> DeskForTests:
    """A desk with people of its own; Amara is on call."""
    file = tmp_path / "rota.yml"
    file.write_text(ROTA, encoding="utf-8")
    ours = DeskForTests(desk.ports.begin, rota=file)
    ours.take_in(MAPLE)
    import_staff(ports=ours.ports, members=STAFF, by="the tests")
    return ours


def _outage(desk: DeskForTests) -> str:
    turn = desk.turn(SAM, "the server is down, nobody can work")
    return raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down").ticket.number


def _press(desk: DeskForTests, who: ChatIdentity, title: str) -> str:
    """Press the button of the newest call in somebody's chat that has one of this title."""
    shown = [place for message in desk.said_to(who) for place in message.buttons if place.title == title]
    turn = desk.turn(who, button=shown[-1].key)
    answers = answer_about_calls(ports=desk.ports, turn=turn)
    assert answers is not None
    return answers[0].text


def _says(desk: DeskForTests, who: ChatIdentity, words: str) -> str | None:
    answers = answer_about_calls(ports=desk.ports, turn=desk.turn(who, words))
    return answers[0].text if answers else None


def test_a_call_stands_in_the_technicians_chat_with_two_buttons(desk: DeskForTests) -> None:
    _outage(desk)
    (message,) = desk.said_to(AMARA)
    assert message.text == CALL
    assert [place.title for place in message.buttons] == ["I have it", "I can't, call the next"]
    assert desk.said_to(JONAS) == ()


def test_whoever_takes_it_in_chat_is_told_and_the_others_see_it(desk: DeskForTests) -> None:
    number = _outage(desk)
    desk.clock.step(minutes=5)
    climb_due(ports=desk.ports)
    (called,) = desk.said_to(AMARA)
    with desk.ports.begin() as work:
        work.conversations.mark_sent(called.id, desk.clock.now(), {"ts": "1.1"})
        work.commit()
    assert _press(desk, JONAS, "I have it") == (
        "You have it. Nobody else is woken, and whoever waits knows that you are on it."
    )
    assert desk.texts_to(SAM)[-1] == "Jonas Lind has your call and is on it."
    with desk.ports.begin() as work:
        (edit,) = work.conversations.waiting(key_of(AMARA))
    assert (edit.edits, edit.text) == (called.id, f"{CALL}\n\n✓ Jonas Lind has it.".replace("No ticket yet", number))
    assert _press(desk, AMARA, "I have it") == "Jonas Lind has it already."
    assert desk.kinds(number).count("page taken") == 1


def test_who_cannot_in_chat_has_the_next_one_called(desk: DeskForTests) -> None:
    _outage(desk)
    assert _press(desk, AMARA, "I can't, call the next") == "All right. Jonas Lind is called now."
    assert len(desk.said_to(JONAS)) == 1


def test_a_turn_that_runs_twice_passes_on_once(desk: DeskForTests) -> None:
    _outage(desk)
    (message,) = desk.said_to(AMARA)
    turn = desk.turn(AMARA, button=message.buttons[1].key)
    first, again = (answer_about_calls(ports=desk.ports, turn=turn) for _ in range(2))
    assert first == again
    assert len(desk.said_to(JONAS)) == 1


def test_nobody_but_the_msp_s_own_people_takes_a_call(desk: DeskForTests) -> None:
    number = _outage(desk)
    with desk.ports.begin() as work:
        page = work.pages.list()[0].id
    turn = desk.press(SAM, "take_page", page=page)
    answers = answer_about_calls(ports=desk.ports, turn=turn)
    assert answers is not None and "not yours" in answers[0].text
    assert "page taken" not in desk.kinds(number)


def test_who_has_left_is_nobody(desk: DeskForTests) -> None:
    _outage(desk)
    (message,) = desk.said_to(AMARA)
    import_staff(ports=desk.ports, members=[each for each in STAFF if each.name != "Amara Obi"], by="the tests")
    answers = answer_about_calls(ports=desk.ports, turn=desk.turn(AMARA, button=message.buttons[0].key))
    assert answers is not None and "not yours" in answers[0].text


def test_a_call_that_a_chat_does_not_take_calls_nobody_about_itself(desk: DeskForTests) -> None:
    _outage(desk)
    (message,) = desk.said_to(AMARA)
    give_up(ports=desk.ports, message=message, why="the bot was blocked")
    with desk.ports.begin() as work:
        assert len(work.pages.list()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("who is on call?", "On call: Amara, until Monday 30 November, 08:00.\nThen: Jonas Lind, Robin Castell."),
        ("whos oncall tonite", "On call: Amara, until Monday 30 November, 08:00.\nThen: Jonas Lind, Robin Castell."),
        (
            "when am I on call",
            "You are on call:\nnow, until Monday 30 November, 08:00\nMonday 14 December, 08:00 to Monday 21 December, 08:00",
        ),
        ("my printer is broken", None),
    ],
)
def test_a_technician_asks_who_is_on_call_and_when(desk: DeskForTests, words: str, said: str | None) -> None:
    assert _says(desk, AMARA, words) == said


def test_others_are_answered_by_the_assistant(desk: DeskForTests) -> None:
    assert _says(desk, SAM, "who is on call?") is None


def test_who_is_not_in_the_rota_hears_it_and_calls_that_wait_are_told(desk: DeskForTests) -> None:
    alex = StaffMember("Alex Moreau", "alex@nightdesk.example", StaffRole.ADMIN, identities=(JONAS,))
    import_staff(ports=desk.ports, members=[alex], by="the tests")
    _outage(desk)
    assert _says(desk, JONAS, "when am i on call?") == "You are not in the on-call rota."
    assert (_says(desk, JONAS, "who is on call") or "").endswith("1 call waits for somebody to take it.")
