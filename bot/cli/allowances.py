"""``nightdesk allowances``: what a client's allowances hold, for the MSP's own people."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.common import instant, open_desk, print_json, say
from bot.desk.allowances import LedgerRow
from bot.operations.allowances import AllowanceLeft, allowances_of_client, ledger_of
from bot.operations.clients import show_client
from bot.operations.contracts import allowance_in_words
from bot.operations.wording import moment


def allowances(
    client: Annotated[str, typer.Option(help="the client's code")],
    at: Annotated[str | None, typer.Option("--at", metavar="INSTANT", help="at another time than now")] = None,
    ledger: Annotated[bool, typer.Option("--ledger", help="every row that was written, too")] = False,
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """Hours, visits or tickets a client has left: total, used, reserved, carried over, and until when.

    For example: nightdesk allowances --client harbour-trust --at 2026-11-30
    """
    with open_desk() as desk:
        known = show_client(work=desk.begin, code=client).client
        zone = known.timezone
        found = allowances_of_client(ports=desk.ports, client=known, at=instant(at, zone))
        rows = [ledger_of(ports=desk.ports, client=client, left=left) if ledger else () for left in found]
    if json_:
        print_json(
            [_document(left, written, ledger, ZoneInfo(zone)) for left, written in zip(found, rows, strict=True)]
        )
        return
    for left, written in zip(found, rows, strict=True):
        say(allowance_in_words(left, zone))
        for row in written:
            say(f"  {moment(row.work_at, zone)}  {row.ticket}  {row.kind.value}: {left.words(row.amount)}")
    if not found:
        say(f"No contract of {client} that is in force holds an allowance.")


def _document(left: AllowanceLeft, rows: tuple[LedgerRow, ...], ledger: bool, zone: ZoneInfo) -> dict[str, object]:
    """For scripts: amounts as decimal strings in the allowance's unit, instants in the client's zone."""
    balance = left.balance
    document: dict[str, object] = {
        "contract": left.contract,
        "allowance": left.allowance.name,
        "unit": left.allowance.unit.value,
        "total": f"{balance.total:f}",
        "carried_over": f"{balance.carried:f}",
        "carried_from": list(left.carried_from),
        "used": f"{balance.taken.used:f}",
        "reserved": f"{balance.taken.reserved:f}",
        "left": f"{balance.left:f}",
        "since": balance.since.astimezone(zone).isoformat(),
        "until": balance.until.astimezone(zone).isoformat(),
    }
    if ledger:
        document["ledger"] = [
            {
                "kind": row.kind.value,
                "amount": f"{row.amount:f}",
                "work_at": row.work_at.astimezone(zone).isoformat(),
                "ticket": row.ticket,
                "written_at": row.written_at.astimezone(zone).isoformat(),
            }
            for row in rows
        ]
    return document
