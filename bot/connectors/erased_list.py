"""The list of whose data was erased, as a file to keep beside backups: hashes that nobody can read an address from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.desk.erasing import Erased
from bot.desk.errors import DeskError


class BadList(DeskError):
    """A file that is no such list, or cannot be written."""


def write_erased(path: Path, erased: Sequence[Erased]) -> None:
    """Everybody in it; BadList."""
    rows = [
        {
            "person": each.person,
            "client": each.client,
            "salt": each.salt.hex(),
            "address_hash": each.address_hash.hex(),
            "asked_at": each.asked_at.isoformat(),
            "by": each.by,
            "due_at": each.due_at.isoformat(),
        }
        for each in erased
    ]
    try:
        path.write_text(json.dumps({"format": 1, "erased": rows}, indent=1) + "\n", encoding="utf-8")
    except OSError as failure:
        raise BadList(f"{path} could not be written: {failure.strerror}.") from failure


def read_erased(path: Path) -> tuple[Erased, ...]:
    """What ``write_erased`` wrote; BadList."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["erased"]
        return tuple(
            Erased(
                row["person"],
                row["client"],
                bytes.fromhex(row["salt"]),
                bytes.fromhex(row["address_hash"]),
                datetime.fromisoformat(row["asked_at"]),
                row["by"],
                datetime.fromisoformat(row["due_at"]),
            )
            for row in rows
        )
    except OSError as failure:
        raise BadList(f"{path} could not be read: {failure.strerror}.") from failure
    except (ValueError, KeyError, TypeError) as wrong:
        raise BadList(f"{path} is no list that `nightdesk people erased --to` wrote.") from wrong
