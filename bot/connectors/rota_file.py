"""The on-call rota: a YAML file with turns or with the address of a calendar, and the ladders by which people are woken.

What was read last and made sense is kept. A file or a calendar that breaks later changes nobody's night: the kept one
stays in force, and ``warning`` says what is wrong with the new one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urlsplit

from bot.connectors.rota_calendar import BadCalendar, read_shifts
from bot.connectors.rota_reading import BadRota, Plan, read_plan
from bot.connectors.whole_files import stamp_of, write_whole
from bot.desk.escalation import Ladders
from bot.desk.oncall import Rota
from bot.operations.ports import RotaReading

READ_AGAIN_AFTER = timedelta(hours=6)
"""A calendar without an end is read for some weeks ahead, and has to be read again before they are over."""
HOLDS = "What was read before stays in force."
OLD_AFTER = timedelta(hours=24)
"""A calendar that could not be fetched for so long may be wrong by now."""


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
        """Why the newest file or calendar does not hold, or what of it nothing reads; None when all of it holds."""
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
            kept = self._plan or self._last_good(now)
            if kept is None:
                raise BadRota(str(broken)) from broken
            self._warning = f"{broken} {HOLDS}"
            return kept
        self._warning = self._warning or plan.advice or None
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
            self._warning = f"{broken} {HOLDS}"
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
            self._warning = f"The rota's calendar could not be fetched since {since:%Y-%m-%d %H:%M} UTC. {HOLDS}"

    def _calendar_file(self, calendar: str) -> Path | None:
        """The file that holds the calendar's text: beside the rota, or where the one of an address was fetched to."""
        if "://" not in calendar:
            return self._path.parent / calendar
        return fetched(self._kept, calendar) if self._kept else None


def fetched(kept: Path, address: str) -> Path:
    """Where the calendar of an address is put when it is fetched; another address never finds it."""
    return kept / f"calendar-{hashlib.sha256(address.encode()).hexdigest()[:16]}.ics"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as failure:
        raise BadRota(f"The rota {path} cannot be read: {failure.strerror}. Look at NIGHTDESK_ROTA.") from failure
    except UnicodeDecodeError as failure:
        raise BadRota(f"The rota {path} is not UTF-8 text.") from failure


def _written(path: Path) -> datetime | None:
    """When the file was written last; None where it is not there."""
    stamp = stamp_of(path)
    return datetime.fromtimestamp(stamp[0] / 1e9, timezone.utc) if stamp else None
