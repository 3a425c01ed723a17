"""Answering a quote: by its button; typed words only bring the button."""

from __future__ import annotations

from typing import Any

from actions.base import DeskAction
from actions.earlier import back_to_the_question
from actions.scene import UNDECIDED, Scene, button, person_button
from actions.standing import line_of
from actions.ways import HELP_NOW, approval_of, ways_on
from actions.wording import (
    APPROVED_AT_NIGHT,
    APPROVED_FOR_A_DAY,
    APPROVED_FOR_LATER,
    NOT_KNOWN_YET,
    PARTS_ARE_EXTRA,
    PLAN_OR_CALLOUTS,
    STILL_CALLED,
    parts_are_extra,
)
from bot.desk.decisions import Decision, Verdict
from bot.desk.money import Money, in_words
from bot.desk.money_words import asks_what_is_cheaper
from bot.desk.planned import is_for_a_day_ahead
from bot.desk.tickets import Billing, Ticket, TicketState
from bot.operations.choice_words import and_later, price_in_short
from bot.operations.coverage import decision_in_question
from bot.operations.enquiries import open_enquiry
from bot.operations.money_talk import PRICE_FIRST
from bot.operations.ports import StoredDecision
from bot.operations.quotes import (
    AnsweredQuote,
    answer_waiting_quote,
    ask_for_another_price,
    waiting_cards,
)
from bot.operations.ticket_lines import dates
from bot.operations.tickets import list_own_tickets
from bot.operations.wording import (
    FOR_THE_DAY_NAMED,
    NOTHING_DONE,
    PLANNED_INSTEAD,
    STAYS_APPROVED,
    VERDICT_WORDS,
    moment,
)

# So many of those who may approve are named.
NAMED = 2


def show_waiting(scene: Scene) -> bool:
    """Bring the quotes that wait for this person, with their buttons; whether there are any."""
    cards = waiting_cards(ports=scene.ports, turn=scene.turn)
    if cards:
        scene.say("say_press_the_button")
    for card in cards:
        scene.show(card)
    return bool(cards)


def _typed(scene: Scene) -> list[dict[str, Any]]:
    """Typed words approve and decline nothing: they bring the button."""
    return [] if show_waiting(scene) else who_approves(scene)


def who_approves(scene: Scene) -> list[dict[str, Any]]:
    """Who has to say yes to the cost of what is talked about, or of the ticket that waits for it; and the cheaper ways."""
    stored = decision_in_question(ports=scene.ports, turn=scene.turn)
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    if enquiry is not None and stored is not None:
        scene.tell(
            _whose_yes(scene, stored.decision), *ways_on(scene, stored), person_button(), *_never_mind(scene, stored)
        )
        return []
    if scene.slot("question") in UNDECIDED and scene.turn.person.verified:
        # What it is about is not known yet, so there is no price that could be less.
        scene.tell(PRICE_FIRST)
        return back_to_the_question(scene)
    own = list_own_tickets(ports=scene.ports, turn=scene.turn)
    waiting = next((ticket for ticket in own if ticket.state is TicketState.AWAITING_APPROVAL), None)
    if waiting is not None:
        scene.tell(line_of(scene, waiting), person_button())
        return []
    if not scene.turn.person.verified:
        scene.say("say_no_contract_shown")
        return []
    standing = next((ticket for ticket in own if ticket.is_open), None)
    if standing is None:
        if scene.turn.pressed is None and asks_what_is_cheaper(scene.turn.words):
            scene.tell(PLAN_OR_CALLOUTS, person_button())
            return []
        scene.say("say_nothing_to_approve", person_button())
        return []
    scene.tell(f"{_agreed(standing)} {line_of(scene, standing)}", person_button())
    return []


def _agreed(ticket: Ticket) -> str:
    """Whether the cost of an open ticket has been approved: asked by whoever waits for it."""
    if ticket.billing is Billing.APPROVED and ticket.not_to_exceed is not None:
        return f"It is approved up to {in_words(ticket.not_to_exceed)}."
    return "Nothing waits for an approval."


def _never_mind(scene: Scene, stored: StoredDecision) -> list[dict[str, str]]:
    priced = stored.decision.verdict is Verdict.QUOTE_REQUIRED and bool(ways_on(scene, stored))
    return [button("Never mind", "cancel")] if priced else []


def _whose_yes(scene: Scene, decision: Decision) -> str:
    if decision.missing or scene.slot("question") == "fact":
        return NOT_KNOWN_YET
    if decision.verdict.free:
        return f"{VERDICT_WORDS[decision.verdict]} So nobody has to approve it."
    if decision.estimate is not None and parts_are_extra(decision.estimate):
        return PARTS_ARE_EXTRA
    if decision.estimate is not None and decision.verdict is not Verdict.NEEDS_PERSON:
        price, approval = price_in_short(decision.estimate), approval_of(scene, decision.estimate, "It")
        waits = and_later(decision, scene.ports.clock.now())
        return f"Nothing is ordered, and nothing is charged without a yes. {HELP_NOW} is {price}. {approval}{waits}"
    client = scene.turn.person.client
    names = [contact.name for contact in client.approvers(Money.of("0", client.currency))] if client else []
    known = f" The price goes to {' or '.join(names[:NAMED])}." if names else ""
    return f"A person puts the price together first, and nothing starts before it is approved.{known}"


def _not_answered(scene: Scene, answered: AnsweredQuote) -> list[dict[str, Any]]:
    """The pressed card was out of date, or above this person's limit."""
    if answered.newest is not None:
        scene.say("say_newer_version")
        scene.show(answered.newest)
    elif answered.passed_to is not None:
        scene.say("say_passed_on", approver=answered.passed_to.name)
    else:
        scene.say("say_passed_to_nobody")
    return []


class ApproveQuote(DeskAction):
    """Yes to a cost."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_approve_quote"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Accept what the button names."""
        if scene.turn.arg("quote") is None:
            return _typed(scene)
        answered = answer_waiting_quote(ports=scene.ports, turn=scene.turn, accept=True)
        if answered.quote.approval is None:
            return _not_answered(scene, answered)
        now, ahead = scene.ports.clock.now(), answered.ahead
        number, said, limit = answered.ticket.number, dates(answered.ticket, now), in_words(answered.quote.limit)
        if ahead.called is not None:
            technician = ahead.called.technician
            scene.tell(APPROVED_AT_NIGHT.format(number=number, limit=limit, technician=technician, dates=said))
            return []
        if is_for_a_day_ahead(answered.ticket):
            scene.tell(APPROVED_FOR_A_DAY.format(number=number, limit=limit, day=FOR_THE_DAY_NAMED))
            return []
        if ahead.opens is not None:
            when = moment(ahead.opens, answered.ticket.timezone, now)
            scene.tell(APPROVED_FOR_LATER.format(number=number, limit=limit, when=when))
            return []
        scene.say("say_approved", number=number, limit=limit, dates=said)
        return []


class DeclineQuote(DeskAction):
    """No to a cost."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_decline_quote"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Decline what the button names."""
        if scene.turn.arg("quote") is None:
            return _typed(scene)
        answered = answer_waiting_quote(ports=scene.ports, turn=scene.turn, accept=False)
        if answered.quote.approval is None:
            return _not_answered(scene, answered)
        what = NOTHING_DONE
        if answered.ahead.called is not None:
            what = STILL_CALLED.format(technician=answered.ahead.called.technician)
        elif answered.planned is not None:
            when = moment(answered.planned.when, answered.ticket.timezone, scene.ports.clock.now())
            what = PLANNED_INSTEAD.format(when=when)
        elif answered.quote.approved_before is not None:
            what = STAYS_APPROVED.format(limit=in_words(answered.quote.approved_before))
        ways, left = [], answered.cheaper
        if left is not None:
            what = f"{what} {left.sentence}"
            ways = [button(left.button.title, left.button.pressed.intent, **left.button.pressed.args), person_button()]
        scene.say("say_declined", *ways, number=answered.quote.number, what=what)
        return []


class ChangeQuote(DeskAction):
    """Another price is wanted."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_change_quote"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Note it for a technician."""
        ticket = ask_for_another_price(ports=scene.ports, turn=scene.turn)
        if ticket is None:
            return who_approves(scene)
        scene.say("say_change_noted", number=ticket.number)
        return []
