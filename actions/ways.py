"""The ways on that stand under an answer: their buttons, the question before them, and what each would come to."""

from __future__ import annotations

from datetime import datetime

from actions.scene import Scene, button
from actions.wording import estimate_lines
from bot.desk.decisions import Alternative, Decision, Verdict, Way, later_way
from bot.desk.enquiries import Enquiry
from bot.desk.others_accounts import asks_for_anothers
from bot.desk.prices import Estimate
from bot.operations.choice_words import approval_words, later_line, price_in_short, price_on_button
from bot.operations.disputes import THIS_IS_WRONG
from bot.operations.enquiries import open_enquiry
from bot.operations.fixes import fixes_for
from bot.operations.ports import FoundFixes, StoredDecision
from bot.operations.wording import capital, moment

# Below this confidence the person is shown a way to say that it is something else.
SURE = 0.6
OTHER_WAYS = 2
# What costs something where a free time stands beside it, as a card calls it.
HELP_NOW = "Help now"


def what_next(fixes: FoundFixes, enquiry: Enquiry) -> str:
    """The question under a verdict: the fix that there is, or a ticket."""
    article = fixes.offered
    if asks_for_anothers(enquiry.category, enquiry.words):
        return "This is about somebody else's sign-in, so a technician checks with them first. Shall I open a ticket?"
    if fixes.unclear:
        return "I have fixes for several problems like this. Shall we find the one that fits?"
    if article is not None:
        return f"I have a fix to try, about {article.minutes} minutes: {article.title}. Shall we?"
    return "Shall I open a ticket for a technician?"


def free_ways(
    enquiry: Enquiry, fixes: FoundFixes, decision: Decision | None = None, now: datetime | None = None
) -> list[dict[str, str]]:
    """What costs nothing now: the fix, a ticket, and a time at which it takes less of the plan."""
    fix = [button("Show me the fix", "affirm", enquiry=enquiry.id)] if fixes.offered is not None else []
    later = later_way(decision, now) if decision is not None and now is not None and decision.verdict.free else None
    wait = [later_button(enquiry, decision, later, now)] if decision and now and later else []
    return [*fix, button("Open a ticket", "open_ticket", enquiry=enquiry.id), *wait]


def priced_ways(enquiry: Enquiry, decision: Decision, fixes: FoundFixes, now: datetime) -> list[dict[str, str]]:
    """What costs something, now and later, and the fix beside it."""
    assert decision.estimate is not None
    later = later_way(decision, now)
    fix = [button("Try a fix first", "affirm", enquiry=enquiry.id)] if fixes.offered is not None else []
    if later is None:
        return [button("Ask for approval", "choose_callout", enquiry=enquiry.id), *fix]
    return [now_button(enquiry, decision.estimate), later_button(enquiry, decision, later, now), *fix]


def ways_on(scene: Scene, stored: StoredDecision) -> list[dict[str, str]]:
    """The ways that stand under a decision as long as a yes to one of them is waited for; none afterwards."""
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    waits = scene.slot("question") in ("offer", "choice") and not scene.slot("requested_slot")
    if enquiry is None or enquiry.decision != stored.id or not waits:
        return []
    fixes = fixes_for(ports=scene.ports, enquiry=enquiry)
    decision = stored.decision
    if decision.verdict is Verdict.QUOTE_REQUIRED and decision.estimate is not None:
        return priced_ways(enquiry, decision, fixes, scene.ports.clock.now())
    return free_ways(enquiry, fixes, decision, scene.ports.clock.now())


def questions_about(stored: StoredDecision) -> list[dict[str, str]]:
    """Every decision can be asked about and objected to; the buttons mean this one, whatever is talked about later."""
    return [button("Why?", "ask_coverage_why", decision=stored.id), wrong_button(stored)]


def wrong_button(stored: StoredDecision) -> dict[str, str]:
    """'This is wrong', about this decision."""
    return button(THIS_IS_WRONG, "dispute_coverage", decision=stored.id)


def something_else(scene: Scene, enquiry: Enquiry) -> list[dict[str, str]]:
    """The way out where nobody is sure that it was understood."""
    sure = not enquiry.ranking or scene.turn.pressed is not None or enquiry.ranking[0][1] >= SURE
    return [] if sure else [button("It is something else", "none_of_these")]


def price_and_ways(decision: Decision, later: Alternative | None, approval: str, now: datetime) -> str:
    """What it comes to by its lines, and the times at which it would be less: before closing the lines say why."""
    assert decision.estimate is not None
    lines, price = estimate_lines(decision.estimate), price_in_short(decision.estimate)
    if later is None:
        return f"{lines}\nThat is {price}. {approval}{other_ways(decision)}"
    waiting = later_line(later, decision, now) + other_ways(decision, later)
    return f"{lines}\nYou have the choice:\n• Now: {price}. {approval}\n• {waiting}"


def other_ways(decision: Decision, shown: Alternative | None = None) -> str:
    """The cheaper ways beside the one that is offered already, and beside the fix, which has a button of its own."""
    others = [
        way
        for way in decision.alternatives
        if way is not shown and way.kind is not Way.SELF_HELP and not _only_dearer(way, shown)
    ]
    return "".join(f"\n• {way.text}" for way in others[:OTHER_WAYS])


def _only_dearer(way: Alternative, shown: Alternative | None) -> bool:
    """The same work for more, a few hours before the desk opens: nobody wants to read that beside "nothing to pay"."""
    return shown is not None and way.work is shown.work and way.total > shown.total


def now_button(enquiry: Enquiry, price: Estimate) -> dict[str, str]:
    """Help now, with its price."""
    return button(f"Now, {price_on_button(price)}", "choose_callout", enquiry=enquiry.id)


def later_button(enquiry: Enquiry, decision: Decision, later: Alternative, now: datetime) -> dict[str, str]:
    """The later time that costs less."""
    title = capital(moment(later.when, decision.timezone, now))
    return button(title, "wait_until_business_hours", enquiry=enquiry.id)


def approval_of(scene: Scene, price: Estimate, what: str = "That") -> str:
    """Whose yes a price needs."""
    return approval_words(turn=scene.turn, price=price, what=what)


def choice_question(fixes: FoundFixes) -> str:
    """What is asked between a price now and a time at which it is less."""
    return (
        "Which one? You can also try a fix yourself first, for nothing." if fixes.offered is not None else "Which one?"
    )
