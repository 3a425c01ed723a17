"""When and where somebody can be reached, and nothing else: "I'm leaving in an hour, back Monday", "416 555 0199 is "
"my number"."""

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
    rf"(?:(?:in|for|after|before|until|till|from|at|by|on|to|about|around) {_HOUR}|(?:next )?{_DAY}(?: (?:morning"
    rf"|afternoon|evening))?"
    r"|(?:tomorrow|today)(?: (?:morning|afternoon|evening))?|tonight|now|soon|all day|all week|next week"
    r"|this (?:afternoon|evening))"
)
_I = r"(?:i(?:'?m| am|'ll be| will be| can be| have to be|'ll| will| have to| need to| must)?)"
_STATE = (
    r"(?:leav(?:e|ing)|go(?:ing)? home|off(?: work)?|out(?: of the office)?|away|gone|here|there|in|back|available|reachable|free"
    r"|reached|at (?:my|the) desk|in the office|at work|in (?:a )?meetings?|on a call|on the phone|on holiday|on leave"
    r"|on the road"
    r"|driving)"
)
_NUMBER = r"\+?\(?\d[\d ()./-]{3,20}\d"
_EXTENSION = r"(?:ext(?:ension)?\.? ?\d{1,6})"
_WHERE = (
    rf"(?:(?:or |and )?(?:at|on|under|via|over) (?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|{_NUMBER}|{_EXTENSION}"
    rf"|(?:my |the )?(?:[\w-]+ ){{0,2}}(?:phone|mobile|cell|desk|line)(?: {_EXTENSION}| {_NUMBER})?"
    r"|home|work|(?:my|the|our) (?:office|clinic|garage|front desk|reception|shop|house|hotel))|in the office)"
)
_LINE = (
    r"(?:(?:mobile|cell|phone|direct|work|home|desk|office|private|new)(?: phone)?(?: number| line)?|number"
    r"|extension|ext|line)"
)
_REACHED = re.compile(
    rf"{_BEFORE}(?:{_I}(?: only| just| still| already)* {_STATE}(?: {_STATE})?(?: {_TIME}){{1,4}}"
    rf"|(?:{_I} )?(?:be )?back(?: {_STATE})?(?: {_TIME}){{1,4}}"
    r"|(?:you can |can you |could you )*(?:call|ring|reach|phone|get|catch|find) me(?: back)?"
    rf"(?: (?:here|there|only|{_WHERE})){{0,4}}(?: (?:{_TIME}|{_WHERE})){{1,4}}"
    r"|(?:please |can you |could you ){0,3}(?:call|ring|phone|try) my (?:mobile|cell|phone|desk phone|office|work phone)"
    rf"(?: (?:{_TIME}|{_WHERE})){{0,4}}"
    rf"|(?:(?:this|that|here)(?:'s| is) )?(?:my |the )?{_LINE}(?: is|:)? ?(?:{_NUMBER}|{_EXTENSION}|\d{{2,6}})(?: {_TIME}){{0,4}}"
    rf"|(?:{_NUMBER}|{_EXTENSION})(?:,? (?:is|that'?s|it'?s))? (?:me|mine|(?:my|the) {_LINE}|where i am)(?: {_TIME}){{0,4}}"
    rf"|{_I} (?:reachable |available )?(?:at|on|under) (?:{_NUMBER}|{_EXTENSION})(?: {_TIME}){{0,4}}"
    rf"|i (?:finish|stop|close|clock off|knock off)(?: work)? (?:at|by|around) {_HOUR}(?: {_TIME}){{0,4}})"
    r"(?: (?:please|only|thanks)){0,3}",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?:at|by|around|before|after|until|till) (?:about )?(?:\d{1,2}(?:[:.]\d\d)?|half past \w+|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|noon|lunch(?:time)?)(?: ?(?:am|pm|o'?clock))?"
)
_ERRAND = (
    r"(?:(?:for|to) (?:(?:the|a|an|his|her|their|my) )?(?:\w+ )?(?:dentist|doctor'?s?|gp|hospital|appointment|lunch"
    r"|meeting|school"
    r"|airport|train|flight|court|funeral|wedding|bank|course|training|conference|day|afternoon|evening)"
    r"|to (?:pick up|collect|fetch|see|catch|get) (?:[\w']+ ){0,3}[\w']+)"
)
_DOES = r"(?: is| are|'s|'re| has to| have to| needs? to| must| will(?: be)?)?"
# A network goes away too.
_SOMEBODY = (
    r"(?:he|she|they|(?:(?:my|our|the) )?(?:colleague|boss|manager|receptionist|assistant|dentist|doctor|partner|lawyer|mechanic"
    r"|team|trainee))"
)
# Whoever else goes for a while: with an hour, an errand or "early", so that nobody's last day is taken for a dentist's.
_ANOTHER = re.compile(
    rf"{_BEFORE}(?:(?!i\b|it\b|this\b|that\b|who\b|what\b|when\b)(?:(?:my|our|the) )?[a-z][\w-]*(?: [a-z][\w-]*)?{_DOES}"
    rf" (?:leav(?:e|es|ing)|(?:go|goes|going) home)|{_SOMEBODY}{_DOES} (?:goes|going|go|(?:only )?(?:here|in)|off|out|away|gone))"
    r"(?: (?:home|work|the office|today|now|soon|again))*"
    rf"(?: early| {_CLOCK}| {_ERRAND}| in (?:an|half an|one|two|\d+) (?:hours?|minutes?|mins?))"
    rf"(?: (?:today|this (?:morning|afternoon|evening)|already|{_CLOCK}|{_ERRAND})){{0,4}}(?: please)?",
    re.IGNORECASE,
)
# Who cannot or would not be called is answered in writing.
_DEAF = r"(?:deaf|hard of hearing|hearing[- ]impaired|mute|speech[- ]impaired|without (?:a )?(?:voice|hearing))"
_WRITTEN = re.compile(
    rf"{_BEFORE}(?:(?:i'?m|i am|we have|i have|she is|he is|they are|my colleague is)(?: an?)? {_DEAF}(?: (?:colleague"
    rf"|person|lawyer|member of staff))?"
    r"|(?:please )?(?:do not|don'?t|never)(?: ever)? (?:call|phone|ring)(?: (?:me|us|her|him|them))?"
    r"|(?:please )?(?:only |just |better )*(?:write|e-?mail|text|message)(?: to)? (?:me|us|her|him|them)(?: (?:here"
    r"|instead|only|rather))*"
    r"|(?:please )?(?:write|e-?mail|text)(?: (?:here|instead|only))+"
    r"|(?:please )?(?:only |just )*(?:by|via|in|per) (?:e-?mail|text|chat|writing|message)(?: only)?"
    r"|no (?:phone )?calls)(?: please)?",
    re.IGNORECASE,
)
# What may stand beside it; alone it asks for a person, or tells of a phone.
_BEFORE_THAT = re.compile(
    rf"{_BEFORE}(?:(?:she|he|they|i) (?:can'?t|cannot|can not|does ?n'?t|does not|do not|don'?t) (?:hear|phone|call"
    rf"|use (?:the|a) phone"
    r"|(?:talk|speak) on the phone|be (?:called|phoned))(?: well)?(?: please)?"
    r"|(?:can|could|will|would) (?:some ?(?:one|body)|any ?(?:one|body)|you|they|a technician)(?: please)?"
    r" (?:call|ring|phone|do|come|look|fix)(?: (?:me|us|it|this|that|at it|by|in|round|back))*"
    rf"(?: (?:before(?: (?:then|that))?|by then|first|{_TIME})){{0,4}}(?: please)?)",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"\s*[,;!]+\s*|\s*\.+(?:\s+|$)|\s+(?:and|but|then)\s+", re.IGNORECASE)


def tells_when_reachable(words: str) -> bool:
    """For whoever answers them: no goodbye, and no matter of its own."""
    return _all_tell(words, (_REACHED, _ANOTHER, _WRITTEN))


def wants_it_in_writing(words: str) -> bool:
    """ "I am deaf, please do not call me", "only by e-mail please"."""
    return _all_tell(words, (_WRITTEN,))


def leaves_for_a_while(words: str) -> bool:
    """ "Drew is leaving today at three for the dentist": a colleague who will be back, and not one who leaves the company."""
    return _all_tell(words, (_ANOTHER,))


def _all_tell(words: str, forms: tuple[re.Pattern[str], ...]) -> bool:
    clauses = [clause.strip() for clause in _CLAUSES.split(plain_words(words).strip(" .!?")) if clause.strip()]
    told = [any(form.fullmatch(clause) for form in forms) for clause in clauses]
    return any(told) and all(
        tells or _BEFORE_THAT.fullmatch(clause) for tells, clause in zip(told, clauses, strict=True)
    )
