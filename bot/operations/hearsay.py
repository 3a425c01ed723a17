"""A yes to a price that somebody tells for another: it counts once it comes from that person, in their own chat."""

from __future__ import annotations

from bot.desk.enquiries import Choice
from bot.desk.hearsay_words import says_that_somebody_agreed
from bot.desk.purchase_words import may_be_bought
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts
from bot.operations.quotes import YOURSELF, who_may_approve
from bot.operations.quotes.reminding import what_still_waits
from bot.operations.turns import Turn

ONLY_THEIR_OWN = "A yes counts once {name} gives it, in their own chat with me."
WHOEVER_MAY = "whoever may approve the price"
ASK_THERE = "Press '{ask}', and I ask there right away."
BOUGHT_LATER = (
    "Our work needs no approval. What is bought for it is priced by a person first; the yes to that counts once it is given in their "
    "own chat with me."
)
ASKED_AFTER_THIS = "I ask there as soon as I know this:"
_ASK = "choose_callout"


def answer_about_said_yes(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """How a yes is given, to "my boss says it is fine", and what was asked once more; nothing is approved by it.

    None where no price is offered and none waits, and for whoever may give the yes themselves.
    """
    client, contact = turn.person.client, turn.person.contact
    if turn.pressed is not None or turn.emergency is not None or client is None or contact is None:
        return None
    if not says_that_somebody_agreed(turn.words, [each.name for each in client.contacts]):
        return None
    with ports.begin() as work:
        asked, enquiry = open_question(work, turn), work.enquiries.current(turn.conversation)
        stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
        waits = what_still_waits(work, client, contact, ports.clock.now())
    price = stored.decision.estimate if stored is not None and stored.decision.client == client.code else None
    ask = next((each for each in asked.buttons if each.pressed.intent == _ASK), None) if asked is not None else None
    chosen = enquiry is not None and enquiry.choice is Choice.NOW
    if asked is not None and price is not None and (ask is not None or chosen):
        name = who_may_approve(turn=turn, limit=price.not_to_exceed)
        if name in (None, YOURSELF):
            return None
        then = ASKED_AFTER_THIS if ask is None else ASK_THERE.format(ask=ask.title)
        return (Answer(f"{ONLY_THEIR_OWN.format(name=name)} {then}"), asked)
    free = stored is not None and stored.decision.verdict.free
    if asked is not None and enquiry is not None and free and may_be_bought(enquiry.category, enquiry.told):
        return (Answer(BOUGHT_LATER), asked)
    lead = Answer(ONLY_THEIR_OWN.format(name=WHOEVER_MAY))
    return (lead, *waits, *([asked] if asked is not None else [])) if waits else None
