"""The auditor: looks at the desk as a whole once a minute, and tells a person once of what is wrong, and once when it is over."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk.auditor import AUDIT_EVERY, SETTLES, Check, Finding, Followed, follow
from bot.desk.people import Conversation
from bot.operations.desk_checks import desk_checks
from bot.operations.notices import write
from bot.operations.oncall import end_page, page_about_desk
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.wording import length

THE_DESK = "the desk"
"""The place of what is wrong with the desk as a whole; every other place is a machine."""

A_ROUND_IS_LATE = 3 * AUDIT_EVERY
FORGOTTEN_AFTER = timedelta(hours=1)
"""A machine that nobody has looked at for so long is gone."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Round:
    """One round that was gone to its end; ``well`` when nothing anywhere stops the desk."""

    checks: tuple[Check, ...]
    well: bool


@dataclass(frozen=True)
class Looked:
    """The desk as it is now, whoever asks: the checks of it as a whole, what is known to be wrong, and when that was looked at."""

    at: datetime
    checks: tuple[Check, ...]
    findings: tuple[tuple[str, Finding], ...]
    audited_at: datetime | None


def audit_desk(*, ports: DeskPorts) -> Round | None:
    """A round over the desk as a whole; None when another worker has done it within the minute."""
    return _round(ports, THE_DESK, None)


def audit_machine(*, ports: DeskPorts, machine: str, checks: Sequence[Check]) -> Round | None:
    """The same over what was looked at on one machine."""
    return _round(ports, machine, checks)


def look_over(*, ports: DeskPorts) -> Looked:
    """Look, and change and tell nothing."""
    now = ports.clock.now()
    with ports.begin() as work:
        audited_at = work.auditor.last_round(THE_DESK)
        checks = (*desk_checks(work, ports, now), _audited(audited_at, now))
        return Looked(now, checks, tuple(work.auditor.all_findings()), audited_at)


def _audited(at: datetime | None, now: datetime) -> Check:
    late = at is None or now - at > A_ROUND_IS_LATE
    said = "never" if at is None else f"{length(now - at)} ago"
    return Check("audit", not late, "start a worker: `nightdesk serve worker`", said, length(A_ROUND_IS_LATE))


def _round(ports: DeskPorts, place: str, looked: Sequence[Check] | None) -> Round | None:
    """One transaction: what is found is kept, and told, or neither."""
    with ports.begin() as work:
        now = ports.clock.now()
        if not work.auditor.begin_round(place, now, SETTLES):
            return None
        checks = desk_checks(work, ports, now) if looked is None else tuple(looked)
        elsewhere = [finding for where, finding in work.auditor.all_findings() if where != place]
        followed = follow(work.auditor.findings(place), checks, now)
        kept = _told(work, ports, place, followed, elsewhere)
        work.auditor.keep(place, kept)
        work.auditor.forget_places(now - FORGOTTEN_AFTER)
        work.commit()
    _log(place, followed)
    bad = (*(check.stops for check in checks if not check.good), *(each.stops for each in elsewhere))
    return Round(checks, not any(bad))


def _told(
    work: Work, ports: DeskPorts, place: str, followed: Followed, elsewhere: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Tell what has begun and what is over, in the rooms and, for what stops the desk, by one page for all of it."""
    now = ports.clock.now()
    lines = [f"! {_where(place)}{in_words(finding)}" for finding in followed.begun]
    lines += [
        f"✓ {_where(place)}{finding.name}: over after {length(now - finding.since)}." for finding in followed.over
    ]
    if lines:
        for room in ports.rooms:
            said = Answer("\n".join(("The desk itself:", *lines)), private=False)
            write(work, Conversation(room).key, said, contact=None, at=now)
    open_ = [each for each in (*elsewhere, *followed.kept) if each.stops and each.told_at is not None]
    page = next((each.page for each in (*open_, *followed.over) if each.page is not None), None)
    if open_ and page is None:
        words = "\n".join(in_words(each) for each in open_)
        page = page_about_desk(work, ports, key=f"desk {place} {open_[0].since.isoformat()}", words=words).id
    if not open_ and page is not None:
        end_page(work, ports, page, "the desk is well again")
    return tuple(replace(each, page=page) if each in open_ else each for each in followed.kept)


def in_words(finding: Finding) -> str:
    """What is wrong and what to do next."""
    return f"{finding.name}: {', '.join(filter(None, (finding.figure, finding.advice)))}."


def _where(place: str) -> str:
    return "" if place == THE_DESK else f"{place}, "


def _log(place: str, followed: Followed) -> None:
    for finding in followed.begun:
        log.error("desk_finding place=%s name=%s figure=%s", place, finding.name, finding.figure)
    for finding in followed.over:
        log.warning("desk_finding_over place=%s name=%s", place, finding.name)
