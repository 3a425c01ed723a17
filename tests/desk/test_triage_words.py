"""What people say to the two questions who do not answer them, and what is none of that."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Impact, Urgency
from bot.desk.side_words import same_for_many, told_early, wants_nobody_called
from bot.desk.triage_words import (
    cannot_tell,
    leaves_the_questions,
    only_mine,
    says_it_is_dead,
    told_impact,
    told_urgency,
    wants_just_a_ticket,
    wants_no_questions,
)


@pytest.mark.parametrize(
    "words",
    [
        "just open a ticket",
        "open a ticket please",
        "Can you just open a ticket?",
        "i don't care, open the ticket",
        "ticket please",
        "just log it",
        "create a ticket now",
        "I just want a ticket",
        "i dont have time for this, just open a ticket please",
        "skip the questions",
        "skip",
        "skip these pls",
        "can u just raise a ticket",
        "why do you ask so many questions, just log a ticket",
        "I said open a ticket!!",
        "skip this please",
        "no more questions",
        "stop asking me questions",
        "never mind the questions, open a ticket",
        "enough with the questions!",
    ],
)
def test_these_leave_both_questions(words: str) -> None:
    assert leaves_the_questions(words)


@pytest.mark.parametrize(
    "words",
    [
        "just me",
        "my team",
        "stopped",
        "the ticket system is down",
        "how is my ticket?",
        "close the ticket",
        "no",
        "i have a question",
        "skip tracing does not work in our crm",
        "send it to everyone",
        "never mind",
        "",
        "open a ticket " + "and another " * 8,
    ],
)
def test_these_leave_no_question(words: str) -> None:
    assert not leaves_the_questions(words)


@pytest.mark.parametrize(
    ("words", "wants"),
    [
        ("ticket. now.", True),
        ("a ticket please", True),
        ("just open a ticket", True),
        ("open a ticket", False),
        ("ticket printer now jams", False),
        ("ticket nd-1001 please", False),
        ("my ticket", False),
    ],
)
def test_a_ticket_and_nothing_else(words: str, wants: bool) -> None:
    assert wants_just_a_ticket(words) is wants


def test_a_ticket_that_is_wanted_says_nothing_about_questions() -> None:
    assert not wants_no_questions("just open a ticket")
    assert wants_no_questions("just open a ticket, no questions please")


@pytest.mark.parametrize(
    ("words", "cannot"),
    [
        ("I don't know", True),
        ("no idea, sorry", False),
        ("no idea", True),
        ("doesn't matter", True),
        ("i don't care", True),
        ("not sure yet", True),
        ("i don't know how to print", False),
        ("no", False),
    ],
)
def test_who_cannot_tell_says_nothing_else(words: str, cannot: bool) -> None:
    assert cannot_tell(words) is cannot


def test_mine_is_one_person() -> None:
    assert only_mine("just mine") and only_mine("Mine.") and not only_mine("mine and hers")


@pytest.mark.parametrize(
    "words",
    [
        "me and two others",
        "i think only my colleague and me",
        "me and my team mate",
        "three of us",
        "half the office",
        "Me and 3 colleagues",
    ],
)
def test_who_is_affected_too_is_told_in_people_s_own_words(words: str) -> None:
    assert told_impact(words) is Impact.GROUP


@pytest.mark.parametrize("words", ["me", "everyone", "me and the printer", "the two of us had lunch", ""])
def test_other_words_tell_no_group(words: str) -> None:
    assert told_impact(words) is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("it's dead", Urgency.STOPPED),
        ("it has stopped", Urgency.STOPPED),
        ("it does not work at all", Urgency.STOPPED),
        ("nothing works", Urgency.STOPPED),
        ("it's really slow", Urgency.DEGRADED),
        ("it still works but takes ages", Urgency.DEGRADED),
        ("well I can use the other printer", Urgency.WORKS),
        ("there is a way round it", Urgency.WORKS),
        ("no rush", Urgency.WORKS),
        ("i can work", Urgency.WORKS),
        ("we can work", Urgency.WORKS),
        ("I can still work", Urgency.WORKS),
        ("we can all work", Urgency.WORKS),
        ("i can work around it", Urgency.WORKS),
        ("I can't work", Urgency.STOPPED),
        ("we cannot work at all", Urgency.STOPPED),
        ("we can not do anything", Urgency.STOPPED),
        ("nobody can work", Urgency.STOPPED),
        ("no one can do anything", Urgency.STOPPED),
        ("i can do anything", None),
        ("it works again", None),
        ("the server is dead", None),
        ("stopped by the shop", None),
        ("", None),
    ],
)
def test_how_bad_it_is_is_told_in_people_s_own_words(words: str, meant: Urgency | None) -> None:
    assert told_urgency(words) is meant
    assert says_it_is_dead(words) is (meant is Urgency.STOPPED)


@pytest.mark.parametrize("words", ["don't know", "dont know", "don't care"])
def test_no_idea_without_an_i_is_none_either(words: str) -> None:
    assert cannot_tell(words)


@pytest.mark.parametrize(
    ("words", "many", "bad"),
    [
        ("and there is no way round it", None, Urgency.STOPPED),
        ("no workaround", None, Urgency.STOPPED),
        ("and we cant work around it", None, Urgency.STOPPED),
        ("there isn't any way around it", None, Urgency.STOPPED),
        ("we have no other way", None, Urgency.STOPPED),
        ("there is a way round it", None, Urgency.WORKS),
        ("no way", None, None),
        ("no way, too expensive", None, None),
        ("no way to print it", None, None),
        ("everybody, and there is no way round it", Impact.CLIENT, Urgency.STOPPED),
        ("everybody and nobody can work", Impact.CLIENT, Urgency.STOPPED),
        ("and all of us now", Impact.CLIENT, None),
        ("just me, i can work", Impact.PERSON, Urgency.WORKS),
        ("all of us, we can work", Impact.CLIENT, Urgency.WORKS),
        ("just me, i can't work", Impact.PERSON, Urgency.STOPPED),
        ("no, everyone", Impact.CLIENT, None),
    ],
)
def test_that_there_is_no_way_round_it_stops_the_work(words: str, many: Impact | None, bad: Urgency | None) -> None:
    assert told_early(words) == (many, bad)


@pytest.mark.parametrize(
    ("words", "no"),
    [
        ("no", True),
        ("no, don't call", True),
        ("nope not needed thanks", True),
        ("dont wake anybody", True),
        ("please", False),
        ("thanks", False),
        ("no the printer too", False),
        ("don't leave it, call him", False),
        ("no! call him", False),
        ("please call him, don't leave it", False),
        ("no no wake him please", False),
        ("don't, call him", False),
        ("don't bother, call him", False),
        ("don't leave it", False),
        ("no need to leave it", False),
        ("no, ring her", False),
        ("not now, call him", False),
        ("leave it", True),
        ("don't, leave it", True),
        ("no need to wake him", True),
        ("don't call or wake anybody please", True),
        ("no, it's fine, don't bother him", True),
        ("please do not ring anyone", True),
        ("don't phone, not needed", True),
        ("call now", False),
    ],
)
def test_a_no_to_the_question_whether_somebody_shall_be_called(words: str, no: bool) -> None:
    assert wants_nobody_called(words) is no


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("everybody has it, but dont wake anyone", True),
        ("all of us have the same", True),
        ("it's the same for everyone here", True),
        ("my colleagues have that too", True),
        ("the internet is down for everyone", False),
        ("everybody has a new phone", False),
    ],
)
def test_that_others_have_it_too_is_about_what_is_talked_about(words: str, same: bool) -> None:
    assert same_for_many(words) is same
