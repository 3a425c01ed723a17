"""Follows the branches of an article: nothing leads nowhere, round in circles, or away from a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.desk.platforms import Platform
from bot.desk.walkthroughs import PERSON, SOLVED, Risk, Step, StepKind, variant
from bot.knowledge.findings import Finding


def check_variants(
    steps: tuple[Step, ...], platforms: tuple[Platform, ...], lines: Mapping[str, int], path: str
) -> list[Finding]:
    """The findings of every platform's own steps; what is wrong on all of them is said once."""
    broken = _broken(steps, lines, path)
    if broken:
        return broken
    if not platforms:
        return _check_steps(steps, lines, path)
    found = {platform: _check_steps(variant(steps, platform), lines, path) for platform in platforms}
    everywhere = [each for each in found[platforms[0]] if all(each in others for others in found.values())]
    return everywhere + [
        replace(each, message=f"for {platform.value}: {each.message}")
        for platform, theirs in found.items()
        for each in theirs
        if each not in everywhere
    ]


def _check_steps(steps: tuple[Step, ...], lines: Mapping[str, int], path: str) -> list[Finding]:
    """Circles, steps nobody reaches, steps with no way to a person, empty questions, nothing to try."""
    if not steps or all(step.risk is not Risk.SAFE for step in steps):
        return [Finding(path, min(lines.values()), "there is nothing to try: write at least one safe step")]
    edges = {step.id: _targets(step) for step in steps}
    circle = _circle(edges, steps[0].id)
    if circle is not None:
        message = f"step {circle} leads back to itself: send its last branch to a later step or `person`"
        return [Finding(path, lines[circle], message)]
    findings: list[Finding] = []
    reached = _reach(edges, steps[0].id)
    for step in steps:
        if step.id not in reached:
            message = f"no branch leads to step {step.id}: point one to it or remove it"
            findings.append(Finding(path, lines[step.id], message))
        elif PERSON not in _reach(edges, step.id):
            message = f"step {step.id} never leads to a person: let a `no` end with `person`"
            findings.append(Finding(path, lines[step.id], message))
        findings.extend(_check_answers(step, lines[step.id], path))
    return findings


def _targets(step: Step) -> tuple[str, ...]:
    # A step that is not safe is never shown: entering it is a way to a person.
    return (step.on_yes, step.on_no) if step.risk is Risk.SAFE else (PERSON,)


def _broken(steps: tuple[Step, ...], lines: Mapping[str, int], path: str) -> list[Finding]:
    known = {step.id for step in steps} | {SOLVED, PERSON}
    return [
        Finding(
            path,
            lines[step.id],
            f"step {step.id} leads to {target}, which is not there: use the number of a step, solved, person or next",
        )
        for step in steps
        for target in dict.fromkeys((step.on_yes, step.on_no))
        if target not in known
    ]


def _check_answers(step: Step, line: int, path: str) -> list[Finding]:
    if step.risk is not Risk.SAFE:
        return []
    if step.kind is StepKind.INSTRUCT and step.on_no == SOLVED:
        return [Finding(path, line, f"step {step.id} says solved when it did not help: mend its `no`")]
    if step.kind is not StepKind.INSTRUCT and step.on_yes == step.on_no != PERSON:
        return [Finding(path, line, f"the answer to step {step.id} changes nothing: give it `yes` and `no`")]
    return []


def _reach(edges: Mapping[str, tuple[str, ...]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(edges.get(here, ()))
    return found


def _circle(edges: Mapping[str, tuple[str, ...]], start: str) -> str | None:
    reached = _reach(edges, start)
    for here in edges:
        if here in reached and any(here in _reach(edges, target) for target in edges[here]):
            return here
    return None
