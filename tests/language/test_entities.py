"""Codes, tags, tickets and the answers to the two triage questions are found in what people write."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.language.entities import find_entities
from bot.language.entity import Entity


def _found(text: str, kind: str) -> list[str]:
    return [entity.value for entity in find_entities(text) if entity.kind == kind]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("adobe error 0x80070643", "0x80070643"),
        ("windows update says 0x8024a105", "0x8024A105"),
        ("error 1603 when installing", "1603"),
        ("Error code: 49.4C02", "49.4C02"),
        ("error H202 in quickbooks", "H202"),
        ("error -6000 in quickbooks", "6000"),
        ("error #404", "404"),
        ("DRIVER_IRQL_NOT_LESS_OR_EQUAL", "DRIVER_IRQL_NOT_LESS_OR_EQUAL"),
        ("blue screen critical process died", "CRITICAL_PROCESS_DIED"),
        ("chrome says ERR_CERT_DATE_INVALID", "ERR_CERT_DATE_INVALID"),
        ("550 5.7.1 unable to relay", "550 5.7.1"),
        ("bounced with 5.1.10", "5.1.10"),
        ("site shows 502 bad gateway", "502"),
        ("AADSTS50076", "AADSTS50076"),
        ("an error at 5 pm", None),
        ("error 3 times today", None),
        ("got .NET 4.7.2 installed", None),
        ("excel error again", None),
    ],
)
def test_error_codes(text: str, code: str | None) -> None:
    assert _found(text, "error_code") == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("MD-WS-07 is slow", "MD-WS-07"),
        ("SAM-IPAD broken", "SAM-IPAD"),
        ("my pc is PC-0231.", "PC-0231"),
        ("md-ws-07 wont boot", "MD-WS-07"),
        ("(ACME-LT-114)", "ACME-LT-114"),
        ("SRV-01 down", "SRV-01"),
        *(
            (word, None)
            for word in [
                "Wi-Fi",
                "WI-FI",
                "wi-fi",
                "e-mail",
                "E-MAIL",
                "X-ray",
                "X-RAY",
                "UTF-8",
                "USB-C",
                "usb-c",
                "HDMI-2",
                "RJ-45",
                "COVID-19",
                "office-365",
                "windows-10",
                "log-in",
                "LOG-IN",
                "add-in",
                "follow-up",
                "re-install",
                "CD-ROM",
                "ISO-8859-1",
                "WPA2-PSK",
                "on-site",
                "state-of-the-art",
                "mid-2023",
                "top-10",
                "KB-5034441",
                "24-7",
                "ND-1042",
                "555-123-4567",
                "bob@md-ws-07",
                "multi-factor",
            ]
        ),
    ],
)
def test_asset_tags_are_told_from_hyphenated_words(text: str, tag: str | None) -> None:
    assert _found(text, "asset_tag") == ([tag] if tag else [])


@pytest.mark.parametrize(
    ("text", "tickets"),
    [
        ("any news on ND-1042?", ["ND-1042"]),
        ("nd 77 and nd-78", ["ND-77", "ND-78"]),
        ("ticket #1042", ["ND-1042"]),
        ("ticket number 1042", ["ND-1042"]),
        ("my ticket please", []),
        ("2nd-1042", []),
        ("call 555-1042", []),
    ],
)
def test_ticket_numbers(text: str, tickets: list[str]) -> None:
    assert _found(text, "ticket") == tickets


@pytest.mark.parametrize(
    ("text", "impact"),
    [
        ("just me", "person"),
        ("only my computer", "person"),
        ("everyone else is fine", "person"),
        ("others can print", "person"),
        ("i think im the only one", "person"),
        ("not just me", "group"),
        ("my whole team", "group"),
        ("3 of us", "group"),
        ("a few people here", "group"),
        ("the sales team can't log in", "group"),
        ("both of us", "group"),
        ("everyone", "client"),
        ("the entire office", "client"),
        ("nobody can print", "client"),
        ("company-wide", "client"),
        ("all of us", "client"),
        ("printer is offline", None),
        ("the team folder is gone", None),
    ],
)
def test_how_many_are_affected(text: str, impact: str | None) -> None:
    assert _found(text, "impact") == ([impact] if impact else [])


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("completely dead", "stopped"),
        ("I can't work at all", "stopped"),
        ("it wont turn on", "stopped"),
        ("very slow", "degraded"),
        ("keeps dropping", "degraded"),
        ("on and off", "degraded"),
        ("I can use the other one", "works"),
        ("i can still work", "works"),
        ("no rush", "works"),
        ("nothing urgent", "works"),
        ("not in a hurry", "works"),
        ("need visio", None),
    ],
)
def test_how_bad_it_is(text: str, urgency: str | None) -> None:
    assert _found(text, "urgency") == ([urgency] if urgency else [])


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("since this morning", "since this morning"),
        ("broken after the update", "after the update"),
        ("started yesterday", "yesterday"),
        ("down for 2 hours", "for 2 hours"),
        ("it began 20 minutes ago", "20 minutes ago"),
        ("since about 9am now", "since about 9am"),
        ("yesterday's version of the budget", None),
        ("look after the client", None),
        ("my printer is offline", None),
    ],
)
def test_since_when_in_the_persons_words(text: str, since: str | None) -> None:
    assert _found(text, "since") == ([since] if since else [])


@pytest.mark.parametrize(
    ("text", "hurry"),
    [
        ("URGENT: printer", ["urgent"]),
        ("need it asap", ["urgent"]),
        ("A.S.A.P", ["urgent"]),
        ("as soon as you can", ["urgent"]),
        ("please hurry", ["urgent"]),
        ("we need help right away", ["urgent"]),
        ("this is a real emergency", ["urgent"]),
        ("not urgent", []),
        ("it isn't urgent", []),
        ("nothing urgent", []),
        ("no hurry", []),
        ("not an emergency", []),
        ("who do i call in an emergency?", []),
        ("an email wants urgent payment", []),
        ("it closes right away", []),
        ("critical updates are missing", []),
    ],
)
def test_how_pressing_a_wish_is(text: str, hurry: list[str]) -> None:
    assert _found(text, "hurry") == hurry


def test_how_pressing_it_is_answers_no_question_about_how_bad_it_is() -> None:
    assert _found("urgent!!! asap", "urgency") == []


def test_phone_numbers_are_taken_for_nothing_else() -> None:
    found = find_entities("call me on +1 416-555-0199 or 555 123 4567")
    assert [each.kind for each in found] == ["phone_number", "phone_number"]


def test_an_entity_says_where_it_stands() -> None:
    assert find_entities("on MD-WS-07 now") == (Entity("asset_tag", "MD-WS-07", "MD-WS-07", 3, 11),)


def test_entities_stand_in_the_order_of_the_text_and_do_not_overlap() -> None:
    text = "since this morning MD-WS-07 is very slow, error 0x80070643, whole office, ticket ND-5"
    found = find_entities(text)
    assert [entity.kind for entity in found] == [
        "since",
        "asset_tag",
        "urgency",
        "error_code",
        "impact",
        "ticket",
    ]
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(text[entity.start : entity.end] == entity.text for entity in found)
