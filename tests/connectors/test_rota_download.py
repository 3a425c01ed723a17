"""The rota's calendar is fetched from its address, or what was there stays."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta, timezone
from pathlib import Path

import httpx
import pytest

from bot.connectors.rota_calendar import BadCalendar
from bot.connectors.rota_download import MOST_BYTES, fetch_calendar
from bot.connectors.rota_file import RotaFile, fetched
from bot.worker.calendars import look_again

SECRET = "https://calendar.example/private-4711/nights.ics"
CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tests//EN\r\nEND:VCALENDAR\r\n"


def _http(answer: httpx.Response | Exception) -> httpx.Client:
    def handle(request: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return httpx.Client(transport=httpx.MockTransport(handle), follow_redirects=True)


def test_a_calendar_is_put_where_the_rota_looks_for_it(tmp_path: Path) -> None:
    file = fetch_calendar(SECRET, tmp_path, client=_http(httpx.Response(200, text=CALENDAR)))
    assert file == fetched(tmp_path, SECRET)
    assert file.read_bytes().decode() == CALENDAR
    assert fetched(tmp_path, SECRET + "x") != file


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        pytest.param(httpx.Response(403), "answers 403", id="refused"),
        pytest.param(httpx.Response(200, text="<html>Sign in</html>"), "private iCal link", id="a page"),
        pytest.param(
            httpx.Response(200, content=b"BEGIN:VCALENDAR" + b"x" * MOST_BYTES), "larger than 5 MB", id="large"
        ),
        pytest.param(httpx.ConnectError("private-4711"), "cannot be reached: ConnectError", id="no network"),
        pytest.param(httpx.Response(302, headers={"Location": "http://evil.example/"}), "https|reached", id="led away"),
    ],
)
def test_what_is_no_calendar_leaves_the_one_that_was_there(
    tmp_path: Path, answer: httpx.Response | Exception, says: str
) -> None:
    file = fetch_calendar(SECRET, tmp_path, client=_http(httpx.Response(200, text=CALENDAR)))
    with pytest.raises(BadCalendar, match=says) as refusal:
        fetch_calendar(SECRET, tmp_path, client=_http(answer))
    assert "4711" not in str(refusal.value)
    assert file.read_bytes().decode() == CALENDAR


def _rota(tmp_path: Path, now: datetime) -> RotaFile:
    file = tmp_path / "rota.yml"
    file.write_text(f"zone: UTC\ncalendar: {SECRET}\norder: [{{name: Kim, address: 'x:kim'}}]\n", encoding="utf-8")
    return RotaFile(file, lambda: now, tmp_path / "kept")


def test_a_calendar_that_cannot_be_fetched_for_a_day_is_a_warning(tmp_path: Path) -> None:
    now = datetime.now(timezone.utc)
    with pytest.raises(Exception, match="cannot be read"):
        _rota(tmp_path, now).rota()
    fetch_calendar(SECRET, tmp_path / "kept", client=_http(httpx.Response(200, text=CALENDAR)))
    assert _rota(tmp_path, now).warning() is None
    late = _rota(tmp_path, now + timedelta(hours=25))
    assert late.rota().order[0].name == "Kim"
    assert "could not be fetched since" in (late.warning() or "")


def test_what_is_wrong_is_logged_once_for_as_long_as_it_stays_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rota.yml"
    good = "zone: UTC\nfirst_handover: '2026-01-05T09:00'\norder: [{name: Kim, address: 'x:kim'}]\n"
    file.write_text(good, encoding="utf-8")
    rota = RotaFile(file, lambda: datetime.now(timezone.utc), tmp_path / "kept")
    with caplog.at_level(logging.ERROR):
        assert look_again(rota, tmp_path / "kept", None) is None
        file.write_text("zone: [", encoding="utf-8")
        said = look_again(rota, tmp_path / "kept", None)
        assert said is not None
        assert look_again(rota, tmp_path / "kept", said) == said
        file.write_text(good, encoding="utf-8")
        assert look_again(rota, tmp_path / "kept", said) is None
    logged = capsys.readouterr().out + caplog.text
    assert logged.count("rota_does_not_hold") == 1
