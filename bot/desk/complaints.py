"""What people say who complain about us, or doubt a bill of ours: for a person to read, and never argued with."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

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
    r"(?: (?!(?:is|are|was|were|has|have)\b)\w+)?"
    r"|the (?:help ?desk|service ?desk|it support|technician|engineer)(?: (?:you sent|who came))?|you(?: guys| people)?)"
)
_COMPLAINT = r"complain(?:t|ts|ing)?"
_COMPLAINS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_COMPLAINT} (?:about|against|over|regarding|on) {_US}",
        rf"^(?:(?:i|we|hi|hello|just|really|now|please|must|have|want|wants|need|would|like|'d|i'd|we'd|wish|to|got|make"
        rf"|file|lodge|raise|submit"
        rf"|register|formally|a|formal|official|serious)[, ]+)*\b{_COMPLAINT}(?: (?:please|now|formally|officially))*[ .!]*$",
        r"\b(?:where|how|who) (?:do|can|could|should) (?:i|we) (?:send|make|file|address|submit|raise) a complaint[ ?.!]*$",
        r"\b(?:speak|talk) (?:to|with) (?:your|the|a) (?:manager|boss|supervisor)\b",
        r"\b(?:who|where)(?:'s| is| are) (?:your|the) (?:boss|manager|supervisor|superior|chief)s?(?: (?:of you|here"
        r"|there))*\b(?! (?:of|at|in|for|who)\b)",
        r"\b(?:get|give|send|call|fetch|bring|pass) me (?:to )?your (?:manager|boss|supervisor)\b"
        r"|\bi (?:want|need|demand)(?: to (?:see|have|reach|call|contact))? your (?:manager|boss|supervisor)\b",
        r"^(?:(?:i|we) (?:really |just )*(?:do ?n'?t|do not) (?:like|trust) you|(?:i|we) (?:really "
        r"|just )*hate you)(?: (?:guys|people|at all|anymore))*[ .!]*$",
        rf"\b{_OURS} (?:is|are|was|were|has been|have been|'re|'s) {_VERY}{_BAD}",
        rf"^(?:this|that|it)(?:'s| is| was) {_VERY}(?:unacceptable|not acceptable|disgraceful|a disgrace)[ .!]*$",
        r"\b(?:not|un|dis|very un|never) ?(?:happy|satisfied|pleased|impressed) (?:at all )?with (?:your|how you|the way you"
        r"|you\b|the (?:help ?desk|service|support|technician))",
        r"\bhow (?:your|the) (?:technicians?|engineers?|people|staff|guys?) (?:treat\w*|spoke|talk\w*|behav\w*)",
        r"\bthis is (?:a disgrace|disgraceful|unacceptable)\b",
        r"\bworst (?:it )?(?:service|support|help ?desk|it company)\b",
    )
)
_TAKES_BACK = re.compile(
    r"(?:(?:ok(?:ay)?|sorry|no|actually|well|oh|please|hey)[,. ]+)*"
    r"(?:never ?mind|forget(?: about)?|drop|cancel|withdraw|scrap|take back"
    r"|i(?:'d like to| want to)? (?:take back|withdraw)|ignore|delete|close)"
    r" (?:the|my|that|this) complaint(?: back)?(?:[, ]+(?:please|thanks|thank you|now))*[ .!]*",
    re.IGNORECASE,
)
_DOUBTS = re.compile(
    r"\b(?:wrong\w*|incorrect\w*|mistakes?|errors?|too (?:high|much)|over ?charg\w*|twice|double\w*"
    r"|(?:not|isn'?t|aren'?t|doesn'?t look) (?:right|correct|ok(?:ay)?)"
    r"|(?:don'?t|do not|cannot|can'?t) agree|disagree|disput\w*|(?:doesn'?t|does not|don'?t|do not) (?:match|add up)"
    r"|(?:never|n[o']t|not) (?:ordered?|agreed?|approved?|asked? for)"
    r"|(?:nobody|no one) (?:told|asked|ordered|approved|informed|agreed)"
    r"|shouldn'?t (?:be|have)|should not (?:be|have)|charged (?:us )?for something|refund|money back|credit note"
    r"|why (?:did|do) (?:you|we|i) (?:charge|bill|pay)|you (?:billed|charged) (?:us|me|the)|complain\w*)",
    re.IGNORECASE,
)

_CUT = re.compile(
    r"[.!?;\n]+\s*|\s*,\s*(?:(?:and|but|because|so)\s+)?|\s+[-\u2013\u2014]+\s+|\s+(?:and|but|because|as|since|plus)\s+",
    re.IGNORECASE,
)
_DOES = (
    r"(?:work\w*|print\w*|start\w*|open\w*|load\w*|connect\w*|boot\w*|turn\w*|log|sign|get|send|receiv\w*|sync\w*"
    r"|respond\w*|crash\w*|freez\w*"
    r"|frozen|down|offline|broken|slow|dead|fixed|scan\w*|install\w*|updat\w*|restart\w*|drop\w*|access\w*|arriv\w*|come|there)"
)
_FAULTY = re.compile(
    r"\b(?:(?:do|does|is|are|did|was|has|have|wo|ca|could|would)n'?t|not|no longer|never|still|cannot|can not|keeps?|nothing)"
    rf"(?: \w+){{0,3}} {_DOES}\b"
    r"|\b(?:is|are|'s|'re|was|went|got|has|been) (?:\w+ ){0,3}"
    r"(?:down|offline|broken|frozen|slow|dead|stuck|locked|gone|missing|crashing|jammed|full|out of)\b"
    r"|\b(?:crash(?:es|ed)?|freezes|froze|jams|jammed|errors?|locked out|paper jam|blue screen|black screen|disconnects|drops)\b",
    re.IGNORECASE,
)
# What somebody of ours did, and what was over long ago, is part of the complaint.
_STORY = re.compile(
    r"^(?:he|she|they|you|your|nobody|no one|someone)\b|\blast (?:week|month|year|time)\b", re.IGNORECASE
)

# What is told of them, never of what may have happened to them.
_THEY_DID = re.compile(
    r"(?:(?:and|also|plus|well|yes|because|so)[, ]+)*(?:he|she|they|your \w+"
    r"|the (?:technician|engineer|man|guy|woman|lady|person|one))"
    r"(?: (?:who|that) came)?(?: (?:also|even|just|then|simply|really|both))*"
    r" (?:(?:was|were|did|has|had|have)(?:n't| not)?|never|always|came|arrived|left|made"
    r"|took (?:[\w']+ )?(?:hours?|days?|weeks?|ages|forever|so|too|very|all)|told|said|talked|spoke|yelled|shouted|ignored|laughed"
    r"|hung|showed|turned|kept|blamed|promised|forgot|wasted|charged|sent|gave|treated|called|swore|smelled|smoked|ate|parked)\b",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r"\b(?:hurt\w*|bleed\w*|blood|fell|fallen|unconscious|collaps\w*|hit|punch\w*|push\w*|touch\w*|grab\w*|threat\w*|attack\w*|kill\w*"
    r"|knife|gun|weapon|fire|burn\w*|stole|stolen|passwords?|codes?|accounts?|bank|cards?|money|paid|links?"
    r"|click\w*|install\w*|remote\w*|anydesk|teamviewer|usb|sticks?|hack\w*|virus|dead|die[ds]?|dying|faint\w*|shock|breath\w*|ambulance|police)\b",
    re.IGNORECASE,
)


def besides_the_complaint(words: str) -> str:
    """What stands beside a complaint and is out of order, in its own words: "my printer still does not work" of "your service is
    a joke, my printer still does not work"; empty where there is nothing of the kind."""
    ends = [0, *(cut.end() for cut in _CUT.finditer(words)), len(words)]
    parts = [(start, end) for start, end in pairwise(ends) if words[start:end].strip()]
    others = [not complains(words[start:end]) for start, end in parts]
    if all(others):
        # The complaint cannot be told from the rest.
        return ""
    runs = (list(run) for other, run in groupby(zip(others, parts, strict=True), lambda each: each[0]) if other)
    spans = [words[run[0][1][0] : run[-1][1][1]].strip(" ,;-\u2013\u2014\n") for run in runs]
    return " ".join(span for span in spans if _FAULTY.search(plain_words(span)) and not _STORY.search(span))


def goes_on_about_it(words: str) -> bool:
    """ "He was rude and left the cables on the floor": right after a complaint, what somebody of ours did, and nothing that is out
    of order now."""
    said = plain_words(words).strip()
    return _THEY_DID.match(said) is not None and _FAULTY.search(said) is None and _HARMED.search(said) is None


def takes_complaint_back(words: str) -> bool:
    """ "Never mind the complaint", and nothing else."""
    return _TAKES_BACK.fullmatch(plain_words(words)) is not None


def complains(words: str) -> bool:
    """ "I want to complain about your service", "your technician was rude": about us, and not about a program or a hotel."""
    said = plain_words(words)
    return any(form.search(said) for form in _COMPLAINS)


def doubts_a_bill(words: str) -> bool:
    """ "Our last bill is wrong": of words that are about a bill, whether a person has to check one."""
    return _DOUBTS.search(plain_words(words)) is not None


_DISPUTES = re.compile(
    r"\b(?:i|we) (?:formally |strongly |must |have to |hereby )*(?:disput\w*|disagree\w*|object\b|contest|challenge"
    r"|(?:do not|don'?t|cannot|can'?t) agree|do not accept|don'?t accept)",
    re.IGNORECASE,
)
_BILL = re.compile(r"\b(?:bills?|billed|invoices?|charged?|charges|payments?|refund)\b", re.IGNORECASE)


def disputes_a_decision(words: str) -> bool:
    """ "I dispute that. Clause 3.2 does not say so": of what has been decided, and of no bill."""
    said = plain_words(words)
    return _DISPUTES.search(said) is not None and _BILL.search(said) is None
