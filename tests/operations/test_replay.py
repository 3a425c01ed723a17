"""Past tickets under a changed file: nothing differs where nothing changed, and the rest is as if it had always been so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from bot.desk.allowances import LedgerRow
from bot.desk.clients import Asset, ClientStatus, Site
from bot.desk.contracts import Contract, Effect, Rule, When
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Override
from bot.desk.hours import Band
from bot.desk.money import Money
from bot.desk.replays import outcome_of
from bot.desk.spend import CannotCompare, Days
from bot.operations.ports import StoredDecision
from bot.operations.replay import (
    ABOUT_ANOTHER,
    EARLIER_TICKETS,
    NO_DECISION,
    OVERRIDDEN,
    ReplayReport,
    replay,
    total_difference,
)
from bot.operations.simulated_use import row_of, use_of
from tests.proving import cases, seeded

from .histories import YEAR, Past, decided, random_allowances, random_facts, random_past, random_rules


def replayed(past: Past, contracts: tuple[Contract, ...] | None = None, period: Days = YEAR) -> ReplayReport:
    return replay(
        work=past.work(), client="acme", file=past.file(contracts), period=period, progress=lambda done, of: None
    )


# ---- whatever happened --------------------------------------------------------------------------


def test_an_unchanged_file_changes_nothing_whatever_happened_to_the_client_since() -> None:
    random = seeded("an unchanged file")
    tried = 0
    for case in range(cases(300, 5_000)):
        past = random_past(random, random.randrange(1, 6))
        past.records = [record for record in past.records if record.contract.version == 1]
        past = _decided_again(past)
        past.client = replace(
            past.client,
            status=random.choice(list(ClientStatus)),
            assets=(Asset("SRV", "toaster", covered=False), Asset("OLD", "server")),
            sites=(Site("near", "Near", Decimal(999)), Site("far", "Far", Decimal(1))),
        )
        report = replayed(past)
        assert report.differing == (), (case, [one.because for one in report.differing])
        assert total_difference(report) == 0
        tried += len(report.replayed)
    assert tried > 300


def _decided_again(past: Past) -> Past:
    """The same requests decided under the first versions alone."""
    again = replace(past, stored={}, ledger=[])
    for ticket in past.tickets:
        stored = past.stored.get(ticket.decision or "")
        if stored is not None:
            decision = decided(again, past.contracts, stored.decision.facts)
            again.stored[ticket.number] = replace(stored, decision=decision)
            row = row_of(ticket.number, decision, stored.decided_at)
            if row is not None and not ticket.needed_nobody:
                again.ledger.append(row)
    return again


def test_a_changed_file_decides_as_if_it_had_held_all_along() -> None:
    random = seeded("a changed file")
    differing = 0
    for case in range(cases(100, 3_000)):
        past = random_past(random, random.randrange(1, 7))
        plan, charge = (record.contract for record in past.records[:2])
        changed = replace(plan, rules=random_rules(random))
        if random.random() < 0.6:
            changed = replace(changed, allowances=random_allowances(random))
        report = replayed(past, (changed, charge))
        rows: list[LedgerRow] = []
        for one in report.replayed:
            stored = past.stored[one.ticket.number]
            facts = replace(stored.decision.facts, used=use_of((changed, charge), rows, stored.decision.facts.at))
            decision = decide_coverage(past.client, (changed, charge), facts)
            assert one.after == outcome_of(decision, "CAD"), (case, one.ticket.number)
            row = row_of(one.ticket.number, decision, stored.decided_at)
            if row is not None and not one.ticket.needed_nobody:
                rows.append(row)
        assert all(bool(one.differs) == (one.before != one.after) for one in report.replayed)
        assert all(bool(one.because) == bool(one.differs) for one in report.replayed)
        differing += len(report.differing)
    assert differing > 50


# ---- by example ---------------------------------------------------------------------------------

WORKDAY = datetime(2026, 5, 5, 14, tzinfo=timezone.utc)  # ten in the morning in Toronto


def _visits(*days: int) -> Past:
    """A client with two visits a month, who had visits on these days of May."""
    random = seeded("an example")
    past = random_past(random, 0)
    past.client = replace(past.client, timezone="America/Toronto")
    plan, charge = (record.contract for record in past.records[:2])
    hours = replace(plan.support_hours, zone="America/Toronto")
    rule = Rule(
        Effect.ALLOWANCE, frozenset(), "2", "Two visits a month.", When(time=frozenset({Band.SUPPORT})), "visits"
    )
    visits = replace(plan.allowances[0], amount=Decimal(2), rollover=Decimal(0), per=plan.allowances[1].per)
    plan = replace(plan, starts=date(2026, 1, 1), ends=None, rules=(rule,), allowances=(visits,), support_hours=hours)
    past.records = [
        replace(past.records[0], contract=plan),
        replace(past.records[1], contract=replace(charge, support_hours=hours)),
    ]
    like = random_past(random, 1).tickets[0]
    for day in days:
        at = WORKDAY.replace(day=day)
        decision = decided(past, past.contracts, replace(random_facts(random, at), category="printer", asset=None))
        number = f"ND-{day}"
        past.tickets.append(replace(like, number=number, decision=number, category="printer", opened_at=at))
        past.stored[number] = StoredDecision(number, number, number, at, decision)
        row = row_of(number, decision, at)
        if row is not None:
            past.ledger.append(row)
    past.tickets = [replace(ticket, solved_by=None, state=ticket.state.RESOLVED) for ticket in past.tickets]
    return past


def _with_visits(past: Past, amount: int) -> tuple[Contract, ...]:
    plan, charge = past.contracts
    return replace(plan, allowances=(replace(plan.allowances[0], amount=Decimal(amount)),)), charge


def _verdicts(report: ReplayReport) -> list[tuple[str, str]]:
    return [(one.before.verdict, one.after.verdict) for one in report.replayed]


def test_more_visits_cover_the_next_ticket_and_are_used_up_by_it() -> None:
    past = _visits(5, 6, 7, 8)
    report = replayed(past, _with_visits(past, 3))
    paid, asked = "covered_from_allowance", "quote_required"
    assert _verdicts(report) == [(paid, paid), (paid, paid), (asked, paid), (asked, asked)]
    assert [one.because for one in report.differing] == [("PLAN: allowances",)]
    assert report.cost_after < report.cost_before


def test_what_an_earlier_ticket_takes_is_named_as_the_cause() -> None:
    past = _visits(5, 6)
    plan, charge = past.contracts
    at = WORKDAY.replace(day=4)
    facts = replace(past.stored["ND-5"].decision.facts, at=at, category="email_client", used=())
    excluded = replace(plan, rules=(Rule(Effect.EXCLUDE, frozenset({"email_client"}), "1", "No mail."), *plan.rules))
    past.records[0] = replace(past.records[0], contract=excluded)
    decision = decide_coverage(past.client, past.contracts, facts)
    past.stored["ND-4"] = StoredDecision("ND-4", "ND-4", "ND-4", at, decision)
    past.tickets.insert(
        0, replace(past.tickets[0], number="ND-4", decision="ND-4", category="email_client", opened_at=at)
    )
    report = replayed(past, (plan, charge))
    first, _, last = report.replayed
    assert (first.after.verdict, first.because) == ("covered_from_allowance", ("PLAN: clause 1 is gone",))
    assert (last.after.verdict, last.because) == ("quote_required", (EARLIER_TICKETS,))


CHANGES = [
    ("a term that is new", lambda plan: replace(plan, rules=(_free("9"), *plan.rules)), "PLAN: clause 9 is new"),
    ("a term that is gone", lambda plan: replace(plan, rules=()), "PLAN: clause 2 is gone"),
    ("a term that says otherwise", lambda plan: replace(plan, rules=(_free("2"),)), "PLAN: clause 2 is changed"),
    ("the last day", lambda plan: replace(plan, ends=date(2026, 2, 1)), "PLAN: last day"),
]


def _free(clause: str) -> Rule:
    return Rule(Effect.INCLUDE, frozenset(), clause, "All is included.")


@pytest.mark.parametrize(("change", "said"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_the_change_that_made_the_difference_is_named(change: object, said: str) -> None:
    past = _visits(5)
    plan, charge = past.contracts
    report = replayed(past, (change(plan), charge))  # type: ignore[operator]
    assert [one.because for one in report.differing] == [(said,)]


def test_of_two_changes_only_the_one_that_matters_is_named() -> None:
    past = _visits(5)
    plan, charge = past.contracts
    extra = Rule(Effect.INCLUDE, frozenset({"server_down"}), "8", "Servers.")
    report = replayed(past, (replace(plan, rules=(_free("9"), *plan.rules, extra)), charge))
    assert [one.because for one in report.differing] == [("PLAN: clause 9 is new",)]
    assert set(report.changes) == {"PLAN: clause 9 is new", "PLAN: clause 8 is new"}


def test_a_contract_that_comes_or_goes_is_a_change() -> None:
    past = _visits(5)
    plan, charge = past.contracts
    gone = replayed(past, (charge,))
    assert [one.because for one in gone.differing] == [("PLAN is gone",)]
    added = replayed(past, (plan, charge, replace(plan, number="GIFT", rules=(_free("1"),), allowances=())))
    assert [one.because for one in added.differing] == [("GIFT is new",)]


def test_dearer_rates_show_in_the_cost_alone() -> None:
    past = _visits(5, 6, 7)
    plan, charge = past.contracts
    assert charge.rates is not None
    dearer = replace(charge, rates=replace(charge.rates, rows=(), base=Money.of("900.00", "CAD")))
    report = replayed(past, (plan, dearer))
    assert [(one.ticket.number, one.differs, one.because) for one in report.differing] == [
        ("ND-7", ("cost",), ("TM: rates",))
    ]


def test_tickets_that_cannot_be_decided_once_more_are_named() -> None:
    past = _visits(5, 6, 7)
    past.tickets[0] = replace(past.tickets[0], decision=None)
    past.tickets[1] = replace(past.tickets[1], category="billing_contract")
    stored = past.stored["ND-7"]
    overridden = replace(stored.decision, override=Override("kim", "goodwill"))
    past.stored["ND-7"] = replace(stored, decision=overridden)
    report = replayed(past)
    assert [(one.number, one.why) for one in report.left_out] == [
        ("ND-5", NO_DECISION),
        ("ND-6", ABOUT_ANOTHER),
        ("ND-7", OVERRIDDEN),
    ]
    assert report.replayed == ()


def test_only_the_tickets_of_the_period_are_decided_and_what_was_before_stays_as_it_was() -> None:
    past = _visits(5, 6, 7)
    report = replayed(past, _with_visits(past, 1), Days(date(2026, 5, 6), date(2026, 5, 6)))
    assert [(one.ticket.number, one.after.verdict) for one in report.replayed] == [("ND-6", "quote_required")]


def test_a_contract_of_the_file_that_never_held_is_named() -> None:
    past = _visits(5)
    plan, charge = past.contracts
    later = replace(plan, starts=date(2030, 1, 1))
    assert replayed(past, (later, charge)).never_in_force == (later,)


def test_a_changed_fee_is_told_apart() -> None:
    past = _visits(5)
    plan, charge = past.contracts
    cheaper = replace(plan, fee=None)
    report = replayed(past, (cheaper, charge))
    assert report.differing == ()
    assert report.fees == ((("PLAN", plan.fee, None),) if plan.fee else ())


def test_the_file_of_another_client_or_currency_is_refused() -> None:
    past = _visits(5)
    for change, said in (({"code": "other"}, "describes the client 'other'"), ({"currency": "USD"}, "is in USD")):
        file = replace(past.file(), client=replace(past.client, **change))  # type: ignore[arg-type]
        with pytest.raises(CannotCompare, match=said):
            replay(work=past.work(), client="acme", file=file, period=YEAR, progress=lambda done, of: None)


def test_a_decision_made_with_the_clock_set_back_finds_the_contract_it_weighed() -> None:
    past = _visits(5)
    late = past.records[0].added_at + timedelta(days=700)
    past.records = [replace(record, added_at=late) for record in past.records]
    plan, charge = past.contracts
    report = replayed(past, (replace(plan, rules=(_free("9"), *plan.rules)), charge))
    assert [one.because for one in report.differing] == [("PLAN: clause 9 is new",)]
