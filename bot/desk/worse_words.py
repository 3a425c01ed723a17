"""That a problem which is on record has got worse: "it is more urgent now", "make it higher priority", "now everyone has it"."""

from __future__ import annotations

import re

from bot.desk.catalogue import Impact, Urgency
from bot.desk.plain_words import plain_words

# Longer words tell of something new, whatever else they say.
MOST_WORDS = 30

_BEFORE = (
    r"(?:(?:ok(?:ay)?|hi|hello|hey|well|so|no+|yes|please|sorry|and|but|oh|ugh|update|by the way|btw|actually|unfortunately"
    r"|about (?:the |my )?(?:[\w-]+ ){0,2}(?:ticket )?(?:nd-?\d+)?)[,.:! ]+){0,6}"
)
_TICKET = (
    r"(?:nd-?\d+|(?:the|my|this|that) (?:[\w-]+ ){0,3}(?:ticket|problem|issue|request|thing|case)|it|this|that|things?)"
)
_PRIORITY = r"(?:priority|prio|urgency|importance)"
_ASKED = re.compile(
    rf"\b(?:make|give|put|set|move|mark|treat|raise|bump|push|get)(?: up)? {_TICKET}(?: up)?"
    rf"(?: (?:a|an|to|as|at|on|with|in|the|even|much))* (?:(?:higher|top|high|highest|more|highest possible|better|bigger) {_PRIORITY}"
    r"|more urgent|urgent|more important|emergency|critical|p1|p2)\b"
    rf"|\b(?:raise|increase|bump(?: up)?|up|change|upgrade|lift) (?:the |my |its |your )?{_PRIORITY}\b"
    rf"|\b(?:re)?prioriti[sz]e {_TICKET}\b|\b(?:needs?|should (?:have|get|be)|deserves?|want|with)"
    rf" (?:a |the )?(?:higher|top|high) {_PRIORITY}\b"
    rf"|^{_BEFORE}(?:a )?higher {_PRIORITY}\b",
    re.IGNORECASE,
)
_MORE = (
    r"(?:(?:now|even|much|a lot|far|really|very|suddenly|just|getting|so|more and more|quite|becoming|definitely|more) )*"
    r"(?:worse|more urgent|more serious|more pressing|more important|urgent now|critical now)"
)
_ALL = (
    r"(?:everyone|everybody|all of us|(?:the|our) (?:whole|entire) (?:office|company|team|clinic|practice|firm|floor|department"
    r"|garage|shop|place)|(?:my|the|our) (?:whole )?team|nobody|no one|(?:two|three|four|five|six|several|some|more|\d+)"
    r" (?:more )?(?:of us|people|colleagues|others)|(?:my|the|our) (?:other )?colleagues?|(?:the )?others)"
)
_IT = r"(?:it|this|that|the same(?: problem| thing| issue| error)?|(?:the |this )?(?:problem|trouble|issue|error)s?)"
_TOO = (
    rf"(?:(?:has|have|have got|gets?|got|sees?|is having|are having) {_IT}|(?:is|are) (?:affected|stuck|down|hit)"
    r"|(?:can'?t|cannot|can ?not|(?<=nobody )can|(?<=no one )can)\b)"
)
_WORSE = re.compile(
    rf"{_BEFORE}(?:now )?(?:{_TICKET}(?:'s| is| has become| became| becomes| gets?| got| has got(?:ten)?| is getting"
    rf"| just got| keeps getting| has)? {_MORE}\b|(?:and )?now {_ALL} {_TOO}\b|{_ALL} {_TOO}(?: (?!since)\w+){{0,4}} now\b"
    rf"|{_ALL} (?:now )?{_TOO}(?: (?:now|as well|too))+"
    r"|now (?:it|this|that)(?:'s| is| affects| hits)? (?:for |the )?(?:all|everyone|everybody|the whole|my whole|all of us)\b"
    r"|now (?:(?:i|we|nobody|no one) (?:can'?t|cannot|can ?not)|(?:nobody|no one) can) (?:work|do anything)\b"
    r"|now (?:it|the thing) (?:is|has|does ?n'?t|does not|won'?t)\b[\w' ]{0,30}\b(?:completely|at all|any ?more|totally|dead)\b)",
    re.IGNORECASE,
)
# What many people share, and a fault of its own where it was not spoken of before.
_SHARED = re.compile(
    r"\b(?:internet|network|servers?|wi-?fi|phones?|e?-?mails?|power|vpn|printers?|telephones?|connection|website|computers?"
    r"|\w+ drive)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|may|might|could|would|if|in case|unless|not|isn'?t)\b[\w ]{0,20}\b(?:worse|more urgent)\b",
    re.IGNORECASE,
)
_LESS = re.compile(r"\b(?:lower|less|low|reduce|down) (?:\w+ )?(?:priority|prio|urgent|urgency)\b", re.IGNORECASE)
_WHOLE = r"(?:everyone|everybody|all of us|(?:the|our|my) (?:whole|entire) (?:office|company|clinic|practice|firm|garage|shop|place))"
_AROUND = r"(?: (?:here|now|else|(?:in|at) (?:the|our) \w+))*"
# Somebody else who cannot help is not affected: "nobody has called me back", "everyone is angry with me".
_EVERYONE = re.compile(
    rf"\b{_WHOLE}{_AROUND} {_TOO}(?! wait)"
    rf"|\b(?:nobody|no one){_AROUND} can\b(?! (?:help|tell|say|come|fix|explain|answer|call|reach|wait)\b)"
    rf"|\b(?:for|affects?|hits?|stops?) {_WHOLE}\b"
    rf"|(?:^|[,.;:!] ?|\bnow )(?:(?:and|it is|it's) )?{_WHOLE}{_AROUND}(?: too| as well)?(?=$|[,.;!])",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:(?:my|the|our) (?:whole |entire )?(?:team|floor|department)|(?:two|three|four|five|six|several|some|\d+) (?:more )?(?:of us"
    r"|people|colleagues|others)|(?:my|our|the) (?:other )?colleagues?|(?:the )?others) (?:now )?"
    rf"{_TOO}\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\b(?:(?:i|we|nobody|no one|everyone|everybody|all of us)(?: now)? (?:can'?t|cannot|can ?not|(?:is|are|am) unable to)"
    r"|(?:nobody|no one)(?: now)? can) (?:work|do anything)\b(?! (?:slow|fast|well|properly|on\b))"
    r"|\b(?:completely|totally) (?:dead|stopped|down)\b|\bnothing works\b|\b(?:does ?n'?t|does not) work at all\b"
    r"|\bwork (?:has |is )?(?:completely )?stopped\b",
    re.IGNORECASE,
)
_CAN_WORK = re.compile(r"\b(?:i|we|everyone|everybody|all of us)(?: now)? can (?:work|do)\b", re.IGNORECASE)


def tells_of_worse(words: str) -> bool:
    """Whether a higher priority is asked for, or it is told that a problem got worse or has reached more people."""
    said = plain_words(words).strip()
    if len(said.split()) > MOST_WORDS or _LESS.search(said) is not None:
        return False
    return _ASKED.search(said) is not None or (_WORSE.match(said) is not None and _NOT_YET.search(said) is None)


def told_of_worse(words: str) -> tuple[Impact | None, Urgency | None]:
    """How many and how bad the same words tell of; None for what has to be asked."""
    said = plain_words(words)
    many = Impact.CLIENT if _EVERYONE.search(said) else Impact.GROUP if _SOME.search(said) else None
    stopped = _STOPPED.search(said) is not None and _CAN_WORK.search(said) is None
    return many, Urgency.STOPPED if stopped else None


def speaks_of_another_thing(words: str, told: str) -> bool:
    """Whether the words name something that many people share and that was not spoken of in what was ``told`` before."""
    before = {each.casefold() for each in _SHARED.findall(plain_words(told))}
    return any(each.casefold() not in before for each in _SHARED.findall(plain_words(words)))
