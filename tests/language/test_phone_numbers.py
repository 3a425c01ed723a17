"""Numbers to call are kept in one form, and no other digits are taken for them."""

from __future__ import annotations

import pytest

from bot.language.entities import find_entities


def _found(text: str) -> list[str]:
    return [each.value for each in find_entities(text) if each.kind == "phone_number"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("call me at 416-555-0199", ["+14165550199"]),
        ("(416) 555-0199 or 416.555.0198", ["+14165550199", "+14165550198"]),
        ("416 555-0199 please", ["+14165550199"]),
        ("1-800-555-0199", ["+18005550199"]),
        ("+1 416-555-0199 3 times", ["+14165550199"]),
        ("+14165550199", ["+14165550199"]),
        ("my cell is 4165550199", ["+14165550199"]),
        ("4165550199 is my cell", ["+14165550199"]),
        ("ring +44 (0)20 7946 0958", ["+442079460958"]),
        ("+33 6 12 34 56 78 is mine", ["+33612345678"]),
        ("ring me on 020 7946 0958", ["02079460958"]),
        ("call 555-0199", ["5550199"]),
        ("or 555 123 4567", ["5551234567"]),
        ("416-555-0199 ext 204", ["+14165550199;ext=204"]),
        ("416-555-0199 x204, thanks", ["+14165550199;ext=204"]),
        ("ext. 204 is dead", ["ext 204"]),
        ("swap extension 204 and ext 207", ["ext 204", "ext 207"]),
    ],
)
def test_numbers_to_call(text: str, numbers: list[str]) -> None:
    assert _found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "ticket 4165550199",
        "serial number 416-555-0199",
        "invoice #416-555-0199",
        "account 416 555 0199",
        "error 0x80070643 and 1603",
        "paid $416 555 0199",
        "2026-11-24 10:00, 24.11.2026",
        "4165550199",
        "555-0199",
        "192.168.100.20",
        "8.8.8.8 and 10.0.19045.3570",
        "+2 people and +15%",
        "+1 416 555",
        "1-2-3 and 100-200-3000-4000",
        "the chrome extension 22",
        "the .ext 22",
        "MD-WS-07 and PC-0231",
        "call me in 10 minutes about the 2024-2025 budget",
    ],
)
def test_digits_that_nobody_can_call(text: str) -> None:
    assert _found(text) == []


def test_a_number_stands_where_it_was_written_with_its_extension() -> None:
    (found,) = find_entities("on (416) 555-0199 ext. 204 today")[:1]
    assert (found.text, found.start, found.end) == ("(416) 555-0199 ext. 204", 3, 26)
