"""A wish that somebody comes, said without insisting ("can someone come tonight"), for when, and what is asked about it.

Help from afar still comes first; whoever wishes for a visit is told what that would cost beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from bot.desk.day_words import DAYS
from bot.desk.hour_words import NamedHour, named_hour
from bot.desk.plain_words import plain_words

# Longer words may be about something new, whatever else they say.
MOST_WORDS = 16

_SOMEBODY = (
    r"(?:(?:some|any) ?(?:one|body)|(?:a|an|the|your|one of your) (?:technicians?|engineers?|guys?|person|colleagues?|people)"
    r"|one of you|you(?: (?:guys|people))?|they)"
)
_POLITELY = r"(?:(?:please|possibly|maybe|perhaps|actually|also|still|just|quickly) ){0,5}"
# To come back to somebody, to the phone or up with something is no visit.
_COME = (
    r"(?:(?:come|drive)(?! (?:back to|up with|to (?:the )?(?:phone|line|terms|grips)|on(?:line|to)\b|into? (?:a |the |my |our )?"
    r"(?:call|meeting|chat|teams|zoom)))"
    r"|pass(?= (?:at|on|around|tomorrow|today|this|tonight)\b)"
    r"|(?:stop|drop|swing|pop|pass) (?:by|in|over|round|around)|be (?:sent|here|there with us)|visit us)\b"
)
_TO_US = (
    r"(?=(?: (?:to|by|over|out|here|round|around|up|down|in|on|for|before|tonight|today|tomorrow|now|right|straight|please|asap"
    r"|as|this|next|at|who|that|with|from your|and|first|soon|quick\w*|fast|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday)\b)|\s*(?:[,;.!?]|$))"
)
_WISH = re.compile(
    rf"\b(?:can|could|would|may|might|shall) {_SOMEBODY} {_POLITELY}{_COME}"
    rf"|(?:\b(?:can|could|would|will) you |\bplease |(?:^|[,;.!?] )){_POLITELY}"
    rf"send (?:me |us )?{_SOMEBODY}\b{_TO_US}"
    rf"|\b(?:can|could|would|will) you {_POLITELY}get (?:me |us )?{_SOMEBODY} (?:here|over|out|round|to come|to us|on the road)\b"
    rf"|\b(?:possible|chance)(?: (?:that|for|of))? {_SOMEBODY} (?:(?:can|could|to|is able to|will) )?(?:{_COME}|com(?:es|ing)\b)"
    rf"|\b{_SOMEBODY} {_POLITELY}(?:should|must|has to|have to|needs? to|ought to) {_POLITELY}{_COME}"
    rf"|(?:^|[,;.!?] )(?:you|(?:some|any) ?(?:one|body)|(?:a|the) technician) {_POLITELY}{_COME}(?=[^.!?]*\?)"
    r"|\bplease come(?= (?:to|and|over|by|here|round|fast|quick\w*|soon|now|tonight|today|tomorrow)\b|\s*(?:[,;.!?]|$))",
    re.IGNORECASE,
)
_NO_WISH = re.compile(
    r"\b(?:no ?body|no one|no technician|don'?t|do not|doesn'?t|need ?n'?t|need not|not|without|before) "
    r"(?:\w+ ){0,4}(?:come|visit|send|be sent|stop by|drop by)\b",
    re.IGNORECASE,
)
_BEYOND = re.compile(r"[,;.!?\n]| but | because | since | as (?!soon)", re.IGNORECASE)

_LEAD = r"(?:(?:ok(?:ay)?|and|so|but|oh|well|hm+|yes|sorry|please|hi|hey|just|then|wait)[,.! ]+)*"
_CLOSING = (
    r"(?:[, ]+(?:then|please|now|too|as well|for us|for me|to us|extra|exactly|today|tonight|tomorrow|thanks))*[ ?!.]*"
)
_IT = (
    r"(?:(?:this|that|it|such)(?: (?:a )?(?:visit|trip))?|(?:a|the|this|that|his|her|their|somebody's|someone's) "
    r"(?:visit|trip|call.?out|drive|technician)|somebody coming|someone coming|coming (?:here|out|over))"
)
_FREE_WORDS = (
    r"(?:free(?: of charge)?|for free|covered|included|paid(?: for)?|(?:in|part of) (?:the|our|my) (?:plan|contract))"
)
_FREE = re.compile(
    rf"{_LEAD}(?:(?:is|was|would|will|are) {_IT} (?:be )?(?:also |still |then |really )*{_FREE_WORDS}|(?:for )?free|covered(?: too)?"
    rf"|(?:does|will|would|do) {_IT} cost(?: (?:us|me))?(?: (?:anything|something|extra|money|more))*"
    rf"|(?:do|will|would|must|does) (?:we|i|anybody|anyone) (?:have to |need to )?(?:pay|be charged)(?: (?:anything|something|extra))?"
    rf"(?: for {_IT})?|is there a (?:charge|fee|cost)(?: for {_IT})?){_CLOSING}",
    re.IGNORECASE,
)
_COST = re.compile(
    rf"{_LEAD}(?:how much (?:is|would|will|does|do|for) (?:{_IT})(?: (?:be|cost|come to))?|how much"
    rf"|what(?:'s| is| would| will| does| do)? (?:the (?:price|cost)(?: (?:of|for) {_IT})?|{_IT}(?: (?:be|cost|come to))?)"
    rf"|what (?:would|does|will|do) {_IT} cost|at what (?:price|cost)|(?:the )?price){_CLOSING}",
    re.IGNORECASE,
)
_THEN = (
    r"(?:today|tonight|now|right now|tomorrow(?: (?:morning|afternoon|evening))?|this (?:morning|afternoon|evening)"
    rf"|(?:on |next )?(?:{'|'.join(DAYS)})(?: (?:morning|afternoon|evening))?|(?:at|on|over) the weekend)"
)
_WHEN = re.compile(
    rf"{_LEAD}(?:(?:what about|how about|would that be|is that|also|even|still) )*{_THEN}(?: (?:still|too|as well|already|yet|then))*"
    r"(?P<asked>[ ?!.]*)",
    re.IGNORECASE,
)
# What may stand beside a wish for a visit without being about anything else.
_FILLERS = (
    "ok okay yes no oh well so and but then please pls sorry hi hey just also still actually maybe possibly can could would when if"
    " how soon fast quick quickly soonest possible earliest first thing in at on by to for from of the a an our my your us me we i it"
    " this that them here over out round around up down is be there today tonight tomorrow now right away straight immediately asap"
    " as morning afternoon evening night noon lunch weekend week next monday tuesday wednesday thursday friday saturday sunday am pm"
    " before after about around o'clock one two three four five six seven eight nine ten eleven twelve day look looks have take fix"
    " check repair see help with person instead rather later early late office clinic site garage shop building floor street place"
    " practice reception thanks thank you need do latest until ideally preferably again who what time"
)
_BESIDE = frozenset(_FILLERS.split())
_NO_FIRST = re.compile(
    r"^(?:(?:ok(?:ay)?|sorry|but|well|hm+|oh|please)[,.! ]+)*(?:no+|nope|not (?:remote|from afar))\b", re.IGNORECASE
)
_MUST_COME = re.compile(
    rf"\b{_SOMEBODY} {_POLITELY}(?:must|has to|have to|needs? to|has got to) {_POLITELY}(?:{_COME}|look at it here|see it here)"
    rf"|\b(?:want|need|prefer|would like|'d like) {_SOMEBODY} (?:to come|here|on ?-?site|to be here|in person|to visit)\b",
    re.IGNORECASE,
)
_HELP = r"(?:do|fix|solve|try|help|look at|check|set up|connect)(?: (?:it|this|that|me|us))*(?: (?:to|with) (?:it|this|that))?"
_AFAR = re.compile(
    r"(?:(?:ok(?:ay)?|no|yes|then|well|actually|so|sorry|fine|hm+|rather|thanks?|thank you|(?:it|that)'?s (?:fine|ok(?:ay)?)|no need"
    r"|let'?s|i think|for me|please)[,.! ]*){0,8}"
    rf"(?:(?:(?:{_SOMEBODY}|we|i'?m sure you) (?:can|could|may|should) (?:also |just |perfectly )*)?{_HELP}[, ]+)?"
    r"(?:(?:(?:help|support|a look|doing it|to do it) )?(?:(?:from|by|via|per) (?:afar|remote|a distance)|remotely"
    r"|remote(?: (?:help|support|access|session|control))?|over (?:the )?(?:phone|internet))"
    r"|without (?:a|the) visit|no visit(?: (?:needed|necessary))?|(?:nobody|no one) (?:has|needs) to come(?: (?:here|by|over))?)"
    r"(?:[, ]+(?:(?:is|would be|will be|works|also|too|just|totally|perfectly|really) ?){0,4}"
    r"(?:fine|ok(?:ay)?|enough|good|great|all right|better|perfect|for (?:me|us)|with (?:me|us)|then|please|instead|after all|first"
    r"|rather|thanks?|thank you|too|works)){0,4}[.! ]*",
    re.IGNORECASE,
)
# Alone it may name what is wrong, where that is asked.
_AFAR_ALONE = re.compile(r"(?:from afar|remote(?:ly)?)[.! ]*", re.IGNORECASE)
_ONLY_ASKED = re.compile(r"\?\s*$|^(?:do|does|did|will|why|when|if|should)\b", re.IGNORECASE)


def wishes_for_a_visit(words: str) -> bool:
    """ "Can someone come", "can you send somebody tonight": wherever it is said, unless it is taken back beside it."""
    return _wish_in(words) is not None


def only_wishes_for_a_visit(words: str, places: Iterable[str] = ()) -> bool:
    """ "Can someone come to Queen Street tomorrow?", and about nothing else; ``places`` are the names of the client's sites."""
    said = plain_words(words)
    found = _wish_in(said)
    if found is None or len(said.split()) > MOST_WORDS:
        return False
    known = _BESIDE | {part for place in places for part in _parts(place)}
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    return all(part in known or part[0].isdigit() for part in _parts(rest))


def insists_after_a_price(words: str) -> bool:
    """ "No, somebody has to come here", of help from afar that was offered: no mere wish any more."""
    said = plain_words(words).strip()
    if len(said.split()) > MOST_WORDS or _ONLY_ASKED.search(said) is not None or _NO_WISH.search(said) is not None:
        return False
    return _MUST_COME.search(said) is not None or (_NO_FIRST.match(said) is not None and _wish_in(said) is not None)


def takes_help_from_afar(words: str) -> bool:
    """ "Ok then from afar", "no thanks, remote is fine", "you can do it remotely": of how help comes, and nothing else."""
    return _AFAR.fullmatch(plain_words(words).strip()) is not None


def only_names_afar(words: str) -> bool:
    """ "Remote", without that it is fine: among kinds of problems it may name one."""
    return _AFAR_ALONE.fullmatch(plain_words(words).strip()) is not None


def asks_whether_free(words: str) -> bool:
    """ "Is that free?", "is the visit covered?", and nothing else."""
    return _FREE.fullmatch(plain_words(words)) is not None


def asks_what_it_costs(words: str) -> bool:
    """ "How much is that?", and nothing else."""
    return _COST.fullmatch(plain_words(words)) is not None


def asks_about_a_time(words: str) -> bool:
    """ "Today still?", "and tomorrow morning?": a time alone, asked about; without the question it may be an answer."""
    found = _WHEN.fullmatch(plain_words(words))
    return found is not None and ("?" in found["asked"] or " still" in f" {words.casefold()}")


def wanted_for(words: str, today: date) -> NamedHour | None:
    """The time for which somebody is wished for, or that is asked about; None where the words name none.

    Of words with a wish only what is said with it counts: "I need it for the morning, can someone come now".
    """
    said = plain_words(words.replace("\n", " . "))
    found = _wish_in(said)
    if found is None:
        return named_hour(said, today)
    after, *later = _BEYOND.split(said[found.end() :])
    before = _BEYOND.split(said[: found.start()])[-1]
    # "Can someone come, ideally tomorrow morning?"
    following = later[0] if later and len(later[0].split()) <= 4 else ""
    named = (named_hour(part, today) for part in (f"{found[0]} {after}", following, before))
    return next((each for each in named if each is not None), None)


def _wish_in(words: str) -> re.Match[str] | None:
    """The last wish, which is the one that holds."""
    said = plain_words(words.replace("\n", " . "))
    found = list(_WISH.finditer(said))
    return found[-1] if found and _NO_WISH.search(said) is None else None


def _parts(words: str) -> list[str]:
    return re.findall(r"[\w']+", words.casefold())


_LOOKS = re.compile(
    r"\b(?:can|could|would|will) you (?:please |just |maybe )*(?:have|get|let) (?:some ?(?:one|body)|a technician|an engineer)"
    r" (?:to )?(?:take a |have a )?(?:look|check|fix|see|sort|do)\b|^(?:(?:please|so|and|but|ok(?:ay)?)[, ]+)*"
    r"(?:can|could) some ?(?:one|body) (?:please |just )*(?:help|look at it|look|fix it)"
    r"(?: (?:me|us|at it|with (?:it|this|that)))*(?: (?:right now|now|please|quickly))*[ ?!.]*$"
    r"|\b(?:please|just) have (?:some ?(?:one|body)|a technician) look\b",
    re.IGNORECASE,
)
# Longer words may be about something new.
_MOST_OF_A_WISH = 40


def wants_somebody_to_look(words: str) -> bool:
    """ "No idea where that is, can you just have somebody look at it": a technician, in place of the fix."""
    said = plain_words(words)
    return len(said.split()) <= _MOST_OF_A_WISH and _LOOKS.search(said) is not None
