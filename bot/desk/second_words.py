"""A second matter told in the middle of a fix: "and the sound is gone too", "first the sound, can you look at that first"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.desk.plain_words import plain_words
from bot.desk.short_answers import named_place
from bot.desk.thing_words import categories_of, other_things, things_in, without_where

# Longer words are read by those who know more.
MOST_WORDS = 30

MOST_FOR_A_TICKET = 9
_TICKET = re.compile(r"\btickets?\b(?! number)", re.IGNORECASE)
_FOR_THIS = re.compile(
    r"\?|\b(?:first|this|current|my|status|nd-?\d+|not?|don'?t|have|is|was)\b|\bfor (?:the|my) (?!other|second|new)",
    re.IGNORECASE,
)
_ANOTHER = (
    r"\b(?:another|an ?other|second|new|one more|different|separate|next|also a) "
    r"(?:thing|problem|issue|question|matter|trouble)\b"
)
_NAMES_ANOTHER = re.compile(_ANOTHER, re.IGNORECASE)
_BESIDES = re.compile(
    r"\b(?:too|also|as well|either|besides|by the way|btw|additionally|on top|plus|meanwhile|now even|suddenly)\b"
    rf"|{_ANOTHER}"
    r"|^(?:and|oh|plus)\b(?! (?:yes|no|now what)\b)|\bsomething else\b",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(?:gone|dead|broken?|slow|down|off|offline|stuck|frozen|fro[zs]e|freez\w*|crash\w*|black|blank|flicker\w*|lost|missing|weird|strange"
    r"|fail\w*|error|hangs?|hanging|jam(?:med|s)?|disconnect\w*|stop(?:ped|s)?|problem|trouble|issue|wrong|unplugged|quiet|silent|muted"
    r"|(?:not|never|no|nothing|nobody|can(?:no|')?t|cannot|\w+n't))\b",
    re.IGNORECASE,
)
_DO = r"(?:look at|check|do|fix|take|start with|begin with|help (?:me )?with|go (?:on )?with|solve|repair|see)"
_PLEASE = r"(?:(?:no+|ok(?:ay)?|wait|sorry|please|but|actually|hey|and|can we|could we|can you|let'?s)[,. ]+)*"
# Where one matter of a list may end and the next begin.
_LISTED = re.compile(
    r"(?:[^\S\n]{0,3}(?:[,.;!?&\n]|\b(?:and|plus|also)\b|(?<!\S)\d{1,2}[.)](?=\s)))+[^\S\n]{0,3}", re.IGNORECASE
)
_FIRST = re.compile(
    rf"^{_PLEASE}(?:do |take |fix )?first (?:the|my|our)\b|\b{_DO} (?:the|my|our) [\w -]{{2,30}}?\bfirst\b"
    r"|^(?:[\w']+ ){0,4}first(?: please| pls)?[.! ]*$"
    r"|\b(?:is|are) more (?:urgent|important)\b|\bmore (?:urgent|important) (?:is|are)\b|\bbefore (?:that|this)[, ]+(?:the|my|our)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,.;!?]+|\bbut\b|(?<!^)\band\b(?= (?:the|my|our|now|also|it)\b)", re.IGNORECASE)
_OTHER_FIRST = re.compile(
    r"(?:(?:ok(?:ay)?|yes|no|please|well|then|and|so|can we|can you|let'?s|i want|i'?d like|do|take|start with|begin with|switch to)"
    r"[,. ]+)*(?:the (?:o[th]+er|otehr|second|new)(?: one| thing| problem)?|(?:o[th]+er|second|new) (?:one|thing|problem)|switch)"
    r"(?:[, ]+(?:first|now|please|then))*[.! ]*",
    re.IGNORECASE,
)
_THIS = r"(?:this(?: one| fix)?|the fix|the (?:first|old|current)(?: one| thing| problem)?)"
_THIS_FIRST = re.compile(
    rf"{_PLEASE}(?:(?:go on|continue|carry on|stay|finish|do|take|start) )?(?:with )?{_THIS}(?: first)?"
    r"(?:[, ]+(?:please|first|now))*[.! ]*"
    r"|(?:the )?(?:other|second)(?: one| thing)? (?:later|can wait|after(?:wards)?)[.! ]*|later|after(?: this| that|wards)?",
    re.IGNORECASE,
)
_BACK_TO = re.compile(
    rf"{_PLEASE}(?:(?:go|come|switch|get) )?back(?: (?:again|now|please))*"
    r"(?: to (?:(?:the|my|our) )?(?:(?:first|old|other|previous|earlier|last)(?: (?:one|thing|problem|fix|matter))?"
    r"|(?P<named>[\w-]+(?: [\w-]+)?)))?(?:[, ]+(?:please|now|then|first|again))*[.! ?]*",
    re.IGNORECASE,
)
_ONLY_ONE = re.compile(
    rf"{_PLEASE}(?:yes[,. ]+)?(?:(?:just|only|rather|first|and|what about|now|then) (?:the |my |our )(?P<one>[\w' -]{{2,40}}?)"
    r"(?: (?:thing|one|problem|issue|first|please|now))*)?"
    r"(?:[,. ]*(?:and )?(?:the |my |our )(?P<other>[\w-]+(?: [\w-]+)?) "
    r"(?:can wait|later|is not important|does ?n'?t matter))?[.!? ]*",
    re.IGNORECASE,
)
_RATHER = (
    rf"{_PLEASE}(?:(?:(?:can|could) (?:we|you)|let'?s|i(?:'d| would) (?:like|rather|prefer)(?: to| you to)?|i want(?: to| you to)?"
    r"|rather|yes|please|just)[, ]+)*"
)
_NAMED = r"[\w'-]+(?: [\w'-]+){0,4}?"
_AT_LAST = r"(?:[, ]+(?:first|please|pls|now|then|instead|before the others?))*[.!? ]*"
_COMES_FIRST = re.compile(
    rf"{_RATHER}(?:{_DO}|(?:start|begin|continue) (?:with|on)) (?:(?:the|my|our|with) )*(?P<named>{_NAMED}){_AT_LAST}"
    rf"|{_RATHER}(?:(?:the|my|our) )*(?P<placed>(?!(?:i|we|he|she|some\w+|open|restart|reboot|try"
    r"|tried|take|click|press|turn|close|check|log)\b)"
    rf"{_NAMED})(?: (?:goes|comes|should (?:be|go|come)|has to (?:be|come)|must be|is))?"
    r"[, ]+first(?:[, ]+(?:please|pls|then|thanks))*[.!? ]*"
    rf"|(?:(?:the|my|our) )*(?P<worst>{_NAMED}) (?:is|are)(?: the)? (?:most |more )?(?:urgent|important|urgentest|worst)"
    r"(?: one| thing| problem)?(?: (?:for me|now|to me|right now|today))?[.! ]*",
    re.IGNORECASE,
)
_AT_THE_BEGINNING = re.compile(rf"^{_PLEASE}", re.IGNORECASE)
_SAYS_FIRST = re.compile(r"\bfirst\b|\b(?:start|begin) with\b|\b(?:urgent|important)\b", re.IGNORECASE)
_MOST_TO_ORDER = 12
_LAST = re.compile(
    r"(?:the )?last(?: (?:one|thing|problem|issue|of them|point))?(?:[, ]+(?:please|then))*[.! ]*", re.IGNORECASE
)
_NO_PROBLEM = re.compile(
    r"\b(?:that|this|it)(?:'s| is) not (?:the|my|our) (?:problem|issue|point|question)\b", re.IGNORECASE
)
_OF_IT = re.compile(
    r"(?:(?:and|but|so|oh|now|also|no+|yes|ok(?:ay)?|well|hm+|sorry|wait|done)[,. ]+)*(?:it|this|that|there)(?:'s|'ll|\b)",
    re.IGNORECASE,
)


_COMMON = (
    "first please then with this that work works does have open opens from about start need want take help other thing"
)
_NO_NAMES = frozenset(_COMMON.split())


def told_besides(words: str, about: str) -> tuple[str, ...]:
    """What a second matter may be about (categories, the likeliest first), where the words tell of one beside ``about``; else empty.

    A thing of its own has to be named, with what is wrong with it or that it comes first: "Excel prints nothing either" is about
    the printing that is mended.
    """
    said = plain_words(words).strip()
    if not said or len(said.split()) > MOST_WORDS:
        return ()
    if _FIRST.search(said) is not None:
        return categories_of(other_things(said, about))
    if said.endswith("?") or _BESIDES.search(said) is None:
        return ()
    parts = [without_where(part) for part in _CLAUSE.split(said)]
    alone = [
        part
        for part in parts
        if things_in(part) and _TROUBLE.search(part) and things_in(part) == other_things(part, about)
    ]
    return categories_of(frozenset().union(*map(things_in, alone)))


@dataclass(frozen=True)
class Matter:
    """A stretch ``start`` to ``end`` (characters) of a message that is a trouble with a thing of its own, and what that may be about
    (categories, the likeliest first)."""

    start: int
    end: int
    categories: tuple[str, ...]


def matters_in(words: str) -> tuple[Matter, ...]:
    """The matters that are told one after the other, as in "outlook is down, the printer jams"; empty where there are not two.

    What names no trouble with another kind of thing belongs to the matter before it.
    """
    cuts = [(0, 0), *(cut.span() for cut in _LISTED.finditer(words)), (len(words), len(words))]
    begun: list[Matter] = []
    for (before, start), (end, _) in pairwise(cuts):
        part = without_where(words[start:end])
        about = categories_of(things_in(part)) if _TROUBLE.search(part) else ()
        if about and not any(set(about) & set(known.categories) for known in begun):
            begun = [*begun[:-1], *(replace(last, end=before) for last in begun[-1:])]
            begun.append(Matter(start if begun else 0, len(words), about))
    return tuple(begun) if len(begun) > 1 else ()


def told_with_a_wish(words: str) -> tuple[str, ...]:
    """What a trouble is about (categories, the likeliest first) that is told in one breath with when it shall be done: "the internet
    is slow, no rush"; empty where no thing is named, or nothing is wrong with it."""
    parts = [without_where(part) for part in _CLAUSE.split(plain_words(words))]
    return categories_of(frozenset().union(*(things_in(part) for part in parts if _TROUBLE.search(part))))


# Told beside what somebody asks for of another's account, these are of it.
_OF_AN_ACCOUNT = frozenset({"email_client", "email_delivery", "mobile_device", "file_share"})


def trouble_beside(words: str) -> str:
    """ "My mouse is dead", of "my mouse is dead and also I need access to the folder of Kofi": the part that tells of a device or a
    program that does not work, where another part stands beside it; else empty."""
    parts = [part.strip() for part in _CLAUSE.split(plain_words(words)) if part.strip()]
    told = (
        part for part in parts if _TROUBLE.search(part) and not _OF_AN_ACCOUNT & set(categories_of(things_in(part)))
    )
    return next((part for part in told if things_in(part)), "") if len(parts) > 1 else ""


def is_no_problem(words: str) -> bool:
    """ "It makes a funny noise, but that is not the problem": told beside what is one."""
    return _NO_PROBLEM.search(plain_words(words)) is not None


def says_besides(words: str) -> bool:
    """Whether the words say that what they tell is one thing more: "also", "as well", "another problem"."""
    return _BESIDES.search(plain_words(words)) is not None


def names_another_matter(words: str) -> bool:
    """ "Wait, another thing: my signature is gone": said to be another, whatever it is about."""
    return _NAMES_ANOTHER.search(plain_words(words)) is not None


def wants_a_ticket_for_the_other(words: str) -> bool:
    """ "Ticket for the other", "just open a ticket", asked which comes first; not a ticket for what is mended."""
    said = plain_words(words).strip()
    return (
        len(said.split()) <= MOST_FOR_A_TICKET and _TICKET.search(said) is not None and _FOR_THIS.search(said) is None
    )


def speaks_of_it(words: str) -> bool:
    """ "It is also slow": about what is talked about, since nothing of its own is named."""
    return _OF_IT.match(plain_words(words)) is not None and not things_in(words)


def takes_the_other(words: str, other: str) -> bool:
    """ "The other one first", "the sound first", asked which of the two comes first; ``other`` is what was told of it."""
    said = plain_words(words).strip()
    if _OTHER_FIRST.fullmatch(said) is not None:
        return True
    if "first" not in said.casefold() or len(said.split()) > 10:
        return False
    return bool(things_in(said) & things_in(other) or _names(said) & _names(other))


def goes_back_to(words: str, other: str) -> bool:
    """ "Ok back", "back to the first one", "back to the printer", after another matter came in between; ``other`` is what was told
    of the one before."""
    said = plain_words(words).strip()
    found = _BACK_TO.fullmatch(said)
    if found is None:
        return False
    return found["named"] is None or bool(things_in(said) & things_in(other) or _names(found["named"]) & _names(other))


def _names(words: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", plain_words(words).casefold())) - _NO_NAMES


def takes_only(words: str, told: Sequence[str]) -> int | None:
    """ "Just the grant thing, the noise can wait", of several that were told: the place of the only one that is meant."""
    found = _ONLY_ONE.fullmatch(plain_words(words).strip())
    if found is None:
        return None
    meant = [place for place, each in enumerate(told) if _shares_a_name(found["one"] or "", each)]
    waits = [place for place, each in enumerate(told) if _shares_a_name(found["other"] or "", each)]
    left = meant or [place for place in range(len(told)) if waits and place not in waits]
    return left[0] if len(left) == 1 else None


def comes_first(words: str, told: Sequence[str]) -> int | None:
    """ "Start with the monitor", "the third one first", "can we do outlook first", "the last one is most urgent": the place of the one
    that is meant of several that were told in this order; None where none or more than one can be meant."""
    meant, put_first = _put_first(words)
    place = len(told) - 1 if _LAST.fullmatch(meant) is not None else named_place(meant)
    if place is not None:
        return place if place < len(told) else None
    if not put_first:
        return None
    named = [at for at, each in enumerate(told) if _shares_a_name(meant, each)]
    return named[0] if len(named) == 1 else None


def may_say_what_comes_first(words: str) -> bool:
    """Whether the words have that form, whatever was told: "the third one", "outlook first"."""
    meant, put_first = _put_first(words)
    return put_first or _LAST.fullmatch(meant) is not None or named_place(meant) is not None


def _put_first(words: str) -> tuple[str, bool]:
    """What is meant, and whether it is put first in so many words; nothing in longer words."""
    said = plain_words(words).strip()
    if len(said.split()) > _MOST_TO_ORDER:
        return "", False
    found = _COMES_FIRST.fullmatch(said)
    if found is None:
        return _AT_THE_BEGINNING.sub("", said), False
    return found["named"] or found["placed"] or found["worst"], True


def says_which_comes_first(words: str) -> bool:
    """Whether they put one of several first in so many words: "first", "start with", "more urgent"."""
    return _SAYS_FIRST.search(plain_words(words)) is not None


def _shares_a_name(words: str, other: str) -> bool:
    return bool(words) and bool(things_in(words) & things_in(other) or _names(words) & _names(other))


def goes_on_with_the_first(words: str) -> bool:
    """ "This one first", "finish the fix", "the other can wait", asked the same."""
    return _THIS_FIRST.fullmatch(plain_words(words).strip()) is not None
