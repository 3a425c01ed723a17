"""Values that a browser carries for us."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.web.signing import seal, unseal
from tests.channels.web.fakes import NOW

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    "value", ["abc:sam@maple-dental.example", "", "ünï.cödé:~|"], ids=["usual", "empty", "unusual"]
)
def test_a_sealed_value_comes_back_as_it_was(value: str) -> None:
    assert unseal("secret", "session", seal("secret", "session", value, NOW), NOW, HOUR) == value


@pytest.mark.parametrize(
    ("secret", "purpose", "later"),
    [
        ("another", "session", timedelta(0)),
        ("secret", "form", timedelta(0)),
        ("secret", "session", timedelta(hours=1, seconds=1)),
        ("secret", "session", timedelta(hours=-1)),
    ],
    ids=["another secret", "another purpose", "too old", "from the future"],
)
def test_a_sealed_value_is_good_for_one_secret_one_purpose_and_one_hour(
    secret: str, purpose: str, later: timedelta
) -> None:
    assert unseal(secret, purpose, seal("secret", "session", "sam", NOW), NOW + later, HOUR) is None


@pytest.mark.parametrize("forged", ["", ".", "..", "sam", "c2Ft.1.x", "\u00e9.1.\u00e9", "c2Ft.soon.sig"])
def test_what_we_did_not_seal_is_not_opened(forged: str) -> None:
    assert unseal("secret", "session", forged, NOW, HOUR) is None


def test_a_changed_value_does_not_keep_its_signature() -> None:
    sealed = seal("secret", "session", "sam", NOW)
    other = seal("secret", "session", "dana", NOW)
    mixed = other.split(".")[0] + sealed[sealed.index(".") :]
    assert unseal("secret", "session", mixed, NOW, HOUR) is None
