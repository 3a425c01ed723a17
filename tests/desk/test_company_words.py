"""What a company has open is asked about in many words; what is open for oneself, or broken, is not."""

from __future__ import annotations

import pytest

from bot.desk.company_words import asks_what_company_has_open


@pytest.mark.parametrize(
    "words",
    [
        "what is open at our place",
        "What's open at our company?",
        "which tickets do we have open",
        "who has tickets open in our company",
        "who at the office has open tickets?",
        "how many tickets does our company have open",
        "are there any open tickets in our company?",
        "can you show me all open tickets of my company",
        "do we have any open tickets?",
        "which requests are still open in our office",
        "what do my colleagues have open",
        "list our open tickets please",
    ],
)
def test_of_the_company(words: str) -> None:
    assert asks_what_company_has_open(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "which tickets are open",
        "my tickets",
        "is my ticket open?",
        "what is open on Sunday",
        "are you open at our place",
        "which ports do we have open",
        "the file is open in our office",
        "there is a problem at our office",
        "we have a problem in our office",
        "problems in our office",
        "open a ticket for our company",
        "any problems with our company",
        "which tickets do we have open, and the printer jams",
        "a window is open at our place",
    ],
)
def test_not_of_the_company(words: str) -> None:
    assert not asks_what_company_has_open(words)
