"""A backup as a file: what it says of itself, then the database, sealed; and whether it can be restored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from bot.connectors.sealed import LONGEST_PART, NotReadable, seal, unseal
from bot.desk.audit import Finding, KeptHead
from bot.desk.errors import DeskError
from bot.operations.audit import Verified, verify_history
from bot.storage import schema
from bot.storage.backups import Contents, contents_of, dump, load, snapshot
from bot.storage.engine import make_engine
from bot.storage.postgres import FOR_TESTS, EmbeddedPostgres
from bot.storage.unit_of_work import sql_work_factory

Told = Callable[[int], None]


class NothingThere(DeskError):
    """A database without a table of ours."""


class NotTheSame(DeskError):
    """What was restored differs from what was backed up; the message says where."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: when the snapshot was taken, and what the database held then."""

    made_at: datetime
    contents: Contents

    @property
    def rows(self) -> int:
        """Of all tables together."""
        return sum(self.contents.rows.values())

    def as_bytes(self) -> bytes:
        """JSON, at most one part of the file."""
        heads = [[head.chain, head.position, head.hash.hex()] for head in self.contents.heads]
        said = {
            "made_at": self.made_at.isoformat(),
            "revision": self.contents.revision,
            "rows": dict(self.contents.rows),
            # A desk with very many clients: the chains are verified anyhow, its heads would not fit.
            "heads": heads,
        }
        written = json.dumps(said).encode()
        return written if len(written) <= LONGEST_PART else json.dumps({**said, "heads": []}).encode()


def read_manifest(part: bytes) -> Manifest:
    """The first part of a backup; NotReadable when the file holds something else."""
    try:
        said = json.loads(part)
        heads = tuple(KeptHead(bytes.fromhex(hash), chain, position) for chain, position, hash in said["heads"])
        contents = Contents(said["revision"], said["rows"], heads)
        return Manifest(datetime.fromisoformat(said["made_at"]), contents)
    except (ValueError, KeyError, TypeError) as failure:
        raise NotReadable("This file is sealed, but it is no backup.") from failure


def write_backup(file: IO[bytes], dsn: str, passphrase: str, now: datetime, told: Told) -> Manifest:
    """The database as it is at this instant, while the desk works on."""
    with snapshot(dsn) as held:
        if held.contents.revision is None:
            raise NothingThere("There is nothing to back up: this database holds no desk.")
        manifest = Manifest(now, held.contents)

        def parts() -> Iterator[bytes]:
            yield manifest.as_bytes()
            yield from dump(dsn, held.name)

        seal(file, parts(), passphrase, told)
    file.flush()
    return manifest


def check_file(file: IO[bytes], passphrase: str, told: Told) -> Manifest:
    """Read all of it, once, and restore nothing: NotReadable unless every byte is what was written."""
    parts = unseal(file, passphrase, told)
    manifest = read_manifest(next(parts))
    for _ in parts:
        pass
    if manifest.contents.revision not in schema.revisions():
        raise NotReadable("This backup comes from a newer Nightdesk: restore it with that one.")
    return manifest


def read_into(dsn: str, file: IO[bytes], passphrase: str, told: Told, *, replacing: bool = False) -> None:
    """What a checked file holds, into the database: all of it or nothing."""

    def dumped() -> Iterator[bytes]:
        parts = unseal(file, passphrase, told)
        next(parts)
        yield from parts

    load(dsn, dumped(), replacing=replacing)


def compare_and_upgrade(dsn: str, manifest: Manifest) -> None:
    """NotTheSame unless every table holds as many rows as were backed up; then the schema of this program."""
    there, wanted = contents_of(dsn).rows, manifest.contents.rows
    differing = [name for name in sorted({*there, *wanted}) if there.get(name) != wanted.get(name)]
    if differing:
        name = differing[0]
        raise NotTheSame(
            f"What was restored is not what was backed up: {len(differing)} tables differ, {name} for one has "
            f"{there.get(name, 'no')} rows and should have {wanted.get(name, 'none')}."
        )
    schema.upgrade(dsn)
    differences = schema.check(dsn)
    if differences:
        raise NotTheSame(f"The restored schema is not the one that this program needs: {differences[0]}")


def verify_chains(
    dsn: str, manifest: Manifest, report: Callable[[Finding], None], told: Callable[[int, int], None]
) -> Verified:
    """Follow every chain in the restored database, with the heads that were there when it was backed up."""
    engine = make_engine(dsn, pool_size=1)
    try:
        return verify_history(work=sql_work_factory(engine), report=report, progress=told, kept=manifest.contents.heads)
    finally:
        engine.dispose()


def verify_backup(
    file: IO[bytes],
    passphrase: str,
    report: Callable[[Finding], None],
    reading: Told,
    following: Callable[[int, int], None],
) -> Verified:
    """Restore the file into a server of its own that is thrown away, and look whether all is there."""
    manifest = check_file(file, passphrase, lambda done: None)
    with (
        TemporaryDirectory(prefix="nightdesk-verify-") as folder,
        EmbeddedPostgres(Path(folder), FOR_TESTS) as server,
    ):
        read_into(server.dsn, file, passphrase, reading)
        compare_and_upgrade(server.dsn, manifest)
        return verify_chains(server.dsn, manifest, report, following)
