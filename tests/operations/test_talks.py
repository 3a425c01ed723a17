"""Handing over: a technician's words reach the requester, theirs reach the technician, and the bot keeps quiet meanwhile."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.staff import StaffMember, StaffRole
from bot.desk.ticket_work import WaitFor
from bot.desk.tickets import Ticket, TicketState
from bot.operations.passing_on import answer_in_talk
from bot.operations.ports import Answer, OutgoingMessage
from bot.operations.replies import record_first_response
from bot.operations.staff import import_staff
from bot.operations.ticket_work import assign_ticket, claim_ticket, let_wait, merge_ticket
from bot.operations.together import answer_together, resolve_together
from bot.storage.unit_of_work import SqlWork
from bot.worker.turns import handle_turn
from tests.fakes import SaysBack
from tests.makers import AMARA_AT, DANA, EVENING, JONAS_AT, PRIYA, ROBIN_AT, SAM, STRANGER, DeskForTests, key_of
from tests.operations.rooms_for_tests import Room, with_rooms

SUNDAY = datetime(2026, 11, 29, 15, tzinfo=timezone.utc)
QUIET: list[str] = []


class Talking:
    """Requesters who write while technicians answer, and the bot that repeats what it hears."""

    def __init__(self, desk: DeskForTests) -> None:
        self.desk = desk
        self.room = Room(desk)
        self.bot = SaysBack()

    def opened(self, who: ChatIdentity = SAM, category: str = "printer", words: str = "the printer jams") -> Ticket:
        """A ticket that Robin has claimed."""
        ticket = self.desk.opens_ticket(who, category, words)
        claim_ticket(ports=self.desk.ports, number=ticket.number, by=ROBIN_AT)
        return ticket

    def robin_answers(self, ticket: Ticket, words: str = "Which printer is it?", by: str = "Robin Castell") -> None:
        """From the console."""
        record_first_response(ports=self.desk.ports, number=ticket.number, by=by, words=words)

    def says(self, words: str = "", who: ChatIdentity = SAM, *, button: str | None = None) -> list[str]:
        """Somebody writes or presses; what they read in return, what was written meanwhile among it."""
        before = len(self.desk.said_to(who))
        stored = self.desk.receives(who, words, button=button)
        assert stored is not None
        asyncio.run(handle_turn(ports=self.desk.ports, assistant=self.bot, turn_id=stored.id))
        return self.desk.texts_to(who)[before:]

    def presses(self, title: str, who: ChatIdentity = SAM) -> list[str]:
        """Somebody presses the newest button with this title."""
        shown = [button for each in self.desk.said_to(who) for button in each.buttons]
        return self.says(who=who, button=[each.key for each in shown if each.title == title][-1])

    def under_cards(self) -> list[str]:
        """What stands in the room under cards, oldest first."""
        return [each.text for each in self.desk.said_to(self.room.where) if each.under is not None]


@pytest.fixture
def talking(desk: DeskForTests) -> Talking:
    """A desk with a room."""
    with_rooms(desk)
    return Talking(desk)


def _newest(desk: DeskForTests, who: ChatIdentity) -> OutgoingMessage:
    return desk.said_to(who)[-1]


# ---- a technician speaks ---------------------------------------------------------------------------------------------


def test_what_is_claimed_and_answered_is_the_technicians_talk_and_both_sides_hear_so_once(talking: Talking) -> None:
    ticket = talking.opened()
    talking.robin_answers(ticket)
    assert talking.desk.texts_to(SAM)[-2:] == [
        "Robin Castell, about ND-1001: Which printer is it?",
        "You are talking with Robin Castell now, about ND-1001: what you write goes to Robin Castell, and I keep quiet.",
    ]
    talking.robin_answers(ticket, "And since when?")
    assert talking.desk.texts_to(SAM)[-1] == "Robin Castell, about ND-1001: And since when?"
    who = "Sam Okoro, Maple Dental"
    assert talking.under_cards() == [
        f"Robin Castell to {who}: Which printer is it?",
        f"{who} knows that you are speaking, and the bot keeps quiet. What {who} writes comes here; what you write here goes "
        "to the requester. Begin with note: or with somebody's @name to keep it among us.",
        f"Robin Castell to {who}: And since when?",
    ]


def test_an_answer_on_what_nobody_has_leaves_the_bot_speaking(talking: Talking) -> None:
    ticket = talking.desk.opens_ticket(SAM, "printer", "the printer jams")
    talking.robin_answers(ticket)
    assert talking.says("and it beeps") == ["You said: and it beeps"]


def test_only_a_persons_answer_stops_the_first_response(talking: Talking) -> None:
    ticket = talking.opened()
    talking.says("hello?")
    assert talking.desk.ticket(ticket.number).first_response_at is None
    talking.robin_answers(ticket)
    assert talking.desk.ticket(ticket.number).first_response_at == talking.desk.clock.now()


def test_words_go_to_the_technician_acknowledged_once_and_the_bot_is_not_asked(talking: Talking) -> None:
    ticket = talking.opened()
    talking.robin_answers(ticket)
    assert talking.says("the one upstairs") == [
        "Robin Castell has this now; I pass on what you write. To talk to me instead, write: bot."
    ]
    assert talking.says("it says PC LOAD LETTER") == QUIET
    assert talking.under_cards()[-2:] == [
        "Sam Okoro, Maple Dental: the one upstairs",
        "Sam Okoro, Maple Dental: it says PC LOAD LETTER",
    ]
    assert [words for _, kind, words in talking.desk.history(ticket.number) if kind == "added"] == [
        "the one upstairs",
        "it says PC LOAD LETTER",
    ]
    assert talking.bot.turns == []


def test_the_answer_reaches_the_chat_that_the_requester_uses_now(talking: Talking) -> None:
    ticket = talking.opened(PRIYA)
    web = ChatIdentity("web", "", "priya@maple-dental.example")
    talking.desk.clock.step(minutes=1)
    talking.says("I am at another computer", web)
    talking.robin_answers(ticket)
    assert talking.desk.texts_to(web)[-2] == "Robin Castell, about ND-1001: Which printer is it?"
    assert talking.says("upstairs", web)[0].startswith("Robin Castell has this now")
    # It is her talk wherever she writes.
    talking.says("and downstairs", PRIYA)
    assert talking.under_cards()[-1] == "Priya Nair, Maple Dental: and downstairs"


def test_what_waited_for_the_requester_goes_on(talking: Talking) -> None:
    ticket = talking.opened()
    talking.robin_answers(ticket)
    let_wait(ports=talking.desk.ports, number=ticket.number, reason=WaitFor.CLIENT, by=ROBIN_AT)
    talking.says("the one upstairs")
    assert talking.desk.ticket(ticket.number).state is TicketState.IN_PROGRESS


def test_a_turn_that_is_handled_again_passes_nothing_on_twice_and_says_the_same(talking: Talking) -> None:
    talking.robin_answers(talking.opened())
    turn = talking.desk.turn(SAM, "the one upstairs")
    first = answer_in_talk(ports=talking.desk.ports, turn=turn)
    assert answer_in_talk(ports=talking.desk.ports, turn=turn) == first
    assert first is not None and len(first) == 1
    assert talking.under_cards().count("Sam Okoro, Maple Dental: the one upstairs") == 1


def test_who_goes_with_another_ticket_talks_with_whoever_has_that_one(talking: Talking) -> None:
    first = talking.opened()
    second = talking.desk.opens_ticket(PRIYA, "printer", "jams here too")
    merge_ticket(ports=talking.desk.ports, number=second.number, into=first.number, by=ROBIN_AT)
    answer_together(ports=talking.desk.ports, number=first.number, by="Robin Castell", words="We are on it.")
    assert talking.says("it is the one in the hall", PRIYA)[0].startswith("Robin Castell has this now")
    # It has no card of its own, so it stands under the other one's.
    assert talking.under_cards()[-1] == f"{second.number}, Priya Nair, Maple Dental: it is the one in the hall"
    assign_ticket(ports=talking.desk.ports, number=first.number, to=None, by=ROBIN_AT)
    assert talking.says("hello?", PRIYA)[-1] == "You said: hello?"


class _Killed(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("commits", range(4))
def test_whenever_the_process_is_killed_words_are_passed_on_and_acknowledged_once(
    talking: Talking, monkeypatch: pytest.MonkeyPatch, commits: int
) -> None:
    """A turn is begun, passed on and finished: three transactions, killed before, between and after them."""
    talking.robin_answers(talking.opened())
    stored = talking.desk.receives(SAM, "the one upstairs")
    assert stored is not None
    before, committed, left = len(talking.desk.texts_to(SAM)), SqlWork.commit, [commits]

    def dies(work: SqlWork) -> None:
        if left[0] == 0:
            raise _Killed
        left[0] -= 1
        committed(work)

    def handled() -> None:
        asyncio.run(handle_turn(ports=talking.desk.ports, assistant=talking.bot, turn_id=stored.id))

    with monkeypatch.context() as patched:
        patched.setattr(SqlWork, "commit", dies)
        with suppress(_Killed):
            handled()
    handled()
    handled()
    assert [each.split(";")[0] for each in talking.desk.texts_to(SAM)[before:]] == ["Robin Castell has this now"]
    assert talking.under_cards().count("Sam Okoro, Maple Dental: the one upstairs") == 1
    assert talking.bot.turns == []


def test_nobody_elses_words_are_passed_on(talking: Talking) -> None:
    talking.robin_answers(talking.opened())
    for other in (DANA, STRANGER):
        assert talking.says("is it fixed?", other) == ["You said: is it fixed?"]
    assert not any("is it fixed?" in each for each in talking.under_cards())


def test_a_stranger_talks_with_a_technician_in_that_chat_alone(talking: Talking) -> None:
    ticket = talking.opened(STRANGER)
    talking.robin_answers(ticket)
    assert talking.says("the one upstairs", STRANGER)[0].startswith("Robin Castell has this now")
    assert talking.under_cards()[-1] == "somebody not verified: the one upstairs"


def test_without_a_room_the_technicians_own_chats_have_it(desk: DeskForTests) -> None:
    desk.take_in_staff()
    talking = Talking(desk)
    talking.robin_answers(talking.opened())
    talking.says("the one upstairs")
    robin = ChatIdentity("slack", "T0DESK", "U0ROBIN")
    assert desk.texts_to(robin) == [
        "ND-1001, Sam Okoro, Maple Dental: the one upstairs\nhttps://desk.example/tickets/ND-1001"
    ]


# ---- the bot speaks again --------------------------------------------------------------------------------------------


def test_an_emergency_pages_at_any_time_and_the_bot_listens_after_it(talking: Talking) -> None:
    talking.robin_answers(talking.opened())
    assert talking.says("there is a ransom note on the screen")[-1].startswith("You said: there is a ransom note")
    assert talking.desk.paged_words() == ["there is a ransom note on the screen"]
    assert talking.says("yes, all of them") == ["You said: yes, all of them"]
    talking.desk.clock.step(minutes=11)
    assert talking.says("and now?")[0].startswith("Robin Castell has this now")


def test_a_button_that_was_shown_before_is_still_the_bots_until_the_technician_writes(talking: Talking) -> None:
    ticket = talking.opened()
    key = talking.desk.shows_button(SAM, "affirm")
    talking.robin_answers(ticket)
    assert talking.says(button=key) == ["You said: "]
    assert talking.says("it is the second step") == ["You said: it is the second step"]
    talking.robin_answers(ticket, "I am looking at it.")
    assert talking.says("thank you")[0].startswith("Robin Castell has this now")


@pytest.mark.parametrize("way", ["words", "button"])
def test_the_requester_has_the_bot_again_and_the_technician_knows(talking: Talking, way: str) -> None:
    ticket = talking.opened()
    talking.robin_answers(ticket)
    answer = talking.presses("Talk to the bot") if way == "button" else talking.says("talk to the bot again")
    assert answer == ["I am here again. Robin Castell keeps ND-1001, and can write to you at any time. What can I do?"]
    assert talking.under_cards()[-1].startswith("Sam Okoro, Maple Dental talks with the bot again.")
    assert talking.says("is my plan used up?") == ["You said: is my plan used up?"]
    assert talking.desk.ticket(ticket.number).owner == ROBIN_AT
    talking.robin_answers(ticket, "Done?")
    assert talking.says("not yet")[0].startswith("Robin Castell has this now")


def test_letting_go_gives_the_bot_the_word_and_both_sides_hear_so_once(talking: Talking) -> None:
    ticket = talking.opened()
    talking.robin_answers(ticket)
    talking.room.press(ChatIdentity("slack", "T0DESK", "U0ROBIN"), ticket.number, "Release")
    assert talking.desk.texts_to(SAM)[-1] == "I answer you again. ND-1001 stays open, and somebody else takes it up."
    assert talking.under_cards()[-1].startswith("Sam Okoro, Maple Dental talks with the bot again.")
    assert talking.says("hello?") == ["You said: hello?"]
    assert talking.desk.kinds(ticket.number).count("talk over") == 1


def test_another_technician_takes_it_over_and_the_requester_is_told_once(talking: Talking) -> None:
    ticket = talking.opened()
    talking.robin_answers(ticket)
    for _ in range(2):
        assign_ticket(ports=talking.desk.ports, number=ticket.number, to=AMARA_AT, by=JONAS_AT)
    said = "Amara Obi has taken over ND-1001 from Robin Castell, and reads what you write from now on."
    assert talking.desk.texts_to(SAM).count(said) == 1
    assert talking.says("the one upstairs")[0].startswith("Amara Obi has this now")


def test_a_technician_who_has_left_leaves_nobody_listening_to_silence(talking: Talking) -> None:
    ticket = talking.opened()
    talking.robin_answers(ticket)
    kim = StaffMember("Kim Osei", "kim@nightdesk.example", StaffRole.ADMIN)
    import_staff(ports=talking.desk.ports, members=[kim], by="the tests")
    assert talking.says("are you there?") == [
        "I answer you again. ND-1001 stays open, and somebody else takes it up.",
        "You said: are you there?",
    ]
    assert talking.says("hello?") == ["You said: hello?"]


# ---- when nobody is there --------------------------------------------------------------------------------------------


def test_outside_support_hours_it_is_said_when_somebody_reads_it_once_for_each_closed_time(talking: Talking) -> None:
    ticket = talking.opened()
    talking.robin_answers(ticket)
    talking.desk.clock.set(EVENING)
    assert talking.says("the one upstairs") == [
        "It is outside your support hours now. Robin Castell reads this from tomorrow 08:00. If it cannot wait, write: bot. "
        "I am here at any hour, and in an emergency I wake somebody at once."
    ]
    assert talking.says("are you there?") == QUIET
    talking.desk.clock.set(SUNDAY)
    assert "from tomorrow 08:00" in talking.says("still jams")[0]
    assert talking.under_cards()[-1] == "Sam Okoro, Maple Dental: still jams"


def test_where_no_hours_were_agreed_none_are_said(talking: Talking) -> None:
    ticket = talking.opened(STRANGER)
    talking.robin_answers(ticket)
    talking.desk.clock.set(SUNDAY)
    assert talking.says("the one upstairs", STRANGER) == [
        "Robin Castell has this now; I pass on what you write. To talk to me instead, write: bot."
    ]


# ---- several, and after the end --------------------------------------------------------------------------------------


def test_with_two_technicians_it_is_asked_for_whom_and_the_words_are_not_lost(talking: Talking) -> None:
    printer = talking.opened()
    scanner = talking.desk.opens_ticket(SAM, "scanner", "the scanner is dead")
    claim_ticket(ports=talking.desk.ports, number=scanner.number, by=AMARA_AT)
    talking.robin_answers(printer)
    talking.robin_answers(scanner, "Which light is on?", by="Amara Obi")
    assert talking.says("the red one") == ["For whom is that?"]
    assert [each.title for each in _newest(talking.desk, SAM).buttons] == [
        "Robin, Printer",
        "Amara, Scanning",
        "Something new",
    ]
    assert talking.presses("Amara, Scanning")[0].startswith("Amara Obi has this now")
    assert talking.under_cards()[-1] == "Sam Okoro, Maple Dental: the red one"
    assert talking.desk.history(scanner.number)[-1][2] == "the red one"
    # Robin's question is the one that is open now.
    assert talking.says("upstairs")[0].startswith("Robin Castell has this now")


def test_something_new_is_read_by_the_bot_as_if_it_came_now(talking: Talking) -> None:
    printer = talking.opened()
    scanner = talking.opened(category="scanner", words="the scanner is dead")
    talking.robin_answers(printer)
    talking.robin_answers(scanner)
    talking.says("my mouse is dead too")
    assert talking.presses("Something new") == QUIET
    with talking.desk.ports.begin() as work:
        again = work.conversations.unfinished(talking.desk.clock.now().replace(year=2027))[-1]
    asyncio.run(handle_turn(ports=talking.desk.ports, assistant=talking.bot, turn_id=again.id))
    assert talking.desk.texts_to(SAM)[-1] == "You said: my mouse is dead too"


def _solved(talking: Talking) -> Ticket:
    ticket = talking.opened()
    talking.robin_answers(ticket)
    resolve_together(ports=talking.desk.ports, number=ticket.number, by="Robin Castell", text="New cable.", key="k")
    return ticket


def test_the_end_gives_the_bot_the_word_and_words_after_it_are_asked_about_once(talking: Talking) -> None:
    ticket = _solved(talking)
    assert talking.desk.texts_to(SAM)[-1] == "I answer you again. If it is not solved, tell me."
    talking.desk.clock.step(hours=2)
    assert talking.says("it is offline again") == ["Is that about ND-1001 (Printer), which Robin Castell has solved?"]
    answer = talking.presses("Yes, it is not solved")
    assert answer[-1] == "ND-1001 is open again. Robin Castell has what you wrote."
    assert talking.desk.ticket(ticket.number).state is TicketState.IN_PROGRESS
    assert "Sam Okoro, Maple Dental: it is offline again" in talking.under_cards()
    assert talking.says("please hurry")[0].startswith("Robin Castell has this now")


def test_something_else_after_the_end_is_the_bots(talking: Talking) -> None:
    ticket = _solved(talking)
    talking.says("my mouse is dead")
    assert talking.presses("Something else") == QUIET
    assert talking.says("hello?") == ["You said: hello?"]
    assert talking.desk.ticket(ticket.number).state is TicketState.RESOLVED


def test_thanks_after_the_end_are_thanks(talking: Talking) -> None:
    _solved(talking)
    assert talking.says("works now, thank you!") == ["You said: works now, thank you!"]


def test_a_button_about_somebody_elses_ticket_passes_nothing_on(talking: Talking) -> None:
    ticket = talking.opened()
    talking.robin_answers(ticket)
    held = talking.desk.receives(DANA, "let me in")
    assert held is not None
    key = talking.desk.shows_button(DANA, "for_ticket", ticket=ticket.number, turn=held.id)
    before = talking.under_cards()
    assert "not yours to press" in talking.says(who=DANA, button=key)[0]
    assert talking.under_cards() == before


def test_a_failure_of_the_bot_is_none_of_a_talk(talking: Talking) -> None:
    """The bot may be dead: the technician has the words all the same."""
    talking.robin_answers(talking.opened())
    talking.bot = replace(talking.bot)

    class Dead:
        async def answer(self, turn: object) -> tuple[Answer, ...]:
            raise RuntimeError("dead")

    stored = talking.desk.receives(SAM, "the one upstairs")
    assert stored is not None
    asyncio.run(handle_turn(ports=talking.desk.ports, assistant=Dead(), turn_id=stored.id))
    assert talking.under_cards()[-1] == "Sam Okoro, Maple Dental: the one upstairs"
    assert key_of(SAM) == stored.conversation
