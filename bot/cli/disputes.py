"""``nightdesk disputes``: what people said against decisions, and the answers to it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from bot.cli.common import USAGE, TicketNumber, console, fail, open_desk, print_json, say
from bot.desk.decisions import Verdict
from bot.desk.disputes import Dispute, Outcome
from bot.operations.disputes import DisputeView, list_disputes, settle_dispute
from bot.operations.wording import moment

app = typer.Typer(help="Objections to coverage decisions.", no_args_is_help=True)
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]


@app.command("list")
def list_(
    client: Annotated[str, typer.Option(help="only this client's")] = "",
    open_only: Annotated[bool, typer.Option("--open", help="only those that nobody has answered")] = False,
    json_: _Json = False,
) -> None:
    """Who said that a decision is wrong, about what, and what became of it; oldest first."""
    with open_desk() as desk:
        found = list_disputes(ports=desk.ports, client=client or None, open_only=open_only)
    if json_:
        print_json([dispute_document(view) for view in found])
        return
    table = Table("ticket", "client", "by", "when", "about", "in words", "outcome")
    for view in found:
        table.add_row(*_cells(view))
    console.print(table if found else "There are no objections.")


@app.command()
def settle(
    number: TicketNumber,
    outcome: Annotated[Outcome, typer.Option(help="was the objection right?")],
    by: Annotated[str, typer.Option(help="who answers it")],
    text: Annotated[str, typer.Option(help="the answer in plain words; the requester reads it")],
    verdict: Annotated[
        Verdict | None,
        typer.Option(help="decide the disputed ticket so in the same step: covered, quote_required, needs_person"),
    ] = None,
    json_: _Json = False,
) -> None:
    """Answer an objection: it is kept for good, and the person who objected is told in chat.

    TICKET is the ticket of the objection, or the disputed one. For example:

      nightdesk disputes settle ND-1005 --outcome upheld --verdict covered --by "Kim Osei" --text "The scanner is on your list."
    """
    if not by.strip() or not text.strip():
        fail("Say who answers (--by) and what (--text): both are kept, and the requester reads them.", USAGE)
    with open_desk() as desk:
        settled = settle_dispute(
            ports=desk.ports, number=number, outcome=outcome, by=by.strip(), words=text.strip(), verdict=verdict
        )
    if json_:
        print_json([dispute_document(view) for view in settled])
        return
    for view in settled:
        say(f"{view.dispute.ticket or number}: {outcome.value}. {view.dispute.by} is told.")
        if outcome is not Outcome.REJECTED and view.about and view.dispute.ruling and not view.dispute.ruling.decision:
            say(
                f"{view.about} still rests on that decision. To decide it otherwise: `nightdesk tickets override {view.about}`."
            )


def _cells(view: DisputeView) -> tuple[str, ...]:
    dispute, decision = view.dispute, view.decision.decision
    about = f"{decision.category}, {decision.contract or 'no contract'} {decision.clause or ''}".strip()
    outcome = f"{dispute.ruling.outcome.value} by {dispute.ruling.by}" if dispute.ruling else "open"
    when = moment(dispute.at, decision.timezone)
    return (dispute.ticket or "-", decision.client, dispute.by, when, about, dispute.words, outcome)


def dispute_document(view: DisputeView) -> dict[str, object]:
    """An objection for scripts, with what it is about; instants in UTC."""
    decision = view.decision.decision
    return {
        **objection_document(view.dispute),
        "about": view.about,
        "client": decision.client,
        "decision": view.decision.id,
        "category": decision.category,
        "verdict": decision.verdict.value,
        "contract": decision.contract,
        "contract_version": decision.contract_version,
        "clause": decision.clause,
    }


def objection_document(dispute: Dispute) -> dict[str, object]:
    """What was said against a decision, and the answer to it (null while it is open)."""
    ruling = dispute.ruling
    return {
        "ticket": dispute.ticket,
        "by": dispute.by,
        "words": dispute.words,
        "at": dispute.at.isoformat(),
        "outcome": {
            "outcome": ruling.outcome.value,
            "by": ruling.by,
            "words": ruling.words,
            "at": ruling.at.isoformat(),
            "decision": ruling.decision,
        }
        if ruling
        else None,
    }
