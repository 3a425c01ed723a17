"""``nightdesk audit``: whether history still says what was written, and the heads to keep elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bot.cli.common import USAGE, console, errors, fail, open_desk, print_json, say
from bot.desk.audit import Finding, Head, KeptHead, UnreadableHead, in_one_line, read_head
from bot.operations.audit import Verified, history_heads, verify_history

app = typer.Typer(help="History that holds: find what was changed behind the desk's back.", no_args_is_help=True)
_Client = Annotated[
    str, typer.Option(help='only this client\'s history; "(unverified)" for people nobody has verified')
]
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]
# Nobody reads more; the number of the others is told.
_AT_MOST = 1000


@app.command()
def head(client: _Client = "", json_: _Json = False) -> None:
    """Where each client's history ends: how many entries, and the hash of the last.

    Keep it where nobody who can write to the database can, every night for example:

      nightdesk audit head | ssh safe.example 'cat >> nightdesk-heads.txt'
    """
    with open_desk() as desk:
        heads = history_heads(work=desk.begin, chain=client or None)
        now = desk.clock.now()
    if json_:
        print_json([head_document(each) for each in heads])
        return
    print(f"# {now:%Y-%m-%dT%H:%M:%SZ}")
    for each in heads:
        print(in_one_line(each))


@app.command()
def verify(
    client: _Client = "",
    head: Annotated[
        list[str] | None,
        typer.Option(help="a hash that you kept, or a file of kept heads: they must be in the chains still"),
    ] = None,
    from_: Annotated[
        list[str] | None,
        typer.Option("--from", help="a kept hash or a file of heads: look only at what came behind them"),
    ] = None,
    json_: _Json = False,
) -> None:
    """Follow the chains and compare every row with what was written; exit 1 when anything is wrong.

    For example, with the heads that were kept last night:

      nightdesk audit verify --head nightdesk-heads.txt
    """
    findings: list[Finding] = []

    def report(finding: Finding) -> None:
        if len(findings) < _AT_MOST:
            findings.append(finding)
            if not json_:
                show_finding(finding)

    kept, since = _heads(head or []), _heads(from_ or [])
    with open_desk() as desk, _progress() as bar:
        task = bar.add_task("reading", total=None)
        verified = verify_history(
            work=desk.begin,
            report=report,
            progress=lambda done, of: bar.update(task, completed=done, total=of),
            chain=client or None,
            kept=kept,
            since=since,
        )
    if json_:
        print_json(_document(verified, findings))
    else:
        _sum_up(verified, len(findings))
    if verified.findings:
        raise SystemExit(1)


def _heads(given: list[str]) -> list[KeptHead]:
    """Hashes, and files with a head in each line; a line that begins with # says nothing."""
    lines: list[str] = []
    for each in given:
        path = Path(each)
        lines += path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else [each]
    try:
        return [read_head(line) for line in lines if line.strip() and not line.startswith("#")]
    except UnreadableHead as refusal:
        fail(str(refusal), USAGE)


def _progress() -> Progress:
    """On a terminal only; in a cron job it stays silent."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    return Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal)


def show_finding(finding: Finding) -> None:
    """Where it is, what it means, what to do next: three lines."""
    lines = (f"✗ {finding.where}", f"  {finding.meaning}", f"  {finding.next_step}")
    for line in lines:
        say(line)


def _sum_up(verified: Verified, shown: int) -> None:
    if verified.findings > shown:
        console.print(f"... and {verified.findings - shown} more.")
    for each in verified.heads:
        say(in_one_line(each))
    what = f"{verified.entries} entries in {len(verified.heads)} {'chain' if len(verified.heads) == 1 else 'chains'}"
    wrong = f"{verified.findings} findings" if verified.findings != 1 else "1 finding"
    console.print(f"{what}: {wrong}." if verified.findings else f"{what}: history says what was written.")


def _document(verified: Verified, findings: list[Finding]) -> dict[str, object]:
    return {
        "ok": not verified.findings,
        "entries": verified.entries,
        "heads": [head_document(each) for each in verified.heads],
        "findings_total": verified.findings,
        "findings": [finding_document(each) for each in findings],
    }


def head_document(head: Head) -> dict[str, object]:
    """The end of a chain for scripts."""
    return {"chain": head.chain, "entries": head.position, "hash": head.hash.hex()}


def finding_document(finding: Finding) -> dict[str, object]:
    """A finding for scripts; ``fault`` is one of a closed set."""
    return {
        "fault": finding.fault.value,
        "chain": finding.chain,
        "position": finding.position,
        "until": finding.until,
        "table": finding.table,
        "key": finding.key,
        "meaning": finding.meaning,
        "next": finding.next_step,
    }
