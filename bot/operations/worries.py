"""A plain sentence for a simple worry, and the question that was open once more."""

from __future__ import annotations

from bot.desk.catalogue import CATALOGUE, Impact, Priority
from bot.desk.catalogue import Work as DoneAs
from bot.desk.emergencies import INTENT_OF, EmergencyKind, Page
from bot.desk.enquiries import Enquiry
from bot.desk.first_aid import Aid, first_aid
from bot.desk.worries import Worry, worry_in
from bot.operations.calling_about import asked_whether_to_call
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts
from bot.operations.records import opened_lately
from bot.operations.speakers import help_lines_of
from bot.operations.ticket_lines import dates
from bot.operations.tickets import add_information, own_tickets
from bot.operations.turns import Turn
from bot.operations.typed_calls import asks_whether_to_call
from bot.operations.until_somebody_comes import LATELY, waiting_emergency
from bot.operations.wording import TALK_TO_A_PERSON, if_in_danger

ANSWERS = {
    Worry.SWITCHING_OFF: (
        "If it still reacts, save your work and shut it down in the usual way; nothing breaks by that. "
        "If it is hot, smells or smokes, switch it off at once, pull the plug and leave it alone."
    ),
    Worry.FILES: (
        "We delete nothing of yours without asking you first. What the fault itself has done to files I cannot see from here; "
        "a technician looks at that before anything is reset or replaced."
    ),
    Worry.STAYING: (
        "You need not wait for me: answers come into this chat. If you can be reached only until a certain time, "
        "or somebody has to let a technician in, write it here."
    ),
}
IN_AN_EMERGENCY = {
    Worry.PAYING: "Pay nothing and answer nobody before you have spoken to the technician who is being called.",
    Worry.TOUCHING: "Leave it alone, please, until the technician who is being called has said that it is safe.",
}
IN_AN_ATTACK_ALONE = {
    Worry.DELETING: "Delete nothing, please, however bad it looks: the technician has to see it.",
    Worry.GOING_ON: (
        "Only on a device that has opened none of it, and not on shared files or the server, until the technician says that "
        "it is safe."
    ),
    Worry.APPROVING: (
        "Press no (deny) each time, and approve nothing that you have not begun yourself at that very moment. Tell the technician "
        "what you have pressed so far."
    ),
    Worry.PASSWORD: (
        "Yes, from another device that is not affected, like your phone over its own network. Choose a new one that you use nowhere "
        "else, and tell the technician that you did."
    ),
}
I_AM_HERE = "I am here, and a person can be called at any hour."
WHAT_HAPPENED = "What has happened? One sentence is enough."
NO_TROUBLE = "Not with us: that you tell it is what helps most."
SAY_IF_WORSE = "If that changes (smoke, an attack, nobody can work), write it, and somebody is called."
NO_EMERGENCY = "From what you have told me it is no emergency, though I cannot see it from here."
KNOWN_FAULT = "From what you have told me it is a known kind of fault, and the steps can be tried safely. I cannot see it from here."
MAY_BE_AN_ATTACK = (
    "I cannot tell from here. If you clicked, opened, typed or sent anything, write it: that changes what to do."
)
MAY_BE_ONE = "I cannot tell from here, and that is why I ask. If in doubt, have somebody called: nothing is charged without a yes."
IS_URGENT = "We treat it as urgent: {number}. {dates}"
IS_IN_ORDER = (
    "By what you have told us it is no emergency: {number}. {dates} If it gets worse, write that, and it goes ahead."
)
MAY_REACH_FAR = "It may be: many people have it. If nobody can work, write that, and somebody is called at once."
KEEP_AWAY = "Keep away from it. {technician} has been called, and we treat it as urgent ({number})."
IS_ON_IT = {
    EmergencyKind.SECURITY_INCIDENT.value: (
        "How bad it is, nobody knows before {technician} has looked ({number}). Telling us at once was right. Until then: leave it as "
        "you were told, and delete nothing."
    ),
    EmergencyKind.OUTAGE.value: (
        "It stops people's work, so we treat it as urgent; {technician} finds out what it is ({number}). There is nothing more that "
        "you have to do until then."
    ),
}
IN_AN_ATTACK = "Leave it switched on, take it off the network (unplug the cable, switch Wi-Fi off), and do not use it."
IN_DANGER = (
    "Only if you can reach the switch without touching anything wet, hot or smoking. People first: leave it otherwise."
)
SPILLED = "Yes, at once: hold the power button until it is dark and pull the plug. Saving comes second; do not switch it on again."
IN_AN_OUTAGE = "Please switch nothing off and on until a technician has looked at it."
_SWITCHING_OFF_IN = {
    EmergencyKind.SECURITY_INCIDENT.value: IN_AN_ATTACK,
    EmergencyKind.OUTAGE.value: IN_AN_OUTAGE,
    EmergencyKind.DANGER.value: IN_DANGER,
}

_OF_AN_ATTACK = INTENT_OF[EmergencyKind.SECURITY_INCIDENT]
# Worries that are no question what to do.
_OF_ITS_SIZE = frozenset({Worry.HOW_BAD, Worry.BLAME, Worry.SCARED, Worry.WORRIED})


def answer_about_worry(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The sentence, and where a problem is talked about its question again; None for any other words, and out of nowhere."""
    if turn.pressed is not None or turn.emergency is not None:
        return None
    worry = worry_in(turn.words)
    if worry is None:
        return None
    if worry in _OF_ITS_SIZE:
        return _about_how_bad(ports, turn, worry)
    now = ports.clock.now()
    with ports.begin() as work:
        asked = open_question(work, turn)
        page = waiting_emergency(work, turn, now - LATELY)
        lately = next(opened_lately(work, turn, now, LATELY), None)
        enquiry = work.enquiries.current(turn.conversation)
    if asked is None and page is None and lately is None:
        return None
    told = enquiry.told if enquiry is not None else lately.words if lately is not None else ""
    suspected = asked is not None and asks_whether_to_call(asked.buttons) and _OF_AN_ATTACK in asked.meanings
    said = IN_AN_ATTACK if suspected and worry is Worry.SWITCHING_OFF else _sentence(worry, page, told)
    if said is None:
        return None
    if page is not None and asked is None:
        _let_them_know(ports, turn, page)
    return (Answer(said, () if asked is not None else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))


def said_to_worry(turn: Turn, page: Page, worry: Worry) -> str:
    """The sentence to a worry about the emergency that somebody is called for; empty where it would be a question of its own."""
    return _on_it(turn, page, worry) if worry in _OF_ITS_SIZE else _sentence(worry, page, page.words) or ""


def _on_it(turn: Turn, page: Page, worry: Worry) -> str:
    danger = f"{if_in_danger(help_lines_of(turn.person))} {KEEP_AWAY}"
    known = IS_ON_IT.get(page.kind, danger).format(technician=page.technician, number=page.ticket)
    return _first(turn, worry, known)


def _first(turn: Turn, worry: Worry, said: str) -> str:
    """What calms, or comes before all else, in front of how bad it is."""
    if worry is Worry.BLAME:
        return f"{NO_TROUBLE} {said}"
    danger = if_in_danger(help_lines_of(turn.person))
    return f"{danger} {said}" if worry is Worry.SCARED and danger not in said else said


def _about_how_bad(ports: DeskPorts, turn: Turn, worry: Worry) -> tuple[Answer, ...] | None:
    """How bad it is, by what is known of it, and the question that waits once more; None where nothing is there to worry about."""
    now = ports.clock.now()
    with ports.begin() as work:
        asked = open_question(work, turn) or asked_whether_to_call(work, turn)
        page = waiting_emergency(work, turn, now - LATELY)
        enquiry = work.enquiries.current(turn.conversation)
        ticket = next((each for each in own_tickets(work, turn) if each.is_open), None)
    if enquiry is not None and asked is not None:
        said = _of_enquiry(enquiry, asked)
    elif page is not None:
        said = _on_it(turn, page, Worry.HOW_BAD)
        if asked is None:
            _let_them_know(ports, turn, page)
    elif ticket is not None:
        known = IS_URGENT if ticket.priority in (Priority.P1, Priority.P2) else IS_IN_ORDER
        said = known.format(number=ticket.number, dates=dates(ticket, now))
        if known is IS_IN_ORDER and _is_of_security(ticket.category):
            said = MAY_BE_AN_ATTACK
    elif worry in (Worry.SCARED, Worry.WORRIED):
        return (Answer(f"{I_AM_HERE} {if_in_danger(help_lines_of(turn.person))} {WHAT_HAPPENED}", (TALK_TO_A_PERSON,)),)
    else:
        return None
    return (
        Answer(_first(turn, worry, said), () if asked is not None else (TALK_TO_A_PERSON,)),
        *([asked] if asked else []),
    )


def _let_them_know(ports: DeskPorts, turn: Turn, page: Page) -> None:
    """Whoever has been called shall know what was asked, and what was said to it."""
    if page.ticket is not None and turn.person.verified:
        add_information(ports=ports, turn=turn, number=page.ticket, words=turn.words)


def _of_enquiry(enquiry: Enquiry, asked: Answer) -> str:
    if asks_whether_to_call(asked.buttons):
        return MAY_BE_ONE
    if _is_of_security(enquiry.category):
        return MAY_BE_AN_ATTACK
    if enquiry.impact is Impact.CLIENT:
        return MAY_REACH_FAR
    running = enquiry.run is not None and enquiry.run.running
    return f"{KNOWN_FAULT if running else NO_EMERGENCY} {SAY_IF_WORSE}"


def _is_of_security(name: str | None) -> bool:
    category = CATALOGUE.get(name or "")
    return category is not None and category.work is DoneAs.SECURITY


def _sentence(worry: Worry, page: Page | None, told: str) -> str | None:
    """The one that fits what has happened; None where it would be another question: "may I delete it?" of an old mail."""
    kind = page.kind if page is not None else None
    if worry is Worry.SWITCHING_OFF:
        if first_aid(told) is Aid.LIQUID:
            return SPILLED
        return _SWITCHING_OFF_IN.get(kind or "", ANSWERS[worry])
    if kind == EmergencyKind.SECURITY_INCIDENT.value and worry in IN_AN_ATTACK_ALONE:
        return IN_AN_ATTACK_ALONE[worry]
    return ANSWERS.get(worry) or (IN_AN_EMERGENCY.get(worry) if kind is not None else None)
