"""Small questions about the desk itself: what is kept, who reads it, another language, what is an emergency; one's name; and
nothing else."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.plain_words import plain_words
from bot.desk.thing_words import things_in


class AboutUs(str, Enum):
    """What is asked about the desk, or told about oneself for its lists."""

    KEPT = "kept"
    WHO_READS = "who_reads"
    DELETE = "delete"
    COPY = "copy"
    LANGUAGE = "language"
    RECORDS = "records"
    COMPLAINING = "complaining"
    TECHNICIAN = "technician"
    APPROVERS = "approvers"
    PHONE = "phone"
    REMIND = "remind"
    TALKED = "talked"
    EMERGENCIES = "emergencies"
    LEFT_ALONE = "left_alone"
    REALLY_US = "really_us"
    TESTING = "testing"
    EMPLOYER = "employer"
    HOME_OFFICE = "home_office"
    SEVERAL = "several"
    IN_CHARGE = "in_charge"


_LEAD = (
    r"(?:(?:and|but|so|ok(?:ay)?|hi|hey|hello|sorry|please|by the way|btw|also|wait|one (?:more )?question|quick question"
    r"|(?:can|could) you tell me)[,.:! ]+)*"
)
_END = (
    r"(?:[, ]+(?:please|here|too|now|then|as well|by the way|at all|somewhere|for me|with you|about me|again"
    r"|actually))*[ ?!.]*"
)
_CHAT = (
    r"(?:this|it|that|everything|(?:this|the|our|my) (?:chat|talk|conversation|messages?|words|data)|my tickets?"
    r"|what (?:i|we) (?:write|wrote|say|type)s?)"
)
_KEEP = r"(?:record(?:ed|ing)?|stor(?:e|ed|ing)|kept|keep(?:ing)?|log(?:ged|ging)?|monitor(?:ed|ing)?)"
# "They", "he" and any other name may be whoever has sent a link or stands behind an attack: they ask about something else.
COLLEAGUE = "my colleague"
_AT_WORK = (
    rf"(?:{COLLEAGUE}s?|(?:my|our|the) (?:boss|manager|supervisor|employer|company|firm|team|owner|director|management|co-?workers?"
    r"|office manager|clients?|customers?)|(?:your |the )?other (?:clients?|customers?|companies|colleagues|people at (?:my|our) \w+))"
)
_OTHERS = rf"(?:{_AT_WORK}|(?:the )?others|other people|(?:any|some|every) ?(?:one|body)(?: else)?)"
# What is written here, and nothing that may lie elsewhere too.
_HERE = (
    r"(?:this|this (?:chat|talk|conversation)|(?:the|our|my) chat|my tickets?|what (?:i|we) (?:write|wrote|say|type)s?)"
)
_LANGUAGE = (
    r"(?:french|spanish|german|italian|portuguese|polish|chinese|mandarin|cantonese|arabic|hindi|punjabi|urdu|russian"
    r"|ukrainian|turkish"
    r"|dutch|tagalog|vietnamese|korean|japanese|tamil|welsh|romanian|bengali|greek|gujarati|persian|farsi|somali|hebrew"
    r"|hungarian|czech"
    r"|fran[cç]ais|espa[nñ]ol|deutsch|(?:an)?other languages?|my (?:own )?language)"
)
_MINE = (
    r"(?:(?:last |sur|family |first |sur)?name|e-?mail(?: address)?|(?:(?:tele)?phone|mobile|cell) number|number"
    r"|job title|extension)"
)
_WHAT_COSTS = r"(?:us|our (?:company|account)|approvals?|costs?|prices?|(?:the )?money)"
_PLACE = r"(?:there|here|(?:at|on|in) (?:your|our|my) (?:place|end|side|company|office|firm))"
_SITE = r"(?:office|garage|clinic|site|branch|centre|center|building|shop|location)"
_WHEN = (
    r"(?:tomorrow(?: morning)?|later(?: today)?|tonight|again|on \w+day|next week|in (?:an?|half an|\d+|a few|two) (?:hours?|days?"
    r"|minutes?)|at \d{1,2}(?::\d\d)?(?: ?[ap]m)?|first thing)"
)
_BACK_THEN = (
    r"(?:yesterday|last (?:time|week|month|night)|before|earlier(?: today)?|the other day|this morning|today"
    r"|on \w+day|so far)"
)
_TALK = r"(?:talk|chat|conversation)"
_SAID = r"(?:talk(?:ed|ing)?|speak|spoken|chat(?:ted)?|discuss(?:ed)?|write|written|tell|told|ask(?:ed)?|say|said)"
_NOT = r"(?:do ?n'?t|do not)"
_FORMS = {
    AboutUs.KEPT: (
        rf"(?:do|does|are|is|will|did) (?:you|they|{_CHAT})(?: guys)?(?: (?:being|be))? {_KEEP}(?: (?:{_CHAT}|me|anything))?"
        rf"|(?:do|are|will) you (?:save|saving) {_CHAT}"
        rf"|how long (?:do|will|is|are) (?:you|they|{_CHAT})(?: be)? {_KEEP}(?: {_CHAT})?"
        rf"|what (?:data |information )?(?:do you|is) (?:{_KEEP}|know)"
        r"|(?:is|are) (?:my|our) (?:data|information|messages?|words) (?:safe|secure|private|confidential|encrypted)"
        r"|(?:is|are) (?:this(?: chat| conversation)?|it|what i (?:write|say)) (?:private|confidential|anonymous)"
        rf"|what happens (?:to|with) {_CHAT}|(?:what is|where is) your privacy (?:policy|notice)"
    ),
    AboutUs.WHO_READS: (
        rf"who(?: else)? (?:can )?(?:reads?|sees?|gets?) {_CHAT}|(?:can|could|does|do|will) (?:{_AT_WORK} (?:see|read"
        rf"|hear about|know about|get) {_CHAT}|{_OTHERS} (?:see|read|hear about|know about|get) {_HERE})"
        rf"|(?:what (?:have|did|do|will) you (?:told|tell|say to)|(?:did|do|will) you tell"
        rf"|have you told) {_OTHERS}(?: about (?:it|this|that))?"
    ),
    AboutUs.DELETE: (
        r"(?:(?:can|could|will|would) you )?(?:please )?(?:delete|erase|remove|forget)"
        r" (?:what i (?:wrote|said|typed|told you)|my (?:messages?|data|words|chat)|th(?:is|e) (?:chat|conversation)"
        r"|all (?:of )?my data"
        r"|everything (?:about me|i (?:wrote|said)|you (?:know|have)))"
    ),
    AboutUs.COPY: (
        r"(?:(?:can|could|may) (?:i|we) (?:get|have|see|download)|(?:(?:can|could) you )?(?:please )?(?:send"
        r"|give) (?:me|us)) (?:a |the )?"
        r"(?:(?:copy|transcript|export|record|log) of (?:this|our|the|my) (?:chat|conversation|talk|messages?|data)"
        r"|(?:copy of )?(?:our |the |my |this )?(?:whole |full )?(?:contract|agreement|sla|terms|invoices?|bills?)(?: (?:as (?:a )?pdf"
        r"|by (?:e-?)?mail|to read))?)"
    ),
    AboutUs.LANGUAGE: (
        rf"(?:(?:can|could) (?:you|we) )?(?:please )?(?:answer|reply|speak|talk|write|respond|continue|go on)(?: (?:to"
        rf"|with) me)?(?: in)? {_LANGUAGE}"
        rf"|(?:do|can|could|does) (?:you|some ?(?:one|body)|any ?(?:one|body)) (?:also )?(?:speak|understand|know|read"
        rf"|write)(?: in)? {_LANGUAGE}"
        rf"|(?:is there|do you have) (?:some ?(?:one|body)|any ?(?:one|body)) (?:who|that) (?:speaks|understands) {_LANGUAGE}"
        rf"|(?:i )?(?:only speak|prefer|speak only) {_LANGUAGE}|i (?:do ?n'?t|do not|can'?t|cannot) (?:speak|write"
        rf"|read) (?:good |much )?english"
        r"(?: (?:very )?well)?|(?:in )?" + _LANGUAGE + r" please"
    ),
    AboutUs.RECORDS: (
        rf"my {_MINE} (?:has |have |is |just )*(?:changed|new|different|not right|wrong)(?:[, ]+(?:because )?i (?:got|am"
        rf"|have) married)?"
        rf"|i (?:just )?(?:got|have got) (?:married|divorced)(?:[, ]+(?:and |so )?my {_MINE} (?:has |is )?(?:changed|new"
        rf"|different))?"
        rf"|i have a new (?:(?:last |sur|family )?name|(?:(?:tele)?phone|mobile|cell) number|extension)"
        rf"|you have my {_MINE} wrong|my {_MINE} is (?:spelled|written|spelt) wrong"
        rf"|i(?:'ve| have)? (?:just )?(?:moved|changed|transferred) to (?:the |an?)(?:other|new|different)? ?{_SITE}"
        rf"|i (?:now work|work now) (?:at|in|from) (?:the |an?)(?:other|new|different) {_SITE}"
    ),
    AboutUs.COMPLAINING: (
        r"(?:how|where) (?:do|can|could|would) (?:i|we) (?:complain|(?:make|file|raise) a complaint)(?: about (?:you"
        r"|this|it|something|the service))?"
    ),
    AboutUs.APPROVERS: (
        r"who (?:(?:can|may|is allowed to|has to|must|could) approve|approves)"
        r" (?:(?:our )?(?:costs|prices|quotes|money|spending)"
        r"|(?:a (?:cost|price|quote) of )?(?:(?:up to|over|above|more than) )?[$£€]? ?\d[\d,.]*"
        r"(?: ?(?:dollars?|bucks|pounds?|quid|euros?|cad|usd|gbp))?)"
        r"(?: (?:at|in|for) (?:our|the|my) (?:company|office|place|side))?"
    ),
    AboutUs.PHONE: (
        r"what(?:'s| is) (?:your|the (?:help ?desk'?s?|support)) (?:(?:tele)?phone|mobile|hotline|support)? ?(?:number|hotline)"
        r"|(?:how|where) (?:do|can|could) (?:i|we) (?:reach|call|ring|get) you (?:by|on the|over the|via) (?:tele)?phone"
        r"|(?:do you have|is there) a (?:(?:tele)?phone )?(?:number|hotline)(?: (?:i|we) can call)?"
    ),
    AboutUs.REMIND: (
        r"(?:(?:can|could|will|would) you )?(?:please )?(?:remind (?:me|us)(?: (?:about|of) (?:it|this|that))?(?: to [\w' ]{2,40})?"
        rf"|(?:set|send|make|give)(?: me| us)? (?:a|another) reminder)(?: (?:for )?{_WHEN})?"
    ),
    AboutUs.TALKED: (
        rf"what (?:did|have|were) (?:we|i) {_SAID}(?: (?:to )?you)?(?: about)?(?: {_BACK_THEN})?"
        rf"|what was (?:it|that|our (?:last )?{_TALK})(?: about)? {_BACK_THEN}"
        rf"|do you (?:still )?remember (?:me|us|(?:what we (?:talked|spoke) about|our (?:last )?{_TALK})(?: {_BACK_THEN})?"
        rf"|{_BACK_THEN})"
    ),
    AboutUs.EMERGENCIES: (
        r"(?:what|which things?|what (?:kinds?|sorts?) of (?:things?|problems?)|when) (?:counts?(?: for you)? as|is|are"
        r"|qualif(?:y|ies) as|do you (?:call|count as|consider)|would be|does it count as|is it)(?: considered)?"
        r" (?:an? |a real )?emergenc(?:y|ies)"
        r"|when (?:can|may|should|do) (?:i|we|you) (?:(?:call|wake(?: up)?) (?:some ?(?:one|body)|people|a technician)(?: at night)?"
        r"|(?:call you at night|wake you(?: up)?))"
    ),
    AboutUs.LEFT_ALONE: (
        rf"what (?:happens|if|will happen|would happen)(?: if)? (?:i|we) (?:do(?: just)? nothing|{_NOT} do anything"
        rf"|{_NOT} (?:answer|reply|react)|(?:just )?(?:leave|ignore) (?:it|this|that)"
        r"(?: alone| like (?:this|that)| as it is)?|(?:just )?wait)"
    ),
    AboutUs.REALLY_US: (
        r"how (?:do|can|could|would) (?:i|we) (?:know|be sure|tell)(?: that)?"
        r" (?:it(?:'s| is)|this is|that(?:'s| is)|you(?:'re| are)) (?:really |actually |truly )?"
        r"(?:you|real|my (?:it|help ?desk)|(?:our|the) (?:it|help ?desk|support)|not (?:a )?(?:scam|fake))"
        r"|is (?:this|it|that) (?:really |actually )?(?:you|the (?:real )?help ?desk|our help ?desk|a scam)"
        r"|are you (?:really )?(?:legit|our help ?desk|the help ?desk)"
    ),
    AboutUs.TESTING: (
        r"(?:(?:no(?:thing|ne)?(?: really)?|never ?mind|i(?:'m| am| was)|we(?:'re| are| were)|it was|this (?:is"
        r"|was))[,. ]+)*(?:(?:just|only)[, ]+)*"
        r"(?:(?:a )?test(?:ing)?(?: (?:message|only|123|1 2 3|one two three|this|it|you|the (?:bot|chat|line|system)|things))*"
        r"|(?:just|only)(?: (?:checking|seeing|trying|looking|curious|playing|wanted to (?:see|check|test"
        r"|try)))+(?: (?:out|around|in))*"
        r"(?: (?:this|it|you|the (?:bot|chat)))?"
        r"(?: (?:if|whether|that|how) (?:this|it|you|the (?:bot|chat|line)|anybody|anyone|somebody|someone)(?: (?:really"
        r"|still|actually))*"
        r"(?: (?:works?|is (?:working|on|there|here|alive)|are (?:there|here|awake|working|alive)|answers?|repl(?:y|ies)"
        r"|functions?))?)?"
        r"|is (?:this|that) (?:thing|chat|line|bot) (?:on|working|live))"
    ),
    AboutUs.EMPLOYER: (
        r"(?:(?:my name is|i(?:'m| am)|this is|it(?:'s| is)) [^\W\d_][\w'-]+(?: [^\W\d_][\w'-]+)?[,. ]+(?:and )?)?"
        r"(?:i(?:'m| am)? (?:work(?:ing)?|employed) (?:at|for|by)|i(?:'m| am) (?:from|calling from|writing from)"
        r"|(?:we|i) (?:are|am) (?:a )?(?:clients?|customers?)(?: of yours)? (?:at|from|of)"
        r"|my (?:company|employer|firm) is(?: called)?)"
        r" (?!(?:home|my|your|a|an|this|that|here|hand|it|windows|mac|wi-?fi|vpn|work|lunch|the (?:office|desk|front|back"
        r"|reception|moment)|room|floor|night|once|least|ext\w*|\d)\b)"
        r"(?:the )?(?:(?!(?:is|are|was|were|has|have|no|not|cannot|can't|with|without|and|but|under|being|down|offline|dead|broken"
        r"|locked|losing|calling|hours|days|myself|today|since|because|attack\w*|closed|burning|on|in)\b)[\w&'-]+ ?){1,4}"
    ),
    AboutUs.SEVERAL: (
        r"(?:(?:i|we)(?:'ve| have)?(?: got)? |there are |got |it'?s )?(?:(?:two|three|four|five|[2-9]|several|many|a few"
        r"|a couple of|multiple|lots of"
        r"|some|different|a lot of|so many) )+(?:problems|issues|things|questions|requests)(?: (?:today|for you|to report"
        r"|broken|not working))?"
    ),
    AboutUs.HOME_OFFICE: (
        r"(?:(?:it|that|this|there|home|my home)(?:'s| is) (?:also |actually |still )*"
        r"(?:where (?:i|we) (?:also )?work(?: from)?|(?:my|our) home ?office)"
        r"|i (?:also |do |actually |mostly |only )*work (?:from|at) (?:home|there)(?: (?:every day|today|sometimes|on \w+days?))?"
        r"|i(?:'m| am) (?:also )?(?:from home|a home ?office)|i have (?:a |my )?home ?office(?: there)?)"
    ),
    AboutUs.IN_CHARGE: (
        rf"who(?:'s| is) (?:the )?(?:one )?(?:in charge(?: of {_WHAT_COSTS})?(?: {_PLACE})?"
        rf"|responsible(?: for {_WHAT_COSTS}(?: {_PLACE})?| {_PLACE}))"
        rf"|who (?:decides|has the (?:say|last word))(?: (?:about|on|over) {_WHAT_COSTS}(?: {_PLACE})?| {_PLACE})"
    ),
    AboutUs.TECHNICIAN: (
        r"who(?:'s| is) (?:my|our|the) (?:technician|engineer|contact|it (?:guy|person))(?: (?:for|on) (?:this|it|that"
        r"|my ticket|nd-?\d+))?"
        r"|who (?:has|took|is handling|handles|is (?:responsible|in charge) (?:for|of)|is assigned to|is on) (?:my|the"
        r"|this) (?:ticket|case|request)"
        r"|who(?:'s| is) dealing with (?:it|this|that|my (?:ticket|case|problem))"
    ),
}
_ASKS = {about: re.compile(rf"{_LEAD}(?:{form}){_END}", re.IGNORECASE) for about, form in _FORMS.items()}


# What may be asked because of an attack: while one is talked about, it is no question about the desk.
OF_ONES_DATA = frozenset({AboutUs.KEPT, AboutUs.WHO_READS, AboutUs.RECORDS})


def about_us(words: str) -> AboutUs | None:
    """What is asked about the desk itself, where that is the whole of it; None for any other words."""
    said = plain_words(words)
    return next((about for about, form in _ASKS.items() if form.fullmatch(said) is not None), None)


_NAME = r"(?P<name>[^\W\d_][\w'-]+)(?: [^\W\d_][\w'-]+)?"
_BTW = r"(?:[, ]+(?:by the way|btw))"
_ALSO = rf"(?:{_BTW}|[, ]+please)*"
_NAMED = (
    re.compile(
        rf"{_LEAD}(?:(?:you (?:can|may) |everybody |everyone |people )?calls? me (?=(?-i:[A-Z]))|my (?:first )?name(?:'s| is) "
        rf"|i go by ){_NAME}{_ALSO}(?:[, ]+not [\w ]+)?{_ALSO}[ .!]*",
        re.IGNORECASE,
    ),
    re.compile(rf"{_LEAD}(?:it(?:'s| is)|this is|i(?:'m| am)) (?=(?-i:[A-Z])){_NAME}{_BTW}[ .!]*", re.IGNORECASE),
)
_NO_NAME = re.compile(
    r"back|now|later|tomorrow|today|tonight|asap|any ?time|please|\w+day|when|if|at|on|in|maybe|soon|again|instead|some\w+|wrong|new"
    r"|changed|different|spelled|spelt|not|missing|old|the|a|an|my|our|still|ok|windows|word|office|edge|chrome|dentrix"
    r"|urgent|it|there"
    r"|no\w*|so|very|too|just|only|sick|ill|required|dell|lenovo|apple|samsung|canon|epson|brother|zebra|cisco|logitech",
    re.IGNORECASE,
)


def own_name(words: str) -> str | None:
    """The name by which somebody wants to be called: "call me Ray", "my name is Ray btw"; None for "call me back" and a number."""
    said = plain_words(words).strip()
    found = next((found for form in _NAMED if (found := form.fullmatch(said)) is not None), None)
    if found is None or _NO_NAME.fullmatch(found["name"]) is not None or things_in(said):
        return None
    return found["name"][:1].upper() + found["name"][1:]
