"""Emergency words: what pages a person at once, whatever the assistant understands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Literal

from bot.language import emergency_calm as calm
from bot.language import emergency_danger, emergency_everyday, emergency_idioms, emergency_outage, emergency_security
from bot.language import emergency_words as shared
from bot.language.calm_words import is_somebody_elses_outage
from bot.language.emergency_slips import Slips
from bot.language.phrases import STOP, PhraseBooks, Reading, Tokens, tokens

EmergencyKind = Literal["security_incident", "outage", "danger"]

# From the gravest to the least.
_KINDS: tuple[EmergencyKind, ...] = ("danger", "security_incident", "outage")
_LEXICONS = {"danger": emergency_danger, "security_incident": emergency_security, "outage": emergency_outage}
# In a text of more letters no slips are looked for: it is a log or a thread of mails, and has to be read quickly.
_LONG_TEXT = 6_000
# So many alarms of a text are weighed; who is not alarming in these is not in the rest.
_WEIGHED = 20
# Who reports some bait in more words tells more than that.
_SHORT_MESSAGE = 40
# How many words before the alarm a "no" or "not" still speaks of it, and how many letters around it are read.
_NEGATION_REACH = 4
_LETTERS_AROUND = 400
_BREAKS = re.compile(r"(?<!\w)(?:[.,]|but|however|although|though|because|cause|and|so|since|then|when|while|if|that) ")
# In front of it, a question about danger is no mere question.
_WITNESS = re.compile(r"(?<!\w)(?:smell|see|hear|feel|is he|is she|someone|somebody) ")
_NO_FALSE_ALARM = re.compile(r"(?<!\w)(?:not|no|isnt|wasnt|never) (?:a )?false (?:alarm|positive)(?!\w)")
# Behind the alarm, its own answer: "went bang? no, only the lid".
_ANSWERED = re.compile(r"[.,] no , (?:only|just) (?!smoke|fire|sparks|flames)")
_NOT_ALONE = re.compile(r"(?<!\w)(?:not|isnt|arent|more than) (?:only|just) ")
# What is called so is no report: the case "Fire at the mill".
_QUOTED = re.compile(r"[\"\u201c\u201e\u00ab][^\"\u201c\u201d\u00bb\n]{2,60}[\"\u201c\u201d\u00bb]")
_CALLED = re.compile(
    r"(?<!\w)(?:case|job|project|course|film|song|book|game|event|team|club|category|chapter|poster|channel|playlist)s? $",
    re.IGNORECASE,
)
_CALLED_LETTERS = 12
# Of an alarm of so many words, harmless words may take one in so many.
_MANY_WORDS, _SHARE_OF_HARMLESS = 6, 3


@dataclass(frozen=True)
class Emergency:
    """What kind of emergency somebody reports, and the words that said so."""

    kind: EmergencyKind
    words: str


def find_emergency(text: str) -> Emergency | None:
    """The gravest emergency a text reports (danger, then security, then outage), or None."""
    books = _books()
    said = tokens(_QUOTED.sub(_untitled, text), _slips().mend if len(text) <= _LONG_TEXT else str)
    said = replace(said, original=text)
    if _is_call(said):
        return Emergency("danger", text.strip())
    reading = books.read(said)
    for kind in _KINDS:
        for alarm in islice(_alarms(books, kind, reading), _WEIGHED):
            if not _taken_back(books, alarm):
                return Emergency(kind, said.words(alarm.start, alarm.end))
    return None


def _untitled(quoted: re.Match[str]) -> str:
    """Words in quotes, or as many blanks if they are the title of something."""
    before = quoted.string[max(0, quoted.start() - _CALLED_LETTERS) : quoted.start()]
    return " " * len(quoted[0]) if _CALLED.search(before) else quoted[0]


def _alarms(books: PhraseBooks, kind: EmergencyKind, reading: Reading) -> Iterator[_Alarm]:
    """Alarm words that no harmless words cover, or that mean what they say whatever stands beside them."""
    certain = list(_places(books, f"{kind} certain", reading))
    alarms = list(_places(books, f"{kind} alarms", reading))
    if not certain and not alarms:
        return
    near = reading.around(certain + alarms)
    joined = reading.said.joined
    settled = _blanked(joined, _places(books, "empty negation", near))
    plain = _blanked(joined, _places(books, f"{kind} harmless", near))
    bare = (found.span() for found in books.find(f"{kind} alarms", near, plain))
    long = (place for place in alarms if _is_mostly_bare(plain[slice(*place)]))
    for start, end in (*certain, *bare, *long):
        yield _Alarm(kind, joined, settled, start, end)


def _is_mostly_bare(words: str) -> bool:
    """Whether harmless words cover but few of many words, and not the last."""
    parts = words.split()
    covered = sum("~" in part for part in parts)
    is_bare = len(parts) >= _MANY_WORDS and covered * _SHARE_OF_HARMLESS <= len(parts)
    return is_bare and "~" not in parts[-1]


def _places(books: PhraseBooks, book: str, reading: Reading) -> Iterator[tuple[int, int]]:
    return (found.span() for found in books.find(book, reading))


@dataclass(frozen=True)
class _Alarm:
    """Alarm words in joined words, of which `plain` lacks the empty negations."""

    kind: EmergencyKind
    joined: str
    plain: str
    start: int
    end: int

    @property
    def clause_before(self) -> str:
        """The words of the same clause that stand before the alarm."""
        return _BREAKS.split(self.plain[max(0, self.start - _LETTERS_AROUND) : self.start])[-1]

    @property
    def near_before(self) -> str:
        """The last of them."""
        return " ".join(self.clause_before.split()[-_NEGATION_REACH:]) + " "

    @property
    def rest(self) -> str:
        """The alarm and what follows."""
        return self.joined[self.start : self.end + _LETTERS_AROUND]

    @property
    def sentence(self) -> str:
        """The sentence around it."""
        before = self.joined[max(0, self.start - _LETTERS_AROUND) : self.start].rpartition(f"{STOP} ")[2]
        after = self.joined[self.end : self.end + _LETTERS_AROUND].partition(f"{STOP} ")[0]
        return before + self.joined[self.start : self.end] + after


def _is_call(said: Tokens) -> bool:
    """Whether a sentence is nothing but a cry: "fire", "help smoke"."""
    for first, end in said.pieces():
        words = {part for part in said.parts[first:end] if part.isalpha()}
        if words & emergency_danger.CALLS and words <= emergency_danger.CALLS | emergency_danger.CALL_FILLERS:
            return True
    return False


def _taken_back(books: PhraseBooks, alarm: _Alarm) -> bool:
    """Whether the sentence denies, supposes, plans or has already settled what the alarm words say."""
    if (
        _ANSWERED.match(alarm.joined, alarm.end)
        or books.says("negation", alarm.near_before)
        or books.says("doubt", alarm.clause_before)
    ):
        return True
    around = alarm.joined[max(0, alarm.start - _LETTERS_AROUND) : alarm.end + _LETTERS_AROUND]
    if alarm.kind == "danger" and books.says("parting", alarm.joined[alarm.start : alarm.end]):
        # "Everything is sorted" is no all-clear here.
        return books.says("away", around) and not books.says("for good", around)
    still_bad = books.says("still bad", alarm.rest)
    if books.says("called off", _NO_FALSE_ALARM.sub("", around)) or (
        books.says("all clear", alarm.rest) and not still_bad
    ):
        return True
    if alarm.kind == "outage" and books.says("mine alone", around) and not (still_bad or _NOT_ALONE.search(around)):
        return True
    if alarm.kind == "outage" and is_somebody_elses_outage(around):
        return True
    if alarm.kind == "security_incident" and (
        _is_bait(books, alarm, around) or _is_mere_question(books, alarm, around)
    ):
        return True
    sentence = alarm.sentence
    if alarm.kind != "danger" and _is_elsewhere(books, sentence):
        return True
    if books.says("supposed", sentence) and (alarm.kind != "danger" or not _WITNESS.search(sentence)):
        return True
    over = books.says("long ago", sentence) or (alarm.kind == "outage" and books.says("planned or past", sentence))
    return over and not books.says("still bad", sentence)


def _is_bait(books: PhraseBooks, alarm: _Alarm, around: str) -> bool:
    """Whether something came that wants something, nobody did it, and nothing is wrong yet."""
    if len(alarm.joined.split()) > _SHORT_MESSAGE or not (
        books.says("lure", alarm.sentence) and books.says("untouched", around)
    ):
        return False
    if calm.was_done(around) or books.says("wrong", around):
        return False
    said = alarm.joined[alarm.start : alarm.end]
    if books.says("signed in", said):
        return books.says("false sender", around)
    return calm.OF_US.isdisjoint(said.split()) or books.says("asked only", said)


def _is_mere_question(books: PhraseBooks, alarm: _Alarm, around: str) -> bool:
    """Whether somebody asks if a plain trouble is an attack, and nothing else of what they say speaks for one."""
    asked = calm.MERE_QUESTION.finditer(alarm.joined, max(0, alarm.start - _LETTERS_AROUND))
    if not any(question.start() <= alarm.start and alarm.end <= question.end() for question in asked):
        return False
    return books.says("plain trouble", around) and not books.says("suspicious", around)


def _is_elsewhere(books: PhraseBooks, sentence: str) -> bool:
    """Whether it happened to people who are no client of ours, as somebody heard or asks."""
    return books.says("elsewhere", sentence) and books.says("hearsay", sentence) and not books.says("ours", sentence)


def _blanked(joined: str, places: Iterable[tuple[int, int]]) -> str:
    """The same text, as long as before, in which the places are no words any more."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(places):
        parts += [joined[at:start], re.sub(r"\w", "~", joined[max(at, start) : end])]
        at = max(at, end)
    return "".join(parts) + joined[at:]


@lru_cache(maxsize=1)
def _slips() -> Slips:
    return Slips(_books().vocabulary | emergency_danger.CALLS | emergency_danger.CALL_FILLERS)


@lru_cache(maxsize=1)
def _books() -> PhraseBooks:
    books = {
        "empty negation": shared.EMPTY_NEGATION,
        "negation": shared.NEGATION,
        "doubt": shared.DOUBT,
        "called off": shared.CALLED_OFF,
        "all clear": shared.ALL_CLEAR,
        "still bad": shared.STILL_BAD,
        "supposed": shared.SUPPOSED,
        "planned or past": shared.PLANNED_OR_PAST,
        "long ago": shared.LONG_AGO,
        "mine alone": shared.MINE_ALONE,
        **calm.BOOKS,
    }
    groups = {**shared.GROUPS, **emergency_idioms.GROUPS, **emergency_everyday.GROUPS}
    for kind, lexicon in _LEXICONS.items():
        books |= {f"{kind} certain": lexicon.CERTAIN, f"{kind} alarms": lexicon.ALARMS}
        books |= {f"{kind} harmless": lexicon.HARMLESS}
        groups |= lexicon.GROUPS
    return PhraseBooks(books, groups)
