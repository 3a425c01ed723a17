"""Who has reported an emergency and asks "what now?" hears again what to do, and who is on it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.desk.catalogue import Impact, Priority
from bot.desk.emergencies import CATEGORY_OF, EmergencyKind, Page, device_is_gone, intruder_is_here
from bot.desk.escalation import Escalation
from bot.desk.first_aid import speaks_of_harm
from bot.desk.how_long_words import asks_how_long_it_takes
from bot.desk.short_answers import asks_what_now
from bot.desk.side_words import asks_who_has_it, can_wait, only_can_wait, wants_nobody_called
from bot.desk.tickets import Ticket, words_added
from bot.desk.triage import is_for_everybody
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.speakers import help_lines_of
from bot.operations.ticket_lines import dates
from bot.operations.turns import Turn
from bot.operations.typed_calls import asks_whether_to_call
from bot.operations.wording import TALK_TO_A_PERSON, WRITE_IF_IT_CHANGES, containment, if_in_danger, to_safety

# So long after the call the words are taken to be about it.
LATELY = timedelta(hours=2)
ALREADY_CALLED = "The call is out already, and whoever takes it decides with you."
ON_THE_CALL = "I have put that on {number}, where {technician} reads it."


def answer_about_waiting_emergency(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to "what should I do?" and "has he seen it?" while an emergency of this conversation is open and nothing else is
    talked about."""
    only_who = asks_who_has_it(turn.words) and not asks_how_long_it_takes(turn.words)
    if turn.pressed is not None or turn.emergency is not None or not (only_who or asks_what_now(turn.words)):
        return None
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None:
            asked = open_question(work, turn) if not only_who else None
            # Whether it is an emergency was asked: to say so is what can be done now.
            return (asked,) if asked is not None and asks_whether_to_call(asked.buttons) else None
        page = waiting_emergency(work, turn, ports.clock.now() - LATELY)
        if page is None:
            return None
        # What was told since may be worse than what it began with.
        later = words_added(work.tickets.history(page.ticket or ""))
        told = "\n".join((page.words, *(each for each in later if speaks_of_harm(each))))
        what_to_do = containment(EmergencyKind(page.kind), told, help_lines_of(turn.person))
        who = who_is_on_it(page, work.pages.escalation(page.id))
        ticket = work.tickets.get(page.ticket or "")
        until = f" {dates(ticket, ports.clock.now(), else_='')}" if ticket is not None else ""
        said = f"{who}{until}".strip() if only_who else f"{what_to_do}\n{who}"
        return (Answer(said, (TALK_TO_A_PERSON,)),)


def what_comes_first(page: Page, turn: Turn) -> str:
    """What comes before all else: people, where they are in danger by now, and that a call is out already."""
    lines = help_lines_of(turn.person)
    in_danger = page.kind == EmergencyKind.DANGER.value
    if (in_danger and speaks_of_harm(turn.words)) or (device_is_gone(page.words) and intruder_is_here(turn.words)):
        return to_safety(lines)
    if in_danger:
        return if_in_danger(lines)
    return ALREADY_CALLED if any(tells(turn.words) for tells in (wants_nobody_called, can_wait, only_can_wait)) else ""


def waiting_emergency(work: Work, turn: Turn, since: datetime) -> Page | None:
    """The call of an emergency of this conversation whose ticket is open."""
    kinds = {kind.value for kind in EmergencyKind}
    for page in work.pages.of_conversation(turn.conversation, since):
        ticket = work.tickets.get(page.ticket) if page.kind in kinds and page.ticket else None
        # A callout that begins at once wakes somebody too, for one laptop: that is no emergency of these.
        if ticket is not None and ticket.is_open and _reported(page, ticket):
            return page
    return None


def _reported(page: Page, ticket: Ticket) -> bool:
    kind = EmergencyKind(page.kind)
    of_many = ticket.priority is Priority.P1 and ticket.impact is not Impact.PERSON
    outage_of_it = kind is EmergencyKind.OUTAGE and (of_many or is_for_everybody(ticket.impact, ticket.urgency))
    return kind is EmergencyKind.DANGER or outage_of_it or ticket.category == CATEGORY_OF[kind]


def who_has_it(*, ports: DeskPorts, page: Page) -> str:
    """The same of a call as it stands now."""
    with ports.begin() as work:
        return who_is_on_it(page, work.pages.escalation(page.id))


def who_is_on_it(page: Page, escalation: Escalation | None) -> str:
    """Who has the call, or is being called, and what to do where nobody has answered."""
    if escalation is not None and escalation.taken is not None:
        return f"{escalation.taken.by} has your call ({page.ticket}) and comes back to you. {WRITE_IF_IT_CHANGES}"
    if escalation is not None and (escalation.exhausted or escalation.ended is not None):
        return f"Nobody has answered yet ({page.ticket}). Press the button, and the people on call are called again."
    called = escalation.notified[-1].technician if escalation is not None and escalation.notified else page.technician
    return f"{called} is being called ({page.ticket}). {WRITE_IF_IT_CHANGES}"
