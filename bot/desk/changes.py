"""What changed between two versions of a client or a contract, in words, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from bot.desk.clients import Application, Asset, Contact, Site
from bot.desk.contracts import Allowance, PlanService, RateRow, Rule
from bot.desk.hours import Window
from bot.desk.money import Money
from bot.desk.windows import DAY_NAMES, Weekly

_MOST_NAMED = 6
# Parts that have a name of their own: the same name before and after is the same part.
_NAMED: dict[type, tuple[str, Callable[[Any], str]]] = {
    Rule: ("clause", lambda rule: rule.clause),
    Allowance: ("allowance", lambda allowance: allowance.name),
    PlanService: ("service", lambda service: service.name),
    RateRow: ("row", lambda row: ", ".join(part.value for part in (row.work, row.band) if part) or "any"),
    Site: ("site", lambda site: site.code),
    Contact: ("contact", lambda contact: contact.email),
    Asset: ("asset", lambda asset: asset.tag),
    Application: ("application", lambda application: application.name),
}


def changes_between(before: Any, after: Any) -> tuple[str, ...]:
    """A line for every difference of two values of one kind but their version; empty when they say the same."""
    lines: list[str] = []
    for name in (field.name for field in fields(before) if field.name != "version"):
        lines += _differences(_words(name), getattr(before, name), getattr(after, name))
    return tuple(lines)


def _differences(label: str, before: Any, after: Any) -> Iterator[str]:
    if before == after:
        return
    if is_dataclass(before) and type(before) is type(after) and not isinstance(before, (Money, Window)):
        for field in fields(before):
            inner = f"{label}: {_words(field.name)}"
            yield from _differences(inner, getattr(before, field.name), getattr(after, field.name))
    elif isinstance(before, tuple) and isinstance(after, tuple) and _named(before + after):
        yield from _parts(label, before, after)
    elif isinstance(before, frozenset) and isinstance(after, frozenset) and max(len(before), len(after)) > _MOST_NAMED:
        yield f"{label}: " + "; ".join(
            f"{word} {_list(sorted(map(_said, some)))}"
            for word, some in (("now with", after - before), ("now without", before - after))
            if some
        )
    else:
        yield f"{label}: was {_said(before, label)}, is {_said(after, label)}"


def _named(members: tuple[Any, ...]) -> bool:
    return all(type(member) in _NAMED or _is_pair(member) for member in members)


def _is_pair(member: Any) -> bool:
    return isinstance(member, tuple) and len(member) == 2 and isinstance(member[0], (str, date))


def _parts(label: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[str]:
    """Members that are gone, new or changed; then their order, where it alone changed."""
    old, new = _by_name(label, before), _by_name(label, after)
    for name, member in old.items():
        if name not in new:
            yield f"{name} is gone"
        else:
            yield from _differences(name, _value(member), _value(new[name]))
    for name, member in new.items():
        if name not in old:
            yield f"{name} is new: {_said(_value(member))}"
    kept = [name for name in old if name in new]
    moved = [name for name in new if name in old]
    if kept != moved:
        yield f"{label}: the order was {_list(kept)}, is {_list(moved)}"


def _by_name(label: str, members: tuple[Any, ...]) -> dict[str, Any]:
    """The members by name; a name that stands again is numbered."""
    seen: Counter[str] = Counter()
    found = {}
    for member in members:
        name = _name(label, member)
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} ({seen[name]})"] = member
    return found


def _name(label: str, member: Any) -> str:
    if _is_pair(member):
        return f"{label}: {_said(member[0])}"
    kind, name = _NAMED[type(member)]
    return f"{kind} {name(member)}"


def _value(member: Any) -> Any:
    return member[1] if _is_pair(member) else member


def _said(value: Any, label: str = "") -> str:
    """A value as people say it; a rule without categories is about everything."""
    if value is None or value == () or value == frozenset():
        return "everything" if label.endswith("categories") else "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, timedelta):
        return _length(value)
    if isinstance(value, frozenset):
        return _list(sorted(map(_said, value)))
    if isinstance(value, tuple):
        return _week(value) if _is_week(value) else _list([_said(each) for each in value])
    if is_dataclass(value) and not isinstance(value, (type, Money, Window)):
        return _record(value)
    return str(value)


def _record(value: Any) -> str:
    """What a part says beyond what goes without saying."""
    said = [
        f"{_words(field.name)} {_said(getattr(value, field.name), field.name)}"
        for field in fields(value)
        if field.default is MISSING or getattr(value, field.name) != field.default
    ]
    return ", ".join(said) or "nothing in particular"


def _is_week(value: tuple[Any, ...]) -> bool:
    return len(value) == len(DAY_NAMES) and all(
        isinstance(day, tuple) and all(isinstance(window, Window) for window in day) for day in value
    )


def _week(value: Weekly) -> str:
    days = zip(DAY_NAMES, value, strict=True)
    return ", ".join(f"{day} {' and '.join(map(str, windows))}" for day, windows in days if windows) or "never"


def _length(value: timedelta) -> str:
    hours, minutes = divmod(value // timedelta(minutes=1), 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes or not hours))


def _list(words: Sequence[str]) -> str:
    shown = ", ".join(words[:_MOST_NAMED])
    return shown if len(words) <= _MOST_NAMED else f"{shown} and {len(words) - _MOST_NAMED} more"


def _words(name: str) -> str:
    return name.replace("_", " ")
