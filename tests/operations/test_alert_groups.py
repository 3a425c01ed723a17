"""A storm is one ticket, an incident that many report is one, and everybody who reported hears once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.desk.alert_plan import Limit
from bot.desk.alerts import AlertSeverity
from bot.desk.tickets import TicketState
from bot.operations.alerts import look_at_incidents
from bot.operations.oncall import pages_that_wait
from bot.operations.settlements import resolve_ticket
from bot.operations.together import resolve_together
from tests.makers import DANA, MAPLE, SAM, DeskForTests
from tests.operations.monitored import PLAN, Monitored, an_alert

STORMY = replace(PLAN, storm=Limit(10, timedelta(minutes=5)))
EARLY = replace(PLAN, incident=Limit(3, timedelta(minutes=10)))


@pytest.fixture
def stormy(desk: DeskForTests) -> Monitored:
    """More than ten in five minutes are a storm."""
    return Monitored(desk, STORMY)


def test_more_new_conditions_than_anybody_can_read_become_one_ticket_that_counts_them(stormy: Monitored) -> None:
    alerts = [an_alert(condition=f"Sensor{number}") for number in range(30)]
    for alert in alerts:
        stormy.reports(alert)
    tickets = {stormy.sees(alert).ticket for alert in alerts}
    storm = stormy.ticket_of(alerts[-1])
    assert (len(tickets), len(stormy.open_tickets())) == (11, 11)
    assert sum(stormy.sees(alert).ticket == storm.number for alert in alerts) == 20
    assert storm.words.startswith("Many problems at once at Maple Dental: more than 10 in 5 minutes.")
    assert len(stormy.desk.history(storm.number)) < 30


def test_a_storm_ends_and_the_next_condition_has_its_own_ticket(stormy: Monitored) -> None:
    for number in range(15):
        stormy.reports(an_alert(condition=f"Sensor{number}"))
    stormy.desk.clock.step(minutes=6)
    later = an_alert(condition="Later")
    stormy.reports(later)
    assert len(stormy.open_tickets()) == 12
    assert stormy.ticket_of(later).words.startswith("practice server (MD-SRV-01): Later")


def test_the_ticket_of_a_storm_ends_with_the_last_of_its_conditions(stormy: Monitored) -> None:
    alerts = [an_alert(condition=f"Sensor{number}") for number in range(14)]
    stormy.reports(*alerts)
    storm = stormy.ticket_of(alerts[-1]).number
    gone = [replace(alert, firing=False) for alert in alerts]
    stormy.reports(*gone[:-1])
    assert stormy.open_tickets() == [storm]
    stormy.reports(gone[-1])
    assert (stormy.open_tickets(), stormy.desk.ticket(storm).state) == ([], TicketState.RESOLVED)


def test_a_storm_of_critical_alerts_wakes_somebody_once(stormy: Monitored) -> None:
    usual = [an_alert(condition=f"Sensor{number}") for number in range(10)]
    bad = [an_alert(condition=f"Bad{number}", severity=AlertSeverity.CRITICAL) for number in range(20)]
    stormy.reports(*usual, *bad)
    assert len(pages_that_wait(ports=stormy.ports)) == 1


def test_a_storm_of_one_client_is_no_other_clients(stormy: Monitored) -> None:
    stormy.reports(*(an_alert(condition=f"Sensor{number}") for number in range(12)))
    other = an_alert("FA-WS-03", client="foothills-auto", source="everybody")
    stormy.reports(other)
    assert stormy.ticket_of(other).client == "foothills-auto"
    assert stormy.ticket_of(other).words.startswith("FA-WS-03")


def test_devices_of_nobodys_can_make_a_storm_too(stormy: Monitored) -> None:
    strangers = [an_alert(f"box-{number}", client="who", source="everybody") for number in range(40)]
    stormy.reports(*strangers)
    assert len(stormy.open_tickets()) == 11


# ---- incidents --------------------------------------------------------------------------------------------------------


@pytest.fixture
def early(desk: DeskForTests) -> Monitored:
    """Three reports from one site within ten minutes are one matter."""
    return Monitored(desk, EARLY)


def _reported_by_three(early: Monitored) -> list[str]:
    """Monitoring, Sam and Dana report the internet at Queen Street."""
    desk = early.desk
    alert = an_alert(condition="InternetDown")
    early.reports(alert)
    numbers = [early.ticket_of(alert).number]
    for identity in (SAM, DANA):
        desk.clock.step(minutes=2)
        numbers.append(desk.opens_ticket(identity, "internet_down", "no internet").number)
    return numbers


def test_reports_of_one_thing_from_one_site_join_the_oldest_ticket_and_everybody_hears_once(early: Monitored) -> None:
    desk = early.desk
    first, second, third = _reported_by_three(early)
    assert [look_at_incidents(ports=early.ports) for _ in range(3)] == [1, 1, 1]
    assert (desk.kinds(second)[-1], desk.kinds(third)[-1]) == ("goes with", "goes with")
    assert [desk.ticket(number).parent for number in (first, second, third)] == [None, first, first]
    assert [text for _, kind, text in desk.history(first) if kind == "joined by"] == [second, third]
    told = [text for text in desk.texts_to(SAM) if "Several reports" in text]
    assert told == [
        "Several reports have come in about this: Internet connection, Queen Street clinic. We treat them as one, and "
        f"{second} goes with it. I write to you once it is solved; until then you do not have to do anything."
    ]
    assert sum("Several reports" in text for text in desk.texts_to(DANA)) == 1


def test_who_comes_later_joins_and_a_new_condition_needs_no_ticket_of_its_own(early: Monitored) -> None:
    desk = early.desk
    first, *_ = _reported_by_three(early)
    look_at_incidents(ports=early.ports)
    also = an_alert("MD-WS-07", "InternetDown")
    early.reports(also)
    assert (early.sees(also).ticket, len(desk.tickets())) == (first, 3)
    assert desk.history(first)[-1][1:] == ("also", "MD-WS-07: the internet connection is disturbed")


def test_when_it_is_over_everybody_who_was_told_hears_that_once(early: Monitored) -> None:
    desk = early.desk
    first, *_ = _reported_by_three(early)
    look_at_incidents(ports=early.ports)
    resolve_ticket(ports=early.ports, ticket=first, by="Robin Castell", text="The line is back.", key="k")
    for _ in range(3):
        look_at_incidents(ports=early.ports)
    over = "Internet connection, Queen Street clinic: this is solved. If it is not right for you yet, write to me."
    assert [desk.texts_to(each).count(over) for each in (SAM, DANA)] == [1, 1]


def test_who_hears_it_with_the_solution_of_their_own_ticket_does_not_hear_it_twice(early: Monitored) -> None:
    first, *_ = _reported_by_three(early)
    look_at_incidents(ports=early.ports)
    resolve_together(ports=early.ports, number=first, by="Robin Castell", text="The line is back.", key="k")
    look_at_incidents(ports=early.ports)
    heard = [text for text in early.desk.texts_to(SAM) if "solved" in text.splitlines()[0]]
    assert (len(early.open_tickets()), [text.splitlines()[0].partition(" ")[2] for text in heard[1:]]) == (
        0,
        ["is solved: The line is back."],
    )


def test_an_incident_with_reports_of_people_does_not_end_because_monitoring_sees_nothing_any_more(
    early: Monitored,
) -> None:
    first, *_ = _reported_by_three(early)
    look_at_incidents(ports=early.ports)
    early.reports(an_alert(condition="InternetDown", firing=False))
    assert (early.desk.ticket(first).is_open, early.desk.kinds(first)[-1]) == (True, "gone")


@pytest.mark.parametrize(
    ("category", "identities"),
    [("internet_down", (SAM, SAM, SAM)), ("password_reset", (SAM, DANA)), ("wifi", (SAM, DANA))],
    ids=["one person three times", "each their own matter", "another category than the alert's"],
)
def test_what_is_no_incident_stays_apart(early: Monitored, category: str, identities) -> None:  # type: ignore[no-untyped-def]
    early.reports(an_alert(condition="WanDown", client=MAPLE) if category == "wifi" else an_alert())
    for identity in identities:
        early.desk.opens_ticket(identity, category, "it does not work")
    assert look_at_incidents(ports=early.ports) == 0


def test_reports_that_lie_far_apart_are_no_incident(early: Monitored) -> None:
    for identity in (SAM, DANA):
        early.desk.opens_ticket(identity, "internet_down", "no internet")
        early.desk.clock.step(minutes=11)
    early.reports(an_alert(condition="InternetDown"))
    assert look_at_incidents(ports=early.ports) == 0
