"""What an entry covers has one form only and never changes; a touched chain says where."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.audit import (
    Entry,
    Fault,
    Finding,
    Head,
    JsonText,
    KeptHead,
    UnreadableHead,
    WrittenRow,
    canonical,
    canonical_json,
    content_of,
    empty,
    entry_after,
    in_one_line,
    read_head,
    walk,
)
from tests.proving import cases

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        ('naïve ✓ "quoted" \\ \n \x01 \x7f', '"naïve ✓ \\"quoted\\" \\\\ \\n \\u0001 \x7f"'),
        (Decimal("30.50"), "30.50"),
        (Decimal("1E+3"), "1000"),
        (NOON, '"2026-03-04T12:00:00.000000Z"'),
        (NOON.astimezone(timezone(timedelta(hours=5, minutes=45))), '"2026-03-04T12:00:00.000000Z"'),
        (JsonText('{"z": 1.0, "a": {"c": 2, "b": "x"}}'), '{"a":{"b":"x","c":2},"z":1.0}'),
    ],
    ids=["keys sorted", "only what must be is escaped", "every digit", "no exponent", "instant", "in UTC", "document"],
)
def test_a_value_has_one_form(value: object, expected: str) -> None:
    assert canonical(value) == expected


@pytest.mark.parametrize("value", [0.5, datetime(2026, 3, 4), {1, 2}], ids=["float", "no zone", "set"])
def test_what_does_not_say_exactly_what_it_means_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="History cannot hold"):
        canonical(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=cases(100, 5_000), deadline=None)
@given(JSON)
def test_the_fast_way_through_a_document_and_the_slow_one_write_the_same(value: object) -> None:
    """canonical() is the oracle: it walks the value, the fast way leaves all but fractions to the json module."""
    text = canonical(value)
    assert canonical_json(text) == text


def test_a_document_that_python_cannot_read_has_a_form_as_well() -> None:
    digits = "9" * 5_000
    assert canonical_json(f'{{"n": {digits}}}') == f'{{"n":{digits}}}'
    deep = "[" * 100_000 + "]" * 100_000
    assert canonical_json(deep) == json.dumps(deep)


def test_an_empty_column_is_not_in_the_content_so_that_one_may_be_added_later() -> None:
    row = {"id": Decimal(1), "words": "We pay for that"}
    assert content_of({**row, "ticket": None}) == content_of(row) == sha256(canonical(row).encode()).digest()
    assert content_of({**row, "ticket": ""}) != content_of(row)


def test_the_form_of_an_entry_never_changes() -> None:
    """Worked out with printf and sha256sum; another result means that no entry of before could be verified."""
    row = WrittenRow("acme", "ledger", "7", sha256(b'{"amount":30.50,"id":7}').digest())
    first = entry_after(empty("acme"), row)
    second = entry_after(first.head, replace(row, key="8"))
    assert first.hash.hex() == "6801b81b8f749557032e6035f387fadb6c4889012ba5b3ad86e5020ab98fd41d"
    assert second.hash.hex() == "9fe5d6378025b7c3c72ba3adc71ab86ed2481cf783415470287edd67e82513cd"


def _chain(length: int = 5) -> list[Entry]:
    entries: list[Entry] = []
    head = empty("acme")
    for number in range(1, length + 1):
        entries.append(entry_after(head, WrittenRow("acme", "ledger", str(number), sha256(bytes([number])).digest())))
        head = entries[-1].head
    return entries


def _faults(entries: Sequence[Entry], until: Head | None, since: Head | None = None) -> list[tuple[Fault, int | None]]:
    return [(each.fault, each.position) for each in walk(since or empty("acme"), entries, until)]


def test_a_chain_that_nobody_touched_is_whole_from_any_head_on() -> None:
    entries = _chain()
    assert _faults(entries, entries[-1].head) == []
    assert _faults(entries[3:], entries[-1].head, since=entries[2].head) == []
    assert _faults([], empty("acme")) == []


@pytest.mark.parametrize("name", ["chain", "table", "key", "content"])
def test_a_touched_entry_is_found_alone(name: str) -> None:
    entries = _chain()
    entries[2] = replace(entries[2], **{name: b"x" * 32 if name == "content" else "other"})
    expected = [] if name == "chain" else [(Fault.BROKEN, 3)]  # the chain's name is the one that is being followed
    assert _faults(entries, entries[-1].head) == expected


def test_entries_that_changed_places_are_found() -> None:
    first, second, third, *others = _chain()
    swapped = [first, replace(third, position=2), replace(second, position=3), *others]
    assert _faults(swapped, others[-1].head) == [(Fault.BROKEN, 2), (Fault.BROKEN, 3), (Fault.BROKEN, 4)]


def test_missing_entries_are_found_with_the_places_they_had() -> None:
    entries = _chain()
    (gap,) = walk(empty("acme"), [entries[0], *entries[3:]], entries[-1].head)
    assert (gap.fault, gap.position, gap.until) == (Fault.GAP, 2, 3)
    assert gap.where == "chain acme, position 2 to 3"


def test_entries_before_the_first_are_found() -> None:
    entries = _chain()
    before = replace(entries[0], position=0)
    assert _faults([before, *entries], entries[-1].head) == [(Fault.BROKEN, 0), (Fault.BROKEN, 1)]


@pytest.mark.parametrize("length", [0, 3, 4], ids=["all", "two", "one"])
def test_a_chain_that_ends_before_its_head_was_cut(length: int) -> None:
    entries = _chain()
    assert _faults(entries[:length], entries[-1].head) == [(Fault.CUT, length)]


def test_a_chain_without_a_head_or_with_more_than_its_head_says_so() -> None:
    entries = _chain()
    assert _faults(entries, None) == [(Fault.CUT, 0)]
    assert _faults(entries, entries[2].head) == [(Fault.CUT, 3)]


def test_a_kept_head_is_read_as_it_was_printed_and_as_a_bare_hash() -> None:
    head = _chain()[-1].head
    assert read_head(in_one_line(head)) == KeptHead(head.hash, "acme", 5)
    assert read_head(f"  {head.hash.hex().upper()}\n") == KeptHead(head.hash)


@pytest.mark.parametrize("line", ["", "acme", "acme 5", "acme five " + "0" * 64, "acme 5 " + "0" * 62, "heads.txt"])
def test_what_is_no_head_is_refused_in_words(line: str) -> None:
    with pytest.raises(UnreadableHead, match="is neither a head"):
        read_head(line)


def test_every_fault_says_what_it_means_and_what_to_do() -> None:
    for fault in Fault:
        finding = Finding(fault, "acme")
        assert finding.meaning.endswith(".")
        assert "Keep a copy of the database" in finding.next_step
