"""What is done on a ticket's page: each form is one operation, with who did it and whence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import TypeVar

from bot.channels.web.sessions import field
from bot.console.access import whence
from bot.console.table import Asked
from bot.desk.catalogue import Priority
from bot.desk.catalogue import Work as WorkKind
from bot.desk.decisions import Verdict
from bot.desk.errors import DeskError
from bot.desk.overrides import POSSIBLE
from bot.desk.ticket_work import WaitFor
from bot.desk.timesheet import BadEntry
from bot.desk.wall_time import UnclearTime, read_instant
from bot.operations.overrides import override_coverage
from bot.operations.ports import DeskPorts
from bot.operations.replies import reprioritise_ticket
from bot.operations.ticket_work import (
    assign_ticket,
    claim_ticket,
    let_wait,
    merge_ticket,
    note_internally,
    recategorise_ticket,
    reopen_ticket,
    resume_ticket,
    split_ticket,
)
from bot.operations.timesheet import add_part, correct, log_time
from bot.operations.together import answer_together, resolve_together

E = TypeVar("E", bound=Enum)

_NONCE = re.compile(r"[A-Za-z0-9_-]{8,64}")
LONGEST_WORDS = 8000
MOST_MINUTES = 24 * 60


class NotReadable(DeskError):
    """A form that says nothing anybody could do."""


Action = Callable[[DeskPorts, Asked], str | None]
"""Does it; what the technician has to be told, where that is more than that it was done."""


def ports_from(ports: DeskPorts, asked: Asked) -> DeskPorts:
    """The ports for one request: what is written in a ticket's history says who sent it and from where."""
    come = whence(asked.request)
    return replace(ports, begin=ports.begin.from_(f"console, {asked.visitor.member.email}, {come.address}"))


def _claim(ports: DeskPorts, asked: Asked) -> None:
    claim_ticket(ports=ports, number=asked.number, by=_me(asked))


def _assign(ports: DeskPorts, asked: Asked) -> None:
    assign_ticket(ports=ports, number=asked.number, to=field(asked.form, "to") or None, by=_me(asked))


def _reply(ports: DeskPorts, asked: Asked) -> None:
    answer_together(ports=ports, number=asked.number, by=asked.visitor.member.name, words=_words(asked))


def _note(ports: DeskPorts, asked: Asked) -> None:
    note_internally(ports=ports, number=asked.number, by=_me(asked), words=_words(asked), key=form_key(asked))


def _wait(ports: DeskPorts, asked: Asked) -> None:
    reason = _one_of(WaitFor, field(asked.form, "reason"), "what it waits for")
    until = (
        chosen_instant(field(asked.form, "until"), asked.visitor.member.timezone) if reason is WaitFor.DATE else None
    )
    text = _words(asked)
    let_wait(ports=ports, number=asked.number, reason=reason, by=_me(asked), until=until, text=text)


def _resume(ports: DeskPorts, asked: Asked) -> None:
    resume_ticket(ports=ports, number=asked.number, by=_me(asked))


def _resolve(ports: DeskPorts, asked: Asked) -> str | None:
    done = resolve_together(
        ports=ports,
        number=asked.number,
        by=asked.visitor.member.name,
        text=_words(asked),
        key=form_key(asked),
        write_off=field(asked.form, "write_off") == "1",
    )
    if not done.left:
        return None
    return " ".join(f"{number} stays open: {why}" for number, why in done.left)


def _reopen(ports: DeskPorts, asked: Asked) -> None:
    reopen_ticket(ports=ports, number=asked.number, by=_me(asked), reason=_words(asked))


def _merge(ports: DeskPorts, asked: Asked) -> None:
    into = field(asked.form, "into").strip()[:32]
    merge_ticket(ports=ports, number=asked.number, into=into, by=_me(asked))


def _split(ports: DeskPorts, asked: Asked) -> None:
    split_ticket(ports=ports, number=asked.number, by=_me(asked))


def _time(ports: DeskPorts, asked: Asked) -> str | None:
    kind = field(asked.form, "kind")
    return log_time(
        ports=ports,
        ticket=asked.number,
        minutes=_number(asked, "minutes", MOST_MINUTES),
        by=asked.visitor.member.name,
        key=form_key(asked),
        kind=_one_of(WorkKind, kind, "the kind of work") if kind else None,
        text=_words(asked),
    ).stopped


def _part(ports: DeskPorts, asked: Asked) -> str | None:
    return add_part(
        ports=ports,
        ticket=asked.number,
        text=_words(asked),
        cost=_amount(asked),
        by=asked.visitor.member.name,
        key=form_key(asked),
        quantity=_number(asked, "quantity", 9999),
    ).stopped


def _correct(ports: DeskPorts, asked: Asked) -> str | None:
    entry, name = field(asked.form, "entry")[:40], asked.visitor.member.name
    return correct(
        ports=ports, ticket=asked.number, entry=entry, by=name, key=form_key(asked), text=_words(asked)
    ).stopped


def _category(ports: DeskPorts, asked: Asked) -> None:
    recategorise_ticket(ports=ports, number=asked.number, category=field(asked.form, "category"), by=_me(asked))


def _priority(ports: DeskPorts, asked: Asked) -> None:
    to, name = _one_of(Priority, field(asked.form, "priority"), "a priority"), asked.visitor.member.name
    reprioritise_ticket(ports=ports, number=asked.number, priority=to, by=name, reason=_words(asked))


def _override(ports: DeskPorts, asked: Asked) -> None:
    verdict, name = chosen_verdict(field(asked.form, "verdict")), asked.visitor.member.name
    override_coverage(ports=ports, number=asked.number, verdict=verdict, by=name, reason=_words(asked))


ACTIONS: Mapping[str, Action] = {
    "claim": _claim,
    "assign": _assign,
    "reply": _reply,
    "note": _note,
    "wait": _wait,
    "resume": _resume,
    "resolve": _resolve,
    "reopen": _reopen,
    "merge": _merge,
    "split": _split,
    "time": _time,
    "part": _part,
    "correct": _correct,
    "category": _category,
    "priority": _priority,
    "override": _override,
}


def _me(asked: Asked) -> str:
    return asked.visitor.member.email


def _words(asked: Asked) -> str:
    words = field(asked.form, "words").strip()
    if len(words) > LONGEST_WORDS:
        raise NotReadable(f"Those are more than {LONGEST_WORDS} characters. Shorten it, or send it in parts.")
    return words


def form_key(asked: Asked) -> str:
    """What makes a form that is sent twice count once: it belongs to this person and this form."""
    nonce = field(asked.form, "nonce")
    if not _NONCE.fullmatch(nonce):
        raise NotReadable("That form could not be read. Open the page again.")
    return f"console {asked.visitor.session.id} {nonce}"


def _one_of(kind: type[E], value: str, what: str) -> E:
    found = next((each for each in kind if each.value == value), None)
    if found is None:
        raise NotReadable(f"Choose {what}.")
    return found


def chosen_verdict(value: str) -> Verdict:
    """One of the verdicts that a person may give."""
    verdict = next((each for each in POSSIBLE if each.value == value), None)
    if verdict is None:
        raise NotReadable("A person decides one of three things: covered, at a price, or not yet.")
    return verdict


def _number(asked: Asked, name: str, most: int) -> int:
    text = field(asked.form, name).strip()
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) <= most):
        raise BadEntry(f"Write a whole number from 1 to {most} for the {name}.")
    return int(text)


def _amount(asked: Asked) -> Decimal:
    text = field(asked.form, "cost").strip()
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal("NaN")
    if len(text) > 12 or not amount.is_finite() or amount != amount.quantize(Decimal("0.01")):
        raise BadEntry("Write the cost like 49.90, without a currency.")
    return amount


def chosen_instant(written: str, zone: str) -> datetime:
    """A date and time as a form sends it, on the clocks of ``zone``."""
    try:
        return read_instant(written, zone)
    except ValueError:
        raise NotReadable("Choose a date and a time.") from None
    except UnclearTime:
        # A field of a form takes no offset, which would say which of the two is meant.
        raise NotReadable(
            f"The clocks change then in {zone}, and show that time never or twice. Choose another."
        ) from None
