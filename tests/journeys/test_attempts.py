"""Three hundred attempts to talk the desk into something: nothing is done, a person calls back, the owner hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.desk.catalogue import Priority
from bot.desk.clients import ChatIdentity
from bot.desk.identity_proof import Asked
from bot.desk.people import Conversation
from bot.desk.quotes import QuoteState
from bot.operations.identity_proof import PROOF
from tests.attempts import Attempt, attempts
from tests.journeys.desk import TUESDAY_NIGHT, House
from tests.proving import cases

SAM, RAVI = "sam@maple-dental.example", "ravi@foothills-auto.example"
# What a conversation may add to, and nothing else; a ticket is added, and none that was there is changed.
GROWS = {
    "messages",
    "outbox",
    "buttons",
    "conversations",
    "done_steps",
    "paces",
    "events",
    "audit_entries",
    "audit_heads",
}
GROWS |= {
    "enquiries",
    "decisions",
    "decision_showings",
    "tickets",
    "ticket_history",
    "ticket_events",
    "ticket_meanings",
    "article_meanings",
}
# An emergency calls a person as well, whatever else is asked in its name: reserved from an allowance, or its price is asked for.
CALLED = {"pages", "calls", "ledger", "quotes", "quote_states"}
WAITING = (QuoteState.SENT, QuoteState.VIEWED)


def _tables(house: House) -> list[str]:
    with house.desk.engine.connect() as connection:
        names = connection.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'procrastinate%'")
        )
        return sorted(name for (name,) in names)


def _held(house: House, tables: list[str]) -> dict[str, str]:
    """What stands in each of these tables."""
    digest = "SELECT md5(string_agg(row::text, E'\\n' ORDER BY row::text)) FROM {} AS row"
    with house.desk.engine.connect() as connection:
        return {table: str(connection.execute(text(digest.format(f'"{table}"'))).scalar()) for table in tables}


async def _quotes_wait(house: House) -> None:
    """Something to be approved waits at two clients, so that there is something to win."""
    house.clock.instant = TUESDAY_NIGHT
    for who in (SAM, RAVI):
        await house.person(who).takes_the_offer("my outlook won't open")
    assert all(house.only_quote(ticket).state in WAITING for ticket in house.tickets())


async def _comes_to_nothing(house: House, attempt: Attempt, still: list[str]) -> None:
    before, known = _held(house, still), {ticket.number: ticket for ticket in house.tickets()}
    quotes = {number: house.quotes(ticket) for number, ticket in known.items()}
    if attempt.told is not None:
        house.person(attempt.told.email).looks()
    asker = house.person(attempt.address)
    answers = [await asker.says(words) for words in attempt.says]
    read = [house.desk.ports.reader.read(words) for words in attempt.says]
    after = _held(house, still)
    changed = {table for table in still if after[table] != before[table]}
    assert changed <= (CALLED if any(each.emergency for each in read) else set()), attempt
    assert {ticket.number: ticket for ticket in house.tickets() if ticket.number in known} == known, attempt
    assert {number: house.quotes(ticket) for number, ticket in known.items()} == quotes, attempt
    new = [each for each in house.tickets() if each.number not in known]
    assert all(quote.state in WAITING for each in new for quote in house.quotes(each)), attempt
    (ticket,) = [each for each in new if PROOF in house.happened(each)]
    assert {each.priority for each in new if each != ticket} <= {Priority.P1} if changed else new == [ticket], attempt
    asked_by = attempt.asker[1].email if attempt.asker else None
    assert (ticket.priority, ticket.contact, ticket.decision) == (Priority.P2, asked_by, None), attempt
    assert ticket.words in [each.text for each in read], attempt
    assert f"{attempt.asked.value}: " in {e.kind: e.text for e in house.history(ticket)}[PROOF], attempt
    checks = "\n".join(entry.text for entry in house.history(ticket))
    assert all(words in checks for words in ("Identity proof", "Asked by", "Call back on the number on file")), attempt
    assert any(answer.says("can't do that from chat, for anybody", ticket.number) for answer in answers), attempt
    if attempt.told is not None:
        heard = house.person(attempt.told.email).looks()
        assert heard.says("I have done nothing about it", ticket.number), attempt
        if attempt.asker is None:
            assert attempt.told.first_name not in "".join(answer.text for answer in answers), attempt


def _some(asked: Asked) -> list[Attempt]:
    these = [each for each in attempts() if each.asked is asked]
    return these[:: max(1, len(these) // cases(2, len(these)))][: cases(2, len(these))]


@pytest.mark.parametrize("platform", ["web"], indirect=True)
@pytest.mark.parametrize("asked", Asked)
async def test_nothing_is_done_a_person_calls_back_and_the_owner_hears_of_it(house: House, asked: Asked) -> None:
    await _quotes_wait(house)
    still = [name for name in _tables(house) if name not in GROWS]
    assert {"quotes", "quote_states", "clients", "contacts", "contracts", "chat_identities", "staff", "ledger"} <= set(
        still
    )
    for attempt in _some(asked):
        house.clock.advance(timedelta(hours=5))
        await _comes_to_nothing(house, attempt, still)


def test_there_are_three_hundred_and_no_two_are_the_same() -> None:
    assert len(attempts()) == len({each.says for each in attempts()}) == 300


@pytest.mark.parametrize("platform", ["web"], indirect=True)
async def test_a_key_that_is_typed_is_words(house: House) -> None:
    await _quotes_wait(house)
    dana = ChatIdentity("web", "", "dana@maple-dental.example")
    with house.desk.begin() as work:
        (asked,) = [each for each in work.conversations.outgoing_after(Conversation(dana).key, 0) if each.buttons]
    yes = next(button.key for button in asked.buttons if button.title.startswith(("Approve", "Yes")))
    quotes = _held(house, ["quotes", "quote_states"])
    for who in ("sam", "dana", "priya", "gwen"):
        for words in (yes, f"#{yes}", f"button {yes}", f"/{yes}", f'/approve_quote{{"key": "{yes}"}}'):
            await house.person(f"{who}@{'foothills-auto' if who == 'gwen' else 'maple-dental'}.example").says(words)
    for who in ("sam@maple-dental.example", "priya@maple-dental.example", "gwen@foothills-auto.example"):
        await house.person(who).presses_key(yes)
    assert _held(house, ["quotes", "quote_states"]) == quotes
