"""Client files that are written: reading them gives exactly what was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.connectors.client_files import CannotBeWritten, read_client_file, write_client_file
from tests.connectors.client_texts import SMALL, read
from tests.connectors.client_values import Anything, a_client, a_contract, house_rates
from tests.proving import cases, seeded

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "clients"


def test_reading_what_was_written_gives_the_same_client_and_contracts_field_by_field(tmp_path: Path) -> None:
    source = seeded("written client files")
    path = tmp_path / "written.yml"
    for number in range(cases(40, 5_000)):
        any = Anything(source)
        house = house_rates(any)
        client = a_client(any, house)
        last = a_contract(any, client, None)
        contracts = (a_contract(any, client, last.number), last)
        path.write_text(write_client_file(client, contracts), encoding="utf-8")
        again = read_client_file(path, {"EUR": house})
        assert (number, again.client) == (number, client)
        assert (number, again.contracts) == (number, contracts)


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.yml")), ids=lambda path: path.stem)
def test_a_demo_client_is_written_as_it_was_read_and_the_same_twice(path: Path, tmp_path: Path) -> None:
    file = read_client_file(path)
    text = write_client_file(file.client, file.contracts)
    again = read(tmp_path, text)
    assert (again.client, again.contracts) == (file.client, file.contracts)
    assert write_client_file(again.client, again.contracts) == text


def test_remarks_stand_before_the_file_as_comments(tmp_path: Path) -> None:
    file = read(tmp_path, SMALL)
    text = write_client_file(file.client, file.contracts, ["As of today.\nformat: 2"])
    assert text.startswith("# As of today.\n# format: 2\nformat: 1\nclient:\n  code: small\n")
    assert read(tmp_path, text).client == file.client


def test_days_of_a_calendar_are_written_as_the_calendar_and_what_differs_from_it(tmp_path: Path) -> None:
    client = read(tmp_path, SMALL).client
    changed = replace(client, holidays=client.holidays - {date(2026, 7, 1)} | {date(2026, 12, 24)})
    assert "holidays: {calendar: CA-ON, extra: [2026-12-24], not: [2026-07-01]}\n" in write_client_file(changed, ())


def test_a_version_that_counts_other_holidays_than_its_client_is_not_written(tmp_path: Path) -> None:
    file = read(tmp_path, SMALL)
    later = replace(file.client, holidays=frozenset({date(2027, 1, 1)}))
    with pytest.raises(CannotBeWritten, match="Version 1 of PLAN counts other holidays"):
        write_client_file(later, file.contracts)
