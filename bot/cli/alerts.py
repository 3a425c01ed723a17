"""``nightdesk alerts``: what monitoring sees, who may report, when it is expected to."""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Annotated

import typer
from rich.table import Table

from bot.bootstrap import Desk
from bot.cli.common import USAGE, console, fail, instant, open_desk, print_json, say
from bot.desk.alert_plan import AlertSource
from bot.desk.clients import Client
from bot.desk.errors import NotFound
from bot.desk.maintenance import BadWindow, MaintenanceWindow
from bot.operations.alerts import (
    ShownCondition,
    add_window,
    end_window,
    list_conditions,
    list_windows,
    weekly_hours,
    window_in_words,
)

app = typer.Typer(help="Alerts from monitoring: what is there, who may report, maintenance.", no_args_is_help=True)
maintenance = typer.Typer(help="Times at which alerts are expected and lead to no ticket.", no_args_is_help=True)
app.add_typer(maintenance, name="maintenance")
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]
_ClientOption = Annotated[str | None, typer.Option("--client", help="one client's only, by its code")]


@app.command("list")
def list_(
    client: _ClientOption = None,
    all_: Annotated[bool, typer.Option("--all", help="what is gone, too")] = False,
    json_: _Json = False,
) -> None:
    """What monitoring sees now, the newest report first, with the ticket that each counts on.

    For example: nightdesk alerts list --client maple-dental
    """
    with open_desk() as desk:
        found = list_conditions(ports=desk.ports, client=client, all=all_)
    if json_:
        print_json([_condition_document(each) for each in found])
        return
    table = Table("device", "condition", "severity", "client", "since (UTC)", "reports", "ticket")
    for each in found:
        seen = each.condition
        ticket = f"{seen.ticket} ({each.ticket.state.value})" if each.ticket else seen.standing.value
        since = f"{seen.since:%Y-%m-%d %H:%M}"
        device, severity = seen.asset or seen.alert.device or "-", seen.alert.severity.value
        # What a source wrote is shown as it is, never as markup.
        row = (device, seen.alert.condition, severity, seen.client or "-", since, str(seen.count), ticket)
        table.add_row(*(text.replace("[", "\\[") for text in row))
    console.print(table if found else "Monitoring sees nothing wrong.")


@app.command()
def sources(json_: _Json = False) -> None:
    """Who may report, as the alerts file says it, and how each proves itself; no secret is shown.

    For example: nightdesk alerts sources
    """
    with open_desk() as desk:
        plan, warning = desk.ports.monitoring.plan(), desk.ports.monitoring.warning()
    if json_:
        print_json({"warning": warning, "sources": [_source_document(source) for source in plan.sources]})
        return
    for source in plan.sources:
        whose = source.client or (f"label {source.client_label}" if source.client_label else "whoever has the device")
        proof = "token" if source.token_hash else "signature"
        say(f"{source.id}  /alerts/{source.kind.value}, by {proof}, for {whose}")
    if not plan.sources:
        say("Nobody may report yet. Name a file in NIGHTDESK_ALERTS; docs/monitoring.md says what stands in it.")
    if warning is not None:
        say(f"Warning: {warning} What was read before stays in force.")


@app.command("new-secret")
def new_secret(
    signing: Annotated[bool, typer.Option("--signing", help="a secret that signs, in place of a token")] = False,
    json_: _Json = False,
) -> None:
    """Make a token for a source, and what to write into the alerts file about it; shown once, kept nowhere.

    For example: nightdesk alerts new-secret --signing
    """
    if signing:
        secret = f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"
        said = {"for the source": secret, "in the alerts file": f"secret: {secret}"}
    else:
        token = secrets.token_urlsafe(32)
        digest = hashlib.sha256(token.encode()).hexdigest()
        said = {"for the source": token, "in the alerts file": f"token_sha256: {digest}"}
    if json_:
        print_json({key.replace(" ", "_"): value for key, value in said.items()})
        return
    for key, value in said.items():
        say(f"{key}: {value}")


@maintenance.command("add")
def add(
    client: Annotated[str, typer.Option("--client", help="whose, by its code")],
    reason: Annotated[str, typer.Option("--reason", help="why it is quiet")],
    by: Annotated[str, typer.Option("--by", help="who says so")],
    starts: Annotated[
        str, typer.Option("--from", help="2026-11-28T22:00, in the client's time zone; left out: now")
    ] = "",
    ends: Annotated[str, typer.Option("--to", help="likewise; left out: until it is ended (weekly only)")] = "",
    site: Annotated[str | None, typer.Option("--site", help="one site only, by its code")] = None,
    device: Annotated[str | None, typer.Option("--device", help="one device only: tag, host name or serial")] = None,
    weekly: Annotated[str, typer.Option("--weekly", help="only then: 'sun 02:00-06:00', 'sat,sun 22:00-04:00'")] = "",
) -> None:
    """Expect alerts: they are written down and lead to no ticket while the window holds.

    For example: nightdesk alerts maintenance add --client maple-dental --device MD-SRV-01 --from 2026-11-28T22:00
    --to 2026-11-29T02:00 --reason "updates" --by "Robin Castell"
    """
    with open_desk() as desk:
        zone = _client(desk, client).timezone
        try:
            hours = weekly_hours(weekly, zone) if weekly else None
        except BadWindow as wrong:
            fail(str(wrong), USAGE)
        window = add_window(
            ports=desk.ports,
            client=client,
            starts=instant(starts or None, zone) or desk.clock.now(),
            ends=instant(ends or None, zone),
            reason=reason,
            by=by,
            site=site,
            device=device,
            weekly=hours,
        )
    say(f"{window.id}: {window_in_words(window, zone)}.")


@maintenance.command("list")
def list_maintenance(client: _ClientOption = None, json_: _Json = False) -> None:
    """Windows that hold or are still to come.

    For example: nightdesk alerts maintenance list
    """
    with open_desk() as desk:
        found = list_windows(ports=desk.ports, client=client)
        zones = {each.client: _client(desk, each.client).timezone for each in found}
    if json_:
        print_json([_window_document(each) for each in found])
        return
    for each in found:
        say(f"{each.id}  {window_in_words(each, zones[each.client])}: {each.reason} ({each.by})")
    if not found:
        say("No window holds or is still to come.")


@maintenance.command("end")
def end(window: Annotated[str, typer.Argument(metavar="WINDOW", help="as `alerts maintenance list` names it")]) -> None:
    """End a window now: what is still wrong gets its ticket within seconds.

    For example: nightdesk alerts maintenance end 3f9a1c22
    """
    with open_desk() as desk:
        end_window(ports=desk.ports, id=window)
    say(f"{window} has ended.")


def _client(desk: Desk, code: str) -> Client:
    with desk.begin() as work:
        found = work.clients.get(code)
    if found is None:
        raise NotFound(f"There is no client {code}. `nightdesk clients show` lists them.")
    return found


def _condition_document(shown: ShownCondition) -> dict[str, object]:
    seen = shown.condition
    return {
        "source": seen.alert.source,
        "client": seen.client,
        "site": seen.site,
        "device": seen.alert.device,
        "asset": seen.asset,
        "condition": seen.alert.condition,
        "severity": seen.alert.severity.value,
        "state": seen.standing.value,
        "since": seen.since.isoformat(),
        "last_at": seen.last_at.isoformat(),
        "count": seen.count,
        "returns": seen.returns,
        "ticket": seen.ticket,
        "ticket_state": shown.ticket.state.value if shown.ticket else None,
    }


def _source_document(source: AlertSource) -> dict[str, object]:
    return {
        "id": source.id,
        "kind": source.kind.value,
        "path": f"/alerts/{source.kind.value}",
        "proof": "token" if source.token_hash else "signature",
        "client": source.client,
        "client_label": source.client_label,
        "clients": sorted(source.clients),
    }


def _window_document(window: MaintenanceWindow) -> dict[str, object]:
    return {
        "id": window.id,
        "client": window.client,
        "site": window.site,
        "device": window.device,
        "from": window.starts.isoformat(),
        "to": window.ends.isoformat() if window.ends else None,
        "weekly": window.weekly is not None,
        "reason": window.reason,
        "by": window.by,
    }
