"""Whom somebody in danger calls: by the client file, the site's address, the time zone; where nothing is known, both numbers."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import available_timezones

import pytest

from bot.desk.clients import Client, ClientStatus, Site, SiteCalendar
from bot.desk.emergency_numbers import ANYWHERE, CRISIS_LINES, NUMBERS, Danger, HelpLines, danger_in, help_lines
from bot.desk.zone_countries import _ZONES, country_of_zone
from bot.operations.wording import danger_first

CLIENT = Client("maple", "Maple", ClientStatus.ACTIVE, "America/Toronto", "CAD", None)
TORONTO = Site("toronto", "Toronto", address="1 King Street, Toronto, ON M5H 1A1")
LONDON = Site("london", "London", address="1 High Street\nLondon N1\nUnited Kingdom")
TOKYO = Site("tokyo", "Tokyo", calendar=SiteCalendar("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("zone", "number", "crisis"),
    [
        ("America/Toronto", "911", "call or text 988"),
        ("America/New_York", "911", "call or text 988"),
        ("US/Pacific", "911", "call or text 988"),
        ("America/Mexico_City", "911", None),
        ("Europe/London", "999 or 112", "call 116 123"),
        ("Europe/Dublin", "112 or 999", "call 116 123"),
        ("Europe/Berlin", "112", "call 116 123"),
        ("Europe/Paris", "112", None),
        ("Australia/Sydney", "000", "call 13 11 14"),
        ("Pacific/Auckland", "111", "call or text 1737"),
        ("Asia/Tokyo", "119 (fire, ambulance) or 110 (police)", None),
        ("Asia/Singapore", "995 (fire, ambulance) or 999 (police)", None),
        ("Asia/Hong_Kong", "999", None),
        ("UTC", ANYWHERE, None),
        ("Antarctica/Troll", ANYWHERE, None),
    ],
)
def test_a_client_without_sites_is_where_its_clock_is(zone: str, number: str, crisis: str | None) -> None:
    assert help_lines(replace(CLIENT, timezone=zone), None) == HelpLines(number, crisis)


@pytest.mark.parametrize(
    ("site", "number"),
    [("toronto", "911"), ("london", "999 or 112"), ("tokyo", "119 (fire, ambulance) or 110 (police)")],
)
def test_a_site_is_where_its_address_or_its_clock_says(site: str, number: str) -> None:
    client = replace(CLIENT, sites=(TORONTO, LONDON, TOKYO))
    assert help_lines(client, site).emergency == number


def test_who_may_be_in_one_of_several_countries_hears_every_number_and_no_line_that_may_be_wrong() -> None:
    client = replace(CLIENT, sites=(TORONTO, LONDON))
    assert help_lines(client, None) == HelpLines("911 or 999 or 112", None)
    unknown = replace(CLIENT, sites=(TORONTO, replace(TOKYO, calendar=SiteCalendar("UTC"))))
    assert help_lines(unknown, None) == HelpLines(ANYWHERE, None)


def test_what_the_client_file_says_comes_first() -> None:
    client = replace(CLIENT, sites=(LONDON,), emergency_number="555 (the gate)")
    assert help_lines(client, "london") == HelpLines("555 (the gate)", "call 116 123")


def test_a_stranger_may_be_anywhere() -> None:
    assert help_lines(None, None) == HelpLines(ANYWHERE, None)


def test_every_listed_zone_is_a_zone_and_its_country_has_a_number() -> None:
    listed = [zone for zones in _ZONES.values() for zone in zones.split()]
    assert len(listed) == len(set(listed))
    assert set(listed) <= available_timezones()
    assert set(_ZONES) <= set(NUMBERS)
    assert set(CRISIS_LINES) <= set(_ZONES)
    assert country_of_zone("Nowhere/Nothing") is None


@pytest.mark.parametrize(
    ("countries", "number"),
    [
        ("US CA MX", "911"),
        ("AT BE BG HR CY CZ DK EE FI FR DE GR HU IT LV LT LU MT NL PL PT RO SK SI ES SE", "112"),
        ("GB", "999 or 112"),
        ("IE", "112 or 999"),
    ],
)
def test_the_numbers_that_must_never_change(countries: str, number: str) -> None:
    assert {NUMBERS[country] for country in countries.split()} == {number}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("there is smoke coming out of the server cupboard", Danger.THINGS),
        ("The UPS battery is swollen and hissing", Danger.THINGS),
        ("somebody collapsed in the warehouse", Danger.THINGS),
        ("a patient fainted and the phone system is dead", Danger.THINGS),
        ("i don't want to be alive any more", Danger.LIFE),
        ("she wrote goodbye and took pills", Danger.LIFE),
        ("he says he will set himself on fire", Danger.EITHER),
        ("i want to burn", Danger.EITHER),
        ("call an ambulance", Danger.EITHER),
        ("", Danger.EITHER),
    ],
)
def test_the_words_say_what_somebody_is_in_danger_of_or_leave_it_open(words: str, expected: Danger) -> None:
    assert danger_in(words) is expected


@pytest.mark.parametrize(
    ("words", "line"),
    [("smoke in the cupboard", False), ("i want to kill myself", True), ("help, call an ambulance", True)],
)
def test_the_line_for_despair_is_named_unless_only_things_are_spoken_of(words: str, line: bool) -> None:
    said = danger_first(HelpLines("911", "call or text 988"), words)

    assert said.startswith("Call 911 now.")
    assert ("988" in said) is line


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("my laptop battery is bulging", "First of all: do not charge it"),
        ("a pipe leaks in the server room", "First of all: keep off the water"),
    ],
)
def test_what_has_hurt_nobody_is_kept_away_from_before_a_number_is_named(words: str, first: str) -> None:
    said = danger_first(HelpLines("911"), words)

    assert said.startswith(first)
    assert said.endswith("If there is smoke, fire or somebody is hurt: call 911 first.")
