"""Every response that an action chooses is in the language data, and gets what its text needs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from bot.desk.decisions import Verdict
from bot.settings import HOME
from tests.actions.stage import places, responses

SOURCES = sorted((HOME / "actions").glob("*.py"))


@dataclass(frozen=True)
class Said:
    """A response at a place of the sources, with the values that it is given there."""

    name: str
    values: frozenset[str]
    where: str


def _names(node: ast.expr) -> list[str]:
    """The response names that an expression can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _names(node.body) + _names(node.orelse)
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict):
        return [name for value in node.value.values for name in _names(value)]
    if isinstance(node, ast.JoinedStr) and ast.unparse(node) == "f'say_{decision.verdict.value}'":
        # The two verdicts with prices have answers of their own.
        priced = (Verdict.QUOTE_REQUIRED, Verdict.PARTLY_COVERED)
        return [f"say_{verdict.value}" for verdict in Verdict if verdict not in priced]
    return []


# What `Scene.say` and the dispatcher take beside the values of the text.
_BESIDE = {"response", "about", "private", "json_message"}


def _values(call: ast.Call) -> frozenset[str]:
    return frozenset(keyword.arg for keyword in call.keywords if keyword.arg and keyword.arg not in _BESIDE)


def _is_say(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("say", "utter_message")


def _chosen(call: ast.Call) -> ast.expr | None:
    if isinstance(call.func, ast.Attribute) and call.func.attr == "say":
        return call.args[0]
    return next((keyword.value for keyword in call.keywords if keyword.arg == "response"), None)


def _all_said() -> Iterator[Said]:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
    everywhere = [(path, node) for path, tree in trees.items() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for path, tree in trees.items():
        calls = [call for where, call in everywhere if where == path]
        speakers = {f.name: f for f in ast.walk(tree) if isinstance(f, ast.FunctionDef)}
        for speaker in speakers.values():
            for call in (node for node in ast.walk(speaker) if isinstance(node, ast.Call) and _is_say(node)):
                chosen = _chosen(call)
                if isinstance(chosen, ast.Name) and chosen.id == "response":
                    yield from _said_by_callers(path, speaker, call, everywhere)
        for call in filter(_is_say, calls):
            chosen = _chosen(call)
            for name in _names(chosen) if chosen is not None else []:
                yield Said(name, _values(call), f"{path.name}:{call.lineno}")


def _said_by_callers(
    path: Path, speaker: ast.FunctionDef, call: ast.Call, calls: list[tuple[Path, ast.Call]]
) -> Iterator[Said]:
    """For a function that is told the response: what its callers tell it, and its default."""
    if speaker.name == "say":
        return
    given = _values(call)
    for default in speaker.args.defaults:
        for name in _names(default):
            yield Said(name, given, f"{path.name}:{speaker.lineno}")
    for where, caller in calls:
        if isinstance(caller.func, ast.Name) and caller.func.id == speaker.name:
            for name in [name for argument in caller.args for name in _names(argument)]:
                yield Said(name, given | _values(caller), f"{where.name}:{caller.lineno}")


SAID = sorted(set(_all_said()), key=lambda said: (said.name, said.where))


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.name} at {said.where}")
def test_a_response_exists_and_gets_exactly_what_its_text_needs(said: Said) -> None:
    assert said.name in responses()
    assert said.values == places(said.name)


def test_no_response_name_in_the_sources_is_missed_by_this_check() -> None:
    written = {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(("say_", "utter_"))
    }
    assert written - {"say_"} == {said.name for said in SAID if said.name in written}


def test_what_rules_and_forms_say_needs_no_value() -> None:
    used = {
        step["action"]
        for file in (HOME / "data" / "rules").glob("*.yml")
        for rule in yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]
        for step in rule["steps"]
        if str(step.get("action", "")).startswith("utter_")
    }
    assert used
    assert {name: places(name) for name in used} == {name: set() for name in used}
