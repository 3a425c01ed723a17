"""Answers to small questions about the desk itself and to a name that is told, and the question that was open once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice

from bot.desk.about_us_words import COLLEAGUE, OF_ONES_DATA, AboutUs, about_us, own_name
from bot.desk.catalogue import CATALOGUE
from bot.desk.catalogue import Work as DoneAs
from bot.desk.emergencies import KIND_OF, EmergencyKind
from bot.desk.money import Money, in_words
from bot.desk.tickets import STATE_WORDS, Ticket, TicketState
from bot.operations.calling_about import asked_whether_to_call
from bot.operations.enquiries import tell_more
from bot.operations.kept_words import SAME_MATTER
from bot.operations.links import SAYS_WHO
from bot.operations.names import facts_in_words
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.records import opened_lately
from bot.operations.speakers import help_lines_of
from bot.operations.ticket_lines import dates, title_of
from bot.operations.tickets import add_information, own_tickets
from bot.operations.turns import Turn
from bot.operations.typed_calls import asks_whether_to_call
from bot.operations.which_one import OTHERWISE_ASKED, keep_with_what_is_open
from bot.operations.wording import TALK_TO_A_PERSON, moment

ANSWERS = {
    AboutUs.KEPT: (
        "What you write here, the files you send and what I answer are kept with your tickets. Passwords, keys and card "
        "numbers that I notice are taken out before anything is stored. The people of your help desk can read it. How "
        "long it is kept, and what is kept about you, a person can tell you."
    ),
    AboutUs.WHO_READS: (
        "You read it, and so do the people of your help desk. I show your tickets to nobody else at your company; "
        "whoever is asked to approve a cost reads who asks, for what, and the price, and those who answer for your company "
        "are told how many tickets are open."
    ),
    AboutUs.DELETE: (
        "I delete nothing of that myself: a person of your help desk does, after checking that it is you. Press the "
        "button, and it goes to one."
    ),
    AboutUs.COPY: (
        "I cannot send that myself: a person of your help desk can, after checking that it is you. Press the button, "
        "and it goes to one."
    ),
    AboutUs.LANGUAGE: (
        "I read and write English alone. Short and simple words are enough for me; or press the button, and a person answers you."
    ),
    AboutUs.RECORDS: (
        "Names, addresses and numbers stand in a list that your help desk keeps, and I cannot change it from chat. "
        "Press the button, and a person checks it with you and changes it. If somebody else has changed something of "
        "yours, write that: then I call somebody."
    ),
    AboutUs.COMPLAINING: (
        "Write here what went wrong, in your own words. I pass it on word for word, and a person reads it and answers you."
    ),
    AboutUs.PHONE: (
        "The help desk is reached here, in this chat, at any hour. Press the button, and a person answers you here or calls you; they "
        "can also give you a number. In danger call your emergency number first."
    ),
    AboutUs.REALLY_US: (
        "I write in the chat that your help desk set up, and nowhere else. Nobody here ever asks for a password, a code or a payment. "
        "If in doubt, stop and call the number that you have had for your help desk, or press the button."
    ),
    AboutUs.TESTING: "It works: I read you. Nothing is opened for it. Write at any hour when something is not working.",
    AboutUs.SEVERAL: (
        "Tell me all of them, one sentence each, numbered or not. I show them back to you, and then we take them one after the other."
    ),
    AboutUs.HOME_OFFICE: (
        "Where somebody works from home I help with what the work needs: the work computer, its programs, VPN, e-mail, and how it "
        "gets on to the Wi-Fi. The line, the router and private devices are for whoever supplies them. What does not work for your "
        "work?"
    ),
    AboutUs.REMIND: (
        "I send no reminders, and I do not want you to wait for one. What you tell me here is kept: write again when it suits you."
    ),
}
NOT_FROM_WORDS = (
    "Thank you. I go by what your help desk has on file, and not by what is typed, so that nobody can speak for somebody else. {how} "
    "If you are not on its list yet, your company's contact can have you added. Until then I can take down what is wrong "
    "for a technician."
)
BY_CODE = "Write 'link' and your work e-mail address, and a code comes to you by mail."
BY_SIGN_IN = "Here that is who you are signed in as; signed in with your work account, you are known."
EMERGENCIES = (
    "An attack or what may be one (somebody in an account, files that change, a password told to a stranger, a lost device), an "
    "outage that stops many people, and danger to somebody. Tell it in one sentence, at any hour, and somebody is called; where it "
    "is not clear, I ask first. In danger call {number} before you write."
)
TALKED_ABOUT = "What you wrote stands above. Your last tickets: {tickets}"
TALKED_OF_NONE = "What you wrote stands above. I find no ticket of yours from the last two weeks."
NOTHING_BEGINS = "Then nothing begins: nothing is opened for it, and it costs nothing."
NOBODY_CALLED = "Then nobody is called. If in doubt, have somebody called: nothing is charged without a yes."
MAY_GET_WORSE = "If it is an attack, it gets worse by waiting."
GOES_ON = "{number}, {title}, goes on without you. {dates}"
WAITS_FOR_A_YES = "{number}, {title}: nothing starts and nothing is charged before a yes to its price."
WAITS_FOR_YOU = "{number}, {title}: it waits for an answer from you."
NOTHING_IS_OPEN = "Nothing: no ticket of yours is open, and I begin nothing on my own."
CALLED_SO = "All right, {name}."
NOTED_THERE = "All right, {name}. I have noted that with what you told me."
ON_ITS_TICKET = "All right, {name}. I have put that on {number}."
STAYS_ON_FILE = "All right, {name}. In the list of your help desk you stay {known}; a person can change that."
LATELY = timedelta(days=14)
MAY_APPROVE = "These people may approve {what} at {client}: {names}."
NOBODY_MAY = "Nobody at {client} is on file to approve a cost in chat, so a person calls your company about it."
LEADS_HERE = "To speak with whoever leads the help desk, write 'person'."
IN_HAND = "{number}, {title}: {name} has it in hand."
IN_NOBODYS = "{number}, {title}: nobody has taken it yet. {dates}"
NOBODY_KNOWS_YET = "Nobody can say that before somebody has looked."
_OF_NOTHING_OPEN = (AboutUs.TESTING, AboutUs.HOME_OFFICE)
_SHOWN = 3
_ABOVE = re.compile(r"\b(?:over|above|more than)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d{1,2})?")


def answer_about_us(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The plain sentence, with a way to a person; None for any other words. Nothing is opened for it."""
    if turn.pressed is not None or turn.emergency is not None:
        return None
    asked = about_us(_with_colleagues(turn))
    if asked is None:
        return _named(ports, turn)
    if asked is AboutUs.EMPLOYER and (turn.person.verified or facts_in_words(ports=ports, turn=turn)):
        return None
    if asked in _OF_NOTHING_OPEN and _is_amid_something(ports, turn, asked):
        return None
    if asked is AboutUs.HOME_OFFICE:
        # Of what is talked about it is one more thing that is told.
        told = facts_in_words(ports=ports, turn=turn)
        kept = keep_with_what_is_open(
            ports=ports, turn=turn, asked_among=OTHERWISE_ASKED, belongs=lambda ticket: True, facts=told
        )
        if kept is not None:
            return kept
    with ports.begin() as work:
        again = open_question(work, turn) or asked_whether_to_call(work, turn)
        if asked in OF_ONES_DATA and _may_be_of_an_attack(work, turn, again):
            of_a_call = again is not None and asks_whether_to_call(again.buttons)
            return (Answer(NOBODY_KNOWS_YET), again) if again is not None and of_a_call else None
        said = _said(work, ports, turn, asked, again)
    if not said:
        return None
    if again is None:
        return (Answer(said, (TALK_TO_A_PERSON,)),)
    return (Answer(said), again)


def _is_amid_something(ports: DeskPorts, turn: Turn, asked: AboutUs) -> bool:
    """Whether "just checking" may be about what is open, or "I work from home" the answer to a step of a fix."""
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        if asked is AboutUs.HOME_OFFICE:
            return enquiry is not None and enquiry.run is not None and enquiry.run.running
        return enquiry is not None or any(each.is_open for each in own_tickets(work, turn))


def _named(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """A name is noted where a technician reads it; None for any other words, and for the name of a program or a device."""
    name = own_name(turn.words)
    if name is None or facts_in_words(ports=ports, turn=turn):
        return None
    with ports.begin() as work:
        again = open_question(work, turn)
        talked_about = work.enquiries.current(turn.conversation)
        lately = next(opened_lately(work, turn, ports.clock.now(), SAME_MATTER), None) if turn.contact else None
    known = turn.person.contact.name if turn.person.contact is not None else name
    if name.casefold() in known.casefold().split():
        said = CALLED_SO.format(name=name)
    elif talked_about is not None:
        tell_more(ports=ports, turn=turn, words=turn.words)
        said = NOTED_THERE.format(name=name)
    elif lately is not None:
        add_information(ports=ports, turn=turn, number=lately.number, words=turn.words)
        said = ON_ITS_TICKET.format(name=name, number=lately.number)
    else:
        said = STAYS_ON_FILE.format(name=name, known=known)
    return (Answer(said, (TALK_TO_A_PERSON,)),) if again is None else (Answer(said), again)


def _with_colleagues(turn: Turn) -> str:
    """ "Can Dana see this", with a colleague in place of the name, where the speaker's own client has it on file."""
    contacts = turn.person.client.contacts if turn.person.client is not None else ()
    names = {re.escape(name) for each in contacts for name in (each.name, each.first_name)}
    if not names:
        return turn.words
    # The whole name before its beginning.
    either = "|".join(sorted(names, key=len, reverse=True))
    who = rf"\b(can|could|do|does|will|tell|told|say to) (?:{either})\b"
    return re.sub(who, rf"\1 {COLLEAGUE}", turn.words, flags=re.IGNORECASE)


def _may_be_of_an_attack(work: Work, turn: Turn, asked: Answer | None) -> bool:
    """Whether a problem of security is talked about, asked about, or open: then "is my data safe?" is no question about the desk."""
    enquiry = work.enquiries.current(turn.conversation)
    open_ones = [each.category for each in own_tickets(work, turn) if each.is_open]
    kinds = [*open_ones, *([enquiry.category] if enquiry is not None else [])]
    offered = asked.meanings if asked is not None else ()
    return any(is_of_security(name) for name in (*kinds, *offered) if name)


def is_of_security(category: str) -> bool:
    """Whether a problem of this category is an attack, or may be one."""
    named = CATALOGUE.get(category)
    attack = KIND_OF.get(category) is EmergencyKind.SECURITY_INCIDENT
    return attack or (named is not None and named.work is DoneAs.SECURITY)


def _said(work: Work, ports: DeskPorts, turn: Turn, asked: AboutUs, again: Answer | None) -> str:
    """The answer; empty where there is nothing of theirs that it could be about."""
    if asked is AboutUs.TECHNICIAN:
        return "\n".join(_in_whose_hands(work, ports, turn))
    if asked is AboutUs.IN_CHARGE:
        return "\n".join((*_in_whose_hands(work, ports, turn), f"{_may_approve(turn)} {LEADS_HERE}".strip()))
    if asked is AboutUs.EMERGENCIES:
        return EMERGENCIES.format(number=help_lines_of(turn.person).emergency.rstrip(","))
    if asked is AboutUs.EMPLOYER:
        signs_in = turn.person.conversation.identity.platform in SAYS_WHO
        return NOT_FROM_WORDS.format(how=BY_SIGN_IN if signs_in else BY_CODE)
    if asked is AboutUs.TALKED:
        return _talked_about(own_tickets(work, turn), ports.clock.now())
    if asked is AboutUs.LEFT_ALONE:
        return "\n".join(_left_alone(work, ports, turn, again))
    return _may_approve(turn) if asked is AboutUs.APPROVERS else ANSWERS[asked]


def _may_approve(turn: Turn) -> str:
    """Who may approve a cost, or the amount that is named; empty for somebody whom no client knows."""
    client = turn.person.client
    if client is None or not turn.person.verified:
        return ""
    named = _AMOUNT.search(turn.words)
    amount = Money(Decimal(named[0].replace(",", "")) if named is not None else Decimal(0), client.currency)
    if named is not None and _ABOVE.search(turn.words):
        amount = Money(amount.amount + Decimal("0.01"), client.currency)
    names = [each.name for each in client.contacts if each.may_approve(amount)]
    if not names:
        return NOBODY_MAY.format(client=client.name)
    said = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    what = in_words(amount) if named is not None else "a cost"
    return MAY_APPROVE.format(what=what, client=client.name, names=said)


def _talked_about(own: Sequence[Ticket], now: datetime) -> str:
    """The speaker's newest tickets of the last two weeks, with the day and how they stand."""
    newest = sorted((each for each in own if now - each.opened_at <= LATELY), key=lambda each: each.opened_at)
    lines = [
        f"{each.number}, {title_of(each)} ({moment(each.opened_at, each.timezone, now)}): {STATE_WORDS[each.state]}."
        for each in reversed(newest[-_SHOWN:])
    ]
    return TALKED_ABOUT.format(tickets=" ".join(lines)) if lines else TALKED_OF_NONE


def _left_alone(work: Work, ports: DeskPorts, turn: Turn, again: Answer | None) -> Iterator[str]:
    """What becomes of what is talked about, else of the open tickets, if nobody does anything."""
    enquiry = work.enquiries.current(turn.conversation)
    if again is not None and asks_whether_to_call(again.buttons):
        yield NOBODY_CALLED
    elif enquiry is not None:
        yield f"{NOTHING_BEGINS} {MAY_GET_WORSE}" if is_of_security(enquiry.category) else NOTHING_BEGINS
    if enquiry is not None:
        return
    found = [each for each in own_tickets(work, turn) if each.is_open]
    lines = {TicketState.AWAITING_APPROVAL: WAITS_FOR_A_YES, TicketState.WAITING_CLIENT: WAITS_FOR_YOU}
    for each in found[:_SHOWN]:
        dated = dates(each, ports.clock.now())
        yield lines.get(each.state, GOES_ON).format(number=each.number, title=title_of(each), dates=dated)
    if not found:
        yield NOTHING_IS_OPEN


def _in_whose_hands(work: Work, ports: DeskPorts, turn: Turn) -> Iterator[str]:
    """Who at the desk has each of the speaker's open tickets."""
    now = ports.clock.now()
    for ticket in islice((each for each in own_tickets(work, turn) if each.is_open), _SHOWN):
        holder = work.staff.get(ticket.owner) if ticket.owner else None
        number, title = ticket.number, title_of(ticket)
        if holder is not None:
            yield IN_HAND.format(number=number, title=title, name=holder.name)
        else:
            yield IN_NOBODYS.format(number=number, title=title, dates=dates(ticket, now))
