"""What happens to a ticket reaches the other side, signed, in order, once for each id; what is not taken waits its turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import DEMO_FOLDER
from bot.connectors.link_codes import KeyedCodes
from bot.connectors.staff_file import read_staff_file
from bot.connectors.webhooks.sender import WebhookSender
from bot.desk.catalogue import Priority
from bot.desk.clients import ChatIdentity
from bot.desk.errors import NotFound, OutOfDate
from bot.desk.receivers import WAITS, Extra
from bot.desk.staff import StaffRole
from bot.desk.ticket_events import EventType
from bot.operations.outward import forget_events, take_up_outward
from bot.operations.ports import DeliveryState
from bot.operations.replies import record_first_response, reprioritise_ticket
from bot.operations.staff import import_staff
from bot.operations.ticket_work import claim_ticket, merge_ticket, note_internally
from bot.operations.tickets import add_information, close_own_ticket
from bot.operations.webhooks import (
    enable_receiver,
    list_deliveries,
    list_receivers,
    remove_receiver,
    rotate_secret,
    send_again,
)
from tests.makers import GWEN, JONAS, KIM_AT, MAPLE, RAVI, ROBIN, SAM, DeskForTests
from tests.stand_ins.serving import Fault
from tests.stand_ins.webhooks import WebhookReceiver
from tests.worker.outside import HERE, Outside

ALEX = "U0ALEX"


@pytest.fixture
def outside(desk: DeskForTests) -> Iterator[Outside]:
    """Two clients, the people of the house, and a receiver whose clock is the desk's."""
    people = read_staff_file(DEMO_FOLDER / "staff.yml")
    reached = ChatIdentity("slack", "T0DESK", ALEX)
    import_staff(
        ports=desk.ports,
        members=[replace(each, identities=(reached,)) if each.role is StaffRole.ADMIN else each for each in people],
        by="the tests",
    )
    with WebhookReceiver(desk.clock.now) as receiver:
        yield Outside(desk, receiver)


async def test_every_change_of_a_ticket_arrives_signed_and_in_order(outside: Outside) -> None:
    outside.adds()
    ticket = outside.desk.opens_ticket(SAM, "email_client", "outlook does not open")
    ports, number = outside.desk.ports, ticket.number
    claim_ticket(ports=ports, number=number, by=KIM_AT)
    record_first_response(ports=ports, number=number, by="Kim Park", words="I am looking at it.")
    reprioritise_ticket(ports=ports, number=number, priority=Priority.P1, by="Kim Park", reason="nobody can work")
    note_internally(ports=ports, number=number, by=KIM_AT, words="the license server again", key="k1")
    close_own_ticket(ports=ports, turn=outside.desk.turn(SAM, "solved"), number=number)

    assert await outside.sends() == 6
    assert outside.types == [
        "ticket.opened",
        "ticket.state_changed",
        "ticket.answered",
        "ticket.priority_changed",
        "ticket.noted",
        "ticket.resolved",
    ]
    assert outside.receiver.sequence_of(number) == sorted(outside.receiver.sequence_of(number))
    told = outside.receiver.tickets[number]
    assert (told["state"], told["open"], told["priority"], told["verdict"], told["url"]) == (
        "resolved",
        False,
        "P1",
        "covered",
        f"https://desk.example/tickets/{number}",
    )
    assert (await outside.sends(), outside.receiver.refused, outside.receiver.repeats) == (0, 0, 0)


async def test_nobody_is_told_what_was_written_unless_they_are_meant_to(outside: Outside) -> None:
    ports = outside.desk.ports
    silent = outside.adds()
    number = outside.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    note_internally(ports=ports, number=number, by=KIM_AT, words="the license server again", key="k1")
    await outside.sends()
    said = repr([each.data for each in outside.receiver.arrived])
    assert [word for word in ("outlook does not", "license", "sam@", "kim@") if word in said] == []

    remove_receiver(ports=ports, id=silent.id)
    outside.adds(extras=frozenset({Extra.PEOPLE, Extra.WORDS}))
    record_first_response(ports=ports, number=number, by="Kim Park", words="I am looking at it.")
    note_internally(ports=ports, number=number, by=KIM_AT, words="they forgot to renew", key="k2")
    outside.receiver.arrived.clear()
    await outside.sends()
    entries = [entry for each in outside.receiver.arrived for entry in each.data["entries"]]
    assert [(entry["kind"], entry.get("by"), entry.get("text")) for entry in entries] == [
        ("replied", "Kim Park", "I am looking at it."),
        ("internal note", KIM_AT, None),
    ]
    assert outside.receiver.tickets[number]["requester"] == "sam@maple-dental.example"


async def test_a_receiver_of_one_client_hears_of_no_other(outside: Outside) -> None:
    outside.adds(client=MAPLE)
    mine = outside.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    outside.desk.opens_ticket(RAVI, "email_client", "outlook does not open")
    outside.desk.opens_ticket(GWEN, "printer", "it jams")
    await outside.sends()
    assert list(outside.receiver.tickets) == [mine]
    with pytest.raises(NotFound):
        outside.adds(client="nobody")


async def test_only_the_events_that_are_wanted_are_sent(outside: Outside) -> None:
    outside.adds(events=frozenset({EventType.ANSWERED, EventType.RESOLVED}))
    number = outside.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    add_information(ports=outside.desk.ports, turn=outside.desk.turn(SAM, "more"), number=number, words="more")
    record_first_response(ports=outside.desk.ports, number=number, by="Kim Park", words="I am looking at it.")
    await outside.sends()
    assert outside.types == ["ticket.answered"]


async def test_what_is_done_in_the_scope_of_one_client_is_told_too(outside: Outside) -> None:
    outside.adds()
    number = outside.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    turn = outside.desk.turn(SAM, "more")
    add_information(ports=outside.desk.ports.for_person(turn.person), turn=turn, number=number, words="more")
    await outside.sends()
    assert outside.types == ["ticket.opened", "ticket.added"]


async def test_what_is_undone_was_never_said(outside: Outside) -> None:
    outside.adds()
    ticket = outside.desk.opens_ticket(SAM, "email_client", "outlook does not open")
    await outside.sends()
    with outside.desk.ports.begin() as work:
        work.tickets.save(replace(ticket, owner=KIM_AT))
        # No commit.
    assert (await outside.sends(), len(list_deliveries(ports=outside.desk.ports))) == (0, 1)


async def test_a_change_that_changes_nothing_is_no_event(outside: Outside) -> None:
    outside.adds()
    ticket = outside.desk.opens_ticket(SAM, "email_client", "outlook does not open")
    with outside.desk.ports.begin() as work:
        work.tickets.save(ticket)
        work.commit()
    assert await outside.sends() == 1


async def test_one_transaction_on_two_tickets_is_two_events(outside: Outside) -> None:
    outside.adds()
    one, two = (outside.desk.opens_ticket(SAM, "email_client", words).number for words in ("one", "two"))
    await outside.sends()
    merge_ticket(ports=outside.desk.ports, number=two, into=one, by=KIM_AT)
    await outside.sends()
    assert [(each.type, each.data["ticket"]["number"]) for each in outside.receiver.arrived[2:]] == [
        ("ticket.updated", one),
        ("ticket.updated", two),
    ]
    assert outside.receiver.tickets[two]["parent"] == one


async def test_an_answer_that_is_lost_is_asked_for_again_under_the_same_id_and_with_the_same_body(
    outside: Outside,
) -> None:
    outside.adds()
    outside.receiver.faults.add("post", Fault(answer_lost=True))
    outside.desk.opens_ticket(SAM, "email_client", "outlook does not open")
    assert await outside.sends() == 0
    assert (await outside.sends(), outside.receiver.repeats) == (0, 0)  # not before its time
    outside.desk.clock.step(seconds=5)
    assert (await outside.sends(), outside.receiver.repeats, len(outside.receiver.arrived)) == (1, 1, 1)
    assert [len(bodies) for bodies in outside.receiver.bodies.values()] == [1]
    (delivery,) = list_deliveries(ports=outside.desk.ports)
    assert (delivery.state, delivery.attempts, delivery.status) == (DeliveryState.SENT, 2, 204)


async def test_no_event_overtakes_one_of_the_same_ticket_and_other_tickets_do_not_wait(outside: Outside) -> None:
    outside.adds()
    one = outside.desk.opens_ticket(SAM, "email_client", "one").number
    claim_ticket(ports=outside.desk.ports, number=one, by=KIM_AT)
    two = outside.desk.opens_ticket(RAVI, "email_client", "two").number
    outside.receiver.faults.add("post", Fault(500))
    assert await outside.sends() == 1
    assert list(outside.receiver.tickets) == [two]
    outside.desk.clock.step(seconds=5)
    assert await outside.sends() == 2
    assert outside.receiver.sequence_of(one) == [1, 2]


async def test_a_receiver_that_asks_to_be_left_alone_is_left_alone_with_all_tickets(outside: Outside) -> None:
    outside.adds()
    outside.receiver.faults.add("post", Fault(503, headers={"Retry-After": "120"}))
    for person in (SAM, RAVI):
        outside.desk.opens_ticket(person, "email_client", "outlook does not open")
    assert await outside.sends() == 0
    outside.desk.clock.step(seconds=119)
    assert await outside.sends() == 0
    outside.desk.clock.step(seconds=1)
    assert await outside.sends() == 2


async def test_a_receiver_that_wants_nothing_more_gets_nothing_more_and_the_admins_hear_of_it(outside: Outside) -> None:
    added = outside.adds()
    outside.receiver.faults.add("post", Fault(410))
    outside.desk.opens_ticket(SAM, "email_client", "outlook does not open")
    assert await outside.sends() == 0
    outside.desk.clock.step(days=2)
    assert await outside.sends() == 0
    (shown,) = list_receivers(ports=outside.desk.ports)
    assert (shown.receiver.active, shown.waiting) == (False, 1)
    told = outside.desk.texts_to(ChatIdentity("slack", "T0DESK", ALEX))
    assert [added.id in text and "wants nothing more" in text for text in told] == [True]


async def test_where_no_admin_has_a_chat_the_next_in_line_hears_of_it(outside: Outside) -> None:
    import_staff(ports=outside.desk.ports, members=read_staff_file(DEMO_FOLDER / "staff.yml"), by="the tests")
    outside.adds()
    outside.receiver.faults.add("post", Fault(410))
    outside.desk.opens_ticket(SAM, "email_client", "outlook does not open")
    await outside.sends()
    assert [len(outside.desk.texts_to(who)) for who in (JONAS, ROBIN)] == [1, 0]


async def test_what_is_refused_for_days_ends_it_and_switching_it_on_again_loses_nothing(outside: Outside) -> None:
    added = outside.adds()
    number = outside.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    outside.receiver.faults.plan = lambda method: Fault(500)
    for wait in WAITS:
        assert await outside.sends() == 0
        assert list_receivers(ports=outside.desk.ports)[0].receiver.active
        outside.desk.clock.step(seconds=wait.total_seconds())
    assert await outside.sends() == 0
    (shown,) = list_receivers(ports=outside.desk.ports)
    assert (shown.receiver.active, shown.waiting, shown.failed) == (False, 1, 0)
    claim_ticket(ports=outside.desk.ports, number=number, by=KIM_AT)
    assert await outside.sends() == 0

    outside.receiver.faults.plan = lambda method: None
    assert enable_receiver(ports=outside.desk.ports, id=added.id)[1] == 2
    assert (await outside.sends(), outside.types) == (2, ["ticket.opened", "ticket.state_changed"])


async def test_an_event_that_is_never_taken_fails_by_itself_and_can_be_sent_again(outside: Outside) -> None:
    outside.adds()
    stuck = outside.desk.opens_ticket(SAM, "email_client", "one").number
    for wait in (*WAITS, timedelta(0)):
        outside.receiver.faults.add("post", Fault(422))
        assert await outside.sends() == 0
        outside.desk.opens_ticket(RAVI, "email_client", "another")
        assert await outside.sends() == 1
        outside.desk.clock.step(seconds=wait.total_seconds())
    (failed,) = list_deliveries(ports=outside.desk.ports, failed_only=True)
    assert (failed.event.ticket, failed.attempts, failed.why) == (stuck, 10, "it answers 422")
    send_again(ports=outside.desk.ports, event=failed.event.id)
    assert (await outside.sends(), stuck in outside.receiver.tickets) == (1, True)
    with pytest.raises(NotFound):
        send_again(ports=outside.desk.ports, event="msg_nothing")


async def test_for_a_day_after_a_change_both_secrets_count(outside: Outside) -> None:
    added = outside.adds()
    old = outside.receiver.secret
    _, new = rotate_secret(ports=outside.desk.ports, id=added.id)
    outside.desk.opens_ticket(SAM, "email_client", "one")
    assert await outside.sends() == 1
    outside.receiver.secret = new
    outside.desk.opens_ticket(SAM, "email_client", "two")
    assert await outside.sends() == 1
    with pytest.raises(OutOfDate):
        rotate_secret(ports=outside.desk.ports, id=added.id)
    outside.desk.clock.step(days=1)
    outside.desk.opens_ticket(SAM, "email_client", "three")
    assert await outside.sends() == 1
    outside.receiver.secret = old
    outside.desk.opens_ticket(SAM, "email_client", "four")
    assert (await outside.sends(), outside.receiver.refused) == (0, 1)


async def test_a_secret_that_leaked_signs_no_more(outside: Outside) -> None:
    added = outside.adds()
    rotate_secret(ports=outside.desk.ports, id=added.id, leaked=True)
    outside.desk.opens_ticket(SAM, "email_client", "one")
    assert (await outside.sends(), outside.receiver.refused) == (0, 1)


async def test_with_another_key_of_the_desk_nothing_is_signed_and_the_log_says_why(outside: Outside) -> None:
    outside.adds()
    outside.sender = WebhookSender(KeyedCodes("another key", Path("never-made")), "https://desk.example", HERE)
    outside.desk.opens_ticket(SAM, "email_client", "one")
    assert (await outside.sends(), outside.receiver.refused) == (0, 0)
    (delivery,) = list_deliveries(ports=outside.desk.ports)
    assert delivery.why.startswith("the desk's own key is another one now")


async def test_a_removed_receiver_is_forgotten_with_what_waits_for_it(outside: Outside) -> None:
    added = outside.adds()
    outside.desk.opens_ticket(SAM, "email_client", "one")
    remove_receiver(ports=outside.desk.ports, id=added.id)
    assert (await outside.sends(), list_deliveries(ports=outside.desk.ports)) == (0, ())
    with pytest.raises(NotFound):
        remove_receiver(ports=outside.desk.ports, id=added.id)


async def test_events_are_forgotten_after_thirty_days(outside: Outside) -> None:
    outside.adds()
    outside.desk.opens_ticket(SAM, "email_client", "one")
    await outside.sends()
    outside.desk.clock.step(days=30)
    assert forget_events(ports=outside.desk.ports) == 0
    outside.desk.clock.step(seconds=1)
    assert (forget_events(ports=outside.desk.ports), list_deliveries(ports=outside.desk.ports)) == (1, ())


async def test_what_waits_is_taken_up_by_the_round(outside: Outside) -> None:
    outside.adds()
    outside.desk.opens_ticket(SAM, "email_client", "one")
    assert take_up_outward(ports=outside.desk.ports) == 1
