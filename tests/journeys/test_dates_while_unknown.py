"""What is not known never counts against the client: the dates of an emergency whose device nobody has named."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.desk.catalogue import Priority
from bot.operations.records import decision_of, promise_to
from tests.journeys.desk import House

SUNDAY = datetime(2026, 11, 29, 10, tzinfo=ZoneInfo("America/Toronto"))


@pytest.mark.parametrize(
    "words", ["the server is down, nobody can work", "the practice server is down, nobody can work"]
)
async def test_an_outage_has_the_agreed_dates_whether_or_not_its_server_is_named(house: House, words: str) -> None:
    house.clock.instant = SUNDAY
    await house.person("sam@maple-dental.example").says(words)
    ticket = house.only_ticket()
    assert (ticket.respond_by, ticket.resolve_by) == (SUNDAY + timedelta(minutes=30), SUNDAY + timedelta(hours=4))
    with house.desk.begin() as work:
        calmer = promise_to(work, ticket, decision_of(work, ticket), priority=Priority.P2)
    assert calmer.target is not None and calmer.target.respond == timedelta(hours=1)


async def test_whether_it_is_covered_is_answered_without_a_price_nobody_has_decided(house: House) -> None:
    house.clock.instant = SUNDAY
    sam = house.person("sam@maple-dental.example")
    await sam.says("the server is down, nobody can work")
    told = await sam.says("is this covered?")
    assert told.says("Nothing costs anything before that", "agreed in MD-2026", "whether clause 4.2 applies")
    assert "$" not in told.text and "rests on" not in told.text
    assert "It is not known which device it is about. It is" not in told.text
