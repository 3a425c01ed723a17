"""What somebody asks about a fix as a whole: whether it is over, and what an earlier step was."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

_BEFORE = r"(?:(?:ok(?:ay)?|and|so|hm+|hey|sorry|wait|but|pls|please)[,. ]+)*"
_DONE = re.compile(
    rf"{_BEFORE}(?:(?:are|were) (?:we|you) (?:(?:nearly|almost|finally|already) )?(?:done|finished|ready|there)"
    r"|(?:is|was) (?:it|this|that)(?: (?:it|all|everything|over|the last (?:one|step)|done|finished))"
    r"|is this the (?:last|final) (?:one|step)"
    r"|how (?:many|much)(?: more)?(?: steps?| questions?)?(?: are| is)?(?: still)? (?:left|to go|more|remaining|come|there)"
    r"|how far are we|(?:any )?more steps)(?: (?:now|yet|soon|then|left|already))*[ ?!.]*",
    re.IGNORECASE,
)
_NUMBERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_EARLIER = re.compile(
    rf"{_BEFORE}(?:what (?:was|is|did)|(?:show|tell|repeat|read)(?: me)?(?: again)?|can (?:you|i) (?:show|see|repeat|read)(?: me)?)"
    r" (?:step|question|number|the) ?(?P<named>\d+|first|second|third|fourth|one|two|three|four|five|six)?"
    r"(?: (?:step|question|one))?(?: (?P<before>before))?(?: (?:say|again|about|please))*[ ?!.]*",
    re.IGNORECASE,
)


def asks_whether_done(words: str) -> bool:
    """ "Are we done?", "how many steps are left"."""
    return _DONE.fullmatch(plain_words(words).strip()) is not None


def asked_step(words: str) -> int | None:
    """Which step somebody wants to read again: "what was step 2", "what was the first question"; None for any other words."""
    found = _EARLIER.fullmatch(plain_words(words).strip())
    named = found["named"].casefold() if found is not None and found["named"] else ""
    return int(named) if named.isdigit() else _NUMBERS.get(named)
