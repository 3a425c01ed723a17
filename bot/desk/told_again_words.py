"""Whether an attack is told once more: the same thing, louder, and nothing that was not said before."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

# What an attack is called. Whoever says one of these again and adds nothing is not telling of another one.
_ATTACK = re.compile(
    r"ransom\w*|encrypt\w*|virus(?:es)?|malware|trojans?|infect\w*|hack(?:ed|ers?|ing)?|hijack\w*|breach\w*|phish\w*"
    r"|cyber-?attacks?",
    re.IGNORECASE,
)
# What adds nothing to it but haste.
_HASTE = (
    "again still once more now already just here there hello hi hey help helps please pls urgent emergency quick quickly hurry"
    " fast asap the a an this that these those it its it's is are was were be been being am i i'm we we're you us me my our your"
    " has have had got get in of at to for with from and or but so any anybody anyone some really serious seriously truly very"
    " same thing real computer computers pc pcs listening reading there's what's answer repeat repeating omg god guys ok yes oh"
    " under attack attacks attacked see seen"
)
_ADDS_NOTHING = frozenset(_HASTE.split())
# Wider than one: news where it was not said of all before.
_ALL = frozenset(["all", "every", "everything", "everywhere", "everybody", "everyone", "whole"])
# Where something is denied, the same words may say the opposite: "the backup is not encrypted", "the backup is encrypted".
_DENIES = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|without|only|\w+n't|(?:is|are|was|were|do|does|did|ca|wo|has|have|could)nt)\b",
    re.IGNORECASE,
)
# So many words from what the attack is called stands whose it is; the same words further off may be of somebody else's.
_BESIDE = 3


def tells_the_same_attack(words: str, before: str) -> bool:
    """ "Again, ransomware everywhere!!", after "we have ransomware on all PCs": the same attack, and nothing that is new.

    Any other word may be of another attack, of another person's account, of more machines or of what somebody has done since.
    """
    if _DENIES.search(plain_words(words)) or _DENIES.search(plain_words(before)):
        return False
    known, said = _tokens(before), set(_tokens(words))
    named = {each for each in said if _ATTACK.fullmatch(each)}
    if not named or not named <= set(known):
        return False
    places = [place for place, each in enumerate(known) if each in named]
    beside = {each for place in places for each in known[max(0, place - _BESIDE) : place + _BESIDE + 1]}
    wide = _ALL if _ALL & set(known) else frozenset()
    return said <= beside | _ADDS_NOTHING | wide


def _tokens(words: str) -> list[str]:
    return re.findall(r"[\w'-]+", plain_words(words).casefold())
