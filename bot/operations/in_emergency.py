"""What is said after an emergency was reported goes to whoever has been called for it, with a way to say that it is something else."""

from __future__ import annotations

from bot.desk.all_clear import all_clear
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.other_matter_words import is_of_another_matter
from bot.desk.short_answers import says_it_works_again
from bot.desk.side_words import asks_who_comes, begins_with_it_is_back, wants_a_person
from bot.desk.worries import worry_in
from bot.operations.passing_on import is_for_the_bot
from bot.operations.ports import Answer, Button, DeskPorts, Pressed
from bot.operations.tickets import add_information
from bot.operations.turns import Turn
from bot.operations.typed_buttons import FOR_THE_BOT
from bot.operations.until_somebody_comes import LATELY, ON_THE_CALL, waiting_emergency, what_comes_first
from bot.operations.wording import TALK_TO_A_PERSON

GOOD_NEWS = "Good."
SOMETHING_ELSE = "It is something else"


def answer_in_emergency(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Put the words on the ticket of the emergency that was reported here within two hours, while nothing else is talked about.

    "No lock code I think", "found it!!", "can you wipe it": the assistant would take them for a problem of their own. None for what
    the desk answers itself (who comes, what it costs, a person), and for what the person has said is something else.
    """
    if turn.pressed is not None or turn.emergency is not None or not turn.words:
        return None
    over = all_clear(turn.words)
    if not over and _is_answered_elsewhere(turn.words):
        return None
    page = add_to_waiting_emergency(ports=ports, turn=turn)
    if page is None:
        return None
    said = ON_THE_CALL.format(number=page.ticket, technician=page.technician)
    if over:
        return (_good_news(page, said),)
    said = f"{what_comes_first(page, turn)} {said}".strip()
    other = Button(SOMETHING_ELSE, Pressed(FOR_THE_BOT, {"ticket": page.ticket or "", "turn": turn.id}))
    return (Answer(said, (TALK_TO_A_PERSON, other)),)


def add_to_waiting_emergency(*, ports: DeskPorts, turn: Turn) -> Page | None:
    """Put the words on the ticket of the emergency that was reported here and is open; None when there is none.

    None too while another problem is talked about, and for words of which the person has said that they are something else.
    """
    if not turn.person.verified:
        return None
    with ports.begin() as work:
        if is_for_the_bot(work, turn) or work.enquiries.current(turn.conversation) is not None:
            return None
        page = waiting_emergency(work, turn, ports.clock.now() - LATELY)
    if page is None or page.ticket is None:
        return None
    add_information(ports=ports, turn=turn, number=page.ticket, words=turn.words)
    return page


def _good_news(page: Page, said: str) -> Answer:
    """The all-clear is for whoever was called; an outage that is over may be closed, of an attack somebody still has a look."""
    if page.kind != EmergencyKind.OUTAGE.value:
        return Answer(f"{GOOD_NEWS} {said}", (TALK_TO_A_PERSON,))
    close = Button(f"Yes, close {page.ticket}", Pressed("ticket_close", {"ticket": page.ticket or ""}))
    return Answer(f"{GOOD_NEWS} {said} If all is well again: shall I close it?", (close, TALK_TO_A_PERSON))


def _is_answered_elsewhere(words: str) -> bool:
    known = (asks_who_comes, wants_a_person, says_it_works_again, begins_with_it_is_back, is_of_another_matter)
    return worry_in(words) is not None or any(knows(words) for knows in known)
