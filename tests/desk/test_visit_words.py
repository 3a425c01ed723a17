"""A wish for a visit: told from what insists on one and from what only sounds like it, and the time that is named with it."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from bot.desk.hour_words import NamedHour, instant_of
from bot.desk.hours import SupportHours, parse_weekly
from bot.desk.side_words import insists_on_a_visit
from bot.desk.visit_words import (
    asks_about_a_time,
    asks_what_it_costs,
    asks_whether_free,
    only_names_afar,
    only_wishes_for_a_visit,
    takes_help_from_afar,
    wanted_for,
    wants_somebody_to_look,
    wishes_for_a_visit,
)
from tests.desk.plans import ZONE

SATURDAY = date(2026, 11, 28)
SITES = ("Queen Street clinic", "barrie")
NOON = datetime(2026, 11, 28, 12, tzinfo=ZONE)
HOURS = SupportHours("America/Toronto", parse_weekly({"mon-fri": ["08:00-18:00"]}))


@pytest.mark.parametrize(
    ("words", "wishes"),
    [
        ("printer on the 3rd floor is jammed, can you send somebody tonight", True),
        ("the label printer won't print, can someone come now", True),
        ("can someone come to Queen street, the receipt printer is broken", True),
        ("could a technician stop by tomorrow", True),
        ("please send someone", True),
        ("send somebody please, nothing prints", True),
        ("is it possible that someone comes this afternoon", True),
        ("any chance of someone coming today?", True),
        ("somebody should come and look at it", True),
        ("Please come quickly", True),
        ("could you get someone here", True),
        ("can somebody come back to me about the invoice", False),
        ("can someone come up with a better password rule", False),
        ("can someone come to the phone", False),
        ("can you come into the teams meeting", False),
        ("can you send somebody the file", False),
        ("please send someone a new password", False),
        ("nobody needs to come, can someone come online", False),
        ("no need to send anyone, can you come back to me", False),
        ("customers can't come in, the door reader is dead", False),
        ("somebody came yesterday and it is broken again", False),
        ("can someone look at my printer", False),
    ],
)
def test_a_wish_for_a_visit_is_told_wherever_it_stands(words: str, wishes: bool) -> None:
    assert wishes_for_a_visit(words) is wishes


@pytest.mark.parametrize(
    "words", ["can you send somebody tonight", "can someone come tomorrow?", "please send someone"]
)
def test_who_asks_whether_somebody_can_come_does_not_insist(words: str) -> None:
    assert (wishes_for_a_visit(words), insists_on_a_visit(words)) == (True, False)


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("can someone come tomorrow?", True),
        ("ok and can you send somebody to Queen Street tomorrow at 8am please", True),
        ("could someone come to Barrie and have a look at it", True),
        ("when can somebody come over?", True),
        ("can someone come to fix the router", False),
        ("can someone come, the scanner is dead too", False),
        ("can someone come to Okotoks", False),
        ("the printer is dead", False),
        (f"can someone come {'tomorrow ' * 20}", False),
    ],
)
def test_a_wish_alone_is_told_from_a_new_matter(words: str, only: bool) -> None:
    assert only_wishes_for_a_visit(words, SITES) is only


@pytest.mark.parametrize(
    ("words", "free", "costs", "at"),
    [
        ("is that free", True, False, False),
        ("is the visit free?", True, False, False),
        ("and is the visit covered then?", True, False, False),
        ("do we have to pay for that?", True, False, False),
        ("does that cost extra", True, False, False),
        ("how much is that", False, True, False),
        ("and what would that cost?", False, True, False),
        ("how much is the visit", False, True, False),
        ("today still?", False, False, True),
        ("and tomorrow morning?", False, False, True),
        ("tomorrow", False, False, False),
        ("today", False, False, False),
        ("how much is a new laptop", False, False, False),
        ("is the wifi free", False, False, False),
        ("is the printer covered with dust", False, False, False),
        ("tomorrow the printer, today the scanner?", False, False, False),
    ],
)
def test_what_is_asked_about_it_is_told_by_the_whole_of_the_words(
    words: str, free: bool, costs: bool, at: bool
) -> None:
    assert (asks_whether_free(words), asks_what_it_costs(words), asks_about_a_time(words)) == (free, costs, at)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("can someone come", None),
        ("I need it for the morning, can someone come now", NamedHour(0, at_once=True)),
        ("I have a meeting Monday 8am\ncan someone come tomorrow?", NamedHour(1)),
        ("can someone come, ideally tomorrow morning?", NamedHour(1)),
        ("can someone come to Queen Street, it has to work by Monday and we open at 8 then", None),
        ("tomorrow can someone come?", NamedHour(1)),
        ("can you send somebody tonight", NamedHour(0, time(19))),
        ("can someone come this afternoon", NamedHour(0, time(13))),
        ("can someone come at lunch time", NamedHour(0, time(12))),
        ("can someone come in the morning", NamedHour(1)),
        ("can someone come on Monday at nine", NamedHour(2, time(9))),
        ("can someone come monday 8:30", NamedHour(2, time(8, 30))),
        ("can someone come on saturday", NamedHour(7)),
        ("can someone come at 3", NamedHour(0, time(15))),
        ("can someone come tonight at 9", NamedHour(0, time(21))),
        ("can someone come at 12am", NamedHour(0, time(0))),
        ("can someone come at 99", None),
        ("can someone come the day after tomorrow", NamedHour(2)),
        ("can someone come on the weekend", NamedHour(0, at_once=True)),
        ("can someone come next week", NamedHour(2)),
        ("today still?", NamedHour(0, at_once=True)),
        ("and tomorrow evening?", NamedHour(1, time(19))),
        ("is that free", None),
    ],
)
def test_only_the_time_that_is_named_with_the_wish_counts(words: str, wanted: NamedHour | None) -> None:
    assert wanted_for(words, SATURDAY) == wanted


@pytest.mark.parametrize(
    ("wanted", "hours", "at"),
    [
        (NamedHour(0, at_once=True), HOURS, "28 12:00"),
        (NamedHour(0, time(19)), HOURS, "28 19:00"),
        (NamedHour(0, time(9)), HOURS, "28 12:00"),
        (NamedHour(1), HOURS, "29 09:00"),
        (NamedHour(2), HOURS, "30 08:00"),
        (NamedHour(2), None, "30 09:00"),
        (NamedHour(2), SupportHours.always("America/Toronto"), "30 09:00"),
        (NamedHour(2, time(13)), HOURS, "30 13:00"),
    ],
    ids=["now", "tonight", "what is over is now", "sunday", "monday", "no hours", "always open", "an hour"],
)
def test_a_day_begins_with_its_support_hours_and_nothing_lies_in_the_past(
    wanted: NamedHour, hours: SupportHours | None, at: str
) -> None:
    assert f"{instant_of(wanted, NOON, 'America/Toronto', hours).astimezone(ZONE):%d %H:%M}" == at


@pytest.mark.parametrize(
    ("words", "afar"),
    [
        ("No, thank you, from remote is ok", True),
        ("remote is fine", True),
        ("from afar is ok", True),
        ("you can do it remotely", True),
        ("ok then from afar", True),
        ("nobody has to come", True),
        ("no thanks, remote help is fine with me", True),
        ("over the phone is fine", True),
        ("remote is not ok", False),
        ("i cannot work remotely", False),
        ("remote desktop does not connect", False),
        ("the phone is fine", False),
        ("my remote is broken", False),
    ],
)
def test_help_from_afar_is_fine(words: str, afar: bool) -> None:
    assert takes_help_from_afar(words) is afar


def test_remote_alone_may_name_a_problem() -> None:
    assert only_names_afar("remote") and not only_names_afar("remote is fine")


@pytest.mark.parametrize(
    ("words", "looks"),
    [
        ("um no I don't know where that is can you just have somebody look at it", True),
        ("can someone help right now", True),
        ("could you get a technician to fix this", True),
        ("can somebody help me with excel", False),
        ("can you look at my headset first", False),
        ("can you have the report by monday", False),
    ],
)
def test_somebody_shall_look(words: str, looks: bool) -> None:
    assert wants_somebody_to_look(words) is looks
