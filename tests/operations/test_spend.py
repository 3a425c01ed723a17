"""A spend report against a sum made from scratch, and what must hold whatever happened."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from random import Random
from zoneinfo import ZoneInfo

import pytest

from bot.desk.both_ways import Aside
from bot.desk.catalogue import Minutes, Work
from bot.desk.clients import Tax
from bot.desk.contracts import Contract, Effect, Fee, Period, PlanService, RateCard, Rule, When
from bot.desk.errors import NotFound
from bot.desk.money import Money
from bot.desk.prices import EstimateLine, LineKind, Part, WorkEntry, price
from bot.desk.quotes import Quote
from bot.desk.settlement import Settlement
from bot.desk.spend import CannotCompare, Days
from bot.desk.tickets import Billing, Ticket, TicketState
from bot.desk.timesheet import TimeEntry
from bot.operations.ports import ContractRecord, StoredDecision
from bot.operations.spend import SpendReport, last_twelve_months, spend_report
from tests.proving import cases, seeded

from .histories import TAKEN_IN, YEAR, Past, decided, random_facts, random_past

QUIET = lambda done, of: None  # noqa: E731


def report(past: Past, period: Days = YEAR, *plans: tuple[Contract, ...]) -> SpendReport:
    files = [past.file(plan) for plan in plans]
    return spend_report(work=past.work(), client="acme", period=period, plans=files, progress=QUIET)


# ---- from scratch -------------------------------------------------------------------------------


class ByHand:
    """Both sums month by month, in cents, with nothing of the report's own code but the price engine."""

    def __init__(self, past: Past, period: Days) -> None:
        self.past = past
        self.zone = ZoneInfo(past.client.timezone)
        self.plan: dict[str, Decimal] = defaultdict(Decimal)
        self.callouts: dict[str, Decimal] = defaultdict(Decimal)
        self.counted = 0
        self._fees(period)
        for ticket in past.tickets:
            day = ticket.opened_at.astimezone(self.zone).date()
            if period.first <= day <= period.last:
                self._ticket(ticket, f"{day:%Y-%m}")

    def _fees(self, period: Days) -> None:
        """A day at a time: which version holds, and what is a day of its fee."""
        exact, paid = Fraction(0), Decimal(0)
        day = period.first
        while day <= period.last:
            length = ((day.replace(day=1) + timedelta(days=31)).replace(day=1) - day.replace(day=1)).days
            held = self._version_on(day)
            if held is not None and held.fee is not None:
                months = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}[held.fee.per]
                exact += Fraction(held.fee.amount.amount) / months / length
            tomorrow = day + timedelta(days=1)
            if tomorrow.month != day.month or tomorrow > period.last:
                until = Decimal(int(exact * 100 + Fraction(1, 2))) / 100
                self.plan[f"{day:%Y-%m}"] += until - paid
                paid = until
            day = tomorrow
        newest = [r.contract for r in self.past.records if r.contract.number == "PLAN"][-1]
        if newest.fee and newest.fee.onboarding and period.first <= newest.starts <= period.last:
            self.plan[f"{newest.starts:%Y-%m}"] += newest.fee.onboarding.amount

    def _version_on(self, day: date) -> Contract | None:
        holding = None
        for record in self.past.records:
            contract = record.contract
            came = contract.starts if contract.version == 1 else record.added_at.astimezone(self.zone).date()
            if contract.number == "PLAN" and max(came, contract.starts) <= day:
                holding = contract
        return holding if holding is not None and (holding.ends is None or day <= holding.ends) else None

    def _ticket(self, ticket: Ticket, month: str) -> None:
        stored = self.past.stored.get(ticket.decision or "")
        entries = [entry for entry in self.past.time if entry.ticket == ticket.number]
        left = ticket.state is TicketState.CANCELLED or ticket.solved_by is not None
        if stored is None or ticket.state is TicketState.AWAITING_APPROVAL or (left and not entries):
            return
        if ticket.category == "billing_contract":
            self.counted += 1
            return
        card = next((c for c in self._then(stored) if c.number == "TM"), None)
        decision = stored.decision
        assert card is not None and card.rates is not None and decision.facts.minutes is not None
        stretches = [(e.work, WorkEntry(e.start, e.minutes)) for e in entries]
        stretches = stretches or [(decision.work, WorkEntry(decision.facts.at, decision.facts.minutes.likely))]
        asked = self._priced(ticket, card, stretches)
        owed = self._owed(ticket, stored, asked, bool(entries))
        if owed is None:
            return
        self.counted += 1
        self.plan[month] += owed
        # A callout is no plan's business: it costs the same both ways.
        self.callouts[month] += owed if decision.verdict.value == "quote_required" else asked

    def _then(self, stored: StoredDecision) -> list[Contract]:
        known = {r.contract.number: r.contract for r in self.past.records if r.added_at <= stored.decided_at}
        return list(known.values())

    def _priced(self, ticket: Ticket, card: Contract, stretches: list[tuple[Work, WorkEntry]]) -> Decimal:
        parts = tuple(Part(p.text, p.cost, p.quantity) for p in self.past.parts if p.ticket == ticket.number)
        total = Decimal(0)
        stored = self.past.stored[ticket.number]
        site = self.past.client.site(stored.decision.facts.site)
        assert card.rates is not None and site is not None
        for place, work in enumerate(dict.fromkeys(work for work, _ in stretches)):
            mine = tuple(entry for kind, entry in stretches if kind is work)
            done = price(
                card=card.rates,
                hours=card.support_hours,
                work=work,
                entries=mine,
                kilometres=site.km,
                tax=None,
                parts=parts if place == 0 else (),
            )
            total += done.subtotal.amount
        return total

    def _owed(self, ticket: Ticket, stored: StoredDecision, asked: Decimal, timed: bool) -> Decimal | None:
        """Beyond the fee; None where nobody has agreed to pay for what was done."""
        decision = stored.decision
        quote: Quote | None = next((q for q in self.past.quotes if q.ticket == ticket.number), None)
        if quote is not None:
            if not timed or decision.verdict.value == "partly_covered":
                return quote.estimate.subtotal.amount
            share = quote.estimate.subtotal.amount / quote.estimate.total.amount
            limit = (quote.estimate.not_to_exceed.amount * share).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
            return min(asked, limit)
        if decision.verdict.value in ("covered", "covered_from_allowance"):
            return Decimal(0)
        if decision.verdict.value == "partly_covered" and ticket.billing is Billing.COVERED:
            return Decimal(0)
        return None


def _by_month(way_months: object) -> dict[str, Decimal]:
    return {month.month.name: month.total.amount for month in way_months if month.total.amount}  # type: ignore[attr-defined]


def _nonzero(sums: dict[str, Decimal]) -> dict[str, Decimal]:
    return {month: amount for month, amount in sums.items() if amount}


def _random_period(random: Random) -> Days:
    first = YEAR.first + timedelta(days=random.randrange(300))
    return random.choice((YEAR, Days(first, first + timedelta(days=random.randrange(1, 65)))))


def test_both_sums_are_what_they_are_by_hand() -> None:
    random = seeded("spend by hand")
    counted = 0
    for case in range(cases(300, 5_000)):
        past = random_past(random, random.randrange(0, 9))
        period = _random_period(random)
        own = report(past, period).own
        by_hand = ByHand(past, period)
        assert _by_month(own.comparison.managed.months) == _nonzero(by_hand.plan), case
        assert _by_month(own.comparison.break_fix.months) == _nonzero(by_hand.callouts), case
        assert len(own.both) == by_hand.counted, case
        counted += by_hand.counted
    assert counted > 300


def test_every_ticket_stands_on_both_sides_or_is_named_with_a_reason_and_the_months_add_up() -> None:
    random = seeded("spend adds up")
    for _ in range(cases(100, 1_500)):
        past = random_past(random, random.randrange(0, 9))
        plan = past.contracts if past.contracts[0].fee else None
        made = report(past, YEAR, *([plan] if plan else []))
        for one in (made.own, *made.supposed):
            numbers = [b.paid.ticket.number for b in one.both] + [a.paid.ticket.number for a in one.aside]
            assert sorted(numbers) == sorted(ticket.number for ticket in past.tickets)
            for way in (one.comparison.managed, one.comparison.break_fix):
                months = sum((m.fee.amount + m.onboarding.amount + m.work.amount for m in way.months), Decimal(0))
                assert months == way.total.amount == way.running[-1].amount
            assert one.comparison.saved == one.comparison.break_fix.total - one.comparison.managed.total
            beyond = sum((b.managed.amount for b in one.both), Decimal(0))
            assert one.comparison.managed.work.amount == beyond


def test_a_period_without_tickets_costs_the_fee_alone() -> None:
    random = seeded("spend of nothing")
    for _ in range(cases(100, 1_000)):
        past = random_past(random, 0)
        own = report(past, _random_period(random)).own.comparison
        assert own.managed.total == own.managed.fee + own.managed.onboarding
        assert (own.managed.work.amount, own.break_fix.total.amount) == (Decimal(0), Decimal(0))


def test_a_covered_ticket_more_never_changes_what_the_plan_costs() -> None:
    random = seeded("a covered ticket more")
    added = 0
    for _ in range(cases(150, 2_000)):
        past = random_past(random, random.randrange(0, 6))
        before = report(past).own.comparison
        at = datetime(2026, 7, random.randrange(1, 29), random.randrange(24), tzinfo=timezone.utc)
        decision = decided(past, past.contracts, random_facts(random, at))
        if decision.verdict.value != "covered":
            continue
        added += 1
        past.stored["ND-9"] = StoredDecision("ND-9", "ND-9", "ND-9", at, decision)
        ticket = _resolved("ND-9", at, past, decision.category)
        past.tickets.append(ticket)
        after = report(past).own.comparison
        assert after.managed == before.managed
        assert after.break_fix.total.amount >= before.break_fix.total.amount
    assert added > 20


def _resolved(number: str, at: datetime, past: Past, category: str) -> Ticket:
    like = random_past(Random(1), 1).tickets[0]
    return replace(
        like,
        number=number,
        decision=number,
        category=category,
        billing=Billing.COVERED,
        state=TicketState.RESOLVED,
        opened_at=at,
        timezone=past.client.timezone,
        solved_by=None,
    )


# ---- by example ---------------------------------------------------------------------------------


def _quiet_past(**fee: object) -> Past:
    """A client with a plan for 100.00 a month and one covered printer ticket in May."""
    past = random_past(Random(7), 0)
    client = replace(past.client, timezone="America/Toronto", tax=None)
    plan, charge = (record.contract for record in past.records[:2])
    hours = replace(plan.support_hours, zone="America/Toronto")
    terms = Fee(Money.of("100.00", "CAD"), Period.MONTH)
    plan = replace(
        plan,
        starts=date(2026, 1, 1),
        ends=None,
        fee=replace(terms, **fee),  # type: ignore[arg-type]
        support_hours=hours,
        rules=(
            replace(
                plan.rules[0],
                effect=plan.rules[0].effect.INCLUDE,
                categories=frozenset(),
                when=type(plan.rules[0].when)(),
                draws=None,
            ),
        ),
        allowances=(),
    )
    charge = replace(charge, support_hours=hours, rates=RateCard(base=Money.of("120.00", "CAD")))
    past = Past(client, [ContractRecord(plan, TAKEN_IN), ContractRecord(charge, TAKEN_IN)])
    at = datetime(2026, 5, 5, 14, tzinfo=timezone.utc)
    facts = replace(random_facts(Random(1), at), category="printer", work=Work.REMOTE)
    decision = decided(past, past.contracts, facts)
    past.stored["ND-1"] = StoredDecision("ND-1", "ND-1", "ND-1", at, decision)
    past.tickets.append(_resolved("ND-1", at, past, "printer"))
    return past


def test_a_contract_that_was_replaced_on_the_day_it_came_never_cost_anything() -> None:
    past = _quiet_past()
    slip = replace(past.records[0].contract, fee=Fee(Money.of("99999.00", "CAD"), Period.MONTH))
    right = replace(past.records[0].contract, version=2)
    june = datetime(2026, 6, 10, 13, tzinfo=timezone.utc)
    past.records[0:1] = [ContractRecord(slip, june), ContractRecord(right, june + timedelta(hours=2))]
    assert str(report(past).own.comparison.managed.fee.amount) == "1200.00"


def test_a_withdrawn_contract_costs_nothing_from_that_day_on() -> None:
    past = _quiet_past()
    past.records[0] = replace(past.records[0], withdrawn_at=datetime(2026, 4, 1, 15, tzinfo=timezone.utc))
    assert str(report(past).own.comparison.managed.fee.amount) == "300.00"


def test_what_the_plan_absorbed_is_said_apart_from_what_nobody_bought() -> None:
    past = _quiet_past(services=(PlanService("backup", Money.of("60.00", "CAD")),))
    own = report(past).own
    assert (len(own.absorbed), own.absorbed_amount) == (1, own.comparison.break_fix.total)
    assert own.services == (("PLAN", (PlanService("backup", Money.of("60.00", "CAD")),)),)
    assert str(own.comparison.managed.total.amount) == "1200.00"


def test_a_plan_that_was_never_in_force_is_priced_as_if_it_had_been() -> None:
    past = _quiet_past()
    plan = replace(
        past.contracts[0],
        starts=date(2030, 1, 1),
        fee=Fee(Money.of("50.00", "CAD"), Period.MONTH, Money.of("20.00", "CAD")),
    )
    (supposed,) = report(past, YEAR, (plan, past.contracts[1])).supposed
    managed = supposed.comparison.managed
    assert (str(managed.fee.amount), str(managed.months[0].onboarding.amount)) == ("600.00", "20.00")
    assert supposed.both[0].verdict.value == "covered"


def _settled_callout(price: str, final: str, limit: str | None) -> Past:
    """A callout of an hour at 120.00 and 13 % tax, settled at these amounts with tax."""
    past = _quiet_past()
    plan = replace(past.records[0].contract, rules=())
    past.records[0] = replace(past.records[0], contract=plan)
    past.client = replace(past.client, tax=Tax("HST", Decimal("0.13")))
    at = past.tickets[0].opened_at
    facts = replace(random_facts(Random(1), at), category="printer", work=Work.REMOTE, minutes=Minutes.stated(60))
    past.stored["ND-1"] = replace(past.stored["ND-1"], decision=decided(past, past.contracts, facts))
    past.tickets = [replace(past.tickets[0], billing=Billing.APPROVED if limit else Billing.QUOTED)]
    past.time.append(TimeEntry("1", "1", "ND-1", "acme", "kim", None, at, 60, 60, Work.REMOTE, "", at))

    def cad(amount: str) -> Money:
        return Money.of(amount, "CAD")

    net = EstimateLine(LineKind.LABOUR, "Work", Decimal(1), cad("120.00"), cad("120.00"), True)
    tax = EstimateLine(LineKind.TAX, "HST 13%", Decimal(1), cad("15.60"), cad("15.60"), False)
    settled = Settlement(
        ticket="ND-1",
        client="acme",
        number=1,
        key="1",
        by="kim",
        note="",
        at=at,
        minutes=60,
        accounted=Decimal(60),
        from_allowance=Decimal(0),
        charged=Decimal(60),
        allowance=None,
        drawn=Decimal(0),
        quoted=None,
        limit=cad(limit) if limit else None,
        price=cad(price),
        final=cad(final),
        lines=(net, tax) if Decimal(price) else (),
    )
    past.settled.append(settled)
    return past


def test_a_settled_callout_costs_what_was_billed_without_its_tax_and_the_same_both_ways() -> None:
    (one,) = report(_settled_callout("135.60", "135.60", "140.00")).own.both
    assert (str(one.managed.amount), str(one.break_fix.amount)) == ("120.00", "120.00")


def test_what_was_written_off_is_billed_to_nobody_on_either_side() -> None:
    (one,) = report(_settled_callout("135.60", "67.80", "67.80")).own.both
    assert (str(one.managed.amount), str(one.break_fix.amount)) == ("60.00", "60.00")


def test_work_that_was_given_up_because_nobody_approved_it_says_nothing_about_a_plan() -> None:
    own = report(_settled_callout("135.60", "0.00", None)).own
    assert [one.why for one in own.aside] == [Aside.NOT_APPROVED]


def test_a_visit_that_was_not_expected_is_decided_as_one_under_a_plan() -> None:
    past = _quiet_past()
    at = past.tickets[0].opened_at
    past.time.append(TimeEntry("1", "1", "ND-1", "acme", "kim", None, at, 60, 60, Work.ONSITE, "", at))
    remote = Rule(Effect.INCLUDE, frozenset(), "1", "From afar.", When(work=frozenset({Work.REMOTE})))
    plan = replace(past.contracts[0], rules=(remote,))
    (supposed,) = report(past, YEAR, (plan, past.contracts[1])).supposed
    assert [(one.verdict.value, one.managed == one.break_fix) for one in supposed.both] == [("quote_required", True)]


REFUSED_PLANS = [
    ("another client's", {"code": "other"}, "describes the client 'other'"),
    ("another currency", {"currency": "USD"}, "has the currency USD, the client has CAD. Write CAD in it"),
    ("another time zone", {"timezone": "Europe/London"}, "has the time zone Europe/London"),
]


@pytest.mark.parametrize(("change", "said"), [row[1:] for row in REFUSED_PLANS], ids=[row[0] for row in REFUSED_PLANS])
def test_a_plan_that_cannot_be_compared_is_refused(change: dict[str, str], said: str) -> None:
    past = _quiet_past()
    file = replace(past.file(), client=replace(past.client, **change))  # type: ignore[arg-type]
    with pytest.raises(CannotCompare, match=said):
        spend_report(work=past.work(), client="acme", period=YEAR, plans=[file], progress=QUIET)


def test_a_file_without_a_fee_holds_no_plan() -> None:
    past = _quiet_past()
    with pytest.raises(CannotCompare, match="holds no contract with a fee"):
        report(past, YEAR, (past.contracts[1],))


def test_an_unknown_client_is_named_with_the_known_ones() -> None:
    with pytest.raises(NotFound, match=r"There is no client 'acne'. Known clients: acme"):
        spend_report(work=_quiet_past().work(), client="acne", period=YEAR, plans=[], progress=QUIET)


def test_an_objection_to_a_decision_is_not_the_same_work_once_more() -> None:
    past = _quiet_past()
    past.tickets.append(replace(past.tickets[0], number="ND-2", category="billing_contract"))
    own = report(past).own
    assert [str(one.break_fix.amount) for one in own.both].count("0.00") == 1


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 27), date(2025, 11, 1), date(2026, 10, 31)),
        (date(2027, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2027, 2, 1), date(2028, 1, 31)),
    ],
)
def test_the_last_twelve_months_are_whole_ones(today: date, first: date, last: date) -> None:
    assert last_twelve_months(today) == Days(first, last)
