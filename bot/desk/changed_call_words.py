"""What is said of a call that was asked for before: another hour for it, or none at all."""

from __future__ import annotations

import re
from datetime import date

from bot.desk.hour_words import NamedHour
from bot.desk.other_hour_words import CallWhen, wants_a_call_at, wants_a_call_beside
from bot.desk.plain_words import plain_words

_LEAD = (
    r"(?:(?:ok(?:ay)?|actually|sorry|no|wait|hey|hi|hm+|oh|and|but|please|pls|rather|better|well|on second thoughts?"
    r"|i(?:'ve| have)? changed my mind)[,.! ]+)*"
)
_END = r"(?:[, ]+(?:instead|rather|then|please|pls|if possible|thanks?|is better|would be better|works better))*[ ?!.]*"
_CALLS = r"(?:(?:(?:can|could|would) (?:you|they|some ?(?:one|body)|the technician)|please|pls) )?(?:call|ring|phone)(?: (?:me|us))?"
_WHEN = (
    r"(?P<when>(?:(?:at|around|about|after|before|by|not before|not after|from) )?(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|noon"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o'?clock)?(?: (?:today|tomorrow))?)"
)
_CHANGES = re.compile(
    rf"{_LEAD}(?:(?P<call>{_CALLS}(?: rather| better)?|(?:move|change|put|make) the call(?: to)?)"
    rf"|make (?:it|that)|change (?:it|that) to|let'?s say|say) {_WHEN}{_END}",
    re.IGNORECASE,
)
_CALL_AGAIN = r"(?:call|ring|phone)(?: (?:me|us))?(?: back)?"
_NONE = re.compile(
    rf"{_LEAD}(?:(?:there is |there's )?no (?:more )?(?:need|reason) (?:to {_CALL_AGAIN}|for (?:a|the|that) call)"
    rf"|(?:you |they )?(?:do not|don't|need not|needn't)(?: (?:have|need) to)? {_CALL_AGAIN}"
    r"|no (?:phone )?call (?:needed|necessary|required|please)|(?:forget|cancel|drop) (?:the|that|my) call)"
    r"(?:[, ]+(?:any ?more|now|then|please|pls|after all|thanks?|thank you))*[ .!]*",
    re.IGNORECASE,
)


def changes_the_call(words: str, today: date, *, besides_help: bool = False) -> tuple[CallWhen, NamedHour] | None:
    """ "Can you call at 4 instead", "make it 4", and nothing else: the new hour, and how it is meant. ``besides_help``: an hour of
    help itself stands there too, so that only words that name the call are about it."""
    found = _CHANGES.fullmatch(plain_words(words).strip())
    if found is None or (besides_help and found["call"] is None):
        return None
    when = found["when"] if re.match(r"[^\W\d]", found["when"]) and " " in found["when"] else f"at {found['when']}"
    return wants_a_call_at(f"call me {when}", today)


def wants_no_call(words: str) -> bool:
    """ "No need to call anymore", "you don't have to call me", and nothing else."""
    return _NONE.fullmatch(plain_words(words).strip()) is not None


def without_changed_calls(words: str, today: date) -> str:
    """The words but the lines that move the call that they ask for: those name no hour of help."""
    if call_told_with_it(words, today) is None:
        return words
    first, *later = words.splitlines()
    return "\n".join([first, *(line for line in later if changes_the_call(line, today) is None)])


def call_told_with_it(words: str, today: date) -> tuple[CallWhen, NamedHour] | None:
    """The hour of the call that is asked for beside a problem, as what was told of it later, line by line, leaves it."""
    wanted: tuple[CallWhen, NamedHour] | None = None
    for line in words.splitlines():
        if wants_no_call(line):
            wanted = None
        else:
            wanted = (changes_the_call(line, today) if wanted else None) or wants_a_call_beside(line, today) or wanted
    return wanted
