"""The fee of a contract in a client file: what is paid once, and what the fee holds beside help."""

from __future__ import annotations

from pathlib import Path

from bot.desk.contracts import Fee, Period, PlanService
from bot.desk.money import Money
from tests.connectors.client_texts import changed, read, refused


def _with_fee(fee: str) -> str:
    return changed("    type: managed\n", f"    type: managed\n    fee: {fee}\n")


def test_a_fee_names_what_is_paid_once_and_what_no_ticket_shows(tmp_path: Path) -> None:
    fee = "{amount: 900.00, per: quarter, onboarding: 450.00, services: [patching, {name: backup, price: 60.00}]}"
    assert read(tmp_path, _with_fee(fee)).contracts[0].fee == Fee(
        Money.of("900.00", "CAD"),
        Period.QUARTER,
        Money.of("450.00", "CAD"),
        (PlanService("patching"), PlanService("backup", Money.of("60.00", "CAD"))),
    )


def test_a_fee_of_two_keys_says_what_it_always_said(tmp_path: Path) -> None:
    fee = read(tmp_path, _with_fee("{amount: 900.00, per: month}")).contracts[0].fee
    assert fee == Fee(Money.of("900.00", "CAD"), Period.MONTH, None, ())


def test_a_mistake_in_a_fee_is_named_with_its_place(tmp_path: Path) -> None:
    fee = "{amount: 900.00, per: month, onbording: 1, services: [backup, {name: backup}, {price: much}]}"
    findings = refused(tmp_path, _with_fee(fee))
    assert {(finding.code, finding.where) for finding in findings} == {
        ("E02", "contracts[0].fee.onbording"),
        ("E03", "contracts[0].fee.services[2]"),
        ("E04", "contracts[0].fee.services[2].price"),
        ("E06", "contracts[0].fee.services[1].name"),
    }
