"""Two problems in one message, or one."""

from __future__ import annotations

from dataclasses import replace
from time import process_time
from typing import Any

import pytest

from bot.language.band import Band
from bot.language.clauses import Clause, split_clauses
from bot.language.judging import Judgement
from bot.language.problems import Halves, Joint, Problem, find_problems, listed_problems, ways_to_cut

_TEXT = "printer jams. wifi drops. no sound"
_CLAUSES = (Clause(0, 12, "printer jams"), Clause(14, 24, "wifi drops"), Clause(26, 34, "no sound"))
_CUT, _LATER_CUT = ways_to_cut(_TEXT, _CLAUSES)


def _judged(*categories: tuple[str, float], **other: Any) -> Judgement:
    usual: dict[str, Any] = {
        "band": Band.ACT,
        "first": Band.ACT,
        "intents": categories,
        "categories": (*categories, ("out_of_scope", 0.01)),
        "ours": 0.95,
        "emergency": None,
        "suspicion": 0.0,
        "talks": False,
        "by_intent": None,
        "foreign": "out_of_scope",
    }
    return Judgement(**{**usual, **other})


_PRINTER = _judged(("printer", 0.9), ("wifi", 0.02))
_WIFI = _judged(("wifi", 0.9), ("printer", 0.02))
_BOTH = _judged(("printer", 0.5), ("wifi", 0.4))


def test_a_message_is_cut_between_clauses_and_keeps_its_places() -> None:
    expected = (
        Halves(Clause(0, 12, "printer jams"), Clause(14, 34, "wifi drops. no sound"), Joint.ENDED),
        Halves(Clause(0, 24, "printer jams. wifi drops"), Clause(26, 34, "no sound"), Joint.ENDED),
    )

    found = ways_to_cut(_TEXT, _CLAUSES)

    assert found == expected
    assert all(half.text == _TEXT[half.start : half.end] for cut in found for half in (cut.first, cut.second))


@pytest.mark.parametrize("clauses", [(), _CLAUSES[:1]], ids=["none", "one"])
def test_a_message_of_one_clause_is_not_cut(clauses: tuple[Clause, ...]) -> None:
    assert ways_to_cut(_TEXT, clauses) == ()


def test_two_sure_halves_that_the_whole_knows_are_two_problems() -> None:
    assert find_problems(_BOTH, [_CUT], [(_PRINTER, _WIFI)]) == (
        Problem("printer jams", 0, 12, "printer", 0.9),
        Problem("wifi drops. no sound", 14, 34, "wifi", 0.9),
    )


@pytest.mark.parametrize(
    ("whole", "one", "other"),
    [
        (_BOTH, _PRINTER, _PRINTER),
        (_BOTH, _PRINTER, _judged(("out_of_scope", 0.9), ("wifi", 0.05))),
        (_BOTH, _judged(("out_of_scope", 0.9), ("wifi", 0.05)), _WIFI),
        (_BOTH, _PRINTER, replace(_WIFI, talks=True)),
        (_BOTH, replace(_PRINTER, talks=True), _WIFI),
        (_BOTH, _judged(("printer", 0.15), ("wifi", 0.02)), _judged(("wifi", 0.15), ("printer", 0.02))),
        (_BOTH, _judged(("printer", 0.5), ("wifi", 0.4)), _judged(("wifi", 0.5), ("printer", 0.4))),
        (_BOTH, replace(_PRINTER, ours=0.02), _WIFI),
        (_judged(("printer", 0.99), ("wifi", 0.0)), _PRINTER, _judged(("wifi", 0.8), ("printer", 0.1))),
    ],
    ids=[
        "the same category twice",
        "second half foreign",
        "first half foreign",
        "second half talk",
        "first half talk",
        "both halves vague",
        "each half may be the other's category",
        "one half hardly ours",
        "the whole knows of one only",
    ],
)
def test_one_problem_stays_one(whole: Judgement, one: Judgement, other: Judgement) -> None:
    assert find_problems(whole, [_CUT], [(one, other)]) == ()


def test_the_likeliest_of_several_cuts_is_taken() -> None:
    vague = _judged(("wifi", 0.6), ("printer", 0.02))

    found = find_problems(_BOTH, [_CUT, _LATER_CUT], [(_PRINTER, vague), (_PRINTER, _WIFI)])

    assert [problem.start for problem in found] == [0, 26]


def test_of_equally_likely_cuts_the_first_is_taken() -> None:
    found = find_problems(_BOTH, [_CUT, _LATER_CUT], [(_PRINTER, _WIFI)] * 2)

    assert [problem.start for problem in found] == [0, 14]


def test_a_message_that_cannot_be_cut_has_no_second_problem() -> None:
    assert find_problems(_BOTH, [], []) == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("my password is [password removed], outlook does not take it", 0),
        ("hi my password is [password removed]. the printer jams too", 0),
        ("my password is [password removed] and it fails, the printer jams", 1),
    ],
)
def test_a_stated_password_is_no_problem_of_its_own(text: str, first: int) -> None:
    place = max(text.find(","), text.find("."))
    clauses = (Clause(0, place, text[:place]), Clause(place + 2, len(text), text[place + 2 :]))

    assert len(ways_to_cut(text, clauses)) == first


def test_a_wish_that_somebody_comes_is_no_problem_of_its_own() -> None:
    text = "Screen in reception black. Needs somebody on site"

    assert ways_to_cut(text, split_clauses(text)) == ()


def test_two_troubles_with_signing_in_are_one_unless_the_second_is_added() -> None:
    forgot = _judged(("password_reset", 0.9), ("account_locked", 0.02))
    locked = _judged(("account_locked", 0.9), ("password_reset", 0.02))
    whole = _judged(("password_reset", 0.5), ("account_locked", 0.45))

    assert find_problems(whole, [_CUT], [(forgot, locked)]) == ()
    assert len(find_problems(whole, [replace(_CUT, joint=Joint.ADDED)], [(forgot, locked)])) == 2


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("outlook is down. the printer jams", Joint.ENDED),
        ("outlook is down and also the printer jams", Joint.ADDED),
        ("outlook is down. Another thing: the printer jams", Joint.ADDED),
        ("outlook is down and the printer jams", Joint.AND),
        ("outlook is down, the printer jams", Joint.OTHER),
        ("wifi code for visitors and toner for the big copier", Joint.BARE_AND),
        ("wifi code for visitors plus toner for the big copier", Joint.BARE_AND),
        ("wifi code for visitors & toner for the big copier", Joint.BARE_AND),
        ("Missed backup and expired password on reception pc", Joint.BARE_AND),
    ],
)
def test_what_joins_the_halves_is_noted(text: str, joint: Joint) -> None:
    (cut,) = ways_to_cut(text, split_clauses(text))

    assert cut.joint is joint


@pytest.mark.parametrize(
    "text",
    [
        "printer and scanner broken",
        "the program wants an update of the driver",
        "camera and microphone not found in any program",
        "my outlook freezes and shows an error",
        "I sent the offer to our client and got an error back",
        "the program stops after the update and has no menu",
        "pc restarted after dinner and closed all my files",
        "he changed the door code and then nothing opened there",
        'the box "save and close the budget file" stays open',
        "and",
    ],
)
def test_one_thing_is_not_cut_at_every_and(text: str) -> None:
    assert ways_to_cut(text, split_clauses(text)) == ()


def test_the_second_problem_may_begin_at_an_and_within_one_of_few_clauses() -> None:
    text = "I moved desks. My dock shows no picture and toner for the big copier"

    found = ways_to_cut(text, split_clauses(text))

    assert [(cut.joint, cut.second.text) for cut in found] == [
        (Joint.ENDED, "My dock shows no picture and toner for the big copier"),
        (Joint.AND_WITHIN, "toner for the big copier"),
    ]


def test_a_long_message_is_cut_between_its_clauses_alone() -> None:
    text = "the mouse lags. I changed the battery. the keyboard lags. I want a new set and wifi code for visitors"

    assert {cut.joint for cut in ways_to_cut(text, split_clauses(text))} == {Joint.ENDED}


def test_of_many_ands_the_two_most_even_cuts_are_looked_at() -> None:
    text = "old laptop and new toner box and wifi code for visitors and holiday calendar"

    found = ways_to_cut(text, split_clauses(text))

    assert [cut.second.text for cut in found] == [
        "wifi code for visitors and holiday calendar",
        "new toner box and wifi code for visitors and holiday calendar",
    ]


def test_who_says_also_means_two_things_where_a_comma_leaves_it_open() -> None:
    one, other = _judged(("printer", 0.45), ("wifi", 0.05)), _judged(("wifi", 0.45), ("printer", 0.05))
    found = {
        joint: find_problems(_BOTH, [replace(_CUT, joint=joint)], [(one, other)]) != ()
        for joint in (Joint.ADDED, Joint.OTHER)
    }

    assert found == {Joint.ADDED: True, Joint.OTHER: False}


def test_a_list_of_thousands_of_things_is_looked_at_once() -> None:
    text = "printer toner and " * 3000
    began = process_time()

    # Looking at all that stands on both sides of each "and" took 13 seconds.
    assert len(ways_to_cut(text, split_clauses(text))) == 2
    assert process_time() - began < 3


_LIST = "printer jams, wifi drops, call me, no sound"
_ITEMS = (
    Clause(0, 12, "printer jams"),
    Clause(14, 24, "wifi drops"),
    Clause(26, 33, "call me"),
    Clause(35, 43, "no sound"),
)
_FOREIGN = _judged(("out_of_scope", 0.9), ("wifi", 0.02))


def _listed(*judged: Judgement) -> list[tuple[str, str]]:
    return [(each.category, each.text) for each in listed_problems(_LIST, _ITEMS, judged, "out_of_scope")]


def test_each_item_of_a_list_is_a_problem_and_a_wish_to_be_called_is_none() -> None:
    assert _listed(_PRINTER, _WIFI, _PRINTER, _WIFI) == [
        ("printer", "printer jams"),
        ("wifi", "wifi drops, call me"),
        ("wifi", "no sound"),
    ]


def test_what_is_none_of_ours_goes_with_the_item_beside_it() -> None:
    assert _listed(_FOREIGN, _PRINTER, _FOREIGN, _WIFI) == [
        ("printer", "printer jams, wifi drops, call me"),
        ("wifi", "no sound"),
    ]


def test_a_list_of_one_problem_is_none() -> None:
    assert _listed(_PRINTER, _FOREIGN, _PRINTER, _FOREIGN) == []


def test_two_names_of_one_kind_are_one_request() -> None:
    text, kind = "a mouse, a keyboard", _judged(("procurement", 0.9))
    items = (Clause(0, 7, "a mouse"), Clause(9, 19, "a keyboard"))
    assert listed_problems(text, items, (kind, kind), "out_of_scope") == ()


def test_things_of_which_one_thing_is_said_are_not_cut() -> None:
    text = "printer, scanner and fax all offline"
    assert ways_to_cut(text, split_clauses(text)) == ()
