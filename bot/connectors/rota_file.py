"""The on-call rota: a YAML file with turns or with the address of a calendar, and the ladders by which people are woken.

What was read last and made sense is kept. A file or a calendar that breaks later changes nobody's night: the kept one
stays in force, and ``warning`` says what is wrong with the new one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from bot.connectors.rota_calendar import BadCalendar, read_shifts
from bot.connectors.whole_files import stamp_of, write_whole
from bot.desk.errors import DeskError
from bot.desk.escalation import HOUSE_POLICY, BadPolicy, Ladders, Policy, Step
from bot.desk.hours import InvalidHours, SupportHours, parse_weekly
from bot.desk.oncall import Override, Rota, Technician
from bot.desk.wall_time import UnclearTime, read_instant
from bot.operations.ports import RotaReading

READ_AGAIN_AFTER = timedelta(hours=6)
"""A calendar without an end is read for some weeks ahead, and has to be read again before they are over."""
OLD_AFTER = timedelta(hours=24)
"""A calendar that could not be fetched for so long may be wrong by now."""


class BadRota(DeskError):
    """The rota file cannot be read; the message names the file and what is wrong with it."""


@dataclass(frozen=True)
class Plan:
    """Everything that the file says; ``calendar`` is where the shifts stand, a path or an https address."""

    rota: Rota
    ladders: Ladders
    calendar: str | None = None


class RotaFile:
    """``RotaSource`` of the ports. The file is looked at whenever it is asked, and read when it has changed.

    ``kept`` is a folder for what was read last; without one nothing is kept beyond this process. Calendars at an
    address are fetched into it by ``bot.connectors.rota_download``.
    """

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime],
        kept: Path | None = None,
    ) -> None:
        self._path = path
        self._kept = kept
        self._now = now
        self._plan: Plan | None = None
        self._seen: object = None
        self._read_at: datetime | None = None
        self._warning: str | None = None

    def rota(self) -> Rota:
        """The rota that holds: the newest one that could be read."""
        return self._current().rota

    def ladders(self) -> Ladders:
        """The ladders that hold."""
        return self._current().ladders

    def calendar(self) -> str | None:
        """Where the calendar stands, if there is one."""
        return self._current().calendar

    def reading(self) -> RotaReading:
        """What was read, and when."""
        plan = self._current()
        assert self._read_at is not None
        if plan.calendar is None:
            return RotaReading(self._read_at)
        far = "://" in plan.calendar
        file = self._calendar_file(plan.calendar)
        return RotaReading(
            self._read_at,
            (urlsplit(plan.calendar).hostname or "an address") if far else plan.calendar,
            _written(self._kept / "calendar.ics") if self._kept else None,
            _written(file) if far and file else None,
        )

    def warning(self) -> str | None:
        """Why the newest file or calendar does not hold; None when it does."""
        self._current()
        return self._warning

    def _current(self) -> Plan:
        seen, now = self._state(), self._now()
        stale = self._read_at is None or now - self._read_at >= READ_AGAIN_AFTER
        if self._plan is None or seen != self._seen or stale:
            self._seen, self._read_at = seen, now
            self._plan = self._read(now)
        return self._plan

    def _state(self) -> object:
        """What changes when one of the files does."""
        plan = self._plan
        files = [self._path, *([self._calendar_file(plan.calendar)] if plan and plan.calendar else [])]
        return tuple(stamp_of(file) for file in files if file is not None)

    def _read(self, now: datetime) -> Plan:
        self._warning = None
        try:
            text = _text(self._path)
            plan = self._whole(read_plan(text, str(self._path)), now)
        except (BadRota, BadCalendar) as broken:
            self._warning = str(broken)
            kept = self._plan or self._last_good(now)
            if kept is None:
                raise BadRota(self._warning) from broken
            return kept
        if self._kept is not None:
            write_whole(self._kept / "rota.yml", text)
        return plan

    def _last_good(self, now: datetime) -> Plan | None:
        """What was kept by an earlier process; without its calendar the order of the rota is what is left."""
        file = self._kept / "rota.yml" if self._kept else None
        if file is None or not file.exists():
            return None
        plan = read_plan(_text(file), str(file))
        try:
            return self._whole(plan, now)
        except BadCalendar:
            return plan

    def _whole(self, plan: Plan, now: datetime) -> Plan:
        """The plan with the shifts of its calendar, where it names one."""
        if plan.calendar is None:
            return plan
        file = self._calendar_file(plan.calendar)
        good = self._kept / "calendar.ics" if self._kept else None
        try:
            text = _text(file) if file else ""
            self._warn_of_age(file, plan.calendar, now)
            shifts = read_shifts(text, plan.rota.order, plan.rota.zone, now)
        except (BadCalendar, BadRota) as broken:
            if good is None or not good.exists():
                raise BadCalendar(f"{broken}") from broken
            self._warning = f"{broken}"
            shifts = read_shifts(_text(good), plan.rota.order, plan.rota.zone, now)
            return replace(plan, rota=replace(plan.rota, shifts=shifts))
        if good is not None:
            write_whole(good, text)
        return replace(plan, rota=replace(plan.rota, shifts=shifts))

    def _warn_of_age(self, file: Path | None, calendar: str, now: datetime) -> None:
        if file is None or "://" not in calendar:
            return
        since = _written(file)
        if since is not None and now - since > OLD_AFTER:
            self._warning = f"The rota's calendar could not be fetched since {since:%Y-%m-%d %H:%M} UTC."

    def _calendar_file(self, calendar: str) -> Path | None:
        """The file that holds the calendar's text: beside the rota, or where the one of an address was fetched to."""
        if "://" not in calendar:
            return self._path.parent / calendar
        return fetched(self._kept, calendar) if self._kept else None


def fetched(kept: Path, address: str) -> Path:
    """Where the calendar of an address is put when it is fetched; another address never finds it."""
    return kept / f"calendar-{hashlib.sha256(address.encode()).hexdigest()[:16]}.ics"


def read_plan(text: str, where: str) -> Plan:
    """Everything a rota file says; BadRota says what to mend."""
    try:
        said = yaml.safe_load(text)
        zone = str(said["zone"])
        ZoneInfo(zone)
        order = tuple(
            Technician(str(one["name"]), str(one["address"]), str(one.get("email") or "")) for one in said["order"]
        )
        calendar = said.get("calendar")
        rota = Rota(
            zone=zone,
            order=order,
            first_handover=None if calendar else read_instant(str(said["first_handover"]), zone),
            days=int(said.get("days", 7)),
            overrides=tuple(
                Override(
                    read_instant(str(one["start"]), zone), read_instant(str(one["end"]), zone), str(one["technician"])
                )
                for one in said.get("overrides") or ()
            ),
        )
        plan = Plan(rota, _ladders(said, zone), str(calendar) if calendar else None)
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as failure:
        raise BadRota(f"The rota {where} cannot be read: {_in_words(failure)}") from failure
    except (BadPolicy, InvalidHours, UnclearTime) as failure:
        raise BadRota(f"The rota {where} cannot be read: {failure}") from failure
    _check(plan, where)
    return plan


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
    said = str(failure).removeprefix("Invalid isoformat string: ")
    return f"{said} is not understood. It needs zone, order and first_handover (or calendar); an instant is like 2026-12-24T08:00."


def _check(plan: Plan, where: str) -> None:
    rota = plan.rota
    if not rota.order or rota.days < 1:
        raise BadRota(f"The rota {where} names nobody, or turns of no length: somebody must be on call.")
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


def _ladders(said: Any, zone: str) -> Ladders:
    escalation = said.get("escalation") or {}
    strange = set(escalation) - {"urgent", "other"}
    if strange:
        raise BadPolicy(f"'{sorted(strange)[0]}' is no ladder. There are urgent and other.")
    urgent = _policy(escalation.get("urgent"), zone)
    awake = said.get("awake")
    return Ladders(
        urgent=urgent or HOUSE_POLICY,
        other=_policy(escalation.get("other"), zone) or urgent or HOUSE_POLICY,
        awake=SupportHours(zone, parse_weekly(awake)) if awake else None,
    )


def _policy(said: Any, zone: str) -> Policy | None:
    if not said:
        return None
    steps = tuple(
        Step(
            notify=str(step["notify"]),
            wait=timedelta(minutes=float(step["wait"])),
            only=SupportHours(zone, parse_weekly(step["only"])) if step.get("only") else None,
        )
        for step in said["steps"]
    )
    return Policy(steps, int(said.get("rounds", 5)))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as failure:
        raise BadRota(f"The rota {path} cannot be read: {failure.strerror}.") from failure
    except UnicodeDecodeError as failure:
        raise BadRota(f"The rota {path} is not UTF-8 text.") from failure


def _written(path: Path) -> datetime | None:
    """When the file was written last; None where it is not there."""
    stamp = stamp_of(path)
    return datetime.fromtimestamp(stamp[0] / 1e9, timezone.utc) if stamp else None
