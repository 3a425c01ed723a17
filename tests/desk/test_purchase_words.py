"""What may have to be bought for a request, and whether its price is asked for."""

from __future__ import annotations

import pytest

from bot.desk.purchase_words import asked_price_of, is_quoted, may_be_bought, orders_it


@pytest.mark.parametrize(
    ("category", "words"),
    [
        ("software_install", "need adobe acrobat pro, the free one cant redact"),
        ("onboarding", "new hygienist starts on Monday, she needs a login, mail and a laptop"),
        ("onboarding", "a new colleague starts"),
        ("peripheral_hardware", "I need a new mouse, mine is dead"),
        ("access_request", "she needs a licence for Visio"),
        ("mobile_device", "can we order a tablet for the shop"),
    ],
)
def test_something_may_have_to_be_bought(category: str, words: str) -> None:
    assert may_be_bought(category, words)


@pytest.mark.parametrize(
    ("category", "words"),
    [
        ("software_install", "please install chrome"),
        ("software_install", "install photoshop please, we already have a licence"),
        ("printer", "my printer does not print"),
        ("peripheral_hardware", "my second screen flickers"),
        ("email_client", "I need help with outlook"),
        ("procurement", "we need to buy two new monitors"),
    ],
)
def test_nothing_has_to_be_bought_or_all_of_it_is_quoted(category: str, words: str) -> None:
    assert not may_be_bought(category, words)
    assert is_quoted(category) is (category == "procurement")


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("how much is the laptop", "the laptop"),
        ("and what does the laptop cost", "the laptop"),
        ("what does the licence cost", "the licence"),
        ("how much does an office license cost a month", "the license"),
        ("how much are the monitors", "the monitors"),
        ("price of the laptop?", "the laptop"),
        ("is the licence covered too?", "the licence"),
        ("do we have to pay for the laptop", "the laptop"),
        ("who pays for the laptop", "the laptop"),
        ("what does acrobat pro cost", "that"),
    ],
)
def test_the_price_of_a_thing_is_asked_for(words: str, thing: str) -> None:
    assert asked_price_of(words) == thing


@pytest.mark.parametrize(
    "words",
    [
        "how much is that",
        "what is the laptop",
        "how much memory does the laptop have",
        "how much is a visit",
        "is the screen broken",
        "what is the wifi password",
        "how much space is on the drive",
        "",
    ],
)
def test_no_price_of_a_thing_is_asked_for(words: str) -> None:
    assert asked_price_of(words) is None


@pytest.mark.parametrize(
    ("category", "words", "bought"),
    [
        ("software_install", "we have to install Photoshop for Ana", True),
        ("software_install", "please install Visio, I already have Word", True),
        ("software_install", "we have a licence for adobe, install it", False),
        ("printer", "order screen in the program is black", False),
        ("printer", "in order to use the app I must log in", False),
        ("printer", "order a new monitor", True),
    ],
)
def test_only_what_is_there_already_needs_no_purchase(category: str, words: str, bought: bool) -> None:
    assert may_be_bought(category, words) is bought


@pytest.mark.parametrize(
    ("words", "orders"),
    [
        ("order it", True),
        ("just order it!", True),
        ("yes, go ahead and buy it please", True),
        ("can you get the monitor now", True),
        ("order a keyboard", False),
        ("get it fixed", False),
        ("get the monitor fixed", False),
        ("in order to print it", False),
        ("do not order it", False),
        ("did you order it?", False),
        ("i get it", False),
        ("cancel the order", False),
        ("", False),
    ],
)
def test_what_was_asked_for_shall_be_ordered(words: str, orders: bool) -> None:
    assert orders_it(words) is orders
