"""That a problem on record has got worse: which words tell it, and what they tell of it."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Impact, Urgency
from bot.desk.worse_words import tells_of_worse, told_of_worse


@pytest.mark.parametrize(
    "words",
    [
        "it is more urgent now, the screen is black",
        "can you make ND-1001 higher priority, now everyone has it",
        "make it more urgent please",
        "please raise the priority",
        "can you bump the priority of nd-1001",
        "it got worse",
        "it's getting worse",
        "it has become much worse, nobody can work",
        "now everyone has it",
        "everyone has it now",
        "my colleagues have it too",
        "now my whole team is affected",
        "the printer ticket needs a higher priority",
        "ND-1001 is more urgent now",
        "can you prioritize my ticket",
        "higher priority please",
        "now I can't work at all",
        "now it is completely dead",
        "this is much more urgent now",
        "the problem got worse since this morning",
        "mark it as urgent",
        "it should have top priority",
    ],
)
def test_it_has_got_worse(words: str) -> None:
    assert tells_of_worse(words)


@pytest.mark.parametrize(
    "words",
    [
        "will it get worse?",
        "it is urgent",
        "it is not more urgent",
        "could it get worse",
        "my outlook is slow, it got worse since yesterday",
        "everyone is happy now",
        "make it lower priority",
        "the printer is slow and everyone is waiting",
        "now we can work",
        "now I can work",
        "now it works",
        "now everyone can work again",
        "everyone can log in again now",
        "everyone has a new laptop now",
        "now everyone has left the office",
        "set up my new phone",
        "give me a higher priority mailbox",
        "is it getting worse?",
        "now it is fixed",
        "the new colleague has a laptop now",
        "nobody has called me",
        "why is it more urgent now",
        "if it gets worse what do I do",
        "what priority does my ticket have",
    ],
)
def test_it_has_not(words: str) -> None:
    assert not tells_of_worse(words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("it is more urgent now, the screen is black", (None, None)),
        ("can you make ND-1001 higher priority, now everyone has it", (Impact.CLIENT, None)),
        ("my colleagues have it too", (Impact.GROUP, None)),
        ("now I can't work at all", (None, Urgency.STOPPED)),
        ("it has become much worse, nobody can work", (Impact.CLIENT, Urgency.STOPPED)),
        ("it is more urgent now, nobody has called me back", (None, None)),
        ("my problem is more urgent now, everyone is angry with me", (None, None)),
        ("it is worse now everyone is angry", (None, None)),
        ("it got worse and nobody can tell me anything", (None, None)),
        ("it is worse, nobody answers", (None, None)),
        ("it got worse, everyone has left", (None, None)),
        ("it is more urgent now, everyone is waiting for me", (None, None)),
        ("it is more urgent now, everyone can't wait for the results", (None, None)),
        ("it got worse, everyone here has it", (Impact.CLIENT, None)),
        ("it got worse, now it affects everyone", (Impact.CLIENT, None)),
        ("it is more urgent now for the whole office", (Impact.CLIENT, None)),
        ("it is worse, everyone", (Impact.CLIENT, None)),
        ("it is worse, nobody can print", (Impact.CLIENT, None)),
        ("it got worse, all of us are stuck", (Impact.CLIENT, None)),
        ("it is worse, the whole clinic is down", (Impact.CLIENT, None)),
        ("it is more urgent now, I can work but slowly", (None, None)),
    ],
)
def test_what_the_words_tell_is_not_asked(words: str, told: tuple[Impact | None, Urgency | None]) -> None:
    assert told_of_worse(words) == told
