"""What short words mean beside the buttons, and what they do not."""

from __future__ import annotations

import pytest

from bot.desk.enquiries import Choice
from bot.desk.short_answers import (
    asks_about_progress,
    asks_what_now,
    asks_whether_anybody_is_there,
    asks_who_approves,
    means_a_visit,
    named_place,
    named_title,
    only_a_mood,
    other_choice,
    plain_yes,
    says_it_works_again,
)

NOW, LATER = Choice.NOW, Choice.LATER


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("the first one", 0),
        ("first", 0),
        ("1", 0),
        ("1.", 0),
        ("number one", 0),
        ("I'll take the 2nd", 1),
        ("ok, the second one please", 1),
        ("option 2", 1),
        ("No. 3", 2),
        ("the third", 2),
        ("second of those", 1),
        ("4", 3),
        ("5", None),
        ("12", None),
        ("one", None),
        ("a second", None),
        ("one second please", None),
        ("just a second", None),
        ("the second monitor is black", None),
        ("my first day", None),
        ("it is the first time", None),
        ("both", None),
        ("", None),
    ],
)
def test_a_place_is_named_by_the_whole_of_the_words(words: str, place: int | None) -> None:
    assert named_place(words) == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("one after the other", 0),
        ("Yes, one after the other!", 0),
        ("leave both", 1),
        ("open a ticket", 2),
        ("yes", None),
        ("one after another", None),
        ("why", None),
    ],
)
def test_a_title_is_named_by_the_whole_of_the_words(words: str, place: int | None) -> None:
    assert named_title(words, ["Yes, one after the other", "No, leave both", "Open a ticket", "Why?"]) == place


def test_a_title_that_stands_there_twice_is_not_named() -> None:
    assert named_title("open a ticket", ["Open a ticket", "Open a ticket"]) is None


@pytest.mark.parametrize(
    ("words", "chosen", "wanted"),
    [
        ("actually no, tomorrow", NOW, LATER),
        ("wait, tomorrow morning is fine", NOW, LATER),
        ("no, the cheaper one", NOW, LATER),
        ("hmm no I'd rather wait", NOW, LATER),
        ("sorry, now please", LATER, NOW),
        ("now after all", LATER, NOW),
        ("actually no, tomorrow", LATER, None),
        ("sorry, now please", NOW, None),
        ("actually not now", LATER, None),
        ("actually not tomorrow", NOW, None),
        ("no need to come tomorrow", NOW, None),
        ("tomorrow", NOW, None),
        ("no, now or tomorrow, I do not care", NOW, None),
        ("just me", NOW, None),
        ("no", NOW, None),
        ("actually it stopped again after the update tomorrow there is a meeting", NOW, None),
    ],
)
def test_another_choice_is_one_that_takes_the_first_back(words: str, chosen: Choice, wanted: Choice | None) -> None:
    assert other_choice(words, chosen) is wanted


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("who approves this?", True),
        ("who has to approve?", True),
        ("who needs to sign this off?", True),
        ("who can say yes to that", True),
        ("can I approve it myself?", True),
        ("has Dana said yes?", True),
        ("did she approve it", True),
        ("has Gwen agreed?", True),
        ("do we need approval?", True),
        ("is it approved", True),
        ("I approve", False),
        ("yes, approved", False),
        ("the approval prompt does not come", False),
        ("who can log in?", False),
        ("has anybody answered the phone", False),
    ],
)
def test_who_approves_is_asked_in_many_ways(words: str, asks: bool) -> None:
    assert asks_who_approves(words) is asks


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("what should I do?", True),
        ("ok, what now", True),
        ("what do I do now?", True),
        ("now what", True),
        ("what happens now?", True),
        ("what should I do with the old printer", False),
        ("what does it cost now", False),
        ("what is outlook.office.com", False),
    ],
)
def test_what_now_is_the_whole_of_the_words(words: str, asks: bool) -> None:
    assert asks_what_now(words) is asks


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("what about the printer?", True),
        ("any news on my keyboard", True),
        ("and how is it going with the VPN?", True),
        ("what about buying five new printers for the whole of the new office", False),
        ("what is a VPN", False),
    ],
)
def test_how_a_matter_stands_is_asked_in_few_words(words: str, asks: bool) -> None:
    assert asks_about_progress(words) is asks


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("how much is it if someone comes?", True),
        ("what does a visit cost?", True),
        ("and on-site?", True),
        ("how much if you come here", True),
        ("how much is it", False),
        ("what will it come to", False),
    ],
)
def test_the_price_of_a_visit_is_told_from_that_of_help_from_afar(words: str, is_one: bool) -> None:
    assert means_a_visit(words) is is_one


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("hello??", True),
        ("hello?", True),
        ("anyone there?", True),
        ("is somebody still there?", True),
        ("are you there?", True),
        ("hello", False),
        ("hi", False),
        ("hi, my pc is broken?", False),
    ],
)
def test_who_waits_for_an_answer_is_told_from_who_says_hello(words: str, waits: bool) -> None:
    assert asks_whether_anybody_is_there(words) is waits


@pytest.mark.parametrize(
    ("words", "mood"),
    [
        ("she is very angry", True),
        ("my boss is furious", True),
        ("I am really annoyed", True),
        ("everyone's getting impatient", True),
        ("not happy", True),
        ("he is angry about it", True),
        ("he is angry at me and has a knife", False),
        ("he is mad at me", False),
        ("I am so upset", False),
        ("I am fed up with everything", False),
        ("she is very angry and smashed the screen", False),
        ("angry customer threatens us", False),
    ],
)
def test_a_mood_is_one_only_where_nothing_else_is_said(words: str, mood: bool) -> None:
    assert only_a_mood(words) is mood


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ("it works now!", True),
        ("it works again", True),
        ("oh wait, it works now", True),
        ("it's printing now", True),
        ("the wifi is fine again, thanks", True),
        ("it is back again", False),
        ("everything is fine now", True),
        ("it works", False),
        ("yes it works there", False),
        ("it does not work now", False),
        ("it isn't working now", False),
        ("nothing works now", False),
        ("it never works now", False),
        ("it stopped working again", False),
    ],
)
def test_that_it_works_again_is_the_whole_of_the_words(words: str, again: bool) -> None:
    assert says_it_works_again(words) is again


@pytest.mark.parametrize(
    ("words", "yes"), [("yes please", True), ("ok, do", True), ("yes but how much", False), ("no", False)]
)
def test_a_plain_yes_says_nothing_else(words: str, yes: bool) -> None:
    assert plain_yes(words) is yes
