"""Whether words ask for something that nobody gets on the word of a chat: read beside the classifier, without it.

Rules instead of a model: the same words always mean the same, and they hold while the assistant is down. What is told or
asked about ("somebody changed our bank details", "how do I turn on two-factor?") is no request and goes its usual way.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.desk.identity_proof import Asked
from bot.desk.sensitive_kinds import KINDS
from bot.desk.sensitive_reading import KNOWN

# Long enough for what people ask; a novel is not read to its end.
READ_AT_MOST = 2000

_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_LETTER_OF_A_WORD = re.compile(r"[^\W\d_]")
_SPACES = re.compile(r"[ \t]+")
_TITLES = re.compile(r"\b(mr|mrs|ms|dr)\. ")

_HARM = r"phish\w*|scam\w*|fishy|suspicious|fake|legit(?:imate)?|genuine|hack(?:ed|er|ers)|supposedly|stranger|noticed|nobody|by mail"
_LETTER = r"mail|e-?mail|text|message|call|letter|sms|invoice|pop-?up"
_CAME = rf"(?:got|received|gets?|getting|came|comes?|send|sent|see) (?:\w+ ){{0,3}}(?:an?|this|these|the) (?:\w+ )?(?:{_LETTER})"
_SAYS = (
    rf"(?:{_LETTER}|website|page|screen|windows|outlook) (?:\w+ ){{0,3}}"
    r"(?:asks?|asking|wants?|says?|saying|keeps?|tells?|claim(?:s|ing)?) |it says"
)
_OTHERS_ASK = r"(?:vendor|supplier|customer|employee|boss|caller|stranger) (?:asks?|said|is asking)"
_HAPPENED = (
    r"(?:somebody|someone|they|we) (?:\w+ ){0,2}(?:changed|never|didn't)\b(?! us)|i gave|i never (?:asked|wrote)|"
    r"being (?:told|forwarded|copied)|(?:isn't|wasn't) (?:us|me)|filled in|"
    r"(?:was|were|got|been) (?:\w+ )?(?:changed|switched|disabled|turned off|removed|deleted|added|swapped)"
)
_TOLD = re.compile(rf"\b(?:{_HARM}|{_CAME}|{_SAYS}|{_OTHERS_ASK}|{_HAPPENED})\b")
_ASKS_HOW = re.compile(
    r"^\W*(?:(?:hi|hello|hey|ok|and|so|but|please)\W+)?(?:how\b|why\b|is there a way|where\b|what (?:happens|would)|when\b|does\b|"
    r"do i\b|(?:should|shall|must|am) (?:i|we)\b|who (?:is|are|may)\b|is (?:it|there)\b|(?:an? )?(?:error|message)\b)"
)


def what_is_asked(words: str, others: Collection[str] = (), before: str = "") -> Asked | None:
    """What words ask for that nobody gets on the word of a chat; None for everything else.

    ``others`` are names and e-mail addresses of people who may be meant: not the speaker's own. What was said ``before`` in
    the same talk says what "it" is and whose; it asks for nothing by itself.
    """
    text, earlier = _plain(words), _plain(before)
    if _TOLD.search(text):
        return None
    names = _names(others)
    text, earlier = (names.sub(_known, each) if names is not None else each for each in (text, earlier))
    said = dict.fromkeys(each for each in _SENTENCES.split(text) if _LETTER_OF_A_WORD.search(each))
    sentences = [each for each in said if not _ASKS_HOW.search(each)]
    whole = f"{earlier}\n{text}" if earlier else text
    for kind, asks in KINDS:
        if any(asks(sentence, whole) for sentence in sentences):
            return kind
    return None


def _plain(words: str) -> str:
    """Small letters, straight signs, single blanks, and no full stop that ends no sentence."""
    straight = words[:READ_AT_MOST].replace("\u2019", "'").casefold()
    return _TITLES.sub(r"\1 ", _SPACES.sub(" ", straight)).strip()


def _names(others: Collection[str]) -> re.Pattern[str] | None:
    """Whatever people may be called, the longest first; an s behind it may be written without its sign."""
    called = {re.escape(part.casefold()) for name in others for part in _called(name)}
    if not called:
        return None
    listed = "|".join(sorted(called, key=lambda part: (-len(part), part)))
    return re.compile(rf"(?<![\w@.])(?:{listed})(?P<s>'s|s'|'|s)?(?![\w@])")


def _called(name: str) -> Iterator[str]:
    yield name
    if "@" not in name:
        yield from (part for part in name.split() if len(part) > 1)


def _known(found: re.Match[str]) -> str:
    return f"{KNOWN}'s" if found["s"] else KNOWN
