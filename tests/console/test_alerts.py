"""The page of alerts: what is there, what nobody knows, and maintenance windows."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient

from bot.operations.alerts import list_windows
from bot.operations.ports import WorkFactory
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, queries, seen
from tests.makers import FOOTHILLS, MAPLE, ROBIN_AT, DeskForTests
from tests.operations.monitored import CALM, Monitored, an_alert

WINDOW = {"client": MAPLE, "device": "MD-SRV-01", "ends": "2026-11-24T12:00", "reason": "updates"}


@pytest.fixture
def monitored(begin: WorkFactory) -> Monitored:
    """A server with two troubles, one of them gone, and a device nobody knows."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    desk.take_in_staff()
    monitored = Monitored(desk, CALM)
    monitored.reports(an_alert(summary="<b>93 %</b> of / is used"))
    monitored.reports(an_alert())
    monitored.reports(an_alert(condition="Slow"))
    monitored.reports(an_alert(condition="Slow", firing=False))
    monitored.reports(an_alert("toaster", "Burnt", client=None, source="everybody"))
    return monitored


def _devices(page: str) -> list[str]:
    return re.findall(r'<th scope="row">([^\s<]+)', page)


def _add(visitor: TestClient, **form: str) -> tuple[int, str]:
    page = visitor.get("/alerts").text
    data = {"token": value_of(page, "token"), "nonce": value_of(page, "nonce"), **form}
    answer = visitor.post("/alerts/windows", data=data)
    status = answer.status_code
    if status == 303:
        answer = visitor.get(answer.headers["location"])
    return status, answer.text


def test_what_is_there_is_shown_the_newest_report_first(monitored: Monitored) -> None:
    shown: list[tuple[str, list[str]]] = [
        ("", ["toaster", "MD-SRV-01"]),
        ("?show=unknown", ["toaster"]),
        ("?show=all", ["toaster", "MD-SRV-01", "MD-SRV-01"]),
        (f"?client={MAPLE}", ["MD-SRV-01"]),
        (f"?client={FOOTHILLS}&show=odd&after=odd", []),
        ("?client=%00odd", []),
        ("?after=99999999999999999.1", ["toaster", "MD-SRV-01"]),
    ]
    visitor = at_console(monitored.desk)
    for query, devices in shown:
        answer = visitor.get(f"/alerts{query}")
        assert (query, answer.status_code, _devices(answer.text)) == (query, 200, devices)


def test_a_condition_says_since_when_how_often_and_on_which_ticket(monitored: Monitored) -> None:
    page = at_console(monitored.desk).get("/alerts").text
    said = seen(page)
    assert "DiskFull warning, from maple" in said
    assert "Maple Dental Tue 24 Nov, 10:00 Tue 24 Nov, 10:00 2 there ND-1001" in said
    assert "<b>93" not in page
    assert "toaster unknown Burnt" in said
    assert "maple /alerts/json, proved by a signature, for maple-dental" in said


def test_the_list_goes_on_by_key_with_as_many_queries(
    monitored: Monitored, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults = {"client": None, "all": False, "unknown": False, "after": None, "rows": 2}
    monkeypatch.setattr("bot.operations.alerts.maintenance.look_at_monitoring.__kwdefaults__", defaults)
    visitor = at_console(monitored.desk)
    visitor.get("/alerts")
    before = queries(engine, visitor, "/alerts")
    for number in range(5):
        monitored.reports(an_alert(condition=f"Trouble {number}"))
    assert queries(engine, visitor, "/alerts") == before <= 6
    found, address = [], "/alerts"
    while address:
        text = visitor.get(address).text
        found += re.findall(r'data-label="What" class="said">(\S+ ?\d?)', text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        address = following.group(1).replace("&amp;", "&") if following else ""
    assert len(found) == len(set(found)) == 7


# ---- maintenance windows -----------------------------------------------------------------------------------------------


def test_a_window_is_made_and_ended(monitored: Monitored) -> None:
    visitor = at_console(monitored.desk)
    status, page = _add(visitor, **WINDOW)
    assert (
        status,
        "maple-dental, MD-SRV-01 from 2026-11-24 10:00 to 2026-11-24 12:00, holds now: updates" in seen(page),
    ) == (303, True)
    (window,) = list_windows(ports=monitored.ports)
    assert (window.by, window.device, window.site) == (ROBIN_AT, "MD-SRV-01", None)
    token = value_of(page, "token")
    answer = visitor.post(f"/alerts/windows/{window.id}/end", data={"token": token})
    assert ("The window has ended." in seen(visitor.get(answer.headers["location"]).text)) is True
    assert list_windows(ports=monitored.ports) == ()


def test_a_form_that_is_sent_twice_makes_one_window(monitored: Monitored) -> None:
    visitor = at_console(monitored.desk)
    page = visitor.get("/alerts").text
    data = {"token": value_of(page, "token"), "nonce": value_of(page, "nonce"), **WINDOW}
    assert [visitor.post("/alerts/windows", data=data).status_code for _ in range(2)] == [303, 303]
    assert len(list_windows(ports=monitored.ports)) == 1


def test_a_weekly_window_holds_until_it_is_ended(monitored: Monitored) -> None:
    form = {**WINDOW, "ends": "", "weekly": "sun 02:00-06:00"}
    status, page = _add(at_console(monitored.desk), **form)
    assert (status, "until it is ended, in its hours of the week: updates" in seen(page)) == (303, True)


def test_a_window_that_cannot_be_meant_says_why_and_keeps_what_was_typed(monitored: Monitored) -> None:
    tried: list[tuple[dict[str, str], int, str]] = [
        ({"ends": ""}, 409, "Say until when it lasts."),
        ({"ends": "2026-11-24T09:00"}, 409, "The window ends before it begins."),
        ({"ends": "soon"}, 409, "Choose a date and a time."),
        ({"ends": "2027-03-14T02:30"}, 409, "The clocks change then in America/Toronto"),
        ({"ends": "2027-11-07T01:30"}, 409, "The clocks change then in America/Toronto"),
        ({"weekly": "sun 25:00-26:00"}, 409, "Write it like 'sun 02:00-06:00'."),
        ({"site": "moon"}, 404, "There is no site moon"),
        ({"client": "nobody"}, 404, "There is no client 'nobody'."),
        ({"reason": "  "}, 409, "Say why it is quiet"),
    ]
    visitor = at_console(monitored.desk)
    for change, status, said in tried:
        answered, page = _add(visitor, **{**WINDOW, **change})
        assert (change, answered, said in seen(page), 'value="MD-SRV-01"' in page) == (change, status, True, True)
    assert list_windows(ports=monitored.ports) == ()


def test_a_window_that_is_not_there_cannot_be_ended(monitored: Monitored) -> None:
    visitor = at_console(monitored.desk)
    token = value_of(visitor.get("/alerts").text, "token")
    assert visitor.post("/alerts/windows/none/end", data={"token": token}).status_code == 404
