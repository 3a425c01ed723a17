"""The rota file is read as it is meant, or refused with what to mend."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.bootstrap import DEMO_FOLDER
from bot.connectors.rota_file import RotaFile
from bot.connectors.rota_reading import BadRota
from bot.desk.escalation import Ladders
from bot.desk.oncall import who_is_on_call

GOOD = """
zone: Europe/London
first_handover: "2026-01-05T09:00"
order:
  - {name: Kim, address: "kim@pager"}
  - {name: Lou, address: "lou@pager"}
"""


def _now() -> datetime:
    return datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)


def _file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "rota.yml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_demos_rota_names_who_is_on_call() -> None:
    rota = RotaFile(DEMO_FOLDER / "rota.yml", _now).rota()
    names = [each.name for each in who_is_on_call(rota, datetime(2026, 11, 24, 15, 0, tzinfo=timezone.utc))]
    assert names == ["Amara Obi", "Jonas Lind", "Robin Castell"]


def test_instants_without_an_offset_are_wall_clock_time_of_the_rota(tmp_path: Path) -> None:
    said = "days: 1\noverrides:\n  - {start: 2026-07-01 09:00:00, end: 2026-07-02T09:00:00Z, technician: Lou}\n"
    rota = RotaFile(_file(tmp_path, GOOD + said), _now).rota()
    (override,) = rota.overrides
    assert rota.days == 1
    assert rota.first_handover == datetime(2026, 1, 5, 9, 0, tzinfo=timezone.utc)
    assert (override.start, override.end) == (
        datetime(2026, 7, 1, 8, 0, tzinfo=timezone.utc),
        datetime(2026, 7, 2, 9, 0, tzinfo=timezone.utc),
    )


NOW = _now()
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Tests//EN
BEGIN:VEVENT
UID:one@tests
DTSTAMP:20261101T000000Z
DTSTART:20261124T110000Z
DTEND:20261125T110000Z
SUMMARY:Lou
END:VEVENT
END:VCALENDAR
"""
BY_CALENDAR = GOOD.replace('first_handover: "2026-01-05T09:00"', "calendar: nights.ics")


def test_a_change_of_the_file_is_seen_and_nothing_is_read_twice(tmp_path: Path) -> None:
    file = _file(tmp_path, GOOD)
    source = RotaFile(file, _now)
    rota = source.rota()
    assert source.rota() is rota
    _file(tmp_path, GOOD + "days: 1\n")
    assert source.rota().days == 1


@pytest.mark.parametrize("restarted", [False, True], ids=["the same process", "another process"])
def test_a_file_that_breaks_changes_nobodys_night(tmp_path: Path, restarted: bool) -> None:
    file, kept = _file(tmp_path, GOOD), tmp_path / "kept"
    source = RotaFile(file, _now, kept)
    assert (len(source.rota().order), source.warning()) == (2, None)
    _file(tmp_path, GOOD.replace("Europe/London", "Europe/Lodon"))
    source = RotaFile(file, _now, kept) if restarted else source
    assert [technician.name for technician in source.rota().order] == ["Kim", "Lou"]
    assert str(file) in (source.warning() or "")
    _file(tmp_path, GOOD)
    assert (source.rota().zone, source.warning()) == ("Europe/London", None)


def test_a_first_file_that_is_broken_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRota, match="cannot be read"):
        RotaFile(_file(tmp_path, "zone: ["), _now, tmp_path / "kept").rota()


def _who(source: RotaFile, at: datetime = NOW) -> str:
    return who_is_on_call(source.rota(), at)[0].name


def test_the_shifts_stand_in_a_calendar_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "nights.ics").write_text(CALENDAR, encoding="utf-8")
    source = RotaFile(_file(tmp_path, BY_CALENDAR), _now, tmp_path / "kept")
    assert (_who(source), _who(source, NOW + timedelta(days=1)), source.warning()) == ("Lou", "Kim", None)


@pytest.mark.parametrize("restarted", [False, True], ids=["the same process", "another process"])
@pytest.mark.parametrize(
    "broken", ["<html>", CALENDAR.replace("Lou", "Nobody"), None], ids=["html", "stranger", "gone"]
)
def test_a_calendar_that_breaks_leaves_the_last_good_one_in_force(
    tmp_path: Path, broken: str | None, restarted: bool
) -> None:
    calendar, kept = tmp_path / "nights.ics", tmp_path / "kept"
    calendar.write_text(CALENDAR, encoding="utf-8")
    file = _file(tmp_path, BY_CALENDAR)
    source = RotaFile(file, _now, kept)
    assert _who(source) == "Lou"
    if broken is None:
        calendar.unlink()
    else:
        calendar.write_text(broken, encoding="utf-8")
    source = RotaFile(file, _now, kept) if restarted else source
    assert _who(source) == "Lou"
    assert source.warning() is not None


def test_a_calendar_is_read_again_before_what_was_read_is_over(tmp_path: Path) -> None:
    (tmp_path / "nights.ics").write_text(CALENDAR.replace("SUMMARY", "RRULE:FREQ=DAILY\nSUMMARY"), encoding="utf-8")
    now = [NOW]
    source = RotaFile(_file(tmp_path, BY_CALENDAR), lambda: now[0])
    assert _who(source, NOW + timedelta(days=90)) == "Kim"
    now[0] += timedelta(days=60)
    assert _who(source, NOW + timedelta(days=90)) == "Lou"


def test_ladders_and_quiet_hours_are_read_as_they_are_meant(tmp_path: Path) -> None:
    text = (
        GOOD
        + """awake: {mon-fri: "07:00-22:00"}
escalation:
  urgent:
    rounds: 3
    steps:
      - {notify: on_call, wait: 5}
      - {notify: Lou, wait: 2.5, only: {daily: "08:00-20:00"}}
"""
    )
    ladders = RotaFile(_file(tmp_path, text), _now).ladders()
    assert ladders.urgent == ladders.other
    assert [(step.notify, step.wait.total_seconds()) for step in ladders.urgent.steps] == [
        ("on_call", 300),
        ("Lou", 150),
    ]
    assert ladders.urgent.steps[1].only is not None
    saturday = datetime(2026, 11, 28, 12, 0, tzinfo=timezone.utc)
    assert ladders.begins(True, saturday) == saturday
    assert ladders.begins(False, saturday) == datetime(2026, 11, 30, 7, 0, tzinfo=timezone.utc)
    assert RotaFile(_file(tmp_path, GOOD), _now).ladders() == Ladders()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "it is empty. Begin with the example", id="empty"),
        pytest.param("hello", "keys are wanted: zone, order", id="a word"),
        pytest.param(GOOD + "days: weekly\n", "'weekly' is no number of days. Write days: 7", id="turns in words"),
        pytest.param(GOOD + "overrides: {technician: Lou}\n", "'overrides' is a list", id="a stand-in that is no list"),
        pytest.param(GOOD + "escalation: [on_call]\n", "'escalation' holds ladders", id="a ladder's list"),
        pytest.param(GOOD + "escalation: {urgent: [on_call]}\n", "'urgent' has no steps", id="a ladder without steps"),
        pytest.param(
            GOOD + "escalation: {other: {steps: [{notify: next, wait: five}]}}\n", "'five' is no number", id="a wait"
        ),
        pytest.param("zone: [", "line 1 is not YAML", id="not YAML"),
        pytest.param(GOOD.replace("  - {name: Lou", "\t- {name: Lou"), "Indent with spaces, never tabs", id="a tab"),
        pytest.param(GOOD.replace("{name: Lou, ", "{"), "'name' is missing", id="no name"),
        pytest.param(
            GOOD.replace('{name: Lou, address: "lou@pager"}', "Lou"),
            "number 2 of 'order' is 'Lou'. Write it like {name:",
            id="a name alone",
        ),
        pytest.param(
            GOOD.replace("Europe/London", "Europe/Lodon"),
            "there is no time zone Europe/Lodon. Write",
            id="an unknown zone",
        ),
        pytest.param(GOOD.replace("2026-01-05T09:00", "Monday"), "'Monday' is not understood", id="no instant"),
        pytest.param(GOOD.replace("zone: Europe/London\n", ""), "'zone'", id="no zone"),
        pytest.param(GOOD + "days: 0\n", "no length", id="turns of no length"),
        pytest.param("zone: UTC\nfirst_handover: '2026-01-05T09:00'\norder: []\n", "names nobody", id="nobody"),
        pytest.param(GOOD + "escalation: {urgent: {steps: [{notify: Max, wait: 5}]}}\n", "wakes 'Max'", id="a step"),
        pytest.param(GOOD + "escalation: {soon: {}}\n", "no ladder", id="a ladder"),
        pytest.param(GOOD + "escalation: {other: {steps: [{notify: next, wait: 0}]}}\n", "a minute", id="no wait"),
        pytest.param(
            GOOD + "escalation: {other: {rounds: 9, steps: [{notify: next, wait: 5}]}}\n", "1 to 5", id="rounds"
        ),
        pytest.param(GOOD + "awake: {daily: noon}\n", "noon", id="quiet hours"),
        pytest.param(GOOD.replace("Lou,", "Kim,"), "twice", id="one name for two"),
        pytest.param(GOOD + "calendar: http://calendar.example/x.ics\n", "https", id="an unsafe calendar"),
        pytest.param(
            GOOD + "overrides: [{start: '2026-07-01', end: '2026-07-02', technician: Max}]\n", "Max", id="a stranger"
        ),
        pytest.param(GOOD.replace("01-05T09:00", "03-29T01:30"), "does not exist", id="an hour that is skipped"),
        pytest.param(
            GOOD + "overrides: [{start: 2026-10-25 01:30:00, end: '2026-10-26', technician: Kim}]\n",
            "comes twice in Europe/London",
            id="an hour that comes twice",
        ),
        pytest.param(
            GOOD + "overrides: [{start: '2026-07-02', end: '2026-07-01', technician: Lou}]\n",
            "override for Lou that ends before it begins (2026-07-02 00:00)",
            id="a stand-in the wrong way round",
        ),
    ],
)
def test_a_rota_that_cannot_be_meant_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = _file(tmp_path, text)
    with pytest.raises(BadRota) as refusal:
        RotaFile(file, _now).rota()
    assert str(file) in str(refusal.value)
    assert said in str(refusal.value) and "Error" not in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            GOOD + "overides: []\n", "'overides' is not known, and nothing reads it. Did you mean 'overrides'?"
        ),
        pytest.param(
            GOOD.replace('kim@pager"', 'kim@pager", phone: 1'), "'phone', in number 1 of 'order', is not known"
        ),
        pytest.param(
            GOOD + "escalation: {other: {round: 2, steps: [{notify: next, wait: 5}]}}\n", "'round', in the ladder"
        ),
        pytest.param(
            GOOD + "escalation: {other: {steps: [{notify: next, wait: 5, at: 1}]}}\n", "'at', in step 1 of 'other'"
        ),
        pytest.param(GOOD.replace("Europe/London", "GMT"), "the zone GMT has no summer time. Write the place"),
    ],
    ids=["a key", "of a person", "of a ladder", "of a step", "a zone without a place"],
)
def test_what_nothing_reads_is_said_and_the_rest_of_the_rota_holds(tmp_path: Path, text: str, said: str) -> None:
    """A stand-in under a misspelt key would never stand in; refusing the file would leave a new desk without anybody."""
    source = RotaFile(_file(tmp_path, text), _now, tmp_path / "kept")
    assert _who(source) == "Kim"
    assert said in (source.warning() or "") and "stays in force" not in (source.warning() or "")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRota):
        RotaFile(tmp_path / "rota.yml", _now).rota()
