"""What cannot wait for anybody: a spilled drink, water that comes in, a swollen battery, money that has just gone to a fraud."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.plain_words import plain_words


class Aid(str, Enum):
    """What is said at once, before anything else."""

    SWOLLEN_BATTERY = "swollen_battery"
    WATER_COMES_IN = "water_comes_in"
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
_BATTERY = r"(?:batt?[ea]r(?:y|ies)|power ?banks?)"
_BULGES = r"(?:swoll?e?n|swell(?:s|ed|ing)?|bulg(?:e|es|ed|ing))"
_SWOLLEN = (
    rf"(?:{_BULGES}|bloated|puffed|puffy|balloon\w*|inflated|fat(?:ter)?|thick(?:er)?"
    r"|blown up like|expand(?:ed|ing))"
)
_FROM_ABOVE = (
    r"(?:ceiling|roof|(?<!named )pipes?|radiator|boiler|sprinklers?|sewage|gutter|air ?con\w*|sink|toilet|dishwasher"
    r"|upstairs|floor above|(?:water|heating) (?:tank|heater|cooler|main|pipe))"
)
_FLOWS = r"(?:water|leak\w*|drip\w*|burst\w*|flood\w*|pour\w*|soak\w*)"
_PAST = r"^(?!.*\b(?:last (?:week|month|year)|weeks? ago|months? ago|years? ago)\b)"
# Each is tried at the beginning alone: looked for at every letter, what has to stand anywhere in the words would be read as often.
_AIDS = {
    Aid.SWOLLEN_BATTERY: re.compile(
        rf"{_PAST}.*(?:\b{_BATTERY}\b.{{0,40}}\b{_SWOLLEN}\b|\b{_SWOLLEN}\b.{{0,30}}\b{_BATTERY}\b"
        rf"|\b{_THING}\b.{{0,50}}\b{_BULGES}\b|\b{_BULGES} (?:\w+ )?{_THING}\b)",
        re.IGNORECASE | re.DOTALL,
    ),
    Aid.WATER_COMES_IN: re.compile(
        rf"{_PAST}.*(?:\b{_FROM_ABOVE}\b.{{0,40}}\b{_FLOWS}\b|\b{_FLOWS}\b.{{0,40}}\b{_FROM_ABOVE}\b"
        r"|\b(?:water|rain)(?: is|'s)? (?:\w+ )?(?:com(?:es|ing)|drip\w*|leak\w*|run(?:s|ning)|pour\w*|drop\w*|gets|getting|flow\w*)"
        r" (?:in|through|into|from|down|onto|on|over|out)\b|\bwater leaks?\b|\bwater everywhere\b"
        r"|\b(?:water|puddles?)(?: is)?(?: all)? (?:on|over|across) the (?:floor|desk|carpet|ground|table)\b"
        r"|\b(?:office|room|basement|cellar|floor|building|garage|clinic|kitchen|corridor|workshop)\b.{0,20}"
        r"\b(?:flood(?:s|ed|ing)?|under water|full of water)\b)",
        re.IGNORECASE | re.DOTALL,
    ),
    Aid.WET_RACK: re.compile(
        rf"{_PAST}(?:.*\b(?:{_DRINK}|rain|leak\w*|flood\w*|drip\w*)\b.{{0,60}}\b{_RACK}\b"
        rf"|.*\b{_RACK}\b.{{0,40}}\b(?:wet|flood\w*|under water|leak\w*|drip\w*)\b)",
        re.IGNORECASE,
    ),
    Aid.LIQUID: re.compile(
        rf"{_PAST}.*(?:\b{_SPILL}\b.{{0,40}}\b{_DRINK}\b.{{0,40}}\b{_THING}\b"
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
        # An invoice that went to the wrong people is no money that has gone, unless somebody says that money went.
        r"(?=.*\b(?:paid|payed|pay(?:ing|ment)|transferred|wired|bought)\b"
        r"|(?!.*\b(?:sent|e?-?mailed|forwarded) (?:the|an?|our|my|one|some) (?:\w+ )?(?:invoices?|bills?) (?:of|to|for)\b))"
        rf"(?=.*\b(?:paid|transferred|wired|sent|bought|payed|gave)\b)(?=.*{_MONEY})(?=.*\b(?:{_ODD}|gift ?cards?)\b)",
        re.IGNORECASE | re.DOTALL,
    ),
    Aid.MONEY_ASKED: re.compile(
        r"(?=.*\b(?:new|changed|different|updated|other) (?:bank|account|payment)(?: \w+)?\b)"
        r"(?=.*\b(?:invoice|supplier|vendor|pay|payment|salary)\b)"
        r"|.*(?:\bbuy (?:\w+ ){0,4}gift ?cards?\b|\bgift ?cards?\b.{0,40}\b(?:wants|asks|asked|needs|urgent\w*)\b)",
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
    return next((aid for aid, form in _AIDS.items() if form.match(said) is not None), None)


# What burns, sparks, shocks, hurts or may end a life, whatever else is said: then people come first, and the number with them.
_GRAVE = re.compile(
    r"\b(?:smok\w*|smol?der\w*|fires?(?! (?:sprinkler|door|extinguisher))|flam\w*|burn\w*|sparks?|sparking|shock\w*|jolt\w*|tingl\w*"
    r"|electr\w*|zapp\w*|hot(?! water)|heat|(?:over)?heat(?:s|ed|ing)? up|overheat\w*|smell\w*|stink\w*|stank|fumes?|gas|hiss\w*"
    r"|crackl\w*|pop(?:s|ped|ping)(?! (?:up|out|off|open)\b)|bang|explo\w*|melt\w*|hurt\w*|injur\w*|wound\w*|trapped|drown\w*"
    r"|collaps\w*|fell|falling|came down"
    r"|(?<!from the )(?:ceiling|roof)(?: is|'s| has| \w+)? ?(?:com(?:es?|ing) down|cav(?:ing|ed|es)|sag\w*)"
    r"|slipped(?! (?:out|off)\b)|(?:can'?t|cannot|can not|could ?n'?t) (?:get|stand) up|(?:not|isn'?t|does ?n'?t|stopped) mov(?:e|ing)"
    r"|pass(?:ed|es|ing) out|unconscious|faint\w*|bleed\w*|breath\w*|chemical\w*|acid|fuse ?box|breaker|(?<!patch )panel|mains"
    r"|live wires?|knees?|ankles?|waist|ambulance|fire brigade|911|999|112"
    r"|suicid\w*|kill\w*|die|dying|end (?:it all|my|his|her)|overdos\w*|hang(?:ing)? (?:my|him|her)self|hopeless|goodbye)\b",
    re.IGNORECASE,
)
_BURNS = (
    r"(?:(?:burn(?:ing|t)|electrical|gas|strange|bad) )?(?:smok(?:e|ing)|fires?(?! drill)|flames?|burn(?:ing|t)?|sparks?|heat|hot"
    r"|hissing|smell(?:s|ing)?(?! (?:good|right|normal|nice|well))|injur(?:y|ies))"
    r"(?: (?:of|like|any) (?:smoke|burning|fire|gas)| smell)?"
)
_ON_PEOPLE = r"(?:hurt|injured|harmed|trapped|slipped)"
# Only these words may stand between a no and what is not there: "no, the battery is hot" and "not only hot" deny nothing.
_NONE_OF_IT = re.compile(
    r"\b(?:nobody|no ?one|none|not)(?: (?:is|are|was|were|got|has|have|been|be|being|gets?|seems?|to|here|there|of us|so far))*"
    rf" {_ON_PEOPLE}(?: (?:or|nor) {_ON_PEOPLE})?\b"
    r"|\b(?:(?:no|without)(?: (?:any|visible|open|real|more|signs? of))*"
    r"|(?:nothing|none|nobody|no ?one)(?: (?:is|was|here|on|of it|got))*"
    rf"|(?:not|isn'?t|are ?n'?t)(?: (?:an?|any|on|in|even|very|really|so|that|too|at all|getting|feel(?:ing)?))*) {_BURNS}"
    # A mere comma begins what is there: "no flames, smoke though". In a list that ends in "or" all of it is denied.
    rf"(?:(?:, ?{_BURNS})*(?: ?/|,? (?:or|nor)\b) ?(?:(?:no|any) )?{_BURNS})*\b",
    re.IGNORECASE,
)


def hazard_without_harm(words: str) -> Aid | None:
    """Water that comes in or a swollen battery, where nothing is said of fire, smoke, current or people: something to keep away from,
    before it is a matter for the emergency services. None wherever more is said."""
    said = plain_words(words)
    aid = first_aid(said)
    if aid not in (Aid.WATER_COMES_IN, Aid.SWOLLEN_BATTERY, Aid.WET_RACK):
        return None
    return None if speaks_of_harm(said) else aid


def speaks_of_harm(words: str) -> bool:
    """Whether fire, smoke, current or somebody's life or limbs are spoken of, and not that there is none: "now it smokes"."""
    return _GRAVE.search(_NONE_OF_IT.sub(" ", plain_words(words))) is not None


def speaks_of_fire(words: str) -> bool:
    """Whether smoke, heat or a smell is spoken of, and not that there is none: "nobody is hurt, strange smell in the server room"."""
    return re.search(rf"\b{_BURNS}\b", _NONE_OF_IT.sub(" ", plain_words(words)), re.IGNORECASE) is not None
