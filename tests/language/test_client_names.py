"""The names that one client's people use are found as people write them, and nothing else is taken for them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.client_names import find_client_names, with_client_names
from bot.language.entity import Entity
from bot.language.names import KnownName
from bot.language.ordinary_words import ordinary_words


def _tag(tag: str) -> KnownName:
    return KnownName(tag, "asset_tag", tag)


def _program(spelling: str, name: str | None = None) -> KnownName:
    return KnownName(spelling, "application", name or spelling)


NAMES = (
    _tag("MD-WS-07"),
    _tag("MD-WS-08"),
    _tag("SAM-IPAD"),
    _tag("FRONT-DESK"),
    _tag("AT-10"),
    _tag("LOBBY"),
    _tag("PC-0231"),
    KnownName("practice server", "asset_tag", "MD-SRV-01"),
    KnownName("laptop", "asset_tag", "MD-LT-01"),
    _program("Dentrix"),
    _program("CaseTrack"),
    _program("the tracker", "CaseTrack"),
    _program("MyCase"),
    _program("Infor"),
    _program("Cerner"),
    _program("ACT"),
    _program("B & O Portal"),
)


def _found(text: str) -> list[str]:
    return [each.value for each in find_client_names(text, NAMES, ordinary_words())]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("MD-WS-07 is slow", ["MD-WS-07"]),
        ("md ws 07 is slow", ["MD-WS-07"]),
        ("mdws07, md_ws_08 and md–ws–7", ["MD-WS-07", "MD-WS-08", "MD-WS-07"]),
        ("pc231 and PC 0231", ["PC-0231", "PC-0231"]),
        ("Sam ipad is cracked", ["SAM-IPAD"]),
        ("\\\\md-ws-07\\c and md-ws-08.maple.local", ["MD-WS-07", "MD-WS-08"]),
        ("the Practice  Server is down", ["MD-SRV-01"]),
        ("DENTRIX hangs", ["Dentrix"]),
        ("dentrx and dentirx hang", ["Dentrix", "Dentrix"]),
        ("case track, Case-Track and casetrak", ["CaseTrack", "CaseTrack", "CaseTrack"]),
        ("the tracker is empty", ["CaseTrack"]),
        ("my mycase login", ["MyCase"]),
        ("ACT does not open on LOBBY", ["ACT", "LOBBY"]),
        ("the b&o portal", ["B & O Portal"]),
    ],
)
def test_names_are_found_as_people_write_them(text: str, values: list[str]) -> None:
    assert _found(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "MD-WS-09",
        "MD-WS-077",
        "MD-WS-07-B",
        "XMD-WS-07",
        "bob@md-ws-07",
        "dentrix.support@vendor.example wrote",
        "the front desk cannot print",
        "it broke at 10",
        "in the lobby",
        "on my ws. 07 people",
        "please act now",
        "in for a repair, my case is open",
        "in the corner",
        "",
    ],
)
def test_what_only_looks_like_a_name(text: str) -> None:
    assert _found(text) == []


def test_a_spelling_of_two_things_stands_for_neither() -> None:
    names = (KnownName("office pc", "asset_tag", "A-1"), KnownName("Office PC", "asset_tag", "A-2"))
    assert find_client_names("the office pc is off", names) == ()


def test_no_slip_is_read_between_two_tags_or_into_a_word_that_people_use() -> None:
    assert find_client_names("magenta is out", [_program("Magento")], frozenset({"magenta"})) == ()
    assert [each.value for each in find_client_names("magenta is out", [_program("Magento")])] == ["Magento"]
    assert find_client_names("MD-WS-06 is out", NAMES) == ()


def _entity(kind: str, value: str, text: str, part: str) -> Entity:
    start = text.index(part)
    return Entity(kind, value, part, start, start + len(part))


def _with_names(text: str, *found: Entity) -> list[tuple[str, str]]:
    return [(each.kind, each.value) for each in with_client_names(text, found, NAMES)]


def test_the_clients_own_name_wins_over_what_everybody_calls_so() -> None:
    text = "the practice server and dentrix ascend"
    server, ascend = (
        _entity("device", "server", text, "server"),
        _entity("application", "Dentrix Ascend", text, "dentrix ascend"),
    )
    assert _with_names(text, server, ascend) == [("asset_tag", "MD-SRV-01"), ("application", "Dentrix")]


def test_a_host_name_that_is_a_tag_of_the_client_is_that_tag() -> None:
    text = "\\\\md-ws-07\\c"
    assert _with_names(text, _entity("host_name", "md-ws-07", text, "md-ws-07")) == [("asset_tag", "MD-WS-07")]


def test_a_kind_of_device_is_not_the_one_device_that_is_called_so() -> None:
    text = "my laptop died"
    assert _with_names(text, _entity("device", "laptop", text, "laptop")) == [("device", "laptop")]


def test_codes_and_how_bad_it_is_stay_beside_the_names() -> None:
    text = "error AT-10, everyone, md ws 07 dead"
    code, everyone = _entity("error_code", "AT-10", text, "AT-10"), _entity("impact", "client", text, "everyone")
    assert _with_names(text, code, everyone) == [
        ("error_code", "AT-10"),
        ("impact", "client"),
        ("asset_tag", "MD-WS-07"),
    ]


def test_without_the_encoder_there_are_no_ordinary_words() -> None:
    assert ordinary_words("no_such_package") == frozenset()
    assert {"corner", "window"} <= ordinary_words()


@given(st.text(alphabet="mdws0178 -_.@'tracekin\\", max_size=60) | st.text(max_size=60))
def test_a_name_stands_in_the_text_whatever_is_typed(text: str) -> None:
    typed = f"{text} dentrx {text}"
    found = find_client_names(typed, NAMES)
    assert [typed[each.start : each.end] for each in found] == [each.text for each in found]
    assert all(first.end <= second.start for first, second in pairwise(found))
