"""How much of what must not be kept is found, and how much of what must stay does: measured on whole sets of messages."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.language.redaction import redact, redact_typed
from bot.language.typed_text import MAX_CHARACTERS
from tests.language.secrets import clean, passwords, structured
from tests.language.secrets.making import HALVES, half
from tests.language.secrets.measuring import altered, found, is_gone
from tests.proving import cases, seeded


@pytest.mark.parametrize("which", HALVES)
def test_secrets_of_a_known_shape_are_found(which: str) -> None:
    made = structured.samples(seeded(f"structured secrets {which}"), cases(1, 20))
    kinds = half(sorted({sample.kind for sample in made}), which)
    tried = [sample for sample in made if sample.kind in kinds]
    share = found(tried)
    print(f"{which}: {share.hits} of {share.of}, {share.percent:.1f} %")
    assert share.percent >= 98, Counter(sample.kind for sample in tried if not is_gone(sample))


@pytest.mark.parametrize("which", HALVES)
def test_passwords_that_people_tell_are_found(which: str) -> None:
    share = found(passwords.samples(which, seeded(f"told passwords {which}"), cases(100, 2_000)))
    print(f"{which}: {share.hits} of {share.of}, {share.percent:.1f} %")
    assert share.percent >= 90


@pytest.mark.parametrize("which", HALVES)
def test_messages_without_a_secret_stay_as_they_are(which: str) -> None:
    share = altered(clean.samples(which, seeded(f"clean messages {which}"), cases(2, 40)))
    print(f"{which}: {share.hits} of {share.of} altered, {share.percent:.1f} %")
    assert share.percent <= 2


@pytest.mark.parametrize("place", [MAX_CHARACTERS - 30, MAX_CHARACTERS - 12, MAX_CHARACTERS - 5])
def test_of_a_secret_across_the_end_of_what_is_kept_nothing_stays(place: int) -> None:
    text = ("word " * MAX_CHARACTERS)[: place - 1] + " password is Tr0ub4dor&3-and-more and AKIA" + "Q7" * 8
    kept = redact_typed(text)
    assert len(kept.text) <= MAX_CHARACTERS
    assert "Tr0" not in kept.text
    assert "AKIA" not in kept.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ABCD-" * 800, id="groups"),
        pytest.param("password " * 440, id="names"),
        pytest.param("password for a b " * 235, id="owners"),
        pytest.param("-----BEGIN PRIVATE KEY-----" * 148, id="beginnings"),
        pytest.param("a@a.a/" * 660, id="addresses"),
        pytest.param("aB1-" * 1_000, id="a tangle"),
        pytest.param('"' * 4_000, id="quotes"),
        pytest.param("x_secret_" * 440, id="assignments"),
    ],
)
def test_a_text_made_to_be_slow_is_read_quickly(text: str) -> None:
    from time import process_time

    begun = process_time()
    redact(text)
    assert process_time() - begun < 1.0
