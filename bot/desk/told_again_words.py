"""Whether an attack is told once more: the same thing, louder or wider, and nothing that was not said before."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

# What an attack is called. Whoever says one of these again and adds nothing is not telling of another one.
_ATTACK = re.compile(
    r"ransom\w*|encrypt\w*|virus(?:es)?|malware|trojans?|infect\w*|hack(?:ed|ers?|ing)?|hijack\w*|breach\w*|phish\w*"
    r"|cyber-?attacks?",
    re.IGNORECASE,
)
# What adds nothing to it but haste and width.
_HASTE = (
    "again still once more now already just here there hello hi hey help helps please pls urgent emergency quick quickly hurry"
    " fast asap everywhere everything every everyone everybody all both the a an this that these those it its it's is are was"
    " were be been being am i i'm we we're you they us me my our your has have had having got get gets getting gone going goes"
    " on in of at to for with from and or but so not no nobody anybody anyone somebody someone any some real really serious"
    " seriously truly very same thing one pc pcs computer computers machine machines device devices screen screens file files"
    " office company spread spreads spreading worse bad running come coming came comes listening reading there's what's what why"
    " how who do does did don't doing can could will would answer answers tell told said say saying repeat repeating mean omg"
    " god guys ok yes oh lots many whole under attack attacks attacked see sees seen wrote written by"
)
_ADDS_NOTHING = frozenset(_HASTE.split())


def tells_the_same_attack(words: str, before: str) -> bool:
    """ "Again, ransomware everywhere!!", after "we have ransomware on all PCs": the same attack, and nothing that is new.

    Any other word may be of another attack, of another person's account or of what somebody has done since.
    """
    known, said = _tokens(before), _tokens(words)
    named = {each for each in said if _ATTACK.fullmatch(each)}
    return bool(named) and named <= known and all(each in known or each in _ADDS_NOTHING for each in said)


def _tokens(words: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", plain_words(words).casefold()))
