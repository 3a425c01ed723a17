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
_PERSON = r"(?: (?:him|her|them|(?:(?:my|the|our) )?(?:boss|manager|approver|owner)|(?P<name>[^\W\d_][\w'-]+)))?"
_YES = r"(?:approval|permission|ok(?:ay)?|go.?ahead|yes)"
_ASK = re.compile(
    rf"{_LEAD}(?:you )?(?:ask{_PERSON}(?: for (?:it|(?:the |an |a |their )?{_YES})| to approve(?: (?:it|this|that))?"
    r"| about (?:it|this|that))?"
    rf"|(?:get|request|seek) (?:the |an |a |their )?{_YES}){_CLOSING}",
    re.IGNORECASE,
)
_DO_IT = re.compile(
    rf"{_LEAD}(?:(?:do|fix|order|book) it(?: now)?|get it (?:done|fixed)|go ahead|go for it){_CLOSING}",
    re.IGNORECASE,
)
_YOU_DECIDE = re.compile(
    rf"{_LEAD}(?:(?:as|what(?:ever)?|how(?:ever)?|like) you (?:think|like|prefer|wish|want|see|feel)"
    r"(?: (?:is |it'?s )?(?:the )?(?:best|fit|right))?"
    r"|(?:you|it'?s you who) (?:decide|choose|pick|know (?:best|better))|(?:it'?s |that'?s )?up to you"
    r"|(?:your|you have the) (?:choice|call|decision)|(?:i (?:don'?t|do not) know[,. ]+)?you tell me"
    r"|either(?: one| way)?(?: is (?:fine|ok(?:ay)?|good))?"
    r"|(?:what(?:ever)?|which(?: one)?) (?:do|would|can) you (?:recommend|suggest|advise|do|take|think)(?: (?:is )?(?:the )?best)?"
    r"|what(?:ever)?(?:'s| is)? (?:the )?(?:best|easiest|better)|(?:do )?(?:the |all )?needful"
    r"|do what(?:ever)?(?: is|'s) (?:needed|necessary|best)"
    r"|do what(?:ever)? (?:you (?:have|need) to|it takes|you can|you must)"
    rf"|i (?:trust|leave it to) you|i leave (?:it|that) to you){_CLOSING}",
    re.IGNORECASE,
)
_FREE_ONE = re.compile(
    rf"{_LEAD}(?:(?:i'?ll |i )?(?:take|want|choose|use|try) )?(?:the )?"
    r"(?:one (?:that (?:is|costs) (?:free|nothing)|for (?:free|nothing))"
    rf"|free (?:one|way|option|choice)|for (?:free|nothing)){_CLOSING}",
    re.IGNORECASE,
)
_BEGIN = re.compile(
    rf"{_LEAD}(?:(?:just|let'?s|you can) )*(?:start|begin|get started|get going){_CLOSING}", re.IGNORECASE
)
_PROCEED = re.compile(rf"{_LEAD}(?:proceed|go ahead|go on|continue|kindly (?:proceed|do)){_CLOSING}", re.IGNORECASE)
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
# Courtesy and a wish take words.
_MOST_OF_A_WISH = 25
_PARTS_OF_A_YES = re.compile(r"\s*(?:[,.;!-]+(?=\s|$)|\b(?:but|and|because|as|since|only)\b)\s*", re.IGNORECASE)
_YES_TO_IT = re.compile(
    r"(?:(?:yes+|yeah|yep|ok(?:ay)?|sure|please|of course|gladly|all right|alright|why not|go ahead) ?)*"
    r"(?:(?:please )?(?:do |you can |can you |could you |let'?s )?(?:please )?(?:show|help|guide|walk|take|try|do|start|explain)"
    r"(?: (?:me|us|it|that|the (?:fix|steps)|through|how))*)?(?: please)?",
    re.IGNORECASE,
)
_SKILLED = (
    r"(?:good|great|skilled|experienced|clever|fit|comfortable|confident|strong|(?:an )?expert|a (?:computer|technical|tech|it) person"
    r"|technical|(?:the )?best)"
)
_HOW = re.compile(
    r"(?:please )?(?:very |really |nice and |a bit |rather |do it |go |explain (?:it )?|show (?:it |me )?)*"
    r"(?:slow(?:ly|er)?|step by step|one (?:step )?(?:at a time|by one)|simply|easy|patiently|careful(?:ly)?|in detail"
    r"|(?:in|with) (?:simple|easy|plain) (?:words|terms|steps|english))(?: please)?"
    r"|(?:please )?(?:be patient|have patience|bear with me|take your time)(?: with me)?"
    rf"|i(?:'m| am) (?:really |very |so )*(?:not|no)(?: (?:very|that|so|really|too|much of))* {_SKILLED}"
    r"(?: (?:with|at|in|on) (?:these |this )?(?:computers?|technology|tech|it|such things|things|stuff|pcs?))?(?: (?:things|stuff))?"
    r"|i(?:'m| am) (?:really |very |a bit |quite )*(?:old|slow|new to this|a beginner|bad (?:with|at) (?:computers?|this|it))"
    r"|i (?:do ?n'?t|do not) (?:know|understand) (?:much|a lot|anything|computers)(?: (?:about|of) (?:computers?|it|this|that))?",
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


def leaves_it_to_us(words: str) -> bool:
    """ "As you think best", "you decide", "do the needful", and nothing else."""
    return short(words) and _YOU_DECIDE.fullmatch(plain_words(words)) is not None


def takes_the_free_one(words: str) -> bool:
    """ "The free one", "the one for nothing", and nothing else."""
    return short(words) and _FREE_ONE.fullmatch(plain_words(words)) is not None


def only_begins(words: str) -> bool:
    """ "Start", "ok begin", and nothing else."""
    return short(words) and _BEGIN.fullmatch(plain_words(words)) is not None


def only_goes_on(words: str) -> bool:
    """ "Please proceed", which chooses nothing where there are several ways."""
    return short(words) and _PROCEED.fullmatch(plain_words(words)) is not None


def only_wonders(words: str) -> bool:
    """ "And if we wait until tomorrow?" asks what that would mean; "can we do it tomorrow?" wants it."""
    said = plain_words(words)
    return _WANTS.search(said) is None and (said.endswith("?") or _WONDERS.match(said) is not None)


def means_the_fix(words: str) -> bool:
    """ "Yes, I'll try it myself": of a price and a fix the fix."""
    return _THE_FIX.search(plain_words(words)) is not None


def takes_the_fix_with_a_wish(words: str) -> bool:
    """ "Yes, please do show me, but slowly, I am not very good with computers": a yes to the fix, and how it shall be shown."""
    said = plain_words(words).strip()
    parts = [part for part in _PARTS_OF_A_YES.split(said) if part.strip()]
    if not parts or len(said.split()) > _MOST_OF_A_WISH or "?" in said:
        return False
    yes = [_YES_TO_IT.fullmatch(part) is not None for part in parts]
    wish = [_HOW.fullmatch(part) is not None for part in parts]
    return yes[0] and any(wish) and all(a or b for a, b in zip(yes, wish, strict=True))


def takes_the_fix(words: str) -> bool:
    """ "Yes, try the fix", and nothing else."""
    return short(words) and _TAKE_IT.fullmatch(plain_words(words)) is not None
