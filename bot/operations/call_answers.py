"""What the MSP's own people say in chat about calls: I have it, I cannot, who is on call, when am I."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.desk.escalation import Escalation
from bot.desk.oncall import Rota, Technician, duties, is_planned, who_is_on_call
from bot.desk.staff import StaffMember
from bot.operations import wording
from bot.operations.oncall import PASS, TAKE, pages_that_wait, pass_page, take_page
from bot.operations.ports import Answer, DeskPorts
from bot.operations.turns import Turn

AHEAD = timedelta(days=28)
SHOWN = 5
# Only the MSP's own people are answered here, so a few words say enough.
_ABOUT_CALLS = re.compile(r"\bon[\s-]?(?:call|duty)\b|\boncall\b", re.IGNORECASE)
_ABOUT_ME = re.compile(r"\b(?:i|am i|me|my|i'm|im)\b", re.IGNORECASE)


def answer_about_calls(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to a button under a call, or to a member of the MSP who asks who is on call; None for anything else."""
    pressed = turn.pressed
    if pressed is not None and pressed.intent in (TAKE, PASS):
        member = _member(ports, turn)
        if member is None:
            return (Answer(wording.UNKNOWN_BUTTON),)
        return (Answer(_taken_or_passed(ports, turn, member, pressed.args["page"])),)
    if pressed is not None or turn.emergency is not None or not _ABOUT_CALLS.search(turn.words):
        return None
    member = _member(ports, turn)
    if member is None:
        return None
    rota, now = ports.rota.rota(), ports.clock.now()
    text = _my_turns(rota, member, now) if _ABOUT_ME.search(turn.words) else _who(ports, rota, now)
    return (Answer(text),)


def _member(ports: DeskPorts, turn: Turn) -> StaffMember | None:
    with ports.begin() as work:
        member = work.staff.by_identity(turn.person.conversation.identity)
    return member if member is not None and member.active else None


def _taken_or_passed(ports: DeskPorts, turn: Turn, member: StaffMember, page: str) -> str:
    assert turn.pressed is not None
    if turn.pressed.intent == TAKE:
        through = turn.person.conversation.identity.platform
        return take_as_member(ports=ports, member=member, page=page, through=through)
    return pass_as_member(ports=ports, member=member, page=page, turn=turn.id)


def take_as_member(*, ports: DeskPorts, member: StaffMember, page: str, through: str) -> str:
    """A member of the MSP has it; what they read. NotFound for a call that is not there."""
    name = name_in_rota(ports.rota.rota(), member)
    _, escalation = take_page(ports=ports, page_id=page, by=name, through=through)
    return (
        _as_it_is(escalation, name) or "You have it. Nobody else is woken, and whoever waits knows that you are on it."
    )


def pass_as_member(*, ports: DeskPorts, member: StaffMember, page: str, turn: str) -> str:
    """A member of the MSP cannot, once for a ``turn``; what they read. NotFound for a call that is not there."""
    name = name_in_rota(ports.rota.rota(), member)
    _, escalation = pass_page(ports=ports, page_id=page, by=name, turn=turn)
    after = _as_it_is(escalation, name)
    if after is not None:
        return after
    if name not in {each.technician for each in escalation.notified}:
        return "It is not you who was called, so nothing was passed on."
    last = escalation.notified[-1]
    called = [each for each in escalation.notified if (each.round, each.step) == (last.round, last.step)]
    return f"All right. {last.technician if len(called) == 1 else 'Everybody'} is called now."


def _as_it_is(escalation: Escalation, name: str) -> str | None:
    """Why nothing was changed, if nothing was."""
    if escalation.ended is not None:
        return f"Nothing to do any more: {escalation.ended}."
    if escalation.taken is not None and escalation.taken.by != name:
        return f"{escalation.taken.by} has it already."
    return None


def _technician(rota: Rota, member: StaffMember) -> Technician | None:
    """The member as the rota names them: by e-mail address, or by name."""
    mail = member.email.casefold()
    found = (each for each in rota.order if each.email.casefold() == mail or each.name == member.name)
    return next(found, None)


def name_in_rota(rota: Rota, member: StaffMember) -> str:
    """How the rota calls the member; by their own name where it does not know them."""
    technician = _technician(rota, member)
    return technician.name if technician else member.name


def _who(ports: DeskPorts, rota: Rota, now: datetime) -> str:
    first, *others = who_is_on_call(rota, now)
    end = duties(rota, now, now + AHEAD)[0].end
    lines = [f"On call: {first.name}, until {_moment(end, rota)}."]
    if not is_planned(rota, now):
        lines = [f"Nobody is planned for now, so {first.name} is called first."]
    if others:
        lines.append(f"Then: {', '.join(each.name for each in others)}.")
    waiting = pages_that_wait(ports=ports)
    if waiting:
        lines.append(f"{len(waiting)} {'call waits' if len(waiting) == 1 else 'calls wait'} for somebody to take it.")
    warning = ports.rota.warning()
    return "\n".join([*lines, *([f"The rota: {warning}"] if warning else [])])


def _my_turns(rota: Rota, member: StaffMember, now: datetime) -> str:
    technician = _technician(rota, member)
    if technician is None:
        return "You are not in the on-call rota."
    mine = [duty for duty in duties(rota, now, now + AHEAD) if duty.technician == technician]
    if not mine:
        return "You are not on call first in the next four weeks."
    lines = [f"{_moment(duty.start, rota)} to {_moment(duty.end, rota)}" for duty in mine[:SHOWN]]
    if mine[0].start <= now:
        lines[0] = f"now, until {_moment(mine[0].end, rota)}"
    return "You are on call:\n" + "\n".join(lines) + _rest(mine)


def _rest(mine: Sequence[object]) -> str:
    return f"\nand {len(mine) - SHOWN} more in four weeks" if len(mine) > SHOWN else ""


def _moment(at: datetime, rota: Rota) -> str:
    return f"{at.astimezone(ZoneInfo(rota.zone)):%A %-d %B, %H:%M}"
