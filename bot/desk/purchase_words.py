"""What may have to be bought for a request beside our work on it: that has a price of its own, which nobody knows before."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

# Where a licence or a device may be needed, whatever the words name.
_OFTEN = frozenset({"software_install", "onboarding"})
# Quoted by a person as a whole.
_QUOTED = frozenset({"procurement", "onsite_or_project"})
_FREE = re.compile(
    r"\b(?:chrome|firefox|edge|7.?zip|vlc|(?:adobe|acrobat|pdf) reader|drivers?"
    r"|(?:install|do|run|get|the|windows|latest|new) updates?)\b"
    r"|\b(?:already|we) (?:have|own|bought|paid for) (?:a |the |an )?(?:licen[cs]es?|keys?|subscription)\b",
    re.IGNORECASE,
)
_DEVICE = (
    r"(?:laptops?|notebooks?|computers?|pcs?|desktops?|monitors?|screens?|displays?|keyboards?|mouse|mice|head ?sets?|web ?cams?"
    r"|docks?|docking stations?|(?:i-?|smart|mobile |cell ?|desk ?)?phones?|i-?pads?|tablets?|printers?|scanners?|routers?"
    r"|switch(?:es)?|projectors?|chargers?|adapters?|cables?|hard drives?|ssds?"
    r"|ram|batter(?:y|ies)|servers?|toner|cartridges?|devices?|hardware)"
)
_LICENCE = (
    r"(?:licen[cs]es?|subscriptions?|software|programs?|apps?|adobe|acrobat(?: pro)?|photoshop|office(?: 365)?"
    r"|microsoft 365|m365|visio|quick ?books|autocad|zoom(?: pro)?|windows|antivirus|domain)"
)
_WHOSE = (
    r"(?:(?:the|a|an|one|this|that|these|those|his|her|their|my|our|such|new|extra|second|another|each|two|per)"
    r"(?: of)? )*"
)
_THING = rf"(?:[\w-]+ )?(?P<thing>{_DEVICE}|{_LICENCE})(?: licen[cs]es?| pro| itself| alone)?"
_LEAD = r"(?:(?:and|so|but|ok(?:ay)?|hi|hey|well|hm+|thanks|yes|then|sorry|wait|also)[,.! ]+)*"
_END = (
    r"(?:[, ]+(?:please|then|now|roughly|about|approximately|with tax|each|for (?:her|him|us|me|them|that)|a (?:month|year)"
    r"|per (?:month|year|user)|too))*[ ?!.]*"
)
_ASKS = tuple(
    re.compile(rf"{_LEAD}(?:{form}){_END}", re.IGNORECASE)
    for form in (
        rf"(?:how much|what) (?:is|are|does|do|will|would|did)(?: it)? {_WHOSE}{_THING}"
        r"(?: (?:be|cost|costs|come to|going to cost))?(?: (?:us|me|in all))*",
        rf"how much (?:for )?{_WHOSE}{_THING}(?: costs?)?",
        rf"(?:what(?:'?s| is) )?(?:the )?(?:price|cost)s? (?:of|for) {_WHOSE}{_THING}",
        rf"{_WHOSE}{_THING} (?:price|cost)",
        rf"(?:is|are|will) (?!my|our){_WHOSE}{_THING} (?:be )?(?:free|included|covered|extra|in the plan|for free)(?: too)?",
        rf"(?:do|must|will) (?:i|we) (?:have to )?pay (?:extra )?for {_WHOSE}{_THING}(?: (?:too|extra|as well))?",
        rf"who pays (?:for )?{_WHOSE}{_THING}",
    )
)
# A name of a product has no article.
_COMMON = re.compile(rf"{_DEVICE}|licen[cs]es?|subscriptions?|software|programs?|apps?", re.IGNORECASE)
_MUST_COST = re.compile(r"\b(?:cost|much|price|pay|pays|free|included|covered|extra|plan)\w*\b", re.IGNORECASE)
_WANTS_ONE = re.compile(
    rf"\b(?:buy|purchase|order|(?:need|want|get|require)s?(?: (?:me|us|her|him|them))?)\b[^.?!]{{0,25}}"
    rf"\b(?:(?:new|another|second|extra|spare|additional|replacement)(?: \w+)? {_DEVICE}|licen[cs]es?)\b"
    rf"|\b(?:buy|purchase|(?<!in )order (?:a|an|the|some|new|more|us|me|\d+))\b[^.?!]{{0,25}}\b(?:{_DEVICE}|{_LICENCE})\b",
    re.IGNORECASE,
)


_ORDERS_IT = re.compile(
    r"(?:(?:yes|yeah|ok(?:ay)?|so|just|please|pls|then|now|go ahead(?: and)?|well|and|(?:can|could|will) you)[,.! ]+)*"
    rf"(?:order|buy|purchase|get) (?:it|that|this|one|them|(?:the|that|this) {_DEVICE})"
    r"(?: (?:please|pls|now|already|then|today|for (?:me|us)|asap|anyway))*[ .!?]*",
    re.IGNORECASE,
)


def orders_it(words: str) -> bool:
    """ "Just order it", "yes, buy it", and nothing else: of what was asked for before."""
    return _ORDERS_IT.fullmatch(plain_words(words).strip()) is not None


def may_be_bought(category: str, words: str) -> bool:
    """Whether a device or a licence may have to be bought for it, whose price is in none of ours."""
    said = plain_words(words)
    if category in _QUOTED:
        return False
    if category in _OFTEN:
        return category == "onboarding" or _FREE.search(said) is None
    return _WANTS_ONE.search(said) is not None


def is_quoted(category: str) -> bool:
    """Whether all of it is bought: a person puts the price together."""
    return category in _QUOTED


def asked_price_of(words: str) -> str | None:
    """ "How much is the laptop?", "what does the licence cost": what is named there, in words; None for any other words."""
    said = plain_words(words).strip()
    if _MUST_COST.search(said) is None:
        return None
    found = next(filter(None, (form.fullmatch(said) for form in _ASKS)), None)
    if found is None:
        return None
    thing = found["thing"].casefold()
    return f"the {thing}" if _COMMON.fullmatch(thing) is not None else "that"
