"""What reports over the past read: contracts as they came and went, tickets of a period, many records at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.operations.ports import ContractRecord, WorkFactory

from .values import MINUTE, NOON, client, contract, decision, enquiry, quote, ticket


@pytest.fixture
def begin(begin: WorkFactory) -> WorkFactory:
    """Transactions in a database that knows a client with a contract, an enquiry and a ticket opened at noon."""
    with begin() as work:
        work.clients.save(client())
        work.contracts.add("acme", contract(), 0, NOON)
        work.enquiries.save(enquiry())
        work.tickets.save(ticket())
        work.commit()
    return begin


def test_contracts_are_told_with_when_they_came_and_went(begin: WorkFactory) -> None:
    with begin() as work:
        work.contracts.add("acme", contract(version=2), 0, NOON + MINUTE)
        work.contracts.add("acme", contract("C-2"), 1, NOON)
        work.contracts.withdraw("acme", "C-2", NOON + 2 * MINUTE)
        assert work.contracts.records("acme") == (
            ContractRecord(contract(), NOON),
            ContractRecord(contract(version=2), NOON + MINUTE),
            ContractRecord(contract("C-2"), NOON, NOON + 2 * MINUTE),
        )
        assert work.contracts.records("other") == ()


def test_a_contract_that_came_back_is_not_told_as_gone(begin: WorkFactory) -> None:
    with begin() as work:
        work.contracts.withdraw("acme", "C-1", NOON)
        work.contracts.add("acme", contract(version=2), 0, NOON + MINUTE)
        assert [record.withdrawn_at for record in work.contracts.records("acme")] == [None, None]


def test_the_tickets_of_a_period_begin_at_its_first_instant_and_end_before_its_last(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.save(replace(ticket(), number="ND-3", opened_at=NOON + MINUTE))
        work.tickets.save(replace(ticket(), number="ND-2", opened_at=NOON - MINUTE))
        work.tickets.save(replace(ticket(), number="ND-4", client=None))
        found = work.tickets.opened_between("acme", NOON, NOON + MINUTE)
        assert [each.number for each in found] == [ticket().number]
        every = work.tickets.opened_between("acme", NOON - MINUTE, NOON + 2 * MINUTE)
        assert [each.number for each in every] == ["ND-2", ticket().number, "ND-3"]
        assert work.tickets.opened_between("other", NOON - MINUTE, NOON + MINUTE) == ()


def test_many_decisions_and_quotes_come_at_once(begin: WorkFactory) -> None:
    with begin() as work:
        work.decisions.add(decision("d-1"))
        work.decisions.add(decision("d-2"))
        work.quotes.save(quote())
        assert [each.id for each in work.decisions.of_ids(["d-2", "d-9", "d-1"])] == ["d-1", "d-2"]
        assert work.quotes.of_tickets([ticket().number, "ND-9"]) == (quote(),)
        assert (work.decisions.of_ids([]), work.quotes.of_tickets([])) == ((), ())
