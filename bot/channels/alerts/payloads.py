"""What sources write: Alertmanager's webhook payload, and a form of our own; clean values of the desk come out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from bot.desk.alert_plan import AlertSource, SourceKind
from bot.desk.alerts import Alert, AlertSeverity
from bot.desk.errors import DeskError

MOST_ALERTS = 500
MOST_LABELS = 64
LONGEST_NAME, LONGEST_SUMMARY = 200, 1_000

_SEVERITIES = {
    "critical": AlertSeverity.CRITICAL,
    "emergency": AlertSeverity.CRITICAL,
    "page": AlertSeverity.CRITICAL,
    "error": AlertSeverity.WARNING,
    "high": AlertSeverity.WARNING,
    "warning": AlertSeverity.WARNING,
    "info": AlertSeverity.INFO,
    "low": AlertSeverity.INFO,
    "none": AlertSeverity.INFO,
}
# Prometheus writes nine places, and this Python reads six.
_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,6})\d*)?(Z|[+-]\d{2}:\d{2})", re.ASCII)
_LONG_AGO = 1970


class UnreadableAlerts(DeskError):
    """A body that is not in the source's form; says what is wrong, and nothing of what stands in it."""


def read_alerts(body: bytes, source: AlertSource) -> tuple[Alert, ...]:
    """The alerts of a request whose source is proved; UnreadableAlerts."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise UnreadableAlerts("The body is not JSON.") from None
    listed = said.get("alerts", [said] if source.kind is SourceKind.JSON else None) if isinstance(said, dict) else None
    if not isinstance(listed, list):
        raise UnreadableAlerts("The body has no list of alerts.")
    if len(listed) > MOST_ALERTS:
        raise UnreadableAlerts(f"There are more than {MOST_ALERTS} alerts in one request.")
    read = _of_prometheus if source.kind is SourceKind.PROMETHEUS else _of_json
    found = []
    for place, each in enumerate(listed):
        if not isinstance(each, dict):
            raise UnreadableAlerts(f"Alert {place + 1} is not an object.")
        try:
            found.append(read(each, source))
        except UnreadableAlerts as wrong:
            raise UnreadableAlerts(f"Alert {place + 1}: {wrong}") from None
    return tuple(found)


def _of_prometheus(said: Mapping[str, Any], source: AlertSource) -> Alert:
    """One alert of Alertmanager's webhook, version 4."""
    labels = _labels(said.get("labels"))
    notes = _labels(said.get("annotations"))
    conditions = [labels[name] for name in source.condition_labels if labels.get(name)]
    if not conditions:
        raise UnreadableAlerts("none of the labels that name a condition is there.")
    return Alert(
        source=source.id,
        client=source.client_of(labels.get(source.client_label or "")),
        device=next((labels[name] for name in source.device_labels if labels.get(name)), ""),
        condition=" ".join(conditions)[:LONGEST_NAME],
        firing=_firing(said.get("status")),
        severity=_severity(labels.get("severity")),
        summary=(notes.get("summary") or notes.get("description") or "")[:LONGEST_SUMMARY],
        labels=tuple(sorted(labels.items())),
        started_at=_instant(said.get("startsAt")),
    )


def _of_json(said: Mapping[str, Any], source: AlertSource) -> Alert:
    """One alert of the form that docs/monitoring.md describes."""
    labels = _labels(said.get("labels"))
    condition = _text(said.get("condition"), LONGEST_NAME)
    if not condition:
        raise UnreadableAlerts("it names no condition.")
    named = labels.get(source.client_label) if source.client_label else _text(said.get("client"), LONGEST_NAME)
    return Alert(
        source=source.id,
        client=source.client_of(named or None),
        device=_text(said.get("device"), LONGEST_NAME),
        condition=condition,
        firing=_firing(said.get("status")),
        severity=_severity(_text(said.get("severity"), LONGEST_NAME) or None),
        summary=_text(said.get("summary"), LONGEST_SUMMARY),
        labels=tuple(sorted(labels.items())),
        started_at=_instant(said.get("started_at")),
    )


def _firing(said: object) -> bool:
    if said not in ("firing", "resolved"):
        raise UnreadableAlerts("its status is neither firing nor resolved.")
    return said == "firing"


def _severity(said: str | None) -> AlertSeverity:
    """What a source calls it; what nobody knows is taken for a warning."""
    return _SEVERITIES.get((said or "").casefold(), AlertSeverity.WARNING)


def _labels(said: object) -> dict[str, str]:
    if said is None:
        return {}
    if not isinstance(said, dict):
        raise UnreadableAlerts("its labels are no names with values.")
    pairs = list(said.items())[:MOST_LABELS]
    return {_clean(name)[:LONGEST_NAME]: _text(value, LONGEST_SUMMARY) for name, value in pairs}


def _text(said: object, longest: int) -> str:
    """Words; numbers are written out, and what is neither is nothing."""
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        return ""
    return _clean(str(said)).strip()[:longest]


def _clean(words: str) -> str:
    """As a database can hold it: anybody can send half characters and NUL."""
    return words.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _instant(said: object) -> datetime | None:
    """When it began, where that is said in a way that can be meant."""
    found = _INSTANT.fullmatch(said) if isinstance(said, str) else None
    if found is None:
        return None
    second, fraction, offset = found.groups()
    written = f"{second}.{(fraction or '0').ljust(6, '0')}{'+00:00' if offset == 'Z' else offset}"
    try:
        instant = datetime.fromisoformat(written).astimezone(timezone.utc)
    except (ValueError, OverflowError):
        return None
    return instant if instant.year >= _LONG_AGO else None
