"""Words are taken away from history in one statement with the row that says so, and nothing else can be."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.desk.audit import Fault, Finding, KeptHead
from bot.desk.erasing import GONE, Names, Why, names_of, stand_in
from bot.desk.tickets import HistoryEntry
from bot.operations.audit import history_heads, verify_history
from bot.operations.ports import Shown, Work, WorkFactory
from bot.storage.emptying import Emptying, Reason, TouchedBefore, empty_history
from bot.storage.tables import decision_showings, decisions, ticket_history, time_entries

from .values import NOON, ROOM, client, contract, decision, enquiry, ticket

TOKEN = "0123456789ab"
ANA = names_of(
    email="Ana@acme.example", name="Ana Silva", token=TOKEN, chats=((ROOM, "U-ANA", stand_in("ba9876543210")),)
)
REASON = Reason(NOON, "kim", Why.ASKED, TOKEN)


@pytest.fixture
def begin(begin: WorkFactory) -> WorkFactory:
    """A ticket of Ana's with two lines and a decision that was shown to her."""
    with begin() as work:
        work.clients.save(client())
        work.contracts.add("acme", contract(), 0, NOON)
        work.enquiries.save(enquiry())
        work.tickets.save(ticket())
        stored = decision()
        made = replace(stored.decision, facts=replace(stored.decision.facts, person="Ana@acme.example"))
        work.decisions.add(replace(stored, decision=made))
        work.decisions.note_shown(stored.id, Shown("ana@acme.example", ROOM, "t-1", NOON))
        work.tickets.add_history("ND-1001", HistoryEntry(NOON, "Ana@acme.example", "opened", "My PIN is on it"))
        work.tickets.add_history("ND-1001", HistoryEntry(NOON, "kim", "note", "Ana Silva called"))
        work.commit()
    return begin


def _empty(work: Work, table: Any, how: Emptying) -> int:
    return empty_history(work._connection, work._trail, table, text("true"), how, REASON)  # type: ignore[attr-defined]


def _findings(begin: WorkFactory, kept: tuple[KeptHead, ...] = ()) -> list[tuple[Fault, str | None]]:
    found: list[Finding] = []
    verify_history(work=begin, report=found.append, kept=kept)
    return [(finding.fault, finding.table) for finding in found]


def test_what_was_taken_away_is_gone_and_the_chains_and_the_heads_kept_before_hold(begin: WorkFactory) -> None:
    kept = tuple(KeptHead(head.hash, head.chain, head.position) for head in history_heads(work=begin))
    with begin() as work:
        changed = [_empty(work, table, Emptying(ANA)) for table in (decisions, decision_showings)]
        changed.append(_empty(work, ticket_history, Emptying(ANA, columns=("text",))))
        work.commit()
    assert (changed, _findings(begin, kept)) == ([1, 1, 2], [])
    with begin() as work:
        address = "erased-0123456789ab@erased.invalid"
        assert [(line.by, line.text) for line in work.tickets.history("ND-1001")] == [(address, GONE), ("kim", GONE)]
        stored = work.decisions.get("d-1")
        assert stored is not None
        assert (stored.decision.facts.person, stored.decision.estimate) == (address, decision().decision.estimate)
        shown = work._connection.execute(text("SELECT shown_to, conversation FROM decision_showings")).one()  # type: ignore[attr-defined]
        assert tuple(shown) == (address, "slack:T1:erased-ba9876543210")


def test_a_second_time_nothing_is_left_to_take_away(begin: WorkFactory) -> None:
    for expected in (2, 0):
        with begin() as work:
            assert _empty(work, ticket_history, Emptying(ANA, columns=("text",))) == expected
            work.commit()
    assert _findings(begin) == []


def test_words_are_taken_away_in_steps_and_each_step_is_on_record(begin: WorkFactory) -> None:
    for how, expected in ((Emptying(ANA), 2), (Emptying(ANA, columns=("text",)), 2)):
        with begin() as work:
            assert _empty(work, ticket_history, how) == expected
            work.commit()
    assert _findings(begin) == []


def test_given_up_half_way_nothing_has_happened(begin: WorkFactory, engine: Engine) -> None:
    with begin() as work:
        _empty(work, ticket_history, Emptying(ANA, columns=("text",)))
    with begin() as work, engine.connect() as connection:
        assert [line.text for line in work.tickets.history("ND-1001")] == ["My PIN is on it", "Ana Silva called"]
        assert connection.execute(text("SELECT count(*) FROM erasures")).scalar() == 0
    assert _findings(begin) == []


def test_a_row_that_somebody_touched_before_is_not_made_to_look_right(begin: WorkFactory, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text("UPDATE ticket_history SET text = 'My PIN is off it' WHERE kind = 'opened'"))
    with begin() as work, pytest.raises(TouchedBefore, match="audit verify"):
        _empty(work, ticket_history, Emptying(ANA, columns=("text",)))
    assert _findings(begin) == [(Fault.EDITED, "ticket_history")]


_CALL = text(
    "SELECT nightdesk_empty(:in_table, CAST(:of_row AS jsonb), CAST(:emptied AS jsonb), :said, :says, now(), 'x', "
    "'person asked', NULL)"
)
_LINE = {"in_table": "ticket_history", "of_row": {"id": "1"}, "emptied": {"text": GONE}}
_DECISION = {"in_table": "decisions", "of_row": {"id": "d-1"}}


def _in_document(change: Callable[[dict[str, Any]], object]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    def changed(document: dict[str, Any]) -> dict[str, Any]:
        change(document)
        return {"document": json.dumps(document)}

    return changed


@pytest.mark.parametrize(
    ("call", "refusal"),
    [
        ({**_LINE, "emptied": {"text": "Nothing to see"}}, "put something into text"),
        ({**_LINE, "emptied": {"text": "My PIN is on [erased] and more"}}, "put something into text"),
        ({**_LINE, "emptied": {"text": None}}, "put something into text"),
        ({**_LINE, "emptied": {"id": "7"}}, "Nothing may be taken away from id"),
        ({**_LINE, "emptied": {"at": GONE}}, "Nothing may be taken away from at"),
        ({**_LINE, "emptied": {"nobody": GONE}}, "Nothing may be taken away from nobody"),
        ({**_LINE, "of_row": {"id": "999"}}, "no such row"),
        ({**_LINE, "in_table": "tickets"}, "no table of history"),
        ({**_LINE, "in_table": "audit_entries"}, "no table of history"),
        ({**_LINE, "in_table": "erasures"}, "no table of history"),
        ({**_LINE, "in_table": "nothing; DROP TABLE tickets"}, "no table of history"),
        ({**_LINE, "said": bytes(32)}, "does not say what was written"),
        ({**_DECISION, "emptied": _in_document(lambda d: d["estimate"]["total"].update(amount="0.01"))}, "what stays"),
        ({**_DECISION, "emptied": _in_document(lambda d: d["estimate"]["total"].update(amount=GONE))}, "what stays"),
        ({**_DECISION, "emptied": _in_document(lambda d: d.update(respond_by=GONE))}, "what stays"),
        ({**_DECISION, "emptied": _in_document(lambda d: d.update(verdict="covered"))}, "what stays"),
        ({**_DECISION, "emptied": _in_document(lambda d: d.pop("verdict"))}, "what stays"),
        ({**_DECISION, "emptied": _in_document(lambda d: d.update(more=GONE))}, "what stays"),
        ({**_DECISION, "emptied": _in_document(lambda d: d.update(contract_version=2))}, "what stays"),
    ],
)
def test_the_desk_can_take_words_away_and_nothing_else(begin: WorkFactory, call: dict[str, Any], refusal: str) -> None:
    with begin() as work:
        connection = work._connection  # type: ignore[attr-defined]
        document = connection.execute(text("SELECT document FROM decisions")).scalar_one()
        emptied = call["emptied"](document) if callable(call["emptied"]) else call["emptied"]
        key = "d-1" if call["in_table"] == "decisions" else "1"
        known = text("SELECT content FROM audit_entries WHERE of_table = :in_table AND of_key = :key")
        said = connection.execute(known, {"in_table": call["in_table"], "key": key}).scalar() or b"?"
        given = {"said": bytes(said), "says": bytes(32), **call}
        given.update(of_row=json.dumps(call["of_row"]), emptied=json.dumps(emptied))
        with pytest.raises(DBAPIError, match=refusal):
            connection.execute(_CALL, given)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ticket_history SET text = ''",
        "SELECT set_config('nightdesk.emptying', 'ticket_history', true); UPDATE ticket_history SET text = ''",
        "INSERT INTO erasures (at, by, why, of_table, of_key, was, now) VALUES (now(), 'x', 'retention', 'x', 'x', '', '')",
        "UPDATE erasures SET by = 'x'",
        "DELETE FROM erasures",
    ],
)
def test_without_that_function_the_desk_can_change_nothing(begin: WorkFactory, sql: str) -> None:
    with begin() as work, pytest.raises(DBAPIError, match="permission denied"):
        work._connection.execute(text(sql))  # type: ignore[attr-defined]


def test_the_owner_is_stopped_by_the_trigger_before_and_after(begin: WorkFactory, engine: Engine) -> None:
    with begin() as work:
        _empty(work, time_entries, Emptying(Names(())))
        _empty(work, ticket_history, Emptying(ANA))
        work.commit()
    with engine.begin() as connection, pytest.raises(DBAPIError, match="only added"):
        connection.execute(text("UPDATE ticket_history SET text = ''"))
