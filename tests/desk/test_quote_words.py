"""What approvers say about a quote without pressing its button."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.desk.quote_words import (
    approves_after_all,
    asks_about_the_button,
    asks_for_less,
    asks_the_price,
    asks_what_it_is,
    asks_whether_to_wait,
    asks_why_so_dear,
    begins_with_a_yes,
    clearly_says_yes,
    doubts_the_amount,
    may_take_it_back,
    named_limit,
    only_goes_ahead,
    refuses,
    says_yes,
    says_yes_and_more,
    takes_approval_back,
)


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("yes but not above 300", "300"),
        ("ok up to $100", "100"),
        ("max 300 please", "300"),
        ("only if it's under 150", "150"),
        ("Approve, but no more than 1,200.50 dollars", "1200.50"),
        ("my printer is less than 2 years old", None),
        ("yes", None),
        ("not above the window", None),
        ("up to 3 of us cannot print", None),
    ],
)
def test_the_most_that_somebody_would_pay(words: str, most: str | None) -> None:
    assert named_limit(words) == (Decimal(most) if most else None)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("sorry what is this about?", True),
        ("what's this", True),
        ("who asked for this?", True),
        ("1", True),
        ("is there something to approve?", True),
        ("anything to sign for me?", True),
        ("did sam ask for anything?", True),
        ("what does Ravi want", True),
        ("what does this error want", False),
        ("is there something to print on", False),
        ("what is this error about", False),
        ("what is wrong", False),
    ],
)
def test_words_that_ask_what_a_quote_is(words: str, asks: bool) -> None:
    assert asks_what_it_is(words) is asks


@pytest.mark.parametrize(
    ("words", "surely", "perhaps"),
    [
        ("take my approval back", True, False),
        ("I didn't mean to approve that", True, False),
        ("cancel the approval please", True, False),
        ("oh no I pressed the wrong thing", False, True),
        ("undo", False, True),
        ("cancel it", False, True),
        ("can I take that back", False, True),
        ("can I cancel the approval?", False, True),
        ("I want to undo the last change in Word", False, False),
        ("cancel my ticket", False, False),
        ("who can take the approval", False, False),
    ],
)
def test_words_that_take_an_approval_back(words: str, surely: bool, perhaps: bool) -> None:
    assert (takes_approval_back(words), may_take_it_back(words)) == (surely, perhaps)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("can it wait until tomorrow?", True),
        ("could this not wait", True),
        ("can't this be done tomorrow?", True),
        ("cant it wait till monday", True),
        ("can we do it in the morning instead?", True),
        ("what would it cost tomorrow", True),
        ("is it cheaper on monday?", True),
        ("is that really urgent?", True),
        ("does it have to be tonight", True),
        ("tell ravi to wait till morning", True),
        ("please tell him it can wait until tomorrow", True),
        ("tell ravi to come", False),
        ("tell ravi to wait, the server smokes", False),
        ("tell patients to wait", False),
        ("tell everyone to wait", False),
        ("ask nobody to wait", False),
        ("tell the patients to wait", False),
        ("can it print until tomorrow", False),
        ("can you fix the printer tomorrow", False),
        ("what is wrong with the server tomorrow", False),
        ("it can wait", False),
    ],
)
def test_words_that_ask_whether_it_may_be_later(words: str, asks: bool) -> None:
    assert asks_whether_to_wait(words) is asks


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("why is it so expensive?", True),
        ("why so much", True),
        ("why 120 dollars?", True),
        ("why is it $120", True),
        ("why 404?", False),
        ("why is it 4?", False),
        ("why 2 monitors", False),
        ("why 120 mails a day", False),
        ("that's a lot of money", True),
        ("wow, that is too expensive", True),
        ("that is too expensive for a mail", True),
        ("where does the price come from?", True),
        ("why is the internet so slow", False),
        ("why does it take so much memory", False),
        ("that's a lot of spam", False),
    ],
)
def test_words_that_ask_why_a_price_is_what_it_is(words: str, asks: bool) -> None:
    assert asks_why_so_dear(words) is asks


@pytest.mark.parametrize(
    ("words", "no"),
    [
        ("no way, too expensive", True),
        ("I am not paying for that", True),
        ("no thanks", True),
        ("we won't pay that", True),
        ("I decline", True),
        ("No way!! too expensive", True),
        ("too expensive", True),
        ("no", False),
        ("no way out of the menu", False),
        ("I am not paying attention", False),
        ("never mind", False),
    ],
)
def test_a_no_in_more_words_than_one(words: str, no: bool) -> None:
    assert refuses(words) is no


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("what does that cost?", True),
        ("how much is it now?", True),
        ("what will this cost me with you", True),
        ("how much does a new laptop cost", False),
        ("what does it do", False),
    ],
)
def test_what_it_costs_is_asked_of_what_lies_on_the_table(words: str, price: bool) -> None:
    assert asks_the_price(words) is price


@pytest.mark.parametrize("words", ["no way, can it wait?", "too expensive, can we do it tomorrow?"])
def test_a_no_before_the_question_whether_it_can_wait(words: str) -> None:
    assert asks_whether_to_wait(words)


@pytest.mark.parametrize(
    "words",
    [
        "ok do approve it",
        "changed my mind, go ahead",
        "yes after all",
        "sorry, I changed my mind",
        "i approve it after all",
        "actually approved",
        "can i still approve it?",
        "take my no back",
        "undo the decline",
        "i pressed decline by mistake",
        "oops i pressed the wrong button",
        "sorry wrong button",
        "send me the quote again please",
        "ok let's do it after all",
        "we changed our minds, do it",
        "is it too late to approve?",
    ],
)
def test_a_no_is_taken_back(words: str) -> None:
    assert approves_after_all(words)


@pytest.mark.parametrize(
    "words",
    [
        "no",
        "yes",
        "don't approve it",
        "i did not mean to approve",
        "who approves it?",
        "the printer is broken after all",
        "take my approval back",
        "do it tomorrow",
        "has gwen approved it?",
        "approve the new user in teams",
        "i changed my password",
        "open the ticket again",
    ],
)
def test_no_no_is_taken_back(words: str) -> None:
    assert not approves_after_all(words) and not only_goes_ahead(words)


def test_going_ahead_alone() -> None:
    assert (
        only_goes_ahead("ok go ahead then") and only_goes_ahead("do it") and not only_goes_ahead("go ahead and call me")
    )


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("No way, too much. what's cheaper?", True),
        ("what is the cheapest option", True),
        ("is there a cheaper way?", True),
        ("anything cheaper?", True),
        ("can we get it cheaper", True),
        ("too much, can you do it cheaper?", True),
        ("no way, too much", False),
        ("would a plan be cheaper for us?", False),
        ("we bought a cheaper printer and it jams", False),
    ],
)
def test_what_costs_less(words: str, asks: bool) -> None:
    assert asks_for_less(words) is asks


@pytest.mark.parametrize(
    "words",
    [
        "yes",
        "ok do it",
        "approved",
        "aproved",
        "yes do it",
        "I approve",
        "yes please",
        "fine by me",
        "approve Q-1001",
        "I SAID YES",
        "i pressed it",
        "we'll pay",
    ],
)
def test_a_yes_in_words(words: str) -> None:
    assert says_yes(words) and clearly_says_yes(words) and begins_with_a_yes(words)


@pytest.mark.parametrize("words", ["ok", "fine", "okay then"])
def test_a_nod_may_only_say_that_it_has_been_read(words: str) -> None:
    assert says_yes(words) and not clearly_says_yes(words)


@pytest.mark.parametrize(
    "words", ["yes everyone", "yes, and please hurry", "approved, the cars are waiting", "ok do it but hurry"]
)
def test_more_than_a_yes(words: str) -> None:
    assert not says_yes(words) and begins_with_a_yes(words)


@pytest.mark.parametrize(
    "words", ["no", "ok so what now", "thanks", "ok thanks", "the parts server", "not approved", "ok it is back", ""]
)
def test_no_yes_at_all(words: str) -> None:
    assert not says_yes(words) and not begins_with_a_yes(words)


@pytest.mark.parametrize(
    "words",
    [
        "fine but hurry",
        "yes, and please hurry, there are five cars waiting",
        "approved, make it quick",
        "yes and tell them the back door is open",
    ],
)
def test_a_yes_with_something_beside_it(words: str) -> None:
    assert says_yes_and_more(words)


@pytest.mark.parametrize(
    "words",
    [
        "yes",
        "fine",
        "no but hurry",
        "ok my printer is broken",
        "ok and my outlook is slow",
        "ok what is this",
        "ok i can't log in",
        "yes but not above 300",
        "please come, she is lying on the floor",
        "please be quick, he has locked us in",
        "now everyone is locked out",
        "ok tell them nothing works",
        "ok tell them no",
        "fine, but do not start yet",
        "ok let me think about it",
        "sure, as soon as Gwen agrees",
        "yes have it checked by Marty first",
        "yes now it works",
        "ok now it is back",
    ],
)
def test_no_yes_with_something_beside_it(words: str) -> None:
    assert not says_yes_and_more(words)


@pytest.mark.parametrize(
    "words",
    ["why do i have to press a button", "where is the button?", "i don't see a button", "why can't i just say yes"],
)
def test_the_button_is_asked_about(words: str) -> None:
    assert asks_about_the_button(words)


@pytest.mark.parametrize(
    "words",
    [
        "why do i have to type my password",
        "the print button is grey",
        "where is the start menu",
        "why",
        "it doesn't work",
        "it does not react",
    ],
)
def test_no_button_of_ours_is_asked_about(words: str) -> None:
    assert not asks_about_the_button(words)


@pytest.mark.parametrize("words", ["is it really 400 bucks?!", "180 dollars for a tablet??"])
def test_an_amount_that_is_doubted(words: str) -> None:
    assert asks_why_so_dear(words)


@pytest.mark.parametrize(
    ("words", "doubts"),
    [
        ("are you crazy?? 180 dollars for a printer??", True),
        ("is it really 400 bucks?!", True),
        ("$430?!", True),
        ("180 dollars", False),
        ("is port 443 open?", False),
        ("error 500?", False),
        ("how much?", False),
    ],
)
def test_neither_a_question_nor_a_no_but_nearer_to_a_no(words: str, doubts: bool) -> None:
    assert doubts_the_amount(words) is doubts
