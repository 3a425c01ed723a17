"""``TrainingData`` of the ports: the files of examples in data/nlu, and what must not get into them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from bot.connectors.anonymous import Vocabulary, anonymous
from bot.connectors.training_lines import Line, file_of, normalised, read_lines, with_line
from bot.connectors.whole_files import write_whole
from bot.desk.errors import NotFound
from bot.desk.learning import ClientWords, TrainingLine
from bot.language.encoding import EncoderSource
from bot.operations.ports.learning import Anonymous

# From these cosines on two lines teach the same: within a category, and under two. As the tests of the examples have it.
NEAR_WITHIN, NEAR_ACROSS = 0.97, 0.95
# Only lines that share so much of their letters with a new one are compared by meaning.
_COMPARED = 300
# From this likeness of the letters on (0 to 100) two lines are the same but for a slip.
_SAME_LETTERS = 96


@dataclass(frozen=True)
class _Read:
    """The examples as they are now."""

    lines: tuple[Line, ...]
    measured: frozenset[str]

    @cached_property
    def by_words(self) -> Mapping[str, Line]:
        """The first example with these letters and digits."""
        found: dict[str, Line] = {}
        for line in self.lines:
            found.setdefault(normalised(line.text), line)
        return found


class TrainingFiles:
    """The examples below ``project``/data/nlu. They are read anew when a file has changed."""

    def __init__(self, project: Path, encoder: EncoderSource) -> None:
        self._project = project
        self._folder = project / "data" / "nlu"
        self._encoder = encoder
        self._kept: tuple[tuple[object, ...], _Read] | None = None

    def anonymous(self, text: str, words: ClientWords) -> Anonymous:
        """One line without anything of a client."""
        return anonymous(text, words, self._vocabulary)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        names = (self._folder / "lookups").glob("*.yml")
        return Vocabulary.of(
            (line.text for line in self._read().lines), (path.read_text(encoding="utf-8") for path in names)
        )

    def objections(self, line: TrainingLine, others: Sequence[TrainingLine], *, by_meaning: bool) -> Sequence[str]:
        """Why the line must not be learned: it stands there, means what another means, or is measured on."""
        found, words = self._read(), normalised(line.text)
        if words in found.measured:
            return ("It is one of the messages that understanding is measured on, which must stay unknown to it.",)
        beside = [*found.lines, *(Line(each.text, each.category, None) for each in others)]
        same = found.by_words.get(words) or next((each for each in beside if normalised(each.text) == words), None)
        if same is not None:
            return (_stands(same, line, "It stands"),)
        encoder = self._encoder() if by_meaning else None
        if encoder is None:
            alike = next((each for each in beside if _letters_alike(words, normalised(each.text))), None)
            return () if alike is None else (_stands(alike, line, f"'{alike.text}' is nearly the same and stands"),)
        near = _nearest_by_words(line.text, beside)
        vector, *others = encoder.encode([line.text, *(each.text for each in near)])
        cosine, nearest = max(
            ((float(vector @ other), each) for other, each in zip(others, near, strict=True)), key=itemgetter(0)
        )
        if cosine <= (NEAR_WITHIN if nearest.intent == line.category else NEAR_ACROSS):
            return ()
        return (_stands(nearest, line, f"'{nearest.text}' means the same and stands"),)

    def lacking(self, lines: Sequence[TrainingLine]) -> Sequence[TrainingLine]:
        """Those of the lines that are no examples yet, each once."""
        known = {(each.intent, each.text) for each in self._read().lines} if lines else set()
        return tuple(each for each in dict.fromkeys(lines) if (each.category, each.text) not in known)

    def add(self, lines: Sequence[TrainingLine]) -> Sequence[str]:
        """Write them, each file as a whole; the names of the files below the project."""
        changed = self._changed(lines)
        for path, (_, after) in changed.items():
            write_whole(path, after)
        return tuple(str(path.relative_to(self._project)) for path in changed)

    def patch(self, lines: Sequence[TrainingLine]) -> str:
        """What ``add`` would change, for ``git apply``."""
        return "".join(
            row
            for path, (before, after) in self._changed(lines).items()
            for row in _diff(str(path.relative_to(self._project)), before, after)
        )

    def _changed(self, lines: Sequence[TrainingLine]) -> dict[Path, tuple[str, str]]:
        """The files in which a line is lacking: their text now and with it."""
        changed: dict[Path, tuple[str, str]] = {}
        for line in self.lacking(lines):
            path = file_of(self._folder, line.category)
            if path is None:
                raise NotFound(f"There is no file of examples for {line.category} in {self._folder}.")
            before, text = changed.get(path) or (path.read_text(encoding="utf-8"),) * 2
            changed[path] = (before, with_line(text, line.category, line.text))
        return changed

    def _read(self) -> _Read:
        """The examples, from memory as long as no file has changed."""
        paths = sorted(self._folder.rglob("*.yml"))
        if not paths:
            raise NotFound(f"There are no training data here: {self._folder} has no examples.")
        stamp = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in paths)
        if self._kept is None or self._kept[0] != stamp:
            self._kept = (stamp, _Read(tuple(read_lines(self._folder)), self._measured()))
        return self._kept[1]

    def _measured(self) -> frozenset[str]:
        """The messages that the project's benchmarks measure on; none where only the program is installed."""
        files = sorted((self._project / "benchmarks" / "messages").glob("*.jsonl"))
        rows = (row for path in files for row in path.read_text(encoding="utf-8").splitlines() if row.strip())
        return frozenset(normalised(str(json.loads(row).get("text", ""))) for row in rows)


def _stands(found: Line, line: TrainingLine, what: str) -> str:
    where = "here already" if found.intent == line.category else f"under {found.intent}"
    return f"{what} {where}."


def _letters_alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio(one, other, score_cutoff=_SAME_LETTERS) > 0


def _nearest_by_words(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines that share most with the text, in whatever order the words stand."""
    from rapidfuzz.fuzz import token_sort_ratio
    from rapidfuzz.process import extract

    texts = [line.text.casefold() for line in lines]
    return [lines[place] for _, _, place in extract(text.casefold(), texts, scorer=token_sort_ratio, limit=_COMPARED)]


def _diff(name: str, before: str, after: str) -> Iterator[str]:
    rows = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{name}", f"b/{name}")
    for row in rows:
        yield row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n"
