"""Reads the YAML block at the head of an article, keeping the line of every key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from bot.desk.platforms import Platform
from bot.desk.walkthroughs import EVERYONE, Audience, Status
from bot.knowledge.findings import Finding, did_you_mean

# The one in C where PyYAML has it: over twenty times as fast, and a knowledge base is hundreds of files.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FENCE = "---"
_STATUS = re.compile(r"^status:.*$", re.MULTILINE)
MAX_PLATFORMS = 5
_REQUIRED = ("id", "title", "categories", "symptoms", "minutes", "review_by", "sources")
_LISTS = ("categories", "symptoms", "sources", "applies_to", "platforms", "stop_when")
_KNOWN = (*_REQUIRED, "stop_when", "platforms", "audience", "status", "applies_to", "general")
_AUDIENCES = ("everyone", "technicians")
_AUDIENCE_OF_CLIENTS = "audience must be everyone, technicians or {client: [ids of clients]}"


@dataclass(frozen=True)
class Head:
    """The values of the front matter, the line of each key, and the line where the body starts."""

    values: Mapping[str, Any]
    lines: Mapping[str, int]
    body_starts: int

    def text(self, key: str) -> str:
        """A value as one line of text."""
        return str(self.values.get(key, "")).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A value as a list of texts; one text alone is a list of one."""
        value = self.values.get(key) or []
        items = value if isinstance(value, list) else [value]
        return tuple(str(item).strip() for item in items)

    def line(self, key: str) -> int:
        """Where a key stands, or the first line when it is not there."""
        return self.lines.get(key, 1)

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """The platforms that are known ones, in the order of the file."""
        known = {platform.value for platform in Platform}
        return tuple(Platform(text) for text in self.texts("platforms") if text in known)

    @property
    def status(self) -> Status:
        """How far the article has come; published where nothing is said."""
        return Status(self.text("status") or Status.PUBLISHED)

    @property
    def audience(self) -> Audience:
        """Whom it is for."""
        clients = _clients(self.values.get("audience"))
        if clients is not None:
            return Audience(clients=frozenset(clients))
        return Audience(technicians=True) if self.text("audience") == "technicians" else EVERYONE


def _clients(value: object) -> tuple[str, ...] | None:
    """The ids in `{client: id}` or `{client: [ids]}`; None for anything else."""
    named = value.get("client") if isinstance(value, dict) and len(value) == 1 else None
    ids = named if isinstance(named, list) else [named]
    texts = tuple(each.strip() for each in ids if isinstance(each, str) and each.strip())
    return texts if texts and len(texts) == len(ids) else None


def read_head(lines: list[str], path: str) -> tuple[Head | None, list[Finding]]:
    """The front matter of a file, or None with the reason why it cannot be read."""
    if not lines or lines[0].strip() != _FENCE:
        return None, [Finding(path, 1, "the file must begin with a line --- and its front matter")]
    ends = next((n for n, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE), None)
    if ends is None:
        return None, [Finding(path, 1, "the front matter is not closed: add a line --- after it")]
    try:
        # The leading line break keeps YAML's line numbers those of the file.
        loader = _LOADER("\n" + "\n".join(lines[1:ends]))
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        if lines[line - 1].startswith("audience:"):
            return None, [Finding(path, line, f"{_AUDIENCE_OF_CLIENTS}, with the brackets")]
        return None, [Finding(path, line, f"the front matter is not valid YAML: {error.problem}")]
    except yaml.YAMLError as error:
        return None, [Finding(path, 1, f"the front matter is not valid YAML: {error}")]
    if not isinstance(node, yaml.MappingNode):
        return None, [Finding(path, 2, "the front matter must be lines of `key: value`")]
    values: dict[str, Any] = {}
    placed: list[tuple[str, int]] = []
    findings: list[Finding] = []
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        placed.append((key, line))
        try:
            values[key] = loader.construct_object(value_node, deep=True)
        except (yaml.YAMLError, ValueError) as error:
            findings.append(Finding(path, line, f"{key} cannot be read: {error}"))
    if findings:
        return None, findings
    head = Head(values=values, lines=dict(placed), body_starts=ends + 1)
    return head, [*_repeated(placed, path), *_check(head, path)]


def _repeated(placed: list[tuple[str, int]], path: str) -> list[Finding]:
    keys = [key for key, _ in placed]
    return [
        Finding(path, line, f"{key} is written twice: keep one")
        for n, (key, line) in enumerate(placed)
        if key in keys[:n]
    ]


def _check(head: Head, path: str) -> list[Finding]:
    findings = [
        Finding(path, 1, f"{key} is missing: add a line `{key}: ...` to the front matter")
        for key in _REQUIRED
        if head.values.get(key) in (None, "", [])
    ]
    for key in head.values:
        if key not in _KNOWN:
            message = f"{key} is not known: {did_you_mean(str(key), _KNOWN)}"
            findings.append(Finding(path, head.line(str(key)), message))
    findings.extend(_check_types(head, path))
    findings.extend(_check_choices(head, path))
    return findings


def _check_types(head: Head, path: str) -> list[Finding]:
    findings: list[Finding] = []
    values = head.values
    for key in ("id", "title", "status"):
        if isinstance(values.get(key), (list, dict)):
            findings.append(Finding(path, head.line(key), f"{key} must be one line of text"))
    for key in _LISTS:
        value = values.get(key)
        items = value if isinstance(value, list) else [value]
        if any(isinstance(item, (list, dict)) for item in items):
            findings.append(Finding(path, head.line(key), f"{key} must be a list of texts, one on a line"))
    if values.get("review_by") is not None and type(values["review_by"]) is not date:
        findings.append(Finding(path, head.line("review_by"), "review_by must be a date such as 2027-01-31"))
    minutes = values.get("minutes")
    if minutes is not None and (type(minutes) is not int or not 1 <= minutes <= 60):
        findings.append(Finding(path, head.line("minutes"), "minutes must be a whole number from 1 to 60"))
    if not isinstance(values.get("general", False), bool):
        findings.append(Finding(path, head.line("general"), "general must be true or false"))
    return findings


def _check_choices(head: Head, path: str) -> list[Finding]:
    findings: list[Finding] = []
    audience = head.values.get("audience")
    many = isinstance(audience, (dict, list))
    if _clients(audience) is None if many else head.text("audience") not in ("", *_AUDIENCES):
        findings.append(Finding(path, head.line("audience"), _AUDIENCE_OF_CLIENTS))
    statuses = [status.value for status in Status]
    if head.text("status") not in ("", *statuses):
        message = f"status {head.text('status')} is not known: {did_you_mean(head.text('status'), statuses)}"
        findings.append(Finding(path, head.line("status"), message))
    named = head.texts("platforms")
    known = [platform.value for platform in Platform]
    for name in named:
        if name not in known:
            message = f"platform {name} is not known: {did_you_mean(name, known)}"
            findings.append(Finding(path, head.line("platforms"), message))
    if "platforms" in head.values and (len(set(named)) != len(named) or not 2 <= len(named) <= MAX_PLATFORMS):
        message = f"platforms must be 2 to {MAX_PLATFORMS} different ones: people are asked which one they use"
        findings.append(Finding(path, head.line("platforms"), message))
    return findings


def with_status(text: str, status: Status) -> str:
    """The text of an article with this status in its front matter, and nothing else changed."""
    head, fence, body = text.partition(f"\n{_FENCE}")
    line = f"status: {status.value}"
    changed = _STATUS.sub(line, head, count=1) if _STATUS.search(head) else f"{head}\n{line}"
    return f"{changed}{fence}{body}"
