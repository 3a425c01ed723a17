"""The pages of the rota and of calls: who is on call, the nights ahead, gaps, ladders, and taking a call once."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient

from bot.desk.emergencies import EmergencyKind
from bot.desk.oncall import Rota, Technician
from bot.operations.handover import raise_emergency
from bot.operations.oncall import climb_due
from bot.operations.ports import WorkFactory
from bot.operations.rota import nights_ahead
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, queries, seen
from tests.makers import AMARA_AT, FOOTHILLS, KIM_AT, MAPLE, RAVI, ROBIN_AT, SAM, DeskForTests
from tests.proving import cases, seeded

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Tests//EN
BEGIN:VEVENT
UID:one@tests
DTSTAMP:20261101T000000Z
DTSTART:20261124T130000Z
DTEND:20261127T130000Z
SUMMARY:Robin Castell
END:VEVENT
END:VCALENDAR
"""
PEOPLE = """
order:
  - {name: Robin Castell, address: "stand-in:robin", email: robin@nightdesk.example}
  - {name: Amara Obi, address: "stand-in:amara"}
"""


def _desk(begin: WorkFactory, folder: Path, rota: str) -> DeskForTests:
    file = folder / "rota.yml"
    file.write_text(f"zone: America/Toronto\n{rota}{PEOPLE}", encoding="utf-8")
    desk = DeskForTests(begin, rota=file)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    return desk


@pytest.fixture
def desk(begin: WorkFactory, tmp_path: Path) -> DeskForTests:
    """A desk whose rota turns over on Mondays; Amara is on call, Robin stands in for a night."""
    stands_in = 'overrides:\n  - {start: "2026-11-25T18:00", end: "2026-11-25T23:00", technician: Robin Castell}\n'
    return _desk(begin, tmp_path, f'first_handover: "2026-11-16T08:00"\n{stands_in}')


def _outage(desk: DeskForTests) -> str:
    turn = desk.turn(SAM, "the <server> is down, nobody can work")
    raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")
    with desk.ports.begin() as work:
        return work.pages.list()[0].id


def _press(visitor: TestClient, page: str, what: str) -> tuple[int, str]:
    form = visitor.get("/pages").text
    nonce = value_of(form, "nonce") if 'name="nonce"' in form else "none-offered"
    answer = visitor.post(f"/pages/{page}/{what}", data={"token": value_of(form, "token"), "nonce": nonce})
    status = answer.status_code
    if status == 303:
        answer = visitor.get(answer.headers["location"])
    return status, seen(answer.text)


# ---- the rota ----------------------------------------------------------------------------------------------------------


def test_the_rota_says_who_is_called_now_and_in_every_night_ahead(desk: DeskForTests) -> None:
    page = at_console(desk).get("/rota").text
    said = seen(page)
    assert "On call now: Amara Obi" in said
    assert "Then in this order: Robin Castell." in said
    assert len(re.findall(r'<th scope="row">', page)) == 14
    assert "Wed 25 Nov Robin Castell Wed 25 Nov, 18:00 to Wed 25 Nov, 23:00 Amara Obi Wed 25 Nov, 23:00" in said
    assert "Robin Castell, Wed 25 Nov, 18:00 to Wed 25 Nov, 23:00" in said
    assert "Gaps" not in said
    assert "Whoever is on call, who has 5 min to take it" in said
    assert "All of it at most 5 times, until somebody has it." in said


def test_gaps_are_said_in_words(begin: WorkFactory, tmp_path: Path) -> None:
    (tmp_path / "shifts.ics").write_text(CALENDAR, encoding="utf-8")
    page = seen(at_console(_desk(begin, tmp_path, "calendar: shifts.ics\n")).get("/rota").text)
    assert "On call now: Robin Castell" in page
    assert "Nobody is planned from Fri 27 Nov, 08:00 to Tue 8 Dec, 10:00: Robin Castell would be called." in page
    assert "calendar shifts.ics" in page


def test_a_calendar_that_breaks_leaves_the_one_before_in_force_and_says_so(begin: WorkFactory, tmp_path: Path) -> None:
    (tmp_path / "shifts.ics").write_text(CALENDAR, encoding="utf-8")
    desk = _desk(begin, tmp_path, "calendar: shifts.ics\n")
    visitor = at_console(desk)
    visitor.get("/rota")
    (tmp_path / "shifts.ics").write_text("BEGIN:NONSENSE", encoding="utf-8")
    page = seen(visitor.get("/rota").text)
    assert ("What was read before stays in force." in page, "On call now: Robin Castell" in page) == (True, True)


def test_a_rota_that_nobody_can_read_says_that_nobody_can_be_called(begin: WorkFactory, tmp_path: Path) -> None:
    answer = at_console(_desk(begin, tmp_path, "")).get("/rota")
    assert (answer.status_code, "Nobody can be called: mend it now." in seen(answer.text)) == (200, True)


def test_a_calendars_secret_address_is_never_shown(begin: WorkFactory, tmp_path: Path) -> None:
    desk = _desk(begin, tmp_path, "calendar: https://calendar.example/private-s3cret/basic.ics\n")
    assert "s3cret" not in at_console(desk).get("/rota").text


def test_nights_follow_each_other_by_the_clock_on_the_wall_and_nobody_is_left_out() -> None:
    """Whenever it is: fourteen nights, each from 18:00 to 08:00 there, the first one running or the next to come."""
    random = seeded("nights")
    people = tuple(Technician(name, f"stand-in:{name}") for name in ("Ann", "Bo", "Cy"))
    for _ in range(cases(200, 5_000)):
        zone = random.choice(("America/Toronto", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "UTC"))
        first = datetime(2026, 1, 1, random.randrange(24), tzinfo=ZoneInfo(zone))
        rota = Rota(zone, people, first, days=random.choice((1, 3, 7)))
        at = datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(minutes=random.randrange(366 * 24 * 60))
        nights = nights_ahead(rota, at)
        walls = [night.begins.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for night in nights]
        assert [wall.hour for wall in walls] == [18] * 14
        assert {later - wall for wall, later in pairwise(walls)} == {timedelta(days=1)}
        here = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert walls[0] - timedelta(hours=10) <= here < walls[0] + timedelta(hours=14)
        for night in nights:
            ends = [duty.end for duty in night.duties]
            assert (night.duties[0].start, [duty.start for duty in night.duties[1:]]) == (night.begins, ends[:-1])


# ---- calls -------------------------------------------------------------------------------------------------------------


def test_a_call_says_how_it_stands_until_somebody_has_it(desk: DeskForTests) -> None:
    page, visitor = _outage(desk), at_console(desk, AMARA_AT)
    text = visitor.get("/pages").text
    said = "Amara Obi (on its way) outage Maple Dental the <server> is down, nobody can work ND-1001 nobody has it next call"
    assert (said in seen(text), "<server>" in text) == (True, False)
    desk.clock.step(minutes=5)
    climb_due(ports=desk.ports)
    assert "Amara Obi, Robin Castell" in seen(visitor.get("/pages").text)
    status, told = _press(visitor, page, "take")
    assert (status, "You have it." in told, "Amara Obi has it since" in told) == (303, True, True)
    with desk.ports.begin() as work:
        taken = next(each for each in work.tickets.history("ND-1001") if each.kind == "page taken")
    assert (taken.by, taken.whence) == ("Amara Obi", f"console, {AMARA_AT}, testclient")


def test_calls_of_clients_elsewhere_stand_on_the_readers_clock_which_the_page_names(desk: DeskForTests) -> None:
    desk.take_in(FOOTHILLS)
    turn = desk.turn(RAVI, "the server is down, nobody can work")
    raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")
    said = seen(at_console(desk, AMARA_AT).get("/pages").text)
    assert ("Tue 24 Nov, 10:00 Amara Obi" in said, "Times are yours (America/Toronto)" in said) == (True, True)


def test_whoever_takes_it_second_reads_who_was_quicker(desk: DeskForTests) -> None:
    page = _outage(desk)
    _press(at_console(desk, AMARA_AT), page, "take")
    status, told = _press(at_console(desk, ROBIN_AT), page, "take")
    assert (status, "Amara Obi has it already." in told) == (303, True)


def test_of_many_who_press_at_once_exactly_one_has_it(desk: DeskForTests) -> None:
    page = _outage(desk)
    visitors = [at_console(desk, email) for email in (AMARA_AT, ROBIN_AT, KIM_AT)]
    with ThreadPoolExecutor(3) as people:
        told = list(people.map(lambda visitor: _press(visitor, page, "take")[1], visitors))
    assert sum("You have it." in each for each in told) == 1


def test_who_was_called_and_cannot_lets_the_next_one_be_called_once(desk: DeskForTests) -> None:
    page, visitor = _outage(desk), at_console(desk, AMARA_AT)
    form = visitor.get("/pages").text
    data = {"token": value_of(form, "token"), "nonce": value_of(form, "nonce")}
    for _ in range(2):
        assert visitor.post(f"/pages/{page}/pass", data=data).status_code == 303
    with desk.ports.begin() as work:
        escalation = work.pages.escalation(page)
    assert escalation is not None
    assert [each.technician for each in escalation.notified] == ["Amara Obi", "Robin Castell"]


def test_nobody_passes_on_the_call_of_another(desk: DeskForTests) -> None:
    page = _outage(desk)
    assert "I can't" not in at_console(desk, KIM_AT).get("/pages").text
    assert "It is not you who was called" in _press(at_console(desk, KIM_AT), page, "pass")[1]


def test_a_call_that_is_not_there_is_not_found(desk: DeskForTests) -> None:
    _outage(desk)
    assert _press(at_console(desk), "none", "take")[0] == 404


def test_the_list_of_calls_goes_on_by_key_with_as_many_queries(
    desk: DeskForTests, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.operations.calls.look_at_calls.__kwdefaults__", {"after": None, "rows": 1})
    _outage(desk)
    visitor = at_console(desk)
    before = queries(engine, visitor, "/pages")
    for _ in range(2):
        desk.turn(SAM, "another one")
        _outage(desk)
    assert queries(engine, visitor, "/pages") == before <= 4
    found, address = [], "/pages"
    while address:
        text = visitor.get(address).text
        found += re.findall(r"/pages/([0-9a-f]{32})/take", text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        address = following.group(1) if following else ""
    assert len(found) == len(set(found)) == 3
