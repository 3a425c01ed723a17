"""Typing errors put right before a message is read for its meaning; only into words that the desk knows."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.language.edits import deletions

# Shorter words are near to too many others; longer ones are none.
MIN_LETTERS, MAX_LETTERS = 4, 30
# From this many letters on a word may hold two slips.
TWO_SLIPS_LETTERS = 8

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_CHUNK = re.compile(r"\S+")
# A stretch without blanks that is no prose: addresses, paths, hosts, files, tags, codes.
_NOT_PROSE = re.compile(r"\d|[@\\_#$%^*=<>{}]|://|\bwww\.|^[~.]?/\w|/\w+/|\w\.\w|^[A-Z]+(?:-[A-Z]+)+\W*$")
_SENTENCE_END = re.compile(r"[.!?:;\n]")
# "vCenter" and "voLTE" are names; "PRinter" is a finger left on a key.
_CAPITAL_INSIDE = re.compile(r"[a-z]{1,2}[A-Z][a-z]|[A-Z]?[a-z]{2,}[A-Z]")
_VOWELS = re.compile("[aeiou]")
# Endings that make a new word of a known one: the ending, after which letters it is a slip, the letters before it.
_ENDINGS = (
    ("'s", "", 2),
    ("s", "sxz", 3),
    ("es", "e", 4),
    ("ed", "e", 4),
    ("ing", "e", 4),
    ("er", "e", 4),
    ("ly", "", 4),
)
_KEY_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Letters that sound alike, so that one is written for the other.
_ALIKE = ("aeiouy", "cks", "sz", "mn", "td", "fpv")
# Words that people write as two; joined only where our texts write them as one.
_WRITTEN_APART = (
    "any desk|blue tooth|data base|e mail|e mails|hard ware|head set|key board|lap top|net work|one drive|out look|"
    "pass word|pass words|power point|quick books|share point|soft ware|team viewer|touch pad|track pad|web site|wi fi"
)
# Words of the trade that lists of English lack.
_TRADE_WORDS = """
    admins anydesk async autosave backend backends cname config configs datacenter dhcp dkim dmarc ethernet frontend
    geofence hostname https hypervisor imap inode ipconfig iscsi javascript keylogger ldap localhost logoff logon
    mbps mins multifactor nameserver nameservers nslookup ntfs oauth offboarding offsite onboarding onsite phishing
    popup popups ransomware readme reimage rsync runbook saas sccm screenshare secs smishing smtp snmp spyware
    starlink subdomain sysadmin systray techs tethering traceroute trojan unmute unpair uptime username vishing vlan
    voicemail voip webcam webinar webmail whitelist whois wifi winget workgroup
"""
_TRADE = frozenset(_TRADE_WORDS.split())
# How much likelier than another the best candidate must be.
_CLEARLY = 2.0
# How likely a slip is beside a swap or a doubled letter, which count 1.
_FIRST_LETTER, _LETTER_MISSING, _NEXT_KEY, _TWO_SLIPS, _STRANGE = 0.5, 0.7, 0.7, 0.4, 0.15
# Nobody slips like that: it is a word we do not know.
_LEAST = 0.3
# A word that the world does not know is a slip where a neighbour stands this much more often in our texts.
_SLIP_RATIO = 8
_ACRONYM_LETTERS = 5
_NAME_COUNT = 3
_MIN_COUNT = 2
_MIN_PAIR = 2
_SPLIT_LETTERS = 6


@dataclass(frozen=True)
class Correction:
    """What stood at `start` to `end` (characters of the text as typed), and the words that were meant."""

    start: int
    end: int
    typed: str
    meant: str


@dataclass(frozen=True)
class Corrected:
    """A text with its typing errors put right, and each correction from left to right."""

    text: str
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class _Place:
    """A word where it stands: what is typed, its plain form, the words beside it, whether it may be a name."""

    typed: str
    plain: str
    before: str
    after: str
    named: bool


class SpellingCorrector:
    """Corrects towards words of our own texts; a word that is known anywhere is never touched."""

    def __init__(
        self,
        words: Mapping[str, int],
        names: Collection[str] = (),
        real_words: Collection[str] = (),
        pairs: Mapping[str, int] | None = None,
    ) -> None:
        """Counted words, words of product names, English words and counted pairs "one two", all in lower case."""
        self._words = dict(sorted(words.items()))
        self._names = frozenset(names)
        self._real = frozenset(real_words)
        self._pairs = dict(sorted((pairs or {}).items()))
        self._counts = _candidates(self._words, self._names, self._real)
        self._index = _index(self._counts)
        # A list says nothing of words shorter than all of its own, and an empty one nothing of any.
        self._listed_from = min(map(len, self._real), default=MAX_LETTERS + 1)
        self._spared = self._real | self._names | _TRADE
        for word in [word for word in self._counts if self._is_slip(word)]:
            del self._counts[word]
        # Where no list can tell, what stands in our texts once is more often a rare word than a slip.
        rare = {word for word in self._words if len(word) < self._listed_from}
        known = self._spared | self._counts.keys() | rare
        # "wasnt" is how people write "wasn't".
        self._known = frozenset(known) | {word.replace("'", "") for word in known if "'" in word}
        apart = {pair: pair.replace(" ", "") for pair in _WRITTEN_APART.split("|")}
        self._apart = {pair: joined for pair, joined in apart.items() if joined in self._counts}
        self._first_halves = frozenset(pair.split()[0] for pair in self._apart)

    def correct(self, text: str) -> Corrected:
        """The text with each word that is clearly a slip put right; all else stays character by character."""
        found = tuple(self._corrections(text))
        parts: list[str] = []
        at = 0
        for each in found:
            parts += [text[at : each.start], each.meant]
            at = each.end
        return Corrected("".join([*parts, text[at:]]), found)

    def to_json(self) -> str:
        """Everything that `from_json` needs; the same learning gives the same text."""
        stored = {
            "words": self._words,
            "names": " ".join(sorted(self._names)),
            "real_words": " ".join(sorted(self._real)),
            "pairs": self._pairs,
        }
        return json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, stored: str) -> SpellingCorrector:
        """The corrector that `to_json` wrote; ValueError for anything else."""
        try:
            read = json.loads(stored)
            return cls(read["words"], read["names"].split(), read["real_words"].split(), read["pairs"])
        except (KeyError, TypeError, AttributeError) as failure:
            raise ValueError("This is no stored spelling. Train again.") from failure

    def _corrections(self, text: str) -> Iterator[Correction]:
        shouting = _mostly_capitals(text)
        before: re.Match[str] | None = None
        end = 0
        for chunk in _CHUNK.finditer(text):
            if _NOT_PROSE.search(chunk[0]):
                before, end = None, chunk.end() - 1
                continue
            for word in _WORD.finditer(text, chunk.start(), chunk.end()):
                if word.start() < end:
                    # The second half of a word that was joined.
                    continue
                starts = end == 0 or _SENTENCE_END.search(text, end, word.start()) is not None
                correction = self._joined(word, text) or self._mended(before, word, text, shouting or starts)
                before, end = word, word.end()
                if correction is not None:
                    end = correction.end
                    yield correction

    def _joined(self, word: re.Match[str], text: str) -> Correction | None:
        """One word for the two that begin here ("pass word"), or None."""
        if word[0].lower() not in self._first_halves or text[word.end() : word.end() + 1] != " ":
            return None
        following = _CHUNK.match(text, word.end() + 1)
        if following is None:
            return None
        second = _WORD.match(following[0])
        meant = self._apart.get(f"{word[0]} {second[0]}".lower()) if second else None
        if second is None or meant is None or _NOT_PROSE.search(following[0]):
            return None
        start, end = word.start(), following.start() + second.end()
        return Correction(start, end, text[start:end], _in_case_of(word[0], meant))

    def _mended(
        self, before: re.Match[str] | None, word: re.Match[str], text: str, may_start: bool
    ) -> Correction | None:
        typed = word[0]
        plain = _plain(typed)
        if plain in self._known or not MIN_LETTERS <= len(plain) <= MAX_LETTERS:
            return None
        if typed.isupper() and len(typed) <= _ACRONYM_LETTERS:
            return None
        # A letter that English does not have, or a capital inside, is a name.
        if not plain.isascii() or _CAPITAL_INSIDE.match(typed) or _is_form(plain, self._known):
            return None
        following = _WORD.match(text, word.end() + 1)
        place = _Place(
            typed,
            plain,
            _plain(before[0]) if before else "",
            _plain(following[0]) if following else "",
            # A capital inside a sentence is more often somebody's name than a slip.
            named=typed[0].isupper() and not may_start,
        )
        meant = self._best(place) or (None if place.named else self._split(plain))
        if meant is None:
            return None
        cased = _in_case_of(typed, meant)
        return Correction(word.start(), word.end(), typed, cased.replace("'", "\u2019") if "\u2019" in typed else cased)

    def _best(self, place: _Place) -> str | None:
        plain = place.plain
        likely = [(_likelihood(plain, word), word) for word in self._close(plain, 1)]
        if not likely and len(plain) >= TWO_SLIPS_LETTERS:
            likely = [(_TWO_SLIPS, word) for word in self._close(plain, 2) if _are_two_slips(plain, word)]
        if place.named:
            likely = [(like, word) for like, word in likely if word in self._names]
        weighed = sorted((-like * self._weight(word, place), word) for like, word in likely if like >= _LEAST)
        if not weighed or (len(weighed) > 1 and weighed[0][0] > _CLEARLY * weighed[1][0]):
            return None
        return weighed[0][1]

    def _weight(self, word: str, place: _Place) -> int:
        beside = self._pairs.get(f"{place.before} {word}", 0) + self._pairs.get(f"{word} {place.after}", 0)
        return self._counts[word] * (1 + beside)

    def _close(self, plain: str, slips: int) -> list[str]:
        from rapidfuzz.distance import OSA

        near: set[str] = set()
        for part in deletions(plain, slips):
            near.update(self._index.get(part, ()))
        return [
            word
            for word in near
            if word in self._counts and word != plain and OSA.distance(plain, word, score_cutoff=slips) <= slips
        ]

    def _split(self, plain: str) -> str | None:
        """Two words written as one ("myprinter"), where our texts have them side by side."""
        if len(plain) < _SPLIT_LETTERS:
            return None
        pairs = [f"{plain[:at]} {plain[at:]}" for at in range(2, len(plain) - 1)]
        best = max(pairs, key=lambda pair: self._pairs.get(pair, 0))
        return best if best in self._pairs else None

    def _is_slip(self, word: str) -> bool:
        """A word of our texts that the world does not know and that has a far commoner neighbour."""
        if len(word) < max(MIN_LETTERS, self._listed_from) or word in self._spared:
            return False
        return not _is_form(word, self._real) and any(
            self._counts[other] >= _SLIP_RATIO * self._counts[word] and _likelihood(word, other) >= _LEAST
            for other in self._close(word, 1)
        )


def learn_spelling(texts: Sequence[str], names: Iterable[str], real_words: Collection[str] = ()) -> SpellingCorrector:
    """Learn from our own texts and product names; `real_words` are English words that stay as they are."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts:
        found = [_plain(word) for word in _WORD.findall(text)]
        words.update(found)
        pairs.update(f"{one} {two}" for one, two in pairwise(found))
    in_names = {_plain(word) for name in names for word in _WORD.findall(name)}
    common = {pair: count for pair, count in pairs.items() if count >= _MIN_PAIR}
    return SpellingCorrector(words, in_names, frozenset(map(_plain, real_words)), common)


def _plain(word: str) -> str:
    return word.lower().replace("\u2019", "'")


def _candidates(words: Mapping[str, int], names: Iterable[str], real: Collection[str]) -> dict[str, int]:
    """What a slip may be put right into, with counts; seen once is enough for a word that the world knows."""
    counts = {
        word: count
        for word, count in words.items()
        if 3 <= len(word) <= MAX_LETTERS and (count >= _MIN_COUNT or word in real)
    }
    for name in names:
        if 3 <= len(name) <= MAX_LETTERS:
            counts[name] = max(counts.get(name, 0), _NAME_COUNT)
    return counts


def _index(words: Iterable[str]) -> dict[str, list[str]]:
    """Every word under itself and under what is left of it without one or, when long, two letters."""
    index: dict[str, list[str]] = {}
    for word in sorted(words):
        for part in deletions(word, 2 if len(word) >= TWO_SLIPS_LETTERS - 2 else 1):
            index.setdefault(part, []).append(word)
    return index


def _is_form(word: str, known: Collection[str]) -> bool:
    """ "logins" and "rebooting" beside "login" and "reboot"; "passs" and "lockeed" are none."""
    for ending, not_after, least in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) >= least and stem[-1] not in not_after and stem in known:
                return True
    return False


def _are_two_slips(typed: str, meant: str) -> bool:
    """Whether two slips make one word of the other, and not merely another word of a similar look."""
    if typed[0] != meant[0]:
        return False
    if _undoubled(_VOWELS.sub("", typed)) == _undoubled(_VOWELS.sub("", meant)):
        return True
    one, two = Counter(typed), Counter(meant)
    return sum(((one - two) + (two - one)).values()) <= 2


def _likelihood(typed: str, meant: str) -> float:
    """How likely the slip is, 1 for the commonest kinds; the first letter is seldom wrong."""
    doubled = _undoubled(typed) == _undoubled(meant)
    if len(meant) < MIN_LETTERS and not doubled:
        # Words of three letters are near to everything.
        return 0.0
    weight = 1.0 if typed[0] == meant[0] else _FIRST_LETTER
    if doubled or sorted(typed) == sorted(meant):
        return weight
    if len(typed) < len(meant):
        return weight * _LETTER_MISSING
    if len(typed) > len(meant):
        return weight * (_NEXT_KEY if _touched(typed, meant) else _STRANGE)
    other = [(one, two) for one, two in zip(typed, meant, strict=True) if one != two]
    alike = all(one in _BESIDE.get(two, "") or _sound(one) == _sound(two) for one, two in other)
    return weight * (_NEXT_KEY if alike else _STRANGE)


def _touched(typed: str, meant: str) -> bool:
    """Whether the letter too many lies beside the one before or after it on the keyboard."""
    at = next((at for at, (one, two) in enumerate(zip(typed, meant, strict=False)) if one != two), len(meant))
    around = typed[max(0, at - 1) : at] + typed[at + 1 : at + 2]
    return any(typed[at] in _BESIDE.get(letter, "") for letter in around)


def _sound(letter: str) -> str:
    return next((group for group in _ALIKE if letter in group), letter)


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _keys_beside() -> dict[str, str]:
    beside: dict[str, str] = {}
    for row, keys in enumerate(_KEY_ROWS):
        for at, key in enumerate(keys):
            around = keys[max(0, at - 1) : at] + keys[at + 1 : at + 2]
            if row:
                around += _KEY_ROWS[row - 1][at : at + 2]
            if row + 1 < len(_KEY_ROWS):
                around += _KEY_ROWS[row + 1][max(0, at - 1) : at + 1]
            beside[key] = around
    return beside


_BESIDE = _keys_beside()


def _in_case_of(typed: str, meant: str) -> str:
    """Lower, Capitalised or CAPITALS as it was typed."""
    if typed.isupper() and len(typed) > 1:
        return meant.upper()
    return meant[0].upper() + meant[1:] if typed[0].isupper() else meant


def _mostly_capitals(text: str) -> bool:
    words: list[str] = _WORD.findall(text)
    return 2 * sum(word[0].isupper() for word in words) > len(words)
