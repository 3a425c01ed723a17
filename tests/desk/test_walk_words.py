"""Words beside the buttons of a step: none is a yes that was not said, and none leaves the fix."""

from __future__ import annotations

from time import process_time

import pytest

from bot.desk.asked_back_words import asks_what_is_named, asks_where, is_a_question
from bot.desk.walk_words import Beside, cancels, read_beside, still_the_same
from bot.desk.walkthroughs import PERSON, SOLVED, Risk, Step, StepKind

GONE, MAYBE, NO, NOTED, WHERE = Beside.GONE, Beside.MAY_BE_GONE, Beside.NO, Beside.NOTED, Beside.WHERE
TOLD = "outlook does not open"


def _step(kind: StepKind, text: str, on_yes: str) -> Step:
    return Step("1", text, kind, Risk.SAFE, None, on_yes, "2", None)


ASK = _step(StepKind.QUESTION, "Can anybody else print on this printer right now?", "4")
DANGER = _step(StepKind.QUESTION, "Are other people who work from home cut off too?", PERSON)
LOOK = _step(StepKind.CHECK, "Look at the printer. Is it on, with paper, and without a red light?", "4")
OUTCOME = _step(StepKind.CHECK, "Open a browser and sign in. Does your mail work there?", "4")
STILL = _step(StepKind.CHECK, "Look at the page. Is the line still in it?", "4")
DO = _step(StepKind.INSTRUCT, "Switch the printer off and on.", SOLVED)


@pytest.mark.parametrize(
    ("words", "step", "meant"),
    [
        ("it worked", ASK, GONE),
        ("it worked", DANGER, GONE),
        ("it works now", DANGER, GONE),
        ("oh it works now, somebody switched it on", ASK, GONE),
        ("fixed, thanks", OUTCOME, GONE),
        ("the problem is gone", LOOK, GONE),
        ("my vpn connects again", DANGER, GONE),
        ("all good now", LOOK, GONE),
        ("that fixed it", LOOK, GONE),
        ("it works now because the cable was loose", LOOK, GONE),
        ("it worked", LOOK, MAYBE),
        ("it works", ASK, MAYBE),
        ("yes it works now", ASK, MAYBE),
        ("it works now?", ASK, MAYBE),
        ("it works now", OUTCOME, MAYBE),
        ("it worked", OUTCOME, MAYBE),
        ("it works", OUTCOME, None),
        ("yes it works now", OUTCOME, None),
        ("yes it worked", LOOK, None),
        ("it works now but slow", ASK, None),
        ("it works now, but only in chrome", ASK, None),
        ("it works now on my phone", ASK, None),
        ("it worked yesterday", ASK, None),
        ("it works for others", ASK, None),
        ("it never worked", ASK, None),
        ("my colleague works now", ASK, None),
        ("can you fix it", ASK, None),
        ("it worked", DO, None),
        ("it works now", DO, None),
        ("fixed, thanks", DO, None),
    ],
)
def test_good_news_is_never_the_yes_to_another_question(words: str, step: Step, meant: Beside | None) -> None:
    assert read_beside(words, step, (), TOLD) is meant


@pytest.mark.parametrize(
    ("words", "step", "meant"),
    [
        ("still offline", DO, NO),
        ("still offline", LOOK, NO),
        ("still not", DO, NO),
        ("same", ASK, NO),
        ("no change", DO, NO),
        # That it is as it was says nothing of danger or of others, and to "is it still there" it is a yes.
        ("still offline", DANGER, NOTED),
        ("same", STILL, NOTED),
        ("it says error 0x80040115", OUTCOME, NOTED),
        ("outlook says it cannot open", LOOK, NOTED),
        ("I'm on a mac", LOOK, NOTED),
        ("my wife's laptop works fine", DANGER, NOTED),
        ("which one is the button", DO, WHERE),
        ("where is setting?", LOOK, WHERE),
        ("what now", LOOK, WHERE),
        # What has a meaning of its own at a step keeps it.
        ("it asks for an administrator", DO, None),
        ("done", LOOK, None),
        ("yes", LOOK, None),
        ("it says your files are encrypted", LOOK, None),
        ("the scanner jams", LOOK, None),
        ("", LOOK, None),
    ],
)
def test_other_words_beside_a_step(words: str, step: Step, meant: Beside | None) -> None:
    assert read_beside(words, step, (), TOLD) is meant


LAMP = _step(StepKind.CHECK, "Look at its lamp. Does it shine steadily in green or blue?", "4")


@pytest.mark.parametrize(
    ("words", "step", "meant"),
    [
        ("the light is orange", ASK, NOTED),
        ("the light is orange", DO, NOTED),
        ("the light is orange", LAMP, NOTED),
        ("it is blinking red", OUTCOME, NOTED),
        ("orange", LAMP, NOTED),
        ("the power light is on and the internet light is off", OUTCOME, NOTED),
        ("there are no lights on", OUTCOME, NOTED),
        ("the middle led flashes amber", ASK, NOTED),
        ("it's at 40 %", DO, NOTED),
        ("stuck at 30 percent", LOOK, NOTED),
        # To what asks for it, this is an answer.
        ("it is green", LAMP, None),
        ("the lamp is off", LAMP, None),
        ("there is a red light", LAMP, NOTED),
        # What may be an answer to anything, and what is no lamp's.
        ("it is on", LOOK, None),
        ("it is off", DO, None),
        ("the orange folder is empty", ASK, None),
        ("the red button does nothing", DO, None),
        ("is the light orange?", ASK, None),
    ],
)
def test_what_a_lamp_is_like_is_kept(words: str, step: Step, meant: Beside | None) -> None:
    assert read_beside(words, step, (), TOLD) is meant


def test_a_red_light_that_ends_the_fix_still_does() -> None:
    assert read_beside("it shows a red light", ASK, ("the router is hot, smells or shows a red light",), TOLD) is None


def test_when_to_stop_comes_before_a_detail() -> None:
    assert read_beside("it says that the data file is damaged", LOOK, ("a data file is damaged",), TOLD) is None


@pytest.mark.parametrize(
    "words",
    [
        "still offline",
        "nope still the same",
        "still no mail",
        "it's still black",
        "same here",
        "still",
        "did not help.",
    ],
)
def test_it_is_as_it_was(words: str) -> None:
    assert still_the_same(words)


@pytest.mark.parametrize(
    "words",
    [
        "still trying",
        "still waiting",
        "still works",
        "still on it",
        "still down for everyone",
        "the same problem with my scanner",
    ],
)
def test_who_is_still_at_it_or_tells_of_everybody_says_no_such_thing(words: str) -> None:
    assert not still_the_same(words)


@pytest.mark.parametrize(
    "words",
    [
        "why cant i",
        "which one is the button",
        "where is that",
        "is it the left one",
        "it worked?",
        "what?",
        "ok but how do i do that",
    ],
)
def test_a_question(words: str) -> None:
    assert is_a_question(words)


@pytest.mark.parametrize(
    "words",
    [
        "yes",
        "yes?",
        "done",
        "did that",
        "do it later",
        "can't do it",
        "when i click it nothing happens",
        "is not working",
        "have done it",
    ],
)
def test_no_question(words: str) -> None:
    assert not is_a_question(words)


@pytest.mark.parametrize(
    "words",
    [
        "where is that",
        "where do i find passwords and accounts",
        "how do i open settings",
        "how do i do that?",
        "which button",
        "what does that mean",
        "where is the power button on this thing",
    ],
)
def test_what_the_step_speaks_of_is_looked_for(words: str) -> None:
    assert asks_where(words)


@pytest.mark.parametrize(
    "words",
    [
        "where is my file",
        "where are my emails",
        "where is the technician",
        "how do i set up out of office",
        "how do i get my files back",
        "where can i buy a new one",
        "how much is it",
        "where did my folder go",
    ],
)
def test_what_is_missing_or_wanted_is_another_question(words: str) -> None:
    assert not asks_where(words)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("what is outlook.office.com?", True),
        ("whats a browser", True),
        ("ok and what's the browser here", True),
        ("what does sign in mean", True),
        ("what is the mail server", False),
        ("what is my password", False),
        ("what is wrong with the printer", False),
        ("what is", False),
    ],
)
def test_what_is_named_in_a_step_is_asked_about(words: str, asks: bool) -> None:
    shown = "Open a browser, go to outlook.office.com and sign in. Does your mail work there?"
    assert asks_what_is_named(words, shown) is asks


@pytest.mark.parametrize(
    "words",
    [
        "cancel",
        "Cancel, I go to the office",
        "ok cancel that",
        "cancel I'm leaving",
        "cancel the guide",
        "please cancel it, thanks",
    ],
)
def test_cancel_leads_out(words: str) -> None:
    assert cancels(words)


@pytest.mark.parametrize(
    "words",
    [
        "cancel my appointment",
        "please cancel the order",
        "cancel ND-1001",
        "can I cancel the subscription",
        "the meeting was cancelled",
    ],
)
def test_a_thing_that_is_to_be_cancelled_does_not(words: str) -> None:
    assert not cancels(words)


OTHERS = _step(StepKind.QUESTION, "Is it slow for everybody in the office too?", PERSON)
EITHER = _step(StepKind.QUESTION, "Is work gone that you need back, or do colleagues have the same error?", PERSON)


@pytest.mark.parametrize(
    ("words", "step", "meant"),
    [
        ("we all have it", OTHERS, Beside.OTHERS_TOO),
        ("no, everybody", OTHERS, Beside.OTHERS_TOO),
        ("everybody", EITHER, Beside.OTHERS_TOO),
        ("just me", OTHERS, NO),
        ("no, just me", OTHERS, NO),
        ("he says it works for him", OTHERS, NO),
        # Whether work is gone it does not say.
        ("just me", EITHER, None),
        ("he says it works for him", LOOK, NOTED),
        ("no, everybody", LOOK, None),
        # "Can anybody else print?" asks the other way round.
        ("we all have it", ASK, NO),
        ("just me", ASK, Beside.OTHERS_CAN),
        ("he says it works for him", ASK, Beside.OTHERS_CAN),
    ],
)
def test_how_many_have_it_answers_whether_others_do(words: str, step: Step, meant: Beside | None) -> None:
    assert read_beside(words, step) is meant


def test_a_long_row_of_signs_is_read_in_a_moment() -> None:
    began = process_time()
    is_a_question("?a" * 8_000 + "!")
    assert process_time() - began < 0.5
