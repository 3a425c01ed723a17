"""One suite for everything that says how alike tickets are: the real one with and without encoder, and the fake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.connectors.likeness import LanguageLikeness
from bot.language.encoder import load_encoder
from bot.operations.ports import Likeness, Meaning, TicketWords
from tests.fakes import SharesWords

PRINTER = "the label printer in the warehouse prints blank labels"
AGAIN = "blank labels again from the label printer in the warehouse"
PHONE = "nobody hears me"

MAKERS: dict[str, Callable[[], Likeness]] = {
    "with encoder": lambda: LanguageLikeness(load_encoder),
    "fake": SharesWords,
}
ALL: dict[str, Callable[[], Likeness]] = {**MAKERS, "without encoder": lambda: LanguageLikeness(lambda: None)}


@pytest.fixture(params=ALL)
def likeness(request: pytest.FixtureRequest) -> Likeness:
    return ALL[request.param]()


@pytest.fixture(params=MAKERS)
def maker(request: pytest.FixtureRequest) -> Likeness:
    return MAKERS[request.param]()


def _tickets(*words: str) -> list[TicketWords]:
    return [TicketWords(f"ND-{number}", text) for number, text in enumerate(words, start=1001)]


def _with_meanings(likeness: Likeness, *words: str) -> list[TicketWords]:
    meanings = likeness.meanings(list(words))
    return [replace(ticket, meaning=meaning) for ticket, meaning in zip(_tickets(*words), meanings, strict=True)]


def test_the_same_words_are_quite_alike_and_foreign_ones_not_at_all(likeness: Likeness) -> None:
    one, *others = _tickets(PRINTER, PRINTER, PHONE)
    assert list(likeness.likeness(one, others)) == [pytest.approx(1.0), 0.0]


def test_the_same_meaning_is_quite_alike_and_a_foreign_one_not_at_all(maker: Likeness) -> None:
    one, *others = _with_meanings(maker, PRINTER, PRINTER, PHONE)
    assert list(maker.likeness(one, others)) == [pytest.approx(1.0, abs=1e-5), 0.0]


def test_there_is_one_answer_for_each_other_in_their_order(likeness: Likeness) -> None:
    one, *others = _tickets(PRINTER, PHONE, AGAIN, PHONE, PRINTER)
    forward = list(likeness.likeness(one, others))
    assert forward == list(likeness.likeness(one, others[::-1]))[::-1]
    assert [value > 0 for value in forward] == [False, True, False, True]


def test_nothing_to_compare_with_is_no_answer(likeness: Likeness) -> None:
    assert list(likeness.likeness(_tickets(PRINTER)[0], [])) == []


@pytest.mark.parametrize("words", ["", " ", "\x00", "🙁", "x" * 5_000], ids=["none", "blank", "nul", "sign", "long"])
def test_odd_words_are_compared_calmly(likeness: Likeness, words: str) -> None:
    one, other = _tickets(words, PRINTER)
    (value,) = likeness.likeness(one, [other])
    assert 0 <= value <= 1


def test_every_text_gets_a_meaning_by_the_named_maker(maker: Likeness) -> None:
    meanings = maker.meanings([PRINTER, PHONE, PRINTER])
    assert {meaning.made_by for meaning in meanings} == {maker.maker()}
    assert (meanings[0] == meanings[1], len(meanings[0].vector) > 0) == (False, True)
    assert list(maker.meanings([])) == []


def test_a_ticket_without_a_meaning_is_compared_by_its_words(maker: Likeness) -> None:
    (meant,), (plain,) = _with_meanings(maker, PRINTER), _tickets(AGAIN)
    assert [maker.likeness(one, [other])[0] > 0 for one, other in ((meant, plain), (plain, meant))] == [True, True]


def test_meanings_of_another_maker_are_left_alone(maker: Likeness) -> None:
    foreign = Meaning("somebody else 2", b"?")
    one, other = (replace(ticket, meaning=foreign) for ticket in _tickets(PRINTER, PRINTER))
    (own,) = _with_meanings(maker, PRINTER)
    assert list(maker.likeness(own, [other])) == [pytest.approx(1.0)]
    assert list(maker.likeness(one, [own])) == [pytest.approx(1.0)]
