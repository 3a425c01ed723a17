"""Words of a client become an example: one line in which nothing is left of people, companies, places and machines.

What is taken out is replaced by something of the same kind, so that the line still reads as people write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.connectors.first_names import FIRST_NAMES
from bot.connectors.training_lines import ANNOTATION
from bot.desk.learning import ClientWords
from bot.language.asset_tags import find_asset_tags
from bot.language.entity import Entity
from bot.language.error_codes import find_error_codes
from bot.language.hosts import find_addresses, find_host_names
from bot.language.ordinary_words import ordinary_words
from bot.language.phone_numbers import find_phone_numbers
from bot.language.redaction import redact_typed
from bot.operations.ports.learning import Anonymous, Removed

PERSON, COMPANY, PLACE, PROGRAM = "name", "company", "place", "program"
# What stands for each kind. Documentation has reserved the addresses and the number; nobody is called by them.
_NAMES = ("Alex", "Kim", "Lee", "Robin")
_COMPANY, _PLACE, _PROGRAM, _STREET = "Contoso", "the branch", "our program", "the office"
_MAIL, _SITE, _PHONE, _EXTENSION = "someone@example.com", "example.com", "604-555-0100", "ext 100"
_TAG, _HOST, _ADDRESS, _SHARE, _MAC = "PC-001", "srv01", "192.0.2.10", r"\\srv01\share", "00:00:5e:00:53:01"
_DIGITS, _TICKET, _POSTCODE = "12345", "ND-1001", "A1A 1A1"
_FIXED = frozenset(
    each.casefold()
    for each in (
        *_NAMES, _COMPANY, _PLACE, _PROGRAM, _STREET, _MAIL, _SITE, _PHONE, _EXTENSION, _TAG, _HOST, _ADDRESS, _SHARE,
        _MAC, _DIGITS, _TICKET, _POSTCODE,
    )
)  # fmt: skip

_REDACTED = re.compile(r"\[([a-z ]+) removed\]")
_PATTERNS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("e-mail address", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), _MAIL),
    ("share", re.compile(r"\\\\[^\s\\]+(?:\\[^\s,;]*)?"), _SHARE),
    ("web address", re.compile(r"\b(?:https?://|www\.)[^\s,;)\]]+", re.I), _SITE),
    ("hardware address", re.compile(r"\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b", re.I), _MAC),
    (
        "street",
        re.compile(
            r"\b\d{1,5}[a-z]? (?:[A-Z][\w'.-]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|"
            r"Way|Crescent|Place|Square|Highway|Hwy)\b\.?"
        ),
        _STREET,
    ),
    ("postcode", re.compile(r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"), _POSTCODE),
    ("ticket", re.compile(r"\b(?:ND|Q)-\d{3,}\b", re.I), _TICKET),
)
_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|net|org|ca|us|uk|ie|au|nz|de|fr|eu|io|biz|info|dental|law|clinic|example)\b(?!@)",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w.,:-])#?\d(?:[ -]?\d){4,}(?![\w.,]*\d)")
_NAME = r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
_SAYS_NAME = (
    re.compile(
        rf"\b(?i:this is|it's|its|i am|i'm|hi|hello|hey|dear|thanks|thank you|thx|cheers|regards),? {_NAME}",
    ),
    re.compile(r"\bmy name(?: is|'s) (?P<name>[a-z][\w-]+)", re.I),
)
_TITLE = re.compile(rf"\b(?:Mr|Mrs|Ms|Dr|Miss)\.? {_NAME}")
_WORD = re.compile(r"[^\W\d_][\w-]*(?:'[a-z]+)?")
# What a place may be called without anybody knowing where it is.
_EVERYWHERE_WORDS = """
a at back branch building centre center clinic depot downtown east factory first floor front garage ground head home
hq lab lobby main north of office plant reception remote second shop site south store the third warehouse west
workshop yard
"""
_EVERYWHERE = frozenset(_EVERYWHERE_WORDS.split())
_NO_NAMES = frozenset({"jeans", "dales", "jakes", "joes", "violets"})
_OURS = r"(?:(?:our|the|my|your|their) )?"


@dataclass(frozen=True)
class Vocabulary:
    """Words that belong to nobody: those of the examples, of product names, and of the language."""

    words: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, examples: Iterable[str], lookups: Iterable[str]) -> Vocabulary:
        """Out of the examples and the files of product names; ``small`` are words that the examples have in small letters."""
        small: set[str] = set()
        words: set[str] = set()
        for text in (*examples, *lookups):
            for word in _WORD.findall(text):
                (small if word == word.lower() else words).add(_stem(word))
        ordinary = ordinary_words()
        return cls(frozenset(small | words | ordinary), frozenset(small | ordinary))


@dataclass(frozen=True)
class _Found:
    kind: str
    start: int
    end: int
    became: str


def anonymous(text: str, words: ClientWords, vocabulary: Vocabulary) -> Anonymous:
    """The text as one line, its replacements in the order in which they stand, and words that may be names."""
    line = redact_typed(text).text
    removed = [
        Removed(found[1], found[0] if found[0] in text else "a secret", found[0]) for found in _REDACTED.finditer(line)
    ]
    # One within another leaves a third.
    while ANNOTATION.search(line):
        line = ANNOTATION.sub(r"\g<text>", line)
    for finders in (_listed, _coded, _named):
        line, taken = _replaced(line, list(finders(line, words, vocabulary)))
        removed += taken
    return Anonymous(line, tuple(removed), tuple(_doubtful(line, vocabulary)))


def _replaced(line: str, found: Sequence[_Found]) -> tuple[str, list[Removed]]:
    """Each stretch that nothing before it has taken, longest first where two begin together."""
    parts, removed, at = [], [], 0
    for each in sorted(found, key=lambda each: (each.start, each.start - each.end)):
        was = line[each.start : each.end]
        if each.start < at or _stands_for_something(was):
            continue
        parts += [line[at : each.start], each.became]
        removed.append(Removed(each.kind, was, each.became))
        at = each.end
    return "".join((*parts, line[at:])), removed


def _listed(line: str, words: ClientWords, _: Vocabulary) -> Iterator[_Found]:
    """Machines and addresses on the client's lists."""
    for machine in words.machines:
        yield from _written("asset tag", machine, line, _HOST if "." in machine else _TAG)
    for address in words.addresses:
        yield from _written("address", address, line, _STREET)


def _coded(line: str, _: ClientWords, vocabulary: Vocabulary) -> Iterator[_Found]:
    """What has a form of its own: addresses, numbers, names of machines."""
    codes = list(find_error_codes(line))
    for kind, pattern, became in _PATTERNS:
        for match in pattern.finditer(line):
            yield _Found(kind, match.start(), match.end(), became)
    for match in _DOMAIN.finditer(line):
        if not all(part in vocabulary.words for part in re.findall(r"[a-z]{3,}", match[0].lower())):
            yield _Found("web address", match.start(), match.end(), _SITE)
    for each in find_phone_numbers(line):
        yield _Found("phone number", each.start, each.end, _EXTENSION if each.value.startswith("ext ") else _PHONE)
    for each in find_addresses(line):
        yield _Found("machine", each.start, each.end, _ADDRESS)
    for each in (*find_host_names(line), *find_asset_tags(line)):
        if not any(each.overlaps(code) for code in codes) and not _is_a_word(each.text, vocabulary):
            yield _Found("machine", each.start, each.end, _HOST if each.kind == "host_name" else _TAG)
    for match in _NUMBER.finditer(line):
        if not any(_overlap(match, code) for code in codes):
            yield _Found("number", match.start(), match.end(), _DIGITS)


def _named(line: str, words: ClientWords, vocabulary: Vocabulary) -> Iterator[_Found]:
    """Names of companies, places, programs and people."""
    for company in words.companies:
        yield from _written(COMPANY, company, line, _COMPANY)
    for place in words.places:
        if not _EVERYWHERE.issuperset(map(_stem, _WORD.findall(place))):
            yield from _written(PLACE, place, line, _PLACE, before=_OURS)
    for program in words.programs:
        if any(_stem(part) not in vocabulary.words for part in _WORD.findall(program)):
            yield from _written(PROGRAM, program, line, _PROGRAM, before=_OURS)
    stands_for: dict[str, str] = {}
    for start, end in sorted(_people(line, words, vocabulary), key=lambda span: (span[0], -span[1])):
        name = line[start:end].casefold()
        if _stands_for_something(name):
            continue
        known = next((each for each in stands_for if name in each.split() or each in name.split()), name)
        became = stands_for.setdefault(known, _NAMES[len(stands_for) % len(_NAMES)])
        yield _Found(PERSON, start, end, became)


def _people(line: str, words: ClientWords, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Where somebody's name stands: of the client's people, one that is said to be one, and any well-known first name."""
    small = line.casefold()
    for name in sorted((name for name in words.people if name.casefold() in small), key=len, reverse=True):
        # A name that is a word as well ("Will", "Mark") is one where it is written like one.
        any_case = " " in name or name.casefold() not in vocabulary.small or name.casefold() in FIRST_NAMES
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))", line, re.I if any_case else 0):
            yield match.span()
    for pattern in (*_SAYS_NAME, _TITLE):
        for match in pattern.finditer(line):
            parts = [part for part in match["name"].split() if not _stands_for_something(part)]
            # A word of the language behind "this is" is none, unless it is a name too.
            if parts and (any(_stem(part) not in vocabulary.small for part in parts) or pattern is _TITLE):
                yield match.span("name")
    for match in _WORD.finditer(line):
        stem = _stem(match[0])
        # "karens pc": many leave the sign out.
        name = stem if stem in FIRST_NAMES or stem in _NO_NAMES else stem.removesuffix("s")
        if name in FIRST_NAMES:
            yield match.start(), match.start() + len(name)


def _written(kind: str, name: str, line: str, became: str, before: str = "") -> Iterator[_Found]:
    """Where a name stands, in whatever case and with whatever between its parts."""
    parts = re.findall(r"\w+", name)
    # A list may have thousands of names, and a pattern for each takes its time.
    if not parts or parts[0].casefold() not in line.casefold():
        return
    pattern = r"[\s.,;_-]{0,2}".join(map(re.escape, parts))
    for match in re.finditer(rf"(?<!\w){before}{pattern}(?!\w)", line, re.I):
        yield _Found(kind, match.start(), match.end(), became)


def _doubtful(line: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Words in capitals, or with somebody's 's, that neither the examples nor the language know."""
    shouts = line == line.upper()
    seen = set()
    for match in _WORD.finditer(line):
        word, stem = match[0], _stem(match[0])
        capital = word[0].isupper() and not shouts
        if stem in seen or stem in vocabulary.words or stem in _FIXED or not (capital or word.endswith("'s")):
            continue
        if any(each in stem for each in ("example", "contoso")):
            continue
        seen.add(stem)
        yield word


def _stands_for_something(text: str) -> bool:
    small = text.casefold()
    return small in _FIXED or all(_stem(part) in _FIXED for part in small.split())


def _is_a_word(text: str, vocabulary: Vocabulary) -> bool:
    return not any(map(str.isdigit, text)) and _stem(text) in vocabulary.words


def _stem(word: str) -> str:
    """A word as it is compared: small, without somebody's 's."""
    return word.casefold().partition("'")[0]


def _overlap(match: re.Match[str], code: Entity) -> bool:
    return match.start() < code.end and code.start < match.end()
