"""Chat speech in plain spelling, for the patterns; and what only looks like it."""

from __future__ import annotations

import pytest

from bot.desk.plain_words import plain_words


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("whats that, im not sure, ive no idea", "what's that, i'm not sure, i've no idea"),
        ("hows it going", "how's it going"),
        ("wheres the button", "where's the button"),
        ("dont cant wont isnt doesnt", "don't can't won't isn't doesn't"),
        ("thats it", "that's it"),
        ("i don\u2019t", "i don't"),
        ("i don\u00b4t, it doesn`t", "i don't, it doesn't"),
        ("i m on ext 12 and it doesn t print", "i'm on ext 12 and it doesn't print"),
        ("its still slow", "it's still slow"),
        ("r u open over xmas?", "are you open over christmas?"),
        ("R U OPEN", "are you OPEN"),
        ("what r ur hours", "what are your hours"),
        ("prices r high", "prices are high"),
        ("can u come 2moro", "can you come tomorrow"),
        ("tmrw or tmr or 2nite", "tomorrow or tomorrow or tonight"),
        ("pls, plz and thx", "please, please and thanks"),
        ("thats fine ty", "that's fine thanks"),
        ("b4 noon", "before noon"),
        ("bc i cant work", "because i can't work"),
        ("cuz its dead", "because it's dead"),
        ("idk", "i don't know"),
        ("np", "no problem"),
        ("k", "ok"),
        ("k thx", "ok thanks"),
        ("yh", "yes"),
        ("yea", "yes"),
        ("ye do it", "yes do it"),
        ("yup", "yes"),
        ("nah", "no"),
        ("nop", "no"),
        ("l8r", "later"),
        ("gonna try, wanna wait", "going to try, want to wait"),
        ("smth for ppl in a msg, sry", "something for people in a message, sorry"),
        ("w/ my colleague, w/o me", "with my colleague, without me"),
        ("its slow rn", "it's slow right now"),
        ("cant work atm", "can't work at the moment"),
        ("in 2hrs or 10 mins or an hr", "in 2 hours or 10 minutes or an hour"),
        ("@ 3pm", "at 3pm"),
        ("@3", "at 3"),
        ("at 3 p.m. tomorrow", "at 3 pm tomorrow"),
        ("at 15h", "at 15:00"),
        ("15h30", "15:30"),
        ("tomorrow 15.00", "tomorrow 15:00"),
        ("at 15.00", "at 15:00"),
        ("tomorrow 730 am", "tomorrow 7:30 am"),
        ("3ish", "about 3"),
        ("around 3ish on fri", "about 3 on friday"),
        ("it works now lol :)", "it works now"),
        ("thats great \U0001f64f", "that's great"),
        ("ok sir", "ok"),
        ("2 much", "too much"),
        ("its to expensive", "it's too expensive"),
        ("me n my boss & you", "me and my boss and you"),
        ("nvm", "never mind"),
    ],
)
def test_chat_speech_is_read_in_plain_spelling(typed: str, plain: str) -> None:
    assert plain_words(typed) == plain


@pytest.mark.parametrize(
    "words",
    [
        "the U 300 prints",
        "a 2 u rack, a U-shaped desk in the u.s. office",
        "R: is gone, so is my r drive and U:",
        "K drive is missing",
        "it cost 5k and weighs 5 k",
        "sam@maple-dental.example and u@home.example",
        "c:/w/o/x and /srv/w/data and \\\\srv\\u\\r",
        "the rn is here, RN Okoro and our rn too",
        "the atm in the lobby",
        "b4 paper, B4 and cell B4",
        "we are in Vancouver bc",
        "version 11.20 costs 15.00",
        "hr wants it",
        "its screen is black",
        "it lets me in",
        "i feel ill",
        "M8 screws",
        "msg.exe and pls.docx",
        "R&D and r&d",
        "ok.",
        "\U0001f44d",
        "lol",
        "",
    ],
)
def test_what_only_looks_like_it_stays(words: str) -> None:
    assert plain_words(words) == words
