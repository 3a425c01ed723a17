"""What people say to make plain which one they mean, after they have told what is wrong: "mine", "the one upstairs"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.desk.catalogue import Impact
from bot.desk.plain_words import plain_words
from bot.desk.short_answers import only_says_since_when
from bot.desk.thing_words import things_in

MOST_WORDS = 9

_LEAD = r"(?:(?:it'?s|it is|that'?s|i mean|i meant|sorry|well|no|yes|and|just|only|this is|the problem is with)[,. ]+)*"
_WHERE = (
    r"(?:up|down)stairs|outside|inside|(?:at|in|on|by|near|next to|beside|behind|under|from|for|of|with"
    r"|opposite|that|which)(?: [\w'-]+){1,6}"
)
_LOOK = (
    r"(?:big|large|small|little|old|new|black|white|gr[ae]y|left|right|upstairs|downstairs|shared|colou?r|main|upper|lower|broken"
    r"|front|back|corner|reception|kitchen|basement|(?:ground|first|second|third|top) floor)"
)
_NAMES_ONE = re.compile(
    rf"{_LEAD}(?:mine|ours|hers|his|my own(?: one)?|my one|our own(?: one)?|(?:the|my|our) {_LOOK} one"
    rf"|(?:the|that|my|our) ones? (?:{_WHERE}))"
    r"(?:[, ]+(?:please|only|i think|sorry))*[ .!]*",
    re.IGNORECASE,
)
# A way that was offered, or more than which one it is: that is for those who know what was asked, or what is an emergency.
_MORE = re.compile(
    r"\b(?:costs?|free|cheap\w*|cover\w*|pays?|price\w*|tomorrow|today|now|later|tonight|options?|buttons?|tickets?"
    r"|fix\w*|guide|nothing"
    r"|smok\w*|fires?|burn\w*|flam\w*|spark\w*|smell\w*|shock\w*|blood|water|leak\w*|hack\w*|virus|ransom\w*|stolen|lost|threat\w*"
    r"|attack\w*|everyone|everybody|nobody)\b",
    re.IGNORECASE,
)


def names_which_one(words: str) -> bool:
    """ "The one upstairs", and nothing else: it belongs to what was told before."""
    said = plain_words(words)
    return 0 < len(said.split()) <= MOST_WORDS and _NAMES_ONE.fullmatch(said) is not None and _MORE.search(said) is None


_WAS_THERE = re.compile(
    r"(?:(?:and|but|well|i think|i believe|yes|no|sorry)[, ]+)*"
    r"(?:it|th(?:is|at|ese|ose)|(?:the|my|our|these|those) (?:files?|folders?|documents?|mails?|e-?mails?"
    r"|pictures?|photos?|letters?))"
    r" (?:was|were) (?:(?:saved|stored|kept|lying|always|only|just|all|last) )*(?:on|in|under|at|inside)"
    r" (?:the|my|our|a|his|her) (?!\w* ?(?:wrong|recycle|trash|deleted|junk|strange|suspicious))"
    r"[\w':-]+(?: [\w':-]+){0,4}(?:[, ]+(?:i think|i believe|before|until (?:today|yesterday)))*[ .!]*",
    re.IGNORECASE,
)


def says_where_it_was(words: str) -> bool:
    """ "It was on the shared drive", and nothing else: of what is looked for, and no problem of that drive."""
    said = plain_words(words)
    return _WAS_THERE.fullmatch(said) is not None and _MORE.search(said) is None


MOST_AROUND_IT = 20
_PARTS = re.compile(r"[,.;!?]+(?:\s+|$)|\s+(?=since\b)|\s+(?:but|and|because|cause|cuz|so)\s+(?!on\b)", re.IGNORECASE)
_BESIDE = (
    r"(?:(?:no|yes|oh|ok(?:ay)?|wait|well|hm+|sorry|actually|also|and|but|i think|i guess|i believe|as far as i know"
    r"|afaik|so far|it seems"
    r"|please|pls|only that|now|then)[,. ]+)*"
)
_AFTER = r"(?:[, ]+(?:i think|i guess|i believe|as far as i know|afaik|so far|only|please|pls|here|actually|too|now|right now))*"
_IT = r"(?:it|this|that|the same(?: (?:thing|problem|issue))?|same)"
_SOMEBODY = (
    r"(?:(?:my |the |our )?(?:colleagues?|co-?workers?|boss|manager|neighbou?r|assistant|other(?:s| (?:guys?|people|ones?"
    r"|one))?|team|nurse"
    r"|receptionist|lawyer|partner|hygienist|mechanic)|(?!it\b|this\b|that\b|my\b|the\b|a\b|everyone|everybody|nobody"
    r"|all\b|windows|mac\b|chrome|edge|outlook|teams|excel|word\b|strangers?|someone|somebody|hackers?|others?\b|wifi|vpn)[^\W\d_][\w'-]+"
    r"(?: (?:and|&) [^\W\d_][\w'-]+)?)"
)
_ONLY_ME = re.compile(
    rf"{_BESIDE}(?:it(?:'s| is) )?(?:just|only) (?:for |with |on |at )?(?:me|mine|i|my (?:own )?(?:pc|computer|laptop"
    rf"|machine|desk)){_AFTER}",
    re.IGNORECASE,
)
_OTHERS_TOO = re.compile(
    rf"{_BESIDE}(?:{_SOMEBODY} (?:(?:has|have|had|gets?|got|sees?|says?(?: (?:he|she|they))?) ){{1,2}}{_IT}(?: (?:too"
    rf"|as well|also|problem))*"
    rf"|{_SOMEBODY}(?:,)? (?:too|as well|also)|(?:the )?same (?:for|with|at|by) {_SOMEBODY}(?: too)?|{_SOMEBODY} (?:is"
    rf"|are) (?:also )?affected(?: too)?"
    rf"|(?:both|two|three|half|some|a few|several|most) of us(?: (?:have|has|see) {_IT})?(?: too)?|us (?:two|three)"
    rf"|not (?:just|only) me"
    rf"|(?:my|our|the) (?:whole )?(?:team|row|room|department)(?: (?:has|have) {_IT})?(?: too)?){_AFTER}",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"{_BESIDE}(?:(?:it|this|that)(?:'s| is| has)? )?(?:been |going on |like (?:this|that) |happening |only |just )*"
    r"(?:(?:started|began|begins|happened) )?(?:(?:on|since|from|for|about|around) )*"
    r"(?:(?:this|yesterday|last|early|late|the whole|all) ?(?:morning|afternoon|evening|night|day|week|weekend|month|time)?"
    r"|(?:last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|night))?|today|just now"
    r"|lunch(?:time)?|yesterday"
    r"|(?:an?|one|two|three|few|a few|some|\d+) (?:minutes?|mins?|hours?|days?|weeks?|months?)(?: ago| now)?"
    rf"|(?:the|an?|my|our) (?:last |latest )?(?:update|upgrade|move|weekend|power cut|restart|reboot)){_AFTER}",
    re.IGNORECASE,
)
_WHERE_IT_IS = re.compile(
    rf"{_BESIDE}(?:(?:it(?:'s| is)|i(?:'m| am)|we(?:'re| are)|this is|i sit|happens) )?"
    r"(?:(?:in|at|on|by|near|next to|behind) (?:(?:the|my|our|your|that) )?"
    r"(?:(?:back|front|main|ground|first|second|third|top|left|right|small|big|meeting|waiting|break|lunch|other) )*"
    r"(?:offices?|desk|rooms? ?\d*|floor ?\d*|reception|kitchen|basement|workshop|shop|warehouse|lab|hall|corner|branch|cubicle)"
    r"|(?:up|down)stairs|at home|here|outside)"
    rf"{_AFTER}",
    re.IGNORECASE,
)
_HURRY = re.compile(
    rf"{_BESIDE}(?:(?:it(?:'s| is) |this is |very |really |super |quite |be |do it |fix it |i need (?:it|this|help) )*"
    r"(?:hurry(?: up)?|quick(?:ly)?|fast|asap|as soon as possible|urgent|urgently|now|right now|immediately|today)"
    r"|(?:i|we)(?:'ve| have)? (?:got )?(?:an? |the )?(?:meeting|patients?|clients?|customers?|deadline|call|hearing"
    r"|presentation|class)"
    r"(?: (?:is |are )?waiting)?(?: (?:in|at|by|until|from) [\w: ]{1,20})?|(?:customers?|patients?|clients?"
    r"|people) (?:are |is )?waiting)"
    rf"{_AFTER}",
    re.IGNORECASE,
)
_SAYS_NOT_WHAT = (_SINCE, _WHERE_IT_IS, _HURRY)
_ONLY_BESIDE = re.compile(rf"{_BESIDE}(?:no|yes|ok|wait|please|sorry|hm+)", re.IGNORECASE)
# Words of a time, which choose no way that was offered here.
_HARMLESS = re.compile(r"\b(?:today|now|later)\b", re.IGNORECASE)


@dataclass(frozen=True)
class AroundIt:
    """Whom it affects, where that was said, of words that say nothing of what is wrong."""

    impact: Impact | None = None


def around_it(words: str) -> AroundIt | None:
    """ "Just me I think. No wait, Tom has it too", "since Monday", "in the back office", "hurry": around the problem, and nothing of
    what it is; None for any other words."""
    said = plain_words(words).strip()
    parts = [part for each in _PARTS.split(said) if (part := each.strip(" .!?,;")) and not _ONLY_BESIDE.fullmatch(part)]
    if not parts or len(said.split()) > MOST_AROUND_IT or things_in(said) or _MORE.search(_HARMLESS.sub("", said)):
        return None
    impact: Impact | None = None
    for part in parts:
        if _ONLY_ME.fullmatch(part):
            impact = Impact.PERSON
        elif _OTHERS_TOO.fullmatch(part):
            impact = Impact.GROUP
        elif not (only_says_since_when(part) or any(form.fullmatch(part) for form in _SAYS_NOT_WHAT)):
            return None
    return AroundIt(impact)
