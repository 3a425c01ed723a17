"""The rota file is read as it is meant, or refused with what to mend."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.bootstrap import DEMO_FOLDER
from bot.connectors.rota_file import BadRota, RotaFile, read_rota
from bot.desk.oncall import who_is_on_call

GOOD = """
zone: Europe/London
first_handover: "2026-01-05T09:00"
order:
  - {name: Kim, address: "kim@pager"}
  - {name: Lou, address: "lou@pager"}
"""


def _file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "rota.yml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_demos_rota_names_who_is_on_call() -> None:
    rota = RotaFile(DEMO_FOLDER / "rota.yml").rota()
    names = [each.name for each in who_is_on_call(rota, datetime(2026, 11, 24, 15, 0, tzinfo=timezone.utc))]
    assert names == ["Amara Obi", "Jonas Lind", "Robin Castell"]


def test_instants_without_an_offset_are_wall_clock_time_of_the_rota(tmp_path: Path) -> None:
    rota = read_rota(
        _file(
            tmp_path,
            GOOD
            + "days: 1\noverrides:\n  - {start: 2026-07-01 09:00:00, end: 2026-07-02T09:00:00Z, technician: Lou}\n",
        )
    )
    (override,) = rota.overrides
    assert rota.days == 1
    assert rota.first_handover == datetime(2026, 1, 5, 9, 0, tzinfo=timezone.utc)
    assert (override.start, override.end) == (
        datetime(2026, 7, 1, 8, 0, tzinfo=timezone.utc),
        datetime(2026, 7, 2, 9, 0, tzinfo=timezone.utc),
    )


def test_the_file_is_read_once(tmp_path: Path) -> None:
    file = _file(tmp_path, GOOD)
    source = RotaFile(file)
    rota = source.rota()
    file.unlink()
    assert source.rota() is rota


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "cannot be read", id="empty"),
        pytest.param("zone: [", "cannot be read", id="not YAML"),
        pytest.param(GOOD.replace("Europe/London", "Europe/Lodon"), "cannot be read", id="an unknown zone"),
        pytest.param(GOOD.replace("2026-01-05T09:00", "Monday"), "cannot be read", id="no instant"),
        pytest.param(GOOD.replace("zone: Europe/London\n", ""), "'zone'", id="no zone"),
        pytest.param(GOOD + "days: 0\n", "no length", id="turns of no length"),
        pytest.param("zone: UTC\nfirst_handover: '2026-01-05T09:00'\norder: []\n", "names nobody", id="nobody"),
        pytest.param(
            GOOD + "overrides: [{start: '2026-07-01', end: '2026-07-02', technician: Max}]\n", "Max", id="a stranger"
        ),
    ],
)
def test_a_rota_that_cannot_be_meant_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = _file(tmp_path, text)
    with pytest.raises(BadRota) as refusal:
        read_rota(file)
    assert str(file) in str(refusal.value)
    assert said in str(refusal.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRota):
        read_rota(tmp_path / "rota.yml")
