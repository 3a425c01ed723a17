"""What a rota file says, as the desk's values: turns or the address of a calendar, stand-ins, ladders; or what to mend.

What is read by nothing refuses no file: somebody has to be woken by the rest of it. It is said as ``Plan.advice``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from bot.desk.errors import DeskError
from bot.desk.escalation import HOUSE_POLICY, BadPolicy, Ladders, Policy, Step
from bot.desk.hours import InvalidHours, SupportHours, parse_weekly
from bot.desk.oncall import Override, Rota, Technician
from bot.desk.wall_time import UnclearTime, read_instant, without_a_place

KEYS = ("format", "zone", "order", "first_handover", "days", "calendar", "overrides", "awake", "escalation")
PERSON_KEYS = ("name", "address", "email")
OVERRIDE_KEYS = ("start", "end", "technician")
LADDERS = ("urgent", "other")
LADDER_KEYS = ("rounds", "steps")
STEP_KEYS = ("notify", "wait", "only")
PERSON = '{name: Robin Castell, address: "ntfys://topic-only-we-know"}'
OVERRIDE = '{start: "2026-12-24T08:00", end: "2026-12-27T08:00", technician: Robin Castell}'
STEP = "{notify: on_call, wait: 5}"


class BadRota(DeskError):
    """The rota file cannot be read; the message names the file and what is wrong with it."""


class _Unread(Exception):
    """A part that cannot be meant; the message says which, and what to write."""


@dataclass(frozen=True)
class Plan:
    """Everything that the file says; ``calendar`` is where the shifts stand, a path or an https address.

    ``advice`` is what in it cannot be meant so, though the rest holds; empty where nothing is.
    """

    rota: Rota
    ladders: Ladders
    calendar: str | None = None
    advice: str = ""


def read_plan(text: str, where: str) -> Plan:
    """Everything a rota file says; BadRota says what to mend."""
    try:
        said = yaml.safe_load(text)
        plan = _plan(said)
    except (_Unread, yaml.YAMLError, ZoneInfoNotFoundError, KeyError, TypeError, ValueError, AttributeError) as failure:
        raise BadRota(f"The rota {where} cannot be read: {_in_words(failure)}") from failure
    except (BadPolicy, InvalidHours, UnclearTime) as failure:
        raise BadRota(f"The rota {where} cannot be read: {failure}") from failure
    _check(plan, where)
    advice = next(_advice(said), "")
    return replace(plan, advice=f"In the rota {where} {advice}" if advice else "")


def _plan(said: Any) -> Plan:
    if said is None:
        raise _Unread("it is empty. Begin with the example in docs/oncall.md.")
    if not isinstance(said, Mapping):
        raise _Unread(f"keys are wanted: {', '.join(KEYS[1:])}. Begin with the example in docs/oncall.md.")
    zone = str(said["zone"])
    ZoneInfo(zone)
    calendar = said.get("calendar")
    if not calendar and "first_handover" not in said:
        raise KeyError("first_handover")
    rota = Rota(
        zone=zone,
        order=tuple(_person(one) for one in _entries(said, "order", PERSON)),
        first_handover=None if calendar else read_instant(str(said["first_handover"]), zone),
        days=_whole(said.get("days", 7), "days", "days", "7, for turns of a week"),
        overrides=tuple(
            Override(read_instant(str(one["start"]), zone), read_instant(str(one["end"]), zone), str(one["technician"]))
            for one in _entries(said, "overrides", OVERRIDE)
        ),
    )
    return Plan(rota, _ladders(said, zone), str(calendar) if calendar else None)


def _person(one: Mapping[str, Any]) -> Technician:
    return Technician(str(one["name"]), str(one["address"]), str(one.get("email") or ""))


def _whole(written: object, key: str, counted: str, example: str) -> int:
    if not str(written).lstrip("-").isdecimal():
        raise _Unread(f"'{written}' is no number of {counted}. Write {key}: {example}.")
    return int(str(written))


def _entries(said: Mapping[str, Any], name: str, example: str) -> list[Mapping[str, Any]]:
    """The members of a list of keys; none where it is left out or empty."""
    found = said.get(name) or []
    if not isinstance(found, list):
        raise _Unread(f"'{name}' is a list. Write each member like - {example}.")
    for number, one in enumerate(found, 1):
        if not isinstance(one, Mapping):
            raise _Unread(f"number {number} of '{name}' is '{one}'. Write it like {example}.")
    return found


def _advice(said: Mapping[str, Any]) -> Iterator[str]:
    """What nothing reads, as a stand-in that never stands in; and a zone whose clocks nobody's wall shows in summer."""
    yield from _unread(said, KEYS, "")
    for name, known in (("order", PERSON_KEYS), ("overrides", OVERRIDE_KEYS)):
        for number, one in enumerate(said.get(name) or (), 1):
            yield from _unread(one, known, f", in number {number} of '{name}',")
    for name, ladder in (said.get("escalation") or {}).items():
        yield from _unread(ladder or {}, LADDER_KEYS, f", in the ladder '{name}',")
        for number, step in enumerate((ladder or {}).get("steps") or (), 1):
            yield from _unread(step, STEP_KEYS, f", in step {number} of '{name}',")
    if without_a_place(str(said["zone"])):
        yield f"the zone {said['zone']} has no summer time. Write the place, like America/Toronto."


def _unread(said: Mapping[str, Any], known: tuple[str, ...], where: str) -> Iterator[str]:
    for key in said:
        if key not in known:
            close = get_close_matches(str(key), known, n=1)
            meant = f"Did you mean '{close[0]}'?" if close else f"Known: {', '.join(known)}."
            yield f"'{key}'{where} is not known, and nothing reads it. {meant}"


def _in_words(failure: Exception) -> str:
    """What is wrong with the file and what to write, without the words of a programming language."""
    if isinstance(failure, yaml.MarkedYAMLError) and failure.problem_mark is not None:
        return f"line {failure.problem_mark.line + 1} is not YAML ({failure.problem}). Indent with spaces, never tabs."
    if isinstance(failure, ZoneInfoNotFoundError):
        return f"there is no time zone {str(failure.args[0]).rpartition(' ')[2]}. Write it like America/Toronto."
    if isinstance(failure, KeyError):
        return (
            f"{failure} is missing. It needs zone, order (each with name and address) and first_handover or calendar."
        )
    if isinstance(failure, (TypeError, AttributeError)):
        return "a part of it is empty or is not built like the example in docs/oncall.md."
    if isinstance(failure, _Unread):
        return str(failure)
    said = str(failure).removeprefix("Invalid isoformat string: ")
    return f"{said} is not understood. It needs zone, order and first_handover (or calendar); an instant is like 2026-12-24T08:00."


def _check(plan: Plan, where: str) -> None:
    rota = plan.rota
    if not rota.order:
        raise BadRota(f"The rota {where} names nobody: somebody must be on call. Write each under 'order': - {PERSON}.")
    if rota.days < 1:
        raise BadRota(f"The rota {where} has turns of no length: somebody must be on call. Write days: 7 for a week.")
    unknown = [override.technician for override in rota.overrides if rota.technician(override.technician) is None]
    if unknown:
        raise BadRota(f"The rota {where} has an override for {unknown[0]}, who is not in its order.")
    backwards = [override for override in rota.overrides if override.end <= override.start]
    if backwards:
        raise BadRota(
            f"The rota {where} has an override for {backwards[0].technician} that ends before it begins "
            f"({backwards[0].start:%Y-%m-%d %H:%M}). Swap start and end."
        )
    names = [technician.name for technician in rota.order]
    if len(set(names)) != len(names):
        raise BadRota(f"The rota {where} names somebody twice: a name has to mean one person.")
    words = {*names, "on_call", "next", "everyone"}
    for step in (*plan.ladders.urgent.steps, *plan.ladders.other.steps):
        if step.notify not in words:
            raise BadRota(
                f"The rota {where} wakes '{step.notify}', who is not in its order. Known: {', '.join(sorted(words))}."
            )
    if plan.calendar and "://" in plan.calendar and not plan.calendar.startswith("https://"):
        raise BadRota(
            f"The rota {where} takes a calendar from {plan.calendar}. Only https:// is safe from being changed."
        )


def _ladders(said: Mapping[str, Any], zone: str) -> Ladders:
    escalation = said.get("escalation") or {}
    if not isinstance(escalation, Mapping):
        raise _Unread("'escalation' holds ladders. Write urgent: or other: under it, each with its steps.")
    strange = set(escalation) - set(LADDERS)
    if strange:
        raise BadPolicy(f"'{sorted(strange)[0]}' is no ladder. There are urgent and other.")
    urgent = _policy(escalation, "urgent", zone)
    awake = said.get("awake")
    return Ladders(
        urgent=urgent or HOUSE_POLICY,
        other=_policy(escalation, "other", zone) or urgent or HOUSE_POLICY,
        awake=SupportHours(zone, parse_weekly(awake)) if awake else None,
    )


def _policy(escalation: Mapping[str, Any], name: str, zone: str) -> Policy | None:
    said = escalation.get(name)
    if not said:
        return None
    if not isinstance(said, Mapping):
        raise _Unread(f"the ladder '{name}' has no steps. Write steps: [{STEP}] under it.")
    steps = tuple(
        Step(
            notify=str(step["notify"]),
            wait=_wait(step["wait"]),
            only=SupportHours(zone, parse_weekly(step["only"])) if step.get("only") else None,
        )
        for step in _entries(said, "steps", STEP)
    )
    return Policy(steps, _whole(said.get("rounds", 5), "rounds", "rounds", "3"))


def _wait(written: object) -> timedelta:
    try:
        return timedelta(minutes=float(str(written)))
    except (ValueError, OverflowError):
        raise _Unread(f"'{written}' is no number of minutes. Write wait: 5 for five minutes.") from None
