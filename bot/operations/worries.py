"""A plain sentence for a simple worry, and the question that was open once more."""

from __future__ import annotations

from bot.desk.emergencies import EmergencyKind
from bot.desk.worries import Worry, worry_in
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts
from bot.operations.records import opened_lately
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
IN_AN_ATTACK = "Leave it switched on, take it off the network (unplug the cable, switch Wi-Fi off), and do not use it."
IN_AN_OUTAGE = "Please switch nothing off and on until a technician has looked at it."


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
        known = page is not None or next(opened_lately(work, turn, now, LATELY), None) is not None
    if (asked is None and not known) or (page is None and worry not in ANSWERS):
        # What is asked in an emergency alone: of a bill, or of a printer that jams, it is another question.
        return None
    said = ANSWERS.get(worry) or IN_AN_EMERGENCY[worry]
    if worry is Worry.SWITCHING_OFF and page is not None:
        said = {EmergencyKind.SECURITY_INCIDENT.value: IN_AN_ATTACK, EmergencyKind.OUTAGE.value: IN_AN_OUTAGE}.get(
            page.kind, said
        )
    return (Answer(said, () if asked is not None else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))
