"""A coverage answer is stored once, explained from what was stored, and counts what was drawn."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.catalogue import Impact, Work
from bot.desk.contracts import Effect, Rule
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Verdict
from bot.desk.errors import NotFound
from bot.desk.facts import Facts
from bot.desk.tickets import Fact
from bot.operations.allowances import allowances_left, reserve_allowance
from bot.operations.coverage import (
    decide_and_store,
    decide_for_enquiry,
    decision_in_question,
    decisions_of_ticket,
)
from bot.operations.enquiries import take_up_problem
from bot.operations.ports import ClientFile
from bot.operations.tickets import close_own_ticket, open_ticket
from tests.makers import DANA, ELLIS, HARBOUR, MAPLE, NADIA, SAM, STRANGER, DeskForTests, demo_file
from tests.operations.situations import opened

COUNT = text("SELECT count(*) FROM decisions")


def _stored(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(COUNT).scalar_one())


def _maple_without_remote_help() -> ClientFile:
    """The clinic's file after remote help was taken out of the plan."""
    file = demo_file(MAPLE)
    first, *others = file.contracts
    rules = tuple(replace(rule, effect=Effect.EXCLUDE) if rule.clause == "3.1" else rule for rule in first.rules)
    return replace(file, contracts=(replace(first, rules=rules), *others))


def test_a_decision_is_stored_once_for_a_turn_and_its_facts(desk: DeskForTests, engine: Engine) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    first = decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry)
    assert decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry) == first
    assert (first.decision.verdict, first.decision.clause, first.turn) == (Verdict.COVERED, "3.1", turn.id)
    assert _stored(engine) == 1


def test_other_facts_or_another_turn_are_another_decision(desk: DeskForTests, engine: Engine) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    first = decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry)
    more = replace(enquiry, impact=Impact.CLIENT)
    second = decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=more)
    third = decide_for_enquiry(ports=desk.ports, turn=desk.turn(SAM, "and?"), enquiry=more)
    assert len({first.id, second.id, third.id}) == _stored(engine) == 3
    asked = decision_in_question(ports=desk.ports, turn=turn)
    assert asked == third


def test_the_asset_that_was_named_decides(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "my tablet sam-ipad does not get mail")
    facts = (Fact("asset_tag", "sam-ipad"),)
    enquiry = take_up_problem(ports=desk.ports, turn=turn, category="mobile_device", facts=facts)
    decision = decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry).decision
    assert (decision.verdict, decision.facts.asset, decision.contract) == (
        Verdict.QUOTE_REQUIRED,
        "SAM-IPAD",
        "MD-TM",
    )


def test_nothing_is_decided_for_a_stranger(desk: DeskForTests, engine: Engine) -> None:
    turn, enquiry = desk.reports(STRANGER, "printer", "the printer is offline")
    with pytest.raises(NotFound):
        decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry)
    with pytest.raises(NotFound):
        allowances_left(ports=desk.ports, turn=turn)
    assert decision_in_question(ports=desk.ports, turn=turn) is None
    assert _stored(engine) == 0


def test_the_decision_of_one_person_is_not_explained_to_another(desk: DeskForTests) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    stored = decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry)
    assert decision_in_question(ports=desk.ports, turn=desk.turn(SAM, "why?")) == stored
    assert decision_in_question(ports=desk.ports, turn=desk.turn(DANA, "why?")) is None


def test_an_old_ticket_is_explained_under_the_contract_it_was_decided_with(desk: DeskForTests) -> None:
    _, before = opened(desk)
    desk.take_in(_maple_without_remote_help())
    _, after = opened(desk)
    assert before.decision is not None and after.decision is not None
    (record,) = decisions_of_ticket(ports=desk.ports, number=before.ticket.number)
    old = record.stored
    assert old == before.decision
    assert record.objections == ()
    assert (old.decision.verdict, old.decision.contract_version, old.decision.clause) == (Verdict.COVERED, 2, "3.1")
    new = decisions_of_ticket(ports=desk.ports, number=after.ticket.number)[0].stored
    assert (new.decision.verdict, new.decision.contract, new.decision.clause) == (
        Verdict.QUOTE_REQUIRED,
        "MD-TM",
        "A",
    )
    with desk.ports.begin() as work:
        assert [contract.version for contract in work.contracts.versions(MAPLE, "MD-2026")] == [2, 3]
        # The old clock goes on counting with the old version's hours.
        assert work.contracts.get(MAPLE, "MD-2026", 2) == demo_file(MAPLE).contracts[0]


def test_a_ticket_without_a_decision_cannot_be_explained(desk: DeskForTests) -> None:
    _, ticket = opened(desk, STRANGER)
    for number in (ticket.ticket.number, "ND-9999"):
        with pytest.raises(NotFound):
            decisions_of_ticket(ports=desk.ports, number=number)


def test_the_third_visit_of_a_month_is_not_free_and_the_first_of_the_next_month_is(desk: DeskForTests) -> None:
    verdicts = []
    for _ in range(4):
        turn, ticket = opened(desk)
        with desk.ports.begin() as work:
            contracts = tuple(work.contracts.latest(MAPLE))
            left = {each.allowance.name: each.left for each in allowances_left(ports=desk.ports, turn=turn)}
            used = (("visits", Decimal(2) - left["visits"]),)
            facts = Facts("printer", desk.clock.now(), work=Work.ONSITE, site="queen", used=used)
            decision = decide_coverage(demo_file(MAPLE).client, contracts, facts)
            verdicts.append(decision.verdict)
            if decision.draws:
                # Only a version on record may be drawn from.
                reserve_allowance(work, desk.ports, turn.id, ticket.ticket, decision)
                work.commit()
        if len(verdicts) == 3:
            desk.clock.step(days=8)
    assert verdicts == [
        Verdict.FROM_ALLOWANCE,
        Verdict.FROM_ALLOWANCE,
        Verdict.QUOTE_REQUIRED,
        Verdict.FROM_ALLOWANCE,
    ]


def test_hours_are_drawn_by_tickets_until_none_are_left(desk: DeskForTests) -> None:
    desk.take_in(HARBOUR)
    verdicts = []
    for _ in range(7):
        _, ticket = opened(desk, NADIA, "lob_application", "the donor program stops")
        assert ticket.decision is not None
        verdicts.append(ticket.decision.decision.verdict)
    for _ in range(4):
        opened(desk, NADIA, "email_client", "Outlook does not open")
    turn, last = opened(desk, NADIA, "lob_application", "the donor program stops")
    # Seven hours and four halves are gone; an hour is left of ten.
    (left,) = allowances_left(ports=desk.ports, turn=turn)
    assert (verdicts, left.left) == ([Verdict.FROM_ALLOWANCE] * 7, Decimal(0))
    assert last.ticket.billing.value == "allowance"
    _, none_left = opened(desk, NADIA, "email_client", "Outlook does not open")
    assert none_left.decision is not None and none_left.quote is not None
    assert (none_left.decision.decision.verdict, none_left.decision.decision.contract) == (
        Verdict.QUOTE_REQUIRED,
        "HT-TM",
    )


def test_in_the_evening_hours_go_twice_as_fast(desk: DeskForTests) -> None:
    desk.take_in(HARBOUR)
    desk.clock.step(hours=5)  # 20:00 in London
    turn, _ = opened(desk, NADIA, "email_client", "Outlook does not open")
    (left,) = allowances_left(ports=desk.ports, turn=turn)
    assert (left.allowance.amount - left.left, left.contract) == (Decimal(60), "HT-BLOCK")
    assert left.until.isoformat() == "2026-12-01T00:00:00+00:00"


def test_asking_again_in_the_same_turn_draws_nothing_more(desk: DeskForTests) -> None:
    desk.take_in(HARBOUR)
    turn, first = opened(desk, NADIA, "email_client", "Outlook does not open")
    again = open_ticket(ports=desk.ports, turn=turn)
    assert again is not None and again.ticket == first.ticket
    (left,) = allowances_left(ports=desk.ports, turn=turn)
    assert left.allowance.amount - left.left == Decimal(30)


def test_a_decision_for_a_planned_time_is_made_for_that_time(desk: DeskForTests) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    tonight = desk.clock.now().replace(hour=23, minute=30)
    with desk.ports.begin() as work:
        stored = decide_and_store(work, turn, enquiry, desk.clock.now(), at=tonight)
        work.commit()
    assert (stored.decision.facts.at, stored.decided_at) == (tonight, desk.clock.now())
    assert stored.decision.verdict is Verdict.QUOTE_REQUIRED


def test_a_changed_rule_is_a_new_version_and_an_unchanged_file_is_none(desk: DeskForTests) -> None:
    desk.take_in(MAPLE)
    with desk.ports.begin() as work:
        assert [contract.version for contract in work.contracts.versions(MAPLE, "MD-2026")] == [2]
    desk.take_in(_maple_without_remote_help())
    desk.take_in(_maple_without_remote_help())
    with desk.ports.begin() as work:
        latest = {contract.number: contract.version for contract in work.contracts.latest(MAPLE)}
        rules: tuple[Rule, ...] = next(c for c in work.contracts.latest(MAPLE) if c.number == "MD-2026").rules
    assert latest == {"MD-2026": 3, "MD-TM": 1}
    assert [rule.effect for rule in rules if rule.clause == "3.1"] == [Effect.EXCLUDE]


def test_a_ticket_that_its_person_closes_gives_its_hours_back_once(desk: DeskForTests) -> None:
    desk.take_in(HARBOUR)
    turn, ticket = opened(desk, NADIA, "lob_application", "the donor program stops")
    (before,) = allowances_left(ports=desk.ports, turn=turn)
    closing = desk.turn(NADIA, "close it")
    for _ in range(2):
        close_own_ticket(ports=desk.ports, turn=closing, number=ticket.ticket.number)
    (after,) = allowances_left(ports=desk.ports, turn=turn)
    assert (before.left, after.left) == (Decimal(540), Decimal(600))


def test_two_people_who_press_at_once_cannot_draw_the_same_hours(desk: DeskForTests) -> None:
    desk.take_in(HARBOUR)
    for _ in range(9):
        opened(desk, NADIA, "lob_application", "the donor program stops")
    turns = [desk.reports(who, "lob_application", "the donor program stops")[0] for who in (NADIA, ELLIS)]
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda turn: open_ticket(ports=desk.ports, turn=turn), turns))
    verdicts = sorted(each.decision.decision.verdict.value for each in results if each and each.decision)
    assert verdicts == ["covered_from_allowance", "quote_required"]
