"""Turns one Markdown file into an article: front matter, an introduction, numbered steps."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from bot.desk.platforms import Platform
from bot.desk.walkthroughs import NEXT, PERSON, SOLVED, Article, Risk, Step, StepKind
from bot.knowledge.branches import check_variants
from bot.knowledge.findings import Finding, Severity, did_you_mean
from bot.knowledge.frontmatter import Head, read_head

_STEP = re.compile(r"^(\d+)\.\s+(\S.*)$")
_ATTRIBUTE = re.compile(r"^\s+-\s+([A-Za-z_]+):\s*(.*)$")
_RAW = re.compile(r"<\s*[/!?]?\s*[A-Za-z!]|javascript:|&#", re.IGNORECASE)
_ATTRIBUTES = ("kind", "risk", "yes", "no", "tells", "evidence", "only", "picture", "alt")
_PICTURE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.svg")


@dataclass(frozen=True)
class ParsedArticle:
    """What a file says: the article unless an error keeps it out, and where its parts stand."""

    path: str
    article: Article | None
    lines: dict[str, int]
    step_lines: dict[str, int]
    findings: tuple[Finding, ...]

    def line(self, key: str) -> int:
        """The line of a front matter key or of `intro`."""
        return self.lines.get(key, 1)


@dataclass
class _RawStep:
    number: str
    line: int
    text: str
    attributes: dict[str, str] = field(default_factory=dict)
    attribute_lines: dict[str, int] = field(default_factory=dict)


def parse_article(text: str, path: str) -> ParsedArticle:
    """Read one file; every error is named by its line, and an article with an error is not returned."""
    lines = text.splitlines()
    findings = [
        Finding(path, n, "raw HTML and scripts are not allowed: write plain text")
        for n, line in enumerate(lines, start=1)
        if _RAW.search(line)
    ]
    head, head_findings = read_head(lines, path)
    findings.extend(head_findings)
    if head is None:
        return ParsedArticle(path, None, {}, {}, tuple(findings))
    intro, raw_steps, body_findings = _read_body(lines, head.body_starts, path)
    findings.extend(body_findings)
    findings.extend(_check_numbers(raw_steps, head.body_starts, path))
    steps: list[Step] = []
    for n, raw in enumerate(raw_steps):
        follows = raw_steps[n + 1].number if n + 1 < len(raw_steps) else PERSON
        steps.append(_make_step(raw, follows, head.platforms, path, findings))
    step_lines = {raw.number: raw.line for raw in raw_steps}
    if head.platforms and steps and not any(step.only for step in steps):
        message = "no step has `only`, so the platforms change nothing: remove them or say which steps differ"
        findings.append(Finding(path, head.line("platforms"), message))
    if steps:
        findings.extend(check_variants(tuple(steps), head.platforms, step_lines, path))
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    article = None if broken else _make_article(head, intro, tuple(steps), text, path)
    where = {**head.lines, "intro": head.body_starts + 1}
    return ParsedArticle(path, article, where, step_lines, tuple(findings))


def _make_article(head: Head, intro: str, steps: tuple[Step, ...], text: str, path: str) -> Article:
    review_by, minutes = head.values["review_by"], head.values["minutes"]
    assert isinstance(review_by, date) and isinstance(minutes, int)
    return Article(
        id=head.text("id"),
        title=head.text("title"),
        audience=head.audience,
        categories=head.texts("categories"),
        applies_to=head.texts("applies_to"),
        symptoms=head.texts("symptoms"),
        review_by=review_by,
        minutes=minutes,
        steps=steps,
        version=hashlib.sha256("\n".join(text.splitlines()).encode()).hexdigest()[:12],
        path=path,
        intro=intro,
        sources=head.texts("sources"),
        general=bool(head.values.get("general", False)),
        platforms=head.platforms,
        stop_when=head.texts("stop_when"),
        status=head.status,
    )


def _read_body(lines: list[str], starts: int, path: str) -> tuple[str, list[_RawStep], list[Finding]]:
    intro: list[str] = []
    steps: list[_RawStep] = []
    findings: list[Finding] = []
    for number, line in _written(lines, starts):
        step = _STEP.match(line)
        attribute = _ATTRIBUTE.match(line)
        if step:
            steps.append(_RawStep(step.group(1), number, step.group(2).strip()))
        elif steps and attribute:
            findings.extend(_add_attribute(steps[-1], attribute, number, path))
        elif steps and line.startswith("  ") and not line.lstrip().startswith("- "):
            _continue(steps[-1], line.strip())
        elif not steps and not line.startswith((" ", "#", "-", "*")):
            intro.append(line.strip())
        else:
            wanted = "numbered steps `1. ...` with indented lines `- key: value` below them"
            findings.append(Finding(path, number, f"this line is not understood: write {wanted}"))
    return " ".join(intro), steps, findings


def _written(lines: list[str], starts: int) -> Iterator[tuple[int, str]]:
    for index in range(starts, len(lines)):
        if lines[index].strip():
            yield index + 1, lines[index].rstrip()


def _add_attribute(step: _RawStep, match: re.Match[str], number: int, path: str) -> list[Finding]:
    key, value = match.group(1), match.group(2).strip()
    if key not in _ATTRIBUTES:
        return [Finding(path, number, f"{key} is not known in a step: {did_you_mean(key, _ATTRIBUTES)}")]
    if key in step.attributes:
        return [Finding(path, number, f"step {step.number} has {key} twice: keep one")]
    if not value:
        return [Finding(path, number, f"{key} says nothing: give it a value or remove the line")]
    step.attributes[key] = value
    step.attribute_lines[key] = number
    return []


def _continue(step: _RawStep, more: str) -> None:
    if step.attributes:
        last = next(reversed(step.attributes))
        step.attributes[last] = f"{step.attributes[last]} {more}"
    else:
        step.text = f"{step.text} {more}"


def _check_numbers(steps: list[_RawStep], starts: int, path: str) -> list[Finding]:
    if not steps:
        return [Finding(path, starts + 1, "there are no steps: write at least one line `1. ...`")]
    return [
        Finding(path, step.line, f"step {step.number} should be number {n}: count the steps 1, 2, 3")
        for n, step in enumerate(steps, start=1)
        if step.number != str(n)
    ]


def _make_step(
    raw: _RawStep, follows: str, platforms: tuple[Platform, ...], path: str, findings: list[Finding]
) -> Step:
    kind = StepKind(_choice(raw, "kind", [kind.value for kind in StepKind], path, findings))
    risk = Risk(_choice(raw, "risk", [risk.value for risk in Risk], path, findings))
    on_yes = raw.attributes.get("yes", SOLVED if kind is StepKind.INSTRUCT else NEXT)
    on_no = raw.attributes.get("no", NEXT)
    return Step(
        id=raw.number,
        text=raw.text,
        kind=kind,
        risk=risk,
        tells=raw.attributes.get("tells"),
        on_yes=follows if on_yes == NEXT else on_yes,
        on_no=follows if on_no == NEXT else on_no,
        evidence=raw.attributes.get("evidence"),
        only=_only(raw, platforms, path, findings),
        picture=_picture(raw, path, findings),
        alt=raw.attributes.get("alt"),
    )


def _only(raw: _RawStep, platforms: tuple[Platform, ...], path: str, findings: list[Finding]) -> tuple[Platform, ...]:
    found: list[Platform] = []
    offered = {platform.value: platform for platform in platforms}
    for name in filter(None, (part.strip() for part in raw.attributes.get("only", "").split(","))):
        if name in offered:
            found.append(offered[name])
        else:
            way = did_you_mean(name, offered) if offered else "add a line `platforms: [...]` to the front matter"
            findings.append(Finding(path, raw.attribute_lines["only"], f"{name} is not among the platforms: {way}"))
    return tuple(dict.fromkeys(found))


def _picture(raw: _RawStep, path: str, findings: list[Finding]) -> str | None:
    name = raw.attributes.get("picture")
    if name is None and "alt" in raw.attributes:
        findings.append(Finding(path, raw.attribute_lines["alt"], "there is alt and no picture: name one or remove it"))
    if name is not None and not _PICTURE.fullmatch(name):
        message = f"picture {name} is no name of a picture: use small letters, hyphens and .svg"
        findings.append(Finding(path, raw.attribute_lines["picture"], message))
    if name is not None and "alt" not in raw.attributes:
        message = "the picture needs a line `- alt: ...` that says what it shows"
        findings.append(Finding(path, raw.attribute_lines["picture"], message))
    return name and (PurePosixPath(path).parent / name).as_posix()


def _choice(raw: _RawStep, key: str, allowed: list[str], path: str, findings: list[Finding]) -> str:
    value = raw.attributes.get(key, allowed[0])
    if value in allowed:
        return value
    line = raw.attribute_lines[key]
    findings.append(Finding(path, line, f"{key} {value} is not known: {did_you_mean(value, allowed)}"))
    return allowed[0]
