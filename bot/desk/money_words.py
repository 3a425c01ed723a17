"""What people ask about money in their own words: who pays, why it is not in the contract, whether a plan would be cheaper."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.plain_words import plain_words
from bot.desk.thing_words import things_in

_WHO = r"\bwho(?:'s| is| will be| would be| will| would| must| has to| have to| gets)?"
_BOSS = r"(?:my|our|the) (?:boss|employer|company|firm|office|manager|team|owner)|my work"
_PAYER = rf"i|me|we|us|you|{_BOSS}"
_WHO_PAYS = re.compile(
    rf"{_WHO} (?:pay(?:s|ing)?|(?:getting )?(?:charged|billed)|the bill)\b"
    r"|\b(?:is it|it'?s|it is) (?:me|us|i|we) (?:who|that) (?:has to |have to |must |should |will )?pays?\b"
    rf"|\b(?:do|does|will|would|must|should|am|is) (?:{_PAYER}) (?:to |have to |has to |need to )?(?:pay|be charged)\b"
    rf"[\w ]*(?:, or|,| or) (?:is it |does |do )?(?:{_PAYER})\b|\bis (?:it|this|that) (?:paid|charged) (?:by|to) (?:{_PAYER})\b"
    rf"|\b(?:does|will|would|must|should) (?:{_BOSS}) (?:have to )?pay\b|\bwho pay\b"
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

_WE = r"(?:we|i|our company|the company|us)"
_SPEND = r"(?:spen[dt]|paid|pay|been (?:charged|billed|paying|spending)|owe|cost)"
_OVER = re.compile(
    r"(?P<last>\blast month\b|\bthe month before\b)|(?P<year>\bthis year\b|\bsince january\b|\bin (?:the|a) year\b|\ball year\b)"
    r"|(?P<this>\bthis month\b|\bso far\b|\bup to now\b|\buntil now\b|\bcurrent month\b)",
    re.IGNORECASE,
)
_SPENT = re.compile(
    rf"\b(?:how much|what)(?: money)? (?:did|do|have|has|are|is|was|were|had)? ?{_WE}?(?: already)? ?{_SPEND}\b"
    r"|\b(?:how much|what) (?:did|does|has|have) (?:it|it support|support|you|your (?:support|service|help)|that|everything"
    r"|all this|the plan) cost(?:ed)?(?: us)?\b|\b(?:our|the) (?:spending|spend|costs?|expenses|charges)\b"
    r"|\bwhat(?: all)? (?:was|were) we (?:charged|billed)\b|\bwhat (?:all )?(?:have|did|has) (?:i|we) approved?\b",
    re.IGNORECASE,
)


_COSTS = re.compile(
    r"\b(?:costs?|charged?|charges|charging|bill(?:ed|s)?|pay(?:s|ing)?|price|expensive|fees?|money)\b"
    r"|\bfree(?: of charge)?\b(?! (?:space|memory|disk|storage|up|time|wi-?fi|room|slot))",
    re.IGNORECASE,
)
_ASKS_IT = re.compile(
    r"\?\s*$|^(?:(?:and|so|but|ok(?:ay)?|wait|hey|sorry|hm+|oh|btw|by the way|just checking|one question|question)[,.:! ]+)*"
    r"(?:is|are|do|does|will|would|must|should|am|can|could|how much|what(?:'s| is| does| will| do)?|who|any|for free)\b"
    r"|\b(?:not|n'?t|never|nothing) (?:going to )?(?:pay|cost|be charged)\b|\bfor free right\b"
    r"|\bdo ?n'?t (?:want|like) (?:to )?(?:pay|spend)\b",
    re.IGNORECASE,
)
# An account, a plan, a visit and a thing that one pays with are asked about in other places.
_OF_OTHERS = re.compile(
    r"\b(?:why|invoice|plan|contract|month|year|visits?|on.?site|come|comes|coming|call.?out|buy|new|toner|ink|paper|cartridges?|parts?"
    r"|credit card|payroll|pay ?pal"
    r"|payments?|bank|pay (?:page|screen|button))\b",
    re.IGNORECASE,
)
# Longer words may be about something new, whatever else they say.
_SHORT = 14


_OF_ITS_COVER = re.compile(
    r"\b(?:this|that|it|which)(?: is|'s| will be| would be)? (?:\w+ ){0,2}(?:covered|included)\b"
    r"|\bis (?:this|that|it) (?:an )?emergency\b|\b(?:is|are) (?:this|that|it) (?:\w+ )?(?:covered|included)\b",
    re.IGNORECASE,
)
_CALL_OUT = re.compile(r"\b(?:(?:a|the|such a|this|that) )?(?:call.?out|technician)\b", re.IGNORECASE)
_MONEY = re.compile(r"\bmoney\b", re.IGNORECASE)
_WHICH_CLAUSE = re.compile(r"\b(?:which|what) (?:clause|term|section|paragraph)\b", re.IGNORECASE)
_OF_THAT = re.compile(
    r"\bwhat (?:would|will|does|do|is|are) (?:that|this|it|the (?:visit|work|repair|help)) (?:be |going to )?(?:cost|come to)\b"
    r"|\bi (?:hope|assume|guess|think) (?:that|this|it)(?:'?s| is| will be) (?:free|covered|included|for free)\b"
    r"|\bwill [\w ]{2,20} (?:get|be sent|receive|see) (?:a|the|an extra) bill (?:for|about) (?:that|this|it)\b"
    r"|\bhow much (?:would|will|does|is) (?:that|this|it) (?:be |going to )?(?:cost|be)\b"
    r"|\bwhat(?:'s| is) the (?:price|cost)(?: (?:for|of) (?:it|this|that))?(?=[,.!? ]*$|[,.!?])",
    re.IGNORECASE,
)
# Courtesy takes words.
_LETTER = 30


_LEAD = (
    r"(?:(?:and|so|but|ok(?:ay)?|yes|no|well|hm+|hi|hello|sorry|please|then|thanks|thank you|i (?:want|take|need|prefer|would like)"
    r"|i'?d (?:like|prefer)|just|give me|let'?s (?:take|do)|can (?:you|we)|do)[,.:! ]+)*"
)
_END = (
    r"(?:[, ]+(?:please|thanks|thank you|for (?:me|us|this|that|it|my company|our company)|then|here|now|if possible|ok(?:ay)?"
    r"|one|way|option|solution|at all|possible))*[.!? ]*"
)
_CHARGES = r"(?:the |your |any |its )?(?:charges?|costs?|prices?|pricing|fees?|rates?)"
_ITS_PROCESS = r"(?:the |your )?(?:process|procedure)(?: (?:here|with you|for (?:this|that|it)))?"
_THAT_COSTS = r"(?:what|how much) (?:does|will|would|do) (?:it|this|that|you) (?:cost|charge)"
_HOW_IT_GOES = re.compile(
    rf"{_LEAD}(?:(?:what(?:'s| is| are)|tell me|explain(?: me)?|how(?:'s| is| are)) )?"
    rf"(?:{_ITS_PROCESS}(?:(?:, and|, or|,| and| or|/) ?(?:what(?:'s| is| are) )?{_CHARGES})?|{_CHARGES}(?: and|,) {_ITS_PROCESS}"
    r"|how (?:does|do) (?:it|this|that|everything|things) (?:work|go)"
    rf"(?: (?:here|with you)|(?: here| with you)?,? and {_THAT_COSTS})){_END}",
    re.IGNORECASE,
)
_COST_WORD = r"(?:(?:extra |additional |more )?(?:costs?|charges?|expenses?|fees?|money|bills?))"
_ANY = r"(?: for)?(?: (?:any|anything|some|something|more|extra))?"
_NO_COSTS = re.compile(
    rf"{_LEAD}(?:(?:i|we) (?:really )?(?:(?:would|do|should|must|may|want) ?(?:not|n't)|(?:am|are) not|'m not|'re not)"
    r"(?: really)?(?: (?:like|want|wish|going|allowed|trying))?(?: to)?"
    rf" (?:cause|have|make|create|incur|produce|generate|spend|pay){_ANY}(?: {_COST_WORD})?"
    rf"|(?:(?:i|we) (?:(?:would|'d) like|want|wish|need|have|try|prefer) to )?avoid(?: any)? {_COST_WORD}"
    rf"|(?:no|without(?: any)?|zero|not any|nothing that) (?:{_COST_WORD}|costs? (?:money|anything|something))"
    r"|(?:it|this|that) (?:must|should|may|shall|can) ?n(?:o|')t cost (?:us |me )?(?:anything|money|something|extra|much)"
    r"|(?:as )?cheap(?:ly)? as (?:possible|you can)|(?:the )?cheap(?:est|er)|how (?:is it|do we get it) (?:cheap(?:est|er))"
    r"|(?:what(?:ever)?|which)(?: (?:one|way|option))?(?:'s| is| costs) (?:the )?(?:cheap(?:est|er)|least|less))"
    + _END,
    re.IGNORECASE,
)

_KIND_OF_PLAN = (
    r"(?:(?:new|another|other|bigger|better|smaller|cheaper|larger|different|monthly|annual|yearly|managed|maintenance|support|service"
    r"|it|full|flat|fixed|proper|real|regular|24x7|24/7|premium|basic)[- ])"
)
_A_PLAN = (
    rf"(?:(?:(?:a |an |some |any |your |one of your |such a )?{_KIND_OF_PLAN}*|the {_KIND_OF_PLAN}+)"
    r"(?:plans?|contracts?|packages?|flat[- ]?(?:rate|fee)s?|retainers?|agreements?|block of hours"
    r"|managed (?:it )?(?:support|services?|care)|managed it)"
    r"|(?:more|extra|additional|another \d+|a few more) (?:support )?hours|(?:an? |the )?"
    r"(?:(?:extra|additional|second|bigger|another) )?block)"
)
_FOR_US = (
    r"(?: (?:for|with) (?:us|me|our (?:company|office|shop|garage|team)|you|all of us|\d+ people)"
    r"| (?:a|per) (?:month|year)| monthly)*"
)
_WE_ARE = r"(?:(?:i|we)(?:'?m|'?re| am| are) (?:also )?)?"
_GETS = r"(?:get|have|buy|be on|go on|join|sign(?: up for)?|upgrade(?: to)?|(?:switch|move|change)(?: (?:over|us))? to)"
_WANTS_A_PLAN = tuple(
    re.compile(rf"{_LEAD}(?:{form}){_FOR_US}{_END}", re.IGNORECASE)
    for form in (
        rf"what (?:would|will|does|do|could|should|might) {_A_PLAN} (?:cost|be|run|come to)(?: (?:us|me))?",
        rf"how much (?:would|will|does|do|is|are|could|for) {_A_PLAN}(?: (?:cost|be|run|come to))?(?: (?:us|me))?",
        rf"(?:what|how much) (?:would|does|will|could) it cost(?: (?:us|me))? (?:to {_GETS}|for) {_A_PLAN}",
        rf"(?:(?:how )?(?:can|could|may)|how do) (?:we|i) (?:also |still )?{_GETS} {_A_PLAN}",
        rf"(?:i|we)(?:'?d| would)? (?:really )?(?:want|like|love|need)(?: to {_GETS})? {_A_PLAN}",
        rf"{_WE_ARE}(?:interested in|thinking (?:of|about)|looking (?:for|at|into))(?: getting| buying| having)? {_A_PLAN}",
        rf"(?:do|can) you (?:have|offer|sell|do|give (?:us|me)|make (?:us|me)) (?:(?:an offer|a quote|a price) for )?{_A_PLAN}",
        r"(?:(?:can|could) you )?(?:please )?(?:send|make|give)(?: (?:us|me))?"
        rf" (?:an offer|a quote|prices?|a price|information|info) (?:for|on|about) {_A_PLAN}",
        rf"(?:prices?|costs?|rates?|fees?|an offer|a quote) (?:for|of) {_A_PLAN}",
        r"upgrade (?:our|the|my) (?:plan|contract)",
    )
)


_BILLS = r"(?:bills?|invoices?|receipts?|statements?)"
_OF_PAYMENT = tuple(
    re.compile(
        rf"(?:(?:we|i)(?:'?re| are|'?m| am) (?:a |an )?[\w -]{{3,30}}, )?{_LEAD}(?:{form}){_FOR_US}{_END}",
        re.IGNORECASE,
    )
    for form in (
        r"(?:do|can|could|would) (?:we|i|you) (?:get|have|give|offer|make|do)(?: (?:us|me))?(?: (?:a|any|some|the))?"
        r"(?: (?:charity|loyalty|volume|better|special|small|nonprofit|non-profit))? (?:discounts?|rebates?|price reductions?|deals?)",
        r"(?:is|are) there (?:a |any )?(?:(?:charity|loyalty|volume) )?(?:discounts?|rebates?)(?: for [\w -]{3,20})?",
        r"(?:do|can|will) you (?:take|accept) (?:cash|cheques?|checks?|cards?|credit cards?|visa|paypal|bank transfers?|debit)"
        r"(?: (?:or|and) (?:cash|cheques?|checks?|cards?))?",
        r"(?:can|could|may|do) (?:we|i) pay (?:in|by|with|at|after|once|every) (?:instal?lments?|parts|cash|cheque|check"
        r"|transfer|invoice|rates|the end of the month|the (?:month|quarter|year)|a month|quarterly|monthly|later)",
        r"(?:when|how|where) (?:do|must|should|can|will) (?:we|i) (?:have to )?pay(?: (?:it|this|that|you|the bill|the invoice))?",
        r"(?:what are (?:your|the) )?payment terms",
        rf"(?:(?:can|could) (?:you|i|we) )?(?:please )?(?:re-?)?(?:send|mail|e-?mail|get|have|give|show|see)(?: (?:me|us))?"
        rf" (?:(?:a copy of|the|our|my|an?|that|last|latest|this|all|month'?s|copy of the) )*{_BILLS}"
        r"(?: (?:again|of last month|from last month|for \w+))?",
        rf"who (?:got|gets|receives?|did you send) (?:(?:the|our|that|last|month'?s|latest) )*{_BILLS}(?: to)?(?: last month)?",
        rf"where (?:do i find|can i find|do you send) (?:(?:the|our|my|that|last|month'?s) )*{_BILLS}",
        rf"where (?:is|are) (?:(?:the|our|my) )?(?:your|last(?: month'?s)?|this month'?s|latest) {_BILLS}",
    )
)


class Over(str, Enum):
    """The time that is asked about."""

    THIS_MONTH = "this"
    LAST_MONTH = "last"
    THIS_YEAR = "year"


def asks_what_was_spent(words: str) -> Over | None:
    """ "How much did we spend this month?", "what did you cost us last month": over which time; None for any other words."""
    said = plain_words(words)
    over = _OVER.search(said)
    if over is None or over.lastgroup is None or _SPENT.search(said) is None:
        return None
    return Over(over.lastgroup)


def asks_who_pays(words: str) -> bool:
    """ "Who pays for this?", "do I have to pay that myself?"."""
    return _WHO_PAYS.search(plain_words(words)) is not None


def asks_only_who_pays(words: str) -> bool:
    """The same, and about nothing else that somebody may have to pay for."""
    said = plain_words(words).strip()
    return (
        len(said.split()) <= _SHORT and asks_who_pays(said) and _OF_OTHERS.search(said) is None and not things_in(said)
    )


def asks_how_it_goes(words: str) -> bool:
    """ "What is the process and charges?", "how does it work here, and what does it cost?"."""
    return _HOW_IT_GOES.fullmatch(plain_words(words).strip()) is not None


def wants_no_costs(words: str) -> bool:
    """ "I would not like to cause any costs", "whatever is cheapest", "no costs please", and nothing else."""
    return _NO_COSTS.fullmatch(plain_words(words).strip()) is not None


def asks_of_its_cover(words: str) -> bool:
    """ "Kindly confirm under which clause this is covered": of what is told beside it, which is answered with its clause anyway."""
    return _OF_ITS_COVER.search(plain_words(words)) is not None


def asks_which_clause(words: str) -> bool:
    """ "Which clause exactly?", and nothing longer."""
    said = plain_words(words)
    return len(said.split()) <= _SHORT and _WHICH_CLAUSE.search(said) is not None


def asks_why_not(words: str) -> bool:
    """ "Why is that not in the contract?": about what is talked about, not about the contract."""
    return _WHY_NOT.search(plain_words(words)) is not None


def asks_what_is_cheaper(words: str) -> bool:
    """ "Would a plan be cheaper for us?": the plan or callouts, over all, not one request."""
    said = plain_words(words)
    return _CHEAPER.search(said) is not None and _PLAN.search(said) is not None


def asks_of_payment(words: str) -> bool:
    """ "Do we get a discount?", "can we pay in instalments?", "send me the last invoice": for a person."""
    said = plain_words(words).strip()
    return len(said.split()) <= _LETTER and any(form.fullmatch(said) for form in _OF_PAYMENT)


def wants_a_plan(words: str) -> bool:
    """ "What would a plan cost?", "can we get a plan?", "what would managed support cost us": one that they have not got."""
    said = plain_words(words).strip()
    return len(said.split()) <= _LETTER and any(form.fullmatch(said) for form in _WANTS_A_PLAN)


def asks_what_it_costs_here(words: str) -> bool:
    """ "Does this cost us something?", "will we be charged for these steps": of what is being done, and nothing else."""
    said = plain_words(words).strip()
    if len(said.split()) > _SHORT or _OF_OTHERS.search(said) is not None:
        return False
    return _COSTS.search(said) is not None and _ASKS_IT.search(said) is not None


def asks_what_calling_costs(words: str) -> bool:
    """ "Does that cost something?", "what does a call-out cost?": asked whether somebody shall be called.

    Money alone may be what was stolen.
    """
    said = _CALL_OUT.sub("that", plain_words(words))
    return asks_what_that_costs(said) or (_MONEY.search(said) is None and asks_what_it_costs_here(said))


def asks_what_that_costs(words: str) -> bool:
    """ "How kind of you, and may I ask what that would cost us?": of what is talked about, with no other thing named."""
    said = plain_words(words)
    return len(said.split()) <= _LETTER and _OF_THAT.search(said) is not None and not things_in(said)
