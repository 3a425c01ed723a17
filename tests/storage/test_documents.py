from __future__ import annotations

import json
import types
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk.clients import Client, Contact
from bot.desk.contracts import Contract, RateCard, RoundingScope
from bot.desk.decisions import Decision
from bot.desk.emergencies import Page
from bot.desk.enquiries import Enquiry
from bot.desk.hours import SupportHours, Window, parse_weekly
from bot.desk.money import Money
from bot.desk.quotes import Quote
from bot.desk.sla import SlaPolicy, Target
from bot.desk.tickets import Ticket
from bot.desk.work_done import WorkEntry
from bot.storage.documents import UnreadableDocument, decode, encode

_LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=5),
    int: st.integers(-(2**31), 2**31),
    bool: st.booleans(),
    float: st.floats(0, 1),
    Decimal: st.decimals(allow_nan=False),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.sampled_from([timezone.utc, timezone(timedelta(hours=-5))])),
    timedelta: st.timedeltas(timedelta(microseconds=1), timedelta(days=900)),
    SupportHours: st.sampled_from(
        [
            SupportHours.always("Asia/Tokyo"),
            SupportHours("America/Toronto", parse_weekly({"mon-fri": "22:00-06:00"}), frozenset({date(2026, 7, 1)})),
        ]
    ),
    Window: st.sampled_from([Window(0, 1440), Window(1320, 1800)]),
    WorkEntry: st.builds(
        WorkEntry, st.datetimes(timezones=st.just(timezone.utc)), st.integers(0, 600), st.none() | st.text(max_size=5)
    ),
    SlaPolicy: st.builds(
        SlaPolicy,
        st.just((("P1", Target(timedelta(minutes=30), None, True)), ("P4", Target(None, timedelta(hours=40))))),
    ),
}


def _values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value with this type hint."""
    args = get_args(hint)
    if hint in _LEAVES:
        return _LEAVES[hint]
    if get_origin(hint) in (Union, types.UnionType):
        return st.none() | _values(args[0])
    if get_origin(hint) is frozenset:
        return st.frozensets(_values(args[0]), max_size=2)
    if get_origin(hint) is tuple and args[-1] is Ellipsis:
        return st.lists(_values(args[0]), max_size=2).map(tuple)
    if get_origin(hint) is tuple:
        return st.tuples(*map(_values, args))
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    assert isinstance(hint, type) and is_dataclass(hint)
    hints = get_type_hints(hint)
    # A class that may hold itself would never end.
    return st.builds(hint, **{f.name: _values(hints[f.name]) for f in fields(hint) if hints[f.name] != hint | None})


@pytest.mark.parametrize("kind", [Client, Contract, Decision, Quote, Ticket, Enquiry, Page], ids=lambda k: k.__name__)
def test_what_comes_out_of_a_document_is_what_went_in(kind: type) -> None:
    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(_values(kind))
    def check(value: Any) -> None:
        assert decode(kind, json.loads(json.dumps(encode(value)))) == value

    check()


def test_a_rate_card_may_hold_another_one() -> None:
    card = RateCard(Money.of("90.00", "CAD"), behind=RateCard(scope=RoundingScope.DAY))
    assert decode(RateCard, json.loads(json.dumps(encode(card)))) == card


@dataclass(frozen=True)
class Kept:
    """Every kind of value once."""

    amount: Decimal
    price: Money
    at: datetime
    day: date
    lasts: timedelta
    tags: frozenset[str]
    pairs: tuple[tuple[str, Decimal], ...]
    note: str | None = None


KEPT = Kept(
    Decimal("1.50"),
    Money.of("2.00", "CAD"),
    datetime(2026, 3, 4, 12, 0, 0, 5, tzinfo=timezone.utc),
    date(2026, 3, 4),
    timedelta(minutes=1, microseconds=1),
    frozenset({"b", "a"}),
    (("x", Decimal("1E+2")),),
)
DOCUMENT = {
    "amount": "1.50",
    "price": {"amount": "2.00", "currency": "CAD"},
    "at": "2026-03-04T12:00:00.000005+00:00",
    "day": "2026-03-04",
    "lasts": 60.000001,
    "tags": ["a", "b"],
    "pairs": [["x", "1E+2"]],
    "note": None,
}


def test_a_document_is_plain_json_with_sorted_sets_and_exact_decimals() -> None:
    assert encode(KEPT) == DOCUMENT
    assert str(decode(Kept, DOCUMENT).amount) == "1.50"


def test_a_field_that_a_document_lacks_takes_its_default() -> None:
    assert decode(Kept, {name: value for name, value in DOCUMENT.items() if name != "note"}) == KEPT


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"surprise": 1}, id="an unknown field"),
        pytest.param({"amount": 1.5}, id="a number for a decimal"),
        pytest.param({"amount": "much"}, id="words for a decimal"),
        pytest.param({"tags": "a"}, id="a text for a set"),
        pytest.param({"pairs": [["x"]]}, id="too short a pair"),
        pytest.param({"price": None}, id="nothing for something"),
        pytest.param({"at": "yesterday"}, id="no instant"),
    ],
)
def test_a_document_that_does_not_fit_is_refused_with_the_name_of_the_class(change: dict[str, Any]) -> None:
    with pytest.raises(UnreadableDocument, match="A stored Kept cannot be read"):
        decode(Kept, {**DOCUMENT, **change})


def test_a_document_without_a_needed_field_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="email"):
        decode(Contact, {"name": "Ana"})


@pytest.mark.parametrize("value", [datetime(2026, 3, 4), object(), b"x"], ids=["no zone", "object", "bytes"])
def test_what_a_document_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot hold"):
        encode(value)
