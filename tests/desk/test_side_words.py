"""Words beside the question that was asked: which are a wish, which tell how many, which can wait, and which are none of it."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Impact, Urgency
from bot.desk.leaving_words import names_a_day_ahead
from bot.desk.side_words import (
    asks_something,
    asks_who_comes,
    begins_with_it_is_back,
    can_wait,
    insists_on_a_visit,
    only_can_wait,
    only_cannot_wait,
    only_thanks,
    says_yes_and_more,
    states_something,
    tells_to_call,
    told_early,
    wants_a_person,
)


@pytest.mark.parametrize(
    "words",
    [
        "ok person",
        "get someone",
        "can someone just ring me",
        "get me a person please, my laptop screen is cracked",
        "can I talk to someone? VPN drops all the time",
        "I want a human",
        "I'd rather talk to a real person",
        "someone please",
        "human please, about the kettle",
        "speak to a human about the kettle",
        "please put me through to your support staff",
        "could somebody call me",
        "no idea just get someone please",
        "idk, get me a person",
    ],
)
def test_a_person_is_wanted(words: str) -> None:
    assert wants_a_person(words)


@pytest.mark.parametrize(
    "words",
    [
        "i need someone to reset my password",
        "I need a technician in the office tomorrow",
        "somebody stole my laptop",
        "someone is in my account",
        "can someone look at my printer",
        "a person in accounts cannot print",
        "get somebody to fix the wifi",
    ],
)
def test_a_person_who_is_spoken_of_is_none_that_is_wanted(words: str) -> None:
    assert not wants_a_person(words)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("who is coming", True),
        ("is someone coming to the office?", True),
        ("is anybody working on it", True),
        ("when will somebody be here", True),
        ("how long will they be?", True),
        ("how long does it take", True),
        ("eta?", True),
        ("what's the eta", True),
        ("so nobody comes now?", True),
        ("nobody is coming", True),
        ("somebody is coming", False),
        ("nobody comes into the system", False),
        ("beta?", False),
        ("who is coming to the meeting", False),
        ("are you there", False),
        ("is anybody else affected", False),
        ("how long is the warranty", False),
        ("somebody is coming through the window", False),
    ],
)
def test_who_comes_is_the_whole_of_the_question(words: str, asks: bool) -> None:
    assert asks_who_comes(words) is asks


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("no rush", True),
        ("my laptop is slow, tomorrow is fine", True),
        ("please do NOT wake anybody for this", True),
        ("sometime this week would be great", True),
        ("whenever you have time", True),
        ("it's not urgent", True),
        ("this can't wait", False),
        ("no rush but it is urgent", False),
        ("we start tomorrow", False),
        ("nobody called me", False),
    ],
)
def test_what_can_wait_is_said_and_not_taken_back(words: str, waits: bool) -> None:
    assert can_wait(words) is waits


@pytest.mark.parametrize(
    ("words", "many", "bad"),
    [
        ("just me", Impact.PERSON, None),
        ("for all of us in Albany", Impact.GROUP, None),
        ("the whole floor", Impact.GROUP, None),
        ("everyone", Impact.CLIENT, None),
        ("everyone, completely stopped", Impact.CLIENT, Urgency.STOPPED),
        ("just me, it's slow", Impact.PERSON, Urgency.DEGRADED),
        ("is dead", None, Urgency.STOPPED),
        ("everyone is angry", None, None),
        ("nothing lights up", None, None),
        ("just me and the printer smokes", None, None),
        ("", None, None),
    ],
)
def test_how_many_and_how_bad_are_told_early(words: str, many: Impact | None, bad: Urgency | None) -> None:
    assert told_early(words) == (many, bad)


@pytest.mark.parametrize(
    ("words", "asks", "states"),
    [
        ("nothing lights up", False, True),
        ("Kofi said it's ok", False, True),
        ("her name is Joan Li", False, True),
        ("is it off now", True, False),
        ("will I lose my files?", True, False),
        ("hm", False, False),
    ],
)
def test_a_statement_is_told_from_a_question(words: str, asks: bool, states: bool) -> None:
    assert (asks_something(words), states_something(words)) == (asks, states)


@pytest.mark.parametrize(
    ("words", "insists"),
    [
        ("my screen is cracked, on site please, not remote", True),
        ("send a technician to Okotoks, the printer is dead", True),
        ("we need a visit for the router", True),
        ("can someone look at my printer", False),
        ("no need to come on site", False),
        ("I am on site at a customer and the VPN drops", False),
        ("our people on site cannot print", False),
        ("can a technician look at it on site", True),
        ("please fix this in person", True),
        ("the on-site backup failed", False),
        ("please send someone a new password", False),
    ],
)
def test_a_visit_is_insisted_on_in_so_many_words(words: str, insists: bool) -> None:
    assert insists_on_a_visit(words) is insists


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("Ravi quits at new year, remove him then", True),
        ("Joan leaves at the end of January", True),
        ("new colleague from 1 December", True),
        ("she starts on Monday", True),
        ("Tim was fired an hour ago, lock his account", False),
        ("may I have a new mouse", False),
    ],
)
def test_a_day_ahead_is_named(words: str, ahead: bool) -> None:
    assert names_a_day_ahead(words) is ahead


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("it is back", True),
        ("it's back, outlook does not open again", True),
        ("same problem again", True),
        ("it is back up, thanks", False),
        ("it's back to normal", False),
        ("the internet is back", False),
        ("my back hurts", False),
    ],
)
def test_what_is_back_is_told_from_what_is_up_again(words: str, back: bool) -> None:
    assert begins_with_it_is_back(words) is back


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("it can wait until tomorrow actually", True),
        ("no rush, tomorrow is fine", True),
        ("ok then don't call anybody tonight, monday is fine", True),
        ("not urgent after all, sorry", True),
        ("the scanner jams, no rush", False),
        ("no rush but excel shows an error too", False),
        ("it is urgent", False),
        ("yes but only tomorrow", True),
        ("not before 9", True),
        ("only at 8", True),
        ("only 2", False),
        ("but 9", False),
        ("call them, only 5", False),
    ],
)
def test_that_something_can_wait_is_all_that_is_said(words: str, only: bool) -> None:
    assert only_can_wait(words) is only


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("it is urgent after all, I need it tonight", True),
        ("sorry, this can't wait", True),
        ("i cannot work", True),
        ("I was wrong, it is urgent, court filing due at midnight", True),
        ("my printer is dead and I cannot work", False),
        ("the server is down, it is urgent", False),
        ("no rush", False),
    ],
)
def test_that_something_cannot_wait_is_all_that_is_said(words: str, only: bool) -> None:
    assert only_cannot_wait(words) is only


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("thanks!", True),
        ("ok great, thank you so much", True),
        ("cheers mate", True),
        ("thanks but it still does not work", False),
        ("ok", False),
        ("thanks for nothing", False),
    ],
)
def test_thanks_and_nothing_else(words: str, only: bool) -> None:
    assert only_thanks(words) is only


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("yes, it was only an hour ago", True),
        ("yes it was just now", True),
        ("Yes! the man is back", True),
        ("yeah they are in our files", True),
        ("ok yes, call him please", True),
        ("yes, but it can wait", False),
        ("yes, tomorrow is fine", False),
        ("yes, no rush", False),
        ("yes, false alarm", False),
        ("yes it works again", False),
        ("yes? why", False),
        ("yes, don't call", False),
        ("yesterday it was fine", False),
        ("call the bank", False),
    ],
)
def test_a_yes_to_the_question_whether_somebody_shall_be_called(words: str, wanted: bool) -> None:
    assert says_yes_and_more(words) is wanted


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("don't leave it, call him", True),
        ("no! call him", True),
        ("please call him, don't leave it", True),
        ("call somebody now", True),
        ("it gets worse, please call him", True),
        ("wake them up please, wake him", True),
        ("no, don't call him", False),
        ("call him tomorrow", False),
        ("I will call them", False),
        ("should you call him", False),
        ("call him if it gets worse", False),
        ("don't wake or call anyone", False),
        ("no need to call them", False),
        ("do not call or wake somebody", False),
        ("call him?", False),
        ("the man told me to call him back", False),
    ],
)
def test_that_somebody_shall_be_called_is_said_whatever_comes_first(words: str, told: bool) -> None:
    assert tells_to_call(words) is told
