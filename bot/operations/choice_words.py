"""The choice between now at a price and later for nothing, in words for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk.alternatives import PARTS_BILLED
from bot.desk.contracts import Contract, Unit
from bot.desk.decisions import Alternative, Check, Decision, Verdict, later_way
from bot.desk.draws import units_in_words
from bot.desk.hours import Band, band_at, is_open
from bot.desk.money import Money, in_words
from bot.desk.prices import Estimate
from bot.operations.coverage import decision_in_question
from bot.operations.ports import DeskPorts
from bot.operations.quotes import YOURSELF, who_may_approve
from bot.operations.turns import Turn
from bot.operations.wording import capital, moment

COVERED = "covered, nothing to pay."
PARTS_ONLY = "the work is covered; a part, if one is needed, is priced and approved first."
A_PERSON_SAYS = "a person says first what that costs."
NEEDS_A_YES = "{price}, and needs a yes first."


def price_in_short(estimate: Estimate) -> str:
    """'about $423.75, at most $430.00', or the range where low and high differ."""
    low, high = in_words(estimate.low), in_words(estimate.high)
    about = f"about {low}" if low == high else f"about {low} to {high}"
    return f"{about} with tax, at most {in_words(estimate.not_to_exceed)}"


def waiting_gains_nothing(*, ports: DeskPorts, turn: Turn) -> bool:
    """Whether what is talked about costs something, and no less at any other time that is known."""
    stored = decision_in_question(ports=ports, turn=turn)
    if stored is None or stored.decision.verdict is not Verdict.QUOTE_REQUIRED or stored.decision.estimate is None:
        return False
    return later_way(stored.decision, ports.clock.now()) is None


def price_on_button(estimate: Estimate) -> str:
    """'about $423.75': as much of it as a button has room for."""
    return price_in_short(estimate).split(" with tax")[0]


def falls_in_hours(*, ports: DeskPorts, turn: Turn, decision: Decision) -> bool:
    """Whether a decision is for an instant within the support hours of its contract."""
    contract = _contract_of(ports, turn, decision)
    return contract is not None and is_open(contract.support_hours, decision.facts.at)


def now_in_words(*, ports: DeskPorts, turn: Turn, decision: Decision) -> str:
    """What makes now a time outside support hours: the hour, or that it is a holiday."""
    contract, now = _contract_of(ports, turn, decision), ports.clock.now()
    local = now.astimezone(ZoneInfo(decision.timezone))
    if contract is not None and band_at(contract.support_hours, now) is Band.HOLIDAY:
        return f"a holiday today ({local:%a %-d %b})"
    return f"{local:%H:%M}"


def what_it_takes(*, ports: DeskPorts, turn: Turn, decision: Decision) -> str:
    """What a request takes from its allowance, and when it would take less; empty where it takes nothing that is counted."""
    later = later_way(decision, ports.clock.now()) if decision.verdict.free else None
    less = f"\n• {later.text}" if later is not None else ""
    return f"{drawn_in_words(ports=ports, turn=turn, decision=decision)}{less}"


def drawn_in_words(*, ports: DeskPorts, turn: Turn, decision: Decision) -> str:
    """'It takes about 1 h 00 min of your 'hours'.' in the likely case; empty where nothing is drawn."""
    client, contract = turn.person.client, _contract_of(ports, turn, decision)
    allowance = contract.allowance(decision.draws) if contract is not None else None
    if client is None or decision.drawn is None or allowance is None:
        return ""
    about = "about " if allowance.unit is Unit.MINUTES else ""
    return (
        f"It takes {about}{units_in_words(decision.drawn, allowance.unit, client.currency)} of your '{decision.draws}'."
    )


def outcome_in_words(*, ports: DeskPorts, turn: Turn, decision: Decision, needs: str) -> str:
    """What a decision comes to, after "tonight 20:00:"; ``needs`` holds a place for the price, and says whose yes that needs."""
    estimate = decision.estimate
    if decision.verdict.free:
        return f"{COVERED} {drawn_in_words(ports=ports, turn=turn, decision=decision)}".strip()
    if decision.verdict is Verdict.NEEDS_PERSON or estimate is None:
        return A_PERSON_SAYS
    if not estimate.total.amount:
        return PARTS_ONLY
    return needs.format(price=price_in_short(estimate))


def _contract_of(ports: DeskPorts, turn: Turn, decision: Decision) -> Contract | None:
    client = turn.person.client
    if client is None or decision.contract is None:
        return None
    with ports.begin() as work:
        return work.contracts.get(client.code, decision.contract, decision.contract_version or 1)


def later_line(way: Alternative, decision: Decision, now: datetime) -> str:
    """'tomorrow 08:00: covered, nothing to pay.'"""
    when = moment(way.when, decision.timezone, now)
    if decision.verdict.free:
        price = "takes less of your plan, nothing to pay"
    elif way.verdict.free:
        price = "covered, nothing to pay"
    elif way.verdict is Verdict.PARTLY_COVERED and not way.total:
        price = PARTS_BILLED
    else:
        price = f"about {in_words(Money(way.total, way.currency))} with tax"
    return f"{capital(when)}: {price}."


def and_later(decision: Decision, now: datetime) -> str:
    """The later way, to stand behind the price of now; nothing where there is none."""
    later = later_way(decision, now)
    return f" {later_line(later, decision, now)}" if later is not None else ""


def approval_words(*, turn: Turn, price: Estimate, what: str = "That") -> str:
    """Whose yes a price needs."""
    approver = who_may_approve(turn=turn, limit=price.not_to_exceed)
    if approver is None:
        return "Nobody is on file to approve that in chat, so a person would call your company about it."
    return "You may approve that yourself." if approver == YOURSELF else f"{what} needs the approval of {approver}."


def cost_in_words(*, ports: DeskPorts, turn: Turn, decision: Decision) -> str:
    """'about $686.00 with tax, at most $690.00, and needs a yes first. Tomorrow 08:00: covered, nothing to pay.'"""
    said = outcome_in_words(ports=ports, turn=turn, decision=decision, needs=NEEDS_A_YES)
    if said in (A_PERSON_SAYS, PARTS_ONLY) or decision.verdict.free:
        return said
    later = later_way(decision, decision.facts.at)
    cheaper = f" {later_line(later, decision, ports.clock.now())}" if later and later.work is decision.work else ""
    return f"{said}{cheaper}"


def check_lines(checks: Iterable[Check], *, all_of_them: bool = False) -> str:
    """The reasons, one a line: ✓ or ✗, plain words, contract and clause. Answer times, and terms that were weighed and
    set aside, only when all are wanted."""
    shown = [check for check in checks if all_of_them or not (check.detail or check.check == "answer time")]
    return "\n".join(f"{'✓' if check.passed else '✗'} {check.text}{_source(check)}" for check in shown)


def _source(check: Check) -> str:
    if check.contract and check.clause:
        return f" ({check.contract}, clause {check.clause})"
    return ""
