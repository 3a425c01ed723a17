"""What people say about tickets: what stands in one, somebody else's, that they have waited, "close the scanner one"."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

_LEAD = r"(?:(?:and|so|but|ok(?:ay)?|sorry|hi|hey|please|also|now|you can|can you|could you)[, ]+)*"
_ASKS = re.compile(
    rf"{_LEAD}(?:what (?:did|have|do) you\b.*|(?:what|which|who|when|where|how|why|did|do|does|is|are|was|have|has)\b.*\?\s*)",
    re.IGNORECASE,
)
_NOBODY = r"\b(?:nobody|no ?one)(?: has| have| ever)? (?:call|came|come|answer|repl|got|contact)\w*"
_WAITS = re.compile(
    rf"\bwait(?:ed|ing)?\b|{_NOBODY}|\b(?:takes?|taking|took) (?:too|so|for ?ever|ages)\b"
    r"|\bstill (?:nothing|no answer|nobody)\b",
    re.IGNORECASE,
)
_TICKETS = r"(?:tickets?|requests?|cases?)"
_OTHERS = re.compile(
    rf"\b(?!(?:what|it|that|there|here|let|who|how)'s)[a-z][\w-]+'s? {_TICKETS}\b"
    rf"|\b(?:his|her|their|someone else's|somebody else's) {_TICKETS}\b",
    re.IGNORECASE,
)
_CLOSE_ONE = re.compile(
    rf"{_LEAD}close (?:the|my) (?:[\w-]+ ){{1,3}}(?:one|{_TICKETS})(?:[, ]+(?:please|now|too|thanks))*[ .!?]*",
    re.IGNORECASE,
)

# "Tell me again" and "try again" are of the talk.
_AGAIN = re.compile(
    r"(?<!try )(?<!tell me )(?<!me )(?<!explain )(?<!start )(?<!once )\bagain\b(?! and again)"
    r"|\b(?:is|are|came|has come|'s) back\b(?! up| to normal| online)"
    r"|\bsame (?:problem|thing|error|issue|message|trouble|fault)\b|\bstill (?:not|doesn'?t|does not|isn'?t|won'?t|broken|the same)\b"
    r"|\bnot (?:really )?(?:fixed|solved)\b",
    re.IGNORECASE,
)
_IS_BACK = re.compile(r"\b(?:is|are|came|has come|'s) back\b", re.IGNORECASE)


def asks_about_it(words: str) -> bool:
    """ "What did you write in the ticket?" is no more words for it."""
    return _ASKS.match(plain_words(words)) is not None


def asks_about_waiting(words: str) -> bool:
    """ "I have waited for two days and nobody called"."""
    return _WAITS.search(plain_words(words)) is not None


def asks_about_others(words: str) -> bool:
    """ "What about Drew's ticket?"."""
    return _OTHERS.search(plain_words(words)) is not None


def closes_one(words: str) -> bool:
    """ "Close the scanner one": a ticket named by what it is about."""
    return _CLOSE_ONE.fullmatch(plain_words(words)) is not None


def says_again(words: str) -> bool:
    """ "The vpn is broken again", "same error as last week": what was solved before may be back."""
    return _AGAIN.search(plain_words(words)) is not None


def says_once_more(words: str) -> bool:
    """ "The same thing again", "still not fixed": more of a trouble, while "is back" alone may be good news."""
    said = plain_words(words)
    return says_again(said) and _IS_BACK.search(said) is None
