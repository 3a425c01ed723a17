"""The all-clear after an emergency, and what only begins like one."""

from __future__ import annotations

import pytest

from bot.desk.all_clear import all_clear, is_less_than_an_outage, only_supposes, spoke_against_a_call, was_no_emergency


@pytest.mark.parametrize(
    ("words", "clear"),
    [
        ("false alarm", True),
        ("haha false alarm it was a training video", True),
        ("found it!!", True),
        ("It was in the trunk all along!!!", True),
        ("my husband had it in his bag, panic over", True),
        ("its back. works again for everyone", True),
        ("ok everybody can open their files again, sorry for the trouble", True),
        ("the server is back", True),
        ("Sorry I was wrong, it was only my cable", True),
        ("it is back but still slow", False),
        ("I found my files encrypted with a ransom note", False),
        ("we found it on the street, somebody has opened it", False),
        ("nobody can work again", False),
        ("is it back?", False),
        ("all works again, please give me access to Ravi's mailbox", False),
        ("it's back up, no need", True),
        ("the virus is back", False),
        ("my laptop is stolen", False),
    ],
)
def test_an_all_clear(words: str, clear: bool) -> None:
    assert all_clear(words) is clear


@pytest.mark.parametrize(
    "words",
    [
        "false alarm",
        "we found the ipad in the drawer",
        "found it!!",
        "it was only my cable",
        "works again",
        "oh sorry, it was just a loose cable",
        "ok found my phone under the seat",
        "my husband had it in his bag, panic over",
        "it was in the trunk all along",
        "false alarm, don't call anybody",
        "found it, no need to call",
        "the internet is back",
        "everything works again, thanks",
        "everybody can open their files again",
        "it was only a drill",
    ],
)
def test_before_a_call_it_was_no_emergency(words: str) -> None:
    assert was_no_emergency(words)


@pytest.mark.parametrize(
    "words",
    [
        "yes, it was only an hour ago",
        "yes it was just now",
        "it was just stolen",
        "yes call, it was just a minute ago",
        "yes, everyone can see it now",
        "yes they can see our files now",
        "yes, the man is back",
        "i think we were wrong to pay",
        "yes, found it on the desk",
        "it was in my car",
        "it was only my laptop that was stolen",
        "nothing happened when I clicked",
        "I found it strange",
        "i found it on the dark web",
        "hackers found it",
        "this is no false alarm",
        "maybe a false alarm, call him",
        "it is back",
        "they can open our files again",
        "found them, they are still here",
        "there was a false alarm last week, this is real",
        "call him until it works again",
        "it was just a man from the bank",
        "please call, found the laptop open",
    ],
)
def test_before_a_call_it_may_be_one(words: str) -> None:
    assert not was_no_emergency(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "its slow, not dead",
            "just mine",
            "only the printer",
            "just the shop pc",
            "just me",
            "slow but works",
            "not dead, just slow",
        ),
        *(
            "no, its only my computer",
            "internet is slow not down",
            "just on my laptop",
            "only the printer in reception",
        ),
    ],
)
def test_it_is_less_than_an_outage(words: str) -> None:
    assert is_less_than_an_outage(words)
    assert spoke_against_a_call(f"our internet is down\n{words}")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "its dead",
            "not slow, dead",
            "its slow for everyone",
            "slow and nobody can work",
            "only the server",
            "only the server pc",
        ),
        *(
            "only the phones",
            "only the printer works",
            "only my pc works",
            "just me and the team",
            "just me, completely dead",
            "yes",
        ),
        *("everyone", "just the internet", "the printer", "not working"),
    ],
)
def test_it_may_be_an_outage_all_the_same(words: str) -> None:
    assert not is_less_than_an_outage(words)
    assert not spoke_against_a_call(f"our internet is down\n{words}")


@pytest.mark.parametrize(
    ("words", "supposes"),
    [
        ("and if the server burns?", True),
        ("what happens if the server is down at night?", True),
        ("what if the internet is down on sunday?", True),
        ("what if the server burns down, what do you do?", True),
        ("in case you wonder: the server is down, can you come?", False),
        ("If anybody is there: our server is down??", False),
        ("if possible can you call me, the server is down?", False),
        ("if this continues nobody at the clinic can work, server down since 8, can you come?", False),
        ("If you can hear me, our till system does nothing for anybody?", False),
        ("in case nobody told you: dentrix kicks everyone out?", False),
        ("what if nobody in our office can log in since this morning?", False),
        ("if the server is down", False),
        ("what if the server is down now?", False),
        ("the server is down, what if it burns?", False),
        ("if you can, help, the server is down?", False),
        ("is the server down?", False),
        ("if nobody comes we lose everything! the server is down?", False),
    ],
)
def test_what_is_only_supposed(words: str, supposes: bool) -> None:
    assert only_supposes(words) is supposes
