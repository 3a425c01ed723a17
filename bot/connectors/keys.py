"""Keys that are made once and kept in a file, for its owner alone."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

KEY_BYTES = 32


def key_in(file: Path) -> bytes:
    """The key in the file; whoever comes first makes it, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        made = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        made.touch(mode=0o600)
        made.write_bytes(secrets.token_bytes(KEY_BYTES))
        with suppress(FileExistsError):  # another process was quicker: its key is the one that counts
            os.link(made, file)
        made.unlink()
    return file.read_bytes()
