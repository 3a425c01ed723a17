"""What is asked of the rates right after they were told: "and on Sundays?", "and at night?", "and for driving to Okotoks?"."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.plain_words import plain_words

# A word alone that means nothing but a part of the rates.
_SURE_ALONE = re.compile(
    r"(?:(?:on|at|and|by) )?(?:(?:the )?(?:sundays?|saturdays?|week-?ends?|(?:public |bank )?holidays?|nights?|week ?days?"
    r"|on.?site(?: visits?)?|visits?|call.?outs?|travel(?:l?ing)?(?: time| costs?)?|mileage|driving|kilomet(?:er|re)s?"
    r"|remote(?: help)?|project(?:s| work)?|parts?|materials?|gst|hst|vat|pst|tax(?:es)?)|after hours|overnight|out of hours)[ .!]*",
    re.IGNORECASE,
)
# Longer words may be about something new, whatever else they say.
_MOST_WORDS = 14


class OfRates(str, Enum):
    """The part of the rates that is meant."""

    BY_DAY = "by_day"
    NIGHT = "night"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    REMOTE = "remote"
    VISIT = "visit"
    PROJECT = "project"
    TRAVEL = "travel"
    PARTS = "parts"
    TAX = "tax"
    EXTRA = "extra"


TIMES = frozenset({OfRates.BY_DAY, OfRates.NIGHT, OfRates.SATURDAY, OfRates.SUNDAY, OfRates.WEEKEND, OfRates.HOLIDAY})
"""When the work is done."""
KINDS = frozenset({OfRates.REMOTE, OfRates.VISIT, OfRates.PROJECT})
"""How it is done."""

_IT = r"(?:it|this|that|you|they|the (?:price|rate|cost|hour)|an hour|the same)"
_LEAD = (
    r"(?:(?:and|so|but|ok(?:ay)?|hm+|thanks|thank you|what about|how about|what if|what(?:'?s| is)|how much"
    r"|(?:is|are|does|do|would|will)|plus|includ(?:e|es|ing)"
    rf"|cost|costs|charge|charges|charged|be|more|extra|cheaper|dearer|is it|{_IT}"
    r"|the rates?|rates?|prices?|also|then|there|for)[,.: ]+)*"
)
_SOMEBODY = r"(?:some ?(?:one|body)|any ?(?:one|body)|a technician|the technician|you(?: guys)?|they|he|she|a person)"
_HOURS = r"(?:office|business|support|opening|working|normal|regular)"
_TOPICS = {
    OfRates.SUNDAY: r"(?:(?:on|at|during) )?(?:a |the )?sundays?",
    OfRates.SATURDAY: r"(?:(?:on|at|during) )?(?:a |the )?saturdays?(?: (?:morning|afternoon|night)s?)?",
    OfRates.WEEKEND: r"(?:(?:on|at|over|during) )?(?:a |the )?week-?ends?",
    OfRates.HOLIDAY: (
        r"(?:(?:on|at|over|during) )?(?:a |the )?(?:(?:public|bank|stat(?:utory)?|national) )?(?:holidays?|christmas(?: day| eve)?"
        r"|boxing day|new year'?s?(?: day| eve)?|easter|thanksgiving)"
    ),
    OfRates.NIGHT: (
        r"(?:(?:at|in|during|by) )?(?:the )?(?:middle of the )?(?:nights?|evenings?|night ?time)|over ?night|tonight"
        rf"|after (?:{_HOURS} )?hours|out(?:side)?(?: of)?(?: (?:your|the|our))?(?: {_HOURS})? hours"
        r"|(?:late|early in the morning|after (?:\d{1,2}(?::\d\d)?(?: ?[ap]m)?|five|six|seven|eight|nine|closing|work))"
    ),
    OfRates.BY_DAY: (
        rf"(?:by|during the|in the|at) day(?:time)?|(?:in|during)(?: (?:your|the|our))? {_HOURS} hours|(?:on |during the )?week ?days?"
    ),
    OfRates.VISIT: (
        rf"(?:(?:if|when) )?{_SOMEBODY} (?:has to |have to |needs? to |must |should |would |to )?"
        r"(?:come|comes|came|coming|drive|drives|visits?|shows? up|turns? up)"
        r"(?: (?:out|here|over|by|round|in|to (?:us|me|the (?:shop|office|garage|site))|on.?site))*"
        r"|(?:(?:for|with) )?(?:a |an |the |your )?"
        r"(?:on.?site(?: (?:visits?|work|help))?|visits?(?: on.?site)?|call.?outs?|house calls?)"
    ),
    OfRates.TRAVEL: (
        r"(?:(?:for|with) )?(?:the |your )?(?:driv(?:e|ing)|travel(?:l?ing)?(?: time| costs?)?|trips?|mileage|milage|way"
        r"|gas|petrol|fuel|kilomet(?:er|re)s?|kms?|miles?|journey|getting(?= (?:here|there|out|to)\b)|to come"
        r"|coming(?= (?:here|out|over|to)\b)"
        r"|distance)"
        r"(?: (?:out|over|all the way))*(?: (?:here|there|back|to (?:[^\W\d_][\w'-]*)(?: [^\W\d_][\w'-]*){0,2}))?(?: and back)?"
    ),
    OfRates.PARTS: r"(?:(?:for|with) )?(?:the |any |spare |new )*(?:parts?|materials?|hardware|devices?|toner)",
    OfRates.PROJECT: r"(?:(?:for|with) )?(?:a |the )?(?:projects?(?: work)?|installations?|an? (?:office )?move)",
    OfRates.REMOTE: (
        r"(?:(?:for|by|with|over) )?(?:the )?(?:remote(?:ly)?(?: (?:help|work|support|session))?|help from afar|from afar"
        r"|(?:by |over the |on the )phone|help by phone|in chat|online)"
    ),
    OfRates.TAX: (
        r"(?:(?:with|plus|without|incl(?:uding|\.)?|before|after) )?(?:the )?(?:sales )?(?:tax(?:es)?|gst|hst|vat|pst)"
        r"(?: (?:included|incl|on top|in it|extra))?"
    ),
    OfRates.EXTRA: (
        r"(?:any |no |some )?(?:hidden|extra|other|additional|more) (?:fees?|costs?|charges?)"
        r"|anything (?:else|on top|extra)(?: on top)?"
    ),
}
_ANY_TOPIC = "|".join(f"(?P<{topic.value}>{form})" for topic, form in _TOPICS.items())
_TOPIC = re.compile(rf"(?:{_ANY_TOPIC})(?=$|[ ,;?!.])[ ,;]*(?:(?:and|or|also|then|too|as well)[, ]+)*", re.IGNORECASE)
_BEGINS = re.compile(_LEAD, re.IGNORECASE)
_END = re.compile(
    r"(?:(?:too|as well|please|then|an hour|per hour|cost|extra|more|how much(?: is (?:it|that))?|what does (?:it|that) cost"
    r"|charged|is that|is it|what)[, ]*)*[ ?!.]*",
    re.IGNORECASE,
)


def asked_of_rates(words: str) -> frozenset[OfRates]:
    """ "And on Sundays?", "and if someone comes at night?", and nothing else: what is meant. Empty for any other words."""
    said = plain_words(words).strip()
    if not 0 < len(said.split()) <= _MOST_WORDS:
        return frozenset()
    begins = _BEGINS.match(said)
    at = begins.end() if begins is not None else 0
    found: set[OfRates] = set()
    while (topic := _TOPIC.match(said, at)) is not None and topic.end() > at:
        found.update(each for each in OfRates if topic[each.value] is not None)
        at = topic.end()
    if _END.fullmatch(said, at) is None:
        return frozenset()
    alone = said[-1] != "?" and (begins is None or begins.end() == 0) and len(said[at:].strip(" .!")) == 0
    return frozenset(found) if not alone or _SURE_ALONE.fullmatch(said) is not None else frozenset()
