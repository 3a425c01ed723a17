"""To a person at any moment, and at once in an emergency; nothing said is lost or doubled."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.desk.decisions import Verdict
from bot.desk.emergencies import CATEGORY_OF, EmergencyKind
from bot.desk.tickets import Fact
from bot.desk.walkthroughs import StepAnswer
from bot.operations.coverage import decide_for_enquiry
from bot.operations.enquiries import open_enquiry, put_several_aside
from bot.operations.handover import hand_over, raise_emergency
from bot.operations.turns import Turn
from bot.operations.walkthroughs import answer_current_step, start_walkthrough
from bot.operations.wanted_calls import call_in_words
from bot.operations.wording import CONTAINMENT
from tests.makers import DANA, EVENING, MAPLE, MORNING, NEXT_OPENING, SAM, STRANGER, DeskForTests
from tests.operations.situations import opened


def _emergency(desk: DeskForTests, turn: Turn, kind: EmergencyKind = EmergencyKind.OUTAGE) -> tuple[str, str]:
    emergency = raise_emergency(ports=desk.ports, turn=turn, kind=kind, category=CATEGORY_OF.get(kind))
    return emergency.ticket.number, emergency.page.id


def test_a_person_gets_the_words_the_facts_and_the_steps(desk: DeskForTests) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    decision = decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry)
    start_walkthrough(ports=desk.ports, turn=turn)
    answer_current_step(ports=desk.ports, turn=desk.turn(SAM, "no"), answer=StepAnswer.NO)
    asked = desk.turn(SAM, "person please")
    handover = hand_over(ports=desk.ports, turn=asked)
    ticket = handover.ticket
    assert (ticket.category, ticket.words, ticket.decision, ticket.billing.value, ticket.state.value) == (
        "printer",
        "the printer is offline",
        decision.id,
        "no_charge",
        "triaged",
    )
    assert [(step.step_id, step.answer) for step in ticket.steps] == [("1", StepAnswer.NO)]
    assert desk.history(ticket.number) == [
        ("sam@maple-dental.example", "opened", "the printer is offline"),
        (
            "sam@maple-dental.example",
            "step",
            "Can anybody else print on this printer right now? -> did not help / no",
        ),
        ("sam@maple-dental.example", "person wanted", "person please"),
    ]
    assert open_enquiry(ports=desk.ports, turn=asked) is None


def test_asking_twice_in_a_turn_is_asking_once(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "person")
    first = hand_over(ports=desk.ports, turn=turn)
    assert hand_over(ports=desk.ports, turn=turn) == first
    assert desk.kinds(first.ticket.number) == ["opened", "person wanted"]
    assert len(desk.tickets()) == 1


def test_asking_for_a_person_about_a_ticket_stays_with_that_ticket(desk: DeskForTests) -> None:
    _, done = opened(desk)
    handover = hand_over(ports=desk.ports, turn=desk.press(SAM, "talk_to_human", ticket=done.ticket.number))
    assert handover.ticket == done.ticket
    assert desk.kinds(done.ticket.number) == ["opened", "person wanted"]


def test_a_button_does_not_lead_to_the_ticket_of_somebody_else(desk: DeskForTests) -> None:
    _, done = opened(desk)
    handover = hand_over(ports=desk.ports, turn=desk.press(DANA, "talk_to_human", ticket=done.ticket.number))
    assert handover.ticket.number != done.ticket.number
    assert desk.kinds(done.ticket.number) == ["opened"]


@pytest.mark.parametrize(
    ("at", "open_now", "opens_at"),
    [
        pytest.param(MORNING, True, None, id="ten in the morning"),
        pytest.param(EVENING, False, NEXT_OPENING, id="eight in the evening"),
        pytest.param(
            datetime(2026, 11, 28, 19, 0, tzinfo=timezone.utc),
            False,
            datetime(2026, 11, 30, 13, 0, tzinfo=timezone.utc),
            id="Saturday afternoon",
        ),
        pytest.param(
            datetime(2026, 12, 24, 15, 0, tzinfo=timezone.utc),
            False,
            datetime(2026, 12, 28, 13, 0, tzinfo=timezone.utc),
            id="the clinic's own holiday, before Christmas and Boxing Day",
        ),
    ],
)
def test_when_somebody_is_there_is_said_from_the_clients_hours(
    desk: DeskForTests, at: datetime, open_now: bool, opens_at: datetime | None
) -> None:
    desk.clock.set(at)
    handover = hand_over(ports=desk.ports, turn=desk.turn(SAM, "person"))
    assert (handover.open_now, handover.opens_at) == (open_now, opens_at)


def test_nobody_can_say_when_for_a_stranger(desk: DeskForTests) -> None:
    handover = hand_over(ports=desk.ports, turn=desk.turn(STRANGER, "person"))
    assert (handover.open_now, handover.opens_at, handover.ticket.client) == (False, None, None)


def test_an_emergency_is_one_p1_ticket_and_the_page_that_went_out_already(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "the server is down, nobody can work")
    assert turn.emergency is EmergencyKind.OUTAGE
    with desk.ports.begin() as work:
        (page,) = work.pages.list()
    emergency = raise_emergency(
        ports=desk.ports,
        turn=turn,
        kind=EmergencyKind.OUTAGE,
        category="server_down",
        facts=(Fact("asset_tag", "MD-SRV-01"),),
    )
    ticket = emergency.ticket
    assert (emergency.page.id, ticket.priority.value, ticket.priority_reasons) == (
        page.id,
        "P1",
        ("P1: outage, paged at once",),
    )
    assert emergency.containment == CONTAINMENT[EmergencyKind.OUTAGE]
    assert emergency.decision is not None
    assert (emergency.decision.decision.verdict, emergency.decision.decision.clause) == (Verdict.COVERED, "4.2")
    assert (ticket.decision, ticket.category) == (emergency.decision.id, "server_down")
    assert ticket.respond_by is not None and ticket.respond_by.isoformat() == "2026-11-24T10:30:00-05:00"
    with desk.ports.begin() as work:
        assert [(each.id, each.ticket) for each in work.pages.list()] == [(page.id, ticket.number)]


def test_an_emergency_that_runs_again_changes_nothing(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "the server is down, nobody can work")
    first = _emergency(desk, turn)
    assert _emergency(desk, turn) == first
    assert len(desk.tickets()) == 1
    assert desk.kinds(first[0]) == ["opened", "paged"]
    with desk.ports.begin() as work:
        assert len(work.pages.list()) == 1


def test_an_emergency_that_only_rasa_noticed_is_paged_then(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "strange things happen on my screen")
    assert turn.emergency is None
    number, page_id = _emergency(desk, turn, EmergencyKind.SECURITY_INCIDENT)
    with desk.ports.begin() as work:
        (page,) = work.pages.unsent()
    assert (page.id, page.ticket, page.kind, page.client) == (page_id, number, "security_incident", MAPLE)
    with desk.ports.begin() as work:
        (called,) = [each.text for each in work.tickets.history(number) if each.kind == "paged"]
    assert called == f"{page.technician} for security incident"


def test_danger_has_no_category_and_no_verdict(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "there is smoke coming from the server")
    emergency = raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.DANGER, category=None)
    assert (emergency.ticket.category, emergency.decision, emergency.ticket.priority.value) == (None, None, "P1")


def test_a_strangers_emergency_is_paged_without_a_verdict(desk: DeskForTests) -> None:
    turn = desk.turn(STRANGER, "the server is down, nobody can work")
    emergency = raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")
    assert (emergency.decision, emergency.ticket.client, emergency.page.ticket) == (None, None, None)
    with desk.ports.begin() as work:
        assert [page.ticket for page in work.pages.list()] == [emergency.ticket.number]


def test_an_emergency_puts_the_problem_that_was_being_talked_about_aside(desk: DeskForTests) -> None:
    """What is said next is about the emergency; the problem is kept, and offered again later."""
    _, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    turn = desk.turn(SAM, "the server is down, nobody can work")
    _emergency(desk, turn)
    assert open_enquiry(ports=desk.ports, turn=turn) is None
    with desk.ports.begin() as work:
        assert [each.id for each in work.enquiries.aside(turn.conversation)] == [enquiry.id]


def test_more_words_about_an_emergency_page_again_and_join_its_ticket(desk: DeskForTests) -> None:
    outage, security = EmergencyKind.OUTAGE, EmergencyKind.SECURITY_INCIDENT
    numbers = [
        raise_emergency(
            ports=desk.ports, turn=desk.turn(who, words), kind=kind, category=CATEGORY_OF[kind]
        ).ticket.number
        for who, kind, words in (
            (SAM, outage, "the server is down"),
            (SAM, outage, "the server is still down!"),
            (SAM, security, "there is a ransom note on it"),
            (DANA, outage, "our server is down"),
        )
    ]
    assert numbers == ["ND-1001", "ND-1001", "ND-1002", "ND-1003"]
    with desk.ports.begin() as work:
        assert len(work.pages.list()) == 4


def test_after_an_hour_a_new_emergency_is_a_new_ticket(desk: DeskForTests) -> None:
    def raised() -> str:
        turn = desk.turn(SAM, "the server is down")
        return raise_emergency(
            ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down"
        ).ticket.number

    first = raised()
    desk.clock.step(minutes=61)
    assert (first, raised()) == ("ND-1001", "ND-1002")


def test_who_asks_for_a_person_right_after_a_ticket_means_that_ticket(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    assert hand_over(ports=desk.ports, turn=desk.turn(SAM, "person")).ticket.number == ticket.ticket.number
    desk.clock.step(minutes=61)
    assert hand_over(ports=desk.ports, turn=desk.turn(SAM, "person")).ticket.number == "ND-1002"


def test_a_person_asked_for_between_two_problems_gets_both(desk: DeskForTests) -> None:
    problems = (("wifi", "the wifi is slow", ()), ("printer", "the printer jams", ()))
    asked = [each.id for each in put_several_aside(ports=desk.ports, turn=desk.turn(SAM, "x"), problems=problems)]
    turn = desk.turn(SAM, "person")
    first = hand_over(ports=desk.ports, turn=turn, asked=asked)
    assert first.ticket.words == "the wifi is slow\nthe printer jams"
    assert hand_over(ports=desk.ports, turn=turn, asked=asked) == first
    assert len(desk.tickets()) == 1


def test_an_answer_to_whether_it_is_an_emergency_carries_the_words_before_it(desk: DeskForTests) -> None:
    _, enquiry = desk.reports(SAM, "file_share", "some letters look odd to me")
    kind, category = EmergencyKind.SECURITY_INCIDENT, "security_incident"
    turn = desk.press(SAM, "security_incident", enquiry=enquiry.id)
    first = raise_emergency(ports=desk.ports, turn=turn, kind=kind, category=category)
    assert (first.page.words, first.ticket.words) == ("some letters look odd to me",) * 2
    assert open_enquiry(ports=desk.ports, turn=turn) is None
    again = desk.press(SAM, "security_incident", enquiry=enquiry.id)
    second = raise_emergency(ports=desk.ports, turn=again, kind=kind, category=category)
    assert (second.page.id, second.ticket.number) == (first.page.id, first.ticket.number)


def test_a_button_does_not_page_with_the_words_of_somebody_else(desk: DeskForTests) -> None:
    _, danas = desk.reports(DANA, "file_share", "some letters look odd to me")
    turn = desk.press(SAM, "security_incident", enquiry=danas.id)
    emergency = raise_emergency(
        ports=desk.ports, turn=turn, kind=EmergencyKind.SECURITY_INCIDENT, category="security_incident"
    )
    assert "look odd" not in emergency.page.words
    with desk.ports.begin() as work:
        assert work.enquiries.get(danas.id) == danas


def test_the_hour_of_a_call_that_is_wanted_is_kept_for_the_technician(desk: DeskForTests) -> None:
    asked = desk.turn(SAM, "can somebody call me at 3pm tomorrow?")
    first = hand_over(ports=desk.ports, turn=asked)
    assert first.call_at is not None and hand_over(ports=desk.ports, turn=asked) == first
    assert [each for each in desk.history(first.ticket.number) if each[1] == "call wanted"] == [
        ("nightdesk", "call wanted", call_in_words(first.call_at, first.ticket.timezone))
    ]
    assert call_in_words(first.call_at, first.ticket.timezone).endswith("15:00")


def test_of_nobody_known_no_clock_is_known(desk: DeskForTests) -> None:
    asked = desk.turn(STRANGER, "can somebody call me at 3pm tomorrow?")
    assert hand_over(ports=desk.ports, turn=asked).call_at is None
