"""Somebody has left in anger: who may not get in any more from now on is no plan for the end of the month."""

from __future__ import annotations

import re

from bot.desk.catalogue import Impact, Urgency
from bot.desk.plain_words import plain_words

LEAVING = "offboarding"
_SENT_AWAY = (
    r"\b(?:fired|sacked|dismissed|terminated|let (?:\w+ ){1,3}go|walked (?:him|her|them|out)|escorted out|stormed out|thrown out"
    r"|kicked out|suspended|on bad terms|walked off the job|quit on the spot)\b"
)
_NOT_IN = (
    r"\b(?:must ?n[o']?t|must not|should ?n[o']?t|should not|may not|can ?not|can'?t|not supposed to|no longer allowed to|never again)"
    r"(?: \w+){0,3} (?:get|log|sign|come) ?(?:back )?in\b|\block (?:\w+ ){1,4}out\b|\bshut (?:\w+ ){1,3}out\b"
)
_TAKE_AWAY = r"\b(?:lock|disable|block|cut(?: off)?|revoke|remove|take|kill|close|deactivate|suspend|stop|end|delete)\b"
_ACCESS = r"\b(?:access|accounts?|log ?ins?|sign ?ins?|passwords?|e?mail(?:box)?|vpn|rights)\b"
_AT_ONCE = (
    r"\b(?:now|right away|immediately|immediate|at once|asap|straight ?away|tonight|this (?:afternoon|evening)"
    r"|this (?:minute|second|instant)|today|urgent(?:ly)?"
    r"|as fast as you can|as soon as possible|before (?:he|she|they) (?:gets?|reach(?:es)?) home)\b"
)
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_AHEAD = re.compile(
    rf"\b(?:tomorrow|next (?:week|month|year|{_DAY})|(?:on|by|until|till|from|after|starting|starts) (?:the )?(?:\d|{_DAY})"
    rf"|end of (?:the )?(?:week|month|year|quarter|{_MONTH})|last day (?:is|will)|in (?:a|two|three|\d+) (?:days?|weeks?|months?)"
    rf"|(?:in|on|by|from|until|till|beginning of|start of|mid) {_MONTH}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d{{1,2}}"
    r"|(?:at|after|over|by|before) (?:the )?(?:new year|christmas|easter))\b",
    re.IGNORECASE,
)
_GOES = re.compile(
    rf"{_SENT_AWAY}|\b(?:being|get(?:s|ting)?|be|is|are|was) (?:let go|laid off|made redundant)\b|\blast (?:working )?day\b"
    r"|\bleav(?:es?|ing) (?:us|the (?:company|firm|practice|charity|business|team))\b|\bresign\w*|\bredundan\w*"
    r"|\bquit(?:s|ting)?\b"
    r"|\bnotice period\b"
    r"|\b(?:finish(?:es)?|leav(?:es?|ing)|stops?|ends?|gone|goes) (?:here |with us |work )?(?:on|at|by|in|this|next|today"
    r"|tomorrow|tonight|after)\b",
    re.IGNORECASE,
)
_QUIETLY = re.compile(
    r"\b(?:keep|treat) (?:it|this|that)(?: \w+)? (?:quiet|secret|private|between us|to yourself)\b|\bconfidential(?:ly)?\b"
    r"|\b(?:does ?n[o']?t|do ?n[o']?t|does not|do not) know (?:yet|about (?:it|this|that))\b|\bhas no idea\b|\bhave no idea yet\b"
    r"|\b(?:do ?n[o']?t|do not|never|please not|without) tell(?:ing)? (?:him|her|them|anybody|anyone|the staff)\b"
    r"|\bbefore (?:he|she|they) (?:hears?|finds?|knows?|learns?)\b|\bbehind (?:his|her|their) back\b",
    re.IGNORECASE,
)
_SHUT_OUT = re.compile(
    rf"{_SENT_AWAY}|{_NOT_IN}|{_TAKE_AWAY}.{{0,60}}{_ACCESS}.{{0,40}}{_AT_ONCE}", re.IGNORECASE | re.DOTALL
)


def shut_out_at_once(category: str, words: str) -> bool:
    """ "We let him go an hour ago, lock his account now": of a colleague who leaves, and not of a date ahead."""
    said = plain_words(words)
    return category == LEAVING and _SHUT_OUT.search(said) is not None and _AHEAD.search(said) is None


def names_a_day_ahead(words: str) -> bool:
    """ "Ravi quits at new year", "she starts on Monday": what is asked for is meant for then, and not for now."""
    return _AHEAD.search(plain_words(words)) is not None


def harm_of_leaving(category: str, words: str) -> tuple[Impact | None, Urgency | None]:
    """What stands for the two answers where somebody has to be shut out at once: more than one is in danger of it."""
    return (Impact.GROUP, Urgency.STOPPED) if shut_out_at_once(category, words) else (None, None)


def goes_away(words: str) -> bool:
    """ "Ravi is being let go on Thursday", "her last day is Friday": whoever is spoken of may not know it yet."""
    return _GOES.search(plain_words(words)) is not None


def asks_for_quiet(words: str) -> bool:
    """ "He doesn't know yet", "keep it between us": nobody else shall hear of it."""
    return _QUIETLY.search(plain_words(words)) is not None
