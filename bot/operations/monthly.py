"""A client's month for its owner: worked out, given out, and the same again when it is asked for once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.desk.attainment import UNSORTED, Attainment
from bot.desk.both_ways import PaidTicket
from bot.desk.calls import CallMade
from bot.desk.catalogue import CATALOGUE
from bot.desk.clients import Client
from bot.desk.decisions import Decision, Way
from bot.desk.deflection import Deflection, Fate
from bot.desk.errors import DeskError
from bot.desk.money import Money
from bot.desk.monthly import (
    Called,
    Charge,
    Counted,
    CoveredWork,
    Fee,
    Figures,
    GivenOut,
    HoursLeft,
    MonthlyReport,
    Promised,
    counted,
    ending_of,
    suggestions,
)
from bot.desk.quotes import Quote
from bot.desk.settlement import Settlement
from bot.desk.spend import CannotCompare, Days, months_of
from bot.desk.tickets import Ticket
from bot.operations.allowances import AllowanceLeft, allowances_of_client
from bot.operations.deflection import deflection_report
from bot.operations.past import bounds, for_one_client, nobody_watches
from bot.operations.ports import DeskPorts, Work
from bot.operations.service import ServiceReport, service_report
from bot.operations.spend import PlanSpend, spend_report

MONTHS_BEFORE = 5
KINDS = 5
_MINUTE = timedelta(minutes=1)


def days_of(month: date) -> Days:
    """The days of the month that holds this one."""
    first = month.replace(day=1)
    return Days(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def work_out_month(*, ports: DeskPorts, client: str, month: date) -> MonthlyReport:
    """The month as it stands now. NotFound; NoSuchDays before it begins."""
    days = days_of(month)
    known, ports = for_one_client(ports, client)
    service = service_report(ports=ports, client=known.code, days=days)
    has_guide = ports.articles.categories_for(known.code)
    tried = deflection_report(ports=ports, days=days, has_guide=has_guide, client=known.code)
    plan = _plan(ports, known, days)
    # What has happened at this very instant is in it.
    since, until = bounds(known, days)[0], service.as_of + timedelta.resolution
    with ports.begin() as work:
        opened = work.tickets.opened_between(known.code, bounds(known, _with_months_before(days))[0], until)
        charges = tuple(charges_between(work, known, since, until))
    own = [ticket for ticket in opened if ticket.opened_at >= since]
    charged = {charge.ticket: charge.amount for charge in charges}
    # The month's own period, and not the one that begins when it ends.
    at = min(service.as_of, bounds(known, days)[1] - timedelta.resolution)
    left = allowances_of_client(ports=ports, client=known, at=at)
    first = service.waits[0] if service.waits else None
    return MonthlyReport(
        client=known.code,
        name=known.name,
        month=f"{days.first:%Y-%m}",
        currency=known.currency,
        timezone=known.timezone,
        as_of=service.as_of,
        whole=service.whole,
        months=tuple(_months(opened, days, known.timezone)),
        endings=counted((ending, ending) for ending in (ending_of(t, charged.get(t.number)).value for t in own)),
        kinds=counted(((ticket.category or UNSORTED, _title(ticket.category)) for ticket in own), KINDS),
        fees=tuple(_fees(plan, known, days)) if isinstance(plan, PlanSpend) else None,
        covered=_covered(plan) if isinstance(plan, PlanSpend) else None,
        charges=charges,
        allowances=tuple(_hours_left(each, known.timezone) for each in left),
        promised=tuple(_promised(service)),
        answers=first.answers if first else 0,
        half_within=first.median // _MINUTE if first else None,
        nine_of_ten=first.p90 // _MINUTE if first else None,
        requests=tried.all.total,
        deflected=tried.all.count(Fate.DEFLECTED),
        too_early=tried.all.count(Fate.TOO_EARLY),
        emergencies=tuple(_called(call) for call in service.calls if call.emergency),
        monitored=service.monitored.opened,
        gone=service.monitored.by_itself,
        suggestions=suggestions(_figures(known, own, tried), charges),
        why_not="" if isinstance(plan, PlanSpend) else plan,
    )


class TooEarly(DeskError):
    """A month that is not over cannot be given out."""


@dataclass(frozen=True)
class ShownMonth:
    """A month: as it was given out, or as it stands now (``given`` is None)."""

    client: Client
    report: MonthlyReport
    given: GivenOut | None


def show_month(*, ports: DeskPorts, client: str, month: date, anew: bool = False) -> ShownMonth:
    """The month as it was given out last; where it never was, or ``anew``, as it stands now. NotFound; NoSuchDays."""
    known, own = for_one_client(ports, client)
    with own.begin() as work:
        given = None if anew else work.reports.newest(known.code, f"{month:%Y-%m}")
    report = given.report if given else work_out_month(ports=ports, client=client, month=month)
    return ShownMonth(known, report, given)


def clients_to_report(*, ports: DeskPorts) -> tuple[Client, ...]:
    """Whose months there are, by name."""
    with ports.begin() as work:
        return tuple(sorted(work.clients.list(), key=lambda client: (client.name.casefold(), client.code)))


def month_on_paper(*, ports: DeskPorts, shown: ShownMonth) -> bytes:
    """The month as PDF, under the house's letterhead."""
    return ports.papers.month(shown.report, shown.given, shown.client)


def give_out_month(*, ports: DeskPorts, client: str, month: date, by: str) -> tuple[GivenOut, bool]:
    """Keep the month as it is given to the client, and whether it is new: the same figures again are the same paper.

    NotFound; TooEarly before the month is over.
    """
    report = work_out_month(ports=ports, client=client, month=month)
    if not report.whole:
        raise TooEarly(f"{report.month} is not over yet for {report.name}. Give it out on the first day after it.")
    _, own = for_one_client(ports, report.client)
    with own.begin() as work:
        work.reports.hold(report.client)
        before = work.reports.newest(report.client, report.month)
        if before is not None and before.report == report:
            return before, False
        given = GivenOut(report, before.number + 1 if before else 1, by, ports.clock.now())
        work.reports.add(given)
        work.commit()
        return given, True


def given_out(*, ports: DeskPorts, client: str) -> tuple[GivenOut, ...]:
    """Every month that a client was given, the newest month first; of one that was given several times, the last."""
    known, own = for_one_client(ports, client)
    with own.begin() as work:
        return tuple(work.reports.list(known.code))


def _with_months_before(days: Days) -> Days:
    first = days.first
    for _ in range(MONTHS_BEFORE):
        first = (first - timedelta(days=1)).replace(day=1)
    return Days(first, days.last)


def _months(opened: Sequence[Ticket], days: Days, zone: str) -> Iterator[Counted]:
    months = [f"{ticket.opened_at.astimezone(ZoneInfo(zone)):%Y-%m}" for ticket in opened]
    for month in months_of(_with_months_before(days)):
        yield Counted(month.name, f"{month.days.first:%B %Y}", months.count(month.name))


def _title(category: str | None) -> str:
    if category is None:
        return "Not sorted yet"
    return CATALOGUE[category].title if category in CATALOGUE else category


# ---- money -----------------------------------------------------------------------------------------------------------


def _plan(ports: DeskPorts, client: Client, days: Days) -> PlanSpend | str:
    """What was paid, or why that cannot be told."""
    try:
        return spend_report(work=ports.begin, client=client.code, period=days, plans=(), progress=nobody_watches).own
    except CannotCompare as refusal:
        return str(refusal)


def paid_by_plan(*, ports: DeskPorts, client: Client, days: Days) -> tuple[int, Money] | None:
    """How many requests the plan paid for, and what callouts would have cost instead, before tax; None where there are none."""
    plan = _plan(ports, client, days)
    covered = _covered(plan) if isinstance(plan, PlanSpend) else ()
    if not covered:
        return None
    return sum(each.requests for each in covered), sum((each.worth for each in covered), Money.zero(client.currency))


def _fees(plan: PlanSpend, client: Client, days: Days) -> Iterator[Fee]:
    (month,) = months_of(days)
    for fee in plan.fees:
        yield Fee(fee.contract, Money.exactly(fee.owed_in(month), client.currency).rounded())
    for once in plan.once:
        yield Fee(f"{once.contract}, once at its beginning", once.amount)


def _covered(plan: PlanSpend) -> tuple[CoveredWork, ...]:
    """By contract and clause, the most requests first."""
    found: dict[tuple[str, str | None], CoveredWork] = {}
    for one in plan.both:
        decision = one.paid.decision
        if decision is None or decision.contract is None or not (decision.verdict.free or one.managed < one.break_fix):
            continue
        key, spared = (decision.contract, decision.clause), one.break_fix - one.managed
        before = found.get(key) or CoveredWork(*key, _term(one.paid, decision), 0, Money.zero(spared.currency))
        found[key] = replace(before, requests=before.requests + 1, worth=before.worth + spared)
    return tuple(sorted(found.values(), key=lambda each: (-each.requests, each.contract, each.clause or "")))


def _term(paid: PaidTicket, decision: Decision) -> str:
    """The clause as it is written, without what was left of an allowance that day."""
    rules = (rule for contract in paid.contracts if contract.number == decision.contract for rule in contract.rules)
    return next((rule.text for rule in rules if rule.clause == decision.clause), decision.term or "")


def charges_between(work: Work, client: Client, since: datetime, until: datetime) -> Iterator[Charge]:
    """What was billed to a client in these days: of a ticket that was settled before, only what is new."""
    numbers = list(dict.fromkeys(one.ticket for one in work.settlements.between(client.code, since, until)))
    settled: dict[str, list[Settlement]] = {number: [] for number in numbers}
    for one in work.settlements.of_tickets(numbers):
        if one.at < until:
            settled[one.ticket].append(one)
    quotes: dict[str, Quote] = {}
    for quote in work.quotes.of_tickets(numbers):
        if quote.approval is not None and quote.approval.accepted and quote.approval.at < until:
            quotes.setdefault(quote.ticket, quote)
    for number in numbers:
        before = [one.final for one in settled[number] if one.at < since]
        amount = settled[number][-1].final - before[-1] if before else settled[number][-1].final
        ticket = work.tickets.get(number)
        if amount.amount and ticket is not None:
            stored = work.decisions.get(ticket.decision) if ticket.decision else None
            yield _charge(client, ticket, amount, quotes.get(number), stored.decision if stored else None)


def _charge(client: Client, ticket: Ticket, amount: Money, quote: Quote | None, decision: Decision | None) -> Charge:
    approval = quote.approval if quote else None
    approver = client.contact(approval.by) if approval else None
    ways = decision.alternatives if decision else ()
    return Charge(
        ticket=ticket.number,
        title=_title(ticket.category),
        amount=amount,
        quote=quote.number if quote else None,
        approved_by=approver.name if approver else approval.by if approval else None,
        approved_at=approval.at if approval else None,
        up_to=quote.limit if quote else None,
        contract=quote.contract if quote else decision.contract if decision else None,
        clause=quote.clause if quote else decision.clause if decision else None,
        free_later=any(way.verdict.free and way.kind in (Way.LATER, Way.REMOTE) for way in ways),
    )


def _hours_left(left: AllowanceLeft, zone: str) -> HoursLeft:
    balance = left.balance
    used = balance.taken.total
    return HoursLeft(
        contract=left.contract,
        name=left.allowance.name,
        total=left.words(balance.total),
        used=left.words(used),
        left=left.words(balance.left),
        until=f"{(balance.until - timedelta(hours=12)).astimezone(ZoneInfo(zone)):%-d %B %Y}",
        share_used=round(used / balance.total, 4) if balance.total else Decimal(0),
    )


# ---- promises, calls, and what could be better -----------------------------------------------------------------------


def _promised(service: ServiceReport) -> Iterator[Promised]:
    for agreed, found in ((True, service.agreed), (False, service.aims)):
        for one in found:
            if one.all.total:
                yield _promise(one, agreed)


def _promise(found: Attainment, agreed: bool) -> Promised:
    tally = found.all
    return Promised(found.metric, agreed, tally.kept, tally.missed, tally.running, tally.not_needed)


def _called(call: CallMade) -> Called:
    after = call.taken_after
    return Called(call.at, call.kind, call.ticket, None if after is None else after // _MINUTE)


def _figures(client: Client, own: Sequence[Ticket], tried: Deflection) -> Figures:
    tags = [fact.value for ticket in own for fact in set(ticket.facts) if fact.kind == "asset_tag"]
    devices = [(tag, _device(client, tag)) for tag in tags]
    not_tried = [
        Counted(group.name, _title(group.name), group.count(Fate.NOT_TRIED))
        for group in tried.categories
        if group.count(Fate.NOT_TRIED)
    ]
    most = tuple(sorted(not_tried, key=lambda each: (-each.number, each.name)))
    return Figures(counted(devices), most)


def _device(client: Client, tag: str) -> str:
    asset = client.asset(tag)
    return f"the {asset.asset_class.replace('_', ' ')} {tag}" if asset else tag
