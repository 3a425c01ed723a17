from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from bot.desk.emergencies import EmergencyKind
from bot.desk.errors import DeskError
from bot.operations.ports import Answer, Button, IncomingMessage, Pressed, StoredMessage, Work, WorkFactory

from .values import ANA, MINUTE, NOON, ROOM, client, message

YES = Button("Yes", Pressed("affirm", {"step": "look"}))
NO = Button("No", Pressed("deny"))


def _received(work: Work, key: str = "slack-1", text: str = "My printer is offline", minute: int = 0) -> StoredMessage:
    stored = work.conversations.receive(
        message(key, text), conversation=ROOM, at=NOON + minute * MINUTE, emergency=None
    )
    assert stored is not None
    return stored


def test_a_message_is_a_turn_that_can_be_found_again(begin: WorkFactory) -> None:
    with begin() as work:
        stored = work.conversations.receive(message(), conversation=ROOM, at=NOON, emergency=EmergencyKind.OUTAGE)
        work.commit()
    assert stored == StoredMessage(
        stored.id if stored else "",
        "slack-1",
        ROOM,
        "My printer is offline",
        None,
        NOON,
        "received",
        EmergencyKind.OUTAGE,
        None,
    )
    assert stored is not None
    with begin() as work:
        assert work.conversations.turn(stored.id) == stored
        assert work.conversations.turn(stored.id, for_update=True) == stored
        assert work.conversations.by_delivery_key("slack-1") == stored
        assert work.conversations.turn("other") is None


def test_a_repeat_writes_nothing(begin: WorkFactory) -> None:
    with begin() as work:
        _received(work)
        assert work.conversations.receive(message(), conversation=ROOM, at=NOON, emergency=None) is None
        assert len(work.conversations.lines(ROOM)) == 1


def test_of_eight_repeats_at_the_same_moment_one_is_written(begin: WorkFactory) -> None:
    together = Barrier(8)

    def receive(_: int) -> bool:
        together.wait(timeout=10)
        with begin() as work:
            stored = work.conversations.receive(message(), conversation=ROOM, at=NOON, emergency=None)
            work.commit()
        return stored is not None

    with ThreadPoolExecutor(8) as threads:
        written = list(threads.map(receive, range(8)))
    assert sorted(written) == [False] * 7 + [True]
    with begin() as work:
        assert len(work.conversations.lines(ROOM)) == 1


def test_characters_that_a_database_cannot_hold_do_not_lose_the_message(begin: WorkFactory) -> None:
    with begin() as work:
        stored = work.conversations.receive(
            IncomingMessage("k\x00", ANA, "help\x00 \ud83d", "b\x00"),
            conversation=ROOM,
            at=NOON,
            emergency=None,
        )
        assert stored is not None
        assert (stored.text, stored.button_key) == ("help\ufffd ?", "b\ufffd")
        assert work.conversations.by_delivery_key("k\x00") == stored
        assert work.conversations.button("b\x00") is None


def test_a_turn_is_finished_once_handled(begin: WorkFactory) -> None:
    with begin() as work:
        first, second = _received(work, "1", minute=0), _received(work, "2", minute=1)
        late = _received(work, "3", minute=2)
        assert work.conversations.unfinished(NOON + 2 * MINUTE) == (first, second)
        work.conversations.finish(first.id, "done")
        work.conversations.finish(second.id, "failed")
        assert work.conversations.unfinished(NOON + 3 * MINUTE) == (late,)


def test_a_turn_knows_what_its_button_meant(begin: WorkFactory) -> None:
    with begin() as work:
        stored = _received(work)
        work.conversations.set_pressed(stored.id, YES.pressed)
        turn = work.conversations.turn(stored.id)
        assert turn is not None
        assert turn.pressed == YES.pressed
        work.conversations.set_pressed(stored.id, None)
        assert work.conversations.turn(stored.id) == stored


def test_each_button_gets_a_key_that_nobody_can_guess(begin: WorkFactory) -> None:
    with begin() as work:
        said = work.conversations.say(ROOM, Answer("Is it on?", (YES, NO)), turn=None, contact="a@b", at=NOON)
        keys = [shown.key for shown in said.buttons]
        known = [work.conversations.button(key, for_update=True) for key in keys]
    assert [bool(re.fullmatch(r"[A-Za-z0-9_-]{22}", key)) for key in keys] == [True, True]
    assert len(set(keys)) == 2
    assert [(each.title, each.pressed, each.contact, each.used_by) for each in known if each] == [
        ("Yes", YES.pressed, "a@b", None),
        ("No", NO.pressed, "a@b", None),
    ]


def test_a_button_is_used_by_one_turn(begin: WorkFactory) -> None:
    with begin() as work:
        first, second = _received(work, "1"), _received(work, "2")
        said = work.conversations.say(ROOM, Answer("Is it on?", (YES,)), turn=None, contact=None, at=NOON)
        key = said.buttons[0].key
        work.conversations.use_button(key, first.id)
        work.conversations.use_button(key, first.id)
        with pytest.raises(DeskError, match="used already"):
            work.conversations.use_button(key, second.id)
        known = work.conversations.button(key)
        assert known is not None
        assert known.used_by == first.id


def test_answers_leave_in_the_order_they_were_said(begin: WorkFactory) -> None:
    with begin() as work:
        turn = _received(work).id
        said = [
            work.conversations.say(ROOM, Answer(text), turn=turn, contact=None, at=NOON) for text in ("1", "2", "3")
        ]
        elsewhere = work.conversations.say("web::x", Answer("4"), turn=None, contact=None, at=NOON)
        work.commit()
    with begin() as work:
        assert list(work.conversations.waiting(ROOM)) == said
        assert list(work.conversations.answers(turn)) == said
        assert list(work.conversations.outgoing_after(ROOM, said[0].id)) == said[1:]
        assert list(work.conversations.waiting("web::x")) == [elsewhere]


def test_what_was_said_lately_leaves_out_what_is_older_and_what_was_said_elsewhere(begin: WorkFactory) -> None:
    with begin() as work:
        said = [
            work.conversations.say(ROOM, Answer(str(at)), turn=None, contact=None, at=NOON + at * MINUTE)
            for at in range(3)
        ]
        work.conversations.say("web::x", Answer("4"), turn=None, contact=None, at=NOON + 2 * MINUTE)
        assert list(work.conversations.said_since(ROOM, NOON + MINUTE)) == said[1:]


def test_only_unsent_messages_wait(begin: WorkFactory) -> None:
    with begin() as work:
        ids = [
            work.conversations.say(ROOM, Answer(text), turn=None, contact=None, at=NOON).id for text in ("1", "2", "3")
        ]
        work.conversations.mark_sent(ids[0], NOON + MINUTE)
        work.conversations.give_up(ids[1])
        assert [each.text for each in work.conversations.waiting(ROOM)] == ["3"]
        assert [(each.state, each.sent_at) for each in work.conversations.outgoing_after(ROOM, 0)] == [
            ("sent", NOON + MINUTE),
            ("given_up", None),
            ("waiting", None),
        ]


def test_the_lines_of_both_sides_come_oldest_first_and_the_newest_are_kept(begin: WorkFactory) -> None:
    with begin() as work:
        _received(work, "1", "Hello", 0)
        asked = work.conversations.say(ROOM, Answer("Is it on?", (YES,)), turn=None, contact=None, at=NOON)
        pressed = IncomingMessage("2", ANA, button_key=asked.buttons[0].key)
        work.conversations.receive(pressed, conversation=ROOM, at=NOON + MINUTE, emergency=None)
        lines = work.conversations.lines(ROOM)
        assert [(line.ours, line.text, line.id) for line in lines] == [
            (False, "Hello", None),
            (True, "Is it on?", asked.id),
            (False, "Yes", None),
        ]
        assert lines[1].buttons == asked.buttons
        assert work.conversations.lines(ROOM, limit=2) == lines[1:]


def test_a_contact_is_found_where_the_contact_last_wrote_from(begin: WorkFactory) -> None:
    with begin() as work:
        work.clients.save(client())
        work.conversations.note_speaker(ROOM, "acme", "Ana@acme.example", NOON)
        work.conversations.note_speaker("web::x", "acme", "ana@acme.example", NOON + MINUTE)
        assert work.conversations.last_conversation_of("acme", "ANA@acme.example") == "web::x"
        work.conversations.note_speaker(ROOM, "acme", "ana@acme.example", NOON + 2 * MINUTE)
        assert work.conversations.last_conversation_of("acme", "ana@acme.example") == ROOM
        assert work.conversations.last_conversation_of("other", "ana@acme.example") is None
