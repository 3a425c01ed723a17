"""The MSP's own people: what a role may do, and passwords as they are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.errors import NotAllowed
from bot.desk.passwords import NOBODYS, BadPassword, PasswordHash, hash_password
from bot.desk.staff import Right, StaffMember, StaffRole

SALT = bytes(range(16))


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (StaffRole.TECHNICIAN, {Right.READ, Right.WORK}),
        (StaffRole.DISPATCHER, {Right.READ, Right.WORK, Right.ASSIGN, Right.PEOPLE}),
        (StaffRole.MANAGER, set(Right) - {Right.STAFF}),
        (StaffRole.ADMIN, set(Right)),
    ],
    ids=lambda value: value.value if isinstance(value, StaffRole) else "",
)
def test_a_role_has_its_rights_and_no_other(role: StaffRole, rights: set[Right]) -> None:
    member = StaffMember("Kim Osei", "kim@x.example", role)
    assert {right for right in Right if member.may(right)} == rights
    assert {right for right in Right if replace(member, active=False).may(right)} == set()


def test_a_refusal_names_who_could() -> None:
    robin = StaffMember("Robin Castell", "robin@x.example", StaffRole.TECHNICIAN)
    with pytest.raises(NotAllowed, match=r"for a manager or admin\. You are signed in as a technician"):
        robin.refuse_without(Right.OVERRIDE)


def test_a_password_is_kept_as_a_hash_that_fits_it_alone() -> None:
    kept = hash_password("four words in a row", SALT)
    assert PasswordHash.read(str(kept)) == kept
    assert "four" not in str(kept)
    assert [
        kept.fits(given) for given in ("four words in a row", "four words in a ro", "", "four words in a row ")
    ] == [
        True,
        False,
        False,
        False,
    ]


def test_the_same_password_is_kept_otherwise_with_another_salt() -> None:
    assert hash_password("x" * 12, SALT).digest != hash_password("x" * 12, SALT[::-1]).digest


def test_the_hash_is_the_one_of_the_standard() -> None:
    """RFC 7914, section 12: the second vector."""
    kept = PasswordHash(b"NaCl", b"", 1024, 8, 16)
    digest = bytes.fromhex(
        "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
    )
    assert (replace(kept, digest=digest).fits("password"), replace(kept, digest=digest[::-1]).fits("password")) == (
        True,
        False,
    )


@pytest.mark.parametrize("password", ["", "x" * 11, "x" * 201])
def test_a_password_of_no_use_is_refused(password: str) -> None:
    with pytest.raises(BadPassword):
        hash_password(password, SALT)


@pytest.mark.parametrize("text", ["", "plain$1$1$1$AA==$AA==", "scrypt$1$1"])
def test_what_is_no_hash_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(ValueError):
        PasswordHash.read(text)


def test_nobodys_password_fits_nothing() -> None:
    assert not NOBODYS.fits("")
