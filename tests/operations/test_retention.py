"""What is older than it is kept goes, a little at a time; what is younger, open or an amount stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.audit import Finding
from bot.desk.retention import USUAL, BadRetention, Kept, read_retention
from bot.operations import retention
from bot.operations.audit import verify_history
from bot.operations.ports import WorkFactory
from bot.operations.retention import plan_retention, retain
from tests.makers import FOOTHILLS, HARBOUR, MAPLE, DeskForTests
from tests.operations.lives import PEOPLE, Lives, figures_of_reports, with_trackers
from tests.proving import cases, seeded

EVERYTHING = dict.fromkeys(Kept, 30)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("", {}),
        ("usual", USUAL),
        ("talk=180", {Kept.TALK: 180}),
        (" usual , talk = 180 ", {**USUAL, Kept.TALK: 180}),
        ("talk=180,usual", {**USUAL, Kept.TALK: 180}),
        ("sign-ins=7,files=36500", {Kept.SIGN_INS: 7, Kept.FILES: 36500}),
    ],
)
def test_the_setting_says_how_long_what_is_kept(said: str, days: dict[Kept, int]) -> None:
    assert read_retention(said) == days


@pytest.mark.parametrize(
    "said", ["talk", "talk=", "talk=6", "talk=-30", "talk=1.5", "letters=30", "talk=99999", "talk=٣٠"]
)
def test_what_it_does_not_say_is_refused_with_the_names_that_there_are(said: str) -> None:
    with pytest.raises(BadRetention, match="NIGHTDESK_RETENTION"):
        read_retention(said)


@pytest.fixture
def tracked(begin: WorkFactory, engine: Engine) -> Iterator[Engine]:
    """A database in which Rasa has its table."""
    with with_trackers(engine):
        yield engine


def _lived(begin: WorkFactory, engine: Engine, case: int, days: int) -> Lives:
    lives = Lives(DeskForTests(begin), engine, Random(f"{seeded('retention').random()} {case}"))
    lives.begin()
    for _ in range(days):
        lives.go_on()
    return lives


def _everything_ends(lives: Lives) -> None:
    """Tickets are closed, turns handled, answers taken; Rasa's events have their time."""
    for who in PEOPLE:
        lives.close_everything(who)
    with lives.engine.begin() as connection:
        connection.execute(text("UPDATE messages SET state = 'done'"))
        connection.execute(text("UPDATE outbox SET state = 'sent'"))
        connection.execute(text("UPDATE events SET timestamp = 1790000000"))


def _said(engine: Engine, lives: Lives, tables: tuple[str, ...]) -> set[str]:
    """The words of people that stand in these tables."""
    with engine.connect() as connection:
        rows = [
            str(row)
            for table in tables
            for row in connection.execute(text(f"SELECT CAST(to_jsonb(t) AS text) FROM {table} t")).scalars()
        ]
    # Whole words: zqsam2 is not in zqsam29.
    there = {word for row in rows for word in re.findall(r"\w+", row)}
    return {each for said in lives.said.values() for each in said if each in there}


def _of_files(engine: Engine, ticket: str) -> set[str]:
    """The words in the names of a ticket's files and in the messages that they came with."""
    files = (
        "SELECT f.name || ' ' || m.text FROM attachments f JOIN messages m ON m.id = f.turn WHERE f.ticket = :ticket"
    )
    with engine.connect() as connection:
        return {
            word
            for row in connection.execute(text(files), {"ticket": ticket}).scalars()
            for word in re.findall(r"\w+", row)
        }


_TALKED = ("messages", "outbox", "tickets", "ticket_history", "enquiries", "quotes", "time_entries", "settlements")
_MORE = ("disputes", "dispute_outcomes", "events", "attachments", "done_steps", "buttons", "decisions", "room_words")


@pytest.mark.parametrize("case", range(cases(1, 40)))
def test_long_after_any_past_the_words_of_what_is_over_are_gone_and_every_figure_stays(
    begin: WorkFactory, tracked: Engine, case: int
) -> None:
    lives = _lived(begin, tracked, case, 30)
    _everything_ends(lives)
    last = lives.desk.opens_ticket(PEOPLE[0].chat, "printer", lives.words(PEOPLE[0]))
    still_open = {each.number: each for each in lives.desk.tickets() if each.is_open}
    newest = lives.said[PEOPLE[0].email][-1]
    assert len(_said(tracked, lives, (*_TALKED, *_MORE))) > 10
    lives.desk.clock.set(lives.desk.clock.now() + timedelta(days=400))
    figures = figures_of_reports(lives.desk, (MAPLE, FOOTHILLS, HARBOUR))
    planned = {each.kept: each.rows for each in plan_retention(ports=lives.desk.ports, days=EVERYTHING)}
    assert planned[Kept.TALK] > 0

    done = retain(ports=lives.desk.ports, days=EVERYTHING)

    assert {kept: done.get(kept, 0) for kept in (Kept.FILES, Kept.TICKETS, Kept.PROBLEMS)} == {
        kept: planned[kept] for kept in (Kept.FILES, Kept.TICKETS, Kept.PROBLEMS)
    }
    assert retain(ports=lives.desk.ports, days=EVERYTHING) == {}
    assert figures_of_reports(lives.desk, (MAPLE, FOOTHILLS, HARBOUR)) == figures
    assert {each.number: each for each in lives.desk.tickets() if each.is_open} == still_open
    assert [
        each.words for each in lives.desk.tickets() if not each.is_open and each.words not in ("", "[erased]")
    ] == []
    # A picture that was sent just before has gone with the ticket that is open, and its own words with it.
    assert (last.number in still_open, _said(tracked, lives, (*_TALKED, *_MORE)) - _of_files(tracked, last.number)) == (
        True,
        {newest},
    )
    found: list[Finding] = []
    verify_history(work=begin, report=found.append)
    assert found == []


def test_what_is_younger_stays_to_the_last_row(begin: WorkFactory, tracked: Engine) -> None:
    lives = _lived(begin, tracked, 0, 15)
    before = _said(tracked, lives, ("messages", "outbox", "tickets", "ticket_history", "enquiries"))
    assert (before != set(), retain(ports=lives.desk.ports, days=USUAL)) == (True, {})
    assert _said(tracked, lives, ("messages", "outbox", "tickets", "ticket_history", "enquiries")) == before


def test_stopped_half_way_it_goes_on_where_it_was(
    begin: WorkFactory, tracked: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    lives = _lived(begin, tracked, 1, 15)
    lives.desk.clock.set(lives.desk.clock.now() + timedelta(days=400))

    class Killed(Exception):
        pass

    def stop(kept: Kept, rows: int) -> None:
        raise Killed

    for _ in range(3):
        with pytest.raises(Killed):
            retain(ports=lives.desk.ports, days=EVERYTHING, progress=stop)
    retain(ports=lives.desk.ports, days=EVERYTHING)
    assert retain(ports=lives.desk.ports, days=EVERYTHING) == {}
    assert {each.email for each in PEOPLE} >= set(lives.said)
