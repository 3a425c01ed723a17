"""What people write names a platform, and every platform can be named, read and told."""

from __future__ import annotations

import pytest

from bot.desk.platforms import LABELS, SIGNS, Platform, answered_platform, how_to_tell, named_platform

P = Platform
COMPUTERS = (P.WINDOWS, P.MAC)
PHONES = (P.IPHONE, P.ANDROID)
DEVICES = (*COMPUTERS, *PHONES)
OUTLOOKS = (P.CLASSIC_OUTLOOK, P.NEW_OUTLOOK, P.MAC_OUTLOOK, P.BROWSER)
BROWSERS = (P.CHROME, P.EDGE, P.FIREFOX, P.SAFARI)
MEETINGS = (P.TEAMS, P.ZOOM, P.MEET)

ANSWERS = [
    ("windows", COMPUTERS, P.WINDOWS),
    ("the mac one", COMPUTERS, P.MAC),
    ("it's a macbook air i think", COMPUTERS, P.MAC),
    ("Win 11", COMPUTERS, P.WINDOWS),
    ("a dell laptop", COMPUTERS, P.WINDOWS),
    ("not a mac", COMPUTERS, None),
    ("not the mac, windows", COMPUTERS, P.WINDOWS),
    ("both, windows and mac", COMPUTERS, None),
    ("the apple one", COMPUTERS, P.MAC),
    ("apple", DEVICES, None),
    ("samsung", PHONES, P.ANDROID),
    ("I-Phone 13", PHONES, P.IPHONE),
    ("my ipad", DEVICES, P.IPHONE),
    ("the new one", OUTLOOKS, P.NEW_OUTLOOK),
    ("the old outlook", OUTLOOKS, P.CLASSIC_OUTLOOK),
    ("classic", OUTLOOKS, P.CLASSIC_OUTLOOK),
    ("on my mac", OUTLOOKS, P.MAC_OUTLOOK),
    ("in the browser", OUTLOOKS, P.BROWSER),
    ("outlook", OUTLOOKS, None),
    ("edge", BROWSERS, P.EDGE),
    ("Chrome!", BROWSERS, P.CHROME),
    ("fire fox", BROWSERS, P.FIREFOX),
    ("meet", MEETINGS, P.MEET),
    ("it is for my meeting", MEETINGS, None),
    ("teams", MEETINGS, P.TEAMS),
    ("gmail", (P.MICROSOFT, P.GOOGLE), P.GOOGLE),
    ("we have office 365", (P.MICROSOFT, P.GOOGLE), P.MICROSOFT),
    ("", COMPUTERS, None),
]


@pytest.mark.parametrize(("words", "among", "platform"), ANSWERS, ids=[words or "nothing" for words, _, _ in ANSWERS])
def test_an_answer_names_one_platform_or_none(
    words: str, among: tuple[Platform, ...], platform: Platform | None
) -> None:
    assert answered_platform(words, among) is platform


SENTENCES = [
    ("my macbook is so slow", COMPUTERS, P.MAC),
    ("wifi keeps dropping on my windows laptop", COMPUTERS, P.WINDOWS),
    ("two windows opened and then it froze", COMPUTERS, None),
    ("i opened a new window", COMPUTERS, None),
    ("my iphone does not sync with outlook", PHONES, P.IPHONE),
    ("outlook on my phone has no new mail", PHONES, None),
    ("the new printer does not print", OUTLOOKS, None),
    ("the internet is slow, edge of the building", BROWSERS, None),
    ("zoom will not open", MEETINGS, P.ZOOM),
    ("an apple fell on it", DEVICES, None),
]


@pytest.mark.parametrize(("words", "among", "platform"), SENTENCES, ids=[words for words, _, _ in SENTENCES])
def test_a_sentence_about_a_problem_names_a_platform_only_when_it_says_so(
    words: str, among: tuple[Platform, ...], platform: Platform | None
) -> None:
    assert named_platform(words, among) is platform


@pytest.mark.parametrize("platform", list(Platform), ids=[platform.value for platform in Platform])
def test_every_platform_is_named_by_what_stands_on_its_button_and_has_a_sign(platform: Platform) -> None:
    other = P.IPHONE if platform is P.ANDROID else P.ANDROID
    assert answered_platform(LABELS[platform], (platform, other)) is platform
    assert SIGNS[platform]


def test_how_to_tell_is_one_sentence() -> None:
    assert how_to_tell(COMPUTERS) == (
        "A Windows computer has a key with four squares near the space bar; "
        "a Mac has an apple at the top left of the screen."
    )
