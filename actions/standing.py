"""Where the talk stands: what is open is asked again in short, what waits is told; nobody is left with nothing."""

from __future__ import annotations

from typing import Any

from actions.problem import ask_in_short, say_which
from actions.scene import OFFERED, Scene, asks_nothing, button, person_button
from actions.suspicion import ask_whether_emergency
from actions.wording import (
    ADD_TO_IT,
    DO_YOU_MEAN,
    SHALL_I_CLOSE,
    WHAT_ELSE,
    WHAT_IS_WRONG,
    ticket_line,
)
from bot.desk.catalogue import CATALOGUE
from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import Enquiry
from bot.desk.short_answers import asks_about_progress
from bot.desk.ticket_words import closes_one
from bot.desk.tickets import Ticket
from bot.operations.enquiries import open_enquiry
from bot.operations.in_emergency import add_to_waiting_emergency
from bot.operations.speakers import help_lines_of
from bot.operations.ticket_lines import title_of
from bot.operations.tickets import list_own_tickets, view_own_ticket
from bot.operations.until_somebody_comes import ON_THE_CALL, what_comes_first
from bot.operations.wording import if_in_danger

# How many meanings are offered, and how likely one must be to be worth a button.
MEANINGS, WORTH_A_BUTTON = 3, 0.05


def ask_where_we_are(scene: Scene) -> list[dict[str, Any]] | None:
    """The question that is open, again and in short; None when there is none, or when it is one of the two of a ticket."""
    suspected = scene.slot("suspected")
    if scene.slot("question") == "emergency" and suspected:
        return ask_whether_emergency(scene, EmergencyKind(suspected))
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    if enquiry is None or scene.slot("requested_slot"):
        return None
    if scene.slot("question") in OFFERED:
        return ask_in_short(scene, enquiry)
    return ask_which(scene, enquiry) if scene.slot("question") == "which" else None


def ask_which(scene: Scene, enquiry: Enquiry) -> list[dict[str, Any]]:
    """'Which of these is it?' with the meanings that were offered for the words."""
    likely = [name for name, share in enquiry.ranking if name in CATALOGUE and share >= WORTH_A_BUTTON][:MEANINGS]
    say_which(scene, enquiry, likely or [enquiry.category])
    return []


def tell_what_waits(scene: Scene) -> list[dict[str, Any]]:
    """Nothing is talked about: how the newest open ticket stands, else the question what is wrong.

    Between the two questions of a ticket nothing is said: the form asks its question again.
    """
    if scene.slot("requested_slot"):
        return []
    ticket = newest_open(scene)
    if ticket is None:
        scene.tell(WHAT_IS_WRONG, person_button())
        return [asks_nothing()]
    scene.tell(f"{line_of(scene, ticket)} {WHAT_ELSE}", person_button())
    return [asks_nothing()]


def noted_for_emergency(scene: Scene, *, danger: bool = False) -> bool:
    """Who has reported an emergency and tells more ("all of Albany", "only since nine") has it put on its ticket.

    ``danger``: the words may speak of people in danger, so that whom to call stands first.
    """
    pressed = scene.turn.pressed is not None
    page = None if pressed else add_to_waiting_emergency(ports=scene.ports, turn=scene.turn)
    if page is None:
        return False
    said = ON_THE_CALL.format(number=page.ticket, technician=page.technician)
    first = what_comes_first(page, scene.turn)
    if danger and not first:
        first = if_in_danger(help_lines_of(scene.turn.person))
    scene.tell(f"{first} {said}" if first else f"{said} {WHAT_ELSE}", person_button())
    return True


def offer_to_close(scene: Scene) -> list[dict[str, Any]] | None:
    """ "It works again" with nothing talked about: the newest open ticket may be meant; None without one."""
    asked = scene.slot("requested_slot") or scene.slot("question") == "emergency"
    ticket = None if asked else newest_open(scene)
    if ticket is None:
        return None
    close = button(f"Yes, close {ticket.number}", "ticket_close", ticket=ticket.number)
    scene.tell(f"{line_of(scene, ticket)} {SHALL_I_CLOSE}", close, person_button())
    return [asks_nothing()]


def asks_whether_to_close(scene: Scene) -> bool:
    """ "Close the scanner one" with a ticket about it: whether that is meant is asked, and a button closes it."""
    if scene.turn.pressed is not None or not closes_one(scene.turn.words):
        return False
    ticket = _open_one_about_this(scene)
    if ticket is None:
        return False
    ask_whether_to_close(scene, ticket)
    return True


def ask_whether_to_close(scene: Scene, ticket: Ticket) -> None:
    """One ticket by its number and title, and the button that closes it."""
    close = button(f"Yes, close {ticket.number}", "ticket_close", ticket=ticket.number)
    scene.tell(DO_YOU_MEAN.format(number=ticket.number, title=title_of(ticket)), close, person_button())


def tells_how_it_stands(scene: Scene) -> bool:
    """ "What about the printer?" with a ticket about it is no new problem; whether the ticket was told."""
    if scene.turn.pressed is not None or not asks_about_progress(scene.turn.words):
        return False
    if open_enquiry(ports=scene.ports, turn=scene.turn) is not None:
        return False
    ticket = _open_one_about_this(scene)
    if ticket is None:
        return False
    scene.tell(f"{line_of(scene, ticket)} {ADD_TO_IT}", person_button())
    return True


def _open_one_about_this(scene: Scene) -> Ticket | None:
    """The speaker's open ticket of the likeliest category that the words may be about."""
    likely = [name for name, share in scene.ranking if share >= WORTH_A_BUTTON][:MEANINGS]
    own = [each for each in list_own_tickets(ports=scene.ports, turn=scene.turn) if each.is_open]
    return next((each for name in likely for each in own if each.category == name), None)


def newest_open(scene: Scene) -> Ticket | None:
    """The newest open ticket of whoever speaks."""
    own = list_own_tickets(ports=scene.ports, turn=scene.turn)
    return next((ticket for ticket in own if ticket.is_open), None)


def line_of(scene: Scene, ticket: Ticket) -> str:
    """How one of the speaker's own tickets stands."""
    view = view_own_ticket(ports=scene.ports, turn=scene.turn, number=ticket.number)
    return ticket_line(view, scene.ports.clock.now())
