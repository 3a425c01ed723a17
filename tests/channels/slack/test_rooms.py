"""The technicians' channel in Slack, through Slack's own libraries: cards, buttons, windows, and what is refused in private."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.slack.connection import catch_up
from bot.channels.slack.sender import SlackSender
from bot.channels.slack.workspaces import Workspaces
from bot.desk.clients import ChatIdentity
from bot.desk.staff import StaffMember, StaffRole
from bot.desk.tickets import TicketState
from bot.operations.passing_on import answer_in_talk
from bot.operations.replies import record_first_response
from bot.operations.rooms.cards import show_cards
from bot.operations.rooms.presses import NOT_STAFF
from bot.operations.staff import import_staff
from bot.operations.ticket_work import claim_ticket
from bot.worker.deliveries import deliver
from tests.channels.slack.talking import connected, send
from tests.makers import AMARA_AT, ROBIN_AT, SAM, DeskForTests, key_of
from tests.stand_ins.serving import Fault
from tests.stand_ins.slack import BOT_USER, TEAM, SlackMessage, SlackPerson, SlackStandIn

CHANNEL = ChatIdentity("slack", TEAM, "C0TECH")
STAFF = (
    StaffMember("Robin Castell", ROBIN_AT, StaffRole.DISPATCHER, identities=(ChatIdentity("slack", TEAM, "U0ROBIN"),)),
    StaffMember("Amara Obi", AMARA_AT, StaffRole.ADMIN, identities=(ChatIdentity("slack", TEAM, "U0AMARA"),)),
)


@pytest.fixture
def room(desk: DeskForTests, slack: SlackStandIn) -> SlackRoom:
    """The channel, with Sam's printer in it."""
    import_staff(ports=desk.ports, members=STAFF, by="the tests")
    slack.people |= {each: SlackPerson(each, name) for each, name in (("U0ROBIN", "Robin"), ("U0AMARA", "Amara"))}
    desk.ports = replace(desk.ports, rooms=(CHANNEL,))
    show_cards(ports=desk.ports)
    return SlackRoom(desk, slack, desk.opens_ticket(SAM, "printer", "the printer *jams* <!here>").number)


class SlackRoom:
    """The channel as it is seen, and the worker behind it."""

    def __init__(self, desk: DeskForTests, slack: SlackStandIn, number: str) -> None:
        self.desk, self.slack, self.number = desk, slack, number

    async def work(self, workspaces: Workspaces) -> int:
        """Draw what has changed, and deliver it."""
        show_cards(ports=self.desk.ports)
        sender = SlackSender(self.desk.ports, workspaces, seconds_between=0)
        return await deliver(ports=self.desk.ports, senders={"slack": sender}, conversation=key_of(CHANNEL))

    def posted(self) -> list[SlackMessage]:
        """What stands in the channel, after the greeting."""
        return [each for each in self.slack.messages if (each.channel, each.user) == ("C0TECH", BOT_USER)][1:]

    @property
    def card(self) -> SlackMessage:
        """The one card."""
        (card,) = self.posted()
        return card

    async def press(self, user: str, title: str) -> None:
        """Somebody presses a button under the card."""
        value = next(str(each["value"]) for each in self.card.buttons if each["text"]["text"] == title)
        assert await send(self.slack, "interactive", self.slack.press_of(user, self.card, value))

    async def submit(self, user: str, answer: Mapping[str, object]) -> None:
        """Somebody sends the window that was opened last."""
        sent = self.slack.submission_of(user, self.slack.opened[-1], ())
        sent["view"]["state"]["values"] = {"answer": {"answer": answer}}
        assert await send(self.slack, "interactive", sent)


async def test_a_card_stands_in_the_channel_and_is_changed_in_place(room: SlackRoom, workspaces: Workspaces) -> None:
    await room.work(workspaces)
    card = room.card
    shown = json.dumps(card.blocks, ensure_ascii=False)
    assert all(words in shown for words in ("ND-1001: Printer", "Sam Okoro, Maple Dental", "P4, low", "MD-2026"))
    assert "<!here>" not in shown and "<!here>" not in card.text
    titles = [button["text"]["text"] for button in card.buttons]
    assert titles == ["Claim", "Assign", "Wait", "Ask the requester", "Resolve", "Open in console"]
    assert card.buttons[-1]["url"] == "https://desk.example/tickets/ND-1001"
    claim_ticket(ports=room.desk.ports, number=room.number, by=ROBIN_AT)
    await room.work(workspaces)
    assert (
        card.edited == 1 and "Robin Castell has it" in json.dumps(card.blocks) and "Robin Castell has it" in card.text
    )
    assert card.buttons[0]["text"]["text"] == "Release"


async def test_staff_press_and_the_card_shows_it(room: SlackRoom, workspaces: Workspaces, slack: SlackStandIn) -> None:
    await room.work(workspaces)
    async with connected(room.desk, slack, workspaces):
        await room.press("U0ROBIN", "Claim")
    await room.work(workspaces)
    assert (room.desk.ticket(room.number).owner, slack.asides) == (ROBIN_AT, [])
    assert "Robin Castell has it: taken" in room.card.text


async def test_who_is_not_staff_is_told_so_alone_and_nothing_changes(
    room: SlackRoom, workspaces: Workspaces, slack: SlackStandIn
) -> None:
    await room.work(workspaces)
    async with connected(room.desk, slack, workspaces):
        await room.press("U0SAM", "Claim")
        await room.press("U0SAM", "Resolve")
    assert [(each["channel"], each["user"], each["text"]) for each in slack.asides] == [
        ("C0TECH", "U0SAM", NOT_STAFF)
    ] * 2
    assert (room.desk.ticket(room.number).owner, slack.opened, len(room.posted())) == (None, [], 1)


async def test_a_window_asks_whom_and_gives_the_ticket(
    room: SlackRoom, workspaces: Workspaces, slack: SlackStandIn
) -> None:
    await room.work(workspaces)
    async with connected(room.desk, slack, workspaces):
        await room.press("U0ROBIN", "Assign")
        options = slack.opened[-1]["blocks"][0]["element"]["options"]
        assert [each["text"]["text"] for each in options] == ["Amara Obi", "Robin Castell"]
        await room.submit("U0ROBIN", {"type": "static_select", "selected_option": {"value": AMARA_AT}})
    assert (room.desk.ticket(room.number).owner, slack.responses) == (AMARA_AT, [])


async def test_a_window_that_somebody_else_sends_is_refused_in_the_window(
    room: SlackRoom, workspaces: Workspaces, slack: SlackStandIn
) -> None:
    await room.work(workspaces)
    async with connected(room.desk, slack, workspaces):
        await room.press("U0ROBIN", "Resolve")
        await room.submit("U0SAM", {"type": "plain_text_input", "value": "Done."})
        assert slack.responses == [{"response_action": "errors", "errors": {"answer": NOT_STAFF}}]
        await room.submit("U0ROBIN", {"type": "plain_text_input", "value": "A new roller."})
    assert room.desk.ticket(room.number).state is TicketState.RESOLVED
    assert "A new roller." in room.desk.texts_to(SAM)[-1]


async def test_a_thread_is_talked_in_changed_and_taken_back_and_only_by_staff(
    room: SlackRoom, workspaces: Workspaces, slack: SlackStandIn
) -> None:
    await room.work(workspaces)
    sender = SlackSender(room.desk.ports, workspaces, seconds_between=0)

    async def sam_reads() -> str:
        await deliver(ports=room.desk.ports, senders={"slack": sender}, conversation=key_of(SAM))
        read = (each.text for each in slack.messages if each.channel == "D0SAM")
        return next(text for text in read if "about ND-1001: " in text)

    async with connected(room.desk, slack, workspaces):
        thread = {"channel": "C0TECH", "thread_ts": room.card.ts}
        written = slack.writes("U0ROBIN", "Which *printer* is it &amp; since when?", **thread)
        for event in (slack.said_in_room(written), slack.said_in_room(written), slack.event_of(written)):
            assert await send(slack, "events_api", event)
        assert (
            await sam_reads()
            == "Robin Castell, about ND-1001: Which \u2060*\u2060printer\u2060*\u2060 is it &amp; since when?"
        )
        assert await send(slack, "events_api", slack.edit_of(written, "Which printer is it?"))
        assert await sam_reads() == "Robin Castell, about ND-1001: Which printer is it? (changed)"
        for text in ("<@U0AMARA> she is new", "note: she is new"):
            assert await send(slack, "events_api", slack.said_in_room(slack.writes("U0ROBIN", text, **thread)))
        assert await send(slack, "events_api", slack.said_in_room(slack.writes("U0SAM", "me too", **thread)))
        assert await send(slack, "events_api", slack.said_in_room(slack.writes("U0ROBIN", "lunch?", channel="C0TECH")))
        assert await send(slack, "events_api", slack.deletion_of(written))
    await deliver(ports=room.desk.ports, senders={"slack": sender}, conversation=key_of(SAM))
    read = [each.text for each in slack.messages if each.channel == "D0SAM"]
    assert read[0] == "(Robin Castell has taken back a message about ND-1001.)"
    assert not any("she is new" in each or "lunch" in each or "me too" in each for each in read)
    assert [(each["user"], each["thread_ts"]) for each in slack.asides] == [("U0SAM", room.card.ts)]


async def test_what_was_written_in_a_thread_while_nobody_listened_goes_out_once(
    room: SlackRoom, workspaces: Workspaces, slack: SlackStandIn
) -> None:
    await room.work(workspaces)
    thread = {"channel": "C0TECH", "thread_ts": room.card.ts}
    slack.writes("U0ROBIN", "Which printer is it?", **thread)
    slack.writes("U0ROBIN", "note: she is new", **thread)
    slack.writes("U0SAM", "me too", **thread)
    slack.writes("U0ROBIN", "lunch?", channel="C0TECH")
    now = float(room.card.ts) + 3600
    for _ in range(2):
        await catch_up(room.desk.ports, workspaces, now=now)
    assert [each for each in room.desk.texts_to(SAM) if ", about ND-1001: " in each and "talking" not in each] == [
        "Robin Castell, about ND-1001: Which printer is it?"
    ]
    # Long ago is left alone.
    slack.writes("U0ROBIN", "And since when?", **thread)
    await catch_up(room.desk.ports, workspaces, now=now + 2 * 24 * 3600)
    assert not any("since when" in each for each in room.desk.texts_to(SAM))


async def test_what_the_requester_writes_stands_in_the_cards_thread(
    room: SlackRoom, workspaces: Workspaces, slack: SlackStandIn
) -> None:
    await room.work(workspaces)
    claim_ticket(ports=room.desk.ports, number=room.number, by=ROBIN_AT)
    record_first_response(ports=room.desk.ports, number=room.number, by="Robin Castell", words="Which printer is it?")
    turn = room.desk.turn(SAM, "the one <!here> upstairs")
    assert answer_in_talk(ports=room.desk.ports, turn=turn) is not None
    await room.work(workspaces)
    below = [each for each in slack.messages if each.thread_ts == room.posted()[0].ts]
    assert below[-1].text == "Sam Okoro, Maple Dental: the one &lt;!here&gt; upstairs"


async def test_a_card_whose_answer_was_lost_is_found_and_not_posted_again(
    room: SlackRoom, workspaces: Workspaces, slack: SlackStandIn
) -> None:
    await room.work(workspaces)
    slack.messages.clear()
    room.number = room.desk.opens_ticket(SAM, "scanner", "the scanner is dead").number
    slack.faults.add("chat.postMessage", Fault(answer_lost=True))
    await room.work(workspaces)
    claim_ticket(ports=room.desk.ports, number=room.number, by=ROBIN_AT)
    room.desk.clock.step(minutes=1)
    await room.work(workspaces)
    (card,) = [each for each in slack.messages if each.channel == "C0TECH"]
    assert card.buttons[0]["text"]["text"] == "Release"


async def test_an_edit_waits_as_long_as_slack_says_and_then_shows_what_is_true(
    room: SlackRoom, workspaces: Workspaces, slack: SlackStandIn
) -> None:
    await room.work(workspaces)
    slack.faults.add("chat.update", Fault(429, {"Retry-After": "30"}))
    claim_ticket(ports=room.desk.ports, number=room.number, by=ROBIN_AT)
    assert await room.work(workspaces) == 0
    room.desk.clock.step(seconds=29)
    assert (await room.work(workspaces), room.card.edited) == (0, 0)
    room.desk.clock.step(seconds=2)
    await room.work(workspaces)
    assert "Robin Castell has it" in room.card.text


async def test_a_channel_that_lets_the_app_in_later_has_its_cards_then(
    room: SlackRoom, workspaces: Workspaces, slack: SlackStandIn
) -> None:
    slack.shut.add("C0TECH")
    assert await room.work(workspaces) == 0
    slack.shut.clear()
    room.desk.clock.step(minutes=10)
    await room.work(workspaces)
    assert room.card.text.startswith("ND-1001: Printer")
    assert room.desk.clock.now() - room.desk.ticket("ND-1001").opened_at == timedelta(minutes=10)
    assert room.desk.paged_words() == []
