"""Who speaks with a requester, until when, and whom words are for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.desk.handover import (
    BOT_LISTENS_FOR,
    Listener,
    Over,
    Talk,
    begin_talk,
    end_talk,
    is_asked_about,
    listener_of,
    note_among_colleagues,
    only_thanks,
    wants_the_bot,
    why_over,
)
from bot.desk.tickets import TicketState
from tests.storage.values import ticket as a_ticket

NOW = datetime(2026, 11, 24, 15, tzinfo=timezone.utc)
MINUTE = timedelta(minutes=1)
OPEN = replace(a_ticket(), state=TicketState.IN_PROGRESS, owner="robin@msp.example")
ROBINS = Talk("ND-1", "maple", "sam@maple.example", "slack:T:U", "robin@msp.example", NOW)
AMARAS = replace(ROBINS, ticket="ND-2", speaker="amara@msp.example")


def test_a_talk_begins_with_an_answer_on_what_somebody_has() -> None:
    talk = begin_talk(None, OPEN, "slack:T:U", NOW)
    assert talk is not None and (talk.speaker, talk.spoke_at, talk.told) == ("robin@msp.example", NOW, False)
    assert begin_talk(None, replace(OPEN, owner=None), "slack:T:U", NOW) is None
    assert begin_talk(None, replace(OPEN, state=TicketState.RESOLVED), "slack:T:U", NOW) is None


def test_a_later_answer_takes_the_floor_back_and_tells_nothing_anew() -> None:
    before = replace(ROBINS, told=True, bot_until=NOW + BOT_LISTENS_FOR)
    assert begin_talk(before, OPEN, "telegram::1", NOW + MINUTE) == replace(
        before, conversation="telegram::1", spoke_at=NOW + MINUTE, bot_until=None
    )
    ended = end_talk(before, Over.ENDED, NOW)
    again = begin_talk(ended, OPEN, "slack:T:U", NOW + MINUTE)
    assert again is not None and (again.told, again.ended_at) == (False, None)


@pytest.mark.parametrize(
    ("changes", "works_here", "over"),
    [
        ({}, True, None),
        ({"owner": None}, False, Over.RELEASED),
        ({}, False, Over.LEFT),
        ({"state": TicketState.RESOLVED}, True, Over.ENDED),
        ({"state": TicketState.CANCELLED, "owner": None}, False, Over.ENDED),
    ],
)
def test_a_talk_ends_with_the_ticket_or_with_who_has_it(
    changes: dict[str, object], works_here: bool, over: Over | None
) -> None:
    assert why_over(replace(OPEN, **changes), works_here=works_here) is over  # type: ignore[arg-type]


_HEARD = {"heard_at": NOW + MINUTE}


@pytest.mark.parametrize(
    ("talks", "for_bot", "who", "whose"),
    [
        pytest.param([], False, Listener.BOT, None, id="nobody speaks"),
        pytest.param([ROBINS], False, Listener.TECHNICIAN, "ND-1", id="one"),
        pytest.param([ROBINS], True, Listener.BOT, None, id="a button, a command, an emergency"),
        pytest.param([replace(ROBINS, bot_until=NOW + 9 * MINUTE)], False, Listener.BOT, None, id="the bot has asked"),
        pytest.param([replace(ROBINS, bot_until=NOW + 2 * MINUTE)], False, Listener.TECHNICIAN, "ND-1", id="long ago"),
        pytest.param([ROBINS, AMARAS], False, Listener.WHICH, None, id="two have said something"),
        pytest.param([replace(ROBINS, **_HEARD), AMARAS], False, Listener.TECHNICIAN, "ND-2", id="one waits"),
        pytest.param(
            [replace(ROBINS, heard_at=NOW + 2 * MINUTE), replace(AMARAS, **_HEARD)],
            False,
            Listener.TECHNICIAN,
            "ND-1",
            id="the last one written to",
        ),
    ],
)
def test_whom_words_are_for(talks: list[Talk], for_bot: bool, who: Listener, whose: str | None) -> None:
    found, talk = listener_of(talks, NOW + 2 * MINUTE, for_bot=for_bot)
    assert (found, talk.ticket if talk else None) == (who, whose)


def test_words_after_the_solution_are_asked_about_once_and_for_a_day() -> None:
    solved = replace(OPEN, state=TicketState.RESOLVED)
    ended = end_talk(ROBINS, Over.ENDED, NOW)
    assert is_asked_about(ended, solved, NOW + timedelta(hours=23))
    assert not is_asked_about(ended, solved, NOW + timedelta(hours=24))
    assert not is_asked_about(replace(ended, asked=True), solved, NOW)
    assert not is_asked_about(ROBINS, OPEN, NOW)
    assert not is_asked_about(end_talk(ROBINS, Over.REQUESTER, NOW), solved, NOW)
    assert not is_asked_about(ended, replace(solved, state=TicketState.CLOSED), NOW)


@pytest.mark.parametrize(
    "words", ["bot", "Bot!", "talk to the bot again", "please let me talk to the bot", "back to the bot", "Nightdesk?"]
)
def test_the_bot_is_asked_for(words: str) -> None:
    assert wants_the_bot(words)


@pytest.mark.parametrize(
    "words",
    ["the bot said something else", "robot", "did the bot open this?", "talk to me", "", "bottom drawer", "ok bot no"],
)
def test_words_with_a_bot_in_them_are_for_the_technician(words: str) -> None:
    assert not wants_the_bot(words)


@pytest.mark.parametrize(
    "words", ["thanks!", "Thank you so much Robin", "works now, thanks", "great thanks", "all good now"]
)
def test_thanks_ask_for_nothing(words: str) -> None:
    assert only_thanks(words)


@pytest.mark.parametrize("words", ["thanks, but it jams again?", "it works not", "no", "thanks? it is still offline"])
def test_thanks_with_something_wrong_are_no_thanks(words: str) -> None:
    assert not only_thanks(words)


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("note: spare roller in the van", "spare roller in the van"),
        ("Internal : ask Kim", "ask Kim"),
        ("// she is on leave", "she is on leave"),
        ("@Amara can you look?", "@Amara can you look?"),
        ("note:", ""),
        ("Please note: the paper tray is on the left.", None),
        ("Which tray is it?", None),
        ("https://intranet.example/printer", None),
    ],
)
def test_what_is_for_colleagues_alone(words: str, note: str | None) -> None:
    assert note_among_colleagues(words) == note
