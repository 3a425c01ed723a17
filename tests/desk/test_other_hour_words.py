"""Another hour than now, told from an hour of the problem; and the instant that it names."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter

import pytest

from bot.desk.hour_words import instant_of, is_over, named_hour, names_a_weekend
from bot.desk.hours import SupportHours, parse_weekly
from bot.desk.other_hour_words import impossible_hour, only_about_an_hour, other_hour
from tests.desk.plans import ZONE

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=ZONE)
HOURS = SupportHours(
    "America/Toronto",
    parse_weekly({"mon-fri": ["08:00-18:00"], "sat": ["09:00-13:00"]}),
    holidays=frozenset({datetime(2026, 12, 25).date()}),
)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("what would it cost tonight at 8?", "24 20:00"),
        ("is it covered at 8 pm too?", "24 20:00"),
        ("could somebody do it on Sunday? what would that cost?", "29 09:00"),
        ("can somebody fix my printer tonight at 8 pm? is that covered?", "24 20:00"),
        ("fix my printer tonight at 8 pm", "24 20:00"),
        ("my printer is offline, please fix it tonight at 8 pm", "24 20:00"),
        ("wifi drops, only me, slow. I am in surgery until six, can you do it at 19:00 tonight?", "24 19:00"),
        ("the printer is offline, only me. please do it tonight after 8, will that cost anything?", "24 20:00"),
        ("is printer help covered on Sundays?", "29 09:00"),
        ("what would it cost tomorrow at 10?", "25 10:00"),
        ("and on Sunday?", "29 09:00"),
        ("tonight at 8?", "24 20:00"),
        ("what about Saturday at 11?", "28 11:00"),
        ("what does it cost after six?", "24 18:00"),
        ("is it covered at the weekend?", "28 09:00"),
        ("what would it cost during the night?", "24 22:00"),
        ("is it covered on Christmas day?", "25 09:00"),
        ("can you do it before you open?", "25 07:00"),
        ("is it covered outside office hours?", "24 18:00"),
        ("is it covered on a holiday?", "25 09:00"),
        ("would it be free at 8?", "24 20:00"),
        ("would it be free at 8 am?", "25 08:00"),
        ("would it be free at half past six?", "24 18:30"),
        ("what does it cost on 3 December at 9 am?", "03 09:00"),
        ("what does it cost on good Friday at 10?", "26 10:00"),
        ("easter monday at 10?", "29 10:00"),
        ("is it covered on labour day?", "06 08:00"),
        ("what would it cost for 3 marketing laptops?", None),
        ("can you do it tomorrow?", "25 08:00"),
        ("can someone look at it, ideally tomorrow at 10?", "25 10:00"),
        ("can someone come on Saturday at 3 pm?", "28 15:00"),
        ("what is it at midnight", None),
        ("how much is it at midnight", "25 00:00"),
        ("how much would it be in the evening?", "24 19:00"),
        ("i need it done tonight at 9", "24 21:00"),
        ("could it be done at 20:30?", "24 20:30"),
        ("is that covered at 8 pm?", "24 20:00"),
        ("actually no, tomorrow at 7 in the morning", "25 07:00"),
        ("make it 8 pm", "24 20:00"),
        ("saturday 2pm?", "28 14:00"),
        ("are we covered on Christmas day?", "25 09:00"),
        ("are we charged on Sunday?", "29 09:00"),
        ("any extra if you do it 20h?", "24 20:00"),
        ("can it wait until tomorrow at 10?", "25 10:00"),
        ("tomorrow at 10 is fine", "25 10:00"),
        ("no rush, tomorrow at 10 is fine", "25 10:00"),
        ("my printer is offline. tomorrow at 10 is fine", "25 10:00"),
        ("my printer is offline, tonight at 8 please", "24 20:00"),
        ("please fix it at 3 am tonight", "25 03:00"),
        ("how many hours would that take from us at 8 pm?", "24 20:00"),
        ("ok tomorrow early, 6 possible?", "25 06:00"),
        ("tomorrow early 7 possible?", "25 07:00"),
        ("this evening, 7 ok?", "24 19:00"),
        ("early this evening, 6 possible?", "24 18:00"),
    ],
)
def test_the_hour_that_is_asked_about_or_wished_for(words: str, at: str | None) -> None:
    named = other_hour(words, TUESDAY.date())
    said = (
        None if named is None else f"{instant_of(named, TUESDAY, 'America/Toronto', HOURS).astimezone(ZONE):%d %H:%M}"
    )
    assert said == at


@pytest.mark.parametrize(
    "words",
    [
        "the printer is offline since 8 pm",
        "it stopped at 10",
        "my meeting is at 3, the projector is dead",
        "the projector is dead, can you fix it before my meeting at 3?",
        "can you fix the projector for my meeting at 3",
        "I was here until six, outlook does not open",
        "I need it at the latest tomorrow",
        "can you fix it by tomorrow at the latest",
        "can you fix it by tomorrow",
        "the report is due on Sunday, excel crashes",
        "can you look at the server that stopped at 10 last night",
        "the backup failed last night at 2, can you check",
        "is it covered?",
        "what would it cost?",
        "can you fix it now?",
        "the wifi drops on the third floor at reception",
        "tomorrow please",
        "can someone help me, I have court on Monday at 9",
        "can you help us? we open at 8 tomorrow",
        "is it covered? it has been like this since Sunday",
        "please fix it as soon as possible",
        "no rush, tomorrow is fine",
        "can you check why the mail from Monday at 9 is missing",
        "can you check why the mail I sent at 9 am did not arrive",
        "it can wait until tomorrow",
        "can it wait until tomorrow?",
        "any time is fine",
        "do you work on labour day",
        "do you work on Sunday?",
    ],
)
def test_an_hour_of_the_problem_is_no_wish(words: str) -> None:
    assert other_hour(words, TUESDAY.date()) is None


@pytest.mark.parametrize(
    ("words", "over"),
    [
        ("yesterday at 5", True),
        ("last night", True),
        ("today at 8 am", True),
        ("at 8 am", False),
        ("at 8", False),
        ("today at 11", False),
        ("this morning", False),
    ],
)
def test_an_hour_that_has_passed_is_told(words: str, over: bool) -> None:
    named = named_hour(words, TUESDAY.date())
    assert named is not None and is_over(named, TUESDAY, "America/Toronto") is over


def test_an_hour_that_no_clock_knows_is_told() -> None:
    assert impossible_hour("what would it cost at 25:00?") == "25:00"
    assert impossible_hour("is it covered at 8:75") == "8:75"
    assert impossible_hour("is it covered at 20:00") is None
    assert impossible_hour("error 99:99 shows up") is None


def test_words_about_nothing_else() -> None:
    assert only_about_an_hour("could somebody do it on Sunday? what would that cost?")
    assert only_about_an_hour("can you fix the printer tonight at 8?", ["printer"])
    assert only_about_an_hour("Tomorrow at 3pm is better for me")
    assert only_about_an_hour("Thursday at ten suits me best")
    assert not only_about_an_hour("can you fix my laptop tonight at 8?", ["printer"])


def test_a_weekend_is_looked_for_at_once_in_any_number_of_words() -> None:
    began = perf_counter()
    assert not names_a_weekend("a " * 8_000)
    assert perf_counter() - began < 0.5
    assert names_a_weekend("are we covered over the next weekend") and not names_a_weekend("my long weekend")
