"""What an approver sees of a quote, where, and what is said once it has been answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.desk.alerts import MONITORING
from bot.desk.clients import Client, Contact
from bot.desk.money import in_words
from bot.desk.people import Conversation, Person
from bot.desk.quotes import Quote, QuoteState, view_quote
from bot.operations.notices import tell, write
from bot.operations.ports import (
    About,
    Answer,
    Button,
    DeskPorts,
    OutgoingMessage,
    Pressed,
    Scope,
    ShownButton,
    Subject,
    Work,
)
from bot.operations.quotes.cheaper import cheaper_hour_to_choose, price_then
from bot.operations.quotes.locking import hold_quote
from bot.operations.speakers import identify
from bot.operations.turns import Turn
from bot.operations.whose_clock import with_whose_clock
from bot.operations.wording import moment

SHOWN_APPROVERS = 2
IF_IT_WAITS = "If {ticket} waits until {when}, {price}."
LET_IT_WAIT = "put_off_quote"
"""What the button means: the work of ``quote`` waits until it costs less."""


def approval_card(quote: Quote, client: Client) -> Answer:
    """What an approver is asked: what is charged, what never is without asking again, until when, who else may answer."""
    lines = [_first_sentence(quote, client), f"{quote.title} ({quote.ticket}), quote {quote.number}:"]
    lines += [f"• {line.text}: {in_words(line.amount)}" for line in quote.estimate.lines]
    lines.append(
        f"Expected {in_words(quote.estimate.total)}, never more than {in_words(quote.limit)} without asking you again."
    )
    made = quote.moves[0].at if quote.moves else None
    if made is not None and quote.planned_for > made:
        lines.append(f"The work is planned for {moment(quote.planned_for, client.timezone)}.")
    clause = f", clause {quote.clause}" if quote.clause else ""
    lines.append(f"Contract {quote.contract}{clause}. Valid until {moment(quote.valid_until, client.timezone)}.")
    close = f"{_who_else(quote, client)} Without a yes nothing{_more(quote)} is charged."
    lines.append(close)
    args = {"quote": quote.number, "revision": quote.revision_hash}
    return Answer(
        "\n".join(lines),
        (
            Button(
                f"Approve up to {in_words(quote.limit)}",
                Pressed("approve_quote", args),
                confirm=f"Up to {in_words(quote.limit)} may then be charged for {quote.ticket}.",
            ),
            Button("Decline", Pressed("decline_quote", args)),
        ),
        About(Subject.QUOTE, quote.number, lines[0], close),
    )


def card_with_cheaper_hour(work: Work, quote: Quote, client: Client, now: datetime) -> Answer:
    """The card, and the hour at which the same work costs less with a button for it: who pays sees what who asked has seen."""
    card, later = approval_card(quote, client), cheaper_hour_to_choose(work, client, quote, now)
    if later is None or card.about is None:
        return card
    way, decision = later
    when = moment(way.when, client.timezone, now)
    said = IF_IT_WAITS.format(ticket=quote.ticket, when=when, price=price_then(decision, client))
    return replace(
        card,
        text=f"{card.text}\n{said}",
        buttons=(*card.buttons, let_it_wait(quote, when)),
        about=replace(card.about, close=f"{card.about.close} {said}"),
    )


def let_it_wait(quote: Quote, when: str) -> Button:
    """The button that puts the work of this version off until the hour at which it costs less."""
    args = {"quote": quote.number, "revision": quote.revision_hash}
    return Button(f"Let it wait until {when}", Pressed(LET_IT_WAIT, args))


def _who_else(quote: Quote, client: Client) -> str:
    names = [contact.name for contact in client.approvers(quote.limit) if contact.email != quote.asked]
    if not names:
        return "Nobody else may approve this amount."
    if len(names) > SHOWN_APPROVERS:
        return f"{', '.join(names[:SHOWN_APPROVERS])} and others may approve it too."
    return f"{' and '.join(names)} may approve it too."


def _more(quote: Quote) -> str:
    return f" beyond {in_words(quote.approved_before)}" if quote.approved_before else ""


def _first_sentence(quote: Quote, client: Client) -> str:
    if quote.approved_before is not None:
        return (
            f"The work on {quote.ticket} needs more than the {in_words(quote.approved_before)} that are approved: "
            f"{quote.reason} Nothing beyond that is done unless you approve more."
        )
    if quote.reason is not None:
        return f"There is a new price for {quote.ticket}; it replaces the one you were shown. {quote.reason}"
    if quote.begun_up_to is not None:
        return (
            f"This is an emergency. Work has begun under the emergency clause, up to {in_words(quote.begun_up_to)}; "
            "it is charged only if you approve it."
        )
    if quote.asked == quote.requested_by:
        return "This callout is not covered by the plan."
    if quote.requested_by == MONITORING:
        return "Our monitoring saw a problem that the plan does not cover."
    who = client.contact(quote.requested_by)
    return f"{who.name if who else 'Somebody'} asks for a callout that the plan does not cover."


def tell_requester(
    work: Work, ports: DeskPorts, client: Client, quote: Quote, text: str, buttons: tuple[Button, ...] = ()
) -> None:
    """Tell whoever asked for the work, unless they answered the quote themselves and read it in the answer."""
    requester = client.contact(quote.requested_by)
    if requester is not None and (quote.approval is None or quote.approval.by != requester.email):
        tell(work, ports, client, requester, Answer(text, buttons))


def waiting_cards(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...]:
    """The cards of the quotes that this person may answer, whether or not it was them who was asked."""
    client, contact = turn.person.client, turn.person.contact
    if client is None or contact is None:
        return ()
    now = ports.clock.now()
    with ports.begin() as work:
        waiting = quotes_to_answer(work, client, contact, now)
        return tuple(card_with_cheaper_hour(work, quote, client, now) for quote in waiting)


def quotes_to_answer(work: Work, client: Client, contact: Contact, now: datetime) -> tuple[Quote, ...]:
    """The quotes that wait and that this contact may answer, whether or not it was them who was asked."""
    waiting = work.quotes.waiting(client.code)
    return tuple(each for each in waiting if each.valid_until > now and contact.may_approve(each.limit))


def cards_to_answer(work: Work, client: Client, contact: Contact, now: datetime) -> tuple[Answer, ...]:
    """The cards of these quotes, with their buttons."""
    return tuple(
        card_with_cheaper_hour(work, each, client, now) for each in quotes_to_answer(work, client, contact, now)
    )


def greet_again(*, ports: DeskPorts, person: Person) -> int:
    """When somebody opens a conversation: show what waits for their approval and was not shown there; how many cards."""
    if person.client is None or person.contact is None:
        return 0
    now = ports.clock.now()
    conversation = person.conversation.key
    shown = 0
    with ports.begin() as work:
        for quote in work.quotes.waiting_for(person.client.code, person.contact.email):
            if quote.valid_until > now and work.done.recall(conversation, _card_id(quote)) is None:
                show_card(work, ports, conversation, quote, person.client, person.contact)
                shown += 1
        work.commit()
    return shown


def note_cards_seen(*, ports: DeskPorts, conversation: str, buttons: Sequence[ShownButton]) -> int:
    """Messages with these buttons have reached the person of this conversation: a quote among them is viewed; how many."""
    if not buttons:
        return 0
    now, seen = ports.clock.now(), 0
    with ports.begin() as work:
        person = identify(work, Conversation.of_key(conversation).identity)
        if person.client is None or person.contact is None:
            return 0
        work.narrow(Scope.of(person))
        waiting = work.quotes.waiting(person.client.code)
        unseen = {quote.revision_hash: quote.number for quote in waiting if quote.state is QuoteState.SENT}
        known = [work.conversations.button(button.key) for button in buttons if unseen]
        pressed = {button.pressed.args.get("revision", "") for button in known if button is not None}
        for number in sorted(unseen[revision] for revision in pressed & unseen.keys()):
            held = hold_quote(work, number)
            if held is not None and held[0].revision_hash in pressed and held[0].state is QuoteState.SENT:
                work.quotes.save(view_quote(held[0], now, person.contact.email))
                seen += 1
        work.commit()
    return seen


def is_a_card(message: OutgoingMessage | None) -> bool:
    """Whether a price was put before somebody by this message."""
    return message is not None and any(shown.confirm for shown in message.buttons)


def _card_id(quote: Quote) -> str:
    return f"card {quote.number} {quote.revision_hash}"


def show_card(work: Work, ports: DeskPorts, conversation: str, quote: Quote, client: Client, approver: Contact) -> None:
    """Write the card into a conversation of the approver's, and remember that it was."""
    now = ports.clock.now()
    card = with_whose_clock(card_with_cheaper_hour(work, quote, client, now), client, approver, now)
    write(work, conversation, card, contact=approver.email, at=now)
    work.done.remember(conversation, _card_id(quote), approver.email)
