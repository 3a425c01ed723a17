"""What is said of a call that was asked for before: another hour for it, or none at all."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from bot.desk.call_hour_words import (
    Wanted,
    asks_to_be_called,
    only_bounds_a_call,
    only_of_a_call,
    speaks_of_their_call,
    wants_a_call_at,
    wants_a_call_beside,
    without_calls,
)
from bot.desk.hour_words import NUMBERS
from bot.desk.plain_words import plain_words

ABOUT_THE_CALL = "About the call: "
"""Stands before words of a call that do not say so themselves ("make it 4"), where they are kept with the problem."""

_LEAD = (
    r"(?:(?:ok(?:ay)?|actually|sorry|no|wait|hey|hi|hm+|oh|and|but|please|pls|rather|better|well|on second thoughts?"
    r"|i(?:'ve| have)? changed my mind)[,.! ]+)*"
)
_END = (
    r"(?:[, ]+(?:instead(?: of (?:at )?[\w:]{1,6})?|rather|then|please|pls|if possible"
    r"|thanks?|is better|would be better|works better))*[ ?!.]*"
)
_ASK = r"(?:(?:(?:can|could|would) (?:you|they|some ?(?:one|body)|the technician)|please|pls) )?(?:call|ring|phone)"
_DAY = r"(?:today|tomorrow)"
_WHEN = (
    rf"(?:(?P<day>{_DAY}) )?(?:(?P<how>at|around|about|after|before|by|not before|not after|from) )?"
    rf"(?P<hour>\d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|noon|{'|'.join(NUMBERS)})(?: o'?clock)?(?: (?P<then>{_DAY}))?"
)
_CHANGES = re.compile(
    rf"{_LEAD}(?:(?P<call>{_ASK} (?:me|us)(?: back)?(?: rather| better)?|(?:move|change|put|make) (?:the|my|that|our) call(?: to)?)"
    rf"|(?P<short>{_ASK}(?: back)?(?: rather| better)?)"
    rf"|(?:(?:can|could) (?:you|we) )?make (?:it|that)|change (?:it|that) to|let'?s say|say) {_WHEN}{_END}",
    re.IGNORECASE,
)
# "Not before 4 please" answers nothing else.
_NOT_THEN = re.compile(r"(?:(?:but|and|please|only|just) )*(?:not|never) ", re.IGNORECASE)
_LEADS_ON = re.compile(r"^(?:(?:but|and|please|only|just|ideally|preferably|best) )+", re.IGNORECASE)
_CALL_AGAIN = r"(?:call|ring|phone)(?: (?:me|us))?(?: back)?"
_CALL_US = r"(?:call|ring|phone) (?:me|us)(?: back)?"
_RATHER = (
    r"(?:[,;.!]* (?:and |but |just |only |please |rather |better )*(?:write|e-?mail|text|message|mail|chat|reply|answer)"
    r"(?: (?:me|us|to me|to us|here|in (?:the |this )?chat|by (?:e-?)?mail|in writing|a mail|an e-?mail))*)?"
)
_NONE = re.compile(
    rf"{_LEAD}(?:(?:there is |there's )?no (?:more )?(?:need|reason) (?:(?:for you )?to {_CALL_AGAIN}|for (?:a|the|that) call)"
    # "You don't call me back!" complains.
    rf"|(?:you|they) (?:(?:do not|don't) (?:have|need) to|need not|needn't) {_CALL_AGAIN}"
    rf"|(?:do not|don't) {_CALL_US}|(?:do not|don't) call(?: back)?"
    r"|no (?:phone )?call(?: (?:is )?(?:needed|necessary|required|please))?"
    r"|i (?:do not|don't) (?:want|need) (?:a|the|that|any) (?:phone )?call|(?:do not|don't) bother (?:calling|to call)(?: (?:me|us))?"
    r"|(?:forget|cancel|drop) (?:the|that|my) call)"
    rf"{_RATHER}(?:[, ]+(?:any ?more|now|then|instead|please|pls|after all|thanks?|thank you))*[ .!]*",
    re.IGNORECASE,
)


class CallTold(str, Enum):
    """What words say of a call, where they name no hour for it: that none is wanted, or something that only they say."""

    NONE = "none"
    OTHERWISE = "otherwise"


def changes_the_call(words: str, today: date, *, bare: bool = True) -> Wanted | None:
    """ "Can you call at 4 instead", "make it 4", and nothing else: the new hour, and how it is meant. "Make it 4" only if ``bare``:
    the words may answer anything else that was asked."""
    said = plain_words(words).strip()
    if only_bounds_a_call(words) and (bare or _NOT_THEN.match(said)):
        return wants_a_call_at(f"call me {_LEADS_ON.sub('', said)}", today)
    found = _CHANGES.fullmatch(said)
    if found is None or (found["call"] is None and found["short"] is None and not bare):
        return None
    if found["short"] is not None and found["how"] is None:
        # "Call 911".
        return None
    told = [
        found["how"] or ("" if found["hour"].casefold() == "noon" else "at"),
        found["hour"],
        found["day"] or found["then"] or "",
    ]
    return wants_a_call_at(" ".join(["call me", *(each for each in told if each)]), today)


def wants_no_call(words: str) -> bool:
    """ "No need to call anymore", "you don't have to call me", "don't call me, write instead", and nothing else."""
    return _NONE.fullmatch(plain_words(words).strip()) is not None


def told_of_a_call(line: str, today: date, *, stands: bool) -> Wanted | CallTold | None:
    """What one line, of a problem or not, says of a call that its writer wants; None for nothing. ``stands``: one was asked for."""
    if wants_no_call(line):
        return CallTold.NONE
    found = (changes_the_call(line, today, bare=False) if stands else None) or wants_a_call_beside(line, today)
    return found or (CallTold.OTHERWISE if stands and speaks_of_their_call(line) else None)


def only_told_of_a_call(words: str, today: date) -> Wanted | CallTold | None:
    """The same of words that are about nothing else, of a call that was asked for."""
    changed = changes_the_call(words, today)
    if changed is not None or wants_no_call(words):
        return changed or CallTold.NONE
    if not only_of_a_call(words):
        return None
    return told_of_a_call(words, today, stands=True) if "\n" not in words or asks_to_be_called(words, today) else None


def names_no_call(words: str, today: date) -> bool:
    """ "Make it 4": moves a call only where that was spoken of last."""
    return changes_the_call(words, today) is not None and changes_the_call(words, today, bare=False) is None


def of_help_alone(words: str, today: date) -> str:
    """The words without what they tell of a call: its hour is no hour of help."""
    kept = [line for line in words.splitlines() if not line.startswith(ABOUT_THE_CALL)]
    told = [without_calls(line) for line in kept if changes_the_call(line, today, bare=False) is None]
    return "\n".join(line for line in told if line)
