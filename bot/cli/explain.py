"""``nightdesk explain``: why a ticket is covered or not, from what was stored."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.common import TicketNumber, fail, open_desk, print_json, say
from bot.cli.disputes import objection_document
from bot.desk.errors import DeskError
from bot.operations.coverage import OnRecord, decisions_of_ticket
from bot.operations.staff_words import VERDICT_WORDS
from bot.operations.what_if import decision_document
from bot.operations.wording import moment


def explain(
    number: TicketNumber,
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """Why a ticket is covered or not: every check of the decision as it was stored, to whom it was shown, and what a
    technician has decided in its place.

    For example: nightdesk explain ND-1012
    """
    with open_desk() as desk:
        try:
            records = decisions_of_ticket(ports=desk.ports, number=number)
        except DeskError as refusal:
            fail(str(refusal))
    if json_:
        newest, *before = [record_document(record) for record in records]
        print_json({**newest, "before": before})
        return
    for place, record in enumerate(records):
        if place:
            say("This took the place of:")
        print_record(number, record)


def print_record(number: str, record: OnRecord) -> None:
    """One decision with everything that belongs to it."""
    decision = record.stored.decision
    decided = f"{moment(record.stored.decided_at, decision.timezone)} ({decision.timezone})"
    say(f"{number}: {VERDICT_WORDS[decision.verdict]}, decided {decided}")
    clause = f", clause {decision.clause}" if decision.clause else ""
    by = f"contract {decision.contract} version {decision.contract_version}{clause}"
    say(by if decision.contract else "no contract decided this")
    for check in decision.checks:
        mark = "✓" if check.passed else "✗"
        source = ", ".join(filter(None, (check.contract, check.clause)))
        say(f"  {mark} {check.text}{f' ({source})' if source else ''}")
    for reason in decision.priority_reasons:
        say(f"  {reason}")
    for shown in record.shown:
        say(f"  shown to {shown.to}, {moment(shown.at, decision.timezone)}")
    for dispute in record.objections:
        say(f"  objection by {dispute.by}: {dispute.words}")
        if dispute.ruling is not None:
            ruling = dispute.ruling
            when = moment(ruling.at, decision.timezone)
            say(f"  {ruling.outcome.value} by {ruling.by}, {when}: {ruling.words}")


def record_document(record: OnRecord) -> dict[str, object]:
    """The same for scripts."""
    return {
        **decision_document(record.stored.decision),
        "decided_at": record.stored.decided_at.isoformat(),
        "disputes": [objection_document(dispute) for dispute in record.objections],
        "shown": [
            {"to": each.to, "conversation": each.conversation, "at": each.at.isoformat()} for each in record.shown
        ],
    }
