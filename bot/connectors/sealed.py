"""Files that nobody reads or changes without the passphrase, of any size: AES-256-GCM, part by part.

A file begins with a line that names its form, and sixteen random bytes. The passphrase and these make the key (scrypt), so
that no key is ever used for two files. Each part says how long it is, and is sealed under its number, whether it is the
last, and the beginning of the file: a part that was changed, moved, left out or taken from another file is found, and so
is a file that ends too early.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from bot.desk.errors import DeskError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SHORTEST_PASSPHRASE = 16
LONGEST_PART = 16 * 2**20
"""Bytes of one part; whoever writes chooses its parts."""

_FAMILY, _FORM = b"nightdesk sealed ", b"nightdesk sealed 1\n"
_SALT, _TAG, _LENGTH = 16, 16, 4
# 128 MiB and a third of a second for each guess: RFC 7914 with N = 2**17, r = 8, p = 1.
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**17, 8, 1


class NotReadable(DeskError):
    """The file is none of ours, is not whole, was changed, or the passphrase is another; the message says which it can be."""


class WeakPassphrase(DeskError):
    """Too short to protect what other companies trust us with."""


def checked_passphrase(text: str) -> str:
    """The passphrase without blanks at its ends; WeakPassphrase when it has fewer than 16 characters."""
    passphrase = text.strip()
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise WeakPassphrase(
            f"The passphrase has {len(passphrase)} characters; take {SHORTEST_PASSPHRASE} or more, five or six random words "
            "for example, and keep it where the backups are not."
        )
    return passphrase


def seal(
    file: IO[bytes], parts: Iterable[bytes], passphrase: str, told: Callable[[int], None] = lambda done: None
) -> None:
    """Write the parts, one sealed behind the other; ``told`` hears how many bytes stand in the file."""
    beginning = _FORM + secrets.token_bytes(_SALT)
    cipher = _cipher(passphrase, beginning)
    file.write(beginning)
    written, number = len(beginning), 0
    for part, last in _with_the_last(parts):
        sealed = cipher.encrypt(_nonce(number, last), part, beginning)
        file.write(len(sealed).to_bytes(_LENGTH, "big") + sealed)
        written, number = written + _LENGTH + len(sealed), number + 1
        told(written)


def unseal(file: IO[bytes], passphrase: str, told: Callable[[int], None] = lambda done: None) -> Iterator[bytes]:
    """The parts, each as soon as it is known to be what was written; NotReadable at the first that is not.

    Only who has taken the last part knows that nothing is lacking.
    """
    file.seek(0)
    beginning = file.read(len(_FORM) + _SALT)
    if not beginning.startswith(_FORM) or len(beginning) < len(_FORM) + _SALT:
        newer = beginning.startswith(_FAMILY)
        raise NotReadable(
            "This file was written by a newer Nightdesk: restore it with that one."
            if newer
            else "This file is none that Nightdesk has sealed."
        )
    cipher = _cipher(passphrase, beginning)
    number, read, upcoming = 0, len(beginning), _sealed_part(file, len(beginning))
    while upcoming is not None:
        sealed, read = upcoming, read + _LENGTH + len(upcoming)
        upcoming = _sealed_part(file, read)
        yield _opened(cipher, number, upcoming is None, sealed, beginning)
        number += 1
        told(read)
    if number == 0:
        raise NotReadable("This file ends before its first part: it is not whole.")


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A new file for its owner alone, to be written and read; it stands at ``path`` once all went well, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _cipher(passphrase: str, beginning: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    made = Scrypt(salt=beginning[len(_FORM) :], length=32, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P)
    return AESGCM(made.derive(passphrase.encode()))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\1" if last else b"\0")


def _with_the_last(parts: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each part, and whether none comes behind it."""
    held: bytes | None = None
    for part in parts:
        if held is not None:
            yield held, False
        held = part
    yield held or b"", True


def _sealed_part(file: IO[bytes], place: int) -> bytes | None:
    """The next part as it stands in the file; None at the end."""
    length = file.read(_LENGTH)
    if not length:
        return None
    count = int.from_bytes(length, "big")
    if len(length) == _LENGTH and _TAG <= count <= LONGEST_PART + _TAG:
        sealed = file.read(count)
        if len(sealed) == count:
            return sealed
    raise NotReadable(f"This file is damaged or ends too early, at byte {place:,}. Take another one.")


def _opened(cipher: AESGCM, number: int, last: bool, sealed: bytes, beginning: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        return cipher.decrypt(_nonce(number, last), sealed, beginning)
    except InvalidTag:
        if number == 0:
            raise NotReadable("The passphrase is another one, or this file was changed at its beginning.") from None
        raise NotReadable("This file was changed, or its end is lacking. Take another one.") from None
