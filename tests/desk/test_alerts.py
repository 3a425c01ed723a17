"""What one more report leads to, which device is meant, what kind of problem it is, and when nobody wants to hear of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.desk.alert_plan import (
    AlertPlan,
    AlertSource,
    SortingRule,
    SourceKind,
    device_names,
    find_asset,
    find_device,
    sort_alert,
    whom_to_tell,
)
from bot.desk.alerts import (
    Alert,
    AlertSeverity,
    Condition,
    Reaction,
    Standing,
    calls_somebody,
    is_untouched,
    react,
)
from bot.desk.catalogue import CATALOGUE, Impact, Priority, RequestType, Urgency
from bot.desk.clients import Asset, ClientStatus, Role
from bot.desk.hours import SupportHours, parse_weekly
from bot.desk.maintenance import BadWindow, MaintenanceWindow
from bot.desk.sla import Target
from bot.desk.tickets import Billing, HistoryEntry, Ticket, TicketState
from tests.makers import FOOTHILLS, MAPLE, demo_file

NOW = datetime(2026, 11, 24, 15, tzinfo=timezone.utc)
STEADY = timedelta(minutes=15)
ALERT = Alert("rmm", "maple-dental", "MD-SRV-01", "DiskFull", True, AlertSeverity.WARNING)
GONE = replace(ALERT, firing=False)
MAPLE_CLIENT = demo_file(MAPLE).client


def _ticket(state: TicketState = TicketState.TRIAGED) -> Ticket:
    return Ticket(
        number="ND-1001",
        client="maple-dental",
        contact=None,
        conversation="monitoring::rmm",
        source="monitoring",
        category="monitoring_alert",
        request_type=RequestType.EVENT,
        words="a disk is full",
        facts=(),
        impact=Impact.GROUP,
        urgency=Urgency.DEGRADED,
        priority=Priority.P3,
        priority_reasons=(),
        decision=None,
        billing=Billing.COVERED,
        state=state,
        opened_at=NOW,
        timezone="UTC",
    )


def _known(standing: Standing = Standing.FIRING, **changes: object) -> Condition:
    known = Condition(ALERT.fingerprint, ALERT, "maple-dental", standing, NOW, NOW, ticket="ND-1001")
    return replace(known, **changes)  # type: ignore[arg-type]


F, R, Q = Standing.FIRING, Standing.RESOLVED, Standing.QUIET
OPEN, SOLVED, CLOSED = TicketState.TRIAGED, TicketState.RESOLVED, TicketState.CLOSED
RECENTLY, LONG_AGO = NOW - STEADY, NOW - STEADY - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("known", "state", "alert", "quiet", "expected"),
    [
        pytest.param(None, None, ALERT, False, Reaction.OPEN, id="new"),
        pytest.param(None, None, ALERT, True, Reaction.RECORD, id="new in a window"),
        pytest.param(None, None, GONE, False, Reaction.IGNORE, id="gone and never there"),
        pytest.param(_known(), OPEN, ALERT, False, Reaction.COUNT, id="a repeat"),
        pytest.param(_known(), OPEN, ALERT, True, Reaction.COUNT, id="a repeat in a window"),
        pytest.param(_known(), OPEN, GONE, False, Reaction.END, id="gone"),
        pytest.param(_known(R), OPEN, GONE, False, Reaction.IGNORE, id="gone again"),
        pytest.param(_known(R), OPEN, ALERT, False, Reaction.BACK, id="back while a person has it"),
        pytest.param(_known(R, resolved_at=RECENTLY), SOLVED, ALERT, False, Reaction.REOPEN, id="back soon"),
        pytest.param(_known(R, resolved_at=LONG_AGO), SOLVED, ALERT, False, Reaction.OPEN, id="back later"),
        pytest.param(
            _known(R, resolved_at=RECENTLY), CLOSED, ALERT, False, Reaction.OPEN, id="back soon, closed for good"
        ),
        pytest.param(_known(R, resolved_at=RECENTLY), SOLVED, ALERT, True, Reaction.RECORD, id="back soon in a window"),
        pytest.param(_known(), SOLVED, ALERT, False, Reaction.COUNT, id="still there, just solved"),
        pytest.param(_known(over_at=NOW), SOLVED, ALERT, False, Reaction.COUNT, id="still there, solved a moment ago"),
        pytest.param(_known(over_at=RECENTLY), SOLVED, ALERT, False, Reaction.REOPEN, id="still there"),
        pytest.param(_known(over_at=RECENTLY), CLOSED, ALERT, False, Reaction.OPEN, id="still there, closed for good"),
        pytest.param(_known(Q, ticket=None), None, ALERT, True, Reaction.RECORD, id="a repeat, kept quiet"),
        pytest.param(_known(Q, ticket=None), None, ALERT, False, Reaction.OPEN, id="the window is over"),
        pytest.param(_known(Q, ticket=None), None, GONE, True, Reaction.END, id="gone before the window is over"),
    ],
)
def test_what_one_more_report_leads_to(
    known: Condition | None, state: TicketState | None, alert: Alert, quiet: bool, expected: Reaction
) -> None:
    ticket = _ticket(state) if state else None
    assert react(known, alert, NOW, ticket=ticket, quiet=quiet, steady_after=STEADY) is expected


@pytest.mark.parametrize(
    ("standing", "firing", "minutes", "late"),
    [
        (Standing.FIRING, True, -1, True),
        (Standing.FIRING, True, 0, False),
        (Standing.FIRING, False, -1, True),
        (Standing.FIRING, False, 0, False),
        (Standing.RESOLVED, True, 0, True),
        (Standing.RESOLVED, True, 1, False),
    ],
)
def test_a_report_about_a_time_before_what_is_known_changes_nothing(
    standing: Standing, firing: bool, minutes: int, late: bool
) -> None:
    known = _known(standing, alert=replace(ALERT, started_at=NOW), resolved_at=NOW)
    alert = replace(ALERT, firing=firing, started_at=NOW + timedelta(minutes=minutes))
    reaction = react(known, alert, NOW, ticket=_ticket(), quiet=False, steady_after=STEADY)
    assert (reaction is Reaction.IGNORE) is late


def test_conditions_are_told_apart_by_source_client_device_and_condition_alone() -> None:
    same = replace(
        ALERT, device="md-srv-01", firing=False, severity=AlertSeverity.CRITICAL, summary="x", labels=(("a", "b"),)
    )
    others = [
        replace(ALERT, source="other"),
        replace(ALERT, client=None),
        replace(ALERT, device="MD-SRV-0", condition="1DiskFull"),
        replace(ALERT, condition="diskfull"),
    ]
    assert same.fingerprint == ALERT.fingerprint
    assert len({each.fingerprint for each in (ALERT, *others)}) == 5


@pytest.mark.parametrize(
    ("severity", "priority", "around_the_clock", "expected"),
    [
        (AlertSeverity.CRITICAL, Priority.P1, False, True),
        (AlertSeverity.CRITICAL, Priority.P2, True, True),
        (AlertSeverity.CRITICAL, Priority.P2, False, False),
        (AlertSeverity.WARNING, Priority.P1, True, False),
    ],
)
def test_only_a_critical_alert_that_the_contract_answers_at_night_wakes_somebody(
    severity: AlertSeverity, priority: Priority, around_the_clock: bool, expected: bool
) -> None:
    target = Target(timedelta(hours=1), None, around_the_clock=around_the_clock)
    assert calls_somebody(severity, priority, target) is expected
    assert calls_somebody(severity, priority, None) is (expected and priority is Priority.P1)


@pytest.mark.parametrize(
    ("changes", "by", "worked", "expected"),
    [
        ({}, "monitoring", False, True),
        ({}, "dana@maple-dental.example", False, False),
        ({}, "Robin Castell", False, False),
        ({}, "nightdesk", True, False),
        ({"first_response_at": NOW}, "nightdesk", False, False),
        ({"state": TicketState.IN_PROGRESS}, "nightdesk", False, False),
        ({"state": TicketState.AWAITING_APPROVAL}, "nightdesk", False, True),
    ],
    ids=["nobody", "the client", "a technician", "time is written", "an answer", "it is worked on", "a price waits"],
)
def test_a_ticket_is_untouched_while_only_the_desk_has_written(
    changes: dict[str, object], by: str, worked: bool, expected: bool
) -> None:
    history = [HistoryEntry(NOW, "monitoring", "opened", ""), HistoryEntry(NOW, by, "something", "")]
    ticket = replace(_ticket(), **changes)  # type: ignore[arg-type]
    assert is_untouched(ticket, history, worked=worked, ours=frozenset({"monitoring", "nightdesk"})) is expected


# ---- devices ----------------------------------------------------------------------------------------------------------

_CLIENT = replace(
    MAPLE_CLIENT,
    assets=(
        Asset("SRV", "server", hostname="srv01.maple.example", serial="7CZ1234"),
        Asset("NAS", "server", hostname="nas.maple.example"),
        Asset("OLD-NAS", "server", hostname="nas.barrie.maple.example"),
        Asset("10.0.0.7", "printer"),
    ),
)


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("SRV", "SRV"),
        ("srv", "SRV"),
        ("srv01.maple.example", "SRV"),
        ("SRV01", "SRV"),
        ("srv01.maple.example:9100", "SRV"),
        ("https://srv01.maple.example/metrics?x=1", "SRV"),
        (" 7cz1234 ", "SRV"),
        ("10.0.0.7:9100", "10.0.0.7"),
        ("nas.maple.example", "NAS"),
        ("nas", "NAS"),
        ("10.0.0.8", None),
        ("srv01.another.example", "SRV"),
        ("", None),
        ("://", None),
        (":9100", None),
    ],
)
def test_a_device_is_found_by_tag_host_name_or_serial(said: str, tag: str | None) -> None:
    found = find_asset(_CLIENT, said)
    assert (found.tag if found else None) == tag


def test_a_name_that_two_devices_have_means_neither() -> None:
    twins = replace(_CLIENT, assets=(Asset("A", "pc", hostname="pc1.x"), Asset("B", "pc", hostname="pc1.y")))
    assert (find_asset(twins, "pc1"), find_asset(twins, "pc1.x")) == (None, twins.assets[0])


def test_a_name_that_two_clients_have_means_neither() -> None:
    other = replace(_CLIENT, code="other")
    assert find_device([_CLIENT, other], "SRV") is None
    assert find_device([_CLIENT, demo_file(FOOTHILLS).client], "SRV") == (_CLIENT, _CLIENT.assets[0])


def test_an_address_is_no_short_name() -> None:
    assert device_names("10.0.0.7:9100") == ("10.0.0.7:9100", "10.0.0.7")
    assert device_names("pc1.x:80") == ("pc1.x:80", "pc1.x", "pc1")


def _contact(email: str | None) -> str | None:
    client = MAPLE_CLIENT
    found = whom_to_tell(client, client.asset(email))
    return found.email if found else None


def test_whose_device_it_is_hears_first_and_else_the_clients_first_contact() -> None:
    assert (_contact("MD-WS-07"), _contact("MD-SRV-01"), _contact(None)) == (
        "sam@maple-dental.example",
        "dana@maple-dental.example",
        "dana@maple-dental.example",
    )


def test_a_technical_contact_comes_before_the_first_one_and_who_has_left_hears_nothing() -> None:
    contacts = tuple(
        replace(each, roles=frozenset({Role.TECHNICAL})) if each.name == "Priya Nair" else each
        for each in MAPLE_CLIENT.contacts
    )
    client = replace(MAPLE_CLIENT, contacts=contacts)
    found = whom_to_tell(client, None)
    assert found is not None and found.name == "Priya Nair"
    assert whom_to_tell(replace(client, status=ClientStatus.OFFBOARDED), None) is None
    departed = tuple(replace(each, roles=each.roles | {Role.DEPARTED}) for each in contacts)
    assert whom_to_tell(replace(client, contacts=departed), client.asset("MD-WS-07")) is None


# ---- sorting ----------------------------------------------------------------------------------------------------------

_SERVER, _DESKTOP = Asset("S", "server"), Asset("D", "workstation")


@pytest.mark.parametrize(
    ("condition", "asset", "severity", "expected"),
    [
        ("InstanceDown", _SERVER, AlertSeverity.CRITICAL, ("server_down", Impact.CLIENT, Urgency.STOPPED)),
        ("InstanceDown", _DESKTOP, AlertSeverity.CRITICAL, ("monitoring_alert", Impact.GROUP, Urgency.STOPPED)),
        ("VeeamBackupFailed", _SERVER, AlertSeverity.WARNING, ("backup_failed", Impact.GROUP, Urgency.DEGRADED)),
        (
            "NodeFilesystemAlmostOutOfSpace",
            _SERVER,
            AlertSeverity.INFO,
            ("monitoring_alert", Impact.GROUP, Urgency.WORKS),
        ),
        ("AntivirusOutdated", _DESKTOP, AlertSeverity.WARNING, ("monitoring_alert", Impact.GROUP, Urgency.DEGRADED)),
        ("RansomwareBehaviour", _DESKTOP, AlertSeverity.CRITICAL, ("security_incident", Impact.GROUP, Urgency.STOPPED)),
        ("", None, AlertSeverity.WARNING, ("monitoring_alert", Impact.GROUP, Urgency.DEGRADED)),
    ],
)
def test_the_house_sorts_what_nobody_else_has(
    condition: str, asset: Asset | None, severity: AlertSeverity, expected: tuple[str, Impact, Urgency]
) -> None:
    found = sort_alert(AlertPlan(), replace(ALERT, condition=condition, severity=severity), asset)
    assert (found.category, found.impact, found.urgency) == expected
    assert found.category in CATALOGUE


def test_a_rule_of_the_file_comes_first_and_asks_for_every_label() -> None:
    rule = SortingRule(
        (("job", "dentrix*"), ("severity", "critical")), "lob_application", Impact.CLIENT, None, words="w"
    )
    plan = AlertPlan(rules=(rule,))
    both = replace(ALERT, labels=(("job", "Dentrix-DB"),), severity=AlertSeverity.CRITICAL)
    assert sort_alert(plan, both, None).category == "lob_application"
    assert sort_alert(plan, replace(both, severity=AlertSeverity.INFO), None).category == "monitoring_alert"
    assert sort_alert(plan, replace(both, labels=()), None).category == "monitoring_alert"


@pytest.mark.parametrize(
    ("source", "named", "expected"),
    [
        (AlertSource("a", SourceKind.JSON, client="x"), "y", "x"),
        (AlertSource("a", SourceKind.JSON, client_label="c"), "y", "y"),
        (AlertSource("a", SourceKind.JSON, client_label="c", clients=frozenset({"x"})), "y", None),
        (AlertSource("a", SourceKind.JSON), None, None),
    ],
)
def test_a_source_speaks_for_its_own_clients_only(source: AlertSource, named: str | None, expected: str | None) -> None:
    assert source.client_of(named) == expected


# ---- maintenance ------------------------------------------------------------------------------------------------------

_WINDOW = MaintenanceWindow("w", "maple-dental", NOW, NOW + timedelta(hours=1), "updates", "Robin")


@pytest.mark.parametrize(
    ("changes", "minutes", "site", "device", "asset", "expected"),
    [
        ({}, 0, "queen", "x", None, True),
        ({}, -1, "queen", "x", None, False),
        ({}, 59, None, "x", None, True),
        ({}, 60, None, "x", None, False),
        ({"site": "queen"}, 0, "queen", "x", None, True),
        ({"site": "queen"}, 0, "barrie", "x", None, False),
        ({"site": "queen"}, 0, None, "x", None, False),
        ({"device": "md-srv-01"}, 0, None, "srv01:9100", "MD-SRV-01", True),
        ({"device": "SRV01:9100"}, 0, None, "srv01:9100", None, True),
        ({"device": "md-srv-02"}, 0, None, "srv01:9100", "MD-SRV-01", False),
        ({"client": "other"}, 0, None, "x", None, False),
    ],
)
def test_a_window_covers_its_client_its_site_and_its_device(
    changes: dict[str, object], minutes: int, site: str | None, device: str, asset: str | None, expected: bool
) -> None:
    window = replace(_WINDOW, **changes)  # type: ignore[arg-type]
    at = NOW + timedelta(minutes=minutes)
    assert window.covers(at, client="maple-dental", site=site, device=device, asset=asset) is expected


def test_a_weekly_window_holds_in_its_hours_until_it_is_ended() -> None:
    hours = SupportHours("America/Toronto", parse_weekly({"sun": ["02:00-06:00"]}))
    window = replace(_WINDOW, ends=None, weekly=hours)
    sunday = datetime(2027, 6, 6, 6, tzinfo=timezone.utc)  # 02:00 in Toronto
    found = [window.holds(sunday + timedelta(minutes=each)) for each in (-1, 0, 239, 240)]
    assert found == [False, True, True, False]
    assert replace(window, ends=sunday).holds(sunday) is False


@pytest.mark.parametrize("ends", [None, NOW, NOW - timedelta(hours=1)])
def test_a_window_without_an_end_or_a_length_is_refused(ends: datetime | None) -> None:
    with pytest.raises(BadWindow):
        replace(_WINDOW, ends=ends)
