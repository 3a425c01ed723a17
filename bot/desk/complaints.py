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
        r"\b(?:who|where)(?:'s| is| are) your (?:boss|manager|supervisor|superior|chief)(?:s|es)?\b(?!')",
        r"^(?:and |so )?who(?:'s| is) the (?:boss|manager|supervisor)(?: (?:here|there|of you))*[ ?!.]*$",
        r"\b(?:get|give|send|call|fetch|bring|pass) me (?:to )?your (?:manager|boss|supervisor)\b(?!')"
        r"|\bi (?:want|need|demand)(?: to (?:see|have|reach|call|contact))? your (?:manager|boss|supervisor)\b(?!')",
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

# What is told on of somebody of ours, and nothing but that: whatever else they did may be theft, a call or worse.
_OF_OURS = (
    r"(?:he|she|they|your (?:guys?|man|men|technicians?|engineers?|people|colleagues?)"
    r"|the (?:technicians?|engineers?|guys?|man|woman|lady)(?: (?:who|that) came)?)"
)
_MANNER = (
    r"(?:rude|unfriendly|impolite|arrogant|lazy|useless|unprofessional|disrespectful|condescending|late"
    r"|(?:not|n[o']?t) (?:very |at all |even )?(?:helpful|friendly|polite|nice))"
)
_CONDUCT = (
    rf"(?:(?:was|were|is|are|'s|'re) (?:(?:so|very|really|just|always|also|again|an|a|two|three|half|hours?|minutes?) )*{_MANNER}"
    rf"(?: (?:to|with) (?:me|us|everyone|our \w+|my \w+))?"
    r"|(?:came|arrived|turned up|showed up) (?:\w+ ){0,3}late"
    r"|left (?:(?:all|the|a|his|her|their|some|my|our|huge|big|old) )*"
    r"(?:cables?|mess|dirt|tools|packaging|rubbish|trash|garbage|boxes)"
    r"(?: (?:of \w+|everywhere|behind|lying around|on (?:the|my|our) \w+|in (?:the|my|our) \w+))*"
    r"|(?:never|did ?n[o']?t|did not) (?:even )?(?:say|said) (?:sorry|hello|hi|goodbye|a word|anything|thanks?)"
    r"|(?:never|did ?n[o']?t|did not) (?:even )?(?:apologi[sz]ed?|listen(?:ed)?|clean(?:ed)? up|call(?:ed)? back"
    r"|look(?:ed)? at (?:it|me))"
    r"|(?:ignored|insulted|blamed|lectured|laughed at|yelled at|talked down to|swore at|hung up on) (?:me|us|everyone|(?:my|our) \w+)"
    r"|hung up|wasted (?:my|our) (?:whole |entire )?(?:time|morning|afternoon|day)"
    r"|(?:smoked|ate|slept) (?:in|at) (?:the|my|our) (?:\w+ )?\w+"
    r"|took (?:\w+ )?(?:hours?|days?|weeks?|ages|forever|so long|too long)(?: (?:for|with) (?:it|this|that))?)"
)
_GOES_ON = re.compile(
    rf"(?:(?:and|also|plus|well|yes|because|besides)[, ]+)*{_OF_OURS}(?: (?:also|even|just|then|simply|really|both))* {_CONDUCT}"
    rf"(?:(?:,| and| but)+ (?:{_OF_OURS} )?(?:(?:also|even|then) )*{_CONDUCT})*(?:[, ]+(?:too|as well|again|yesterday|today))*[ .!]*",
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
    """ "He was rude and left the cables on the floor": right after a complaint, how somebody of ours behaved, and nothing
    else."""
    return _GOES_ON.fullmatch(plain_words(words).strip()) is not None


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
