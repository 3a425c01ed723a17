"""The technicians' room: one card for each ticket, true whenever it is sent, and buttons that only staff can use."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.catalogue import Priority
from bot.desk.clients import ChatIdentity
from bot.desk.staff import StaffMember, StaffRole
from bot.desk.tickets import TicketState
from bot.desk.walkthroughs import StepAnswer, StepRecord
from bot.operations import wording
from bot.operations.deliveries import give_up
from bot.operations.ports import RoomPress
from bot.operations.replies import reprioritise_ticket
from bot.operations.rooms import cards
from bot.operations.rooms.cards import show_cards
from bot.operations.rooms.presses import NOT_STAFF, Choose, Said, Write, ask_in_room
from bot.operations.staff import import_staff
from bot.operations.ticket_work import claim_ticket, merge_ticket
from bot.storage.engine import make_engine
from bot.storage.unit_of_work import sql_work_factory
from tests.makers import (
    AMARA_AT,
    DANA,
    EVENING,
    JONAS,
    MAPLE,
    PRIYA,
    ROBIN,
    ROBIN_AT,
    SAM,
    DeskForTests,
    key_of,
)
from tests.operations.rooms_for_tests import AMARA, CHANNEL, GROUP, Room, with_rooms
from tests.proving import cases, seeded

RACES = cases(25, 10_000)


@pytest.fixture
def room(desk: DeskForTests) -> Room:
    """The technicians' channel."""
    with_rooms(desk)
    return Room(desk)


@pytest.fixture
def number(room: Room) -> str:
    """Sam's printer, on its card."""
    ticket = room.desk.opens_ticket(SAM, "printer", "the printer on the second floor shows offline")
    show_cards(ports=room.desk.ports)
    return ticket.number


# ---- cards -----------------------------------------------------------------------------------------------------------


def test_a_new_room_is_greeted_once_and_shows_what_comes_from_then_on(desk: DeskForTests) -> None:
    old = desk.opens_ticket(SAM, "printer", "the printer jams")
    with_rooms(desk)
    show_cards(ports=desk.ports)
    room = Room(desk)
    assert [each.ticket for each in room.messages()] == [None]
    new = desk.opens_ticket(PRIYA, "scanner", "the scanner is dead")
    show_cards(ports=desk.ports)
    assert [each.ticket for each in room.messages()] == [None, new.number]
    # Whatever happens to an old one shows it as well.
    claim_ticket(ports=desk.ports, number=old.number, by=ROBIN_AT)
    show_cards(ports=desk.ports)
    assert [each.ticket for each in room.messages()] == [None, new.number, old.number]


def test_a_card_shows_all_that_is_needed_to_act(room: Room) -> None:
    room.desk.clock.set(EVENING)
    ticket = room.desk.opens_ticket(SAM, "printer", "the printer shows offline")
    show_cards(ports=room.desk.ports)
    assert room.shown(ticket.number).text.splitlines() == [
        f"{ticket.number}: Printer",
        "Sam Okoro, Maple Dental",
        "Priority: P4, low",
        "Cost: Not covered, needs a quote (MD-TM, clause A), at most $430.00, not approved yet",
        "Answer by: Tue 24 Nov, 22:00",
        "Solve by: Wed 25 Nov, 08:00",
        "State: Waits for approval",
        "the printer shows offline",
    ]
    assert room.shown(ticket.number).titles == ("Claim", "Assign", "Ask the requester", "Resolve")


@pytest.mark.parametrize(
    ("ranking", "title"),
    [
        ((), "Printer"),
        ((("printer", 0.93), ("scanner", 0.04)), "Printer (93%)"),
        ((("printer", 0.62), ("scanner", 0.31)), "Printer (62%, or Scanning 31%)"),
        # Somebody has sorted it since.
        ((("scanner", 0.62), ("printer", 0.31)), "Printer"),
    ],
)
def test_how_sure_the_category_is_stands_beside_it_until_somebody_sorts_it(
    room: Room, ranking: tuple[tuple[str, float], ...], title: str
) -> None:
    ticket = room.desk.opens_ticket(SAM, "printer", "the printer jams")
    with room.desk.ports.begin() as work:
        stored = work.decisions.get(ticket.decision or "")
        assert stored is not None
        enquiry = work.enquiries.get(stored.enquiry)
        assert enquiry is not None
        work.enquiries.save(replace(enquiry, ranking=ranking))
        work.commit()
    show_cards(ports=room.desk.ports)
    assert room.shown(ticket.number).text.splitlines()[0] == f"{ticket.number}: {title}"


def test_what_was_tried_stands_there(room: Room) -> None:
    ticket = room.desk.opens_ticket(SAM, "printer", "the printer jams")
    steps = tuple(
        StepRecord(f"s{place}", f"Step {place}\nin detail", StepAnswer.NO, room.desk.clock.now()) for place in range(5)
    )
    with room.desk.ports.begin() as work:
        work.tickets.save(replace(ticket, steps=steps))
        work.commit()
    show_cards(ports=room.desk.ports)
    shown = room.shown(ticket.number).text
    assert "Tried: 2 steps before\nStep 2 -> did not help / no" in shown and "Step 4 -> did not help / no" in shown


def test_dates_stand_there_on_both_clocks_where_they_differ(room: Room) -> None:
    # The garage is in Edmonton, the MSP in Toronto.
    ticket = room.desk.opens_ticket(ChatIdentity("slack", "T0FOOT", "U0MARTY"), "printer", "the printer jams")
    show_cards(ports=room.desk.ports)
    (line,) = [each for each in room.shown(ticket.number).text.splitlines() if each.startswith("Answer by")]
    assert line.endswith("here") and " there, " in line


def test_whatever_changes_a_ticket_its_card_is_drawn_anew_in_place(room: Room, number: str) -> None:
    room.everything_is_sent()
    claim_ticket(ports=room.desk.ports, number=number, by=ROBIN_AT)
    show_cards(ports=room.desk.ports)
    reprioritise_ticket(ports=room.desk.ports, number=number, priority=Priority.P2, by="Kim", reason="two floors")
    show_cards(ports=room.desk.ports)
    # Nobody has tried to send the first edit yet: it will show both.
    (edit,) = room.edits()
    assert edit.edits == room.cards(number)[0].id
    assert "P2, high" in room.shown(number).text and "Robin Castell has it: taken" in room.shown(number).text
    assert room.shown(number).titles == ("Release", "Assign", "Wait", "Ask the requester", "Resolve")


def test_an_edit_that_is_under_way_is_followed_by_another(room: Room, number: str) -> None:
    room.everything_is_sent()
    claim_ticket(ports=room.desk.ports, number=number, by=ROBIN_AT)
    show_cards(ports=room.desk.ports)
    with room.desk.ports.begin() as work:
        work.conversations.begin_attempt(room.edits()[0].id)
        work.commit()
    reprioritise_ticket(ports=room.desk.ports, number=number, priority=Priority.P2, by="Kim", reason="two floors")
    show_cards(ports=room.desk.ports)
    assert len(room.edits()) == 2


def test_what_changes_nothing_on_the_card_moves_nothing(room: Room, number: str) -> None:
    room.everything_is_sent()
    with room.desk.ports.begin() as work:
        work.tickets.save(replace(room.desk.ticket(number), solved_by="nobody yet"))
        work.commit()
    assert (show_cards(ports=room.desk.ports), room.messages()) == (0, [])


def test_a_card_that_was_given_up_is_posted_again_and_nobody_is_woken_for_it(room: Room, number: str) -> None:
    (card,) = room.cards(number)
    give_up(ports=room.desk.ports, message=card, why="the channel is archived")
    claim_ticket(ports=room.desk.ports, number=number, by=ROBIN_AT)
    show_cards(ports=room.desk.ports)
    assert [each.state for each in room.cards(number)] == ["given_up", "waiting"]
    assert room.desk.paged_words() == []


def test_every_room_has_its_card(desk: DeskForTests) -> None:
    with_rooms(desk, CHANNEL, GROUP)
    ticket = desk.opens_ticket(SAM, "printer", "the printer jams")
    show_cards(ports=desk.ports)
    rooms = Room(desk, CHANNEL), Room(desk, GROUP)
    for each in rooms:
        each.everything_is_sent()
    assert [len(each.cards(ticket.number)) for each in rooms] == [1, 1]
    rooms[1].press(JONAS, ticket.number, "Claim")
    assert [each.shown(ticket.number).titles[0] for each in rooms] == ["Release", "Release"]
    assert [len(each.edits()) for each in rooms] == [1, 1]


def test_what_goes_with_another_gets_no_card_and_a_card_says_with_what(room: Room, number: str) -> None:
    other = room.desk.opens_ticket(PRIYA, "printer", "offline here too")
    merge_ticket(ports=room.desk.ports, number=other.number, into=number, by=ROBIN_AT)
    show_cards(ports=room.desk.ports)
    assert room.cards(other.number) == []
    third = room.desk.opens_ticket(SAM, "printer", "still offline")
    show_cards(ports=room.desk.ports)
    merge_ticket(ports=room.desk.ports, number=third.number, into=number, by=ROBIN_AT)
    assert f"goes with {number}" in room.shown(third.number).text


def test_one_card_that_cannot_be_drawn_keeps_no_other_back(
    room: Room, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = room.desk.opens_ticket(PRIYA, "scanner", "the scanner is dead")
    good = room.desk.opens_ticket(SAM, "vpn_remote", "no mail since nine")
    drawn = cards.draw

    def breaks(*args: object) -> object:
        if bad in args:
            raise RuntimeError("it cannot be drawn")
        return drawn(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(cards, "draw", breaks)
        show_cards(ports=room.desk.ports)
    assert (len(room.cards(bad.number)), len(room.cards(good.number))) == (0, 1)
    show_cards(ports=room.desk.ports)
    assert len(room.cards(bad.number)) == 1


# ---- presses ---------------------------------------------------------------------------------------------------------


def test_claim_release_and_claim_again_with_the_same_buttons(room: Room, number: str) -> None:
    assert room.press(ROBIN, number, "Claim") == Said()
    assert room.press(AMARA, number, "Claim") == Said(f"Robin Castell has {number} already.")
    assert room.press(ROBIN, number, "Release") == Said()
    assert room.press(AMARA, number, "Claim") == Said()
    assert room.desk.ticket(number).owner == AMARA_AT
    with room.desk.ports.begin() as work:
        whence = [each.whence for each in work.tickets.history(number) if each.kind == "claimed"]
    assert whence == ["slack room, U0ROBIN", "slack room, U0AMARA"]


def test_giving_asks_to_whom_and_a_technician_gives_only_what_is_theirs(room: Room, number: str) -> None:
    asked = room.press(ROBIN, number, "Assign")
    assert isinstance(asked, Choose)
    assert [title for title, _ in asked.choices] == [
        "Alex Moreau",
        "Amara Obi",
        "Jonas Lind",
        "Kim Osei",
        "Robin Castell",
    ]
    refused = room.press(ROBIN, number, "Assign", value=AMARA_AT)
    assert isinstance(refused, Said) and refused.refused.startswith("Tickets of others are given out by a dispatcher.")
    room.press(ROBIN, number, "Claim")
    assert room.press(ROBIN, number, "Assign", value=AMARA_AT) == Said()
    assert room.desk.ticket(number).owner == AMARA_AT


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("client", TicketState.WAITING_CLIENT),
        ("vendor", TicketState.WAITING_VENDOR),
        ("2026-11-25T09:00:00-05:00", TicketState.SCHEDULED),
    ],
)
def test_waiting_asks_for_what_and_goes_on_with_a_button(
    room: Room, number: str, value: str, state: TicketState
) -> None:
    room.press(ROBIN, number, "Claim")
    asked = room.press(ROBIN, number, "Wait")
    assert isinstance(asked, Choose) and value in [each for _, each in asked.choices]
    assert room.press(ROBIN, number, "Wait", value=value) == Said()
    assert room.desk.ticket(number).state is state
    assert "Go on" in room.shown(number).titles
    assert room.press(ROBIN, number, "Go on") == Said()


@pytest.mark.parametrize("value", ["yesterday", "2026-11-25T09:00:00", "2020-01-01T09:00:00+00:00", ""])
def test_a_wait_that_nobody_was_offered_changes_nothing(room: Room, number: str, value: str) -> None:
    before = room.desk.ticket(number)
    assert room.press(ROBIN, number, "Wait", value=value) != Said()
    assert room.desk.ticket(number) == before


def test_solving_asks_how_and_the_requester_reads_it_and_it_is_opened_again_with_a_reason(
    room: Room, number: str
) -> None:
    assert isinstance(room.press(ROBIN, number, "Resolve"), Write)
    assert isinstance(room.press(ROBIN, number, "Resolve", words="  "), Write)
    assert room.press(ROBIN, number, "Resolve", words="A new cable.") == Said()
    assert room.desk.ticket(number).state is TicketState.RESOLVED
    assert "A new cable." in room.desk.texts_to(SAM)[-1]
    assert room.shown(number).titles == ("Open again",)
    assert isinstance(room.press(AMARA, number, "Open again"), Write)
    assert room.press(AMARA, number, "Open again", words="It is offline again.") == Said()
    assert room.desk.ticket(number).state is TicketState.TRIAGED


def test_asking_the_requester_takes_words_and_they_arrive_signed(room: Room, number: str) -> None:
    asked = room.press(ROBIN, number, "Ask the requester")
    assert isinstance(asked, Write) and "Sam Okoro, Maple Dental" in asked.question
    assert room.press(ROBIN, number, "Ask the requester", words="Which printer is it?") == Said()
    assert room.desk.texts_to(SAM)[-2] == f"Robin Castell, about {number}: Which printer is it?"
    assert (room.desk.ticket(number).state, room.desk.ticket(number).owner) == (TicketState.WAITING_CLIENT, ROBIN_AT)


@pytest.mark.parametrize("who", [SAM, DANA, ChatIdentity("slack", "T0DESK", "U0GONE")], ids=["Sam", "Dana", "stranger"])
def test_nobody_but_staff_changes_anything(room: Room, number: str, who: ChatIdentity) -> None:
    before = room.desk.ticket(number)
    for title in room.shown(number).titles:
        assert room.press(who, number, title, value=ROBIN_AT, words="ha") == Said(NOT_STAFF)
    assert (room.desk.ticket(number), room.edits()) == (before, [])


def test_who_has_left_is_nobody_at_once(room: Room, number: str) -> None:
    kim = StaffMember("Kim Osei", "kim@nightdesk.example", StaffRole.ADMIN)
    import_staff(ports=room.desk.ports, members=[kim], by="the tests")
    assert room.press(ROBIN, number, "Claim") == Said(NOT_STAFF)


def test_a_button_counts_only_in_its_own_room_and_only_one_of_a_room_does(room: Room, number: str) -> None:
    key = room.key(number, "Claim")
    elsewhere = Room(room.desk, ChatIdentity("slack", "T0DESK", "C0OTHER"))
    assert elsewhere.press_key(ROBIN, key) == Said(NOT_STAFF)
    room.desk.ports = replace(room.desk.ports, rooms=(CHANNEL, GROUP))
    assert Room(room.desk, GROUP).press_key(ROBIN, key) == Said(wording.UNKNOWN_BUTTON)
    shown_to_sam = room.desk.shows_button(SAM, "affirm")
    for other in (shown_to_sam, "made-up", ""):
        assert room.press_key(ROBIN, other) == Said(wording.UNKNOWN_BUTTON)
    assert room.desk.ticket(number).owner is None


def test_a_repeat_of_the_same_press_undoes_nothing_that_came_after_it(room: Room, number: str) -> None:
    room.press(ROBIN, number, "Claim")
    give = room.key(number, "Assign")
    room.press_key(ROBIN, give, delivery="once", value=AMARA_AT)
    room.press(AMARA, number, "Assign", value=ROBIN_AT)
    assert room.press_key(ROBIN, give, delivery="once", value=AMARA_AT) == Said()
    assert room.desk.ticket(number).owner == ROBIN_AT


def test_where_there_are_no_windows_the_question_stands_under_the_card_and_says_what_was_chosen(
    room: Room, number: str
) -> None:
    press = RoomPress("asks", JONAS, CHANNEL, room.key(number, "Assign"))
    asked = room.press_key(JONAS, press.key)
    assert isinstance(asked, Choose)
    for _ in range(2):
        ask_in_room(ports=room.desk.ports, press=press, asked=asked)
    (question,) = [each for each in room.messages() if each.under is not None]
    assert question.text == f"Jonas, who shall have {number}?"
    room.everything_is_sent()
    amara = next(button.key for button in question.buttons if button.title == "Amara Obi")
    assert room.press_key(ROBIN, amara) != Said()  # a technician gives out nobody's tickets
    assert room.press_key(JONAS, amara) == Said()
    assert room.desk.ticket(number).owner == AMARA_AT
    (changed,) = [each for each in room.edits() if each.edits == question.id]
    assert (changed.text.splitlines()[-1], changed.buttons) == ("✓ Amara Obi (Jonas Lind)", ())


def test_never_mind_takes_the_question_back(room: Room, number: str) -> None:
    press = RoomPress("asks", JONAS, CHANNEL, room.key(number, "Wait"))
    asked = room.press_key(JONAS, press.key)
    assert isinstance(asked, Choose)
    ask_in_room(ports=room.desk.ports, press=press, asked=asked)
    room.everything_is_sent()
    before = room.desk.ticket(number)
    question = room.desk.said_to(CHANNEL)[-1]
    assert room.press_key(JONAS, question.buttons[-1].key) == Said()
    assert (room.desk.ticket(number), room.edits()[0].text.splitlines()[-1]) == (before, "✓ Never mind (Jonas Lind)")


# ---- exactly one owner -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def four_connections(shared_engine: Engine) -> Iterator[Engine]:
    """A connection for each of four people."""
    engine = make_engine(shared_engine.url.render_as_string(hide_password=False), pool_size=8)
    yield engine
    engine.dispose()


def test_of_four_who_press_claim_at_once_exactly_one_has_it(engine: Engine, four_connections: Engine) -> None:
    """``make prove``: 10,000 races. The one who has it lets go of it for the next."""
    desk = DeskForTests(sql_work_factory(four_connections))
    desk.take_in(MAPLE)
    with_rooms(desk)
    four = [ChatIdentity("slack", "T0DESK", f"U0{name}") for name in ("ROBIN", "AMARA", "JONAS", "KIM")]
    with desk.ports.begin() as work:
        kim = work.staff.get("kim@nightdesk.example")
        assert kim is not None
        work.staff.save(replace(kim, identities=(four[3],)))
        work.commit()
    number = desk.opens_ticket(SAM, "printer", "the printer jams").number
    show_cards(ports=desk.ports)
    rooms = [Room(desk) for _ in four]
    claim, release = rooms[0].key(number, "Claim"), rooms[0].key(number, "Release")
    ready, random = Barrier(4), seeded("presses")
    orders = [random.sample(range(4), 4) for _ in range(RACES)]

    def races(place: int) -> list[bool]:
        won = []
        for race, order in enumerate(orders):
            who = four[order[place]]
            ready.wait(120)
            won.append(rooms[place].press_key(who, claim, delivery=f"claim {race} {place}") == Said())
            ready.wait(120)
            if won[-1]:
                assert rooms[place].press_key(who, release, delivery=f"release {race}") == Said()
        return won

    with ThreadPoolExecutor(4) as pool:
        won = list(zip(*pool.map(races, range(4)), strict=True))
    assert [sum(race) for race in won] == [1] * RACES
    with four_connections.connect() as connection:
        kinds = connection.execute(text("SELECT kind, count(*) FROM ticket_history GROUP BY 1")).all()
    counted = {str(kind): number for kind, number in kinds}
    assert (counted["claimed"], counted["assigned"]) == (RACES, RACES)
    # A thousand changes that nobody has sent yet are one card and nothing else.
    with desk.ports.begin() as work:
        assert len([each for each in work.conversations.waiting(key_of(CHANNEL)) if each.ticket == number]) == 1
