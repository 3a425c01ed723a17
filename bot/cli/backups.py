"""``nightdesk db backup`` and ``db restore``: the desk in one sealed file, tried before it is called a backup."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

from bot.bootstrap import SystemClock
from bot.cli.audit import show_finding
from bot.cli.backup_files import (
    Manifest,
    check_file,
    compare_and_upgrade,
    read_into,
    verify_backup,
    verify_chains,
    write_backup,
)
from bot.cli.common import database, errors, fail, print_json, read_settings, say
from bot.cli.past_days import counting
from bot.connectors.sealed import checked_passphrase, whole_file
from bot.connectors.whole_files import write_whole
from bot.desk.audit import Finding
from bot.desk.auditor import Check
from bot.desk.errors import DeskError
from bot.operations.audit import Verified
from bot.settings import Settings
from bot.storage.backups import Target, look_at
from bot.storage.postgres import PostgresDidNotStart

RECORD = "backup.json"
"""In the data folder: the last backup that was verified."""

_Passphrase = Annotated[
    str,
    typer.Option("--passphrase-file", metavar="FILE", help="file with the passphrase; else NIGHTDESK_BACKUP_SECRET"),
]


def backup(
    file: Annotated[Path, typer.Argument(help="where to write it; must not exist yet")],
    verify: Annotated[
        bool, typer.Option(help="restore it into an empty database and look whether all is there")
    ] = True,
    passphrase_file: _Passphrase = "",
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """Write the whole desk into one sealed file, while it works: tickets, files, conversations, jobs, history.

    Then it is restored into a server of its own that is thrown away, rows are counted and the history is verified;
    only what passed gets its name. Exit 1 when anything is wrong.

    For example, every night: nightdesk db backup /backups/desk-$(date +%F).backup
    """
    settings = read_settings()
    if file.exists():
        fail(f"{file} is there already. Choose another name, with the date in it for example.")
    findings: list[Finding] = []
    with _refusals():
        passphrase = _passphrase(settings, passphrase_file)
        started, verified = time.monotonic(), None
        with database(settings) as (dsn, _), whole_file(file) as written:
            with _bytes("Backing up") as told:
                manifest = write_backup(written, dsn, passphrase, SystemClock().now(), told)
            size, took = written.tell(), time.monotonic() - started
            if verify:
                started = time.monotonic()
                with _bytes("Restoring beside", size) as reading, counting("Verifying history") as following:
                    verified = verify_backup(written, passphrase, findings.append, reading, following)
                tried = time.monotonic() - started
        if verified is not None and not verified.findings:
            _remember(settings, file, manifest.made_at)
    if json_:
        print_json(_document(file, size, manifest, verified))
    else:
        counted = f"{len(manifest.contents.rows)} tables with {manifest.rows:,} rows"
        say(f"Backed up {counted} as of {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC: {_size(size)} in {took:.1f} s.")
        if verified is None:
            say("It has not been verified: nobody knows whether it can be restored.")
        else:
            say(f"Restored beside in {tried:.1f} s: every table holds as many rows.")
            _tell(verified, findings)
    if findings:
        fail(f"{file} is what the database holds, but its history has been changed. See `nightdesk audit verify`.")


def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="what `nightdesk db backup` has written")],
    into: Annotated[str, typer.Option(metavar="DSN", help="another database than that of the settings")] = "",
    replace: Annotated[
        str, typer.Option(metavar="NAME", help="the name of a database that is not empty: all that is in it goes")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="read all of the file, say what would happen")] = False,
    passphrase_file: _Passphrase = "",
) -> None:
    """Put a backup into an empty database, in one transaction: all of it or nothing.

    The file is read to its end before anything is touched; one that was changed, is not whole or has another
    passphrase is refused. Stop the desk first. What was sent since the backup was made may be sent once more.

    For example: nightdesk db restore desk.backup --into postgresql://nightdesk@db.example/empty
    """
    settings = read_settings()
    findings: list[Finding] = []
    with _refusals():
        passphrase = _passphrase(settings, passphrase_file)
        chosen = Settings(database_url=into) if into else settings
        with file.open("rb") as opened, database(chosen) as (dsn, _):
            with _bytes("Reading", file.stat().st_size) as told:
                manifest = check_file(opened, passphrase, told)
            target = look_at(dsn)
            _say_what(manifest, target)
            refusal = _refusal(target, replace)
            if dry_run or refusal:
                if refusal:
                    fail(refusal)
                say("Nothing was changed: this was a dry run.")
                return
            started = time.monotonic()
            with _bytes("Restoring", file.stat().st_size) as told:
                read_into(dsn, opened, passphrase, told, replacing=bool(target.tables))
            compare_and_upgrade(dsn, manifest)
            with counting("Verifying history") as following:
                verified = verify_chains(dsn, manifest, findings.append, following)
    say(
        f"Restored {manifest.rows:,} rows in {time.monotonic() - started:.1f} s: every table holds as many as were backed up."
    )
    _tell(verified, findings)
    if findings:
        raise SystemExit(1)


@dataclass(frozen=True)
class LastBackup:
    """The last backup of this machine that was restored and verified: its file and when its snapshot was taken."""

    file: str
    made_at: datetime


def last_backup(settings: Settings) -> LastBackup | None:
    """None when this machine has made none yet."""
    try:
        said = json.loads((settings.data / RECORD).read_text(encoding="utf-8"))
        return LastBackup(str(said["file"]), datetime.fromisoformat(said["made_at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def backup_trouble(settings: Settings, now: datetime) -> Check:
    """For `nightdesk doctor`: what to call it, whether it is well, what to do. The demo's database needs none."""
    last = last_backup(settings)
    if last is None:
        advice = "no verified backup was made on this machine yet: see `nightdesk db backup --help`"
        return Check("backup", not settings.database_url, advice, "none yet")
    if not settings.backup_days.isdigit():
        return Check("backup", False, f"NIGHTDESK_BACKUP_DAYS is '{settings.backup_days}'; write a number of days")
    age = now - last.made_at
    advice = f"the last verified one is {age.days} days old ({last.file}): run `nightdesk db backup`"
    most, made = timedelta(int(settings.backup_days)), f"verified {last.made_at:%Y-%m-%d %H:%M} UTC"
    return Check("backup", age <= most, advice, made, f"{most.days} days")


def _passphrase(settings: Settings, file: str) -> str:
    if file:
        try:
            return checked_passphrase(Path(file).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as failure:
            fail(f"The passphrase cannot be read: {failure}")
    if not settings.backup_secret:
        fail(
            "Backups are sealed with a passphrase: set NIGHTDESK_BACKUP_SECRET, or name a file with --passphrase-file."
        )
    return checked_passphrase(settings.backup_secret)


def _refusal(target: Target, replace: str) -> str:
    """Why this database is not touched; empty when it may be."""
    if target.others:
        return f"{target.others} connections are at work in the database {target.database}. Stop the desk first."
    if target.tables and replace != target.database:
        return (
            f"The database {target.database} is not empty: {len(target.tables)} tables. Choose an empty one with --into, or "
            f"say --replace {target.database}: then all that is in it goes."
        )
    return ""


def _say_what(manifest: Manifest, target: Target) -> None:
    counted = f"{len(manifest.contents.rows)} tables with {manifest.rows:,} rows"
    say(f"The backup is whole: {counted}, as of {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC.")
    there = f"{len(target.tables)} tables in it would go" if target.tables else "it is empty"
    say(f"It goes into the database {target.database}: {there}.")


def _tell(verified: Verified, findings: list[Finding]) -> None:
    for finding in findings[:20]:
        show_finding(finding)
    what = f"{verified.entries:,} entries in {len(verified.heads)} chains"
    say(f"{what}: {len(findings)} findings." if findings else f"{what}: history says what was written.")


def _document(file: Path, size: int, manifest: Manifest, verified: Verified | None) -> dict[str, object]:
    return {
        "file": str(file),
        "bytes": size,
        "made_at": manifest.made_at.isoformat(),
        "rows": dict(manifest.contents.rows),
        "verified": verified is not None and not verified.findings,
        "entries": verified.entries if verified else None,
        "findings_total": verified.findings if verified else None,
    }


def _remember(settings: Settings, file: Path, made_at: datetime) -> None:
    said = {"file": str(file.absolute()), "made_at": made_at.isoformat()}
    write_whole(settings.data / RECORD, json.dumps(said) + "\n")


def _size(count: int) -> str:
    return f"{count / 2**20:,.1f} MB"


@contextmanager
def _refusals() -> Iterator[None]:
    """What goes wrong ends the command with its reason; told to stop, it takes away what it has begun."""
    before = signal.signal(signal.SIGTERM, lambda number, frame: fail("Stopped before the end."))
    try:
        yield
    except (DeskError, PostgresDidNotStart) as refusal:
        fail(str(refusal))
    except OSError as failure:
        fail(f"The file cannot be written or read: {failure}. See that the disk has room and the folder is writable.")
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _bytes(what: str, of: int | None = None) -> Iterator[Callable[[int], None]]:
    """A bar of bytes on standard error while it takes long; nothing where no person is looking."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(binary_units=True), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(what, total=of)
        yield lambda done: bar.update(task, completed=done)
