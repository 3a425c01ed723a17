"""When somebody can be reached, and nothing else: "I'm leaving in an hour, back Monday", "please call me after lunch"."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

_BEFORE = r"(?:(?:ok(?:ay)?|hi|hey|well|so|yes|no|please|sorry|just|also|by the way|btw|fyi|note that|and|but)[,.! ]+)*"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|sat|sun)"
_UNIT = r"(?: ?(?:am|pm|o'?clock|hours?|hrs?|minutes?|mins?|days?|weeks?))?"
_HOUR = (
    r"(?:(?:about |around )?(?:\d{1,2}(?:[:.]\d\d)?|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|a few)"
    rf"{_UNIT}|noon|lunch(?:time)?|midnight|then|that|now|the (?:morning|afternoon|evening|weekend)|next week"
    rf"|(?:next )?{_DAY}(?: (?:morning|afternoon|evening))?|tomorrow(?: (?:morning|afternoon|evening))?|today|tonight)"
)
_TIME = (
    rf"(?:(?:in|for|after|before|until|till|from|at|by|on|to|about|around) {_HOUR}|(?:next )?{_DAY}(?: (?:morning|afternoon|evening))?"
    r"|(?:tomorrow|today)(?: (?:morning|afternoon|evening))?|tonight|now|soon|all day|all week|next week|this (?:afternoon|evening))"
)
_I = r"(?:i(?:'?m| am|'ll be| will be| can be| have to be|'ll| will| have to| need to| must)?)"
_STATE = (
    r"(?:leav(?:e|ing)|go(?:ing)? home|off(?: work)?|out(?: of the office)?|away|gone|here|there|in|back|available|reachable|free"
    r"|reached|at (?:my|the) desk|in the office|at work|in (?:a )?meetings?|on a call|on the phone|on holiday|on leave|on the road"
    r"|driving)"
)
_NUMBER = r"\+?\(?\d[\d ()./-]{3,20}\d"
_EXTENSION = r"(?:ext(?:ension)?\.? ?\d{1,6})"
_WHERE = (
    rf"(?:(?:or |and )?(?:at|on|under|via|over) (?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|{_NUMBER}|{_EXTENSION}"
    rf"|(?:my |the )?(?:[\w-]+ ){{0,2}}(?:phone|mobile|cell|desk|line)(?: {_EXTENSION}| {_NUMBER})?))"
)
_REACHED = re.compile(
    rf"{_BEFORE}(?:{_I}(?: only| just| still| already)* {_STATE}(?: {_STATE})?(?: {_TIME})+"
    rf"|(?:{_I} )?(?:be )?back(?: {_STATE})?(?: {_TIME})+"
    r"|(?:you can |can you |could you )*(?:call|ring|reach|phone|get|catch|find) me(?: back)?"
    rf"(?: (?:here|there|only|{_WHERE}))*(?: (?:{_TIME}|{_WHERE}))+"
    r"|(?:my |the )?(?:(?:mobile|cell|phone|direct|work|home|desk|office|private)(?: phone)?(?: number)?|number|extension|ext)"
    rf"(?: is|:)? ?(?:{_NUMBER}|{_EXTENSION}|\d{{2,6}})(?: {_TIME})*)(?: please)?",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"\s*[,;!]+\s*|\s*\.+(?:\s+|$)|\s+(?:and|but|then)\s+", re.IGNORECASE)


def tells_when_reachable(words: str) -> bool:
    """For whoever answers them: no goodbye, and no matter of its own."""
    clauses = [clause for clause in _CLAUSES.split(plain_words(words).strip(" .!")) if clause.strip()]
    return bool(clauses) and all(_REACHED.fullmatch(clause.strip()) for clause in clauses)
