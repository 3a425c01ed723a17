"""What is known of a person goes, everywhere; what others say, and every amount, stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.connectors.erased_list import BadList, read_erased, write_erased
from bot.desk.audit import Finding, KeptHead
from bot.desk.errors import NotFound
from bot.operations.audit import history_heads, verify_history
from bot.operations.erasing import (
    AskedAlready,
    GoneAlready,
    StillOpen,
    WereErased,
    ask_for_erasure,
    erase_due,
    erase_now,
    erased_people,
    plan_erasure,
    readmit,
    take_back_erasure,
    to_be_erased_again,
)
from bot.operations.exporting import export_person
from bot.operations.ports import WorkFactory
from bot.operations.tickets import close_own_ticket
from bot.storage.emptying import TouchedBefore
from bot.storage.erasing_export import GIVEN, NOT_GIVEN
from bot.storage.erasing_rows import StillSpeaking
from bot.storage.erasing_rules import EMPTIED, KEPT, REMOVED
from bot.storage.tables import metadata
from tests.makers import FOOTHILLS, HARBOUR, MAPLE, SAM, DeskForTests, demo_file
from tests.operations.lives import PEOPLE, Lives, Someone, figures_of_reports, with_trackers
from tests.proving import cases, seeded

SAMS = PEOPLE[0]
# The hash of an address, so that it can be known again, and hashes of rows.
_LOOKED_AT = text(
    "SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
    "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2".replace(
        "::", r"\:\:"
    )
)


def test_of_every_table_with_rows_of_a_person_it_is_said_whether_they_are_handed_out() -> None:
    theirs = {each.table for each in (*EMPTIED, *REMOVED)}
    assert theirs - {*GIVEN, *NOT_GIVEN} == set()
    assert set(GIVEN) & set(NOT_GIVEN) == set()
    assert {*GIVEN, *NOT_GIVEN} <= set(metadata.tables)


def test_of_every_table_it_is_said_what_becomes_of_it() -> None:
    listed = [*KEPT, *{each.table for each in EMPTIED}]
    removed = {each.table for each in REMOVED}
    assert {*listed, *removed} == set(metadata.tables)
    assert set(KEPT) & ({each.table for each in EMPTIED} | removed) == set()


@pytest.fixture
def tracked(begin: WorkFactory, engine: Engine) -> Iterator[Engine]:
    """A database in which Rasa has its table."""
    with with_trackers(engine):
        yield engine


def _rows(engine: Engine) -> dict[str, list[str]]:
    """Every row of every table as one text; bytes as they are and as hexadecimal digits."""
    with engine.connect() as connection:
        tables = sorted({row[0] for row in connection.execute(_LOOKED_AT)})
        return {
            table: [
                str(row)
                for row in connection.execute(text(f"SELECT CAST(row_to_json(t) AS text) FROM {table} t")).scalars()
            ]
            for table in tables
            if table != "alembic_version"
        }


def _traces(who: Someone, canaries: list[str], *, chats: set[str]) -> set[str]:
    return {each.lower() for each in (who.email, who.name, who.chat.user_id, *canaries, *chats)}


def _found(rows: dict[str, list[str]], traces: set[str]) -> list[tuple[str, str]]:
    return [
        (table, trace)
        for table, said in rows.items()
        for row in said
        for trace in traces
        if trace in row.lower() or trace.encode().hex() in row.lower()
    ]


def _chats_of(engine: Engine, who: Someone) -> set[str]:
    query = text(
        "SELECT user_id FROM identity_events WHERE lower(contact) = :email AND user_id IS NOT NULL "
        "UNION SELECT user_id FROM chat_identities WHERE email_key = :email"
    )
    with engine.connect() as connection:
        return set(connection.execute(query, {"email": who.email}).scalars())


def _findings(begin: WorkFactory, kept: tuple[KeptHead, ...]) -> list[Finding]:
    found: list[Finding] = []
    verify_history(work=begin, report=found.append, kept=kept)
    return found


@pytest.mark.parametrize("case", range(cases(2, 200)))
def test_after_any_past_nothing_of_the_person_is_found_and_everything_else_is_as_it_was(
    begin: WorkFactory, tracked: Engine, case: int
) -> None:
    random = Random(f"{seeded('erasing').random()} {case}")
    lives = Lives(DeskForTests(begin), tracked, random)
    lives.begin()
    for _ in range(random.randint(20, 45)):
        lives.go_on()
    who = random.choice(PEOPLE)
    lives.close_everything(who)
    traces = _traces(who, lives.said.get(who.email, []), chats=_chats_of(tracked, who))
    before = _rows(tracked)
    assert _found(before, traces) != []
    handed_out = _handed_out(lives.desk, who)
    assert [each for each in lives.said.get(who.email, []) if each not in handed_out] == []
    assert _not_theirs(handed_out, who, lives) == []
    reports = figures_of_reports(lives.desk, (MAPLE, FOOTHILLS, HARBOUR))
    kept = tuple(KeptHead(head.hash, head.chain, head.position) for head in history_heads(work=begin))

    erased = ask_for_erasure(ports=lives.desk.ports, email=who.email, by="Kim Osei", after=timedelta(0))
    cut_off = _rows(tracked)
    turns = _turns_of(tracked, traces)
    erase_now(ports=lives.desk.ports, person=erased.person, by="Kim Osei")

    after = _rows(tracked)
    assert _found(after, traces) == []
    assert figures_of_reports(lives.desk, (MAPLE, FOOTHILLS, HARBOUR)) == reports
    assert _findings(begin, kept) == []
    numbers = {each.number for each in lives.desk.tickets() if erased.person in str(each.contact)}
    assert _changed_of_others(cut_off, after, {*traces, *turns, *(each.lower() for each in numbers)}) == []


def _handed_out(desk: DeskForTests, who: Someone) -> str:
    found = export_person(ports=desk.ports, email=who.email)
    return "\n".join(f"{table} {row}" for table, rows in found.rows.items() for row in rows)


def _not_theirs(handed_out: str, who: Someone, lives: Lives) -> list[str]:
    """Names and addresses of anybody else, and words of other clients' people."""
    others = [each for each in PEOPLE if each != who]
    named = [part for each in others for part in (each.name, each.email)]
    named += [canary for each in others if each.client != who.client for canary in lives.said.get(each.email, [])]
    named += ["robin@nightdesk.example", "Robin Castell", "amara@nightdesk.example"]
    return [each for each in named if each.lower() in handed_out.lower()]


def _turns_of(engine: Engine, traces: set[str]) -> set[str]:
    """What they wrote or pressed, by its id: a row about it is theirs, though nothing else in it says so."""
    with engine.connect() as connection:
        said = connection.execute(text("SELECT id, lower(conversation) FROM messages")).all()
    return {id for id, conversation in said if any(each in conversation for each in traces)}


def _changed_of_others(
    before: dict[str, list[str]], after: dict[str, list[str]], theirs: set[str]
) -> list[tuple[str, str]]:
    """Rows in which nothing of theirs stood and that are not there any more.

    Heads of chains move on; what happened to a job goes with the job.
    """
    return [
        (table, row)
        for table, rows in before.items()
        if table not in ("audit_heads", "erased_people", "procrastinate_events")
        for row in set(rows) - set(after[table])
        if not any(each in row.lower() for each in theirs)
    ]


# ---- asking, and taking it back --------------------------------------------------------------------------------------


def _ended(desk: DeskForTests) -> str:
    """Sam has had a ticket, which is over."""
    ticket = desk.opens_ticket(SAM, "printer", "the printer by my desk is offline")
    close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "works again"), number=ticket.number)
    return ticket.number


def test_looking_first_changes_nothing_and_counts_what_would(desk: DeskForTests, engine: Engine) -> None:
    _ended(desk)
    before = _rows(engine)
    plan = plan_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei")
    assert _rows(engine) == before
    rows = {(each.table, each.fate.value): each.rows for each in plan.outcome.effects}
    assert (rows["messages", "removed"], rows["tickets", "emptied"], plan.open) == (2, 1, ())
    assert plan.outcome.outside[:2] == (
        "The conversation in Slack with U0SAM: delete it there.",
        "The conversation in Telegram with 500100: delete it there.",
    )


def test_whoever_is_to_go_is_a_stranger_at_once_and_is_who_they_were_when_it_is_taken_back(desk: DeskForTests) -> None:
    _ended(desk)
    ask_for_erasure(ports=desk.ports, email="SAM@maple-dental.example", by="Kim Osei")
    assert not desk.person(SAM).verified
    with pytest.raises(AskedAlready):
        ask_for_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei")
    assert erase_due(ports=desk.ports) == 0
    take_back_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei")
    assert desk.person(SAM).first_name == "Sam"
    assert erased_people(work=desk.ports.begin) == ()
    desk.clock.set(desk.clock.now() + timedelta(days=30))
    assert erase_due(ports=desk.ports) == 0


def test_after_its_days_the_round_does_it_once_and_then_it_cannot_be_taken_back(
    desk: DeskForTests, engine: Engine
) -> None:
    number = _ended(desk)
    erased = ask_for_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei")
    desk.clock.set(desk.clock.now() + timedelta(days=7, seconds=1))
    assert (erase_due(ports=desk.ports), erase_due(ports=desk.ports)) == (1, 0)
    assert desk.ticket(number).contact == f"erased-{erased.person}@erased.invalid"
    for again in (
        lambda: take_back_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei"),
        lambda: erase_now(ports=desk.ports, person=erased.person, by="Kim Osei"),
    ):
        with pytest.raises(GoneAlready):
            again()
    assert _findings(desk.ports.begin, ()) == []


def test_nothing_is_erased_while_something_is_open(desk: DeskForTests) -> None:
    ticket = desk.opens_ticket(SAM, "printer", "the printer is offline")
    with pytest.raises(StillOpen, match=ticket.number):
        ask_for_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei")
    assert desk.person(SAM).verified


def test_nothing_is_erased_while_a_turn_of_theirs_is_being_handled(desk: DeskForTests, engine: Engine) -> None:
    _ended(desk)
    erased = ask_for_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei", after=timedelta(0))
    desk.receives(SAM, "hello again")
    with engine.begin() as connection:
        newest = "SELECT max(id) FROM procrastinate_jobs WHERE task_name = 'nightdesk.turn'"
        connection.execute(text(f"UPDATE procrastinate_jobs SET status = 'doing' WHERE id = ({newest})"))
    before = _rows(engine)
    with pytest.raises(StillSpeaking):
        erase_now(ports=desk.ports, person=erased.person, by="Kim Osei")
    assert (erase_due(ports=desk.ports), _rows(engine)) == (0, before)


def test_all_or_nothing_when_a_row_of_history_was_touched_before(desk: DeskForTests, engine: Engine) -> None:
    _ended(desk)
    erased = ask_for_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei", after=timedelta(0))
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text("UPDATE ticket_history SET text = 'nothing' WHERE kind = 'closed'"))
    before = _rows(engine)
    with pytest.raises(TouchedBefore):
        erase_now(ports=desk.ports, person=erased.person, by="Kim Osei")
    assert _rows(engine) == before


def test_a_file_that_names_them_is_refused_until_they_are_let_in_again(desk: DeskForTests) -> None:
    erased = ask_for_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei", after=timedelta(0))
    with pytest.raises(AskedAlready):
        readmit(ports=desk.ports, email=SAMS.email)
    erase_now(ports=desk.ports, person=erased.person, by="Kim Osei")
    with pytest.raises(WereErased, match="sam@maple-dental"):
        desk.take_in(MAPLE)
    with pytest.raises(NotFound):
        readmit(ports=desk.ports, email="dana@maple-dental.example")
    assert readmit(ports=desk.ports, email=SAMS.email) == 1
    desk.take_in(MAPLE)
    assert desk.person(SAM).verified


def test_whom_the_client_file_does_not_name_any_more_is_found_by_what_they_said(desk: DeskForTests) -> None:
    _ended(desk)
    file = demo_file(MAPLE)
    others = tuple(each for each in file.client.contacts if each.email != SAMS.email)
    desk.take_in(replace(file, client=replace(file.client, contacts=others)))
    erased = ask_for_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei", after=timedelta(0))
    gone = erase_now(ports=desk.ports, person=erased.person, by="Kim Osei")
    assert {"tickets", "messages", "conversations"} <= {each.table for each in gone.outcome.effects}
    with pytest.raises(AskedAlready, match="Nothing is known"):
        plan_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei")
    with pytest.raises(NotFound):
        plan_erasure(ports=desk.ports, email="nobody@maple-dental.example", by="Kim Osei")


def test_the_list_tells_a_restored_desk_whom_to_forget_again(desk: DeskForTests, tmp_path: Path) -> None:
    erased = ask_for_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei")
    write_erased(tmp_path / "erased.json", [erased])
    kept = read_erased(tmp_path / "erased.json")
    assert "sam" not in (tmp_path / "erased.json").read_text()
    take_back_erasure(ports=desk.ports, email=SAMS.email, by="Kim Osei")
    assert to_be_erased_again(work=desk.ports.begin, erased=kept) == (SAMS.email,)
    (tmp_path / "other.json").write_text("{}")
    with pytest.raises(BadList):
        read_erased(tmp_path / "other.json")
