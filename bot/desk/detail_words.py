"""What belongs to a problem that is talked about and is no problem of its own: what a screen says, an error code, one's device."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

# Longer words may be about something new, whatever else they say.
MOST_WORDS = 25

_LEAD = (
    r"(?:(?:ok(?:ay)?|so|and|but|now|then|well|hm+|no+|nope|yes|yeah|sorry|oh|done|tried(?: it)?|did (?:it|that)|btw|by the way"
    r"|it (?:did ?n'?t|does ?n'?t) work|same)[,.:;! ]+)*"
)
_OFTEN = r"(?:(?:just|only|now|then|always|still|again|keeps?)[ ]+)*"
_IT = r"(?:it|this|that|(?:the |my |a )?(?:new |small |little |error )?(?:screen|message|window|pop-?up|box|error|display|panel|page))"
_SAYS = (
    r"(?:says?|said|saying|shows?|showed|showing|reads?|displays?|tells me|told me|gives?(?: me)?|gave me"
    r"|asks?(?: me)? (?:for|to|if|whether)|pops? up|comes? up)"
)
_SHOWN = r"(?:messages?|errors?|warnings?|codes?|pop-?ups?|notices?|box|dialog|prompt|red (?:sign|cross|light|x))"
_SEES = (
    r"(?:there(?:'s| is| are| comes?| was)|i(?:'m| am)?(?: just| only| now| still| always| keep)*"
    r" (?:get|got|getting|see|seeing|saw|have|receive))"
)
_ONE = r"(?:a|an|the|this|that|some|only|just|these|same)"
_CODE = r"(?:0x[0-9a-f]{2,16}|(?:AADSTS|CAA)\w{4,}|(?=[\w.-]*\d)\w{2,}(?:[.-]\w+)*)"
_DETAIL = re.compile(
    rf"{_LEAD}(?:{_IT} {_OFTEN}{_SAYS}\b.*|{_SEES} (?:{_ONE} )*(?:[\w'-]+ ){{0,2}}?{_SHOWN}\b.*"
    rf"|(?:the |with |an? )?(?:stop |error |fault )?(?:error|code|message|number)s?(?: is| was|:)? ?[\"']?{_CODE}\b.*"
    r"|(?:0x[0-9a-f]{2,16}|AADSTS\d{4,}|CAA\w{4,})\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAMED_SAYS = re.compile(
    rf"{_LEAD}(?:(?:the|my|our) )?([\w'-]+(?: [\w'-]+)?) {_OFTEN}{_SAYS}\b.*", re.IGNORECASE | re.DOTALL
)
_ARTICLE = frozenset({"the", "my", "our"})
# A second matter beside it, and a message of somebody, is for those who can tell two problems apart.
_ANOTHER = re.compile(
    r"\b(?:also|too|another|other|different|second|besides|as well|invoice|bill|contract|quote|ticket)\b"
    r"|\b(?:message|warning|notice|notification)s? (?:\w+ )?from\b",
    re.IGNORECASE,
)
# What may be an attack, danger or everybody's trouble is for those who call somebody.
_SERIOUS = re.compile(
    r"\b(?:smok\w*|fires?|burn\w*|flam\w*|spark\w*|smell\w*|shock\w*|blood|water|hack\w*|virus\w*|trojan\w*|malware|spyware|infected"
    r"|ransom\w*|bitcoins?|crypto|\w*encrypt\w*|decrypt\w*|pay\w*|stolen|threat\w*|attack\w*|intruder\w*|phish\w*|scam\w*|police"
    r"|fbi|support number|call (?:this|a|the|that|microsoft|apple|us|now)|everyone|everybody|nobody|no one|all of us|any(?:one|body)"
    r"|whole (?:office|company|team|firm))\b",
    re.IGNORECASE,
)

_MAKE = (
    r"(?:mac(?:book)?(?: ?(?:pro|air|mini))?|imac|windows(?: ?(?:7|8|10|11|pc|laptop|computer|machine))*|apple|pc|dell|hp"
    r"|lenovo|thinkpad|asus|acer|surface(?: ?(?:pro|laptop|go))?|chromebook|i-?phones?|i-?pads?|ipad ?(?:pro|air|mini)|android"
    r"|samsung|galaxy|pixel|chrome|edge|firefox|safari)"
)
_KIND = r"(?:laptop|desktop|computer|pc|machine|phone|tablet|one|browser|user|pro|air|mini|max|plus|ultra)"
_I_USE = (
    r"(?:(?:i'?m|i am|we'?re|we are)(?: working)?(?: on| using| with)? |(?:i|we) (?:use|have|got|run|work on|work with) "
    r"|i'?ve got |(?:it|this|that|mine)(?:'?s| is) "
    r"|my (?:phone|computer|laptop|pc|device|tablet|machine|browser) is |on |using |with )"
)
_DEVICE = re.compile(
    rf"(?:(?:well|sorry|ok(?:ay)?|by the way|btw|but|and|i think)[,. ]+)*{_I_USE}?(?:an? |the |my |our )?"
    rf"(?:(?:new|old|older|newer|work|company|own|private|normal) )*{_MAKE}(?:[ ,]+(?:{_MAKE}|{_KIND}|\d{{1,4}}|[sm]\d{{1,2}})){{0,8}}"
    r"(?:[, ]+(?:here|by the way|btw|at work|at home|if that (?:matters|helps)|actually|too))*[.! ]*",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:(?:well|but|and|also|hm+)[,. ]+)*(?:my|our|the) (?:[\w'-]+ ){1,3}(?:works?|working|is (?:working|fine|ok(?:ay)?))"
    r"(?: (?:fine|ok(?:ay)?|well|perfectly|there|though))+[.! ]*",
    re.IGNORECASE,
)
_SOMEBODY_ELSES = re.compile(
    r"\w'?s (?:\w+ )?(?:laptop|computer|pc|phone|tablet|printer|screen|mac\w*|iphone|ipad|machine|one)\b"
    r"|\b(?:other|second|old|private|own) ",
    re.IGNORECASE,
)

_LAMPS = frozenset(("light", "lights", "led", "leds", "lamp", "lamps", "indicator", "indicators"))
COLOURS = frozenset(("red", "green", "orange", "amber", "yellow", "blue", "white", "purple", "pink"))
_BLINKS = frozenset(
    (
        "blink",
        "blinks",
        "blinking",
        "flash",
        "flashes",
        "flashing",
        "flicker",
        "flickers",
        "flickering",
        "pulses",
        "pulsing",
    )
)
_LIT = _BLINKS | frozenset(
    (
        "on",
        "off",
        "out",
        "dark",
        "lit",
        "shines",
        "shining",
        "steady",
        "steadily",
        "solid",
        "constant",
        "constantly",
        "dim",
    )
)
_BESIDE_LAMPS = (
    "it its is are the a an one two three four all both some only just there that this they i see have got s now still and but or"
    " then not no yes well hm ok okay so my of them on in at front back left right top bottom side middle first second third last"
    " other others small little power internet wan lan wifi dsl status network online link which turns turned went goes stays"
    " always very bright slowly fast quickly sometimes also instead modem router phone dock box printer screen has with"
)
_ABOUT_LAMPS = _LAMPS | COLOURS | _LIT | frozenset(_BESIDE_LAMPS.split())
_HOW_FAR = re.compile(
    r"(?:(?:it|this|that|the [\w-]+)(?:'?s| is| are)? )?(?:(?:still|now|only|just|stuck|stays|stopped|hangs|hanging|at|on|about) )*"
    r"\d{1,3} ?(?:%|percent|per cent)(?: (?:now|done|already|only))*[.! ]*",
    re.IGNORECASE,
)


def sounds_serious(words: str) -> bool:
    """Whether the words may tell of an attack, of danger or of everybody: never kept as a detail and gone on from."""
    return _SERIOUS.search(plain_words(words)) is not None


def tells_detail(words: str, about: str = "") -> bool:
    """ "It says error 0x80040115", "there is a message": of the problem that is told in ``about``, and of no other.

    A program or device that says something has to be named there.
    """
    said = plain_words(words).strip()
    if not 0 < len(said.split()) <= MOST_WORDS or said.endswith("?") or _ANOTHER.search(said) or sounds_serious(said):
        return False
    if _DETAIL.fullmatch(said) is not None:
        return True
    named = _NAMED_SAYS.fullmatch(said)
    known = set(re.findall(r"[\w'-]+", about.casefold()))
    return named is not None and set(named[1].casefold().split()) - _ARTICLE <= known


def lamps_told(words: str) -> frozenset[str] | None:
    """ "The light is orange", "it blinks red": what a lamp is like, in its own words; None where anything else is said."""
    tokens = re.findall(r"[a-z]+", plain_words(words).casefold())
    told = frozenset(tokens) & (COLOURS | _LIT)
    if not told or "?" in words or len(tokens) > MOST_WORDS or not _ABOUT_LAMPS.issuperset(tokens):
        return None
    # "It is on" may be anything.
    return told if told & (COLOURS | _BLINKS) or _LAMPS & set(tokens) else None


def tells_how_far(words: str) -> bool:
    """ "It is at 40 %", "stuck at 30 percent"."""
    return _HOW_FAR.fullmatch(plain_words(words).strip()) is not None


def speaks_of_a_lamp(text: str) -> bool:
    """Whether a step is about one."""
    return not _LAMPS.isdisjoint(re.findall(r"[a-z]+", text.casefold()))


def names_own_device(words: str) -> bool:
    """ "I'm on a mac", "iphone 15", and nothing else: what somebody uses, which is a yes to nothing."""
    return _DEVICE.fullmatch(plain_words(words)) is not None


def speaks_of_anothers_device(words: str) -> bool:
    """ "My wife's laptop works fine": no news of the one that is mended."""
    said = plain_words(words)
    return _ELSEWHERE.fullmatch(said) is not None and _SOMEBODY_ELSES.search(said) is not None
