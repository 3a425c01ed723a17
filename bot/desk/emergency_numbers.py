"""Whom somebody in danger calls: the emergency number of the country they are in, and a line for despair where it is sure.

Public facts, by ISO 3166 country, as the countries themselves tell their people. What is not here is not known to us, and
then both of the numbers are named that mobile telephones connect in most of the world.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from bot.desk.clients import Client, Site
from bot.desk.zone_countries import country_of_zone

ANYWHERE = "112, or 911 in North America,"
"""What is called where we do not know the country."""

_OF_ALL = {
    "911": "US CA MX PR VI GU AS MP BM BS KY PA CR SV HN DO EC UY PY AR PH JO FJ",
    "112": (
        # The European Union has one number, and so have its neighbours.
        "AT BE BG HR CY CZ DK EE FI FR DE GR HU IT LV LT LU MT NL PL PT RO SK SI ES SE "
        "IS NO LI CH AD SM VA MC AX FO GL AL BA ME MK RS XK UA MD TR GE AZ RU KZ "
        "IN ID KW RW TZ NG GH TL"
    ),
    "999 or 112": "GB GG JE IM GI KE UG",
    "112 or 999": "IE",
    "999": "HK MO MY BD QA BH ZW",
}
NUMBERS = MappingProxyType(
    {
        **{country: number for number, countries in _OF_ALL.items() for country in countries.split()},
        "AU": "000",
        "NZ": "111",
        "JP": "119 (fire, ambulance) or 110 (police)",
        "KR": "119 (fire, ambulance) or 112 (police)",
        "TW": "119 (fire, ambulance) or 110 (police)",
        "CN": "120 (ambulance), 119 (fire) or 110 (police)",
        "SG": "995 (fire, ambulance) or 999 (police)",
        "TH": "1669 (ambulance), 199 (fire) or 191 (police)",
        "VN": "115 (ambulance), 114 (fire) or 113 (police)",
        "BR": "192 (ambulance), 193 (fire) or 190 (police)",
        "CL": "131 (ambulance), 132 (fire) or 133 (police)",
        "CO": "123",
        "ZA": "112 from a mobile, 10177 (ambulance, fire) or 10111 (police)",
        "AE": "998 (ambulance), 997 (fire) or 999 (police)",
        "OM": "9999",
        "IL": "101 (ambulance), 102 (fire) or 100 (police)",
        "EG": "123 (ambulance), 180 (fire) or 122 (police)",
    }
)
"""What is called, by country."""

CRISIS_LINES = MappingProxyType(
    {
        "US": "call or text 988",
        "CA": "call or text 988",
        "GB": "call 116 123",
        "IE": "call 116 123",
        "DE": "call 116 123",
        "NO": "call 116 123",
        "AU": "call 13 11 14",
        "NZ": "call or text 1737",
    }
)
"""Whom somebody reaches at any hour who is thinking of ending their life, where we are sure."""

_NAMES = {
    "usa": "US",
    "us": "US",
    "united states": "US",
    "united states of america": "US",
    "canada": "CA",
    "mexico": "MX",
    "uk": "GB",
    "united kingdom": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "ireland": "IE",
    "australia": "AU",
    "new zealand": "NZ",
    "germany": "DE",
    "deutschland": "DE",
    "france": "FR",
    "netherlands": "NL",
    "belgium": "BE",
    "austria": "AT",
    "switzerland": "CH",
    "spain": "ES",
    "italy": "IT",
    "portugal": "PT",
    "poland": "PL",
    "denmark": "DK",
    "sweden": "SE",
    "norway": "NO",
    "finland": "FI",
    "japan": "JP",
    "singapore": "SG",
    "india": "IN",
    "south africa": "ZA",
    "hong kong": "HK",
}


# Words of what burns, leaks, falls or hurts; and words of a life that somebody may end. Many are said of both.
_OF_THINGS = re.compile(
    r"\b(?:smok\w*|fires?|flames?|burn\w*|spark\w*|gas|fumes|flood\w*|water|electr\w*|shocks?|explo\w*|swollen|leak\w*"
    r"|drip\w*|rain\w*|wet|spill\w*|spilt|beer|poured|bulg\w*|hot|overheat\w*"
    r"|ceiling|"
    r"batter(?:y|ies)|chemical\w*|collaps\w*|unconscious|faint\w*|chok\w*|seizures?|bleed\w*|chest pains?|heart attack"
    r"|stroke|breath\w*)\b",
    re.IGNORECASE,
)
_OF_A_LIFE = re.compile(
    r"\b(?:suicid\w*|kill\w*|die|dying|dead|end (?:it|my|his|her|their)|li[fv]es?|living|alive|pills?|overdos\w*|hang\w*|"
    r"jump\w*|goodbye|good-bye|(?:my|him|her|your|them)sel(?:f|ves)|any ?more|burden|hopeless|want(?:s|ed)? to|wish\w*)\b",
    re.IGNORECASE,
)


_DEAD_THING = re.compile(
    r"\b(?:systems?|phones?|lines?|servers?|screens?|batter(?:y|ies)|internet|network|pcs?|computers?|laptops?|printers?|lights?|power"
    r"|wi-?fi)(?:'s| is| are| went| has gone) (?:all |completely |now )?dead\b",
    re.IGNORECASE,
)


class Danger(str, Enum):
    """What somebody is in danger of, as far as the words say."""

    THINGS = "things"
    LIFE = "life"
    EITHER = "either"


def danger_in(words: str) -> Danger:
    """Fire, gas, an accident; a life that somebody may end; either, where the words speak of both or of neither."""
    things, life = _OF_THINGS.search(words), _OF_A_LIFE.search(_DEAD_THING.sub(" ", words))
    if bool(things) is bool(life):
        return Danger.EITHER
    return Danger.THINGS if things else Danger.LIFE


@dataclass(frozen=True)
class HelpLines:
    """What to call in danger, and the line for somebody who is thinking of ending their life (None: not known)."""

    emergency: str = ANYWHERE
    crisis: str | None = None


def help_lines(client: Client | None, site_code: str | None) -> HelpLines:
    """Those where this person is: at their site, or at the client's; of a client in several countries all that differ.

    What the client file says comes first. A stranger may be anywhere.
    """
    if client is None:
        return HelpLines()
    site = client.site(site_code)
    countries = _countries(client, site)
    lines = {CRISIS_LINES.get(country) for country in countries}
    numbers = dict.fromkeys(NUMBERS.get(country, ANYWHERE) for country in countries)
    said = client.emergency_number or (" or ".join(numbers) if ANYWHERE not in numbers else ANYWHERE)
    return HelpLines(said, lines.pop() if len(lines) == 1 else None)


def _countries(client: Client, site: Site | None) -> tuple[str, ...]:
    """Where the person may be; an empty name is a country that we do not know."""
    if site is not None:
        return (_country_of_site(client, site),)
    if client.sites:
        return tuple(dict.fromkeys(_country_of_site(client, each) for each in client.sites))
    return (country_of_zone(client.timezone) or "",)


def _country_of_site(client: Client, site: Site) -> str:
    """As its address ends, else by its own time zone, else by the client's."""
    last = re.split(r"[,\n]", site.address or "")[-1].strip(" .").casefold()
    zone = site.calendar.timezone if site.calendar else None
    return _NAMES.get(last) or country_of_zone(zone or client.timezone) or ""
