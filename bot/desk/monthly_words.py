"""A month in plain words for the client's owner, on paper and in the console alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import Enum

from bot.desk.emergencies import EmergencyKind
from bot.desk.money import Money
from bot.desk.monthly import Called, Charge, CoveredWork, Ending, GivenOut, MonthlyReport, Promised
from bot.desk.sla import Metric

Amount = Callable[[Money], str]
Instant = Callable[[datetime], str]

ENDING_WORDS = {
    Ending.COVERED: "solved by us, nothing more to pay",
    Ending.CHARGED: "solved by us and charged",
    Ending.ALONE: "solved or closed by your own people",
    Ending.GONE: "gone before anybody was needed",
    Ending.CANCELLED: "cancelled",
    Ending.OPEN: "still open",
}
PROMISE_WORDS = {Metric.FIRST_RESPONSE: "First answer of a person", Metric.RESOLUTION: "Solution"}
EMERGENCY_WORDS = {
    EmergencyKind.SECURITY_INCIDENT.value: "security",
    EmergencyKind.OUTAGE.value: "outage",
    EmergencyKind.DANGER.value: "danger to people",
}
HOW_COUNTED = (
    "Requests are those that were opened in the month.",
    "What callouts would have cost is worked out from the time that was written down, at the rates that hold without a plan, "
    "before tax.",
    "What was charged is what was billed in the month, tax included.",
    "A promise counts in the month in which it was kept or missed, in the hours that your contract names.",
    "What your people solved counts when they have not come back with it within 72 hours.",
)


class Kind(str, Enum):
    """What somebody should know before they read."""

    GIVEN = "given"
    DRAFT = "draft"
    RUNNING = "running"


def month_name(report: MonthlyReport) -> str:
    """``October 2026``."""
    return report.months[-1].title


def standing(report: MonthlyReport, given: GivenOut | None, instant: Instant) -> tuple[Kind, str]:
    """Whether this is what the client was given, in a sentence."""
    if given is not None:
        again = f", version {given.number}" if given.number > 1 else ""
        return Kind.GIVEN, f"Given out on {instant(given.at)} by {given.by}{again}. It stays as it is."
    if report.whole:
        return Kind.DRAFT, "A draft: it has not been given out, and figures may still change."
    return Kind.RUNNING, f"{month_name(report)} is not over. This is how it stands, {instant(report.as_of)}."


def times(number: int) -> str:
    """``once``, ``16 times``."""
    return "once" if number == 1 else f"{number:,} times"


def in_short(report: MonthlyReport, amount: Amount | None) -> Iterator[str]:
    """The month in a few sentences, for some readers without money (None); of what there was nothing of, nothing."""
    if not report.tickets:
        yield f"Nobody asked for help in {month_name(report)}."
    else:
        yield f"You came to us {times(report.tickets)}."
    solved = report.ended(Ending.COVERED)
    if solved:
        yield f"{solved:,} {_were(solved)} solved by us with nothing more to pay."
    if amount is None:
        pass
    elif report.charges:
        sums = report.charged
        yield f"{_and(amount(each) for each in sums) or 'Nothing'} {_were(len(sums) or 1)} charged, tax included."
    elif report.tickets:
        yield "Nothing was charged beyond the fee." if report.fees else "Nothing was charged."
    alone = report.ended(Ending.ALONE)
    if alone:
        yield f"{alone:,} {_were(alone)} solved or closed by your own people."
    still = report.ended(Ending.OPEN)
    if still:
        yield f"{still:,} {'is' if still == 1 else 'are'} still open."


def of_the_fee(report: MonthlyReport, amount: Amount) -> str:
    """What the fee came to and what it paid for."""
    if report.fees is None:
        return f"What the plan paid for cannot be told in one sum: {report.why_not}"
    if not report.fees:
        return "You have no plan with a fee in this month: each callout is approved and charged by itself."
    fees = _and(f"{amount(fee.amount)} ({fee.contract})" for fee in report.fees)
    worth = report.worth
    if worth is None or not worth.amount:
        return f"The fee was {fees}, before tax."
    return f"The fee was {fees}, before tax. As callouts the same work would have cost {amount(worth)}, before tax."


def covered_rows(report: MonthlyReport, amount: Amount) -> list[tuple[str, str, str, str]]:
    """Contract and clause, what it says, requests, what callouts would have cost."""
    return [(_clause(each), each.term, f"{each.requests:,}", amount(each.worth)) for each in report.covered or ()]


def charge_rows(report: MonthlyReport, amount: Amount, instant: Instant) -> list[tuple[str, str, str, str]]:
    """Ticket and what it was, on what it rests, who approved what, the amount."""
    return [
        (f"{each.ticket}: {each.title}", _clause(each), _approved(each, amount, instant), amount(each.amount))
        for each in report.charges
    ]


def _clause(each: CoveredWork | Charge) -> str:
    if each.contract is None:
        return "–"
    return f"{each.contract}, clause {each.clause}" if each.clause else each.contract


def _approved(charge: Charge, amount: Amount, instant: Instant) -> str:
    if charge.quote is None or charge.up_to is None or charge.approved_at is None:
        return "no quote"
    return f"{charge.quote}, up to {amount(charge.up_to)}, approved by {charge.approved_by} on {instant(charge.approved_at)}"


def promise_words(promised: Promised) -> str:
    """One line of promises: ``13 of 14 kept, 1 missed``, with what is not decided."""
    decided = promised.kept + promised.missed
    said = [f"{promised.kept:,} of {decided:,} kept"] if decided else []
    said += [f"{promised.missed:,} missed"] if promised.missed else []
    said += [f"{promised.running:,} still running"] if promised.running else []
    said += [f"{promised.not_needed:,} not needed"] if promised.not_needed else []
    return ", ".join(said)


def promise_title(promised: Promised) -> str:
    """What was promised, and by whom."""
    return f"{PROMISE_WORDS[promised.metric]}{'' if promised.agreed else ' (our own aim)'}"


def waits_words(report: MonthlyReport) -> str:
    """How long people waited; empty where nobody was answered."""
    if report.half_within is None or report.nine_of_ten is None:
        return ""
    return (
        f"Half of your people had the first answer of a person within {minutes_words(report.half_within)}, "
        f"nine of ten within {minutes_words(report.nine_of_ten)}."
    )


def minutes_words(minutes: int) -> str:
    """``25 min``, ``1 h 10 min``."""
    hours, rest = divmod(minutes, 60)
    return " ".join(f"{number} {unit}" for number, unit in ((hours, "h"), (rest, "min")) if number) or "a minute"


def alone_words(report: MonthlyReport) -> Iterator[str]:
    """What needed nobody: guides, and what monitoring saw."""
    if report.deflected:
        yield (
            f"Your people solved {report.deflected:,} of {report.requests:,} problems themselves with a guide, "
            "and have not come back with them."
        )
    if report.too_early:
        yield f"For {report.too_early:,} more it is too early to say whether the guide helped for good."
    if report.monitored:
        saw = "1 problem" if report.monitored == 1 else f"{report.monitored:,} problems"
        acted = report.monitored - report.gone
        yield f"Our monitoring saw {saw}: {report.gone:,} went away again, and we looked after {acted:,}."


def emergency_words(call: Called, instant: Instant) -> str:
    """When somebody was called, and how soon somebody had it."""
    about = (
        f"{instant(call.at)}: {EMERGENCY_WORDS.get(call.kind, call.kind)}{f', {call.ticket}' if call.ticket else ''}"
    )
    return f"{about}. Somebody had it after {minutes_words(call.minutes)}." if call.minutes is not None else f"{about}."


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _and(words: Iterator[str]) -> str:
    every = list(words)
    return " and ".join((", ".join(every[:-1]), every[-1])) if len(every) > 1 else "".join(every)
