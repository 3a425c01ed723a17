"""Whose it is that was asked for, and who is told: never whoever asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.clients import Client
from bot.desk.identity_proof import PROOFS, Asked, addresses_in, full_names_in, mentioned, whose
from tests.makers import MAPLE, demo_file

CLIENT = demo_file(MAPLE).client
DANA, SAM, PRIYA, LEE = CLIENT.contacts


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("reset dana's password", [DANA]),
        ("reset danas password", [DANA]),
        ("Reyes, and then Priya", [DANA, PRIYA]),
        ("for SAM@maple-dental.example", [SAM]),
        ("samuel and danae came", []),
        ("x.dana@maple-dental.example.org", []),
        ("Lee Hart's mailbox", [LEE]),
    ],
)
def test_who_is_named(words: str, named: list[object]) -> None:
    assert list(mentioned(CLIENT.contacts, words)) == named


def test_a_part_of_a_name_that_two_have_names_nobody() -> None:
    twice = (*CLIENT.contacts, replace(DANA, name="Dana Okoro", email="dana2@maple-dental.example"))
    assert mentioned(twice, "dana's password") == ()
    assert mentioned(twice, "Dana Okoro's password") == (twice[-1],)


@pytest.mark.parametrize(
    ("asked", "named", "asker", "told"),
    [
        (Asked.PASSWORD, (PRIYA,), SAM, PRIYA),
        (Asked.PASSWORD, (LEE,), SAM, DANA),
        (Asked.PASSWORD, (), SAM, DANA),
        (Asked.FACTOR, (), DANA, PRIYA),
        (Asked.APPROVER, (PRIYA,), SAM, PRIYA),
        (Asked.APPROVER, (SAM,), DANA, PRIYA),
        (Asked.PAYMENT, (PRIYA,), SAM, DANA),
        (Asked.PASSWORD, (SAM,), None, SAM),
    ],
)
def test_who_is_told(asked: Asked, named: tuple[object, ...], asker: object, told: object) -> None:
    assert whose(asked, CLIENT, named, asker) == told  # type: ignore[arg-type]


def test_nobody_is_told_where_nobody_else_is_on_file() -> None:
    alone: Client = replace(CLIENT, contacts=(DANA, LEE))
    assert [whose(asked, alone, (), DANA) for asked in Asked] == [None] * len(PROOFS)


def test_names_and_addresses_are_found_and_not_too_many() -> None:
    assert full_names_in("Hello this is Dana Reyes from Maple Dental") == ("Dana Reyes", "Maple Dental")
    assert addresses_in("A@x.example, a@X.example") == ("a@x.example",)
    assert len(addresses_in(" ".join(f"p{n}@x.example" for n in range(50)))) == 5
