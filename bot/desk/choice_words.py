"""What short words say about a price or a choice that was put: "ask her then", "just do it", "and if we wait?"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.desk.plain_words import plain_words
from bot.desk.short_answers import short

_LEAD = (
    r"(?:(?:ok(?:ay)?|yes+|yep|yeah|well|alright|all right|fine|then|so|just|please|you can|you may|can you|could you"
    r"|go ahead and)[,.: ]+)*"
)
_CLOSING = r"(?:[, ]+(?:then|please|now|first|thanks|thank you))*[.!? ]*"
_PERSON = r"(?: (?:him|her|them|(?:my|the|our) (?:boss|manager|approver|owner)|(?P<name>[^\W\d_][\w'-]+)))?"
_YES = r"(?:approval|permission|ok(?:ay)?|go.?ahead|yes)"
_ASK = re.compile(
    rf"{_LEAD}(?:ask{_PERSON}(?: for (?:it|(?:the |an |a |their )?{_YES})| to approve(?: (?:it|this|that))?| about (?:it|this|that))?"
    rf"|(?:get|request|seek) (?:the |an |a |their )?{_YES}){_CLOSING}",
    re.IGNORECASE,
)
_DO_IT = re.compile(
    rf"{_LEAD}(?:(?:do|fix|order|book) it|get it (?:done|fixed)|go ahead|go for it){_CLOSING}",
    re.IGNORECASE,
)
_WONDERS = re.compile(
    r"(?:(?:and|so|but|ok(?:ay)?|hm+|well)[, ]+)*(?:what|how|why|which|if|is|would|will (?:it|that|this)|does|did|are)\b",
    re.IGNORECASE,
)
_THE_FIX = re.compile(
    r"\b(?:fix(?:es)?|try|myself|steps?|guide|instructions|show me|do it my ?self|self.?help)\b", re.IGNORECASE
)
_TAKE_IT = re.compile(
    rf"{_LEAD}(?:(?:sure|i'?ll|i will|i want to|i'?d like to|let'?s|let me|can i|i can)[, ]+)*"
    r"(?:(?:(?:try|do|take|start|begin|show me) )?(?:the|a|that|your) (?:free )?(?:fix|guide|steps)(?: myself)?"
    r"|show(?: (?:me|us))?(?: (?:it|that|how))?"
    r"|(?:i'?d |i would )?(?:rather )?(?:try|do|fix)(?: it| that| this)? (?:my ?self|on my own)(?: first)?)"
    rf"{_CLOSING}",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\b(?:can|could|may|shall|should) (?:we|you|i|it|they|somebody|someone)\b|\bplease\b", re.IGNORECASE
)


def lets_ask(words: str, names: Iterable[str]) -> bool:
    """ "OK, ask her then", "ask Dana", "ask for approval": whoever has to say yes may be asked; `names` are those of people."""
    found = _ASK.fullmatch(plain_words(words)) if short(words) else None
    if found is None:
        return False
    asked = found["name"]
    closing = asked is None or re.fullmatch(_CLOSING, f" {asked}", re.IGNORECASE) is not None
    return closing or asked.casefold() in {part for name in names for part in name.casefold().split()}


def wants_it_done(words: str) -> bool:
    """ "OK, just do it", "go ahead", and nothing else."""
    return short(words) and _DO_IT.fullmatch(plain_words(words)) is not None


def only_wonders(words: str) -> bool:
    """ "And if we wait until tomorrow?" asks what that would mean; "can we do it tomorrow?" wants it."""
    said = plain_words(words)
    return _WANTS.search(said) is None and (said.endswith("?") or _WONDERS.match(said) is not None)


def means_the_fix(words: str) -> bool:
    """ "Yes, I'll try it myself": of a price and a fix the fix."""
    return _THE_FIX.search(plain_words(words)) is not None


def takes_the_fix(words: str) -> bool:
    """ "Yes, try the fix", and nothing else."""
    return short(words) and _TAKE_IT.fullmatch(plain_words(words)) is not None
