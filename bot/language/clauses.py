"""The clauses of a message that might each be a problem of its own; a classifier decides whether they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import takewhile
from math import inf

from bot.language import clause_words as known

MAX_CLAUSES = 8
# A clause with fewer words that mean something belongs to its neighbour.
MIN_MEANING = 2
_ENOUGH = 10
_FEW = 2
_SIGNATURE_WORDS = 3
_HEADLINE_CHARACTERS = 80

# What must not be cut: quotations, brackets, what an error says, addresses, paths, abbreviations.
_WHOLE = re.compile(
    r"\"[^\"\n]{1,300}\"|\u201c[^\u201d\n]{1,300}\u201d|\u201e[^\u201c\u201d\n]{1,300}[\u201c\u201d]|\u00ab[^\u00bb\n]{1,300}\u00bb"
    r"|`[^`\n]{1,300}`|(?<!\w)['\u2018][^'\u2018\u2019\n]{2,300}['\u2019](?!\w)|\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]"
    r"|\b(?:errors?|says?|said|saying|message|msg|reads|warning|popup)\s?:\s?(?:(?!\b(?:also|plus|and (?:the|my|our|i|we))\b)[^.!?\n]){1,200}"
    r"|(?:https?://|www\.)\S{0,500}[^\s.,;:!?)]|(?<!\S)[^\s@]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}|(?:[A-Za-z]:)?\\{1,2}[^\s,;]{1,300}[^\s.,;:!?)]"
    r"|\b(?:e\.?g|i\.e|mr|mrs|ms|dr|prof|st|vs|approx|ext|dept|no|nr|tel|incl|fig|ver|v)\.(?=\s?\w)|\b(?:[ap]\.m|etc|inc|ltd|co|jr|sr)\.(?=\s[a-z])"
    r"|\b(?:and|or) (?:so|such) on\b|\b(?:copy and paste|plug and play|drag and drop|trial and error|up and running|on and off|back and forth|now and then)\b",
    re.IGNORECASE,
)
_BREAK = (
    r"[.!?\u2026]{1,9}[\"'\u201d\u2019)\]]{0,3}(?=\s|$)|[;\n\u3002\uff01\uff1f\uff1b|]|(?<!\S)[*\u2022\u00b7\u25aa\u25cf\u2023](?=\s)"
    r"|(?<=[a-z])\.(?=(?-i:The|My|I|Also|And|We|Our|Can|Please)\b)|[\U0001F300-\U0001FAFF\u2600-\u27bf]"
)
_MATTER = r"(?:thing|issue|problem|question|request|point)s?"
# Wherever they are said, these begin something new.
_ADDING = (
    rf"(?:an)?other {_MATTER}(?=\s?[,:]|\s(?:is|that|i|we|my|the|our)\b)|one (?:more|other|last) {_MATTER}|"
    rf"(?:the |my )?(?:second|2nd|third|3rd|next|last) {_MATTER}(?=\s?[,:-]|\sis\b)|"
    r"second+l+y|third+l+y|fourthly|lastly|on ?top of (?:that|this|it all|it)|in addition(?: to (?:that|this))?|add?itional+y|"
    r"(?:apart|aside) from (?:that|this)|besides (?:that|this)|moreover|furthermore|separat?e?ly|unrelated|not to mention|by the way|btw|"
    r"while (?:i am|i['\u2019]?m|you are|you['\u2019]?re|we are|we['\u2019]?re) (?:at it|there|on it)|while i have you|at the same time|p\.?s\.?(?=[\s:])"
)
_ALSO = r"(?:al+so+|aslo|plus)"
_STARTERS = (
    "the|my|our|his|her|their|this|these|a|an|i|im|ive|we|you|he|she|they|some|all|every|another|nobody|noone|no|everyone|"
    "everybody|someone|somebody|can|cant|cannot|could|would|will|please|pls|plz|how|where|when|what|whats|why|who|need|there|theres"
)
# "it is also slow" and "we also tried" add nothing new.
_SUBJECTS = "is are was were am be has have can could will i we it they he she but not"
_NO_ALSO = "".join(f"(?<! {word})" for word in _SUBJECTS.split())
# Without any sign a new sentence is seen only where the one before has said what is wrong.
_SAID = "is down|are down|went down|broken|offline|crashed|jammed|frozen|working|workin|printing|opening|loading|again|jams|is slow|is dead|so slow|very slow"
_AFTER_STATE = "|".join(rf"(?<=\b{state})" for state in _SAID.split("|"))
# "An" is a slip where no article can stand.
_AND = r"(?:and|adn|nad|an(?=\s(?:[^aeiou\W]|al+so))|&)"
_CUT = re.compile(
    rf"(?P<end>{_BREAK})"
    rf"|(?P<add>(?:\s|,){{0,3}}(?:\b(?:{_AND}|but|oh|ah|so)[\s,]{{1,3}}){{0,2}}(?<!\w)(?:{_ADDING})(?!\w)(?:\s(?:is|was)(?:\sthat)?(?!\w))?"
    rf"|[\s,]{{1,3}}(?:oh,? )?(?:{_AND}|but|oh)[\s,]{{1,3}}(?:{_ALSO}|another)(?!\w)|[\s,]{{1,3}}oh(?:,|,? and|,? yes)(?!\w)"
    rf"|(?:\s?,\s?|\s[-\u2013\u2014]{{1,2}}\s){_ALSO}(?!\w)|{_NO_ALSO}\s{_ALSO}\s(?=(?:{_STARTERS})\b))"
    r"|(?P<number>(?<![^\s,:])\(?(?P<digit>[1-9])[.)](?=\s?[^\W\d]))"
    r"|(?P<colon>:\s)"
    rf"|(?P<comma>\s?,\s?(?:{_AND}\s|then\s)?(?!now (?:i|its?|we|they)\b))"
    rf"|(?P<weak>\s(?:{_AND}|\+|//?)\s(?!now (?:i|its?|we|they)\b)|\s[-\u2013\u2014]{{1,2}}\s|\u2014|(?:{_AFTER_STATE})\s(?=(?:my|our|the|nobody)\s))",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:['\u2019.-]\w+)*")
# What is taken off the beginning of a clause.
_LEAD = re.compile(
    r"[\s,:;.!?*\u2022\u00b7>|)&+\u2013\u2014-]{1,20}|(?:\(?\d{1,2}[.)]|[a-e]\)|#\d)(?=\s)|an?other(?=\s*:)|(?:thanks|thank you|thx)(?=\s?[,!])"
    rf"|(?:{_AND}|but|{_ALSO}|oh|ok|okay|so|well|then|first(?:ly| of all)?|{_ADDING})(?:\s(?:is|was)(?: that)?)?(?=[\s,:])(?<!\ban)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:hi+|hey+|hello+|helo|hallo|hiya|howdy|dear|greetings|good (?:morning|afternoon|evening|day)|gm|morning(?=\s?[,!.]|\s(?:all|team))|to whom it may concern)(?!\w)"
    r"(?:[\s,]{1,3}(?:again|there|all|team|everyone|everybody|guys|folks|support|help ?desk|desk|nightdesk|sir|madam|dear|it(?= (?:team|support|desk|guys|people|dep\w*)|\s?[,!-]))(?!\w)){0,4}"
    r"(?:(?-i:\s[A-Z][a-z]+)(?=\s?[,!.\u2014-])|(?=\W|\Z))",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[\s,.!\u2013\u2014-]{0,5}(?<![\w'\u2019])(?:(?:many|kind|best|warm|with) ){0,2}(?:thanks|thank (?:you|u)|thankyou|thanx|thx|thnx|tks|tia|ty|cheers|regards|sent from my)(?!\w)"
    r"(?! to\b)(?P<rest>(?:[\s,!.]{1,9}[\w'\u2019]+){0,7})[\s.!,)]{0,9}\Z",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"\W*(?:(?:i|we|ive|i['\u2019]ve|have|got|there|are|here|just|with|some|so|also|today|hi|hello)\s){0,6}(?:a )?"
    rf"(?:few|couple(?: of)?|two|three|four|[2-9]|several|multiple|many|following|various|different)\s(?:\w+\s)?{_MATTER}"
    r"(?:\s(?:today|now|here|for you|please|this morning|at once|at the moment)){0,3}\W*",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"(?:(?:it|its|it['\u2019](?:s|ll)|they|then|so|because|cause|since|which|even|same)"
    r"|(?:this|that)(?:['\u2019]?s| (?:is|was|just|only|also|has|had|happens?|happened|started|began|error|message|does|did|didnt|didn['\u2019]t))"
    r"|(?:(?:i|we)(?:['\u2019]?ve| have)? )?(?:already |also |even |just )?(?:tried|restarted|rebooted|checked|looked|googled|unplugged|reinstalled)"
    r"|nothing (?:helps|helped|happens|happened|works|changed)|no (?:luck|change|idea|joy))(?!['\u2019\w])",
    re.IGNORECASE,
)


# Between two things that are only named ("wifi password and new toner") nothing but this says that they may be two.
_BARE_AND = re.compile(rf"[\s,]{{1,3}}(?:and|adn|nad|&|\+|{_ALSO})(?:[\s,]{{1,3}}{_ALSO})?\s(?=\S)", re.IGNORECASE)
MAX_BARE = 2
# "Printer, scanner (and fax all offline)": things of which one thing is said.
_THING = r"(?:(?:the|my|our|all|both|your) )?[\w'-]+"
_ENUMERATES = re.compile(rf"\s*{_THING}(?:\s?,\s?{_THING})+\s*", re.IGNORECASE)


class _Kind(Enum):
    """What stands between two stretches of text."""

    END = "end"
    ADD = "add"
    NUMBER = "number"
    COLON = "colon"
    COMMA = "comma"
    WEAK = "weak"


@dataclass(frozen=True)
class Clause:
    """A stretch `start` to `end` (characters) of a message, and its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class _Stretch:
    """Text between two places where a cut is thinkable: what stands before it, and what its words are like."""

    start: int
    end: int
    kind: _Kind
    number: int
    first: str
    meaning: int
    says: bool
    asks: bool
    subordinate: bool


def split_clauses(text: str) -> tuple[Clause, ...]:
    """At most eight clauses from left to right; none for a message of greetings and thanks alone."""
    pieces = _pieces(text, _stretches(text, masked(text)))
    spans = list(_joined(text, _trimmed(text, ((piece.start, piece.end) for piece in pieces))))
    if len(spans) > MAX_CLAUSES:
        spans = [*spans[: MAX_CLAUSES - 1], (spans[MAX_CLAUSES - 1][0], spans[-1][1])]
    return tuple(Clause(start, end, text[start:end]) for start, end in spans)


def tidied(text: str, spans: Iterable[tuple[int, int]], *, least: int = MIN_MEANING) -> tuple[Clause, ...]:
    """Stretches of a message without greetings, thanks and signs at their ends; what has fewer than so many words that mean something,
    or goes on about the same, joins its neighbour."""
    return tuple(
        Clause(start, end, text[start:end]) for start, end in _joined(text, _trimmed(text, spans), least=least)
    )


def masked(text: str) -> str:
    """The text, as long as before, without anything in it that must not be cut."""
    return _WHOLE.sub(lambda found: "x" * len(found[0]), text)


def split_at_and(text: str, clause: Clause) -> tuple[tuple[Clause, Clause], ...]:
    """The ways to cut one clause at an "and", "plus" or "&" with words that mean something on both sides; two at most.

    Whether a thing and another are two matters is not to be seen in the words; the most even cuts are given.
    """
    said = masked(text)
    # Once for the whole clause: in a long list there are as many cuts as things.
    meaning = [word.span() for word in _WORD.finditer(text, clause.start, clause.end) if _means_something(word[0])]
    starts, ends = [start for start, _ in meaning], [end for _, end in meaning]
    said_from = _said_from(said, clause)
    found = []
    for cut in _BARE_AND.finditer(said, clause.start, clause.end):
        even = min(bisect_right(ends, cut.start()), len(starts) - bisect_left(starts, cut.end()), _ENOUGH)
        following = _WORD.search(said, cut.end(), clause.end)
        if cut.start() < said_from < inf and _ENUMERATES.fullmatch(said, clause.start, cut.start()):
            continue
        if even < MIN_MEANING or (following and _tells_on(_plain(following[0]), said=cut.start() >= said_from)):
            continue
        found.append((-even, cut.start(), cut.end()))
    return tuple(
        (Clause(clause.start, end, text[clause.start : end]), Clause(start, clause.end, text[start : clause.end]))
        for _, end, start in sorted(found)[:MAX_BARE]
    )


def says_anything(text: str) -> bool:
    """Whether a text tells what somebody or something does or how it is: "printer jams", not "a new mouse"."""
    return _stretch(text, text, 0, len(text), _Kind.END, 0).says


def says_little(text: str) -> bool:
    """Whether a text is a word, or two of which one means little: "laptop", "my laptop"."""
    return meaning_of(text, 0, len(text)) < MIN_MEANING and len(_WORD.findall(text)) <= _FEW


def _said_from(said: str, clause: Clause) -> float:
    """From which place on a clause has said something of somebody or something; infinite where it only names things."""
    words = [(_plain(word[0]), word.end()) for word in _WORD.finditer(said, clause.start, clause.end)]
    if words and (words[0][0] in known.SAYS or words[0][0] in known.PEOPLE):
        return words[0][1]
    main = takewhile(lambda word: word[0] not in known.SUBORDINATE, words[1:])
    return next((end for word, end in main if _is_verb(word)), inf)


def _tells_on(first: str, *, said: bool) -> bool:
    """Whether a first word goes on about what stands before: "(it freezes) and shows", "(I sent it) and got".

    "Missed backup" after a mere name is a name too.
    """
    if first in known.GOES_ON or first in known.FINITE or (first in known.SAYS and first.endswith("s")):
        return True
    return said and _is_verb(first)


def _stretches(text: str, said: str) -> list[_Stretch]:
    stretches: list[_Stretch] = []
    at, kind, number = 0, _Kind.END, 0
    for cut in _CUT.finditer(said):
        stretches.append(_stretch(text, said, at, cut.start(), kind, number))
        at, kind, number = cut.end(), _Kind(cut.lastgroup), int(cut["digit"] or 0)
    stretches.append(_stretch(text, said, at, len(said), kind, number))
    return stretches


def _stretch(text: str, said: str, start: int, end: int, kind: _Kind, number: int) -> _Stretch:
    words = [_plain(word) for word in _WORD.findall(said, start, end)]
    first = words[0] if words else ""
    return _Stretch(
        start,
        end,
        kind,
        number,
        first,
        meaning_of(text, start, end),
        says=first in known.SAYS
        or any(map(_is_verb, takewhile(lambda word: word not in known.SUBORDINATE, words[1:]))),
        asks=first in known.ORDERS or any(word in known.ASKS for word in words),
        subordinate=first in known.SUBORDINATE,
    )


def _pieces(text: str, stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """The stretches, put together again where the cut between them is none."""
    numbers = _counted(stretches)
    left = stretches[0]
    for index, right in enumerate(stretches[1:], start=1):
        if right.kind is _Kind.NUMBER and index not in numbers and text[right.start - 1] == ".":
            # "We are on floor 2. The printer ..." is the end of a sentence.
            yield replace(left, end=right.start - 1)
            left = right
        elif _is_cut(text, left, right, index in numbers):
            yield left
            left = right
        else:
            left = replace(
                left,
                end=right.end,
                first=left.first or right.first,
                meaning=left.meaning + right.meaning,
                says=left.says or right.says,
                asks=left.asks or right.asks,
                # "When I print, the screen freezes": with the second half it is a whole sentence.
                subordinate=(left.subordinate and not (right.says and right.kind is _Kind.COMMA))
                or (not left.first and right.subordinate),
            )
    yield left


def _counted(stretches: Sequence[_Stretch]) -> set[int]:
    """Which numbers count the problems: 1 and 2 and so on, not the "2." of "floor 2." alone."""
    counted: list[int] = []
    for index, stretch in enumerate(stretches):
        if stretch.kind is _Kind.NUMBER and stretch.number == len(counted) + 1:
            counted.append(index)
    return set(counted) if len(counted) > 1 else set()


def _is_cut(text: str, left: _Stretch, right: _Stretch, counted: bool) -> bool:
    if right.kind is _Kind.NUMBER:
        return counted
    if right.kind in (_Kind.END, _Kind.ADD):
        return True
    if left.end - left.start < _HEADLINE_CHARACTERS and _HEADLINE.fullmatch(text, left.start, left.end):
        return True
    return right.kind is not _Kind.COLON and _are_two(left, right)


def _are_two(left: _Stretch, right: _Stretch) -> bool:
    """Whether "and", a comma or a dash stands between two sentences that have something of their own to say."""
    if left.meaning < MIN_MEANING or right.meaning < MIN_MEANING or right.first in known.GOES_ON:
        return False
    if left.subordinate and right.kind is _Kind.COMMA:
        return False
    if left.asks and (right.first in known.ASKED_THINGS or right.first in known.ORDERS):
        return True
    if not (left.says or left.asks) or not (right.says or right.asks):
        return False
    # "It freezes and shows an error" goes on about the same thing.
    return right.first in known.BEGINS or not _is_verb(right.first)


def _trimmed(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of each piece without greetings, thanks, names under them and signs at the ends."""
    signed = False
    for start, end in spans:
        farewell = _SIGN_OFF.search(text, start, end)
        if farewell is not None and _is_farewell(farewell["rest"]):
            end, signed = farewell.start(), True
        start = _without_lead(text, start, end)
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.&+*|\u2022-\u2013\u2014"):
            end -= 1
        words: list[str] = _WORD.findall(text, start, end)
        if all(_plain(word) in known.POLITE for word in words) or _HEADLINE.fullmatch(text, start, end):
            continue
        if signed and len(words) <= _SIGNATURE_WORDS and all(word[0].isupper() for word in words):
            continue
        yield start, end


def _without_lead(text: str, start: int, end: int) -> int:
    while start < end:
        found = _LEAD.match(text, start, end) or _GREETING.match(text, start, end)
        if found is None or found.end() == start:
            break
        start = found.end()
    return start


def _is_farewell(rest: str) -> bool:
    """Whether what follows "thanks" is nothing but politeness and a name."""
    words: list[str] = _WORD.findall(rest)
    others = [word for word in words if _plain(word) not in known.POLITE and not word[0].isupper()]
    return not others or (len(words) == 1 and not _is_verb(_plain(words[0])))


def _joined(text: str, spans: Iterable[tuple[int, int]], least: int = MIN_MEANING) -> Iterator[tuple[int, int]]:
    """Spans that can stand alone; what says too little, or goes on about the same, joins its neighbour."""
    last: tuple[int, int] | None = None
    enough = False
    for start, end in spans:
        meaning = meaning_of(text, start, end)
        if last is None:
            last, enough = (start, end), meaning >= least
        elif not enough or meaning < least or _CONTINUES.match(text, start, end):
            last, enough = (last[0], end), enough or meaning >= least
        else:
            yield last
            last = (start, end)
    if last is not None:
        yield last


def meaning_of(text: str, start: int, end: int) -> int:
    """How many words of a stretch mean something, counted up to ten."""
    count = 0
    for word in _WORD.finditer(text, start, end):
        count += _means_something(word[0])
        if count == _ENOUGH:
            break
    return count


def _means_something(word: str) -> bool:
    return len(word) > 1 and _plain(word) not in known.EMPTY


def _plain(word: str) -> str:
    return word.lower().replace("'", "").replace("\u2019", "")


def _is_verb(word: str) -> bool:
    """A verb or a state, by our list or by its ending."""
    ending = (len(word) >= 5 and word.endswith("ing")) or (len(word) >= 4 and word.endswith("ed"))
    return word in known.SAYS or (ending and word not in known.NO_VERBS)
