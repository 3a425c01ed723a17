"""An emergency is over, or was none: "false alarm", "found it!", "its back, works again for everyone"."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

_THING = r"(?:it|its|that|everything|all|internet|wi-?fi|servers?|network|phones?|e?mails?|(?:the|our|my) [\w-]+(?: [\w-]+)?)"
_DEVICE = r"(?:(?:\w+ )?(?:phone|mobile|i-?phone|i-?pad|laptop|notebook|macbook|computer|tablet|device|bag|badge|keys?|stick))"
_CLEAR = re.compile(
    r"\bfalse alarm\b|\bpanic(?:'s| is)? over\b|\ball clear\b|\bnothing (?:bad )?happened\b|\b(?:i|we) (?:was|were) wrong\b"
    rf"|\b{_THING}(?:'s| is| are| came| has come)? back\b|\b{_THING} (?:all )?works? (?:again|now|fine)\b|\bworks again\b"
    r"|\b(?:everybody|everyone|we|they|all of us|people) can (?:all )?\w+\b.{0,40}\b(?:again|now)\b"
    rf"|\bfound (?:it|them|(?:the|my|his|her|our) {_DEVICE})\b|^(?:(?:sorry|oh|ok(?:ay)?)[,. ]+)*was (?:only|just)\b"
    r"|\b(?:it|that) was (?:only|just|in (?:the|my|his|her)|under|at)\b"
    r"|\bhad it in (?:his|her|my)\b"
    r"|\b(?:is|are|everything is) (?:all )?(?:fine|ok(?:ay)?|good|working) (?:again|now)\b",
    re.IGNORECASE,
)
# What is against it, what may be an emergency of its own, and what asks for something: nobody asks by an all-clear.
_NOT_YET = re.compile(
    r"\?|n't\b|\b(?:but|still|not|nobody|no one|none|cant|dont|doesnt|wont|isnt|except|some of|half|sometimes|wiped|opened|gone"
    r"|please|(?:can|could|would) you|give|grant|reset|forward|(?<!no )needs?|wants?|let (?:me|him|her|them)|access"
    r"|another|(?:ransom|encrypt|bitcoin|virus|malware|hack|phish|password|link|click|attack|breach|fire|smok|hurt)\w*)\b",
    re.IGNORECASE,
)
MOST_WORDS = 25


def all_clear(words: str) -> bool:
    """Whether the words give the all-clear and nothing that is against it."""
    said = plain_words(words)
    return len(said.split()) <= MOST_WORDS and _CLEAR.search(said) is not None and _NOT_YET.search(said) is None
