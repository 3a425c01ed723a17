"""``nightdesk quotes``: what was offered, how it stands, the paper of it, and taking one back. None accepts a quote."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.table import Table

from bot.cli.common import REFUSED, USAGE, console, fail, open_desk, print_json, say
from bot.desk.clients import Client
from bot.desk.money import in_words
from bot.desk.quotes import Quote
from bot.operations.quotes import list_quotes, quote_on_paper, take_back_quote, view_quote_by_number
from bot.operations.what_if import estimate_document
from bot.operations.wording import moment, quote_outcome

app = typer.Typer(
    help="Look at quotes, write one as PDF, take one back. A quote is approved in chat, with its button, and nowhere else.",
    no_args_is_help=True,
)
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]
_Number = Annotated[str, typer.Argument(metavar="QUOTE", help="its number, like Q-1001")]


@app.command("list")
def list_(
    client: Annotated[str, typer.Option(help="only this client's")] = "",
    open_only: Annotated[
        bool, typer.Option("--open", help="only those that wait for an answer or for a person")
    ] = False,
    json_: _Json = False,
) -> None:
    """Quotes in the version that holds, the newest first: the last one, or what was approved before it where that one ended.

    For example: nightdesk quotes list --client maple-dental --open
    """
    with open_desk() as desk:
        found = list_quotes(ports=desk.ports, client=client or None, open_only=open_only)
    if json_:
        print_json([quote_document(quote, of) for quote, of in found])
        return
    table = Table("quote", "client", "ticket", "what", "at most", "state", "waits for", "valid until")
    for quote, of in found:
        asked = of.contact(quote.asked) if quote.may_be_answered else None
        table.add_row(
            f"{quote.number} r{quote.revision}" if quote.revision > 1 else quote.number,
            quote.client,
            quote.ticket,
            quote.title,
            str(quote.limit),
            quote.state.value,
            asked.name if asked else "-",
            moment(quote.valid_until, of.timezone),
        )
    console.print(table if found else "There are no quotes.")


@app.command()
def show(number: _Number, json_: _Json = False) -> None:
    """One quote: its lines, what it can cost, every version, and who did what.

    For example: nightdesk quotes show Q-1001
    """
    with open_desk() as desk:
        view = view_quote_by_number(ports=desk.ports, number=number)
        now = desk.clock.now()
    quote, client = view.holding, view.client
    if json_:
        earlier = [quote_document(each, client) for each in view.revisions[1:]]
        print_json({**quote_document(view.newest, client), "holds": quote.revision, "earlier": earlier})
        return
    say(f"{quote.number} revision {quote.revision}: {quote.title}, {quote.ticket}, {client.name}")
    say(quote_outcome(quote, client, now))
    for line in quote.estimate.lines:
        say(f"  {line.text}: {in_words(line.amount)}")
    low, total, high = (in_words(each) for each in (quote.estimate.low, quote.estimate.total, quote.estimate.high))
    say(f"expected {total}, {low} to {high}, at most {in_words(quote.limit)}")
    say(f"contract {quote.contract} version {quote.contract_version}, clause {quote.clause}")
    say(f"valid until {moment(quote.valid_until, client.timezone)}, fingerprint {quote.short_hash}")
    for version in reversed(view.revisions):
        why = f" ({version.reason})" if version.reason else ""
        say(f"revision {version.revision}, at most {in_words(version.limit)}{why}")
        for move in version.moves:
            say(
                f"  {moment(move.at, client.timezone)}  {move.state.value}  {move.who}"
                + (f": {move.why}" * bool(move.why))
            )


@app.command()
def pdf(
    number: _Number,
    out: Annotated[Path, typer.Option(help="the file to write; one that is there is replaced")],
    revision: Annotated[int, typer.Option(help="an earlier version; without it the newest", min=0)] = 0,
) -> None:
    """A quote as PDF, to send or to file. It approves nothing: that is done in chat, with the button.

    For example: nightdesk quotes pdf Q-1001 --out Q-1001.pdf
    """
    with open_desk() as desk:
        quote, paper = quote_on_paper(ports=desk.ports, number=number, revision=revision)
    try:
        out.write_bytes(paper)
    except OSError as problem:
        fail(f"{out} cannot be written: {problem.strerror}. Name a file in a folder that is there.", REFUSED)
    say(f"{out}: {quote.number} revision {quote.revision}")


@app.command()
def cancel(
    number: _Number,
    by: Annotated[str, typer.Option(help="who takes it back: your name")],
    reason: Annotated[str, typer.Option(help="a sentence that the client reads")],
) -> None:
    """Take a quote back, waiting or approved: both sides are told, and nothing is charged on its strength.

    For example: nightdesk quotes cancel Q-1001 --by "Kim Ito" --reason "The drive is under warranty."
    """
    if not by.strip() or not reason.strip():
        fail("Say who takes the quote back (--by) and why (--reason).", USAGE)
    with open_desk() as desk:
        quote = take_back_quote(ports=desk.ports, number=number.upper(), by=by.strip(), reason=reason.strip())
    say(f"{quote.number} revision {quote.revision} is taken back; the client has been told.")


def quote_document(quote: Quote, client: Client) -> dict[str, object]:
    """A quote for scripts: instants in the client's zone, amounts as decimal strings."""
    zone = ZoneInfo(client.timezone)
    approval, before = quote.approval, quote.approved_before
    return {
        "number": quote.number,
        "revision": quote.revision,
        "fingerprint": quote.revision_hash,
        "state": quote.state.value,
        "client": quote.client,
        "ticket": quote.ticket,
        "title": quote.title,
        "requested_by": quote.requested_by,
        "asked": quote.asked,
        "reason": quote.reason,
        "contract": {"number": quote.contract, "version": quote.contract_version},
        "clause": quote.clause,
        "planned_for": quote.planned_for.astimezone(zone).isoformat(),
        "valid_until": quote.valid_until.astimezone(zone).isoformat(),
        "estimate": estimate_document(quote.estimate),
        "approved_before": str(before.rounded().amount) if before else None,
        "approval": {
            "by": approval.by,
            "accepted": approval.accepted,
            "at": approval.at.astimezone(zone).isoformat(),
            "fingerprint": approval.revision_hash,
        }
        if approval
        else None,
        "moves": [
            {"state": move.state.value, "at": move.at.astimezone(zone).isoformat(), "who": move.who, "why": move.why}
            for move in quote.moves
        ],
    }
