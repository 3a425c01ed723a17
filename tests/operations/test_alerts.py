"""What monitoring reports becomes one ticket for each condition: decided, told, counted, ended, brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.desk.alerts import MONITORING, AlertSeverity, Standing
from bot.desk.catalogue import Priority
from bot.desk.tickets import Billing, TicketState
from bot.operations.alerts import end_quiet_times
from bot.operations.alerts.maintenance import add_window, end_window, list_windows
from bot.operations.deliveries import waiting_answers
from bot.operations.oncall import pages_that_wait, take_page
from bot.operations.quotes import answer_waiting_quote
from bot.operations.replies import record_first_response
from bot.operations.settlements import resolve_ticket
from bot.operations.tickets import add_information
from tests.makers import DANA, EVENING, FOOTHILLS, GWEN, MAPLE, NEXT_OPENING, SAM, DeskForTests
from tests.operations.monitored import Monitored, an_alert

GARAGE_DISK = an_alert("FA-WS-03", client=FOOTHILLS, source="everybody")
CRITICAL = AlertSeverity.CRITICAL


@pytest.fixture
def monitored(desk: DeskForTests) -> Monitored:
    """Tuesday morning, and monitoring may write."""
    return Monitored(desk)


def last_to(desk: DeskForTests, email: str) -> str:
    """The newest words to somebody of a client, wherever they are reached."""
    with desk.ports.begin() as work:
        found = [line for line in work.conversations.lines(f"web::{email}") if line.ours]
    return found[-1].text


# ---- opening ----------------------------------------------------------------------------------------------------------


def test_what_the_plan_covers_is_acted_on_and_the_contact_is_told_in_chat(monitored: Monitored) -> None:
    desk, alert = monitored.desk, an_alert(summary="92 % of C: are used")
    monitored.reports(alert)
    ticket = monitored.ticket_of(alert)
    assert (ticket.client, ticket.site, ticket.source, ticket.contact) == (
        MAPLE,
        "queen",
        MONITORING,
        "dana@maple-dental.example",
    )
    assert (ticket.state, ticket.billing, ticket.category) == (
        TicketState.TRIAGED,
        Billing.COVERED,
        "monitoring_alert",
    )
    assert ticket.words == "practice server (MD-SRV-01): DiskFull (warning)\n92 % of C: are used"
    assert last_to(desk, "dana@maple-dental.example") == (
        "Our monitoring saw a problem with practice server (MD-SRV-01): a disk is almost full or failing. "
        "It is covered: nothing to pay (MD-2026, clause 3.1). "
        f"It is {ticket.number}, and a technician takes it up by today 14:00."
    )


def test_what_is_not_critical_waits_for_the_hour_at_which_it_costs_nothing(monitored: Monitored) -> None:
    desk, alert = monitored.desk, an_alert()
    desk.clock.set(EVENING)
    monitored.reports(alert)
    ticket = monitored.ticket_of(alert)
    assert (ticket.state, ticket.billing, ticket.planned_for) == (
        TicketState.SCHEDULED,
        Billing.COVERED,
        NEXT_OPENING,
    )
    assert last_to(desk, "dana@maple-dental.example") == (
        "Our monitoring saw a problem with practice server (MD-SRV-01): a disk is almost full or failing. "
        "Looked at in your support hours it is covered: nothing to pay (MD-2026, clause 3.1). "
        f"{ticket.number} is planned for tomorrow 08:00."
    )
    monitored.reports(an_alert(firing=False))
    desk.clock.step(minutes=5)
    monitored.reports(alert)
    again = desk.ticket(ticket.number)
    assert (again.state, again.planned_for, again.respond_by) == (
        TicketState.SCHEDULED,
        NEXT_OPENING,
        ticket.respond_by,
    )


def test_what_is_critical_is_put_before_an_approver_at_night(monitored: Monitored) -> None:
    monitored.desk.clock.set(EVENING)
    alert = an_alert(severity=CRITICAL)
    monitored.reports(alert)
    ticket = monitored.ticket_of(alert)
    assert (ticket.state, len(monitored.desk.quote_numbers(ticket.number))) == (TicketState.AWAITING_APPROVAL, 1)


def test_the_verdict_is_stored_and_shown_to_whoever_was_told(monitored: Monitored) -> None:
    alert = an_alert()
    monitored.reports(alert)
    with monitored.ports.begin() as work:
        stored = work.decisions.get(monitored.ticket_of(alert).decision or "")
        assert stored is not None
        shown = [each.to for each in work.decisions.shown(stored.id)]
    assert (stored.decision.verdict.value, stored.decision.facts.asset, shown) == (
        "covered",
        "MD-SRV-01",
        ["dana@maple-dental.example"],
    )


def test_the_one_whose_device_it_is_hears_of_it_where_they_last_wrote(monitored: Monitored) -> None:
    desk = monitored.desk
    desk.turn(SAM, "hello")
    monitored.reports(an_alert("MD-WS-07", "HighMemory"))
    assert "MD-WS-07: it runs short of memory" in desk.texts_to(SAM)[-1]


def test_what_costs_waits_for_an_approver_who_reads_why_before_the_price(monitored: Monitored) -> None:
    desk = monitored.desk
    monitored.reports(GARAGE_DISK)
    ticket = monitored.ticket_of(GARAGE_DISK)
    quote = desk.quote(desk.quote_numbers(ticket.number)[0])
    said = desk.texts_to("web::gwen@foothills-auto.example")
    assert (ticket.state, ticket.billing, quote.asked) == (
        TicketState.AWAITING_APPROVAL,
        Billing.QUOTED,
        "gwen@foothills-auto.example",
    )
    assert said[0].startswith("Our monitoring saw a problem with FA-WS-03: a disk is almost full or failing")
    assert said[1].startswith("Our monitoring saw a problem that the plan does not cover.")
    assert "I have asked Gwen Tait to approve up to" in last_to(desk, "ravi@foothills-auto.example")
    assert len(said) == 2


def test_no_work_begins_before_a_yes_and_a_yes_hands_it_to_a_technician(monitored: Monitored) -> None:
    desk = monitored.desk
    monitored.reports(GARAGE_DISK)
    number = monitored.ticket_of(GARAGE_DISK).number
    quote = desk.quote(desk.quote_numbers(number)[0])
    turn = desk.press(GWEN, "approve_quote", quote=quote.number, revision=quote.revision_hash)
    answer_waiting_quote(ports=desk.ports, turn=turn, accept=True)
    assert (desk.ticket(number).state, desk.ticket(number).billing) == (TicketState.TRIAGED, Billing.APPROVED)


def test_a_device_that_nobody_knows_is_a_ticket_for_the_dispatcher_and_not_silence(monitored: Monitored) -> None:
    desk, alert = monitored.desk, an_alert("new-nas.maple.example:9100")
    monitored.reports(alert)
    ticket = monitored.ticket_of(alert)
    assert (ticket.client, ticket.category, ticket.decision, ticket.billing) == (MAPLE, None, None, Billing.NO_CHARGE)
    assert desk.kinds(ticket.number) == ["opened", "person wanted"]
    assert desk.texts_to("web::dana@maple-dental.example") == []


def test_a_client_that_nobody_knows_is_a_ticket_of_nobodys(monitored: Monitored) -> None:
    alert = an_alert(client="who-is-this", source="everybody")
    monitored.reports(alert)
    assert (monitored.ticket_of(alert).client, monitored.sees(alert).client) == (None, None)


def test_a_source_that_names_no_client_finds_whose_device_it_is(monitored: Monitored) -> None:
    alert = an_alert("FA-SRV-01", client=None, source="everybody")
    monitored.reports(alert)
    assert monitored.ticket_of(alert).client == FOOTHILLS


# ---- waking somebody --------------------------------------------------------------------------------------------------


def test_a_server_that_is_down_wakes_whoever_is_on_call_and_the_contact_hears_who(monitored: Monitored) -> None:
    desk = monitored.desk
    desk.clock.set(EVENING)
    alert = an_alert(condition="InstanceDown", severity=CRITICAL)
    monitored.reports(alert)
    ((page, _),) = pages_that_wait(ports=desk.ports)
    ticket = monitored.ticket_of(alert)
    assert (ticket.category, ticket.priority, page.ticket, page.kind) == (
        "server_down",
        Priority.P1,
        ticket.number,
        "outage",
    )
    assert f"{page.technician} is being called now." in last_to(desk, "dana@maple-dental.example")


@pytest.mark.parametrize(
    ("condition", "severity"),
    [("InstanceDown", AlertSeverity.WARNING), ("DiskFull", CRITICAL), ("DiskFull", AlertSeverity.INFO)],
    ids=["a P1 that is no critical alert", "critical, and no P1 nor around the clock", "neither"],
)
def test_what_the_contract_does_not_promise_at_night_wakes_nobody(
    monitored: Monitored, condition: str, severity: AlertSeverity
) -> None:
    monitored.reports(an_alert(condition=condition, severity=severity))
    assert pages_that_wait(ports=monitored.ports) == ()


def test_a_condition_that_gets_worse_wakes_somebody_once(monitored: Monitored) -> None:
    alert = an_alert(condition="InstanceDown")
    worse = an_alert(condition="InstanceDown", severity=CRITICAL)
    monitored.reports(alert)
    monitored.reports(worse)
    monitored.reports(alert)
    monitored.reports(worse)
    assert len(pages_that_wait(ports=monitored.ports)) == 1
    assert monitored.desk.kinds(monitored.ticket_of(alert).number).count("worse") == 1


# ---- repeats, the end, and coming back ---------------------------------------------------------------------------------


def test_repeats_are_counted_on_the_one_ticket(monitored: Monitored) -> None:
    alert = an_alert()
    for _ in range(5):
        monitored.reports(alert)
        monitored.desk.clock.step(minutes=7)
    seen = monitored.sees(alert)
    assert (seen.count, seen.last_at - seen.since, len(monitored.desk.tickets())) == (5, timedelta(minutes=28), 1)
    assert monitored.desk.kinds(monitored.ticket_of(alert).number) == ["opened"]


def test_the_same_delivery_again_changes_nothing(monitored: Monitored) -> None:
    alert = an_alert()
    for _ in range(3):
        monitored.hands_over(alert, key="id 7")
    monitored.reports(an_alert("MD-WS-07"))
    assert monitored.hands_over(alert, key="id 7") == "maple/id 7"
    with monitored.ports.begin() as work:
        assert work.alerts.condition(alert.fingerprint) is None


def test_what_goes_away_closes_a_ticket_that_nobody_touched_and_says_so(monitored: Monitored) -> None:
    alert = an_alert()
    monitored.reports(alert)
    monitored.reports(an_alert(firing=False))
    ticket = monitored.ticket_of(alert)
    assert (ticket.state, monitored.sees(alert).standing) == (TicketState.RESOLVED, Standing.RESOLVED)
    assert last_to(monitored.desk, "dana@maple-dental.example").startswith(
        f"{ticket.number}: our monitoring does not see"
    )


def test_with_it_goes_the_price_that_nobody_has_answered(monitored: Monitored) -> None:
    desk = monitored.desk
    monitored.reports(GARAGE_DISK)
    number = monitored.ticket_of(GARAGE_DISK).number
    monitored.reports(an_alert("FA-WS-03", client=FOOTHILLS, source="everybody", firing=False))
    quote = desk.quote(desk.quote_numbers(number)[0])
    assert (desk.ticket(number).state, quote.may_be_answered) == (TicketState.RESOLVED, False)
    assert "is no longer needed" in desk.texts_to("web::gwen@foothills-auto.example")[-1]


def _replies(monitored: Monitored, number: str) -> None:
    record_first_response(ports=monitored.ports, number=number, by="Robin Castell", words="I am looking at it.")


def _adds(monitored: Monitored, number: str) -> None:
    turn = monitored.desk.turn(DANA, "the server hums")
    add_information(ports=monitored.ports, turn=turn, number=number, words="the server hums")


def _takes_the_call(monitored: Monitored, number: str) -> None:
    ((page, _),) = pages_that_wait(ports=monitored.ports)
    take_page(ports=monitored.ports, page_id=page.id, by="Robin Castell", through="a test")


@pytest.mark.parametrize("touch", [_replies, _adds, _takes_the_call], ids=["a reply", "more words", "the call"])
def test_what_goes_away_is_only_noted_where_somebody_has_touched_the_ticket(monitored: Monitored, touch) -> None:  # type: ignore[no-untyped-def]
    alert = an_alert(condition="InstanceDown", severity=CRITICAL)
    monitored.reports(alert)
    number = monitored.ticket_of(alert).number
    touch(monitored, number)
    monitored.reports(an_alert(condition="InstanceDown", severity=CRITICAL, firing=False))
    assert (monitored.desk.ticket(number).is_open, monitored.desk.kinds(number)[-1]) == (True, "gone")
    monitored.reports(alert)
    assert (monitored.open_tickets(), monitored.desk.kinds(number)[-1]) == ([number], "back")


@pytest.mark.parametrize(("minutes", "tickets"), [(10, 1), (15, 1), (16, 2)])
def test_what_comes_back_soon_reopens_its_ticket(monitored: Monitored, minutes: int, tickets: int) -> None:
    alert = an_alert()
    monitored.reports(alert)
    monitored.reports(an_alert(firing=False))
    monitored.desk.clock.step(minutes=minutes)
    monitored.reports(alert)
    assert (len(monitored.desk.tickets()), len(monitored.open_tickets())) == (tickets, 1)


def test_what_comes_and_goes_stays_with_a_person_and_asks_an_approver_a_few_times_only(monitored: Monitored) -> None:
    desk = monitored.desk
    gone = an_alert("FA-WS-03", client=FOOTHILLS, source="everybody", firing=False)
    for _ in range(20):
        monitored.reports(GARAGE_DISK)
        desk.clock.step(minutes=1)
        monitored.reports(gone)
        desk.clock.step(minutes=1)
    ticket = monitored.ticket_of(GARAGE_DISK)
    assert (len(desk.tickets()), ticket.is_open, monitored.sees(GARAGE_DISK).returns >= 3) == (1, True, True)
    assert len(desk.quote_numbers(ticket.number)) == 4
    assert len(desk.history(ticket.number)) < 25


def test_a_report_that_was_long_on_its_way_brings_nothing_back(monitored: Monitored) -> None:
    began = monitored.desk.clock.now()
    alert = replace(an_alert(), started_at=began)
    monitored.reports(alert)
    monitored.reports(replace(alert, firing=False))
    monitored.reports(alert)
    assert monitored.open_tickets() == []
    monitored.reports(replace(alert, started_at=began + timedelta(minutes=3)))
    assert len(monitored.open_tickets()) == 1
    monitored.reports(replace(alert, firing=False))
    assert len(monitored.open_tickets()) == 1


def test_what_is_still_there_after_a_person_has_solved_it_opens_again_when_monitoring_had_time_to_see(
    monitored: Monitored,
) -> None:
    alert = an_alert()
    monitored.reports(alert)
    number = monitored.ticket_of(alert).number
    resolve_ticket(ports=monitored.ports, ticket=number, by="Robin Castell", text="Logs removed.", key="k")
    monitored.reports(alert)
    assert monitored.open_tickets() == []
    monitored.desk.clock.step(minutes=20)
    monitored.reports(alert)
    assert monitored.open_tickets() == [number]


# ---- maintenance ------------------------------------------------------------------------------------------------------


def test_inside_a_maintenance_window_it_is_written_down_and_nothing_else(monitored: Monitored) -> None:
    now = monitored.desk.clock.now()
    window = add_window(
        ports=monitored.ports,
        client=MAPLE,
        device="md-srv-01",
        starts=now,
        ends=now + timedelta(hours=1),
        reason="updates",
        by="Robin",
    )
    quiet, other = an_alert(), an_alert("MD-WS-07")
    monitored.reports(quiet, other)
    monitored.reports(quiet)
    seen = monitored.sees(quiet)
    assert (window.device, seen.standing, seen.count, seen.ticket) == ("MD-SRV-01", Standing.QUIET, 2, None)
    assert len(monitored.open_tickets()) == 1


def test_what_outlasts_its_window_gets_its_ticket_without_another_report(monitored: Monitored) -> None:
    now = monitored.desk.clock.now()
    window = add_window(
        ports=monitored.ports, client=MAPLE, starts=now, ends=now + timedelta(hours=1), reason="move", by="Robin"
    )
    monitored.reports(an_alert())
    monitored.reports(an_alert("MD-WS-07"), an_alert("MD-WS-07", firing=False))
    monitored.desk.clock.step(minutes=10)
    assert end_quiet_times(ports=monitored.ports) == 0
    end_window(ports=monitored.ports, id=window.id)
    assert [end_quiet_times(ports=monitored.ports) for _ in range(2)] == [1, 0]
    assert (len(monitored.open_tickets()), list_windows(ports=monitored.ports)) == (1, ())
    assert waiting_answers(ports=monitored.ports, conversation="web::dana@maple-dental.example") != ()
