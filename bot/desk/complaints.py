"""What people say who complain about us, or doubt a bill of ours: for a person to read, and never argued with."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

_US = (
    r"(?:(?:your|this|the) (?:whole |it |bad |poor |terrible )*(?:services?|support|help ?desk|service ?desk|technicians?|engineers?"
    r"|staff|team|people|guys?|company|firm|bot|response(?: times?)?|work|wait(?:ing)?(?: times?)?)\b"
    r"|you(?: guys| people)?\b|(?:the way|how) (?:you|your|i am|i'm|i was|we are|we're|we were)\b|how long)"
)
_BAD = (
    r"(?:terrible|awful|bad|poor|horrible|dreadful|useless|rubbish|crap|shit|pathetic|a joke|hopeless|incompetent|rude|unfriendly"
    r"|unprofessional|unacceptable|disgraceful|a disgrace|disappointing|not good enough|not acceptable|the worst\w*)"
)
_VERY = r"(?:(?:so|really|very|just|simply|totally|absolutely|quite|always|such|been) )*"
# Of a company's own people and lines it may be a fault, of a hotel none of our business.
_OURS = (
    r"(?:your (?:it )?(?:services?|support|help ?desk|service ?desk|technicians?|engineers?|staff|team|people|guys?|company|firm|work)"
    r"|the (?:help ?desk|service ?desk|it support|technician|engineer)(?: (?:you sent|who came))?|you(?: guys| people)?)"
)
_COMPLAINT = r"complain(?:t|ts|ing)?"
_COMPLAINS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_COMPLAINT} (?:about|against|over|regarding|on) {_US}",
        rf"^(?:(?:i|we|hi|hello|just|really|now|please|must|have|want|wants|need|would|like|'d|i'd|we'd|wish|to|got|make|file|lodge|raise|submit"
        rf"|register|formally|a|formal|official|serious)[, ]+)*\b{_COMPLAINT}(?: (?:please|now|formally|officially))*[ .!]*$",
        r"\b(?:where|how|who) (?:do|can|could|should) (?:i|we) (?:send|make|file|address|submit|raise) a complaint[ ?.!]*$",
        r"\b(?:speak|talk) (?:to|with) (?:your|the|a) (?:manager|boss|supervisor)\b",
        rf"\b{_OURS} (?:is|are|was|were|has been|have been|'re|'s) {_VERY}{_BAD}",
        rf"^(?:this|that|it)(?:'s| is| was) {_VERY}(?:unacceptable|not acceptable|disgraceful|a disgrace)[ .!]*$",
        r"\b(?:not|un|dis|very un|never) ?(?:happy|satisfied|pleased|impressed) (?:at all )?with (?:your|how you|the way you"
        r"|you\b|the (?:help ?desk|service|support|technician))",
        r"\bhow (?:your|the) (?:technicians?|engineers?|people|staff|guys?) (?:treat\w*|spoke|talk\w*|behav\w*)",
        r"\bthis is (?:a disgrace|disgraceful|unacceptable)\b",
        r"\bworst (?:it )?(?:service|support|help ?desk|it company)\b",
    )
)
_DOUBTS = re.compile(
    r"\b(?:wrong\w*|incorrect\w*|mistakes?|errors?|too (?:high|much)|over ?charg\w*|twice|double\w*"
    r"|(?:not|isn'?t|aren'?t|doesn'?t look) (?:right|correct|ok(?:ay)?)"
    r"|(?:don'?t|do not|cannot|can'?t) agree|disagree|disput\w*|(?:doesn'?t|does not|don'?t|do not) (?:match|add up)"
    r"|never (?:ordered|agreed|approved|asked for)"
    r"|shouldn'?t (?:be|have)|should not (?:be|have)|charged (?:us )?for something|refund|money back|credit note"
    r"|why (?:did|do) (?:you|we|i) (?:charge|bill|pay)|you (?:billed|charged) (?:us|me|the)|complain\w*)",
    re.IGNORECASE,
)


def complains(words: str) -> bool:
    """ "I want to complain about your service", "your technician was rude": about us, and not about a program or a hotel."""
    said = plain_words(words)
    return any(form.search(said) for form in _COMPLAINS)


def doubts_a_bill(words: str) -> bool:
    """ "Our last bill is wrong": of words that are about a bill, whether a person has to check one."""
    return _DOUBTS.search(plain_words(words)) is not None
