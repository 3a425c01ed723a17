"""What is asked while somebody is being called is answered from what is there: the verdict, the price, who was called, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.meanwhile_words import Asked, Meanwhile
from bot.desk.money import in_words
from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import Ticket
from bot.desk.worries import Worry
from bot.operations.about_us import EMERGENCIES
from bot.operations.choice_words import price_in_short
from bot.operations.how_long import work_on
from bot.operations.money_talk import COMPANY_PAYS, NOBODY_PAYS
from bot.operations.ports import DeskPorts, StoredDecision, Work
from bot.operations.speakers import help_lines_of
from bot.operations.ticket_lines import dates
from bot.operations.turns import Turn
from bot.operations.until_somebody_comes import who_is_on_it
from bot.operations.wording import VERDICT_WORDS, containment
from bot.operations.worries import said_to_worry

CLEARED_UP = (
    "Whether your plan covers it, the technician clears up with you. "
    "Nothing is charged without a yes, and never to you yourself."
)
IS_ASKED = "It is {price}: {who} is asked for that, and without a yes nothing is charged."
HAS_AGREED = "{who} has approved up to {limit}; more is not charged without another yes."
HAS_DECLINED = "The price was declined, so nothing is charged. What is done beyond that needs a yes first."
WITHOUT_A_YES = "Without a yes nothing is charged."
# Of an attack whoever got in may read along; of danger whoever is near has to know.
TELL_OTHERS = {
    EmergencyKind.SECURITY_INCIDENT: (
        "Tell whoever leads your office, by phone or in person, not by e-mail or chat: somebody else may read those now. "
        "What everybody else should hear and do, {technician} tells you."
    ),
    EmergencyKind.OUTAGE: "Yes. It is reported, and {technician} is being called; nobody else needs to report it.",
    EmergencyKind.DANGER: "Yes: warn everybody who is near, and keep them away from it.",
}
_MONEY = frozenset({Meanwhile.WHO_PAYS, Meanwhile.COST, Meanwhile.COVERED})


def answered_meanwhile(work: Work, ports: DeskPorts, turn: Turn, page: Page, asked: tuple[Asked, ...]) -> str:
    """One sentence or two to each question, about the ticket of this call."""
    ticket = work.tickets.get(page.ticket or "")
    return (
        "\n".join(dict.fromkeys(filter(None, _answers(work, ports, turn, page, ticket, asked))))
        if ticket is not None
        else ""
    )


def _answers(
    work: Work, ports: DeskPorts, turn: Turn, page: Page, ticket: Ticket, asked: tuple[Asked, ...]
) -> Iterator[str]:
    lines, now = help_lines_of(turn.person), ports.clock.now()
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    for each in asked:
        if each in _MONEY:
            yield _money(work, turn, ticket, stored, each)
        elif each is Meanwhile.EMERGENCIES:
            yield EMERGENCIES.format(number=lines.emergency.rstrip(","))
        elif each is Meanwhile.WHAT_NOW:
            yield containment(EmergencyKind(page.kind), page.words, lines)
        elif each is Meanwhile.TELL_OTHERS:
            yield TELL_OTHERS[EmergencyKind(page.kind)].format(technician=page.technician)
        elif isinstance(each, Worry):
            yield said_to_worry(turn, page, each)
        else:
            who = who_is_on_it(page, work.pages.escalation(page.id))
            usually = (
                f" {work_on(ticket.category, stored.decision if stored else None)}"
                if each is Meanwhile.HOW_LONG
                else ""
            )
            until = dates(ticket, now, else_="")
            yield f"{who} {until}{usually}".strip()


def _money(work: Work, turn: Turn, ticket: Ticket, stored: StoredDecision | None, asked: Asked) -> str:
    decision, client = stored.decision if stored is not None else None, turn.person.client
    if decision is None or client is None or decision.client != client.code:
        return CLEARED_UP
    if decision.verdict.free:
        return NOBODY_PAYS if asked is Meanwhile.WHO_PAYS else VERDICT_WORDS[decision.verdict]
    first = f"{COMPANY_PAYS.format(client=client.name)} " if asked is Meanwhile.WHO_PAYS else ""
    newest_first = work.quotes.of_ticket(ticket.number)
    if newest_first and newest_first[0].state is QuoteState.DECLINED:
        return HAS_DECLINED
    quote = next((each for each in newest_first if _counts(each)), None)
    if quote is None or decision.missing:
        return CLEARED_UP if decision.missing or not first else f"{first}{WITHOUT_A_YES}"
    by = client.contact(quote.approval.by if quote.approval is not None else quote.asked)
    who = by.name if by is not None else "Your company"
    if quote.state is QuoteState.ACCEPTED:
        return f"{first}{HAS_AGREED.format(who=who, limit=in_words(quote.limit))}"
    verdict = f"{VERDICT_WORDS[decision.verdict]} " if asked is Meanwhile.COVERED else ""
    return f"{first}{verdict}{IS_ASKED.format(price=price_in_short(quote.estimate), who=who)}"


def _counts(quote: Quote) -> bool:
    return quote.may_be_answered or quote.state is QuoteState.ACCEPTED
