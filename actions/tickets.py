"""Tickets: opened after the two questions; looked at, added to, closed, opened again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from rasa_sdk.events import SlotSet

from actions.base import DeskAction
from actions.facts import answered_in_words
from actions.problem import answer_afresh, is_gone, offer_earlier, take_up, taken_up, to_the_questions
from actions.scene import Scene, asks_nothing, button, leaves_questions, leaves_untold, person_button
from actions.standing import ask_where_we_are, asks_whether_to_close, newest_open, offer_to_close
from actions.steps import back_to_the_talk, run_under_way, show_run
from actions.wording import (
    ADD_TO_IT,
    IN_IT_STANDS,
    SORRY_TO_WAIT,
    acting_first_words,
    assumed_words,
    ticket_line,
)
from bot.desk.catalogue import Impact, Urgency
from bot.desk.decisions import Verdict
from bot.desk.money import in_words
from bot.desk.planned import is_for_a_day_ahead
from bot.desk.thing_words import categories_of, things_in
from bot.desk.ticket_words import asks_about_it, asks_about_waiting, says_once_more
from bot.desk.tickets import Ticket, TicketState
from bot.operations.calling_about import ask_about_an_outage
from bot.operations.choice_words import drawn_in_words
from bot.operations.enquiries import open_enquiry, return_to, tell_more
from bot.operations.ports import About, Subject
from bot.operations.purchase_talk import bought_beside
from bot.operations.quotes import approval_card
from bot.operations.second_things import SECOND
from bot.operations.solved_before import is_about_another
from bot.operations.ticket_lines import dates, title_of
from bot.operations.tickets import (
    OpenedTicket,
    add_information,
    ask_for_more_speed,
    close_own_ticket,
    list_own_tickets,
    open_ticket,
    reopen_own_ticket,
    view_own_ticket,
)
from bot.operations.typed_buttons import NOT_TOLD, QUESTIONS_LEFT
from bot.operations.wanted_calls import on_ticket_in_words
from bot.operations.which_one import NOTED
from bot.operations.wording import FOR_THE_DAY_NAMED, moment

SHOWN = 5
ABOUT_A_TICKET = re.compile(r"\b(?:tickets?|status|requests?|cases?|nd-?\d+)\b", re.IGNORECASE)
# What is typed as a program would write it asks for nothing.
_NO_SPEECH = re.compile(r"[{}]")
# "add: it also beeps" -> "it also beeps"
_LEAD = re.compile(r"^\s*(?:please\s+)?(?:add|note|also note|one more thing|update)\b[^:]{0,40}:\s*", re.IGNORECASE)


class WantTicket(DeskAction):
    """A ticket without trying a fix."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_want_ticket"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """The two questions come next, if there is something to open a ticket for; before them, when, if that costs."""
        other = scene.turn.arg(SECOND)
        if other is not None:
            # The fix of the first is gone on with once the ticket of the second is open.
            enquiry = return_to(ports=scene.ports, turn=scene.turn, enquiry_id=other)
            return is_gone(scene) if enquiry is None else [*taken_up(enquiry), *to_the_questions(scene, enquiry)]
        enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
        if enquiry is None:
            scene.say("say_nothing_open")
            return [asks_nothing()]
        return to_the_questions(scene, enquiry)


class LeaveQuestions(DeskAction):
    """'Just open a ticket', to one of its two questions; and an answer to both at once"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_leave_questions"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """What was not told stays so, and the ticket is opened; an older button that opens a ticket answers nothing."""
        told = {slot: value for slot in ("impact", "urgency") if (value := scene.turn.arg(slot)) is not None}
        if told:
            # Also what was asked next, and is not asked any more.
            if "impact" not in told:
                scene.tell(NOTED.format(words=scene.turn.words))
            return [SlotSet(slot, value) for slot, value in told.items()]
        if scene.turn.pressed is not None and scene.turn.arg(QUESTIONS_LEFT) is None:
            return []
        if scene.turn.pressed is None and _NO_SPEECH.search(scene.turn.words):
            return []
        return leaves_untold(slot for slot in ("impact", "urgency") if scene.slot(slot) is None)


class OpenTicket(DeskAction):
    """The two answers are in."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_open_ticket"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Open the ticket and say its dates, its cost and who is asked."""
        impact, urgency = scene.slot("impact"), scene.slot("urgency")
        opened = open_ticket(
            ports=scene.ports,
            turn=scene.turn,
            impact=Impact(impact) if impact in {each.value for each in Impact} else None,
            urgency=Urgency(urgency) if urgency in {each.value for each in Urgency} else None,
            left_open=NOT_TOLD in (impact, urgency),
        )
        if opened is None:
            scene.say("say_nothing_open")
            return [asks_nothing(), SlotSet("impact", None), SlotSet("urgency", None)]
        say_opened(scene, opened)
        return [*offer_earlier(scene), SlotSet("impact", None), SlotSet("urgency", None)]


def say_opened(scene: Scene, opened: OpenedTicket) -> None:
    """Its number, dates and cost, who is asked, and what stands in for answers that nobody gave."""
    assumed = assumed_words(*opened.assumed)
    if assumed:
        scene.tell(assumed)
    if opened.call_at is not None:
        scene.tell(on_ticket_in_words(opened.call_at, opened.ticket, scene.turn.at))
    own_price = opened.quote is not None and opened.quote.asked == scene.turn.contact
    to_call = ask_about_an_outage(ports=scene.ports, ticket=opened.ticket) if scene.turn.person.verified else None
    if to_call is not None and own_price:
        # The card stays what was said last: whoever answers in words answers that.
        scene.show(to_call)
    _say_what_was_opened(scene, opened)
    if to_call is not None and not own_price:
        scene.show(to_call)
    if opened.little_left is not None:
        scene.say("say_little_left", little=opened.little_left)


def _say_what_was_opened(scene: Scene, opened: OpenedTicket) -> None:
    ticket, quote, client = opened.ticket, opened.quote, scene.turn.person.client
    now, about = scene.ports.clock.now(), About(Subject.TICKET, ticket.number)
    if client is None:
        scene.say("say_opened_unverified", number=ticket.number)
    elif opened.page is not None and opened.decision is not None:
        decision = opened.decision.decision
        cost = _cost(scene, opened) if decision.verdict.free else acting_first_words(decision, quote, client)
        said = dates(ticket, now)
        scene.say("say_opened_at_once", number=ticket.number, technician=opened.page.technician, dates=said, cost=cost)
        if quote is not None and quote.asked == scene.turn.contact:
            scene.show(approval_card(quote, client))
    elif quote is not None and quote.asked == scene.turn.contact:
        scene.show(approval_card(quote, client))
    elif quote is not None and quote.asked is not None:
        approver = client.contact(quote.asked)
        name = approver.name if approver else quote.asked
        ahead = ticket.planned_for is not None and ticket.planned_for > now
        hour = f", for {moment(quote.planned_for, ticket.timezone, now)}" if ahead else ""
        asked = f"I have asked {name} to approve up to {in_words(quote.limit)} (quote {quote.number}{hour})."
        scene.say(
            "say_opened_for_approval",
            number=ticket.number,
            about=replace(about, close=f"{asked} Until then nothing starts and nothing is charged."),
            approver=name,
            limit=in_words(quote.limit),
            quote=f"{quote.number}{hour}",
        )
    elif quote is not None:
        scene.say("say_opened_nobody_approves", number=ticket.number, limit=in_words(quote.limit))
    else:
        ahead = is_for_a_day_ahead(ticket)
        later = ticket.planned_for if not ahead else None
        planned = f", planned for {moment(later, ticket.timezone, now)}" if later else ""
        said = f"{FOR_THE_DAY_NAMED} {dates(ticket, now)}" if ahead else dates(ticket, now)
        cost = _cost(scene, opened)
        about = replace(about, close=cost)
        scene.say("say_opened", about=about, number=ticket.number, planned=planned, dates=said, cost=cost)


def _cost(scene: Scene, opened: OpenedTicket) -> str:
    decision = opened.decision.decision if opened.decision else None
    if decision is None or decision.verdict is Verdict.NEEDS_PERSON:
        return "Nothing costs anything before a person has told you."
    if decision.verdict is Verdict.PARTLY_COVERED:
        return "The work is covered; a part, if one is needed, is priced and approved first."
    if decision.verdict is Verdict.QUOTE_REQUIRED:
        return "A person puts the price together; nothing starts before it is approved."
    taken = drawn_in_words(ports=scene.ports, turn=scene.turn, decision=decision)
    bought = bought_beside(opened.ticket.category or "", opened.ticket.words)
    return " ".join(filter(None, ("It is covered: nothing to pay.", taken, bought)))


class AddInformation(DeskAction):
    """'add: it also beeps'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_add_information"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Put the words on the named ticket, to the problem that is talked about, or on the newest open ticket."""
        told = answered_in_words(scene)
        if told is not None:
            return told
        words = _LEAD.sub("", scene.turn.words).strip() or scene.turn.words
        named = scene.fact("ticket")
        if named is None and tell_more(ports=scene.ports, turn=scene.turn, words=words, facts=scene.facts) is not None:
            scene.say("say_noted", words=words[:200])
            under_way = run_under_way(scene) if scene.slot("question") == "step" else None
            return show_run(scene, *under_way) if under_way is not None else ask_where_we_are(scene) or []
        number = named or _newest_open(scene)
        if number is None:
            scene.say("say_nothing_to_add_to")
            return []
        if words == scene.turn.words and asks_about_it(words):
            show_what_stands(scene, number)
            return []
        ticket = add_information(ports=scene.ports, turn=scene.turn, number=number, words=words, facts=scene.facts)
        scene.say("say_added", number=ticket.number, words=words[:200])
        return []


def show_what_stands(scene: Scene, number: str) -> None:
    """How one's own ticket stands, and the words in it."""
    view = view_own_ticket(ports=scene.ports, turn=scene.turn, number=number)
    stands = IN_IT_STANDS.format(words=view.ticket.words[:200])
    scene.tell(f"{ticket_line(view, scene.ports.clock.now())} {stands} {ADD_TO_IT}", person_button())


def _newest_open(scene: Scene) -> str | None:
    ticket = newest_open(scene)
    return ticket.number if ticket else None


def _newest_resolved(scene: Scene) -> str | None:
    own = list_own_tickets(ports=scene.ports, turn=scene.turn)
    resolved = [ticket for ticket in own if ticket.state is TicketState.RESOLVED]
    meant = [ticket for ticket in resolved if not is_about_another(ticket, scene.turn.words)]
    return next((ticket.number for ticket in (*meant, *resolved)), None)


def _is_of_another_matter(scene: Scene) -> bool:
    """ "Now Teams is doing the same thing again", where no ticket of theirs is about that: a problem of its own."""
    words = scene.turn.words
    if scene.turn.pressed is not None or scene.fact("ticket") or not things_in(words) or not says_once_more(words):
        return False
    own = list_own_tickets(ports=scene.ports, turn=scene.turn)
    return all(is_about_another(ticket, words) for ticket in own)


class CloseTicket(DeskAction):
    """'close it'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_close_ticket"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Close the named ticket or the only open one; ask which when there are several."""
        number = scene.turn.arg("ticket") or scene.fact("ticket")
        if number is None:
            waiting = [ticket for ticket in list_own_tickets(ports=scene.ports, turn=scene.turn) if ticket.is_open]
            if not waiting:
                scene.say("say_nothing_to_close")
                return ask_where_we_are(scene) or []
            if len(waiting) > 1:
                if asks_whether_to_close(scene):
                    return []
                scene.say("say_which_ticket", *[_close_button(ticket) for ticket in waiting[:SHOWN]], person_button())
                return []
            number = waiting[0].number
        ticket = close_own_ticket(ports=scene.ports, turn=scene.turn, number=number)
        scene.say("say_closed", number=ticket.number)
        return []


def _close_button(ticket: Ticket) -> dict[str, str]:
    return button(f"{ticket.number}, {title_of(ticket)}", "ticket_close", ticket=ticket.number)


class ReopenTicket(DeskAction):
    """'it is back'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_reopen_ticket"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Open the named ticket again, or the newest solved one."""
        told = answered_in_words(scene)
        if told is not None:
            return told
        if _is_of_another_matter(scene):
            likely = categories_of(things_in(scene.turn.words))
            best = next((name for name, _ in scene.ranking if name in likely), likely[0])
            return answer_afresh(scene, take_up(scene, best))
        number = scene.fact("ticket") or _newest_resolved(scene)
        if number is None:
            # "It is back" of a network is good news: nothing is solved yet, so nothing can be open again.
            closing = offer_to_close(scene)
            if closing is not None:
                return closing
            scene.say("say_nothing_to_reopen")
            return []
        ticket = reopen_own_ticket(ports=scene.ports, turn=scene.turn, number=number)
        view = view_own_ticket(ports=scene.ports, turn=scene.turn, number=number)
        called = f"{view.called} is being called about it. " if view.called else ""
        scene.say("say_reopened", number=ticket.number, dates=called + dates(ticket, scene.ports.clock.now()))
        # What was offered for the words that are on the ticket now is over.
        return [*leaves_questions(), asks_nothing()] if scene.turn.arg("enquiry") is not None else []


class EscalateTicket(DeskAction):
    """'this takes too long'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_escalate_ticket"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Note it on the named ticket, or on the newest open one."""
        told = answered_in_words(scene)
        if told is not None:
            return told
        return impatient(scene)


def impatient(scene: Scene) -> list[dict[str, Any]]:
    """Who waits: noted on the named ticket or the newest open one; without one the talk goes on where it was."""
    number = scene.fact("ticket") or _newest_open(scene)
    if number is None:
        idle = scene.slot("question") is None and open_enquiry(ports=scene.ports, turn=scene.turn) is None
        if idle and scene.turn.person.verified and asks_about_waiting(scene.turn.words):
            scene.tell(SORRY_TO_WAIT, person_button())
            return []
        return back_to_the_talk(scene)
    ticket = ask_for_more_speed(ports=scene.ports, turn=scene.turn, number=number)
    scene.say("say_escalated", number=ticket.number, dates=dates(ticket, scene.ports.clock.now()))
    return []
