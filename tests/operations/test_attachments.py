"""Pictures and files of a talk: kept with the ticket that comes of it, answered for, and nobody else's."""

from __future__ import annotations

import pytest

from bot.connectors.files import SafeFiles
from bot.desk.attachments import MOST_A_DAY, MOST_OF_STRANGERS_A_DAY, Attachment, AttachmentState, Refusal, SentFile
from bot.desk.clients import ChatIdentity
from bot.operations.attachments.answering import PUT_TO, answer_about_files, with_word_of_files
from bot.operations.attachments.fetching import (
    GIVEN_UP_AFTER,
    LEAST_TRIES,
    keep_file,
    lose_file,
    put_off_file,
    refuse_file,
    remove_files_without_ticket,
    take_up_files,
    wanted_file,
)
from bot.operations.attachments.reading import read_file
from bot.operations.attachments.words import SEND_AGAIN, WHICH_TICKET
from bot.operations.enquiries import drop_enquiry, take_up_problem
from bot.operations.failing import fail_turn
from bot.operations.handover import hand_over
from bot.operations.intake import receive_missed
from bot.operations.learning import let_go_of_guess
from bot.operations.ports import Answer, IncomingMessage
from bot.operations.replies import record_first_response
from bot.operations.tickets import add_information, open_ticket, record_solved
from bot.operations.turns import Turn, begin_turn, finish_turn
from bot.operations.wording import NEW_PROBLEM
from tests.makers import PRIYA, RAVI, SAM, STRANGER, DeskForTests, key_of
from tests.sent_files import screenshot

SCREEN = SentFile("F1", "screen.png", "image/png", 500, {"id": "F1"})
VIDEO = SentFile("F9", "screen.mp4", "video/mp4", 500)
SAM_IN_TELEGRAM = ChatIdentity("telegram", "", "500100")
cleaner = SafeFiles()


def _sends(desk: DeskForTests, identity: ChatIdentity, *files: SentFile, words: str = "", key: str = "") -> Turn:
    key = key or f"sent {identity} {words} {[each.file for each in files]} {desk.clock.now()}"
    stored = desk.receive(IncomingMessage(key, identity, words, files=files))
    turn = begin_turn(ports=desk.ports, turn=stored.id)
    assert turn is not None
    return turn


def _answered(desk: DeskForTests, turn: Turn) -> list[str]:
    answers = answer_about_files(ports=desk.ports, turn=turn)
    assert answers is not None
    finish_turn(ports=desk.ports, turn=turn.id, answers=answers)
    return [each.text for each in answers]


def _all(desk: DeskForTests, turn: Turn) -> list[Attachment]:
    with desk.ports.begin() as work:
        return list(work.attachments.of_turn(turn.id))


def _of_ticket(desk: DeskForTests, number: str) -> list[tuple[str, AttachmentState]]:
    with desk.ports.begin() as work:
        return [(each.name, each.state) for each in work.attachments.of_ticket(number)]


def _arrives(desk: DeskForTests, turn: Turn) -> None:
    for each in _all(desk, turn):
        keep_file(ports=desk.ports, cleaner=cleaner, file=each, content=screenshot())


# ---- taken down ------------------------------------------------------------------------------------------------------


def test_a_message_and_its_files_are_written_down_together_and_once(desk: DeskForTests) -> None:
    message = IncomingMessage("one", SAM, "", files=(SCREEN, VIDEO))
    stored = desk.receive(message)
    assert desk.receives(SAM, key="one") is None
    turn = begin_turn(ports=desk.ports, turn=stored.id)
    assert turn is not None
    assert [(each.name, each.state, each.client) for each in turn.files] == [
        ("screen.png", AttachmentState.WANTED, "maple-dental"),
        ("screen.mp4", AttachmentState.REFUSED, "maple-dental"),
    ]
    assert len({each.id for each in turn.files}) == 2


def test_the_same_file_named_twice_in_a_message_is_one(desk: DeskForTests) -> None:
    assert len(_all(desk, _sends(desk, SAM, SCREEN, SCREEN))) == 1


def test_files_of_what_was_missed_come_with_the_one_message_that_is_answered(desk: DeskForTests) -> None:
    files = [SentFile(f"F{each}", f"{each}.png", "image/png") for each in range(3)]
    missed = [IncomingMessage(f"m{place}", SAM, "", files=(each,)) for place, each in enumerate(files)]
    stored = receive_missed(ports=desk.ports, messages=missed)
    assert stored is not None and receive_missed(ports=desk.ports, messages=missed) is None
    turn = begin_turn(ports=desk.ports, turn=stored.id)
    assert turn is not None and [each.name for each in turn.files] == ["0.png", "1.png", "2.png"]


@pytest.mark.parametrize(("who", "most"), [(SAM, MOST_A_DAY), (STRANGER, MOST_OF_STRANGERS_A_DAY)])
def test_so_many_a_day_are_kept_and_no_more(desk: DeskForTests, who: ChatIdentity, most: int) -> None:
    files = [SentFile(f"F{each}", "a.png", "image/png") for each in range(most + 1)]
    states = [each.state for each in _sends(desk, who, *files).files]
    assert states == [AttachmentState.WANTED] * most + [AttachmentState.REFUSED]
    assert "Write 'person'" in _answered(desk, _sends(desk, who, SentFile("G1", "b.png", "image/png")))[0]
    desk.clock.step(hours=25)
    assert _sends(desk, who, SCREEN).files[0].state is AttachmentState.WANTED


def test_a_line_of_the_talk_says_what_was_sent(desk: DeskForTests) -> None:
    _sends(desk, SAM, SCREEN, VIDEO)
    desk.clock.step(seconds=1)
    _sends(desk, SAM, SCREEN, words="it jams")
    with desk.ports.begin() as work:
        lines = [line.text for line in work.conversations.lines(key_of(SAM))]
    assert lines == ["(sent screen.png, screen.mp4)", "it jams (sent screen.png)"]


# ---- answered --------------------------------------------------------------------------------------------------------


def test_a_picture_as_the_first_message_is_kept_and_asked_about_and_goes_to_the_ticket_that_follows(
    desk: DeskForTests,
) -> None:
    turn = _sends(desk, SAM, SCREEN)
    assert _answered(desk, turn) == [f"Thank you, I keep the picture.\n{NEW_PROBLEM}"]
    _arrives(desk, turn)
    ticket = desk.opens_ticket(SAM, "printer", "the printer shows this")
    assert _of_ticket(desk, ticket.number) == [("screen.png", AttachmentState.KEPT)]
    assert desk.kinds(ticket.number) == ["opened", "file kept"]


def test_a_picture_while_a_question_is_open_is_no_answer_to_it(desk: DeskForTests) -> None:
    _, enquiry = desk.reports(SAM, "printer", "the printer is dead")
    turn = _sends(desk, SAM, SCREEN, words="here is a screenshot")
    assert _answered(desk, turn) == ["Thank you, I keep the picture with your ticket."]
    with desk.ports.begin() as work:
        assert work.enquiries.current(key_of(SAM)) == enquiry
    opened = open_ticket(ports=desk.ports, turn=desk.turn(SAM, "open a ticket"))
    assert opened is not None
    assert _of_ticket(desk, opened.ticket.number) == [("screen.png", AttachmentState.WANTED)]


def test_a_photo_from_the_telephone_goes_with_what_is_talked_about_at_the_computer(desk: DeskForTests) -> None:
    desk.reports(SAM, "printer", "the printer is dead")
    turn = _sends(desk, SAM_IN_TELEGRAM, SCREEN)
    assert _answered(desk, turn) == ["Thank you, I keep the picture with your ticket."]
    opened = open_ticket(ports=desk.ports, turn=desk.turn(SAM, "open a ticket"))
    assert opened is not None
    assert _of_ticket(desk, opened.ticket.number) == [("screen.png", AttachmentState.WANTED)]


def test_what_is_dropped_at_the_computer_drops_the_photo_from_the_telephone(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer is dead")
    _sends(desk, SAM_IN_TELEGRAM, SCREEN)
    drop_enquiry(ports=desk.ports, turn=turn)
    assert _of_ticket(desk, desk.opens_ticket(SAM, "email_client", "outlook is slow").number) == []


def test_a_picture_right_after_a_ticket_goes_to_that_ticket(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(SAM, "printer", "the printer is dead")
    turn = _sends(desk, SAM, SCREEN)
    assert _answered(desk, turn) == [f"Thank you, I keep the picture with {ticket.number}."]
    assert _of_ticket(desk, ticket.number) == [("screen.png", AttachmentState.WANTED)]


def test_a_picture_that_a_technician_asked_for_goes_to_that_ticket(desk: DeskForTests) -> None:
    asked = desk.opens_ticket(SAM, "printer", "the printer is dead")
    desk.clock.step(days=2)
    record_first_response(ports=desk.ports, number=asked.number, by="Kim", words="Please send a screenshot.")
    desk.clock.step(minutes=20)
    assert _answered(desk, _sends(desk, SAM, SCREEN)) == [f"Thank you, I keep the picture with {asked.number}."]


def test_days_later_it_is_asked_which_ticket_is_meant_and_a_press_says_so_once(desk: DeskForTests) -> None:
    first = desk.opens_ticket(SAM, "printer", "the printer is dead")
    second = desk.opens_ticket(SAM, "email_client", "outlook is slow")
    desk.clock.step(days=2)
    turn = _sends(desk, SAM, SCREEN)
    answers = answer_about_files(ports=desk.ports, turn=turn)
    assert answers is not None
    assert answers[0].text == f"Thank you, I keep the picture.\n{WHICH_TICKET}"
    assert [(each.title.partition(":")[0], each.pressed.intent) for each in answers[0].buttons] == [
        (second.number, PUT_TO),
        (first.number, PUT_TO),
        ("Something new", PUT_TO),
    ]
    pressed = desk.press(SAM, PUT_TO, ticket=first.number)
    said = (Answer(f"Thank you, I keep the picture with {first.number}."),)
    assert [answer_about_files(ports=desk.ports, turn=pressed) for _ in range(2)] == [said, said]
    assert (_of_ticket(desk, first.number), _of_ticket(desk, second.number)) == (
        [("screen.png", AttachmentState.WANTED)],
        [],
    )


def test_something_new_is_asked_about(desk: DeskForTests) -> None:
    desk.opens_ticket(SAM, "printer", "the printer is dead")
    desk.clock.step(days=2)
    _sends(desk, SAM, SCREEN)
    assert answer_about_files(ports=desk.ports, turn=desk.press(SAM, PUT_TO)) == (Answer(NEW_PROBLEM),)


def test_a_button_with_somebody_elses_ticket_puts_nothing_there(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(RAVI, "printer", "the printer is dead")
    _sends(desk, SAM, SCREEN)
    pressed = desk.press(SAM, PUT_TO, ticket=ticket.number)
    assert answer_about_files(ports=desk.ports, turn=pressed) == (Answer(SEND_AGAIN),)
    assert _of_ticket(desk, ticket.number) == []


def test_an_album_gets_one_thanks(desk: DeskForTests) -> None:
    said = []
    for each in range(3):
        said += _answered(desk, _sends(desk, SAM, SentFile(f"F{each}", "a.png", "image/png")))
    assert said == [f"Thank you, I keep the picture.\n{NEW_PROBLEM}"]
    ticket = desk.opens_ticket(SAM, "printer", "the printer is dead")
    assert len(_of_ticket(desk, ticket.number)) == 3


def test_what_is_not_kept_is_said_with_what_is(desk: DeskForTests) -> None:
    (said,) = _answered(desk, _sends(desk, SAM, SCREEN, VIDEO, SentFile("F8", "a.exe")))
    assert said.splitlines() == [
        "I cannot keep screen.mp4. I keep pictures and files up to 20 MB, no videos. A screenshot works well.",
        "I cannot keep a.exe. I keep pictures, and PDF, text, Word, Excel, PowerPoint and mail files. "
        "A screenshot works well.",
        "Thank you, I keep the picture.",
        NEW_PROBLEM,
    ]


def test_words_beside_a_file_are_for_the_assistant_and_the_thanks_stand_before_its_answer(desk: DeskForTests) -> None:
    turn = _sends(desk, SAM, SCREEN, words="the printer jams")
    assert answer_about_files(ports=desk.ports, turn=turn) is None
    take_up_problem(ports=desk.ports, turn=turn, category="printer")
    answers = with_word_of_files(ports=desk.ports, turn=turn, answers=[Answer("Covered.")])
    assert [each.text for each in answers] == ["Thank you, I keep the picture with your ticket.", "Covered."]


def test_words_that_begin_nothing_leave_the_file_with_the_ticket_that_is_talked_about(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(SAM, "printer", "the printer is dead")
    turn = _sends(desk, SAM, SCREEN, words="thanks for looking")
    answers = with_word_of_files(ports=desk.ports, turn=turn, answers=[Answer("You're welcome.")])
    assert answers[0].text == f"Thank you, I keep the picture with {ticket.number}."
    assert _of_ticket(desk, ticket.number) == [("screen.png", AttachmentState.WANTED)]


def test_a_turn_without_files_is_left_alone(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "hello")
    assert answer_about_files(ports=desk.ports, turn=turn) is None
    assert with_word_of_files(ports=desk.ports, turn=turn, answers=[Answer("Hi.")]) == (Answer("Hi."),)


def test_an_answer_that_is_found_again_after_a_crash_is_the_same(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(SAM, "printer", "the printer is dead")
    turn = _sends(desk, SAM, SCREEN)
    first, second = (answer_about_files(ports=desk.ports, turn=turn) for _ in range(2))
    assert first == second == (Answer(f"Thank you, I keep the picture with {ticket.number}."),)
    assert len(_of_ticket(desk, ticket.number)) == 1


# ---- put to tickets --------------------------------------------------------------------------------------------------


def test_every_way_to_a_ticket_takes_the_files_along(desk: DeskForTests) -> None:
    numbers = []
    turn = _sends(desk, SAM, SCREEN, words="a person please")
    numbers.append(hand_over(ports=desk.ports, turn=turn).ticket.number)
    turn = _sends(desk, SAM, SCREEN, words="and again")
    fail_turn(ports=desk.ports, turn=turn.id, reference="abc")
    numbers.append(max(each.number for each in desk.tickets()))
    turn = _sends(desk, SAM, SCREEN, words="my printer")
    take_up_problem(ports=desk.ports, turn=turn, category="printer")
    solved = record_solved(ports=desk.ports, turn=turn)
    assert solved is not None
    numbers.append(solved.number)
    turn = _sends(desk, SAM, SentFile("F2", "more.png", "image/png"), words="add: this")
    add_information(ports=desk.ports, turn=turn, number=numbers[0], words="this")
    assert [len(_of_ticket(desk, number)) for number in numbers] == [2, 1, 1]


def test_the_same_file_sent_again_for_the_same_ticket_is_there_once(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(SAM, "printer", "the printer is dead")
    for _ in range(2):
        turn = _sends(desk, SAM, SCREEN)
        assert answer_about_files(ports=desk.ports, turn=turn) == (
            Answer(f"Thank you, I keep the picture with {ticket.number}."),
        )
        desk.clock.step(minutes=2)
    assert _of_ticket(desk, ticket.number) == [("screen.png", AttachmentState.WANTED)]


def test_what_was_dropped_takes_its_pictures_along(desk: DeskForTests) -> None:
    _sends(desk, SAM, SCREEN)
    turn, _ = desk.reports(SAM, "printer", "the printer is dead")
    drop_enquiry(ports=desk.ports, turn=turn)
    assert _of_ticket(desk, desk.opens_ticket(SAM, "email_client", "outlook is slow").number) == []


def test_a_matter_told_in_other_words_keeps_its_pictures(desk: DeskForTests) -> None:
    _sends(desk, SAM, SCREEN)
    turn, _ = desk.reports(SAM, "printer", "the thing is dead")
    let_go_of_guess(ports=desk.ports, turn=turn)
    assert len(_of_ticket(desk, desk.opens_ticket(SAM, "scanner", "the scanner is dead").number)) == 1


def test_a_picture_of_yesterday_is_not_taken_for_todays_matter(desk: DeskForTests) -> None:
    _sends(desk, SAM, SCREEN)
    desk.clock.step(hours=25)
    assert _of_ticket(desk, desk.opens_ticket(SAM, "printer", "the printer is dead").number) == []


def test_files_of_one_person_never_reach_anothers_ticket(desk: DeskForTests) -> None:
    _sends(desk, SAM, SCREEN)
    _sends(desk, STRANGER, SCREEN)
    tickets = [desk.opens_ticket(who, "printer", "the printer is dead") for who in (PRIYA, RAVI)]
    assert [_of_ticket(desk, each.number) for each in tickets] == [[], []]


def test_somebody_nobody_knows_has_them_kept_with_their_report_and_hears_of_no_ticket(desk: DeskForTests) -> None:
    assert _answered(desk, _sends(desk, STRANGER, SCREEN)) == [f"Thank you, I keep the picture.\n{NEW_PROBLEM}"]
    ticket = desk.opens_ticket(STRANGER, "printer", "the printer is dead")
    assert (ticket.client, _of_ticket(desk, ticket.number)) == (None, [("screen.png", AttachmentState.WANTED)])
    desk.clock.step(days=2)
    (said,) = _answered(desk, _sends(desk, STRANGER, SentFile("F2", "b.png", "image/png")))
    assert "ND-" not in said


# ---- fetched ---------------------------------------------------------------------------------------------------------


def test_what_is_kept_is_noted_on_the_ticket_with_its_hash_once(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(SAM, "printer", "the printer is dead")
    turn = _sends(desk, SAM, SCREEN)
    _answered(desk, turn)
    (wanted,) = _all(desk, turn)
    for _ in range(3):
        keep_file(ports=desk.ports, cleaner=cleaner, file=wanted, content=screenshot())
    (kept,) = _all(desk, turn)
    assert wanted_file(ports=desk.ports, id=kept.id) is None
    lines = [text for _, kind, text in desk.history(ticket.number) if kind == "file kept"]
    assert lines == [f"screen.png: 2 kB, SHA-256 {kept.sha256}"]
    read = read_file(ports=desk.ports, ticket=ticket.number, id=kept.id)
    assert read is not None and read.content.startswith(b"\x89PNG") and len(read.content) == kept.size


def test_a_file_is_read_through_its_own_ticket_alone(desk: DeskForTests) -> None:
    mine, other = (desk.opens_ticket(who, "printer", "the printer is dead") for who in (SAM, RAVI))
    turn = _sends(desk, SAM, SCREEN)
    _answered(desk, turn)
    (file,) = _all(desk, turn)
    assert read_file(ports=desk.ports, ticket=mine.number, id=file.id) is None
    _arrives(desk, turn)
    found = [read_file(ports=desk.ports, ticket=each.number, id=file.id, small=True) for each in (mine, other)]
    assert (found[0] is not None, found[1]) == (True, None)


def test_what_turns_out_to_be_something_else_is_refused_and_both_sides_are_told_once(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(SAM, "printer", "the printer is dead")
    turn = _sends(desk, SAM, SCREEN)
    _answered(desk, turn)
    (file,) = _all(desk, turn)
    before = len(desk.texts_to(SAM))
    for _ in range(2):
        keep_file(ports=desk.ports, cleaner=cleaner, file=file, content=b"<!DOCTYPE html>")
    said = "I cannot keep screen.png. What is in it does not fit its name. Please send a new screenshot, or save the file again."
    assert desk.texts_to(SAM)[before:] == [said]
    assert desk.history(ticket.number)[-1][1:] == (
        "file refused",
        "screen.png: not kept: its content does not fit its name",
    )


def test_it_is_tried_again_and_given_up_after_hours_and_several_tries(desk: DeskForTests) -> None:
    turn = _sends(desk, SAM, SCREEN)
    (file,) = _all(desk, turn)
    for _ in range(LEAST_TRIES - 1):
        assert put_off_file(ports=desk.ports, id=file.id, luck=0.5)
    assert take_up_files(ports=desk.ports, platforms=["slack"]) == 0
    desk.clock.step(seconds=GIVEN_UP_AFTER.total_seconds())
    assert [take_up_files(ports=desk.ports, platforms=[each]) for each in ("telegram", "slack", "slack")] == [0, 1, 0]
    assert not put_off_file(ports=desk.ports, id=file.id, luck=0.5)
    assert [each.state for each in _all(desk, turn)] == [AttachmentState.LOST]
    assert desk.texts_to(SAM) == ["I could not get screen.png. Please send it again; if it is urgent, write 'person'."]


def test_nobody_gives_up_before_it_was_tried_often_enough(desk: DeskForTests) -> None:
    (file,) = _all(desk, _sends(desk, SAM, SCREEN))
    desk.clock.step(days=3)
    assert put_off_file(ports=desk.ports, id=file.id, luck=0.5)


def test_what_the_platform_has_no_more_is_lost_once(desk: DeskForTests) -> None:
    turn = _sends(desk, SAM, SCREEN)
    (file,) = _all(desk, turn)
    lose_file(ports=desk.ports, id=file.id)
    lose_file(ports=desk.ports, id=file.id)
    refuse_file(ports=desk.ports, id=file.id, why=Refusal.SIZE)
    assert desk.texts_to(SAM) == ["I could not get screen.png. Please send it again; if it is urgent, write 'person'."]


def test_files_without_a_ticket_go_after_thirty_days_and_those_of_tickets_stay(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(SAM, "printer", "the printer is dead")
    with_ticket = _sends(desk, SAM, SCREEN)
    _answered(desk, with_ticket)
    desk.clock.step(days=2)
    alone = _sends(desk, RAVI, SCREEN)
    desk.clock.step(days=29)
    assert remove_files_without_ticket(ports=desk.ports) == 0
    desk.clock.step(days=2)
    assert remove_files_without_ticket(ports=desk.ports) == 1
    assert (len(_of_ticket(desk, ticket.number)), _all(desk, alone)) == (1, [])
