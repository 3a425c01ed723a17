"""Sealed files: what went in comes out; whatever was changed, left out, moved or cut off is refused."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from bot.connectors import sealed
from bot.connectors.sealed import NotReadable, WeakPassphrase, checked_passphrase, seal, unseal, whole_file
from tests.proving import cases, seeded

WORDS = "five random words for tests"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work that makes guessing dear is not what is tested here."""
    monkeypatch.setattr(sealed, "_SCRYPT_N", 2)


def _sealed(*parts: bytes, passphrase: str = WORDS) -> bytes:
    file = io.BytesIO()
    seal(file, parts, passphrase)
    return file.getvalue()


def _opened(data: bytes, passphrase: str = WORDS) -> list[bytes]:
    return list(unseal(io.BytesIO(data), passphrase))


@pytest.mark.parametrize("parts", [[b"one"], [b"one", b"two", b"", b"three"], [os.urandom(3_000_000), b"x"]])
def test_what_was_sealed_comes_out_part_by_part(parts: list[bytes]) -> None:
    assert _opened(_sealed(*parts)) == parts


def test_nothing_at_all_is_one_empty_part() -> None:
    assert _opened(_sealed()) == [b""]


def test_nothing_of_it_can_be_read_in_the_file_and_no_two_files_are_alike() -> None:
    first, second = _sealed(b"the safe's code is 4711"), _sealed(b"the safe's code is 4711")
    assert (b"4711" in first, first[:19] == second[:19], first[19:] == second[19:]) == (False, True, False)


def test_another_passphrase_opens_nothing() -> None:
    with pytest.raises(NotReadable, match="The passphrase is another one"):
        _opened(_sealed(b"one"), "five other words for tests")


def _changed(data: bytes, random: Random) -> bytes:
    """A file with a bit turned, an end lost, something behind it, or a piece left out, doubled or moved."""
    place, other = sorted(random.sample(range(len(data) + 1), 2))
    piece = data[place:other]
    turned = bytearray(data)
    turned[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return random.choice(
        (bytes(turned), data[:place], data + piece, data[:place] + data[other:], data[:other] + piece + data[other:])
    )


def test_a_file_that_was_changed_anywhere_is_refused_before_its_end() -> None:
    random = seeded("sealed files")
    parts = [random.randbytes(random.randrange(60)) for _ in range(6)]
    whole = _sealed(*parts)
    accepted = []
    for _ in range(cases(400, 20_000)):
        changed = _changed(whole, random)
        if changed == whole:
            continue
        with suppress(NotReadable):
            accepted.append((_opened(changed), changed))
    assert accepted == []


def test_parts_cannot_change_places_nor_come_from_another_file() -> None:
    one, other = _sealed(b"aaaa", b"bbbb", b"cccc"), _sealed(b"dddd", b"eeee", b"ffff")
    start, part = len(b"nightdesk sealed 1\n") + 16, 4 + 4 + 16
    first, second = start, start + part
    swapped = one[:first] + one[second : second + part] + one[first:second] + one[second + part :]
    mixed = one[:second] + other[second : second + part] + one[second + part :]
    ended = one[: second + part]
    for data in (swapped, mixed, ended):
        with pytest.raises(NotReadable):
            _opened(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "none that Nightdesk has sealed"),
        (b"PGDMP" + bytes(100), "none that Nightdesk has sealed"),
        (b"nightdesk sealed 2\n" + bytes(100), "a newer Nightdesk"),
        (b"nightdesk sealed 1\n" + bytes(16), "ends before its first part"),
        (b"nightdesk sealed 1\n" + bytes(16) + b"\xff" * 100, "damaged or ends too early"),
    ],
)
def test_what_is_no_sealed_file_is_called_by_its_name(data: bytes, words: str) -> None:
    with pytest.raises(NotReadable, match=words):
        _opened(data)


def test_a_short_passphrase_is_refused_and_blanks_at_its_ends_do_not_count() -> None:
    assert checked_passphrase(f" {WORDS}\n") == WORDS
    with pytest.raises(WeakPassphrase, match="has 5 characters"):
        checked_passphrase(" short     \n")


def test_a_file_that_could_not_be_finished_is_not_there_and_a_finished_one_is_its_owners_alone(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), whole_file(tmp_path / "a") as file:
        file.write(b"half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    with whole_file(tmp_path / "b") as file:
        file.write(b"all")
    assert [(each.name, each.read_bytes(), each.stat().st_mode & 0o777) for each in tmp_path.iterdir()] == [
        ("b", b"all", 0o600)
    ]
