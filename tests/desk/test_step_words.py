"""Short words while a step is shown mean what a person standing beside would take them for."""

from __future__ import annotations

import pytest

from bot.desk.step_words import Said, read_words
from bot.desk.walkthroughs import PERSON, SOLVED, Risk, Step, StepAnswer, StepKind

YES, NO, CANNOT = StepAnswer.YES, StepAnswer.NO, StepAnswer.CANNOT
RESTART = Step("1", "Choose Start, Power, Restart.", StepKind.INSTRUCT, Risk.SAFE, "It is faster.", SOLVED, "2", None)
UNPLUG = Step("2", "Pull the plug and wait a minute.", StepKind.INSTRUCT, Risk.SAFE, None, "3", PERSON, None)
LOOK = Step("3", "Look at the box. Does it show a red light?", StepKind.CHECK, Risk.SAFE, None, "4", PERSON, None)
STOPS = (
    "it clicks or grinds, or Windows warns about the disk",
    "colleagues cannot sign in either",
    "you typed your password on a page that looked wrong",
    "figures or records are missing",
)

WORDS = [
    ("done", RESTART, Said.DONE),
    ("ok done, what next?", RESTART, Said.DONE),
    ("restarted", RESTART, Said.DONE),
    ("done", UNPLUG, YES),
    ("I've unplugged it", UNPLUG, YES),
    ("done", LOOK, Said.DONE),
    ("done, still nothing", RESTART, NO),
    ("pressed it and nothing happened", RESTART, NO),
    ("ok", RESTART, Said.WORKING),
    ("OK!", LOOK, None),
    ("restarting now", RESTART, Said.WORKING),
    ("one sec please", LOOK, Said.WORKING),
    ("give me 5 minutes", RESTART, Said.WORKING),
    ("i'll do it later", RESTART, Said.LATER),
    ("in a meeting right now", RESTART, Said.LATER),
    ("i'm back", RESTART, Said.GO_ON),
    ("carry on where we left off", RESTART, Said.GO_ON),
    ("continue please", LOOK, Said.GO_ON),
    ("there is no start button", RESTART, CANNOT),
    ("i can't find it", RESTART, CANNOT),
    ("it’s not there", RESTART, CANNOT),
    ("there is no such sign on it", LOOK, None),
    ("there are no such lights", LOOK, NO),
    ("there is no internet", RESTART, None),
    ("there is no red light", LOOK, NO),
    ("i don't see that", LOOK, NO),
    ("i see it", LOOK, YES),
    ("i see it", RESTART, None),
    ("the button is greyed out", RESTART, CANNOT),
    ("it asks for an administrator", RESTART, CANNOT),
    ("no idea", LOOK, CANNOT),
    ("dunno", RESTART, Said.NO_IDEA),
    ("not sure", RESTART, Said.NO_IDEA),
    ("it clicks", RESTART, Said.STOP),
    ("it doesn't click", RESTART, None),
    ("does it click?", RESTART, None),
    ("windows warns about the disk", RESTART, Said.STOP),
    ("my colleagues can't sign in", RESTART, Said.STOP),
    ("my colleagues can sign in", RESTART, None),
    ("i typed my password on a wrong page", RESTART, Said.STOP),
    ("figures", RESTART, None),
    ("still not working", RESTART, None),
    ("it works", RESTART, None),
    ("the scanner on the second floor has been making funny noises since monday too", RESTART, None),
    ("", RESTART, None),
]


@pytest.mark.parametrize(
    ("words", "step", "meant"), WORDS, ids=[f"{words or 'nothing'} at {step.id}" for words, step, _ in WORDS]
)
def test_words_are_read_for_the_step_that_is_shown(words: str, step: Step, meant: StepAnswer | Said | None) -> None:
    assert read_words(words, step, STOPS) is meant
