"""What cannot wait for anybody: a spilled drink, a stick that somebody found, money that has just gone to a fraud."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.plain_words import plain_words


class Aid(str, Enum):
    """What is said at once, before anything else."""

    LIQUID = "liquid"
    WET_RACK = "wet_rack"
    FOUND_STICK = "found_stick"
    MONEY_GONE = "money_gone"
    MONEY_ASKED = "money_asked"
    SENT_TO_OTHERS = "sent_to_others"


_DRINK = r"(?:water|tea|coffee|juice|wine|beer|milk|cola|coke|soda|drink|soup|lemonade|liquid|espresso|latte)"
_THING = r"(?:laptop|keyboard|computer|pc|macbook|notebook|desktop|tablet|phone|screen|monitor|dock|mouse)"
_RACK = r"(?:rack|servers?|switch(?:es)?|server room|router|sockets?|patch panel|ups|power strip)"
_SPILL = r"(?:spilled|spilt|spill|dropped|poured|knocked|splashed|tipped|got|fell|went|soaked)"
_STICK = r"(?:usb|memory|thumb|flash)[ -]?(?:stick|drive|key|pen)?s?|pen ?drive"
_MONEY = (
    r"(?:money|\b\d+k\b|[$£€] ?\d[\d,.]*k?|\d[\d,.]* ?(?:[$£€]|dollars?|pounds?|euros?|cad|gbp)"
    r"|invoices?|bill|gift ?cards?|cards?|codes?)"
)
_ODD = (
    r"(?:fake|bogus|forged|hoax|spoof\w*|fraud\w*|scam\w*|never (?:got|wrote|changed|asked|sent)|not (?:real|him|her|them|from)"
    r"|spelled|misspelled|wrong (?:address|domain|account)|suspicious|phish\w*|wasn'?t|was not|hacked|new (?:bank|account)"
    r"|changed (?:bank|account)|bank details)"
)
_SLIP = r"\b(?:wrong|accidentally|by (?:accident|mistake)|by error|mistakenly|my fault)\b"
_OF_PEOPLE = (
    r"\b(?:list|contract|x-?rays?|address(?:es)?|patients?|clients?|customers?|donors?|medical|personal|notes|records?|salar\w+|file|data"
    r"|beneficiar\w+|volunteers?|invoices?|lab results|test results|payslips?|prescriptions?|passports?)\b"
)
_RECEIVER = r"(?:person|people|client|customer|patient|company|parent|lawyer|firm|recipient|address|colleague)s?"
_AIDS = {
    Aid.WET_RACK: re.compile(
        rf"\b(?:{_DRINK}|rain|leak\w*|flood\w*|drip\w*)\b.{{0,60}}\b{_RACK}\b"
        rf"|\b{_RACK}\b.{{0,40}}\b(?:wet|flood\w*|under water|leak\w*|drip\w*)\b",
        re.IGNORECASE,
    ),
    Aid.LIQUID: re.compile(
        rf"^(?!.*\b(?:last (?:week|month|year)|weeks? ago|months? ago|years? ago)\b)"
        rf".*(?:\b{_SPILL}\b.{{0,40}}\b{_DRINK}\b.{{0,40}}\b{_THING}\b"
        rf"|\b{_DRINK}\b.{{0,30}}\b(?:on|in|into|over|all over)\b.{{0,20}}\b{_THING}\b"
        rf"|\b{_THING}\b.{{0,30}}\b(?:is|got|fell|was) (?:all )?(?:wet|soaked|in(?:to)? (?:the )?(?:water|toilet|sink|bath))\b)",
        re.IGNORECASE,
    ),
    Aid.FOUND_STICK: re.compile(
        rf"(?=.*\b(?:{_STICK})\b)"
        r"(?=.*\b(?:found|lying|picked up|gave me|was given|in the (?:car ?park|parking|post|mail|waiting (?:area|room))"
        r"|somebody'?s|left on)\b)"
        r"(?!.*\b(?:plugged|put it in|inserted|opened it|ran)\b)",
        re.IGNORECASE | re.DOTALL,
    ),
    Aid.MONEY_GONE: re.compile(
        # An invoice that went to the wrong people is no money that has gone.
        r"(?!.*\b(?:sent|e?-?mailed|forwarded) (?:the|an?|our|my|one|some) (?:\w+ )?(?:invoices?|bills?) (?:of|to|for)\b)"
        rf"(?=.*\b(?:paid|transferred|wired|sent|bought|payed|gave)\b)(?=.*{_MONEY})(?=.*\b(?:{_ODD}|gift ?cards?)\b)",
        re.IGNORECASE | re.DOTALL,
    ),
    Aid.MONEY_ASKED: re.compile(
        r"(?=.*\b(?:new|changed|different|updated|other) (?:bank|account|payment)(?: \w+)?\b)"
        r"(?=.*\b(?:invoice|supplier|vendor|pay|payment|salary)\b)"
        r"|\bbuy (?:\w+ ){0,4}gift ?cards?\b|\bgift ?cards?\b.{0,40}\b(?:wants|asks|asked|needs|urgent\w*)\b",
        re.IGNORECASE | re.DOTALL,
    ),
    Aid.SENT_TO_OTHERS: re.compile(
        rf"(?:(?=.*\b(?:sent|emailed|mailed|e-mailed|forwarded|shared|attached|went|faxed|gave|handed)\b)(?=.*{_SLIP})(?=.*{_OF_PEOPLE})"
        rf"|(?=.*\bwrong {_RECEIVER} (?:just )?(?:got|has|have|received)\b)|(?=.*\b(?:in|as|on) cc instead of bcc\b))"
        r"(?!.*\b(?:printer|sent (?:me|us)|wrong (?:room|floor))\b)",
        re.IGNORECASE | re.DOTALL,
    ),
}


def first_aid(words: str) -> Aid | None:
    """ "I spilled tea on my laptop", "found a usb stick in the car park": what has to be said at once; None for nearly all words."""
    said = plain_words(words)
    return next((aid for aid, form in _AIDS.items() if form.search(said) is not None), None)
