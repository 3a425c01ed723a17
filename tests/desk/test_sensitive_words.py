"""What nobody gets on the word of a chat is found in the words, and ordinary trouble is not taken for it."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from bot.desk.clients import Contact
from bot.desk.identity_proof import Asked, ways_to_call
from bot.desk.sensitive_words import what_is_asked
from tests.attempts import Attempt, attempts, people

NAMES = ("Dana Reyes", "dana@maple-dental.example", "Priya Nair", "Lee Hart")


def _others(attempt: Attempt) -> Sequence[Contact]:
    client = attempt.asker[0] if attempt.asker else None
    if client is None or (attempt.about and attempt.about[0] is not client):
        client = attempt.about[0] if attempt.about else None
    me = attempt.asker[1] if attempt.asker else None
    return [contact for owner, contact in people().values() if owner is client and contact != me]


def test_every_attempt_is_taken_for_what_it_is() -> None:
    otherwise = []
    for attempt in attempts():
        names = ways_to_call(_others(attempt))
        found = [what_is_asked(said, names, "\n".join(attempt.says[:at])) for at, said in enumerate(attempt.says)]
        if next((kind for kind in found if kind is not None), None) is not attempt.asked:
            otherwise.append((attempt.asked, attempt.says, found))
    assert otherwise == []


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Please reset Dana\u2019s password", Asked.PASSWORD),
        ("RESET DANA'S PASSWORD", Asked.PASSWORD),
        ("reset danas pw", Asked.PASSWORD),
        ("my printer is fine. reset dana's password", Asked.PASSWORD),
        ("Ms. Reyes wants her password changed", Asked.PASSWORD),
        ("please reset my multi factor, thanks", Asked.FACTOR),
        ("make Sunita admin of the booking site", Asked.ADMIN),
        ("change our billing address please", Asked.PAYMENT),
    ],
)
def test_it_is_found_however_it_is_written(words: str, asked: Asked) -> None:
    assert what_is_asked(words, NAMES) is asked


@pytest.mark.parametrize(
    "words",
    [
        "reset my password",
        "I forgot my password and can't log in",
        "my account is locked",
        "got a new phone and authenticator is gone",
        "authenticator not working",
        "how do I turn on two-factor?",
        "how do I forward my mail to a colleague",
        "I need access to the shared mailbox info@",
        "access to the accounting folder please",
        "dana's laptop wants my password",
        "Dana told me to restart, it did not help",
        "our antivirus shows a red cross",
        "the firewall blocks our booking site",
        "somebody changed our bank details on the invoice, it wasn't us",
        "got an email asking to change the bank details of a supplier",
        "my boss asks me by mail to buy gift cards, sounds fishy",
        "I think my account was hacked, mails are being forwarded to an address i dont know",
        "every mail i get is silently copied to somebody at a gmail address, just discovered it",
        "new admin account nobody created",
        "could you create a login for our trainee vet nurse",
        "Tom starts Monday, he needs a laptop and an account",
        "can you increase the attachment limit",
        "can we set a lower limit",
        "who approves our quotes?",
        "status of my ticket",
        "yes",
        "consider it approved",
        "",
    ],
)
def test_ordinary_words_go_their_way(words: str) -> None:
    assert what_is_asked(words, NAMES) is None


def test_what_was_said_before_asks_for_nothing_but_says_what_it_is() -> None:
    assert (
        what_is_asked("ok then reset it for her", NAMES, "what would happen if i forgot dana's password")
        is Asked.PASSWORD
    )
    assert what_is_asked("ok then restart it", NAMES, "what would happen if i forgot dana's password") is None
    assert what_is_asked("the printer is offline", NAMES, "reset dana's password") is None


@pytest.mark.parametrize(
    "words",
    [
        "a " * 1000,
        "please reset " * 150,
        "dana's " * 300,
        "my my my the " * 150,
        "change change to be be " * 90,
        "x" * 200_000,
        # Sentences of nothing, and hundreds of them.
        "!? " * 700,
        " ".join(f"a{number}." for number in range(400)),
        " ".join(f"add it to {number}." for number in range(150)),
    ],
    ids=lambda words: words[:20],
)
def test_long_words_are_read_in_no_time(words: str) -> None:
    began = time.process_time()
    what_is_asked(words, NAMES * 20, words)
    assert time.process_time() - began < 0.5
