"""What is asked while somebody is being called, alone or beside a fact: who pays, what it costs, how long, who comes."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.about_us_words import AboutUs, about_us
from bot.desk.how_long_words import asks_how_long_it_takes, asks_when_it_starts
from bot.desk.money_words import asks_only_who_pays, asks_what_it_costs_here, asks_what_that_costs
from bot.desk.plain_words import plain_words
from bot.desk.quote_words import asks_the_price
from bot.desk.short_answers import asks_what_now
from bot.desk.side_words import asks_who_comes, asks_who_has_it
from bot.desk.visit_words import asks_what_it_costs, asks_whether_free
from bot.desk.worries import Worry, worry_in

# Longer messages tell more than they ask.
MOST_LETTERS = 1_000


class Meanwhile(str, Enum):
    """What is asked."""

    WHO_PAYS = "who_pays"
    COST = "cost"
    COVERED = "covered"
    HOW_LONG = "how_long"
    WHO = "who"
    WHAT_NOW = "what_now"
    EMERGENCIES = "emergencies"
    TELL_OTHERS = "tell_others"


Asked = Meanwhile | Worry


_SENTENCE = re.compile(r"(?<=[?!.;])\s+|\n+")
_CLAUSE = re.compile(
    r"\s*,\s*(?:(?:and|but|also|or)\s+)?|\s+(?:and|but|also)\s+(?=(?:who|how|when|what|is|are|will|do|does|can|should|may)\b)"
    r"|\s+(?=(?:should|shall|can|may|must) (?:i|we)\b)",
    re.IGNORECASE,
)
_IT_TOO = re.compile(r"^(?:(?:and|but|also|by the way|btw|oh|ok(?:ay)?)[,.! ]+)+", re.IGNORECASE)
# "And when", behind another question, is no fact.
_TELLS = re.compile(r"^(?!(?:when|who|how|why|what|where)[ ?!.]*$).*[^\W\d_]{3,}", re.IGNORECASE | re.DOTALL)
_TELL_OTHERS = re.compile(
    r"(?:(?:and|so|but|ok(?:ay)?)[, ]+)*"
    r"(?:(?:should|shall|can|may|must|do) (?:i|we)|(?:i|we) (?:should|must|can|may)) (?:have to |need to |not )?"
    r"(?:tell|inform|warn|let|message|e-?mail|write to|call|alert) (?:(?:the|my|our|all|any of|all of) )*"
    r"(?:every(?:one|body)|any(?:one|body)(?: else)?|others?|boss|manager|owner|colleagues?|team|staff|office|people|patients?"
    r"|clients?|customers?|partners?|company|them|him|her)(?: (?:now|already|yet|know|about (?:it|this|that)))*[ ?!.]*",
    re.IGNORECASE,
)
_PLAN = r"(?:(?:in|by|under|part of|with) )?(?:our|the|my|your) (?:plan|contract|agreement)"
_COVERED = re.compile(
    r"(?:(?:and|so|but|ok(?:ay)?)[, ]+)*"
    r"(?:(?:is|are|will|would) (?:it|this|that|we|the call|help) (?:be )?(?:\w+ )?(?:covered|included)"
    rf"(?: {_PLAN})?|(?:does|do|will|would) {_PLAN} (?:cover|include|pay(?: for)?) (?:it|this|that))"
    r"(?: at night| now| too| tonight)*[ ?!.]*",
    re.IGNORECASE,
)


def asked_meanwhile(words: str) -> tuple[tuple[Asked, ...], str]:
    """The questions in their order, each once, and what is told beside them."""
    said = plain_words(words)
    asked: list[Asked] = []
    told = [said[MOST_LETTERS:]]
    for sentence in filter(None, _SENTENCE.split(said[:MOST_LETTERS])):
        whole = _question(sentence)
        for part in [sentence] if whole is not None else filter(None, _CLAUSE.split(sentence)):
            found = whole or _question(part) or _asks_of_money(part)
            if found is None:
                told.append(part)
            elif found not in asked:
                asked.append(found)
    return tuple(asked), ", ".join(part for part in told if _TELLS.search(_IT_TOO.sub("", part)))


def _question(part: str) -> Asked | None:
    """The question that is all of the part."""
    part = _IT_TOO.sub("", part.strip())
    if _COVERED.fullmatch(part) is not None or asks_whether_free(part):
        return Meanwhile.COVERED
    if asks_the_price(part) or asks_what_it_costs(part):
        return Meanwhile.COST
    if asks_how_long_it_takes(part) or asks_when_it_starts(part):
        return Meanwhile.HOW_LONG
    if asks_who_comes(part) or asks_who_has_it(part):
        return Meanwhile.WHO
    if asks_what_now(part):
        return Meanwhile.WHAT_NOW
    if _TELL_OTHERS.fullmatch(part) is not None:
        return Meanwhile.TELL_OTHERS
    if about_us(part) is AboutUs.EMERGENCIES:
        return Meanwhile.EMERGENCIES
    return worry_in(part)


def _asks_of_money(part: str) -> Meanwhile | None:
    """Whose money or how much it is, asked somewhere in the part."""
    if asks_only_who_pays(part):
        return Meanwhile.WHO_PAYS
    return Meanwhile.COST if asks_what_that_costs(part) or asks_what_it_costs_here(part) else None
