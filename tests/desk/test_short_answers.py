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
    means_one_thing,
    named_place,
    named_title,
    only_a_mood,
    only_says_since_when,
    other_choice,
    plain_yes,
    says_it_works_again,
    takes_both,
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
        ("the first thing", 0),
        ("second of those", 1),
        ("first one first", 0),
        ("number 2 first please", 1),
        ("let's start with the second one", 1),
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
        ("tomorrow instead please", NOW, LATER),
        ("I changed my mind, let's do it tomorrow", NOW, LATER),
        ("actually it can wait until monday morning", NOW, LATER),
        ("sorry, can we make it tomorrow?", NOW, LATER),
        ("I'd rather wait until tomorrow", NOW, LATER),
        ("nope, for free", NOW, LATER),
        ("on second thoughts, right away is better", LATER, NOW),
        ("wait, somebody now please", LATER, NOW),
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
        ("who would have to approve that?", True),
        ("who approved this?", True),
        ("and who signs off on the cost?", True),
        ("Did my boss say no?", True),
        ("has the approver signed it off yet?", True),
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
        ("any news on my new laptop?", True),
        ("and how is it going with the VPN?", True),
        ("any update on our docking station please", True),
        ("what's happening with my keyboard now?", True),
        ("the mouse thing, any news?", True),
        ("my printer ticket - what's happening?", True),
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
        ("annoyed", True),
        ("our customers are getting frustrated", True),
        ("I'm pissed off", True),
        ("we are mad about this", True),
        ("not happy", False),
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
        ("it's working again now", True),
        ("Ok great, everything is working again, thank you!", True),
        ("my laptop is fixed now", True),
        ("the problem is solved now", True),
        ("the wifi is back", True),
        ("it works fine now", True),
        ("our phones are ok again", True),
        ("all ok again", True),
        ("it's printing now", False),
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


@pytest.mark.parametrize(
    ("words", "both", "one"),
    [
        ("both", True, False),
        ("Both of them, please", True, False),
        ("yes, I need both", True, False),
        ("all of it", False, False),
        ("two separate problems", True, False),
        ("they are two different things", True, False),
        ("one by one", True, False),
        ("both, open tickets for both", True, False),
        ("just open a ticket", True, False),
        ("a ticket for each please", True, False),
        ("open a ticket for the printer", False, False),
        ("both PCs are down", False, False),
        ("all of us", False, False),
        ("it's the same thing", False, True),
        ("no, same problem", False, True),
        ("it is all one problem", False, True),
        ("its 1 thing", False, True),
        ("just one problem", False, True),
        ("they're related, I think", False, True),
        ("the same problem as yesterday", False, False),
        ("it's the same every day", False, False),
        ("same", False, False),
        ("one", False, False),
        ("it's all one", False, True),
    ],
)
def test_of_two_problems_both_are_meant_or_one(words: str, both: bool, one: bool) -> None:
    assert (takes_both(words), means_one_thing(words)) == (both, one)


# ---- what none of them may take for an answer: the assistant sees these words -----------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "isnt printing now",
        "dont work now",
        "cant print again",
        "wont work again",
        "stopped working now",
        "barely works now",
        "unable to work now",
        "should be working now",
        "hasnt worked again",
        "it's connected now",
        "vpn connected now",
        "it's running now",
        "it half works now",
        "only mine works now",
        "it still works now?",
        "it works now?",
        "is it working now",
        "it works now and then",
        "it works again until I restart",
        "it's fine for now",
        "it nearly works now",
        "it works now but very slow",
        "the other one works now",
        "the workaround works now",
        "the hacker is working now",
        "the patient is ok now",
        "the error is back",
        "the login is back",
        "it's back again",
        "my ex is back",
        "it's back",
        "the problem is working now",
    ],
)
def test_what_is_not_surely_well_again_is_not_taken_for_it(words: str) -> None:
    assert not says_it_works_again(words)


@pytest.mark.parametrize("chosen", [NOW, LATER])
@pytest.mark.parametrize(
    "words",
    [
        "no, just me right now",
        "no, only me today",
        "no just my team right now",
        "but it works now",
        "oh nothing works today",
        "no, cancel now",
        "but tomorrow is too late",
        "actually don't wait until tomorrow",
        "but I need it by tomorrow",
        "but we open tomorrow at 8",
        "oh no he has stopped breathing now",
        "oh no he is on the floor now",
        "wait, there's a stranger here now",
        "oh no we are being hacked right now",
        "oh no everything is down now",
        "no not tomorrow",
        "not now",
        "oh no, now",
        "wait now",
        "no later please",
        "actually better now",
        "wait, today?",
        "no wait",
        "actually it's fine now",
        "no, somebody is here now",
        "sorry, help now",
        "actually not later than tomorrow",
        "no, never tomorrow",
        "actually tomorrow or today",
        "instead of tomorrow",
        "rather not tomorrow",
        "oh today it is slow",
        "no, tomorrow I am away",
        "can we do it now",
    ],
)
def test_what_says_more_than_when_takes_no_choice_back(words: str, chosen: Choice) -> None:
    assert other_choice(words, chosen) is None


@pytest.mark.parametrize(
    "words",
    [
        "my ex is furious",
        "my husband is angry",
        "my stalker is furious",
        "the patient is very angry",
        "the shooter is angry",
        "he was angry about the knife",
        "the customer is furious at the nurse",
        "i'm not happy",
        "he is mad",
        "I am going mad",
        "my father gets very angry",
        "he gets angry",
        "she is angry with me",
        "they are angry at us",
        "our neighbour is angry",
        "the man is really furious",
        "the hackers are angry",
        "my boss is furious and shouts at me",
        "the client is angry about the breach",
        "we are not very happy",
        "I'm angry at myself",
    ],
)
def test_a_mood_that_may_be_a_danger_is_not_only_a_mood(words: str) -> None:
    assert not only_a_mood(words)


@pytest.mark.parametrize(
    "words",
    [
        "first thing",
        "first thing please",
        "make it first thing",
        "First thing!",
        "ok, first thing then",
        "it's first thing",
        "do it first",
        "first thing tomorrow",
        "second thing",
        "second thoughts",
        "at first",
        "first of all",
        "one of them",
        "the first floor",
        "not the first one",
        "the first or the second",
    ],
)
def test_what_is_early_or_more_than_a_place_names_none(words: str) -> None:
    assert named_place(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "does it say no signal",
        "does outlook say no connection",
        "who can give me permission to the folder",
        "who has permission to open this file",
        "do I need permission to install",
        "does it say no",
        "Does It Say No?",
        "does Outlook say no connection",
        "does Outlook say no?",
        "HAS IT SAID YES?",
        "should I approve the sign-in request",
        "should I approve this?",
        "can I approve the prompt on my phone",
        "who approved the login from Russia",
        "do I need approval to install Chrome",
        "has the server agreed",
        "has dana said yes?",
        "who can sign off my computer",
        "who says yes I clicked on it",
        "who is logged in as the approver",
        "did she say yes to the pop-up",
    ],
)
def test_what_is_about_rights_or_prompts_asks_nobodys_yes(words: str) -> None:
    assert not asks_who_approves(words)


@pytest.mark.parametrize(
    "words",
    [
        "how about a new laptop",
        "what is new with teams, audio is gone",
        "what about the printer it is smoking",
        "what about a new laptop",
        "how about the second one",
        "what about the printer smoking",
        "what about the smoking printer",
        "what about the printer too",
        "what about the server down",
        "what about my stolen laptop",
        "what about tomorrow",
        "what's up with my screen",
        "what about the printer? it shows offline",
        "what about the ransom note",
        "what about the wifi slow",
        "what about the",
        "any update on windows",
    ],
)
def test_what_may_be_new_is_no_question_of_progress(words: str) -> None:
    assert not asks_about_progress(words)


@pytest.mark.parametrize(
    "words",
    ["since about half an hour", "only since nine", "it started at ten", "for ten minutes", "about an hour ago"],
)
def test_a_time_alone_belongs_to_what_was_said_before(words: str) -> None:
    assert only_says_since_when(words)


@pytest.mark.parametrize("words", ["the printer is slow since nine", "since the update the printer is slow", "for Ana"])
def test_a_time_beside_a_problem_does_not(words: str) -> None:
    assert not only_says_since_when(words)
