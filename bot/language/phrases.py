"""A small notation for word lexicons, so that a list of phrases stays readable, and a fast search for them.

A phrase is elements between blanks; an element is alternatives between `|`, `_` is a blank inside one, `word*` any
ending, `#` a number, `$` the end of a sentence, `<name>` a group of alternatives. `?x` is optional, `*x` may repeat, `!x`
must not follow, `~3` is up to three words of any kind but a denial, and `&3` the same with its two sides in either order.
Sides of `&&` may stand anywhere in the text. A comma may stand between elements, unless `!,` stands there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import permutations

_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:['\u2019\u02bc`\u00b4][^\W_]+)*)|(?P<stop>[!?;\n]+|\.+(?!\w))"
    r"|(?P<pause>[,:()\u2013\u2014]|\s-+(?=\s|$))|(?P<plus>(?<=\s)[+&](?=\s))"
)
_APOSTROPHES = re.compile("['\u2019\u02bc`\u00b4]")
_SHORTENED = re.compile(r"(\w+)['\u2019\u02bc`\u00b4]s")
_PRONOUNS = frozenset(
    ("he", "here", "how", "it", "let", "she", "that", "there", "this", "what", "when", "where", "who")
)
STOP, PAUSE = ".", ","
# A stretch without a stop is looked at in pieces of so many words, of which each shares some with the one before.
_PIECE, _SHARED = 60, 20
# A text of more words is no story any more: what stands far apart in it need not belong together.
_STORY = 200
_PERHAPS_PAUSE = "(?:, )?"
# No gap holds one of these: "the laptop was not stolen".
_DENIALS = "(?:not|never|no|isnt|wasnt|arent|werent)"
_REMEMBERED_WORDS = 20_000
# A phrase is tried where a word of its rarest element stands, and these are in every sentence.
_COMMON_WORDS = """
a all an and are as at be been but by can did do for from get got had has have he i if in is it just me my no not now of
on one or our out she so that the they this to up us was we were what when will with you
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_COMMON_COSTS = 50


@dataclass(frozen=True)
class Tokens:
    """A text as lower-case words without apostrophes, each followed by one blank; `.` and `,` stand alone."""

    original: str
    joined: str
    parts: tuple[str, ...]
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def words(self, start: int, end: int) -> str:
        """The words of the original text behind the stretch `start` to `end` of `joined`."""
        first = max(index for index, at in enumerate(self.starts) if at <= start)
        last = max(index for index, at in enumerate(self.starts) if at < end)
        while first < last and self.parts[last] in (STOP, PAUSE):
            last -= 1
        return self.original[self.spans[first][0] : self.spans[last][1]]

    def pieces(self) -> Iterator[tuple[int, int]]:
        """First index of every sentence and the one after its last; of a long one overlapping pieces."""
        first = 0
        for index in range(len(self.parts) + 1):
            if index < len(self.parts) and self.parts[index] != STOP:
                continue
            while index - first > _PIECE:
                yield first, first + _PIECE
                first += _PIECE - _SHARED
            if index > first:
                yield first, index
            first = index + 1


def tokens(text: str, mend: Callable[[str], str] = str) -> Tokens:
    """Words and breaks of a text, each word as `mend` says; hyphens are blanks, and a plus is an "and"."""
    parts: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for found in _TOKEN.finditer(text):
        if found.lastgroup == "word":
            word = found[0].lower()
            said = (mend(word),) if word.isalnum() else _without_apostrophes(word, mend)
        elif found.lastgroup == "plus":
            said = ("and",)
        else:
            said = (STOP if found.lastgroup == "stop" else PAUSE,)
        for part in said:
            parts.append(part)
            starts.append(at)
            spans.append(found.span())
            at += len(part) + 1
    return Tokens(text, "".join(f"{part} " for part in parts), tuple(parts), tuple(starts), tuple(spans))


def _without_apostrophes(word: str, mend: Callable[[str], str]) -> tuple[str, ...]:
    """The words that one with apostrophes stands for: "server's" is two, "it's" is one."""
    shortened = _SHORTENED.fullmatch(word)
    if shortened and shortened[1] not in _PRONOUNS:
        return mend(shortened[1]), "s"
    return (mend(_APOSTROPHES.sub("", word)),)


@dataclass
class _Phrase:
    """A line of a book; its patterns, one for each side of `&&`, are made when it is first tried."""

    book: str
    line: str
    is_far: bool
    patterns: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True)
class _Stretch:
    start: int
    end: int
    phrases: tuple[_Phrase, ...]


@dataclass(frozen=True)
class Reading:
    """A text with the phrases that may stand in each of its stretches."""

    said: Tokens
    stretches: tuple[_Stretch, ...]
    far: tuple[_Phrase, ...] = ()

    def around(self, places: Collection[tuple[int, int]]) -> Reading:
        """The same text, of which only the stretches that hold such a place are looked at."""
        near = (each for each in self.stretches if any(s < each.end and each.start < e for s, e in places))
        return replace(self, stretches=tuple(near))


@dataclass(frozen=True)
class _Meaning:
    """What a word may stand for: the elements that hold it, a bit each, and the phrases to try where it stands."""

    bits: int = 0
    phrases: tuple[int, ...] = ()


@dataclass
class _Entry:
    """The elements that hold a word, a bit each, and the phrases of which it is in the rarest element."""

    bits: int = 0
    phrases: list[int] = field(default_factory=list)


class _Index:
    """From words, their beginnings and numbers to what they may stand for."""

    def __init__(self) -> None:
        self.words: defaultdict[str, _Entry] = defaultdict(_Entry)
        self.endings: defaultdict[str, _Entry] = defaultdict(_Entry)
        self.numbers = _Entry()

    def entries(self, alternatives: Iterable[str]) -> Iterator[_Entry]:
        """Where the longest word of each alternative is kept."""
        for alternative in alternatives:
            word = max(alternative.split("_"), key=len)
            if word == "#":
                yield self.numbers
            else:
                yield self.endings[word[:-1]] if word.endswith("*") else self.words[word]


class PhraseBooks:
    """Named lists of phrases over one list of groups. A phrase is tried only where a word of each element stands."""

    def __init__(self, books: Mapping[str, Iterable[str]], groups: Mapping[str, str]) -> None:
        """KeyError for an unknown group."""
        self._groups = groups
        self._index = _Index()
        self._elements: dict[str, tuple[int, list[str]]] = {}
        self._meanings: dict[str, _Meaning] = {}
        self._phrases: list[_Phrase] = []
        self._needs: list[int] = []
        for book, texts in books.items():
            for line in _lines(texts):
                self._add(book, line)
        lengths = sorted(map(len, self._index.endings)) or [1]
        self._lengths = range(lengths[0], lengths[-1] + 1)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every word that stands in a phrase; a word of any ending is not among them."""
        return frozenset(self._index.words)

    def read(self, said: Tokens) -> Reading:
        """Which phrases may stand where."""
        stretches: list[_Stretch] = []
        everywhere, anywhere = 0, set[int]()
        for first, end in said.pieces():
            meanings = [self._meaning(part) for part in said.parts[first:end]]
            there, tried = 0, set[int]()
            for meaning in meanings:
                there |= meaning.bits
                tried.update(meaning.phrases)
            everywhere |= there
            anywhere |= tried
            phrases = tuple(phrase for phrase in self._possible(tried, there) if not phrase.is_far)
            stop = said.starts[end] if end < len(said.starts) else len(said.joined)
            stretches.append(_Stretch(said.starts[first], stop, phrases))
        far = [phrase for phrase in self._possible(anywhere, everywhere) if phrase.is_far]
        return Reading(said, tuple(stretches), tuple(far) if len(said.parts) <= _STORY else ())

    def find(self, book: str, reading: Reading, text: str | None = None) -> Iterator[re.Match[str]]:
        """Where phrases of a book stand in the text that was read, or in `text`, the same with blanked words."""
        joined = reading.said.joined if text is None else text
        for stretch in reading.stretches:
            for phrase in stretch.phrases:
                if phrase.book == book:
                    yield from self._patterns(phrase)[0].finditer(joined, stretch.start, stretch.end)
        for phrase in reading.far:
            if phrase.book == book and all(pattern.search(joined) for pattern in self._patterns(phrase)):
                yield from self._patterns(phrase)[0].finditer(joined)

    def says(self, book: str, words: str) -> bool:
        """Whether words, joined as in `Tokens`, hold a phrase of a book."""
        parts = words.split()
        starts = tuple(range(0, 2 * len(parts), 2))
        reading = self.read(Tokens(words, words, tuple(parts), starts, ()))
        wanted = {
            id(phrase): phrase for stretch in reading.stretches for phrase in stretch.phrases if phrase.book == book
        }
        return any(self._patterns(phrase)[0].search(words) for phrase in wanted.values())

    def _possible(self, tried: Iterable[int], there: int) -> list[_Phrase]:
        needs = self._needs
        return [self._phrases[index] for index in sorted(each for each in tried if needs[each] & there == needs[each])]

    def _meaning(self, word: str) -> _Meaning:
        known = self._meanings.get(word)
        if known is not None:
            return known
        entries = [self._index.words[word]] if word in self._index.words else []
        beginnings = dict.fromkeys(word[:length] for length in self._lengths)
        entries += [self._index.endings[beginning] for beginning in beginnings if beginning in self._index.endings]
        if word[0].isdigit():
            entries.append(self._index.numbers)
        bits = 0
        for entry in entries:
            bits |= entry.bits
        if len(self._meanings) > _REMEMBERED_WORDS:
            self._meanings.clear()
        meaning = self._meanings[word] = _Meaning(bits, tuple(index for entry in entries for index in entry.phrases))
        return meaning

    def _add(self, book: str, line: str) -> None:
        """Notes a phrase under the words of its rarest element."""
        needed = [part for part in line.split() if part[0] not in "?*!~&$"]
        needs = 0
        for part in needed:
            needs |= self._element_of(part)[0]
        rarest = min((self._element_of(part)[1] for part in needed), key=_commonness)
        for entry in self._index.entries(rarest):
            if not entry.phrases or entry.phrases[-1] != len(self._phrases):
                entry.phrases.append(len(self._phrases))
        self._phrases.append(_Phrase(book, line, " && " in line))
        self._needs.append(needs)

    def _element_of(self, part: str) -> tuple[int, list[str]]:
        """The bit of an element and its alternatives; its words are noted the first time."""
        if part not in self._elements:
            bit, alternatives = 1 << len(self._elements), self._alternatives(part)
            for entry in self._index.entries(alternatives):
                entry.bits |= bit
            self._elements[part] = (bit, alternatives)
        return self._elements[part]

    def _patterns(self, phrase: _Phrase) -> tuple[re.Pattern[str], ...]:
        if not phrase.patterns:
            phrase.patterns = tuple(self._pattern(side) for side in phrase.line.split(" && "))
        return phrase.patterns

    def _pattern(self, side: str) -> re.Pattern[str]:
        orders = ("".join(map(self._element, order)) for order in _orders(side))
        return re.compile(rf"(?<!\w)(?!{PAUSE} )(?:{'|'.join(orders)})")

    def _element(self, part: str) -> str:
        if part[0] == "~":
            return rf"(?:(?!{_DENIALS} )[\w,]+ ){{0,{int(part[1:])}}}"
        if part == "$":
            return rf"(?={re.escape(STOP)} |$)"
        operator, rest = (part[0], part[1:]) if part[0] in "?*!" else ("", part)
        words = "|".join(map(_pattern_of, self._alternatives(rest)))
        one = f"(?:{_PERHAPS_PAUSE}(?:{words}) )"
        return {"": one, "?": f"{one}?", "*": f"{one}{{0,4}}", "!": f"(?!{one})"}[operator]

    def _alternatives(self, text: str) -> list[str]:
        found: list[str] = []
        for alternative in text.split("|"):
            group = re.search(r"<(\w+)>", alternative)
            if group is None:
                found.append(alternative)
                continue
            before, after = alternative[: group.start()], alternative[group.end() :]
            for word in self._groups[group[1]].split():
                found += self._alternatives(f"{before}{word}{after}")
        return list(dict.fromkeys(found))


def _lines(texts: Iterable[str]) -> Iterator[str]:
    return (line.strip() for text in texts for line in text.splitlines() if line.strip())


def _commonness(alternatives: list[str]) -> int:
    common = sum(max(alternative.split("_"), key=len) in _COMMON for alternative in alternatives)
    return len(alternatives) + _COMMON_COSTS * common


def _orders(line: str) -> Iterator[list[str]]:
    """The orders in which the sides of every `&` may stand, which then are gaps."""
    sides: list[list[str]] = [[]]
    gaps: list[str] = []
    for part in line.split():
        if part[0] == "&":
            gaps.append(f"~{part[1:]}")
            sides.append([])
        else:
            sides[-1].append(part)
    for order in permutations(sides):
        parts = list(order[0])
        for gap, side in zip(gaps, order[1:], strict=True):
            parts += [gap, *side]
        yield parts


def _pattern_of(alternative: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*").replace(r"\#", r"\d\w*") for word in alternative.split("_"))
    return " ".join(words)
