"""Tickets as they are compared: a client's own, before a given one, with the meanings that were kept."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.operations.ports import Meaning, TicketWords, WorkFactory
from bot.storage.tickets import LETTERS_COMPARED

from .values import MINUTE, NOON, client, ticket

ONE = Meaning("maker 1", bytes(range(256)))


@pytest.fixture
def begin(begin: WorkFactory) -> WorkFactory:
    """Three tickets of a client, one of another client between them, and one of nobody."""
    with begin() as work:
        work.clients.save(client())
        work.clients.save(client("zenith", "Zenith", "zoe@zenith.example"))
        work.tickets.save(ticket("ND-1", words="one"))
        work.tickets.save(ticket("ND-2", words="two"))
        work.tickets.save(ticket("ND-3", client="zenith", contact=None, words="three"))
        work.tickets.save(ticket("ND-4", client=None, contact=None, words="four"))
        work.tickets.save(ticket("ND-5", words="five", opened_at=NOON + MINUTE))
        work.commit()
    return begin


def test_earlier_tickets_are_the_clients_own_newest_first(begin: WorkFactory) -> None:
    with begin() as work:
        earlier = {each: work.tickets.earlier(ticket(each), 10) for each in ("ND-1", "ND-2", "ND-5")}
        assert [[one.number for one in found] for found in earlier.values()] == [[], ["ND-1"], ["ND-2", "ND-1"]]
        assert [one.words for one in earlier["ND-5"]] == ["two", "one"]
        assert [one.number for one in work.tickets.earlier(ticket("ND-5"), 1)] == ["ND-2"]
        assert work.tickets.earlier(ticket("ND-5", client=None), 10) == ()


def test_a_ticket_that_changes_keeps_its_place_and_its_meaning(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.note_meaning("ND-1", ONE)
        work.tickets.save(ticket("ND-1", words="one", respond_by=None))
        assert work.tickets.earlier(ticket("ND-2"), 10) == (TicketWords("ND-1", "one", ONE),)


def test_a_meaning_comes_back_as_it_was_kept_and_the_last_one_stays(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.note_meaning("ND-1", Meaning("maker 0", b""))
        work.tickets.note_meaning("ND-1", ONE)
        assert work.tickets.words_of("ND-1") == TicketWords("ND-1", "one", ONE)
        assert work.tickets.words_of("ND-2") == TicketWords("ND-2", "two")
        assert work.tickets.words_of("ND-9") is None


def test_what_nobody_could_verify_gets_no_meaning(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.note_meaning("ND-4", ONE)
        work.tickets.note_meaning("ND-9", ONE)
        work.commit()
        assert work.tickets.words_of("ND-4") == TicketWords("ND-4", "four")


def test_tickets_without_a_meaning_by_this_maker_are_found_newest_first(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.note_meaning("ND-2", ONE)
        assert [each.number for each in work.tickets.without_meaning("maker 1", 10)] == ["ND-5", "ND-3", "ND-1"]
        assert [each.number for each in work.tickets.without_meaning("maker 2", 3)] == ["ND-5", "ND-3", "ND-2"]
        assert [each.number for each in work.tickets.without_meaning("maker 1", 9, NOON + MINUTE)] == ["ND-5"]


def test_long_words_are_cut_off(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.save(ticket("ND-1", words="ä" * 3000))
        kept = work.tickets.words_of("ND-1")
        assert kept is not None and kept.words == "ä" * LETTERS_COMPARED


def test_the_database_keeps_no_meaning_under_another_client(begin: WorkFactory, engine: Engine) -> None:
    wrong = text("INSERT INTO ticket_meanings (ticket, client, made_by, vector) VALUES ('ND-1', 'zenith', 'm', '')")
    with pytest.raises(IntegrityError, match="fk_ticket_meanings_ticket_client_tickets"), engine.begin() as connection:
        connection.execute(wrong)
