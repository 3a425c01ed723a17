"""Clauses that are no matter of their own: a wish that somebody comes or calls, a number to call, thanks for what works again,
what one knows."""

from __future__ import annotations

import re

from bot.language.phone_numbers import find_phone_numbers

# Longer ones may tell something, whatever they are made of.
_MOST_WORDS = 16
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


_WISHES = re.compile(
    r"\b(?:come|comes|visit|visits|on-?site|call|call-?back|ring|drop by|stop by|pop (?:in|over|by|round)|swing by|be sent|send (?:me |us )?"
    r"(?:a|an|the|your|some(?:one|body)|any(?:one|body))|phone (?:me|us|back))\b|\bon site\b",
    re.IGNORECASE,
)
# What a wish and a number are made of; with any other word the clause may tell of something.
_BESIDE_WORDS = """
a an and any anybody anyone are as asap at back be before best better by call callback called calls can cell come comes
coming contact could direct do drop early engineer engineers ext extension for friday from get give guy has have he help
her here him i if in is it job just kindly later latest line look lunch made make man may maybe me mobile monday morning
must my need needed needs next noon now number of on one onsite on-site or our out over person phone please pls pop
possible possibly preferably quick quickly reach reached repair required requested right ring round saturday send sent she should site somebody
someone soon sooner stop straight sunday swing tech technician technicians tel telephone than that the them then
there they this thursday to today tomorrow tonight tuesday up us urgent urgently visit visits wanted wants want wednesday
week weekend will with would you your afternoon evening i'd we'd we i'll thanks thank wish wished like
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
_NUMBER_BESIDE = "is are was number numbers cell cellphone office home desk private work reachable under"
_NUMBER_WORDS = _BESIDE.union(_NUMBER_BESIDE.split())
_WORKS_AGAIN = re.compile(
    r"(?:many |ok(?:ay)?,? )?(?:thanks?|thank you|thx|cheers)\b[^.!?\n]{0,60}\b(?:works?|working|fixed|solved|fine|sorted)"
    r"(?: (?:again|now|fine|well|great|perfectly|today))*\W*",
    re.IGNORECASE,
)
_KNOWS = re.compile(
    r"(?:and |but |though )?(?:i|we|he|she) (?:(?:do|does|still|surely|definitely|am sure (?:i|we)|really) ){0,3}knows? "
    r"(?:my|our|the|his|her) (?:\w+ )?(?:passwords?|pin|codes?|logins?|user ?names?)\W*",
    re.IGNORECASE,
)


def is_aside(clause: str) -> bool:
    """ "Site visit required", "my cell 705 555 0155", "could you call before ten", "thanks, mail works", "I do know my password"."""
    said = clause.strip()
    words = [word.casefold().replace("\u2019", "'") for word in _WORD.findall(said)]
    if not words or len(words) > _MOST_WORDS:
        return False
    if _WORKS_AGAIN.fullmatch(said) or _KNOWS.fullmatch(said):
        return True
    if _WISHES.search(said) and _BESIDE.issuperset(words):
        return True
    return _NUMBER_WORDS.issuperset(words) and next(find_phone_numbers(said), None) is not None
