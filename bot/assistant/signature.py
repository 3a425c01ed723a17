"""A model is code: its archive names classes to load and holds their insides. Only one that we have signed is loaded.

The signature lies beside the model, in a file of lines: which key, and an HMAC-SHA256 under it over the model's name and its
SHA-256. Each machine may add a line of its own, or all share one key. Whoever may write models but not read the key can
put nothing in their place.
"""

from __future__ import annotations

import hashlib
import hmac
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.connectors.keys import KEY_BYTES, key_in
from bot.connectors.whole_files import write_whole
from bot.desk.errors import DeskError
from bot.settings import Settings

_MOST_KEYS = 8
_PART = 2**20


class ModelNotTrusted(DeskError):
    """Nobody has signed this model with our key, or it was changed since; the message says what to do."""


class KeyNotSafe(DeskError):
    """The key can be read by others, or is too short to be one."""


def key_file(settings: Settings) -> Path:
    """Where the key lies: what the settings name, else in the data folder."""
    return Path(settings.model_key) if settings.model_key else settings.data / "model.key"


def key_of(settings: Settings) -> bytes:
    """The key that models are signed with, made when there is none; KeyNotSafe when others may read it."""
    file = key_file(settings)
    key = key_in(file)
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise KeyNotSafe(f"The key {file} can be read or changed by others: chmod 600 {file}")
    if len(key) < KEY_BYTES:
        raise KeyNotSafe(
            f"The key {file} has {len(key)} bytes, less than {KEY_BYTES}: remove it, and sign the models anew."
        )
    return key


def signature_file(model: Path) -> Path:
    """Beside the model, under its name and `.signature`."""
    return model.with_name(model.name + ".signature")


def sign(model: Path, key: bytes, place: Path | None = None) -> None:
    """Say that this model may be loaded; ``place`` is where it will lie, if it is not there yet."""
    place = place or model
    line = _line(key, place.name, _digest_of(model))
    kept = [each for each in _lines(place) if each.split(" ")[0] != line.split(" ")[0]]
    write_whole(signature_file(place), "\n".join([*kept[1 - _MOST_KEYS :], line]) + "\n")
    # No secret: whoever loads the model may be another than who has signed it.
    signature_file(place).chmod(0o644)


def verify(model: Path, key: bytes) -> None:
    """ModelNotTrusted unless it is, to the byte and by its name, what was signed with this key."""
    _check(model, key, _digest_of(model))


def is_trusted(model: Path, key: bytes) -> bool:
    """Whether there is such a model and it may be loaded."""
    try:
        verify(model, key)
    except (FileNotFoundError, ModelNotTrusted):
        return False
    return True


@contextmanager
def trusted(model: Path, key: bytes) -> Iterator[Path]:
    """A copy of the model that nobody else can reach, checked; what is loaded is what was looked at."""
    with TemporaryDirectory(prefix="nightdesk-model-") as folder:
        copy = Path(folder) / model.name
        shutil.copyfile(model, copy)
        _check(model, key, _digest_of(copy))
        yield copy


def _check(model: Path, key: bytes, digest: bytes) -> None:
    wanted = _line(key, model.name, digest)
    ours = [each for each in _lines(model) if each.split(" ")[0] == wanted.split(" ")[0]]
    if any(hmac.compare_digest(each, wanted) for each in ours):
        return
    raise ModelNotTrusted(
        f"The model {model.name} was {'changed since it was signed' if ours else 'not signed with the key of this desk'}, and "
        "loading a model runs what is in it. Train anew: `nightdesk train`. Only if you know where it comes from: "
        f"`nightdesk model sign {model}`"
    )


def _line(key: bytes, name: str, digest: bytes) -> str:
    def mark(said: bytes) -> str:
        return hmac.new(key, b"nightdesk model 1\0" + said, hashlib.sha256).hexdigest()

    of_model = mark(name.encode() + b"\0" + digest)
    return f"{mark(b'key')[:16]} {of_model}"


def _lines(model: Path) -> list[str]:
    try:
        return signature_file(model).read_text(encoding="ascii").split("\n")[:-1]
    except (FileNotFoundError, UnicodeDecodeError):
        return []


def _digest_of(model: Path) -> bytes:
    digest = hashlib.sha256()
    with model.open("rb") as file:
        while part := file.read(_PART):
            digest.update(part)
    return digest.digest()


def fingerprint_of(model: Path) -> str:
    """Its SHA-256, to be compared by people."""
    return _digest_of(model).hex()
