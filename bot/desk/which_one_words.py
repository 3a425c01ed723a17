"""What people say to make plain which one they mean, after they have told what is wrong: "mine", "the one upstairs"."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

MOST_WORDS = 9

_LEAD = r"(?:(?:it'?s|it is|that'?s|i mean|i meant|sorry|well|no|yes|and|just|only|this is|the problem is with)[,. ]+)*"
_WHERE = (
    r"(?:up|down)stairs|outside|inside|(?:at|in|on|by|near|next to|beside|behind|under|from|for|of|with"
    r"|opposite|that|which)(?: [\w'-]+){1,6}"
)
_LOOK = (
    r"(?:big|large|small|little|old|new|black|white|gr[ae]y|left|right|upstairs|downstairs|shared|colou?r|main|upper|lower|broken"
    r"|front|back|corner|reception|kitchen|basement|(?:ground|first|second|third|top) floor)"
)
_NAMES_ONE = re.compile(
    rf"{_LEAD}(?:mine|ours|hers|his|my own(?: one)?|my one|our own(?: one)?|(?:the|my|our) {_LOOK} one"
    rf"|(?:the|that|my|our) ones? (?:{_WHERE}))"
    r"(?:[, ]+(?:please|only|i think|sorry))*[ .!]*",
    re.IGNORECASE,
)
# A way that was offered, or more than which one it is: that is for those who know what was asked, or what is an emergency.
_MORE = re.compile(
    r"\b(?:costs?|free|cheap\w*|cover\w*|pays?|price\w*|tomorrow|today|now|later|tonight|options?|buttons?|tickets?|fix\w*|guide|nothing"
    r"|smok\w*|fires?|burn\w*|flam\w*|spark\w*|smell\w*|shock\w*|blood|water|leak\w*|hack\w*|virus|ransom\w*|stolen|lost|threat\w*"
    r"|attack\w*|everyone|everybody|nobody)\b",
    re.IGNORECASE,
)


def names_which_one(words: str) -> bool:
    """ "The one upstairs", and nothing else: it belongs to what was told before."""
    said = plain_words(words)
    return 0 < len(said.split()) <= MOST_WORDS and _NAMES_ONE.fullmatch(said) is not None and _MORE.search(said) is None
