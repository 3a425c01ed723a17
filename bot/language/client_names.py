"""Names that only one client's people use: their programs, their asset tags, what they call their devices.

They come with the message, from the client's file; nothing is trained, and no other client's names are near.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.language.entity import ASSET_TAG, ERROR_CODE, HOST_NAME, PHONE_NUMBER, TICKET, Entity
from bot.language.names import KnownName, misspelt_name

APPLICATION, DEVICE = "application", "device"
# What a client's own name takes the place of where both stand on the same words.
_GIVES_WAY = frozenset({APPLICATION, ASSET_TAG, DEVICE, HOST_NAME})
_WINS = frozenset({ERROR_CODE, PHONE_NUMBER, TICKET})

_RUN = re.compile(r"[^\W\d_]+|\d+")
_CAPITALISED = re.compile(r"[A-Z]*[a-z]+|[A-Z]+|\d+")
_EMAIL = re.compile(r"[\w.+-]+@[\w.-]+")
# What may stand between the parts of one name: "md ws 07", "MD - WS - 07", "Brandt & Co", "Dr. Lee's laptop".
_BETWEEN = re.compile(r"\s?[-\u2010-\u2015_&+]?\s?|\.\s?|['\u2019/]")
# In front of a number these are talk ("at 10") and no tag "AT-10" with its dash left out.
_TALK_WORDS = """
about after am and are at before by call calls day days do error floor for from go had has have hour hours in is it
last level line me my no not number of office on or our page room since so step than the they to until up us
version was we week win windows with
"""
_TALK = frozenset(_TALK_WORDS.split())
# A tag without digits ("SAM-IPAD") may be written with a blank when it ends with one of these; "FRONT-DESK" may not.
_DEVICE_LIST = "imac ipad iphone laptop mac macbook nas notebook pc printer server surface tablet"
_DEVICE_WORDS = frozenset(_DEVICE_LIST.split())
# A name of fewer letters, and a tag that is one word, are found only in capitals or as the client writes them: "ACT" is
# no "act", and "LOBBY" no "lobby".
_SHORTEST_ANY_CASE = 4
# A name may be written in more parts than it has: "case track" for CaseTrack, "W S 07".
_MORE_RUNS = 2


def find_client_names(text: str, names: Iterable[KnownName], real_words: Collection[str] = ()) -> tuple[Entity, ...]:
    """Every name found, longest first, none overlapping another; an asset tag is a name that is its own value.

    Letters of either case; one slip in one-word names of six letters, but no `real_words` for slips; tags with other
    signs or none between their parts.
    """
    known = _Known.of(names, real_words)
    addresses = [match.span() for match in _EMAIL.finditer(text)]
    runs = [
        run
        for run in _RUN.finditer(text)
        if not any(start <= run.start() and run.end() <= end for start, end in addresses)
    ]
    found: list[Entity] = []
    at = 0
    while at < len(runs):
        entity, used = _longest_at(text, runs, at, known)
        if entity is not None:
            found.append(entity)
        at += used
    return tuple(found)


def with_client_names(
    text: str, found: Sequence[Entity], names: Iterable[KnownName], real_words: Collection[str] = ()
) -> tuple[Entity, ...]:
    """What was found in the text already, with the client's own names, which win over what everybody calls so."""
    named = find_client_names(text, names, real_words)
    own = [each for each in named if not any(_stays(other, each) for other in found)]
    kept = [each for each in found if not any(each.overlaps(name) and each.kind in _GIVES_WAY for name in own)]
    return tuple(sorted((*kept, *own), key=lambda each: (each.start, each.end)))


def _stays(other: Entity, own: Entity) -> bool:
    """A code, a ticket or a number to call is what it says; and "the laptop" is no device that is called Laptop."""
    if not other.overlaps(own):
        return False
    if other.kind == DEVICE and own.kind == ASSET_TAG:
        return own.text.isalpha() and own.text.casefold() != own.value.casefold()
    return other.kind in _WINS


@dataclass(frozen=True)
class _Known:
    """The names by what is looked up: letters and digits in a row, the parts of tags, and single words."""

    squeezed: Mapping[str, Sequence[KnownName]]
    tags: Mapping[tuple[str, ...], Sequence[KnownName]]
    words: Mapping[str, KnownName]
    real_words: Collection[str]
    most_runs: int

    @classmethod
    def of(cls, names: Iterable[KnownName], real_words: Collection[str]) -> _Known:
        """An index of the names."""
        squeezed: dict[str, list[KnownName]] = defaultdict(list)
        tags: dict[tuple[str, ...], list[KnownName]] = defaultdict(list)
        words: dict[str, KnownName] = {}
        most_runs = 1
        for name in names:
            runs = _RUN.findall(name.spelling.casefold())
            most_runs = max(most_runs, len(runs))
            squeezed["".join(runs)].append(name)
            if _is_tag(name):
                tags[_without_zeros(runs)].append(name)
            elif len(runs) == 1:
                words[f"{runs[0]} {name.value}"] = KnownName(runs[0], name.kind, name.value)
        return cls(squeezed, tags, words, real_words, most_runs)


def _is_tag(name: KnownName) -> bool:
    return name.kind == ASSET_TAG and name.spelling.casefold() == name.value.casefold()


def _without_zeros(runs: Iterable[str]) -> tuple[str, ...]:
    return tuple(run.lstrip("0") or "0" if run.isdigit() else run for run in runs)


def _longest_at(text: str, runs: Sequence[re.Match[str]], at: int, known: _Known) -> tuple[Entity | None, int]:
    """The longest name that begins with this run of letters or digits, and how many runs it takes."""
    start = runs[at].start()
    if text[start - 1 : start].isalnum():
        return None, 1
    for last in _reach(text, runs, at, known.most_runs + _MORE_RUNS):
        end = runs[last].end()
        if text[end : end + 1].isalnum():
            continue
        name = _named(text[start:end], [run[0].casefold() for run in runs[at : last + 1]], known)
        if name is not None and not (_is_tag(name) and _goes_on(text, start, end)):
            return Entity(name.kind, name.value, text[start:end], start, end), last + 1 - at
    return None, 1


def _reach(text: str, runs: Sequence[re.Match[str]], at: int, most: int) -> Iterator[int]:
    """How far a name that begins here may go, farthest first."""
    last = at
    while last + 1 < len(runs) and last - at < most:
        if not _BETWEEN.fullmatch(text[runs[last].end() : runs[last + 1].start()]):
            break
        last += 1
    yield from range(last, at - 1, -1)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a dash leads on to more letters or digits: MD-WS-07 is not the start of MD-WS-07-B."""
    return re.match(r"-\w", text[end:]) is not None or re.search(r"\w-\Z", text[:start]) is not None


def _named(written: str, runs: list[str], known: _Known) -> KnownName | None:
    spelled = _only(name for name in known.squeezed.get("".join(runs), ()) if _may_be_written(name, written, runs))
    if spelled is not None:
        return spelled
    tag = _only(name for name in known.tags.get(_without_zeros(runs), ()) if _may_be_written(name, written, runs))
    return tag or (misspelt_name(runs[0], known.words, known.real_words) if len(runs) == 1 else None)


def _only(names: Iterable[KnownName]) -> KnownName | None:
    """The one that is meant; nobody guesses between two."""
    by_value = {(name.kind, name.value): name for name in names}
    return next(iter(by_value.values())) if len(by_value) == 1 else None


def _may_be_written(name: KnownName, written: str, runs: list[str]) -> bool:
    """Whether the name may be meant by what stands there, which has the same letters and digits."""
    if written.casefold() == name.spelling.casefold():
        in_any_case = not written.isalpha() or (len(written) >= _SHORTEST_ANY_CASE and not _is_tag(name))
        return in_any_case or written in (name.spelling, written.upper())
    if not _is_tag(name):
        return len("".join(runs)) >= _SHORTEST_ANY_CASE and _splits_where_it_may(name, runs)
    letters = [run for run in runs if not run.isdigit()]
    if len("".join(letters)) < 2 or len("".join(runs)) < 3 or ". " in written:
        return False
    if len(letters) == len(runs):
        return not any(map(str.isspace, written)) or runs[-1] in _DEVICE_WORDS
    return letters[0] not in _TALK or not any(map(str.isspace, written))


def _splits_where_it_may(name: KnownName, runs: list[str]) -> bool:
    """CaseTrack may be written "case track"; Infor is no "in for", and MyCase no "my case"."""
    if len(runs) <= len(_RUN.findall(name.spelling)):
        return True
    parts = [part.casefold() for part in _CAPITALISED.findall(name.spelling)]
    return parts == runs and len(runs[0]) > 1 and runs[0] not in _TALK
