"""How well messages were understood: labelled messages and what was made of them in, figures out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from bot.language.band import OFFERED, Band

OUT_OF_SCOPE = "out_of_scope"
CONFUSIONS_SHOWN = 15
_LINE_LOOKS_LIKE = 'A line looks like {"text": "the printer is offline", "category": "printer"}.'


class BadLabels(ValueError):
    """Labelled messages or a map that cannot be used; the message says where and what to do."""


@dataclass(frozen=True)
class Labelled:
    """A message with somebody's category and those of ours (or out_of_scope) that count as right for it."""

    text: str
    category: str
    accepted: frozenset[str]
    source: str | None = None

    @property
    def foreign(self) -> bool:
        """Whether the message is none of our business."""
        return self.accepted == {OUT_OF_SCOPE}


@dataclass(frozen=True)
class Guess:
    """What the assistant made of a message; `ranking` holds categories and out_of_scope, best first."""

    category: str
    band: Band
    ranking: tuple[str, ...] = ()

    @property
    def outcome(self) -> Band:
        """What the person meets: a message that is called out of scope is rejected, however surely."""
        return Band.REJECT if self.category == OUT_OF_SCOPE else self.band


@dataclass(frozen=True)
class Share:
    """`part` messages of `whole`."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """0 to 1; None of no messages."""
        return self.part / self.whole if self.whole else None

    def __str__(self) -> str:
        """For reading: `78.2 %`, or a dash where there is nothing to divide by."""
        return "–" if self.value is None else f"{self.value * 100:.1f} %"


@dataclass(frozen=True)
class Bands:
    """Of some messages: the shares that were acted on, offered a choice, rejected."""

    act: Share
    offer: Share
    reject: Share


@dataclass(frozen=True)
class Confusion:
    """A category of the labels that was taken for one of ours `count` times, wrongly."""

    category: str
    taken_for: str
    count: int


@dataclass(frozen=True)
class Figures:
    """The result; each share says of how many messages. `right` and `top3` are of the messages that are ours.

    `precise` is, of the messages acted on, those in the right category; of those offered a choice, those that are
    ours with a right one among the first three; of those rejected, those that are none of ours.
    """

    messages: int
    right: Share
    top3: Share
    macro_f1: float | None
    all: Bands
    ours: Bands
    foreign: Bands
    precise: Bands
    confusions: tuple[Confusion, ...]
    categories: tuple[tuple[str, Share], ...]
    sources: tuple[tuple[str, Share], ...]

    def document(self) -> dict[str, Any]:
        """The figures for scripts: shares from 0 to 1, null where there is nothing to divide by."""
        return {
            "messages": self.messages,
            "in_scope": self.right.whole,
            "out_of_scope": self.foreign.reject.whole,
            "right": self.right.value,
            "top3": self.top3.value,
            "macro_f1": self.macro_f1,
            **{band.value: getattr(self.all, band.value).value for band in Band},
            **{f"{band.value}_precision": getattr(self.precise, band.value).value for band in Band},
            "in_scope_acted_on": self.ours.act.value,
            "in_scope_offered": self.ours.offer.value,
            "in_scope_rejected": self.ours.reject.value,
            "out_of_scope_recall": self.foreign.reject.value,
            "out_of_scope_offered": self.foreign.offer.value,
            "out_of_scope_acted_on": self.foreign.act.value,
            "worst": [[each.category, each.taken_for, each.count] for each in self.confusions],
            "categories": _shares_document(self.categories),
            "sources": _shares_document(self.sources),
        }


def is_right(label: Labelled, guess: Guess) -> bool:
    """Whether the category is one of those accepted; a message that is none of ours is right when it is rejected."""
    if label.foreign:
        return guess.outcome is Band.REJECT
    return guess.category in label.accepted


def measure(labels: Sequence[Labelled], guesses: Sequence[Guess]) -> Figures:
    """All figures; ValueError when there are not as many guesses as labels."""
    pairs = list(zip(labels, guesses, strict=True))
    ours = [pair for pair in pairs if not pair[0].foreign]
    foreign = [pair for pair in pairs if pair[0].foreign]
    return Figures(
        messages=len(pairs),
        right=_share(ours, is_right),
        top3=_share(ours, _is_among_offered),
        macro_f1=macro_f1([label.category for label in labels], _in_their_words(pairs)),
        all=_bands(pairs),
        ours=_bands(ours),
        foreign=_bands(foreign),
        precise=_precision(pairs),
        confusions=_confusions(pairs),
        categories=_by(pairs, lambda label: label.category),
        sources=_by(pairs, lambda label: label.source),
    )


def macro_f1(true: Sequence[str], predicted: Sequence[str | None]) -> float | None:
    """The mean over the categories in `true` of 2TP / (2TP + FP + FN), each 0 to 1; None of nothing."""
    hits = Counter(right for right, guess in zip(true, predicted, strict=True) if right == guess)
    wanted, given = Counter(true), Counter(predicted)
    scores = [2 * hits[name] / (wanted[name] + given[name]) for name in wanted]
    return sum(scores) / len(scores) if scores else None


def read_labelled(
    lines: Iterable[str], known: Collection[str], accepted: Mapping[str, frozenset[str]] | None = None
) -> tuple[Labelled, ...]:
    """The messages of JSON lines {"text", "category"[, "source"]}; blank lines do not count.

    `known` are our categories; `accepted` is what `read_map` returned, None where the labels are our own categories.
    Raises BadLabels with the number of the line.
    """
    taken = accepted if accepted is not None else {name: frozenset({name}) for name in known}
    taken = {**taken, OUT_OF_SCOPE: frozenset({OUT_OF_SCOPE})}
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(_labelled(line, taken, mapped=accepted is not None))
            except BadLabels as bad:
                raise BadLabels(f"line {number}: {bad}") from None
    if not found:
        raise BadLabels(f"there is no message in it. {_LINE_LOOKS_LIKE}")
    return tuple(found)


def read_map(document: object, known: Collection[str]) -> dict[str, frozenset[str]]:
    """For each of their categories those of ours that count as right, from {theirs: ours or [ours, ...]}; raises BadLabels."""
    if not isinstance(document, Mapping) or not document:
        raise BadLabels("it must name, for each of their categories, ours: `printing: [printer, scanner]`.")
    accepted = {}
    for theirs, ours in document.items():
        names = [ours] if isinstance(ours, str) else ours
        if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
            raise BadLabels(f"'{theirs}' needs a list of our categories: `{theirs}: [printer, scanner]`.")
        for name in names:
            if name not in known and name != OUT_OF_SCOPE:
                raise BadLabels(f"'{theirs}' names '{name}', which is no category of ours.{_meant(name, known)}")
        accepted[str(theirs)] = frozenset(names)
    if accepted.get(OUT_OF_SCOPE, {OUT_OF_SCOPE}) != {OUT_OF_SCOPE}:
        raise BadLabels("'out_of_scope' always stands for itself: take its line out.")
    return accepted


def _labelled(line: str, accepted: Mapping[str, frozenset[str]], *, mapped: bool) -> Labelled:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLabels(f"this is not JSON. {_LINE_LOOKS_LIKE}") from None
    if not isinstance(read, dict):
        raise BadLabels(f"this is no JSON object. {_LINE_LOOKS_LIKE}")
    for name in ("text", "category"):
        if not isinstance(read.get(name), str):
            raise BadLabels(f'"{name}" is missing or no text. {_LINE_LOOKS_LIKE}')
    category = read["category"]
    if category not in accepted:
        where = "Add it to the map." if mapped else "For categories of somebody else, say with --map which of ours fit."
        what = "is not in the map" if mapped else "is no category of ours"
        raise BadLabels(f"'{category}' {what}.{_meant(category, accepted)} {where}")
    source = read.get("source")
    return Labelled(read["text"], category, accepted[category], None if source is None else str(source))


def _meant(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name, sorted({*known, OUT_OF_SCOPE}), n=1)
    return f" Did you mean '{close[0]}'?" if close else ""


_Pairs = Sequence[tuple[Labelled, Guess]]


def _share(pairs: _Pairs, holds: Callable[[Labelled, Guess], bool]) -> Share:
    return Share(sum(holds(label, guess) for label, guess in pairs), len(pairs))


def _is_among_offered(label: Labelled, guess: Guess) -> bool:
    """A message that is none of ours has no right one to offer."""
    return not label.foreign and not label.accepted.isdisjoint(guess.ranking[:OFFERED])


def _bands(pairs: _Pairs) -> Bands:
    counts = Counter(guess.outcome for _, guess in pairs)
    return Bands(*(Share(counts[band], len(pairs)) for band in Band))


def _precision(pairs: _Pairs) -> Bands:
    met = {band: [pair for pair in pairs if pair[1].outcome is band] for band in Band}
    return Bands(
        act=_share(met[Band.ACT], is_right),
        offer=_share(met[Band.OFFER], _is_among_offered),
        reject=_share(met[Band.REJECT], lambda label, _: label.foreign),
    )


def _in_their_words(pairs: _Pairs) -> list[str | None]:
    """Each guess as a category of the labels: the message's own when it is right, else the nearest that accepts it."""
    accepted = {label.category: label.accepted for label, _ in pairs}
    theirs: dict[str, str] = {}
    # The last one stays: of the same name, else the one that accepts the fewest, else the first by name.
    for name in sorted(accepted, key=lambda name: (len(accepted[name]), name), reverse=True):
        theirs.update(dict.fromkeys(accepted[name], name))
    theirs.update({name: name for name in accepted if name in accepted[name]})
    return [label.category if is_right(label, guess) else theirs.get(guess.category) for label, guess in pairs]


def _confusions(pairs: _Pairs) -> tuple[Confusion, ...]:
    counts = Counter((label.category, guess.category) for label, guess in pairs if not is_right(label, guess))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Confusion(*pair, count) for pair, count in ordered[:CONFUSIONS_SHOWN])


def _by(pairs: _Pairs, name_of: Callable[[Labelled], str | None]) -> tuple[tuple[str, Share], ...]:
    """Right of all for each name, by name; messages without one are left out."""
    names = sorted({name for label, _ in pairs if (name := name_of(label)) is not None})
    return tuple((name, _share([pair for pair in pairs if name_of(pair[0]) == name], is_right)) for name in names)


def _shares_document(shares: Iterable[tuple[str, Share]]) -> dict[str, dict[str, int]]:
    return {name: {"messages": share.whole, "right": share.part} for name, share in shares}
