"""Zammad follows our tickets: each is there once, with every word once, and stands as ours does, whatever is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from bot.connectors.ticket_systems.sender import TicketSystemSender
from bot.connectors.ticket_systems.zammad import Zammad
from bot.connectors.ticket_systems.zammad_file import USUAL_PRIORITIES, USUAL_STATES, ZammadPlan
from bot.desk.catalogue import Priority
from bot.desk.receivers import Extra, ReceiverKind
from bot.desk.ticket_work import WaitFor
from bot.operations.handover import hand_over
from bot.operations.outward import next_letter, note_outcome
from bot.operations.ports import DeskPorts, OutsideTicket
from bot.operations.replies import record_first_response, reprioritise_ticket
from bot.operations.ticket_systems import connect_ticket_system
from bot.operations.ticket_work import assign_ticket, claim_ticket, let_wait, note_internally
from bot.operations.tickets import add_information, close_own_ticket
from bot.operations.webhooks import list_deliveries, send_again
from bot.worker.outward import send_out
from tests.makers import AMARA_AT, JONAS_AT, KIM_AT, MAPLE, RAVI, SAM, STRANGER, DeskForTests
from tests.proving import cases, seeded
from tests.stand_ins.serving import Fault
from tests.stand_ins.zammad import TOKEN, ZammadStandIn, ZammadTicket
from tests.worker.test_outward_proof import Lives

BOTH = frozenset({Extra.WORDS, Extra.NOTES})
PLAN = ZammadPlan(
    "Service Desk", "unverified@msp.example", groups={MAPLE: "Dentists"}, owners={KIM_AT: "kim@zammad.example"}
)
STEPS, LIVES = cases(20, 150), cases(1, 6)


class Following:
    """A desk, a Zammad, and the worker's job run by hand."""

    def __init__(self, desk: DeskForTests, zammad: ZammadStandIn) -> None:
        self.desk = desk
        self.zammad = zammad
        self.sender = TicketSystemSender(Zammad(zammad.url, TOKEN, PLAN, desk.clock.now, seconds=2))

    def connects(self, client: str | None = None, extras: frozenset[Extra] = BOTH) -> None:
        """From now on."""
        connect_ticket_system(
            ports=self.desk.ports, id="zammad", address=self.zammad.url, by="the tests", client=client, extras=extras
        )

    async def sends(self) -> int:
        """Whatever may go now goes; how many events were taken."""
        with self.desk.ports.begin() as work:
            due = work.outward.due(self.desk.clock.now())
        senders = {ReceiverKind.TICKET_SYSTEM: self.sender}
        return sum(
            [
                await send_out(
                    ports=self.desk.ports, senders=senders, receiver=receiver, ticket=ticket, luck=lambda: 0.0
                )
                for receiver, ticket in due
            ]
        )

    async def sends_all(self) -> None:
        """Everything goes, however long it takes on the desk's clock."""
        while True:
            with self.desk.ports.begin() as work:
                waits = work.outward.waiting_for("zammad")
            if not waits:
                return
            await self.sends()
            self.desk.clock.step(hours=1)

    def there(self, number: str) -> ZammadTicket:
        """The one ticket there with our number's tag."""
        (found,) = [each for each in self.zammad.tickets.values() if PLAN.tag_of(number) in each.tags]
        return found


@pytest.fixture
def following(desk: DeskForTests) -> Iterator[Following]:
    """Nothing is connected yet."""
    desk.take_in_staff()
    with ZammadStandIn() as zammad:
        yield Following(desk, zammad)


def _subjects(ticket: ZammadTicket) -> list[str]:
    return [str(each["subject"]) for each in ticket.articles]


def _called_outside(ports: DeskPorts, number: str) -> Sequence[OutsideTicket]:
    with ports.begin() as work:
        return work.outward.outside_of(number)


async def test_a_ticket_is_made_there_and_follows_ours(following: Following) -> None:
    following.connects()
    ports, desk = following.desk.ports, following.desk
    number = desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    await following.sends()
    there = following.there(number)
    assert (there.title, there.group, there.customer, there.state, there.priority, there.owner_id) == (
        f"outlook does not open ({number})",
        "Dentists",
        "sam@maple-dental.example",
        "open",
        "1 low",
        1,
    )
    assert there.tags == ["nightdesk", "nightdesk-nd-1001"]
    (opening,) = there.articles
    assert (opening["body"], opening["sender"], opening["internal"]) == (
        "Sam Okoro:\noutlook does not open",
        "Customer",
        False,
    )

    claim_ticket(ports=ports, number=number, by=KIM_AT)
    record_first_response(ports=ports, number=number, by="Kim Park", words="I am looking at it.")
    note_internally(ports=ports, number=number, by=KIM_AT, words="the license server again", key="k1")
    reprioritise_ticket(ports=ports, number=number, priority=Priority.P1, by="Kim Park", reason="nobody can work")
    let_wait(ports=ports, number=number, reason=WaitFor.VENDOR, by=KIM_AT)
    await following.sends()
    assert (there.state, there.priority, there.owner_id) == ("pending reminder", "3 high", 4)
    said = [(each["body"], each["internal"]) for each in there.articles if "looking" in each["body"]]
    assert said == [("Kim Park:\nI am looking at it.", False)]
    noted = [each["internal"] for each in there.articles if "license server" in each["body"]]
    assert noted == [True]

    close_own_ticket(ports=ports, turn=desk.turn(SAM, "solved"), number=number)
    await following.sends()
    assert (there.state, there.pending_time) == ("closed", None)
    assert [each.number for each in _called_outside(ports, number)] == ["22001"]


async def test_a_ticket_of_somebody_nobody_knows_has_the_customer_that_the_file_names(following: Following) -> None:
    following.connects()
    turn = following.desk.turn(STRANGER, "my screen is black")
    hand_over(ports=following.desk.ports, turn=turn)
    await following.sends()
    assert [(each.customer, each.group) for each in following.zammad.tickets.values()] == [
        ("unverified@msp.example", "Service Desk")
    ]


async def test_only_what_is_meant_for_it_is_written_there(following: Following) -> None:
    following.connects(client=MAPLE, extras=frozenset({Extra.WORDS}))
    number = following.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    following.desk.opens_ticket(RAVI, "email_client", "another client")
    note_internally(ports=following.desk.ports, number=number, by=KIM_AT, words="the license server again", key="k1")
    record_first_response(ports=following.desk.ports, number=number, by="Kim Park", words="I am looking at it.")
    await following.sends()
    assert [each.title for each in following.zammad.tickets.values()] == [f"outlook does not open ({number})"]
    assert [each["body"] for each in following.there(number).articles] == [
        "Sam Okoro:\noutlook does not open",
        "Kim Park:\nI am looking at it.",
    ]


@pytest.mark.parametrize("lost", ["POST tickets", "POST ticket_articles", "PUT tickets", "GET tickets"])
async def test_an_answer_that_is_lost_doubles_nothing(following: Following, lost: str) -> None:
    following.connects()
    number = following.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    following.zammad.faults.add(lost, Fault(answer_lost=True))
    for _ in range(3):
        await following.sends()
        add_information(ports=following.desk.ports, turn=following.desk.turn(SAM, "more"), number=number, words="more")
        reprioritise_ticket(
            ports=following.desk.ports, number=number, priority=Priority.P2, by="Kim Park", reason="as it is"
        )
        following.desk.clock.step(seconds=5)
    await following.sends_all()
    subjects = _subjects(following.there(number))
    assert (len(following.zammad.tickets), len(subjects)) == (1, len(set(subjects)))
    assert following.there(number).priority == "3 high"


async def test_what_is_written_on_a_solved_ticket_does_not_leave_it_open(following: Following) -> None:
    following.connects()
    number = following.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    close_own_ticket(ports=following.desk.ports, turn=following.desk.turn(SAM, "solved"), number=number)
    add_information(ports=following.desk.ports, turn=following.desk.turn(SAM, "thanks"), number=number, words="thanks")
    await following.sends_all()
    assert following.there(number).state == "closed"


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (Fault(503, headers={"Retry-After": "60"}), "it answers 503: something"),
        (Fault(403), "it answers 403: something"),
        (
            Fault(422, body='{"error": "No lookup value found for \'state\': \\"pondering\\""}'),
            "it answers 422: No lookup",
        ),
        (Fault(200, body="<html>a proxy</html>"), "it answers with something that is no JSON"),
    ],
    ids=["busy", "forbidden", "refused", "no JSON"],
)
async def test_what_is_refused_waits_and_says_why(following: Following, fault: Fault, why: str) -> None:
    following.connects()
    following.zammad.faults.add("POST tickets", fault)
    following.desk.opens_ticket(SAM, "email_client", "outlook does not open")
    assert await following.sends() == 0
    (delivery,) = list_deliveries(ports=following.desk.ports)
    assert (delivery.why.startswith(why), "pondering" in delivery.why) == (True, False)
    following.desk.clock.step(minutes=2)
    assert (await following.sends(), len(following.zammad.tickets)) == (1, 1)


async def test_a_zammad_that_is_slow_has_its_time_and_no_more(following: Following) -> None:
    following.connects()
    following.sender = TicketSystemSender(
        Zammad(following.zammad.url, TOKEN, PLAN, following.desk.clock.now, seconds=0.1)
    )
    following.zammad.slow = 0.5
    following.desk.opens_ticket(SAM, "email_client", "outlook does not open")
    assert await following.sends() == 0
    (delivery,) = list_deliveries(ports=following.desk.ports)
    assert delivery.why == "the connection broke (ReadTimeout)"


async def test_another_token_is_refused_and_nothing_is_lost(following: Following) -> None:
    following.connects()
    good = following.sender
    following.sender = TicketSystemSender(Zammad(following.zammad.url, "wrong", PLAN, following.desk.clock.now))
    following.desk.opens_ticket(SAM, "email_client", "outlook does not open")
    assert await following.sends() == 0
    following.sender = good
    following.desk.clock.step(seconds=5)
    assert await following.sends() == 1


async def test_an_old_zammad_that_answers_with_any_ticket_is_not_believed(following: Following) -> None:
    following.zammad.knows_conditions = False
    following.zammad.tickets[1] = ZammadTicket(1, "somebody else's", "Dentists", "x@y.example", "open", "2 normal")
    following.connects()
    number = following.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    await following.sends()
    assert (following.there(number).id, _subjects(following.zammad.tickets[1])) == (2, [])


async def test_what_was_removed_or_merged_there_is_left_as_it_is(following: Following) -> None:
    following.connects()
    numbers = [following.desk.opens_ticket(SAM, "email_client", words).number for words in ("one", "two")]
    await following.sends()
    removed, merged = (following.there(number) for number in numbers)
    del following.zammad.tickets[removed.id]
    merged.state = "merged"
    for number in numbers:
        claim_ticket(ports=following.desk.ports, number=number, by=KIM_AT)
    assert await following.sends() == 2
    assert (merged.state, merged.owner_id, list(following.zammad.tickets)) == ("merged", 1, [merged.id])


async def test_sending_an_old_event_again_does_not_turn_the_ticket_back(following: Following) -> None:
    following.connects()
    number = following.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    close_own_ticket(ports=following.desk.ports, turn=following.desk.turn(SAM, "solved"), number=number)
    await following.sends()
    opened = list_deliveries(ports=following.desk.ports)[-1]
    before = len(following.there(number).articles)
    send_again(ports=following.desk.ports, event=opened.event.id)
    assert await following.sends() == 1
    assert (following.there(number).state, len(following.there(number).articles)) == ("closed", before)


async def test_a_ticket_that_was_open_before_is_made_with_its_next_change(following: Following) -> None:
    number = following.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    following.connects()
    assert await following.sends() == 0
    assign_ticket(ports=following.desk.ports, number=number, to=AMARA_AT, by=JONAS_AT)
    await following.sends()
    there = following.there(number)
    # Amara is nobody there: the file does not name her.
    assert (there.articles[0]["body"], there.state, there.owner_id) == ("Sam Okoro:\noutlook does not open", "open", 1)


async def test_what_was_begun_by_a_worker_that_is_gone_is_finished_by_the_next(following: Following) -> None:
    following.connects()
    number = following.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    letter = next_letter(ports=following.desk.ports, receiver="zammad", ticket=number)
    assert letter is not None
    await following.sender.send(letter)  # and gone, before anything is noted
    assert _called_outside(following.desk.ports, number) == ()
    assert (await following.sends(), len(following.zammad.tickets)) == (1, 1)
    late = await following.sender.send(letter)
    note_outcome(ports=following.desk.ports, letter=letter, outcome=late, luck=0.0)
    assert (len(following.zammad.tickets), len(following.there(number).articles)) == (1, 1)


@pytest.mark.parametrize("life", range(LIVES))
async def test_with_three_in_ten_going_wrong_zammad_ends_with_our_tickets(following: Following, life: int) -> None:
    random = seeded(f"zammad {life}")
    following.connects()
    lives = Lives(following.desk, random)

    def fails(method: str) -> Fault | None:
        if random.random() >= 0.3:
            return None
        waits = Fault(429, headers={"Retry-After": str(random.randint(1, 900))})
        return random.choice((Fault(500), Fault(answer_lost=True), Fault(answer_lost=True), Fault(422), waits))

    following.zammad.faults.plan = fails
    for _ in range(STEPS):
        lives.step()
        following.desk.clock.step(seconds=random.choice((0, 7, 400, 4_000)))
        if random.random() < 0.5:
            await following.sends()
    following.zammad.faults.plan = lambda method: None
    await following.sends_all()
    tickets = following.desk.tickets()
    assert len(following.zammad.tickets) == len(tickets)
    for ours in tickets:
        there = following.there(ours.number)
        assert (there.state, there.priority) == (USUAL_STATES[ours.state], USUAL_PRIORITIES[ours.priority])
        subjects = [each for each in _subjects(there) if not each.endswith("/opened")]
        assert subjects == sorted(set(subjects), key=lambda subject: int(subject.rpartition("/")[2]))
        lines = [kind for kind in following.desk.kinds(ours.number) if kind != "opened"]
        assert len(subjects) == len(lines)
