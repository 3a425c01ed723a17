from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.errors import DeskError
from bot.desk.hours import SupportHours, parse_weekly
from bot.operations.ports import WorkFactory
from bot.storage.decoded import DecodedContracts

from .values import NOON, client, contract


def test_the_newest_versions_come_in_the_order_of_the_clients_file(begin: WorkFactory) -> None:
    with begin() as work:
        work.clients.save(client())
        work.contracts.add("acme", contract("C-2"), 1, NOON)
        work.contracts.add("acme", contract("C-1", 1), 0, NOON)
        work.contracts.add("acme", contract("C-1", 2), 0, NOON)
        work.commit()
    with begin() as work:
        assert work.contracts.latest("acme") == (contract("C-1", 2), contract("C-2"))
        assert work.contracts.versions("acme", "C-1") == (contract("C-1", 1), contract("C-1", 2))
        assert work.contracts.get("acme", "C-1", 1) == contract("C-1", 1)
        assert work.contracts.get("acme", "C-1", 3) is None
        assert work.contracts.latest("other") == ()


def test_a_withdrawn_contract_keeps_its_versions_and_comes_back_with_the_next(begin: WorkFactory) -> None:
    with begin() as work:
        work.clients.save(client())
        work.contracts.add("acme", contract(), 0, NOON)
        work.contracts.withdraw("acme", "C-1", NOON)
        assert work.contracts.latest("acme") == ()
        assert work.contracts.versions("acme", "C-1") == (contract(),)
        work.contracts.add("acme", contract(version=2), 0, NOON)
        assert work.contracts.latest("acme") == (contract(version=2),)


def test_a_version_is_written_once(begin: WorkFactory) -> None:
    with begin() as work:
        work.clients.save(client())
        work.contracts.add("acme", contract(), 0, NOON)
        with pytest.raises(DeskError, match="Version 1 of contract C-1 is stored already"):
            work.contracts.add("acme", contract(), 5, NOON)
        assert work.contracts.latest("acme") == (contract(),)


def test_a_version_that_was_undone_and_written_otherwise_is_read_as_it_is_now(begin: WorkFactory) -> None:
    with begin() as work:
        work.clients.save(client())
        work.commit()
    for hours in ("09:00-17:00", "08:00-12:00"):
        written = replace(contract(), support_hours=SupportHours("America/Toronto", parse_weekly({"mon": [hours]})))
        with begin() as work:
            work.contracts.add("acme", written, 0, NOON)
            assert work.contracts.latest("acme") == (written,)
            assert work.contracts.get("acme", written.number, written.version) == written
    with begin() as work:
        assert work.contracts.latest("acme") == ()


def test_only_the_contracts_used_last_are_kept() -> None:
    kept = DecodedContracts(most=2)
    one, two, three = (("acme", number, 1, "7") for number in ("A", "B", "C"))
    kept.keep({one: contract(), two: contract()})
    assert list(kept.known([one])) == [one]
    kept.keep({three: contract()})
    assert sorted(kept.known([one, two, three])) == [one, three]
