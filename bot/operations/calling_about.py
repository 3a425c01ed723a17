"""Whether somebody shall be called at once about an open ticket: asked where everybody's work has stopped, and done by a yes."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.all_clear import is_less_than_an_outage
from bot.desk.decisions import Verdict
from bot.desk.emergencies import Page
from bot.desk.oncall import who_is_on_call
from bot.desk.side_words import can_wait, only_can_wait, wants_nobody_called
from bot.desk.tickets import Ticket
from bot.desk.triage import is_for_everybody
from bot.operations.free_buttons import unused_buttons
from bot.operations.oncall import page_of
from bot.operations.ports import Answer, Button, DeskPorts, KnownButton, Pressed, Work
from bot.operations.promised_calls import PAGED, call_about_outage, is_a_call
from bot.operations.records import BOT, decision_of, is_of_speaker, note
from bot.operations.tickets import add_information
from bot.operations.turns import Turn
from bot.operations.typed_buttons import CALL_ABOUT_IT
from bot.operations.typed_calls import CALL_NOW
from bot.operations.when_talk import let_wait
from bot.operations.wording import TALK_TO_A_PERSON, UNKNOWN_BUTTON, WRITE_IF_IT_CHANGES, moment

SHALL_I_CALL = "That sounds like an outage for many people. Shall I call {technician} right now?"
SHALL_I_CALL_ABOUT_IT = "Shall I call somebody right now?"
HAS_BEEN_CALLED = "{technician} has been called about {number} already, and answers you here."
IS_CALLED = "{technician} is being called right now ({number})."
ONLY_AFTER_A_YES = "Your plan does not cover this: without a yes to its price nothing is charged."
NOBODY_CALLED = "All right, nobody is called for it."
STAYS_OPEN = "{number} stays open"
SOON_ENOUGH = "No, do not call"
_NOT = "not"
_DONE = "called about it"


def ask_whether_to_call(*, ports: DeskPorts, ticket: Ticket) -> Answer:
    """The question, with a yes, a no and a person."""
    technician = who_is_on_call(ports.rota.rota(), ports.clock.now())[0]
    yes = Button(CALL_NOW, Pressed(CALL_ABOUT_IT, {"ticket": ticket.number}))
    no = Button(SOON_ENOUGH, Pressed(CALL_ABOUT_IT, {"ticket": ticket.number, _NOT: "yes"}))
    return Answer(SHALL_I_CALL.format(technician=technician.name), (yes, no, TALK_TO_A_PERSON))


def ask_about_an_outage(*, ports: DeskPorts, ticket: Ticket) -> Answer | None:
    """The same of a ticket that has just been opened, where everybody's work has stopped and nobody is called about it.

    None for any other, for what is planned, and where they have said that it can wait.
    """
    if not is_for_everybody(ticket.impact, ticket.urgency) or ticket.planned_for is not None or can_wait(ticket.words):
        return None
    with ports.begin() as work:
        called = is_a_call(work, ticket)
    return None if called else ask_whether_to_call(ports=ports, ticket=ticket)


def answer_about_calling(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The yes or no to that question by its button, and a no in words; a yes in words names its button. "Tomorrow is fine" lets the
    price of the ticket wait too, where it has one that is less then; "it is slow, not dead" is a no that stands on the ticket."""
    if turn.pressed is not None:
        return _answered(ports, turn, turn.pressed) if turn.pressed.intent == CALL_ABOUT_IT else None
    less = is_less_than_an_outage(turn.words)
    if turn.emergency is not None or not (less or wants_nobody_called(turn.words) or only_can_wait(turn.words)):
        return None
    with ports.begin() as work:
        button = _asked_last(work, turn)
    if button is None:
        return None
    number = button.pressed.args.get("ticket") or ""
    waits = let_wait(ports=ports, turn=turn, number=number) if only_can_wait(turn.words) else None
    if waits is not None:
        return (replace(waits[0], text=f"{NOBODY_CALLED} {waits[0].text}"), *waits[1:])
    if less:
        add_information(ports=ports, turn=turn, number=number, words=turn.words)
    return _answered(ports, turn, Pressed(CALL_ABOUT_IT, {**button.pressed.args, _NOT: "yes"}))


def _asked_last(work: Work, turn: Turn) -> KnownButton | None:
    last = work.conversations.last_said(turn.conversation)
    button = work.conversations.button(last.buttons[0].key) if last is not None and last.buttons else None
    return button if button is not None and button.pressed.intent == CALL_ABOUT_IT else None


def asked_whether_to_call(work: Work, turn: Turn) -> Answer | None:
    """That question, where it was asked last and nobody has pressed its buttons."""
    last = work.conversations.last_said(turn.conversation)
    if last is None or _asked_last(work, turn) is None:
        return None
    buttons = unused_buttons(work, last)
    return Answer(SHALL_I_CALL_ABOUT_IT, buttons) if buttons else None


def _answered(ports: DeskPorts, turn: Turn, pressed: Pressed) -> tuple[Answer, ...]:
    with ports.begin() as work:
        ticket = work.tickets.get(pressed.args.get("ticket") or "", for_update=True)
        if ticket is None or not is_of_speaker(ticket, turn) or not ticket.is_open:
            return (Answer(UNKNOWN_BUTTON),)
        page = next((each for each in work.pages.of_ticket(ticket.number) if _is_on_it(work, each)), None)
        if page is not None and page != page_of(work, turn.id):
            # Called about it meanwhile, by a yes before or by a promise: nobody is woken twice, and nobody hears otherwise.
            return (
                Answer(HAS_BEEN_CALLED.format(technician=page.technician, number=ticket.number), (TALK_TO_A_PERSON,)),
            )
        if _NOT in pressed.args:
            until = ticket.respond_by
            by = f", and somebody answers by {moment(until, ticket.timezone, ports.clock.now())}" if until else ""
            return (Answer(f"{NOBODY_CALLED} {STAYS_OPEN.format(number=ticket.number)}{by}.", (TALK_TO_A_PERSON,)),)
        technician = _call(work, ports, turn, ticket)
        decision = decision_of(work, ticket)
        work.commit()
    costs = decision is not None and decision.verdict is Verdict.QUOTE_REQUIRED
    called = IS_CALLED.format(technician=technician, number=ticket.number)
    said = (called, ONLY_AFTER_A_YES, WRITE_IF_IT_CHANGES) if costs else (called, WRITE_IF_IT_CHANGES)
    return (Answer(" ".join(said), (TALK_TO_A_PERSON,)),)


def _is_on_it(work: Work, page: Page) -> bool:
    """Whether somebody has taken the call, or is being called by it."""
    escalation = work.pages.escalation(page.id)
    if escalation is None or (escalation.ended is not None and escalation.taken is None):
        return False
    return escalation.taken is not None or bool(escalation.notified)


def _call(work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket) -> str:
    """Whoever is called, once for this turn."""
    page = call_about_outage(work, ports, turn, ticket)
    if work.done.recall(turn.id, _DONE) is None:
        note(work, ticket, ports.clock.now(), BOT, PAGED, f"{page.technician} for {page.kind}")
        work.done.remember(turn.id, _DONE, ticket.number)
    return page.technician
