"""The on-call rota from a YAML file: zone, order of technicians, first handover, length of a turn, overrides."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from bot.desk.errors import DeskError
from bot.desk.oncall import Override, Rota, Technician


class BadRota(DeskError):
    """The rota file cannot be read; the message names the file and what is wrong with it."""


class RotaFile:
    """``RotaSource`` of the ports; the file is read once, when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rota: Rota | None = None

    def rota(self) -> Rota:
        """The rota that the file states."""
        if self._rota is None:
            self._rota = read_rota(self._path)
        return self._rota


def read_rota(path: Path) -> Rota:
    """The rota in a file; BadRota says what to mend."""
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        zone = str(said["zone"])
        order = tuple(Technician(str(one["name"]), str(one["address"])) for one in said["order"])
        rota = Rota(
            zone=zone,
            order=order,
            first_handover=_instant(said["first_handover"], zone),
            days=int(said.get("days", 7)),
            overrides=tuple(
                Override(_instant(one["start"], zone), _instant(one["end"], zone), str(one["technician"]))
                for one in said.get("overrides") or ()
            ),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as failure:
        raise BadRota(
            f"The rota {path} cannot be read ({failure!r}). It needs zone, order and first_handover."
        ) from failure
    if not order or rota.days < 1:
        raise BadRota(f"The rota {path} names nobody, or turns of no length: somebody must be on call.")
    unknown = [override.technician for override in rota.overrides if rota.technician(override.technician) is None]
    if unknown:
        raise BadRota(f"The rota {path} has an override for {unknown[0]}, who is not in its order.")
    return rota


def _instant(value: Any, zone: str) -> datetime:
    at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
