"""Answers go out in order, and none overtakes one that was not taken."""

from __future__ import annotations

import pytest

from bot.desk.quotes import QuoteState
from bot.operations.ports import Answer
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


async def _deliver(desk: DeskForTests, channel: TakesSome | Pulled, platform: str = "slack") -> int:
    return await deliver(ports=desk.ports, senders={platform: channel}, conversation=key_of(SAM))


async def test_answers_go_out_in_order_and_once(waiting: DeskForTests) -> None:
    channel = TakesSome()
    assert [await _deliver(waiting, channel), await _deliver(waiting, channel)] == [3, 0]
    assert channel.taken == ["one", "two", "three"]
    assert [message.state for message in waiting.said_to(SAM)] == ["sent"] * 3


async def test_delivery_stops_at_the_first_that_is_not_taken_and_goes_on_there(waiting: DeskForTests) -> None:
    channel = TakesSome(takes=1)
    assert await _deliver(waiting, channel) == 1
    assert [message.state for message in waiting.said_to(SAM)] == ["sent", "waiting", "waiting"]
    channel.takes = 10
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
