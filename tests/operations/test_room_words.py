"""What technicians write under cards: to the requester, among colleagues, changed, deleted, repeated, and by nobody else."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.tickets import TicketState
from bot.operations.ports import RoomChange, RoomPress, RoomWords
from bot.operations.rooms.cards import show_cards
from bot.operations.rooms.presses import Write, ask_in_room
from bot.operations.rooms.words import FILES_STAY, NOT_STAFF, change_in_room, write_in_room
from bot.operations.ticket_work import merge_ticket, note_internally
from bot.storage.unit_of_work import SqlWork
from tests.makers import AMARA_AT, JONAS, PRIYA, ROBIN, ROBIN_AT, SAM, DeskForTests, key_of
from tests.operations.rooms_for_tests import AMARA, CHANNEL, GROUP, Room, with_rooms


class Thread:
    """The thread of one card."""

    def __init__(self, desk: DeskForTests, number: str, where: ChatIdentity = CHANNEL) -> None:
        self.desk, self.number, self.room = desk, number, Room(desk, where)
        self.room.everything_is_sent()
        (card,) = self.room.cards(number)
        self.under = {"ts": str(card.id)}

    def write(self, text: str, who: ChatIdentity = ROBIN, *, key: str = "w1", files: int = 0) -> str:
        """Somebody writes in the thread; what they alone are told."""
        words = RoomWords(key, who, self.room.where, self.under, text, files)
        return write_in_room(ports=self.desk.ports, words=words)

    def change(self, text: str | None, who: ChatIdentity = ROBIN, *, of: str = "w1", key: str = "c1") -> None:
        """Somebody changes or deletes what stands there."""
        change_in_room(ports=self.desk.ports, change=RoomChange(of, key, who, text))

    def says(self) -> list[str]:
        """What we have written under the card."""
        return [each.text for each in self.desk.said_to(self.room.where) if each.under is not None]


@pytest.fixture
def thread(desk: DeskForTests) -> Thread:
    """Under the card of Sam's printer."""
    with_rooms(desk)
    ticket = desk.opens_ticket(SAM, "printer", "the printer jams")
    show_cards(ports=desk.ports)
    return Thread(desk, ticket.number)


def _to_sam(thread: Thread) -> list[str]:
    return [each for each in thread.desk.texts_to(SAM) if ", about ND-1001: " in each and "talking with" not in each]


def test_words_under_a_card_reach_the_requester_signed_and_the_ticket_is_the_writers(thread: Thread) -> None:
    assert thread.write("Which printer is it?") == ""
    assert _to_sam(thread) == ["Robin Castell, about ND-1001: Which printer is it?"]
    ticket = thread.desk.ticket(thread.number)
    assert (ticket.owner, ticket.first_response_at) == (ROBIN_AT, thread.desk.clock.now())
    with thread.desk.ports.begin() as work:
        (entry,) = [each for each in work.tickets.history(thread.number) if each.kind == "replied"]
    assert (entry.by, entry.whence) == ("Robin Castell", "slack room, U0ROBIN")
    # Where it was written it stands already.
    assert [each for each in thread.says() if "Which printer" in each] == []


def test_the_lines_of_an_answer_stay_lines(thread: Thread) -> None:
    thread.write("Please:\n1. switch it off\n2. wait a minute")
    assert _to_sam(thread) == ["Robin Castell, about ND-1001: Please:\n1. switch it off\n2. wait a minute"]


def test_a_colleague_may_answer_and_the_ticket_stays_whose_it_is(thread: Thread) -> None:
    thread.write("Which printer is it?")
    thread.write("It is the driver.", AMARA, key="w2")
    assert _to_sam(thread)[-1] == "Amara Obi, about ND-1001: It is the driver."
    assert thread.desk.ticket(thread.number).owner == ROBIN_AT


def test_a_repeat_sends_nothing_twice(thread: Thread) -> None:
    for _ in range(3):
        thread.write("Which printer is it?")
    thread.write("Which printer is it?", key="w2")  # the same words, meant again
    assert len(_to_sam(thread)) == 2


@pytest.mark.parametrize("words", ["note: she is new", "// she is new", "@Amara she is new", "internal: she is new"])
def test_what_is_among_colleagues_never_reaches_the_requester(thread: Thread, words: str) -> None:
    before = thread.desk.texts_to(SAM)
    thread.write(words)
    thread.change("note: she is very new")
    thread.change(None, key="c2")
    assert thread.desk.texts_to(SAM) == before
    assert [kind for kind in thread.desk.kinds(thread.number) if kind == "internal note"] == ["internal note"] * 2
    assert thread.desk.ticket(thread.number).first_response_at is None


def test_who_is_not_staff_is_told_so_and_nothing_is_sent(thread: Thread) -> None:
    before = thread.desk.texts_to(SAM)
    for who in (SAM, PRIYA, ChatIdentity("slack", "T0DESK", "U0GONE")):
        assert thread.write("ha", who, key=key_of(who)) == NOT_STAFF
    assert thread.desk.texts_to(SAM) == before


def test_what_stands_under_nothing_of_ours_is_nothing_to_us(thread: Thread) -> None:
    thread.under = {"ts": "1.1"}
    assert thread.write("lunch?") == ""
    greeting = thread.desk.said_to(CHANNEL)[0]
    thread.under = {"ts": str(greeting.id)}
    assert thread.write("hello") == ""
    assert _to_sam(thread) == []


def test_a_reply_to_what_stands_under_a_card_counts_as_well(thread: Thread) -> None:
    note_internally(ports=thread.desk.ports, number=thread.number, by=AMARA_AT, words="Looks like the driver.", key="n")
    thread.room.everything_is_sent()
    below = thread.desk.said_to(CHANNEL)[-1]
    assert below.text == "Amara Obi, among us: Looks like the driver."
    thread.under = {"ts": str(below.id)}
    thread.write("Please install the new driver.")
    assert _to_sam(thread) == ["Robin Castell, about ND-1001: Please install the new driver."]


def _sam_has_it_all(thread: Thread) -> None:
    with thread.desk.ports.begin() as work:
        for each in work.conversations.waiting(key_of(SAM)):
            work.conversations.mark_sent(each.id, thread.desk.clock.now(), each.edited_ref or {"ts": str(each.id)})
        work.commit()


def test_a_changed_answer_is_changed_where_the_requester_reads_it(thread: Thread) -> None:
    thread.write("Which pinter is it?")
    _sam_has_it_all(thread)
    for _ in range(2):
        thread.change("Which printer is it?")
    with thread.desk.ports.begin() as work:
        (edit,) = work.conversations.waiting(key_of(SAM))
    assert (edit.edits is not None, edit.text) == (
        True,
        "Robin Castell, about ND-1001: Which printer is it? (changed)",
    )
    assert thread.desk.kinds(thread.number)[-1] == "reply changed"


@pytest.mark.parametrize("text", [None, "note: never mind"], ids=["deleted", "made a note"])
def test_a_deleted_answer_is_taken_back(thread: Thread, text: str | None) -> None:
    thread.write("Your password is on the way")
    _sam_has_it_all(thread)
    thread.change(text)
    with thread.desk.ports.begin() as work:
        (edit,) = work.conversations.waiting(key_of(SAM))
    assert edit.text == "(Robin Castell has taken back a message about ND-1001.)"
    assert thread.desk.kinds(thread.number)[-1] == "reply taken back"


def test_where_a_chat_cannot_change_what_it_shows_the_change_is_said(thread: Thread) -> None:
    thread.write("Which pinter is it?")
    thread.change("Which printer is it?")  # on the web page, or not sent yet
    assert _to_sam(thread)[-1] == "Robin Castell, about ND-1001: Which printer is it? (changed)"


def test_nobody_changes_what_somebody_else_wrote(thread: Thread) -> None:
    thread.write("Which printer is it?")
    thread.change("ha", AMARA)
    thread.change("ha", SAM, key="c2")
    thread.change("ha", of="w9", key="c3")
    assert thread.desk.kinds(thread.number)[-1] != "reply changed"


def test_a_question_of_ours_is_answered_by_a_reply_to_it(thread: Thread) -> None:
    key = thread.room.key(thread.number, "Resolve")
    asked = thread.room.press_key(JONAS, key)
    assert isinstance(asked, Write)
    ask_in_room(ports=thread.desk.ports, press=RoomPress("p", JONAS, CHANNEL, key), asked=asked)
    thread.room.everything_is_sent()
    question = thread.desk.said_to(CHANNEL)[-1]
    assert question.text == "Jonas, how was ND-1001 solved? The requester reads it. Reply to this message."
    thread.under = {"ts": str(question.id)}
    assert thread.write("A new roller.", JONAS) == ""
    assert thread.desk.ticket(thread.number).state is TicketState.RESOLVED
    assert any("A new roller." in each for each in thread.desk.texts_to(SAM))


def test_secrets_are_taken_out_and_files_stay_and_the_writer_is_told(thread: Thread) -> None:
    said = thread.write("the password is hunter2!Xy9", files=1)
    assert "hunter2" not in _to_sam(thread)[-1]
    assert "looks like a password" in said and FILES_STAY in said


def test_an_answer_reaches_those_whose_tickets_go_with_it(thread: Thread) -> None:
    other = thread.desk.opens_ticket(PRIYA, "printer", "jams here too")
    merge_ticket(ports=thread.desk.ports, number=other.number, into=thread.number, by=ROBIN_AT)
    for _ in range(2):
        thread.write("We are looking at the print server.")
    answer = f"Robin Castell, about {other.number}: We are looking at the print server."
    assert thread.desk.texts_to(PRIYA).count(answer) == 1


def test_what_is_said_in_one_room_stands_in_the_other(desk: DeskForTests) -> None:
    with_rooms(desk, CHANNEL, GROUP)
    ticket = desk.opens_ticket(SAM, "printer", "the printer jams")
    show_cards(ports=desk.ports)
    channel, group = Thread(desk, ticket.number), Thread(desk, ticket.number, GROUP)
    channel.write("Which printer is it?")
    assert "Robin Castell to Sam Okoro, Maple Dental: Which printer is it?" in group.says()
    assert "Robin Castell to Sam Okoro, Maple Dental: Which printer is it?" not in channel.says()


def test_nobody_reads_an_answer_where_nobody_asked(thread: Thread) -> None:
    with thread.desk.ports.begin() as work:
        ticket = replace(thread.desk.ticket(thread.number), contact=None, conversation="monitoring::prometheus")
        work.tickets.save(ticket)
        work.commit()
    assert thread.write("Restarting it.").startswith("Nobody asked for ND-1001")
    assert thread.desk.ticket(thread.number).first_response_at is None


class _Killed(Exception):
    """The process is gone."""


@pytest.mark.parametrize("commits", range(4))
def test_whenever_the_process_is_killed_what_comes_again_is_said_once_to_everybody(
    thread: Thread, monkeypatch: pytest.MonkeyPatch, commits: int
) -> None:
    """Two tickets that go together are two transactions: killed before, between and after them, or in the last breath."""
    other = thread.desk.opens_ticket(PRIYA, "printer", "jams here too")
    merge_ticket(ports=thread.desk.ports, number=other.number, into=thread.number, by=ROBIN_AT)
    committed, left = SqlWork.commit, [commits]

    def dies(work: SqlWork) -> None:
        if left[0] == 0:
            raise _Killed
        left[0] -= 1
        committed(work)

    with monkeypatch.context() as patched:
        patched.setattr(SqlWork, "commit", dies)
        with suppress(_Killed):
            thread.write("We are looking at the print server.")
    for _ in range(2):
        thread.write("We are looking at the print server.")
    said = "Robin Castell, about {}: We are looking at the print server."
    assert thread.desk.texts_to(SAM).count(said.format(thread.number)) == 1
    assert thread.desk.texts_to(PRIYA).count(said.format(other.number)) == 1
    assert thread.desk.kinds(thread.number).count("replied") == 1
    assert thread.desk.kinds(thread.number).count("claimed") == 1
