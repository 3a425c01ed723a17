"""How a sentence is read for a request: who is meant, and whether a verb asks or tells."""

from __future__ import annotations

import re
from functools import cache, lru_cache

KNOWN = "someoneknown"
"""Stands in the words for everybody who is known by name, so that no pattern has to name anybody."""

# How far behind a verb, in characters, stands what it is about.
_REACH = 90

# It begins where nothing of it stands before: a long row of letters is not tried at each of them.
EMAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_ROLES = (
    r"(?:colleague|co-?worker|boss|manager|assistant|wife|husband|son|daughter|intern|trainee|predecessor|neighbou?r|teammate|"
    r"supervisor|secretary|employee|director|ceo|owner|partner|receptionist|book ?keeper|accountant|hygienist|finance officer|"
    r"hr manager|lawyer|everyone|friend|flatmate|account holder)"
)
# "what's my password" and "windows' password" are nobody's.
_NOBODYS = (
    r"(?:what|it|that|there|here|where|how|who|let|today|yesterday|tomorrow|week|month|year|company|computer|windows|microsoft|"
    r"google|apple|laptop|outlook|phone|server|office|clinic|bank|client|customer|person|people|user|starter|hire|don|doesn|didn|"
    r"isn|can|won|i)"
)
_PRONOUNS = r"\b(?:him|hers?|his|theirs?|them|every(?:one|body)|some(?:one|body) else)\b"
OTHER = (
    rf"(?:\b{KNOWN}\b|\b(?:my|our|an?|the|your) (?:[\w']+ ){{0,2}}{_ROLES}\b|\b(?:mr|mrs|ms|dr) \w+|{EMAIL}|"
    rf"(?!{_NOBODYS}')\b[a-z]+(?='s\b)|{_PRONOUNS})"
)
"""Somebody who is not the one who writes."""

_TITLES = r"(?:ceo|owner|director|managing|accountant|auditors?|court|police|supervisor|deputy)"
CLAIMS = (
    rf"\b(?:this is|i am|i'?m|i m|here is|calling for|we are) (?:the |from )?(?:\b{KNOWN}\b|{_TITLES}|microsoft)|"
    rf"\b{KNOWN} (?:here|speaking)\b|\bon behalf of\b"
)
"""Somebody says to be somebody, or to speak for somebody."""

# Words behind which a verb asks: politeness, and what leads from one wish to the next.
_LEADS = {
    "please",
    "pls",
    "plz",
    "kindly",
    "just",
    "then",
    "now",
    "and",
    "to",
    "also",
    "so",
    "must",
    "should",
    "ok",
    "or",
    "be",
}
_LEADS |= {
    "silently",
    "again",
    "immediately",
    "quickly",
    "here",
    "can",
    "could",
    "would",
    "will",
    "may",
    "says",
    "said",
}
_TELLERS = {
    "i",
    "we",
    "he",
    "she",
    "they",
    "it",
    "who",
    "that",
    "which",
    "to",
    "not",
    "never",
    "he'd",
    "she'd",
    "they'd",
}
_PROGRAMS = {
    "it",
    "but",
    "that",
    "which",
    "and",
    "or",
    "program",
    "vpn",
    "setup",
    "installer",
    "windows",
    "update",
    "app",
}
_PROGRAMS |= {"software", "tool", "system"}
_ASKED_OR_ASKING = {"you", "u", "ya", "desk", "someone", "i", "we"}
_MAY = {"can", "could", "may", "might", "should", "will", "would", "must", "shall", "if", "that"}
_FAILS = re.compile(r"\b(?:forgot|forget|failed|fail|try|tried|trying|unable|refuses|have need|had|has) to? ?$")
_DONE = (
    r"(?:reset|changed|replaced|swapped|switched|removed|updated|added|deposited|redirected|forwarded|turned off|off|set|opened|"
    r"exempt|entered|different|known|sent|moved|unlocked)"
)
# Between whose it is and what it is nothing leads elsewhere: "add my colleague to the alert mails" is about no mailbox.
_SHORT = r"(?: (?!(?:to|in|on|at|the|with|from|by|gets?|can|is|has)\b)[\w'-]+){0,3}?"


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Compiled once: what is read does not depend on who writes."""
    return re.compile(text)


# Of a message of many sentences the whole is looked at again for each of them.
_AT_ONCE = 1_024


@lru_cache(maxsize=_AT_ONCE)
def _stands_in(text: str, looked_for: str) -> bool:
    return pattern(looked_for).search(text) is not None


def says(text: str, *patterns: str) -> bool:
    """Whether one of these stands in it."""
    return any(_stands_in(text, each) for each in patterns)


def of_another(things: str) -> str:
    """One of these things, of somebody else."""
    behind = r"(?: (?:access|details))? (?:of|for|to|from|as|on) (?:[\w'.]+ ){0,2}?"
    return rf"(?:{OTHER}(?:'s?)?{_SHORT} {things}\b|{things}{behind}{OTHER})"


def asks(sentence: str, verbs: str, things: str, text: str = "") -> bool:
    """Whether somebody asks that this be done with one of these things; where the ``text`` has named it, 'it' will do."""
    thing = rf"(?<!\w){things}(?!\w)"
    for found in pattern(rf"\b(?:{verbs})\b").finditer(sentence):
        if _is_asking(sentence, found.start()):
            behind = sentence[found.end() : found.end() + _REACH]
            pronoun = pattern(r" (?:it|them|this|that|me|us|the (?:new|other) one)\b").match(behind)
            if pattern(thing).search(behind) or (pronoun is not None and says(text, thing)):
                return True
    return False


def _is_asking(sentence: str, at: int) -> bool:
    """Whether a verb at this place asks for something, instead of telling what somebody does."""
    lead = sentence[max(0, at - 40) : at].rstrip(" ")
    if not lead or lead[-1] in ",:;-–—>(\"'{[/)":
        return True
    if _FAILS.search(lead):
        return False
    before = re.findall(r"[\w']+", lead)[-2:]
    if not before or before[-1] in _LEADS:
        return True
    verb = sentence[at:]
    if pattern(r"[\w-]+ me\b").match(verb) and before[-1] not in _TELLERS:
        return True
    if before[-1] in _ASKED_OR_ASKING:
        return (
            before[0] in _MAY or before[0] in _LEADS or pattern(r"(?:need|want|would|must)\b").match(verb) is not None
        )
    if pattern(r"(?:needs|wants)\b").match(verb):
        return before[-1] not in _PROGRAMS
    return before[0] in {"my", "his", "her"} and pattern(r"get\b").match(verb) is not None


def is_to_be(sentence: str, things: str) -> bool:
    """'... must be changed', 'wants her ... changed', 'take ... off', 'turn ... off'."""
    thing = rf"(?<!\w){things}"
    return says(
        sentence,
        rf"\b(?:needs?|wants?|have|has|get|be|is to be|must|should)\b.{{0,60}}?{thing}.{{0,30}}?\b{_DONE}\b",
        rf"{thing}.{{0,60}}?\b(?:should|must|needs? to|has to|have to) be\b",
        rf"{thing}.{{0,30}}?\bbe {_DONE}\b",
        rf"\b(?:take|turn|switch)\b.{{0,40}}?{thing}.{{0,30}}?\boff\b",
    )
