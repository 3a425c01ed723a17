"""Turns documents of other people into drafts of articles: headings and lists become steps, the rest is told by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from bot.desk.walkthroughs import Status
from bot.knowledge.checking import (
    MAX_INTRO_WORDS,
    MAX_STEP_WORDS,
    MAX_STEPS,
    MAX_SYMPTOM_LETTERS,
    MAX_TITLE_LETTERS,
    risks_in,
)
from bot.knowledge.documents import Block, Kind, plain, read_html, read_markdown
from bot.knowledge.findings import Finding, Severity
from bot.knowledge.frontmatter import with_status
from bot.knowledge.parsing import parse_article

ENDINGS = (".md", ".markdown", ".html", ".htm")
MOST_BYTES = 1_000_000
MOST_FILES = 5_000
# A draft is looked at soon; who publishes it sets the day anew.
REVIEW_DAYS = 90
MINUTES_A_STEP, MOST_MINUTES = 2, 60
_STEP_HEADING = re.compile(r"^(?:step\s*)?\d+\s*[.:)–-]?\s+|^step\s*\d+\s*$", re.IGNORECASE)
# A line that the format would read as a step or as its attribute.
_NOT_AT_THE_START = re.compile(r"^(?:\d+\.|[#*-])\s*")


@dataclass(frozen=True)
class Draft:
    """What became of one document: where the draft goes and what it says, None when none could be made; and notes."""

    source: str
    path: str | None
    text: str | None
    steps: int
    notes: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether there is nothing to write."""
        return self.text is None


@dataclass(frozen=True)
class Wishes:
    """What is said about all documents: whom they are for, their category, the categories there are, the day.

    ``guess`` names the category that a text is likely about, None when it cannot say.
    """

    client: str | None
    category: str | None
    categories: Collection[str]
    today: date
    guess: Callable[[str], str | None]


def draft_folder(folder: Path, into: Path, wishes: Wishes) -> tuple[Draft, ...]:
    """A draft for each document below the folder, in the order of their paths; nothing is written.

    What stands in `into` already is never written over; of two documents with one name the second is refused.
    """
    taken = {file.stem for file in into.rglob("*.md")} if into.is_dir() else set()
    drafts: list[Draft] = []
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in ENDINGS)
    for file in files[:MOST_FILES]:
        draft = _draft_file(file, folder, wishes)
        name = Path(draft.path).stem if draft.path else ""
        if name in taken:
            draft = _refusal(
                draft.source, f"an article {name} is there already: rename the document or remove that one"
            )
        elif draft.text is not None:
            taken.add(name)
        drafts.append(draft)
    if len(files) > MOST_FILES:
        drafts.append(_refusal(str(files[MOST_FILES].relative_to(folder)), f"more than {MOST_FILES} documents at once"))
    return tuple(drafts)


def _draft_file(file: Path, folder: Path, wishes: Wishes) -> Draft:
    source = file.relative_to(folder).as_posix()
    if file.is_symlink() or not file.is_file():
        return _refusal(source, "this is no file of its own: copy it here")
    if file.stat().st_size > MOST_BYTES:
        return _refusal(source, f"more than {MOST_BYTES // 1_000_000} MB: this is no article")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return _refusal(source, "the file is not UTF-8 text: save it as UTF-8")
    return draft_document(source, text, wishes)


def draft_document(source: str, text: str, wishes: Wishes) -> Draft:
    """The draft of one document; its path says by its ending whether it is Markdown or HTML."""
    own = parse_article(text, source).article
    if own is not None:
        # It is an article already: taken over word for word, as a draft.
        path = f"{own.categories[0]}/{own.id}.md"
        return Draft(source, path, with_status(text, Status.DRAFT), len(own.steps), ())
    title, text, skipped = _without_head(text)
    read = read_html if source.lower().endswith((".html", ".htm")) else read_markdown
    blocks = [Block(each.kind, each.text, each.line + skipped, each.level) for each in read(text)]
    notes = [_note(source, each.line, f"left out: {each.text}") for each in blocks if each.kind is Kind.LEFT_OUT]
    blocks = [each for each in blocks if each.kind is not Kind.LEFT_OUT]
    title = title or _title(blocks, source)
    intro, steps, unused = _steps(blocks, title)
    notes += [_note(source, each.line, f"in no step, left out: {_short(each.text)}") for each in unused]
    if not steps:
        return _refusal(source, "no steps were found: write them as a numbered list", notes)
    category = wishes.category or _category_of(source, title, steps, wishes)
    if category is None:
        return _refusal(
            source, "nobody can tell its category: say --category, or put it into a folder of that name", notes
        )
    if wishes.category is None:
        notes.append(_note(source, 1, f"the category is taken to be {category}: check it"))
    notes += _notes_on(source, title, intro, steps)
    written = _written(source, title, category, intro, steps, wishes)
    name = _slug(Path(source).stem)
    path = f"{category}/{name}.md"
    parsed = parse_article(written, path)
    if parsed.article is None:
        # A way of writing that nobody thought of: named, and nothing of it is kept.
        reasons = "; ".join(each.message for each in parsed.findings)
        return _refusal(source, f"it could not be turned into an article: {reasons}", notes)
    return Draft(source, path, written, len(steps), tuple(sorted(notes)))


def _steps(blocks: Sequence[Block], title: str) -> tuple[list[Block], list[Block], list[Block]]:
    """What stands before the steps, the steps, and what is in none of them."""
    for found in (_listed(blocks, Kind.NUMBERED), _headed(blocks), _listed(blocks, Kind.BULLET)):
        if found:
            starts, steps, used = found
            before = [each for each in blocks[:starts] if each.kind is Kind.TEXT]
            heads = (Kind.HEADING, Kind.TITLE)
            unused = [each for each in blocks[starts:] if each not in used and each.kind not in heads]
            bullets = [each for each in blocks[:starts] if each.kind in (Kind.BULLET, Kind.NUMBERED)]
            return before, steps, [*bullets, *unused]
    return [], [], []


_Found = tuple[int, list[Block], list[Block]]


def _listed(blocks: Sequence[Block], kind: Kind) -> _Found | None:
    """Each outer item of lists of that kind, with what is nested in it."""
    steps: list[Block] = []
    used: list[Block] = []
    starts, inside = -1, False
    for place, each in enumerate(blocks):
        if each.kind is kind and each.level == 1:
            starts = place if starts < 0 else starts
            steps.append(each)
            used.append(each)
            inside = True
        elif inside and each.level > 1 and each.kind in (Kind.NUMBERED, Kind.BULLET, Kind.TEXT):
            steps[-1] = Block(kind, _joined(steps[-1].text, each.text), steps[-1].line)
            used.append(each)
        else:
            inside = False
    return (starts, steps, used) if steps else None


def _headed(blocks: Sequence[Block]) -> _Found | None:
    """Each heading that begins with a number, with what stands below it."""
    steps: list[Block] = []
    used: list[Block] = []
    starts = -1
    for place, each in enumerate(blocks):
        if each.kind is Kind.HEADING and _STEP_HEADING.match(each.text):
            starts = place if starts < 0 else starts
            steps.append(Block(each.kind, _STEP_HEADING.sub("", each.text).strip(), each.line))
        elif steps and each.kind is not Kind.HEADING:
            steps[-1] = Block(each.kind, _joined(steps[-1].text, each.text), steps[-1].line)
            used.append(each)
        elif steps:
            break
    steps = [each for each in steps if each.text]
    return (starts, steps, used) if len(steps) > 1 else None


def _joined(first: str, second: str) -> str:
    if not first:
        return second
    return f"{first} {second}" if first[-1] in ".:;!?" else f"{first}. {second}"


def _title(blocks: Sequence[Block], source: str) -> str:
    heads = [each for each in blocks if each.kind is Kind.HEADING]
    titles = [each for each in blocks if each.kind is Kind.TITLE]
    chosen = [each for each in heads if each.level == 1] or titles or heads[:1]
    words = chosen[0].text if chosen else re.sub(r"[-_]+", " ", Path(source).stem).strip().capitalize()
    return _cut(words, MAX_TITLE_LETTERS)


def _category_of(source: str, title: str, steps: Sequence[Block], wishes: Wishes) -> str | None:
    for part in reversed(Path(source).parts[:-1]):
        if part in wishes.categories:
            return part
    return wishes.guess(title) or wishes.guess(" ".join([title, *(each.text for each in steps[:2])]))


def _notes_on(source: str, title: str, intro: Sequence[Block], steps: Sequence[Block]) -> list[Finding]:
    notes = [
        _note(source, 1, "before it is published: say in stop_when when to stop, and add symptoms as people say them")
    ]
    if len(title) == MAX_TITLE_LETTERS:
        notes.append(_note(source, 1, f"the title has at most {MAX_TITLE_LETTERS} letters: write a shorter one"))
    if sum(len(each.text.split()) for each in intro) > MAX_INTRO_WORDS:
        notes.append(_note(source, intro[0].line, f"the introduction is cut after {MAX_INTRO_WORDS} words"))
    if len(steps) > MAX_STEPS:
        notes.append(
            _note(source, steps[MAX_STEPS].line, f"there are {len(steps)} steps: at most {MAX_STEPS}, split it")
        )
    for number, step in enumerate(steps, start=1):
        words = len(step.text.split())
        if words > MAX_STEP_WORDS:
            notes.append(
                _note(source, step.line, f"step {number} has {words} words: at most {MAX_STEP_WORDS}, split it")
            )
        for risk in risks_in(step.text):
            notes.append(_note(source, step.line, f"step {number} asks for this: {risk}. Marked technician_only"))
    return notes


def _written(
    source: str, title: str, category: str, intro: Sequence[Block], steps: Sequence[Block], wishes: Wishes
) -> str:
    head: dict[str, object] = {
        "id": _slug(Path(source).stem),
        "title": title,
        "categories": [category],
        "status": Status.DRAFT.value,
        "symptoms": [_cut(title, MAX_SYMPTOM_LETTERS)],
        "minutes": min(MOST_MINUTES, MINUTES_A_STEP * len(steps)),
        "review_by": wishes.today + timedelta(days=REVIEW_DAYS),
        "sources": [plain(f"Imported from {source}")],
    }
    if wishes.client is not None:
        head["audience"] = {"client": [wishes.client]}
    words = " ".join(" ".join(each.text for each in intro).split()[:MAX_INTRO_WORDS])
    lines = ["---", yaml.safe_dump(head, sort_keys=False, allow_unicode=True, width=1000).rstrip(), "---"]
    lines += [_NOT_AT_THE_START.sub("", words) or "Go through the steps one by one.", ""]
    for number, step in enumerate(steps, start=1):
        lines.append(f"{number}. {step.text}")
        if number < len(steps):
            lines.append("   - yes: next")
        if risks_in(step.text):
            lines.append("   - risk: technician_only")
    return "\n".join(lines) + "\n"


def _without_head(text: str) -> tuple[str, str, int]:
    """The title that front matter names, the text after it, and how many lines it took."""
    lines = text.splitlines()
    ends = next((n for n, line in enumerate(lines[1:], start=1) if line.strip() == "---"), None)
    if not lines or lines[0].strip() != "---" or ends is None:
        return "", text, 0
    try:
        head = yaml.safe_load("\n".join(lines[1:ends]))
    except yaml.YAMLError:
        head = None
    title = head.get("title") if isinstance(head, dict) else None
    return _cut(plain(str(title or "")), MAX_TITLE_LETTERS), "\n".join(lines[ends + 1 :]), ends + 1


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "article"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:").ljust(1)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60].rstrip()}..."


def _note(source: str, line: int, message: str) -> Finding:
    return Finding(source, line, message, Severity.WARNING)


def _refusal(source: str, message: str, notes: Sequence[Finding] = ()) -> Draft:
    return Draft(source, None, None, 0, tuple(sorted([*notes, Finding(source, 1, message)])))
