"""``nightdesk tickets``: reads for the MSP's own people at this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.table import Column, Table

from bot.cli.common import TicketNumber, console, open_desk, print_json, say
from bot.cli.ticket_clocks import clock_documents, clock_lines
from bot.cli.ticket_files import file_documents, file_lines, save_files
from bot.cli.ticket_lines import ticket_lines
from bot.console.words import category_words
from bot.desk.tickets import Ticket
from bot.desk.walkthroughs import TriedFix
from bot.operations.desk_reads import list_tickets, show_ticket
from bot.operations.similar_tickets import SimilarTicket, find_similar_tickets
from bot.operations.staff_words import STAFF_STATE_WORDS
from bot.operations.wording import moment

app = typer.Typer(help="Look at tickets, work on them, settle them.", no_args_is_help=True)
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]


@app.command("list")
def list_(
    client: Annotated[str, typer.Option(help="only this client's")] = "",
    open_only: Annotated[
        bool, typer.Option("--open", help="only those somebody still has to do something about")
    ] = False,
    json_: _Json = False,
) -> None:
    """Tickets: open ones by deadline first.

    For example: nightdesk tickets list --client maple-dental --open
    """
    with open_desk() as desk:
        tickets = list_tickets(ports=desk.ports, client=client or None, open_only=open_only)
    if json_:
        print_json([ticket_document(ticket) for ticket in tickets])
        return
    # Numbers and names are copied into the next command: they stay in one piece at eighty columns.
    whole = (Column(name, no_wrap=True) for name in ("ticket", "client"))
    table = Table(*whole, "about", "priority", "state", "answer by", "solve by", box=None, padding=(0, 2, 0, 0))
    for ticket in tickets:
        table.add_row(
            ticket.number,
            ticket.client or "unverified",
            category_words(ticket.category),
            ticket.priority.value,
            STAFF_STATE_WORDS[ticket.state],
            moment(ticket.respond_by, ticket.timezone) if ticket.respond_by else "-",
            moment(ticket.resolve_by, ticket.timezone) if ticket.resolve_by else "-",
        )
    console.print(table if tickets else "There are no tickets.")


@app.command()
def show(
    number: TicketNumber,
    save: Annotated[
        Path | None, typer.Option(help="a folder to write the pictures and files into that people sent for it")
    ] = None,
    json_: _Json = False,
) -> None:
    """One ticket with its clocks, its history, and the pictures and files that people sent for it.

    For example: nightdesk tickets show ND-1012 --save ND-1012-files
    """
    with open_desk() as desk:
        shown = show_ticket(ports=desk.ports, number=number)
        saved = save_files(desk.ports, shown, save) if save is not None else {}
    ticket = shown.ticket
    if json_:
        lines = [
            {"at": e.at.isoformat(), "by": e.by, "kind": e.kind, "text": e.text, "whence": e.whence}
            for e in shown.history
        ]
        clocks = clock_documents(shown)
        files = file_documents(shown, saved)
        print_json(
            {**ticket_document(ticket), "clocks": clocks, "words": ticket.words, "history": lines, "files": files}
        )
        return
    for line in (*ticket_lines(ticket), *clock_lines(shown), *file_lines(shown, saved)):
        say(line)
    for entry in shown.history:
        say(f"{moment(entry.at, ticket.timezone)}  {entry.by}  {entry.kind}: {entry.text}")


@app.command()
def similar(number: TicketNumber, json_: _Json = False) -> None:
    """Earlier tickets of the same client that tell of something like it, and how they were solved.

    For example: nightdesk tickets similar ND-1012
    """
    with open_desk() as desk:
        found = find_similar_tickets(ports=desk.ports, number=number)
    if json_:
        print_json([similar_document(each) for each in found])
        return
    for each in found:
        ticket = each.ticket
        say(f"{ticket.number}  {each.title}  ({ticket.state.value}, {moment(ticket.opened_at, ticket.timezone)})")
        if each.solved_how:
            say(f"  {each.solved_how}")
    if not found:
        console.print("No earlier ticket of this client is like it.")


def similar_document(found: SimilarTicket) -> dict[str, object]:
    """A similar ticket for scripts: the instant in the client's zone, the likeness from 0 to 1."""
    ticket = found.ticket
    return {
        "number": ticket.number,
        "title": found.title,
        "category": ticket.category,
        "state": ticket.state.value,
        "opened_at": ticket.opened_at.astimezone(ZoneInfo(ticket.timezone)).isoformat(),
        "likeness": round(found.likeness, 2),
        "solved_how": found.solved_how,
    }


def _fix_document(fix: TriedFix) -> dict[str, object]:
    return {
        "article": fix.article_id,
        "version": fix.article_version,
        "title": fix.title,
        "outcome": fix.outcome.value,
        "stop_reason": fix.stop_reason.value if fix.stop_reason else None,
        "platform": fix.platform.value if fix.platform else None,
        "stop_when": list(fix.stop_when),
        "left_at": fix.left_at,
    }


def ticket_document(ticket: Ticket) -> dict[str, object]:
    """A ticket for scripts: instants in the client's zone, amounts as text."""

    zone = ZoneInfo(ticket.timezone)
    at = {
        name: value.astimezone(zone).isoformat() if value else None
        for name, value in (
            ("opened_at", ticket.opened_at),
            ("respond_by", ticket.respond_by),
            ("resolve_by", ticket.resolve_by),
            ("planned_for", ticket.planned_for),
            ("acknowledged_at", ticket.acknowledged_at),
            ("first_response_at", ticket.first_response_at),
        )
    }
    return {
        "number": ticket.number,
        "client": ticket.client,
        "contact": ticket.contact,
        "source": ticket.source,
        "category": ticket.category,
        "request_type": ticket.request_type.value,
        "state": ticket.state.value,
        "impact": ticket.impact.value,
        "urgency": ticket.urgency.value,
        "priority": ticket.priority.value,
        "priority_reasons": list(ticket.priority_reasons),
        "billing": ticket.billing.value,
        "not_to_exceed": str(ticket.not_to_exceed) if ticket.not_to_exceed else None,
        "facts": [{"kind": fact.kind, "value": fact.value} for fact in ticket.facts],
        "steps": [
            {
                "step": r.step_id,
                "text": r.text,
                "answer": r.answer.value,
                "words": r.words,
                "evidence": r.evidence,
                "at": r.at.isoformat(),
            }
            for r in ticket.steps
        ],
        "fix": _fix_document(ticket.fix) if ticket.fix else None,
        "solved_by": ticket.solved_by,
        "owner": ticket.owner,
        "parent": ticket.parent,
        **at,
    }
