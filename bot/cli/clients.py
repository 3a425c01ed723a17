"""``nightdesk clients``: import, check, test and export client files, show what the desk knows and how it came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from textwrap import indent
from typing import Any
from zoneinfo import ZoneInfo

import typer

from bot.bootstrap import SystemClock
from bot.cli.common import USAGE, fail, house_rates, open_desk, print_json
from bot.cli.past_days import day
from bot.connectors.client_files import (
    BadClientFile,
    Finding,
    LocatedClientFile,
    Severity,
    check_client_file,
    read_client_file,
)
from bot.connectors.client_files.codes import CODES
from bot.connectors.client_files.findings import Code
from bot.desk.contracts import Contract
from bot.operations.client_imports import client_as_text
from bot.operations.clients import (
    COMMAND_LINE,
    ClientView,
    ContractHistory,
    ImportReport,
    client_at_versions,
    contract_histories,
    import_clients,
    show_client,
    show_clients,
)
from bot.operations.what_if import CaseResult, run_cases

app = typer.Typer(help="Client and contract files.", no_args_is_help=True)

FILES = typer.Argument(..., metavar="FILE...", help="Client files (YAML).")
JSON = typer.Option(False, "--json", help="Print JSON.")


@app.command("import")
def import_files(
    files: list[Path] = FILES,
    dry_run: bool = typer.Option(False, "--dry-run", help="Say what would change, and change nothing."),
    by: str = typer.Option(COMMAND_LINE, "--by", help="Who does it; kept on record."),
    as_json: bool = JSON,
) -> None:
    """Take client files into the database: all of them, or none when one has an error.

    Says what changes, contract by contract, and shows warnings, which do not stand in the way. First look, then do it:

        nightdesk clients import --dry-run clients/*.yml
    """
    read, findings = _read(files)
    if findings:
        _print_findings(findings, as_json)
        fail(f"Nothing was imported: {_count(len(findings), 'error')}.")
    findings = [finding for file in read for finding in check_client_file(file, _today())]
    with open_desk() as desk:
        report = import_clients(work=desk.begin, files=read, now=desk.clock.now(), dry_run=dry_run, by=by)
    if as_json:
        print_json({**asdict(report), "dry_run": dry_run, "findings": [asdict(finding) for finding in findings]})
        return
    _print_findings(findings, as_json=False)
    _print_report(report)
    if dry_run:
        typer.echo("Nothing was imported: this was a dry run.")


@app.command()
def check(
    files: list[Path] = FILES,
    as_json: bool = JSON,
    today: datetime | None = typer.Option(None, parser=day, metavar="DAY", help="Check as if it were this day."),
) -> None:
    """Find mistakes (which keep a file out) and warnings (which do not); needs no database.

    Each line names the file, the line, the place and the way out. `nightdesk clients codes W07` explains a code.
    For example: nightdesk clients check clients/*.yml
    """
    read, findings = _read(files)
    for file in read:
        findings += check_client_file(file, today.date() if today else _today())
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    summary = {"files": len(files), "errors": errors, "warnings": len(findings) - errors}
    if as_json:
        print_json({"findings": [asdict(finding) for finding in findings], "summary": summary})
    else:
        _print_findings(findings, as_json=False)
        counted = f"{_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}"
        typer.echo(f"{_count(len(files), 'file')}: {counted}.{_more_about(findings)}")
    if errors:
        raise typer.Exit(1)


def _more_about(findings: Sequence[Finding]) -> str:
    return f" More about one: nightdesk clients codes {findings[0].code}" if findings else ""


@app.command()
def codes(
    code: str | None = typer.Argument(None, help="A code, like W07; all codes without."),
    as_json: bool = JSON,
) -> None:
    """Explain what `check` complains about: what it means, an example, and the way out."""
    if code is not None and code.upper() not in CODES:
        fail(f"There is no code '{code}'. Known codes: {', '.join(CODES)}.", USAGE)
    shown = (CODES[code.upper()],) if code else tuple(CODES.values())
    if as_json:
        documents = [asdict(one) for one in shown]
        print_json(documents[0] if code else documents)
        return
    for one in shown:
        _print_code(one, whole=code is not None)


@app.command("test")
def test_files(files: list[Path] = FILES, as_json: bool = JSON) -> None:
    """Decide the cases that the files state about themselves and compare; needs no database.

    For example: nightdesk clients test clients/*.yml
    """
    read, findings = _read(files)
    results = [(file, run_cases(file)) for file in read]
    failed = sum(not case.passed for _, cases in results for case in cases)
    passed = sum(case.passed for _, cases in results for case in cases)
    if as_json:
        tested = [{"path": file.path, "cases": [asdict(case) for case in cases]} for file, cases in results]
        document = {"files": tested, "findings": [asdict(finding) for finding in findings]}
        print_json({**document, "passed": passed, "failed": failed})
    else:
        _print_findings(findings, as_json=False)
        for file, cases in results:
            _print_cases(file, cases)
        if read:
            typer.echo(f"{_count(passed + failed, 'case')}: {passed} passed, {failed} failed.")
        if findings:
            _print_untested(findings)
    if failed or findings:
        raise typer.Exit(1)


@app.command()
def show(
    code: str | None = typer.Argument(None, help="A client's code; all clients without."),
    as_json: bool = JSON,
) -> None:
    """Show a client with its contracts, or list all of them."""
    with open_desk() as desk:
        views = (show_client(work=desk.begin, code=code),) if code else show_clients(work=desk.begin)
    if as_json:
        documents = [_view_document(view) for view in views]
        print_json(documents[0] if code else documents)
    elif not views:
        typer.echo("There are no clients yet. Import some: nightdesk clients import FILE...")
    for view in () if as_json else views:
        _print_view(view, whole=code is not None)


@app.command()
def export(
    code: str = typer.Argument(..., help="The client's code."),
    version: list[str] = typer.Option([], "--version", metavar="NUMBER=N", help="A contract in an earlier version."),
    out: Path | None = typer.Option(None, "--out", "-o", metavar="FILE", help="Write a file instead of printing it."),
) -> None:
    """Write a client file from what the desk knows; importing it again changes nothing.

    Test cases are not kept by the desk: copy them from your own file. An earlier version of a contract:

        nightdesk clients export maple-dental --version MD-2026=2
    """
    versions = _versions(version)
    with open_desk() as desk:
        written = client_as_text(ports=desk.ports, code=code, versions=versions)
    if out is None:
        typer.echo(written.text, nl=False)
        return
    try:
        out.write_text(written.text, encoding="utf-8")
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}. Choose another place.")
    view = written.view
    typer.echo(f"{out}: {view.client.name}, {_count(len(view.contracts), 'contract')}.")


def _versions(written: Sequence[str]) -> dict[str, int]:
    found = {}
    for each in written:
        number, _, version = each.rpartition("=")
        if not (number and version.isascii() and version.isdigit() and len(version) < 10):
            fail(f"'{each}' names no version. Write it like --version MD-2026=2.", USAGE)
        found[number] = int(version)
    return found


@app.command()
def history(
    code: str = typer.Argument(..., help="The client's code."),
    as_json: bool = JSON,
) -> None:
    """The versions of each contract: when they came in, and what each says that the one before did not."""
    with open_desk() as desk:
        histories = contract_histories(work=desk.begin, code=code)
        client = client_at_versions(work=desk.begin, code=code, versions={}).client
    if as_json:
        print_json([_history_document(history, client.timezone) for history in histories])
        return
    for history in histories:
        _print_history(history, client.timezone)


def _today() -> date:
    return SystemClock().now().astimezone().date()


def _read(files: Sequence[Path]) -> tuple[list[LocatedClientFile], list[Finding]]:
    read: list[LocatedClientFile] = []
    findings: list[Finding] = []
    try:
        house = house_rates()
    except BadClientFile as error:
        return read, list(error.findings)
    for path in files:
        try:
            read.append(read_client_file(path, house))
        except BadClientFile as error:
            findings += error.findings
    return read, findings


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _print_findings(findings: Sequence[Finding], as_json: bool) -> None:
    if as_json:
        print_json({"findings": [asdict(finding) for finding in findings]})
        return
    for finding in findings:
        place = f"{finding.where}: " if finding.where else ""
        mark = typer.style(f"{finding.severity.value} {finding.code}", fg=_COLOURS[finding.severity])
        typer.echo(f"{finding.path}:{finding.line}: {mark}: {place}{finding.message}")
        typer.echo(f"    {finding.way_out}")


_COLOURS = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}


def _print_cases(file: LocatedClientFile, cases: Sequence[CaseResult]) -> None:
    typer.echo(f"{file.path}: {file.client.name}")
    if not cases:
        typer.echo("  The file states no cases. Add some under 'cases:'.")
    for case in cases:
        mark = typer.style("✓", fg=typer.colors.GREEN) if case.passed else typer.style("✗", fg=typer.colors.RED)
        typer.echo(f"  {mark} {case.name}" + ("" if case.passed else f" (line {case.line})"))
        for difference in case.differences:
            typer.echo(f"      {difference}")
        for reason in case.why:
            typer.echo(f"      why: {reason}")
        for line in case.price:
            typer.echo(f"      price: {line}")


def _print_untested(findings: Sequence[Finding]) -> None:
    """Which files state cases that nobody has tried, and why."""
    for path, errors in Counter(finding.path for finding in findings).items():
        typer.echo(
            f"{path}: not tested, it has {_count(errors, 'error')}, see above. Mend the file, and test it again."
        )


def _print_report(report: ImportReport) -> None:
    for client in report.clients:
        typer.echo(f"{client.code}: {client.outcome}")
        for change in client.changes:
            typer.echo(f"    {change}")
        for contract in client.contracts:
            typer.echo(f"  {contract.number} version {contract.version}: {contract.outcome}")
            for change in contract.changes:
                typer.echo(f"    {change}")


def _print_code(code: Code, whole: bool) -> None:
    typer.echo(f"{typer.style(code.code, fg=_COLOURS[code.severity])}  {code.sentence}")
    if whole:
        typer.echo(
            f"\n{code.explanation}\n\nFor example:\n\n{indent(code.example, '    ')}\nThe way out: {code.way_out}"
        )


def _print_history(history: ContractHistory, zone: str) -> None:
    typer.echo(history.number)
    for version in history.versions:
        at = version.added_at.astimezone(ZoneInfo(zone))
        contract = version.contract
        lasts = f"{contract.starts} to {contract.ends or 'open end'}"
        typer.echo(f"  version {contract.version}  came in {at:%Y-%m-%d %H:%M}  {contract.status.value}  {lasts}")
        for change in version.changes:
            typer.echo(f"    {change}")
    if history.withdrawn_at is not None:
        typer.echo(f"  in no file since {history.withdrawn_at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}")


def _history_document(history: ContractHistory, zone: str) -> dict[str, Any]:
    return {
        "number": history.number,
        "withdrawn_at": history.withdrawn_at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")
        if history.withdrawn_at
        else None,
        "versions": [
            {
                "version": one.contract.version,
                "added_at": one.added_at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds"),
                "status": one.contract.status.value,
                "starts": str(one.contract.starts),
                "ends": str(one.contract.ends) if one.contract.ends else None,
                "changes": list(one.changes),
            }
            for one in history.versions
        ],
    }


def _print_view(view: ClientView, whole: bool) -> None:
    client = view.client
    typer.echo(f"{client.code}  {client.name}  {client.status.value}  {client.timezone}  {client.currency}")
    for contract in view.contracts:
        lasts = f"{contract.starts} to {contract.ends or 'open end'}"
        typer.echo(f"  {contract.number} v{contract.version}  {contract.type.value}  {contract.status.value}  {lasts}")
    if not whole:
        return
    for site in client.sites:
        typer.echo(f"  site {site.code}  {site.name}  {site.km} km")
    for contact in client.contacts:
        roles = ", ".join(sorted(role.value for role in contact.roles)) or "requester"
        limit = f", up to {contact.approval_limit}" if contact.approval_limit else ""
        typer.echo(f"  contact {contact.email}  {contact.name}  {roles}{limit}")
    for asset in client.assets:
        typer.echo(f"  asset {asset.tag}  {asset.asset_class}  {'covered' if asset.covered else 'not covered'}")
    for application in client.applications:
        also = f"  also: {', '.join(application.also)}" if application.also else ""
        typer.echo(f"  application {application.name}{also}")


def _view_document(view: ClientView) -> dict[str, Any]:
    client = view.client
    return {
        "code": client.code,
        "name": client.name,
        "status": client.status.value,
        "timezone": client.timezone,
        "currency": client.currency,
        "tax": {"name": client.tax.name, "rate": str(client.tax.rate)} if client.tax else None,
        "sites": [
            {"code": site.code, "name": site.name, "km": str(site.km), "zone": site.zone} for site in client.sites
        ],
        "contacts": [
            {
                "name": contact.name,
                "email": contact.email,
                "site": contact.site,
                "roles": sorted(role.value for role in contact.roles),
                "approval_limit": str(contact.approval_limit.amount) if contact.approval_limit else None,
                "identities": [str(identity) for identity in contact.identities],
            }
            for contact in client.contacts
        ],
        "assets": [
            {**asdict(asset), "warranty_until": str(asset.warranty_until) if asset.warranty_until else None}
            for asset in client.assets
        ],
        "applications": [asdict(application) for application in client.applications],
        "contracts": [_contract_document(contract) for contract in view.contracts],
    }


def _contract_document(contract: Contract) -> dict[str, Any]:
    return {
        "number": contract.number,
        "version": contract.version,
        "type": contract.type.value,
        "status": contract.status.value,
        "starts": str(contract.starts),
        "ends": str(contract.ends) if contract.ends else None,
        "fallback": contract.fallback,
        "rules": [{"effect": rule.effect.value, "clause": rule.clause, "text": rule.text} for rule in contract.rules],
    }
