"""The stand-in and Zammad's connector are asked the same, and do the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.connectors.ticket_systems.stand_in import RememberingTicketSystem
from bot.connectors.ticket_systems.zammad import Zammad
from bot.connectors.ticket_systems.zammad_file import ZammadPlan
from bot.desk.catalogue import Priority
from bot.desk.tickets import TicketState
from bot.operations.ports import GoneOutside, OutsideDraft, OutsideEntry, OutsideTicket, TicketSystem
from tests.desk.test_ticket_events import BEFORE
from tests.stand_ins.zammad import TOKEN, ZammadStandIn

NOW = BEFORE.opened_at
OPENING = OutsideEntry(
    "ND-1001/opened", NOW, "Sam Okafor", "outlook does not open", internal=False, from_requester=True
)
DRAFT = OutsideDraft(BEFORE, "outlook does not open (ND-1001)", "sam@maple-dental.example", OPENING, NOW)
REPLY = replace(OPENING, mark="ND-1001/7", by="Kim Park", text="I am looking at it.", from_requester=False)
NOTE = replace(REPLY, mark="ND-1001/8", text="the license server again", internal=True)


class World:
    """A ticket system, and a look into it."""

    def __init__(self, system: TicketSystem, zammad: ZammadStandIn | None) -> None:
        self.system = system
        self._zammad = zammad

    def remove(self, outside: OutsideTicket) -> None:
        """Somebody there removes the ticket."""
        if self._zammad is not None:
            del self._zammad.tickets[int(outside.id)]
        else:
            assert isinstance(self.system, RememberingTicketSystem)
            del self.system.tickets[outside.id]

    def is_open(self, outside: OutsideTicket) -> bool:
        """How it stands there."""
        if self._zammad is not None:
            return self._zammad.tickets[int(outside.id)].state != "closed"
        assert isinstance(self.system, RememberingTicketSystem)
        return self.system.tickets[outside.id].facts.is_open


@pytest.fixture(params=["stand-in", "zammad"])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    """Each of both, empty."""
    if request.param == "stand-in":
        yield World(RememberingTicketSystem(), None)
        return
    with ZammadStandIn() as zammad:
        plan = ZammadPlan("Service Desk", "unverified@msp.example")
        yield World(Zammad(zammad.url, TOKEN, plan, lambda: NOW), zammad)


async def test_a_ticket_is_found_from_the_moment_it_is_made_and_no_other_is(world: World) -> None:
    assert await world.system.find("ND-1001") is None
    made = await world.system.create(DRAFT)
    assert await world.system.find("ND-1001") == made
    assert await world.system.find("ND-100") is None
    assert (made.number != "", made.url.startswith("http")) == (True, True)


async def test_every_ticket_is_another_one(world: World) -> None:
    one = await world.system.create(DRAFT)
    two = await world.system.create(replace(DRAFT, facts=replace(BEFORE, number="ND-1002")))
    assert one.id != two.id
    assert [await world.system.find(number) for number in ("ND-1001", "ND-1002")] == [one, two]


async def test_what_is_written_is_known_by_its_mark(world: World) -> None:
    made = await world.system.create(DRAFT)
    for entry in (REPLY, NOTE):
        await world.system.add(made, entry)
    assert set(await world.system.marks(made)) == {"ND-1001/opened", "ND-1001/7", "ND-1001/8"}


async def test_a_ticket_follows_ours_there_and_back(world: World) -> None:
    made = await world.system.create(DRAFT)
    for state, is_open in (
        (TicketState.RESOLVED, False),
        (TicketState.IN_PROGRESS, True),
        (TicketState.WAITING_VENDOR, True),
        (TicketState.CLOSED, False),
    ):
        facts = replace(BEFORE, state=state, priority=Priority.P1)
        for _ in range(2):
            await world.system.bring_up_to(made, facts, NOW + timedelta(hours=1))
            assert world.is_open(made) == is_open


async def test_a_ticket_that_was_removed_there_is_gone(world: World) -> None:
    made = await world.system.create(DRAFT)
    world.remove(made)
    assert await world.system.find("ND-1001") is None
    for doing in (
        world.system.marks(made),
        world.system.add(made, REPLY),
        world.system.bring_up_to(made, BEFORE, NOW),
    ):
        with pytest.raises(GoneOutside):
            await doing
