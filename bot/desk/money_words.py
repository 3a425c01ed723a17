"""What people ask about money in their own words: who pays, why it is not in the contract, whether a plan would be cheaper."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

_WHO = r"\bwho(?:'s| is| will be| would be| will| would| must| has to| have to| gets)?"
_WHO_PAYS = re.compile(
    rf"{_WHO} (?:pay(?:s|ing)?|(?:getting )?(?:charged|billed)|the bill)\b"
    r"|\b(?:do|will|would|must|should) i (?:have to |need to )?(?:personally )?pay (?:for )?(?:(?:this|that|it) )?"
    r"(?:myself|personally|out of (?:my )?pocket)\b"
    r"|\b(?:out of|from) my (?:own )?(?:pocket|salary)\b",
    re.IGNORECASE,
)
_WHY_NOT = re.compile(
    r"\bwhy\b.*(?:\bnot\b|n't\b|\b(?:cover\w*|includ\w*|contract|plan|pay\w*|costs?|charg\w*|extra)\b)", re.IGNORECASE
)
_CHEAPER = re.compile(
    r"\b(?:cheaper|cheapest|better off|save (?:us |me )?money|worth (?:it|the money))\b"
    r"|\b(?:switch|change|move|go) to (?:a |the )?(?:plan|managed|break.?fix|pay as you go)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:plan|managed|contract|break.?fix|call.?outs?|flat fee|per call|pay as you go)\b", re.IGNORECASE
)


def asks_who_pays(words: str) -> bool:
    """ "Who pays for this?", "do I have to pay that myself?"."""
    return _WHO_PAYS.search(plain_words(words)) is not None


def asks_why_not(words: str) -> bool:
    """ "Why is that not in the contract?": about what is talked about, not about the contract."""
    return _WHY_NOT.search(plain_words(words)) is not None


def asks_what_is_cheaper(words: str) -> bool:
    """ "Would a plan be cheaper for us?": the plan or callouts, over all, not one request."""
    said = plain_words(words)
    return _CHEAPER.search(said) is not None and _PLAN.search(said) is not None
