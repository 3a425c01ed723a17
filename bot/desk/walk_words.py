"""What words beside the buttons of a step mean: the problem is gone, it is as it was, where is that, what the screen says."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.asked_back_words import asks_what_is_named, asks_where
from bot.desk.catalogue import Impact
from bot.desk.cause_words import tells_cause
from bot.desk.detail_words import (
    COLOURS,
    lamps_told,
    names_own_device,
    sounds_serious,
    speaks_of_a_lamp,
    speaks_of_anothers_device,
    tells_detail,
    tells_how_far,
)
from bot.desk.good_news_words import Gone, is_gone
from bot.desk.plain_words import plain_words
from bot.desk.short_answers import asks_what_now
from bot.desk.side_words import same_for_many, told_early
from bot.desk.step_words import read_words
from bot.desk.triage_words import only_mine
from bot.desk.walkthroughs import PERSON, Step, StepKind
from bot.desk.worse_words import told_of_worse

# "Everybody has the same", and no more.
MOST_OF_A_CROWD = 6


class Beside(str, Enum):
    """What such words are, where they are no plain answer."""

    GONE = "gone"  # the problem is over, whatever the step asks
    MAY_BE_GONE = "may_be_gone"  # it may be over, or the step may have been answered
    FOUND = "found"  # what it was has been found, so it may work by now
    NO = "no"  # it did not help
    OTHERS_TOO = "others_too"  # to whether others have it: they do
    OTHERS_CAN = "others_can"  # to whether it works for others: it does
    NOTED = "noted"  # more about the problem
    WHERE = "where"  # what the step speaks of is not found


_BAD = (
    r"(?:no|not|nothing|none|the same|same|isn'?t|doesn'?t|don'?t|won'?t|can'?t|cannot|broken|broke|dead|offline|down|off|out|stuck"
    r"|slow|black|blank|blue|frozen|red|gr[ae]y|jammed|empty|missing|failing|fails|crashe?s?|crashing|freezes|freezing|hangs|hanging"
    r"|disconnected|unavailable|bad|weak|silent|wrong)"
)
_STILL = re.compile(
    r"(?:(?:no+|nope|hm+|ok(?:ay)?|sorry|but|and|well"
    r"|(?:i(?:'ve| have) )?(?:done(?: (?:it|that))?|did (?:it|that)|tried(?: (?:it|that))?)"
    r"|restarted(?: it)?|yes)[,. ]+)*"
    rf"(?:(?:(?:it|that|this|he|she|(?:the|my|our) [\w-]+)(?:'s| is| are)? )?still {_BAD}(?: [\w'-]+){{0,3}}"
    r"|still|(?:it'?s |it is |that'?s |exactly |just |still )*(?:the )?same"
    r"(?: (?:thing|problem|error|issue|result|(?:as|like) before|again|here))*"
    r"|(?:it'?s |it is )?without (?:any )?changes?|(?:(?:the |my )?(?:issue|problem|error) )?(?:is |still |does )?"
    r"(?:persist(?:s|ing)?|remains|continues)"
    r"|(?:the )?(?:issue|problem|error) is still (?:there|here|not (?:solved|resolved|fixed))"
    r"|no (?:changes?|difference|luck|better|improvement)"
    r"|not (?:yet|really better|any better)"
    r"|nothing(?: (?:changed|has changed|happens|happened))?"
    r"|(?:it |that )?(?:did(?: ?n'?t| not)|does(?: ?n'?t| not)) (?:help|change anything))[.! ]*",
    re.IGNORECASE,
)
# A step that asks whether it is as it was is not answered with a no by "same".
_ASKS_WHETHER_STILL = re.compile(
    r"\b(?:still|same|too|as well|also|either|again|slow|fail\w*)\b[^.?]*\?", re.IGNORECASE
)

_YES_OR_NO = re.compile(r"(?:yes|yeah|yep|no|nope)\b", re.IGNORECASE)
_NO_FIRST = re.compile(r"^(?:no+|nope)[,.! ]+(?=\w)", re.IGNORECASE)
_ELSE = (
    r"(?:my|the|our) (?:colleagues?|neighbou?r|boss|manager|assistant|receptionist|others?)|the others?"
    r"|the (?:one|person|guy|girl|woman|man|lady) (?:next to|beside) me|(?:some|every) ?(?:one|body) else"
)
_WELL = r"(?:(?:no+|nope|hm+|well|ok(?:ay)?|but|and)[,. ]+)*"
_WORKS_ELSEWHERE = re.compile(
    rf"{_WELL}(?:(?:he|she|they|{_ELSE}) (?:says?|said|tells? me|told me)(?: that)? )?(?:it|this|that|everything)(?: still)?"
    r" (?:works|is (?:fine|ok(?:ay)?|working|fast|normal)) (?:fine |well |ok(?:ay)? )?"
    rf"(?:for|with|at) (?:him|her|them|{_ELSE})[.! ]*"
    rf"|{_WELL}(?:for|with|at) (?:him|her|them|{_ELSE}) (?:it|this) (?:works|is (?:fine|ok(?:ay)?))(?: (?:fine|well))?[.! ]*",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:others?|any(?:body|one) else|every(?:body|one)|(?:other (?:people|computers)|colleagues)(?:'s?)?)(?!\w)[^.?]*"
    r"\b(?:too|same|fail|cut off|slow|offline|as well|unable|miss|trouble)\b[^.?]*\?",
    re.IGNORECASE,
)
# "Can anybody else print?" asks the other way round.
_OTHERS_CAN = re.compile(
    r"\b(?:can|do) (?:any(?:body|one) else|others|(?:your )?colleagues)\b[^.?]*\b(?:print|use|open|get|see|reach|work)\b[^.?]*\?",
    re.IGNORECASE,
)
# "Cancel my appointment" is a wish of its own.
_CANCEL = re.compile(
    r"(?:(?:ok(?:ay)?|no+|please|then|well|oh|sorry|just|actually|i want to|can (?:i|we|you)|let'?s)[,. ]+)*cancel"
    r"(?:l?ed|ling)?(?: (?:it|this|that|everything|all|(?:the|this) (?:fix|guide|steps?|walk\w*|thing|whole thing|question)))?"
    r"(?: (?:please|now|then|thanks|thank you|again|for now|for today))*"
    r"(?:[.! ]*|[ ]*[,.;:!-]+ .*| (?:i|i'?m|i'?ll|we|we'?ll|because|since|as|no need|it'?s|not needed|don'?t)\b.*)",
    re.IGNORECASE | re.DOTALL,
)


def cancels(words: str) -> bool:
    """ "Cancel", "cancel, I go to the office": what is talked about is left. Not a thing that is to be cancelled."""
    return _CANCEL.fullmatch(plain_words(words)) is not None


def still_the_same(words: str) -> bool:
    """ "Still offline", "same", "no change", and nothing else."""
    return _STILL.fullmatch(plain_words(words)) is not None and not sounds_serious(words)


def read_beside(words: str, step: Step, stop_when: tuple[str, ...] = (), about: str = "") -> Beside | None:
    """What typed words are for this step of a fix for what is told in ``about``; None where they are read in another way."""
    said = plain_words(words).strip()
    many = Impact.PERSON if _WORKS_ELSEWHERE.fullmatch(said) else others_told(said)
    if asks_whether_others_can(step) and many is not None:
        return Beside.OTHERS_CAN if many is Impact.PERSON else Beside.NO
    # To "is work gone, or do colleagues have it too?" it answers one half.
    if many is not None and asks_about_others(step) and (many is not Impact.PERSON or " or " not in step.text):
        return Beside.NO if many is Impact.PERSON else Beside.OTHERS_TOO
    if not said or sounds_serious(said):
        return None
    gone = is_gone(said, step)
    if gone is not None:
        return Beside.GONE if gone is Gone.SURELY else Beside.MAY_BE_GONE
    if tells_cause(said):
        return Beside.FOUND
    if read_words(said, step, stop_when) is not None:
        return None
    if still_the_same(said):
        return Beside.NOTED if _is_no_no(step) else Beside.NO
    if asks_where(said) or asks_what_now(said):
        return Beside.WHERE
    if _WORKS_ELSEWHERE.fullmatch(said):
        return Beside.NOTED
    asks = asks_what_is_named(said, f"{step.text} {step.tells or ''}")
    more = asks or tells_detail(said, about) or names_own_device(said) or speaks_of_anothers_device(said)
    return Beside.NOTED if more or tells_how_far(said) or _of_a_lamp_not_asked_about(said, step) else None


def people_told(words: str) -> Impact | None:
    """How many are affected, where that is all that is said: "everybody", "just me", "the two of us"; no yes or no before it, which
    answers the step. "Mine" is a device."""
    said = plain_words(words).strip()
    many, bad = told_early(said)
    if many is None and same_for_many(said) and len(said.split()) <= MOST_OF_A_CROWD:
        many = told_of_worse(said)[0] or Impact.CLIENT
    return None if bad is not None or only_mine(said) or _YES_OR_NO.match(said) else many


def others_told(words: str) -> Impact | None:
    """The same, said to the question whether others have it, where a no before it puts right: "no, everybody"."""
    return people_told(_NO_FIRST.sub("", plain_words(words).strip()))


def asks_about_others(step: Step) -> bool:
    """Whether the step asks if others have the same trouble, so that how many there are answers it."""
    return step.kind is not StepKind.INSTRUCT and _OF_OTHERS.search(step.text) is not None


def asks_whether_others_can(step: Step) -> bool:
    """Whether the step asks if it works for others: how many have the trouble answers that the other way round."""
    asks = step.kind is not StepKind.INSTRUCT and not asks_about_others(step)
    return asks and _OTHERS_CAN.search(step.text) is not None


def _of_a_lamp_not_asked_about(said: str, step: Step) -> bool:
    """Whether it says what a lamp is like, and to the step that is neither yes nor no: "orange", to "is it green?"."""
    told = lamps_told(said)
    text = f"{step.text} {step.tells or ''}"
    if told is None or not speaks_of_a_lamp(text):
        return told is not None
    colours = told & COLOURS
    return bool(colours) and not any(each in text.casefold() for each in colours)


def _is_no_no(step: Step) -> bool:
    """Whether "still the same" is no plain no: to what asks for danger or for others, or whether it is as it was."""
    asks = step.kind is not StepKind.INSTRUCT
    return asks and (step.on_yes == PERSON or _ASKS_WHETHER_STILL.search(step.text) is not None)
