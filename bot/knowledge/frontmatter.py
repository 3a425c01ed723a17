"""Reads the YAML block at the head of an article, keeping the line of every key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from bot.knowledge.findings import Finding

_FENCE = "---"
_REQUIRED = ("id", "title", "categories", "symptoms", "minutes", "review_by", "sources")
_KNOWN = (*_REQUIRED, "audience", "applies_to", "general")


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


def read_head(lines: list[str], path: str) -> tuple[Head | None, list[Finding]]:
    """The front matter of a file, or None with the reason why it cannot be read."""
    if not lines or lines[0].strip() != _FENCE:
        return None, [Finding(path, 1, "the file must begin with a line --- and its front matter")]
    ends = next((n for n, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE), None)
    if ends is None:
        return None, [Finding(path, 1, "the front matter is not closed: add a line --- after it")]
    try:
        # The leading line break keeps YAML's line numbers those of the file.
        loader = yaml.SafeLoader("\n" + "\n".join(lines[1:ends]))
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
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
            findings.append(Finding(path, head.line(str(key)), f"{key} is not known: use {', '.join(_KNOWN)}"))
    findings.extend(_check_types(head, path))
    return findings


def _check_types(head: Head, path: str) -> list[Finding]:
    findings: list[Finding] = []
    values = head.values
    for key in ("id", "title", "audience"):
        if isinstance(values.get(key), (list, dict)):
            findings.append(Finding(path, head.line(key), f"{key} must be one line of text"))
    for key in ("categories", "symptoms", "sources", "applies_to"):
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
    if head.text("audience") not in ("", "everyone"):
        findings.append(Finding(path, head.line("audience"), "audience must be: everyone"))
    return findings
