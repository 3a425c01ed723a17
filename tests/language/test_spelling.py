"""Typing errors are put right into words of the desk, and a word that anybody knows stays as it is."""

from __future__ import annotations

import json
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.spelling import Corrected, Correction, SpellingCorrector, learn_spelling

_TEXTS = [
    "my printer is offline",
    "my printer needs paper",
    "the printer keeps asking for a password",
    "reset my password please",
    "the password was changed and outlook doesn't open",
    "outlook doesn't open this morning",
    "nobody can print since this morning",
    "print from the computer to the printer",
    "my computer is slow and the mouse doesn't move",
    "the mouse and the keyboard of my computer",
    "keyboard and mouse are not working",
    "wifi is not working in the meeting room",
    "the meeting room has no wifi",
    "there is room on the server",
    "the server was down and nobody knew",
    "the server is down",
    "authentication failed on the server",
    "authentication failed again",
    "we lost the connection to the server",
    "the connection drops again",
    "an email with a big attachment",
    "no email and no attachment",
    "reconnect the scanner please",
    "the scanner is slow",
]
_NAMES = ["Microsoft Teams", "QuickBooks Online", "FortiClient", "Excel"]
_REAL_WORDS = {
    "scammer",
    "morning",
    "mouse",
    "moose",
    "house",
    "prune",
    "pointer",
    "form",
    "from",
    "server",
    "spinning",
}


@pytest.fixture(scope="module")
def corrector() -> SpellingCorrector:
    return learn_spelling(_TEXTS, _NAMES, _REAL_WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("my pritner is slow", "my printer is slow", id="two letters swapped"),
        pytest.param("my priner is slow", "my printer is slow", id="a letter dropped"),
        pytest.param("my printter is slow", "my printer is slow", id="a letter doubled"),
        pytest.param("my primter is slow", "my printer is slow", id="the key beside"),
        pytest.param("my printwer is slow", "my printer is slow", id="the key beside as well"),
        pytest.param("keybord", "keyboard", id="one word"),
        pytest.param("autentication faild", "authentication failed", id="two words"),
        pytest.param("autentcation", "authentication", id="two slips in a long word"),
        pytest.param("atachement missing", "attachment missing", id="two slips, a double and a vowel"),
        pytest.param("outlook dosen't open", "outlook doesn't open", id="apostrophe"),
        pytest.param("outlook dosen\u2019t open", "outlook doesn\u2019t open", id="curly apostrophe"),
        pytest.param("Pritner is slow", "Printer is slow", id="capital at the beginning"),
        pytest.param("Hello. Pritner is slow", "Hello. Printer is slow", id="capital of the second sentence"),
        pytest.param("THE PRITNER IS SLOW", "THE PRINTER IS SLOW", id="capitals"),
        pytest.param("My Pritner Is Slow", "My Printer Is Slow", id="every word capitalised"),
        pytest.param("i use Tems and Exel", "i use Teams and Excel", id="products inside a sentence"),
        pytest.param("the Forticlient or Forticleint", "the Forticlient or Forticlient", id="a product misspelt"),
        pytest.param("pritner/scaner", "printer/scanner", id="on both sides of a slash"),
        pytest.param("(pritner)", "(printer)", id="in brackets"),
        pytest.param(
            "\u201cpritner\u201d \u2014 pritner\u2026 pritner!!",
            "\u201cprinter\u201d \u2014 printer\u2026 printer!!",
            id="signs around",
        ),
        pytest.param("  pritner\n\n\tcomptuer ", "  printer\n\n\tcomputer ", id="blanks stay"),
        pytest.param("pritner 👍 Grüße", "printer 👍 Grüße", id="emoji and accents stay"),
        pytest.param("myprinter is slow", "my printer is slow", id="a blank forgotten"),
        pytest.param("my pass word", "my password", id="a blank too many"),
        pytest.param("Out look and key board", "Outlook and keyboard", id="two blanks too many"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str, corrector: SpellingCorrector) -> None:
    assert corrector.correct(typed).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "...",
        "my printer is offline",
        pytest.param("the spinning pointer", id="real words near ours"),
        pytest.param("a scammer called", id="a real word one letter from scanner"),
        pytest.param("prune the moose house", id="real words alone"),
        pytest.param("teh prt ofr", id="too short"),
        pytest.param("zebra xylophone quantum", id="unknown and near to nothing"),
        pytest.param("SEVER is up", id="capitals of five letters"),
        pytest.param("please ask our Mr Mousse", id="a name inside a sentence"),
        pytest.param("Inês and Pasçal", id="letters that English does not have"),
        pytest.param("vComputer and dropBox", id="capitals inside"),
        pytest.param("pritner@pasword.example", id="an address"),
        pytest.param("https://pritner.example/pasword", id="a link"),
        pytest.param("www.pasword", id="a host"),
        pytest.param("pritner.example.com", id="a host name"),
        pytest.param("open pasword.docx", id="a file"),
        pytest.param(r"look in \\srver\pasword", id="a network path"),
        pytest.param("look in /srver/pasword", id="a path"),
        pytest.param("PRITNER-SCANER", id="an asset tag without a number"),
        pytest.param("pritner-07 and pritner2", id="tags with numbers"),
        pytest.param("PRITNER_NOT_FOUND", id="an error name"),
        pytest.param("#pritner", id="a channel"),
        pytest.param("outlook doesnt open", id="an apostrophe left out"),
        pytest.param("printers rebooting the server's scanners", id="forms of known words"),
        pytest.param("onsite voicemail and dhcp", id="words of the trade"),
        pytest.param("data base", id="two words that we never write as one"),
    ],
)
def test_what_is_no_slip_stays(text: str, corrector: SpellingCorrector) -> None:
    assert corrector.correct(text) == Corrected(text, ())


def test_every_correction_says_where_it_was_and_what_stood_there(corrector: SpellingCorrector) -> None:
    typed = "hi, pritner and pass word"
    assert corrector.correct(typed) == Corrected(
        "hi, printer and password",
        (Correction(4, 11, "pritner", "printer"), Correction(16, 25, "pass word", "password")),
    )


def test_a_guess_between_two_words_is_not_made() -> None:
    even = learn_spelling(["fold", "gold"] * 5, [])
    clear = learn_spelling(["fold", "gold"] * 5 + ["gold"] * 20, [])
    assert (even.correct("a vold").text, clear.correct("a vold").text) == ("a vold", "a gold")


def test_the_words_beside_decide_between_two_candidates() -> None:
    corrector = learn_spelling(["gate fold here", "solid gold there"] * 5, [])
    assert corrector.correct("gate vold, solid vold, vold here").text == "gate fold, solid gold, fold here"


def test_a_word_seen_once_is_no_target_without_a_list_of_english() -> None:
    assert learn_spelling(["the gadget"], []).correct("gadgget").text == "gadgget"
    assert learn_spelling(["the gadget", "a gadget"], []).correct("gadgget").text == "gadget"
    assert learn_spelling(["the gadget"], [], {"gadget"}).correct("gadgget").text == "gadget"


def test_a_slip_that_our_own_texts_repeat_is_still_a_slip_when_english_is_known() -> None:
    texts = ["reset my password"] * 20 + ["reset my pasword"] * 2
    assert learn_spelling(texts, []).correct("my pasword").text == "my pasword"
    assert learn_spelling(texts, [], {"reset"}).correct("my pasword").text == "my password"


def test_a_list_of_long_words_says_nothing_of_short_ones() -> None:
    texts = ["then the form", "when a thin form came"] * 40 + ["them", "them", "thesis"]
    corrector = learn_spelling(texts, [], {"morning", "reset"})
    assert corrector.correct("them then when thin thesis").text == "them then when thin thesis"


def test_a_product_name_of_its_own_is_never_a_slip_of_a_commoner_word() -> None:
    texts = ["the loop is closed"] * 50
    assert learn_spelling(texts, ["Loopy"], {"loop"}).correct("loopy").text == "loopy"
    assert learn_spelling(texts, [], {"closed"}).correct("loopp").text == "loop"


def test_a_corrector_stored_and_read_again_is_the_same(corrector: SpellingCorrector) -> None:
    stored = corrector.to_json()
    again = SpellingCorrector.from_json(stored)
    typed = "Pritner, pass word, myprinter, the scammer and autentcation"
    assert again.to_json() == stored
    assert again.correct(typed) == corrector.correct(typed)
    assert len(corrector.correct(typed).corrections) == 4


def test_the_same_texts_in_another_order_teach_the_same() -> None:
    shuffled = learn_spelling(_TEXTS[::-1], _NAMES[::-1], sorted(_REAL_WORDS))
    assert shuffled.to_json() == learn_spelling(_TEXTS, _NAMES, _REAL_WORDS).to_json()


@pytest.mark.parametrize("stored", ["", "{}", "[]", "null", json.dumps({"words": [], "names": 1})])
def test_something_else_is_not_read_as_a_corrector(stored: str) -> None:
    with pytest.raises(ValueError):
        SpellingCorrector.from_json(stored)


def test_a_corrector_that_learnt_nothing_changes_nothing() -> None:
    assert learn_spelling([], []).correct("my pritner is slow") == Corrected("my pritner is slow")


def test_a_long_message_of_unknown_words_is_read_at_once(corrector: SpellingCorrector) -> None:
    began = perf_counter()
    corrector.correct("pritnerr xqzjkvbwp " * 2_000)
    corrector.correct("printerpasword" * 2_000)
    corrector.correct("a-" * 10_000)
    # A tenth of a second is usual; quadratic work would take minutes.
    assert perf_counter() - began < 5


@given(st.text(st.one_of(st.characters(), st.sampled_from("printerpasword '\u2019.@/"))))
def test_the_corrections_are_exactly_what_was_changed(text: str) -> None:
    corrected = _SMALL.correct(text)
    rest, at = "", 0
    for each in corrected.corrections:
        assert (text[each.start : each.end], each.start >= at) == (each.typed, True)
        rest += text[at : each.start] + each.meant
        at = each.end
    assert rest + text[at:] == corrected.text


_SMALL = learn_spelling(_TEXTS, _NAMES)
