"""Answers go out in order, and none overtakes one that was not taken."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.channels.outcomes import Later, Never, Taken
from bot.desk.quotes import QuoteState
from bot.operations.deliveries import put_off, take_up_deliveries, wait_before
from bot.operations.ports import Answer, Button, OutgoingMessage, Pressed
from bot.operations.turns import finish_turn
from bot.worker.deliveries import Pulled, deliver
from tests.fakes import TakesSome
from tests.makers import DANA, SAM, DeskForTests, key_of
from tests.operations.situations import asked_at_night


@pytest.fixture
def waiting(desk: DeskForTests) -> DeskForTests:
    """Three answers wait for Sam."""
    turn = desk.turn(SAM, "hello")
    finish_turn(ports=desk.ports, turn=turn.id, answers=[Answer(words) for words in ("one", "two", "three")])
    return desk


async def _deliver(
    desk: DeskForTests, channel: TakesSome | Pulled | Breaks, platform: str = "slack", luck: float = 1.0
) -> int:
    return await deliver(
        ports=desk.ports, senders={platform: channel}, conversation=key_of(SAM), luck=lambda: luck, seconds=0.2
    )


class Breaks:
    """A channel that raises, or never comes back."""

    def __init__(self, hangs: bool) -> None:
        self._hangs = hangs

    async def send(self, message: OutgoingMessage) -> Taken | Later | Never:
        """Never well."""
        if self._hangs:
            await asyncio.Event().wait()
        raise OSError("connection reset")


async def test_answers_go_out_in_order_and_once(waiting: DeskForTests) -> None:
    channel = TakesSome()
    assert [await _deliver(waiting, channel), await _deliver(waiting, channel)] == [3, 0]
    assert channel.taken == ["one", "two", "three"]
    assert [message.state for message in waiting.said_to(SAM)] == ["sent"] * 3


async def test_a_worker_that_was_stopped_in_the_middle_does_not_send_again_what_another_has_sent_meanwhile(
    waiting: DeskForTests,
) -> None:
    channel = TakesSome()

    class Stopped:
        """Stands still with the first message in hand until the other is through."""

        async def send(self, message: OutgoingMessage) -> Taken | Later | Never:
            if not channel.taken:
                await _deliver(waiting, channel)
            return await channel.send(message)

    await deliver(ports=waiting.ports, senders={"slack": Stopped()}, conversation=key_of(SAM), seconds=5)
    # What it had in hand it cannot know about; the rest it can.
    assert channel.taken == ["one", "two", "three", "one"]


async def test_delivery_stops_at_the_first_that_is_not_taken_and_goes_on_there(waiting: DeskForTests) -> None:
    channel = TakesSome(takes=1)
    assert await _deliver(waiting, channel) == 1
    assert [message.state for message in waiting.said_to(SAM)] == ["sent", "waiting", "waiting"]
    channel.takes = 10
    assert await _deliver(waiting, channel) == 0
    waiting.clock.step(seconds=4)
    assert await _deliver(waiting, channel) == 2
    assert channel.taken == ["one", "two", "three"]


async def test_without_a_channel_answers_wait(waiting: DeskForTests) -> None:
    assert await _deliver(waiting, TakesSome(), platform="telegram") == 0
    assert [message.state for message in waiting.said_to(SAM)] == ["waiting"] * 3


async def test_where_people_fetch_their_answers_nothing_is_left_waiting(waiting: DeskForTests) -> None:
    assert await _deliver(waiting, Pulled()) == 3


@pytest.mark.parametrize(("channel", "state"), [(TakesSome(), QuoteState.VIEWED), (Pulled(), QuoteState.SENT)])
async def test_a_quote_is_viewed_when_a_channel_has_carried_its_card_to_somebody(
    desk: DeskForTests, channel: TakesSome | Pulled, state: QuoteState
) -> None:
    desk.turn(DANA, "hello")
    quote = asked_at_night(desk)
    await deliver(ports=desk.ports, senders={"slack": channel}, conversation=key_of(DANA))
    assert desk.quote(quote.number).state is state


@pytest.mark.parametrize("hangs", [False, True], ids=["raises", "hangs"])
async def test_a_channel_that_breaks_is_tried_again_later(waiting: DeskForTests, hangs: bool) -> None:
    assert await _deliver(waiting, Breaks(hangs)) == 0
    first = waiting.said_to(SAM)[0]
    assert (first.state, first.attempts) == ("waiting", 1)
    waiting.clock.step(seconds=4)
    assert await _deliver(waiting, TakesSome()) == 3


@pytest.mark.parametrize(
    ("attempts", "luck", "seconds"),
    [(0, 1.0, 2), (0, 0.0, 1), (1, 1.0, 4), (5, 1.0, 64), (5, 0.5, 48), (20, 1.0, 600), (1000, 0.0, 300)],
)
def test_the_wait_doubles_up_to_ten_minutes_and_is_spread(attempts: int, luck: float, seconds: int) -> None:
    assert wait_before(attempts, luck) == timedelta(seconds=seconds)


async def test_nothing_is_sent_before_the_platform_said(waiting: DeskForTests) -> None:
    channel = TakesSome(takes=0, refuses_with=Later("ratelimited", timedelta(seconds=30)))
    assert await _deliver(waiting, channel) == 0
    channel.takes = 10
    waiting.clock.step(seconds=29)
    assert await _deliver(waiting, channel) == 0
    waiting.clock.step(seconds=1)
    assert await _deliver(waiting, channel) == 3
    assert channel.taken == ["one", "two", "three"]


async def test_after_a_day_of_trying_a_person_is_called_once_with_the_words(waiting: DeskForTests) -> None:
    channel = TakesSome(takes=0)
    for _ in range(24):
        assert await _deliver(waiting, channel) == 0
        assert [message.state for message in waiting.said_to(SAM)] == ["waiting"] * 3
        waiting.clock.step(hours=1)
    for _ in range(15):
        assert await _deliver(waiting, channel) == 0
        waiting.clock.step(hours=1)
    assert [message.state for message in waiting.said_to(SAM)] == ["given_up"] * 3
    assert waiting.paged_words() == ["This did not reach Sam Okoro (full): one"]


async def test_somebody_who_can_never_be_reached_there_is_for_a_person_at_once(waiting: DeskForTests) -> None:
    channel = TakesSome(takes=0, refuses_with=Never("account_inactive"))
    assert await _deliver(waiting, channel) == 0
    assert waiting.paged_words() == ["This did not reach Sam Okoro (account_inactive): one"]


async def test_a_message_whose_button_was_pressed_says_so_in_its_place(desk: DeskForTests) -> None:
    channel = TakesSome()
    turn = desk.turn(SAM, "hello")
    finish_turn(ports=desk.ports, turn=turn.id, answers=[Answer("Well?", (Button("Yes", Pressed("affirm")),))])
    await _deliver(desk, channel)
    asked = desk.said_to(SAM)[0]
    pressed = desk.turn(SAM, button=asked.buttons[0].key)
    finish_turn(ports=desk.ports, turn=pressed.id, answers=[Answer("Good.")])
    await _deliver(desk, channel)
    assert channel.taken == ["Well?", "Good."]
    assert channel.edited == [(str(asked.id), "Well?\n\n✓ Yes (Sam Okoro, Tue 24 Nov, 10:00)")]


async def test_where_messages_cannot_be_changed_nothing_is_written_for_it(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "hello")
    finish_turn(ports=desk.ports, turn=turn.id, answers=[Answer("Well?", (Button("Yes", Pressed("affirm")),))])
    await _deliver(desk, Pulled())
    pressed = desk.turn(SAM, button=desk.said_to(SAM)[0].buttons[0].key)
    finish_turn(ports=desk.ports, turn=pressed.id, answers=[])
    assert await _deliver(desk, Pulled()) == 0


def test_what_waits_for_a_channel_is_taken_up_again_and_nothing_else(waiting: DeskForTests) -> None:
    assert take_up_deliveries(ports=waiting.ports, platforms={"telegram"}) == 0
    assert take_up_deliveries(ports=waiting.ports, platforms={"slack"}) == 1
    first = waiting.said_to(SAM)[0]
    assert put_off(ports=waiting.ports, message=first, why="full", luck=1.0, at_least=timedelta(minutes=1))
    assert take_up_deliveries(ports=waiting.ports, platforms={"slack"}) == 0
    waiting.clock.step(minutes=1)
    assert take_up_deliveries(ports=waiting.ports, platforms={"slack"}) == 1
