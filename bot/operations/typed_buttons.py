"""A button that is named in words instead of pressed: "the second one" under "Which of these is it?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk.call_hour_words import asks_to_be_called
from bot.desk.catalogue import CATALOGUE, Impact, Urgency
from bot.desk.choice_words import (
    leaves_it_to_us,
    lets_ask,
    only_begins,
    takes_the_fix,
    takes_the_fix_with_a_wish,
    takes_the_free_one,
    wants_it_done,
)
from bot.desk.decisions import later_way
from bot.desk.enquiries import Choice
from bot.desk.hour_words import instant_of, named_hour
from bot.desk.other_hour_words import asks_what_it_costs_then, only_about_an_hour
from bot.desk.other_matter_words import says_it_is_new
from bot.desk.people import Person
from bot.desk.plain_words import plain_words
from bot.desk.second_words import takes_only
from bot.desk.short_answers import (
    begun_title,
    means_one_thing,
    named_place,
    named_title,
    plain_yes,
    short,
    takes_both,
    words_of_one_title,
)
from bot.desk.side_words import (
    can_wait,
    only_can_wait,
    told_early,
)
from bot.desk.triage_words import (
    MOST_WORDS,
    cannot_tell,
    leaves_the_questions,
    only_mine,
    told_impact,
    told_urgency,
    wants_just_a_ticket,
)
from bot.desk.visit_words import wants_somebody_to_look
from bot.operations.free_buttons import all_told, free_button, free_meanings, meant_once
from bot.operations.ports import KnownButton, OutgoingMessage, Pressed, StoredMessage, Work
from bot.operations.told_lists import which_comes_first
from bot.operations.typed_calls import answer_about_a_call, asks_whether_to_call
from bot.operations.typed_meanings import answer_about_the_meanings
from bot.operations.whose_clock import zone_meant

FOR_OWN_TICKET, FOR_ANOTHER_MATTER = "note_for_ticket", "note_for_another_matter"
"""The words of ``turn`` are for the technician of ``ticket``, or about something new."""
WHICH_IS_WORSE, HOW_MANY_NOW, HOW_BAD_NOW = "worse_ticket", "worse_impact", "worse_urgency"
"""The ``ticket`` that has got worse, and the two answers about it, told anew beside the words of ``turn``."""
ABOUT_SOMETHING_ELSE = "worse_no_ticket"
FOR_THE_BOT = "for_the_bot"
"""The words of ``turn`` are for nobody who has a ticket in hand, but something new."""
_NONE_OF_THESE = frozenset({FOR_THE_BOT, FOR_ANOTHER_MATTER, ABOUT_SOMETHING_ELSE})
# What words may press: ways on, and what a problem is. Never what answers a quote or objects to a decision.
_WAYS = frozenset(
    {"affirm", "open_ticket", "choose_callout", "wait_until_business_hours", "tell_fact", "none_of_these", "danger"}
    | {"go_on_with", "one_problem", "leave_it", "tell_impact", "tell_urgency", "ticket_close"}
    | {FOR_OWN_TICKET, FOR_ANOTHER_MATTER, WHICH_IS_WORSE, HOW_MANY_NOW, HOW_BAD_NOW, ABOUT_SOMETHING_ELSE}
)
_OF_A_TICKET = frozenset({FOR_OWN_TICKET, WHICH_IS_WORSE, "ticket_close"})
# The two questions of a ticket by the title of their first answer: what each asks for.
_QUESTIONS = {"Just me": ("tell_impact", "impact"), "Stopped": ("tell_urgency", "urgency")}
# Of the button-less answer that both are left: the argument of "open a ticket" that says so.
QUESTIONS_LEFT = "questions"
# What the button says of the way that is left after a no to a price: the ticket whose price it was.
AFTER_A_NO = "declined"
# What the button says of an hour that was named: its instant.
AT = "at"
# In place of an answer that somebody cannot give: the desk takes what is usual.
NOT_TOLD = "not_told"
# What it means for a ticket that is open already.
CALL_ABOUT_IT = "call_about_it"
# The titles under problems that were put aside and are asked about, two of them or one.
_ASIDE = frozenset({"It is one thing", "Yes, go on with it"})
_MAY_BE_NAMED = _WAYS | CATALOGUE.keys() | {CALL_ABOUT_IT}
# "It's one thing, when I print from Outlook both happen": what comes after says why.
_FIRST_CLAUSE = re.compile(r"[,.;]\s+(?!but\b)|\s+(?:because|since|cause)\s+", re.IGNORECASE)
# The one other way beside a ticket.
_OR_NOT = (["Leave it"], ["Never mind"])


def named_in_words(work: Work, message: StoredMessage, person: Person) -> Pressed | None:
    """What the button means that the message names; None when it names none. The button itself can still be pressed.

    Words count only for what was said last, and where it was there when they were written. Of problems that are shown
    with their numbers only the first has a button of its own: each is gone on with all the same.
    """
    wished, looks = takes_the_fix_with_a_wish(message.text), wants_somebody_to_look(message.text)
    if len(message.text.split()) > MOST_WORDS and not (wished or looks):
        return None
    asked = work.conversations.last_said(message.conversation)
    if asked is None or not asked.buttons or asked.created_at > message.received_at:
        return None
    if any(shown.confirm or shown.opinion for shown in asked.buttons):
        return None
    answer = which_comes_first(work, asked, message, person) or _to_the_questions(work, asked, message)
    answer = answer or answer_about_a_call(work, asked, message, person)
    if answer is None and looks:
        offered = meant_once(work, asked, person)
        # Where it costs something, which hour is meant is asked.
        return None if "choose_callout" in offered else offered.get("open_ticket")
    begun = answer is None and only_begins(message.text) and "choose_callout" not in meant_once(work, asked, person)
    if answer is None and (wished or begun or takes_the_fix(message.text)):
        return meant_once(work, asked, person).get("affirm")
    if answer is None:
        answer = _only_one_of_them(work, asked, message.text, person)
    if answer is not None or not short(message.text):
        return answer
    return _in_few_words(work, asked, message, person)


def _in_few_words(work: Work, asked: OutgoingMessage, message: StoredMessage, person: Person) -> Pressed | None:
    """What a short answer names: a way on, an hour, a place in the list or a title."""
    if says_it_is_new(message.text):
        # Asked which ticket is meant: none of these.
        return next((each for each in free_meanings(work, asked, person) if each.intent in _NONE_OF_THESE), None)
    just_a_ticket = Pressed("open_ticket", {QUESTIONS_LEFT: "both"})
    if wants_just_a_ticket(message.text) and "Open a ticket" in {shown.title for shown in asked.buttons}:
        return just_a_ticket
    meant = answer_about_the_meanings(work, asked, message.text, person, just_a_ticket)
    if meant is not None:
        return meant
    if leaves_it_to_us(message.text):
        return _left_to_us(work, asked, person)
    if takes_the_free_one(message.text):
        way = "affirm" if _costs_later_too(work, message) else "wait_until_business_hours"
        free = meant_once(work, asked, person).get(way)
        if free is not None:
            return free
    hour = _hour_again(work, asked, message, person)
    if hour is not None:
        return hour
    other = _of_several(work, asked, message.text, person) or _asks_for_approval(work, asked, message.text, person)
    if other is None and wants_it_done(message.text):
        # "Fix it", where nothing costs anything.
        other = _left_to_us(work, asked, person)
    if other is not None:
        return other
    place = named_place(message.text)
    if place is not None:
        numbered = _numbered_problem(work, asked, place, person)
        if numbered is not None:
            return numbered
    elif plain_yes(message.text):
        return _closing(work, asked, person) or _guide_named(work, asked, person)
    else:
        titles = [shown.title for shown in asked.buttons]
        place = named_title(message.text, titles)
        place = begun_title(message.text, titles) if place is None else place
        place = _ticket_named(work, asked, message.text, titles, person) if place is None else place
    button = free_button(work, asked, place, person) if place is not None else None
    return button.pressed if button is not None and button.pressed.intent in _MAY_BE_NAMED else None


def _ticket_named(work: Work, asked: OutgoingMessage, words: str, titles: Sequence[str], person: Person) -> int | None:
    """Of several tickets that are shown the one whose title has the words, or what was told of it: "the Dentrix one"."""
    place = words_of_one_title(words, titles)
    if place is None and not person.verified:
        # Who is not known costs no look at a button.
        return None
    every = range(len(titles)) if place is None else (place,)
    known = {each: work.conversations.button(asked.buttons[each].key) for each in every}
    of_tickets = {at: each for at, each in known.items() if each is not None and each.pressed.intent in _OF_A_TICKET}
    if place is None and of_tickets:
        told = [_told_of(work, of_tickets.get(each)) for each in every]
        place = words_of_one_title(words, [f"{title} {more}" for title, more in zip(titles, told, strict=True)])
    return place if place in of_tickets else None


def _told_of(work: Work, button: KnownButton | None) -> str:
    """What was told of the ticket that a button names."""
    ticket = work.tickets.get(button.pressed.args.get("ticket") or "") if button is not None else None
    return f"{ticket.words} {' '.join(each.value for each in ticket.facts)}" if ticket is not None else ""


def _hour_again(work: Work, asked: OutgoingMessage, message: StoredMessage, person: Person) -> Pressed | None:
    """ "OK, at 8 pm then", where that hour was offered with its price, or as the later way: the button of it.

    Who asks what it costs chooses nothing.
    """
    if person.client is None or asks_what_it_costs_then(message.text) or not only_about_an_hour(message.text):
        return None
    if asks_to_be_called(message.text, message.received_at.date()):
        # "Call me at 3" is no hour of help.
        return None
    zone = ZoneInfo(person.client.timezone)
    if zone_meant(message.text, person.client, person.contact) != zone.key:
        # "14:00 Berlin time" is none of the hours that stand there.
        return None
    named = named_hour(plain_words(message.text), message.received_at.astimezone(zone).date())
    if named is None or named.at_once:
        return None
    at = instant_of(named, message.received_at, person.client.timezone, None)
    for place in range(len(asked.buttons)):
        button = free_button(work, asked, place, person)
        offered = _hour_of(work, button, message) if button is not None else None
        same_day = named.vague and offered is not None and offered.astimezone(zone).date() == at.astimezone(zone).date()
        if button is not None and (offered == at or same_day):
            return button.pressed
    return None


def _to_the_questions(work: Work, asked: OutgoingMessage, message: StoredMessage) -> Pressed | None:
    """To one of the two questions of a ticket: both are left, this one cannot be told, or it is told in other words.

    The question is known by the title of its first answer: who is not known costs no look at a button.
    """
    words = message.text
    intent, fact = _QUESTIONS.get(asked.buttons[0].title, ("", ""))
    if not intent or _changes_the_hour(work, message):
        return None
    left = leaves_the_questions(words)
    told = NOT_TOLD if left or cannot_tell(words) or leaves_it_to_us(words) else _told(fact, words)
    ahead = _told_ahead(fact, words)
    if told is None and not ahead:
        return None
    button = work.conversations.button(asked.buttons[0].key)
    if button is not None and button.pressed.intent in (HOW_MANY_NOW, HOW_BAD_NOW):
        # Of a ticket that has got worse the button says which one it is.
        which = {name: value for name, value in button.pressed.args.items() if name != fact}
        return Pressed(button.pressed.intent, {**which, **ahead, **({fact: told} if told is not None else {})})
    if left:
        return Pressed("open_ticket", {QUESTIONS_LEFT: "both"})
    if ahead:
        return Pressed("open_ticket", {**ahead, **({fact: told} if told is not None else {})})
    return Pressed(intent, {fact: told or NOT_TOLD})


def _told(fact: str, words: str) -> str | None:
    """What the words answer to one of the two questions."""
    if fact == "impact":
        many = Impact.PERSON if only_mine(words) else told_impact(words) or told_early(words)[0]
        return many.value if many is not None else None
    bad = told_urgency(words) or told_early(words)[1] or (Urgency.WORKS if can_wait(words) else None)
    return bad.value if bad is not None else None


def _told_ahead(fact: str, words: str) -> dict[str, str]:
    """What words to the first of the two questions tell to the second: "stopped", "just me, and it is only slow"."""
    bad = told_early(words)[1] if fact == "impact" else None
    return {"urgency": bad.value} if bad is not None else {}


def _changes_the_hour(work: Work, message: StoredMessage) -> bool:
    """ "It can wait", of what help now was chosen for, is no answer to how bad it is: it takes the choice back."""
    enquiry = work.enquiries.current(message.conversation) if only_can_wait(message.text) else None
    return enquiry is not None and enquiry.choice is Choice.NOW


def _hour_of(work: Work, button: KnownButton, message: StoredMessage) -> datetime | None:
    """The hour that a button stands for: its own, or that of the way that waits for a cheaper time."""
    if AT in button.pressed.args:
        return datetime.fromisoformat(button.pressed.args[AT])
    enquiry = work.enquiries.current(message.conversation)
    # "Tomorrow?" asks.
    asks = message.text.rstrip().endswith("?")
    if asks or button.pressed.intent != "wait_until_business_hours" or enquiry is None or enquiry.decision is None:
        return None
    stored = work.decisions.get(enquiry.decision)
    later = later_way(stored.decision, message.received_at) if stored is not None else None
    return later.when if later is not None else None


def _of_several(work: Work, asked: OutgoingMessage, words: str, person: Person) -> Pressed | None:
    """Of several problems that were shown: all, one after the other, or that they are one; of one, that it is gone on with."""
    # By their titles first: who is not known costs no look at a button.
    if not _ASIDE & {shown.title for shown in asked.buttons}:
        return None
    if takes_both(words):
        offered = meant_once(work, asked, person)
        of_one = offered.get("go_on_with") if "leave_it" in offered else None
        return _numbered_problem(work, asked, 0, person) or of_one
    return _all_as_one(work, asked, person) if means_one_thing(words) else None


def _only_one_of_them(work: Work, asked: OutgoingMessage, words: str, person: Person) -> Pressed | None:
    """ "Just the grant thing, the noise can wait", of several problems that were shown."""
    if not _ASIDE & {shown.title for shown in asked.buttons}:
        return None
    offered, together = meant_once(work, asked, person), _all_as_one(work, asked, person)
    if together is not None and means_one_thing(_FIRST_CLAUSE.split(words)[0]):
        return together
    of_one = offered.get("go_on_with") if "leave_it" in offered and together is None else None
    if of_one is not None:
        before = work.enquiries.get(of_one.args.get("enquiry") or "")
        return of_one if before is not None and takes_only(words, [before.words]) == 0 else None
    kept = [work.enquiries.get(id) for id in all_told(together)] if together is not None else []
    place = takes_only(words, [each.words if each is not None else "" for each in kept])
    return _numbered_problem(work, asked, place, person) if place is not None else None


def _asks_for_approval(work: Work, asked: OutgoingMessage, words: str, person: Person) -> Pressed | None:
    """Under a price: "ask her then"; and "just do it", where nothing but asking would get it done.

    Where an hour was named, it is for that hour that she is asked.
    """
    if person.client is None:
        return None
    asks = lets_ask(words, [contact.name for contact in person.client.contacts])
    if not asks and not wants_it_done(words):
        return None
    every = free_meanings(work, asked, person)
    now = next((each for each in every if each.intent == "choose_callout" and AT not in each.args), None)
    named = next((each for each in every if AT in each.args), None)
    if asks and named is not None and now is not None:
        return named
    # Beside an hour that was named a cheaper one may be offered too: both wait.
    if not asks and any(each.intent == "wait_until_business_hours" for each in every):
        return None
    return now


def _left_to_us(work: Work, asked: OutgoingMessage, person: Person) -> Pressed | None:
    """ "As you think best", where nothing that is offered costs anything: the fix, else the ticket; never that nobody is called."""
    if asks_whether_to_call(asked.buttons):
        return None
    offered = meant_once(work, asked, person)
    return None if "choose_callout" in offered else offered.get("affirm") or offered.get("open_ticket")


def _costs_later_too(work: Work, message: StoredMessage) -> bool:
    """Whether of what is talked about a technician costs something at any time, so that the fix alone is free."""
    enquiry = work.enquiries.current(message.conversation)
    stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
    later = later_way(stored.decision, message.received_at) if stored is not None else None
    return stored is not None and not stored.decision.verdict.free and (later is None or not later.verdict.free)


def _closing(work: Work, asked: OutgoingMessage, person: Person) -> Pressed | None:
    """A yes to "shall I close it?", to "shall I call about it?", to a ticket or nothing, or to the one way that is left after a no.

    Any other is for those who know what was asked.
    """
    button = free_button(work, asked, 0, person)
    if button is None:
        return None
    closes = button.pressed.intent == "ticket_close" and button.title.startswith("Yes")
    # "Shall a technician look at it, or leave it?"
    opens = button.pressed.intent == "open_ticket" and [each.title for each in asked.buttons[1:2]] in _OR_NOT
    known = closes or opens or button.pressed.intent == CALL_ABOUT_IT or AFTER_A_NO in button.pressed.args
    return button.pressed if known else None


def _guide_named(work: Work, asked: OutgoingMessage, person: Person) -> Pressed | None:
    """The one guide that was offered by its name; of several the person has to say which."""
    only = meant_once(work, asked, person).get("affirm")
    return only if only is not None and "article" in only.args else None


def _numbered_problem(work: Work, asked: OutgoingMessage, place: int, person: Person) -> Pressed | None:
    """Which of the problems that were shown as 1, 2 and so on."""
    together = _all_as_one(work, asked, person)
    ids = all_told(together) if together is not None else ()
    return Pressed("go_on_with", {"enquiry": ids[place]}) if place < len(ids) else None


def _all_as_one(work: Work, asked: OutgoingMessage, person: Person) -> Pressed | None:
    """The button that says that the problems which were shown are one thing."""
    return next((each for each in free_meanings(work, asked, person) if each.intent == "one_problem"), None)
