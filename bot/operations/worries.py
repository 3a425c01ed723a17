"""A plain sentence for a simple worry, and the question that was open once more."""

from __future__ import annotations

from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.first_aid import Aid, first_aid
from bot.desk.worries import Worry, worry_in
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts
from bot.operations.records import opened_lately
from bot.operations.tickets import add_information
from bot.operations.turns import Turn
from bot.operations.until_somebody_comes import LATELY, waiting_emergency
from bot.operations.wording import TALK_TO_A_PERSON

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
    Worry.PASSWORD: (
        "Yes, from another device that is not affected, like your phone over its own network. Choose a new one that you use nowhere "
        "else, and tell the technician that you did."
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


def answer_about_worry(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The sentence, and where a problem is talked about its question again; None for any other words, and out of nowhere."""
    if turn.pressed is not None or turn.emergency is not None:
        return None
    worry = worry_in(turn.words)
    if worry is None:
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        asked = open_question(work, turn)
        page = waiting_emergency(work, turn, now - LATELY)
        lately = next(opened_lately(work, turn, now, LATELY), None)
        enquiry = work.enquiries.current(turn.conversation)
    if asked is None and page is None and lately is None:
        return None
    told = enquiry.told if enquiry is not None else lately.words if lately is not None else ""
    said = _sentence(worry, page, told)
    if said is None:
        return None
    if page is not None and page.ticket is not None and asked is None and turn.person.verified:
        # Whoever has been called shall know what was asked, and what was said to it.
        add_information(ports=ports, turn=turn, number=page.ticket, words=turn.words)
    return (Answer(said, () if asked is not None else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))


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
