"""What people say beside the question that was asked: that it can wait, who is coming, a person please, or simply more about it."""

from __future__ import annotations

import re

from bot.desk.catalogue import Impact, Urgency
from bot.desk.plain_words import plain_words
from bot.desk.short_answers import only_says_since_when
from bot.desk.triage_words import only_mine, told_impact, told_urgency

# Longer words may be about something new, whatever else they say.
MOST_WORDS = 25

_SOMEBODY = (
    r"(?:(?:a |an |some )?(?:real |actual |live |human )?(?:person|human(?: being)?|technician|agent|engineer|operator)"
    r"|some ?(?:one|body))"
)
_BEFORE = (
    r"(?:(?:ok(?:ay)?|hi|hello|hey|well|so|no+|yes|please|sorry|just|and|then|look|right|now|oh|but|i said|really"
    r"|(?:i have |i've )?no idea|i don'?t know|idk|whatever)[,.! ]+)*"
)
# What follows says what somebody is wanted for: "someone to reset my password" is a request, not a wish for a person.
_NOT_FOR = r"(?! (?:to|who|that|with|for|from|in|on|at|else|is|has|was|can))"
_PERSON = re.compile(
    rf"^{_BEFORE}(?:(?:can|could|may|let) (?:i|we|me) (?:please |just )?(?:talk|speak|chat) (?:to|with) {_SOMEBODY}\b"
    rf"|(?:(?:can|could|will|would) you )?(?:please )?(?:get|give|find|send|put) me (?:through to )?{_SOMEBODY}\b{_NOT_FOR}"
    r"|(?:please |can you |could you )*(?:put me through|(?:connect|transfer|forward) me (?:to|with))\b"
    rf"|(?:can|could) {_SOMEBODY} (?:please |just )*(?:call|ring|phone|contact|talk to) (?:me|us)\b"
    rf"|(?:please )?(?:get|fetch) (?:a (?:person|human|technician)|someone|somebody)\b{_NOT_FOR}"
    r"|i(?:'d| would)? (?:want|need|like|rather|prefer)(?: to)?(?: (?:talk|speak|chat)(?: to| with)?)? "
    rf"{_SOMEBODY}\b{_NOT_FOR}"
    rf"|(?:talk|speak|chat) (?:to|with) {_SOMEBODY}\b|(?:a )?(?:real )?(?:person|human) please\b"
    r"|(?:a )?(?:person|human|somebody|someone)(?: please| now)*[ .!]*$)",
    re.IGNORECASE,
)
_WHOEVER = r"(?:any ?(?:one|body)|some ?(?:one|body)|you|they|he|she|(?:the|a|an|your) (?:technician|engineer|guy|man))"
_ON_IT = r"(?:coming|on (?:it|(?:the|their|his|her|your) way)|looking(?: (?:at|into) (?:it|this|that))?|working on (?:it|this|that))"
_COMES = re.compile(
    rf"{_BEFORE}(?:who(?:'s| is| are)? (?:{_ON_IT}|doing (?:it|this)|taking care of (?:it|this))|who comes"
    # In the order of other languages: "when you come".
    rf"|when {_WHOEVER} (?:comes?|be here|arrives?|starts?)"
    rf"|(?:is|are|will|does) {_WHOEVER} (?:{_ON_IT}|come|be here|start|begin)"
    rf"|when (?:does|do|will|is|are) {_WHOEVER} (?:com(?:e|ing)|start(?:ing)?|begin(?:ning)?|be here"
    r"|arriv(?:e|ing)|call(?:ing)?(?: (?:me|us))?(?: back)?|get here|answer(?:ing)?(?: (?:me|us))?|reply)"
    rf"|when (?:may|can|should|could|do) (?:i|we) expect {_WHOEVER}"
    r"|any (?:news|updates?)(?: (?:on|about) (?:it|this|that))?|(?:what(?:'s| is) (?:the |your |their )?)?eta"
    r"|(?:so |and )?(?:nobody|no one) (?:is )?(?:still )?com(?:es|ing)"
    r"|(?:nobody|no one) (?:has )?(?:wrote|written|called|answered|came|come|replied)"
    rf"|how (?:long|soon) (?:will|does|do|until|till|before) (?:it|{_WHOEVER}) (?:be|takes?|comes?|arrives?|need))"
    r"(?: (?:to|at|in|into) (?:us|me|(?:the|my|our) (?:office|clinic|desk|site|garage|building|room|shop|house|place|practice)))?"
    r"(?:[, ]+(?:now|soon|today|tonight|already|yet|please|then|here|to (?:come|be here|fix it)))*[ ?!.]*",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"{_BEFORE}(?:it(?:'s| is| has come| came)? back(?: again)?(?: now)?\b(?! up| to normal| online| on\b)"
    r"|(?:the )?same (?:problem|thing|error|issue) (?:is )?(?:back|again)\b"
    r"|.{0,60}\b(?:(?:please |can you )?open (?:it|that|this|the ticket)(?: up)? again|re-?open (?:it|that|this|the ticket))\b)",
    re.IGNORECASE,
)
_NOBODY = r"(?:any ?(?:one|body)|some ?(?:one|body)|people|him|her|them|the technician)"
_THANKS = re.compile(
    r"(?=.*\b(?:thanks?|cheers|ta)\b)(?:(?:ok(?:ay)?|great|good|super|perfect|cool|lovely|nice|brilliant|fine|oh|many"
    r"|a lot|so much|very much|thanks?|cheers|ta|you|mate|again|for (?:that|your help|the help|now))[ ,.!]*)+",
    re.IGNORECASE,
)
_CAN_WAIT = re.compile(
    r"\bno(?:t (?:in )?any?|t a)? (?:rush|hurry)\b|\b(?:not|isn'?t|nothing) (?:(?:that|very|so|really|at all|super) )?urgent\b"
    r"|\b(?:it|this|that|which) (?:can|could|may) (?:easily )?wait\b|\bcan wait (?:until|till|for)\b"
    r"|\bwhenever (?:you|someone|somebody|it|there)\b"
    r"|\bwhen (?:you|someone|somebody) (?:has|have|gets?|finds?) (?:the |a )?(?:time|minute|chance|moment)\b"
    r"|\b(?:some ?time|any ?time) (?:this|next) (?:week|month)\b"
    r"|\bleave (?:it|this|that) (?:un)?til+ (?:tomorrow|monday|the morning|morning|we open|somebody|someone|\d{1,2})\b"
    r"|\b(?:tomorrow|monday|next week|later)(?: morning)?(?: is|'s| will be| would be)? (?:fine|ok(?:ay)?|(?:soon |early )?enough"
    r"|will do|would do)\b"
    r"|\b(?:do ?n'?t|do not|no need to|please don'?t|never) (?:wake|call|ring|disturb|page|bother)(?: up)? "
    rf"{_NOBODY}\b",
    re.IGNORECASE,
)
_THEN = (
    r"(?:(?:until |till |by |from )?(?:tomorrow|monday|(?:in )?the morning|morning)(?: morning| at \d{1,2}(?::\d\d)?)?"
    r"|later|next week|by day|(?:in|during) (?:business|office|support|working|opening) hours"
    r"|when (?:you|they|we) open(?: again)?|(?:at |until |till )\d{1,2}(?::\d\d)?(?: ?am| o'clock)?(?: tomorrow)?"
    # "Only 2" are people.
    r"|\d{1,2}(?::\d\d(?: ?am)?| ?am| o'clock| (?=tomorrow))(?: ?tomorrow)?)"
)
_TOO_DEAR = (
    r"(?:(?:it|that|this)(?:'?s| is| costs) )?(?:(?:much|far|way) )?(?:too (?:expensive|dear|much|pricey|high)|a lot)"
    r"(?: (?:of money|for (?:us|me|that|it)|at night))?"
)
# "Yes, but only tomorrow", of what somebody would do at once.
_ONLY_THEN = re.compile(
    r"(?:(?:ok(?:ay)?|yes|yep|yeah|sure|no+|nope|please|well|fine|all right|you (?:can|may)|do (?:it|that)"
    rf"|call(?: (?:him|her|them|back))?|so|{_TOO_DEAR})[,.! ]+)*"
    r"(?:(?:but[, ]+)?(?:please )?(?:only|rather|do it|wait|not (?:before|until|till)|not earlier than)(?: from)?"
    rf" {_THEN}|(?:but[, ]+)?not (?:before|until|till|earlier than) \d{{1,2}}|but[, ]+{_THEN}"
    rf"|not (?:tonight|at night|at this hour)(?:[, ]+(?:but |only |rather )*{_THEN})?)"
    rf"(?:[,. ]+(?:please|thanks|thank you|then|is (?:fine|ok(?:ay)?|enough|soon enough|better)|{_TOO_DEAR}))*[.! ]*",
    re.IGNORECASE,
)
_CANNOT = re.compile(
    r"\b(?:can'?t|cannot|can not|won'?t|not|no longer) wait\b|\bno time\b|\basap\b|\bbut (?:it(?:'s| is)|very|quite) urgent\b",
    re.IGNORECASE,
)
_MANY = r"(?:everyone|everybody|all of us|we all|the others|(?:my |our )?colleagues|the whole (?:office|team|floor|company|firm))"
_SAME = re.compile(
    rf"\b{_MANY}(?: here| too)? (?:has|have|had|got|gets|sees?) (?:it|this|that|the same)\b(?! \w+ (?:app|program|error))"
    rf"|\b(?:the )?same (?:for|with|here for) {_MANY}\b",
    re.IGNORECASE,
)
_ANYBODY = rf"(?:{_WHOEVER}|your (?:guy|man|colleague|technician)|the (?:guy|engineer))"
_WHO_HAS_IT = re.compile(
    rf"{_BEFORE}(?:how (?:long|much longer|soon)(?: (?:will|does|do|is|until|till|now|still|to go)\b[\w' ]{{0,30}})?"
    rf"|(?:has|have|did|does) {_ANYBODY} (?:already |even )?(?:seen?|read|gets?|got|heard?|answer(?:ed)?|call(?:ed)?"
    r"|pick(?:ed)? up|know)"
    rf"(?: (?:it|this|that|my (?:message|words)|about it))?|(?:are you|is {_ANYBODY}) (?:still )?(?:there|awake|here)"
    rf"|who(?:m)? (?:did you call|have you called|is (?:called|being called|on call)|was called)"
    rf"|did you (?:really )?call(?: {_ANYBODY})?)"
    r"(?: (?:yet|now|already|please))*[ ?!.]*",
    re.IGNORECASE,
)
_NO_CALL = re.compile(
    r"(?=.*\b(?:no+|nope|nah|not|leave|don'?t)\b)(?:(?:no+|nope|nah|please|thanks?|thank you|it'?s (?:ok(?:ay)?|fine|all right)"
    r"|not (?:now|yet|needed|necessary|tonight)|leave (?:it|him|her|them)|(?:do ?n'?t|do not|no need(?: to)?)"
    r"(?:(?: or)? (?:call|wake|ring|phone|bother)(?: (?:up|him|her|them|any ?(?:one|body)))*)*(?!(?: to)? leave))[,.! ]*)+",
    re.IGNORECASE,
)
_YES_AND_MORE = re.compile(
    r"^\W*(?:(?:oh|ok(?:ay)?|god|well)[,.! ]+)?y(?:es+|eah|ep|up)\b(?!.*(?:\?|n't\b|\b(?:but|no|not|nobody|no one|later"
    r"|tomorrow|monday|morning|found|false|alarm|mistake|works|fixed|solved|again|test|drill|(?:book|plan|schedule) (?:it|that))\b"
    r"|\b(?:it|its|it's|internet|wi-?fi|servers?|power)"
    r"(?: is|'s)? back\b))",
    re.IGNORECASE,
)
_CALL_HIM = re.compile(
    r"(?<!don't )(?<!not )(?<!need to )(?<!never )(?<! or )\b(?:call|wake|ring|phone)(?: up)?"
    r" (?:him|her|them|some ?(?:one|body))\b",
    re.IGNORECASE,
)
_CALL_NOW = re.compile(
    r"(?:(?:ok(?:ay)?|yes|yep|yeah|no+|nope|please|well|oh|wait|sorry|actually|on second thoughts?|then"
    r"|i(?:'ve| have)? changed my mind)[,.! ]+)*"
    r"(?:please )?(?:do )?(?:call|wake|ring|phone)(?: up)?"
    # "Phone", alone, may be what is broken, or how somebody wants to be reached.
    r"(?: (?:him|her|them|some ?(?:one|body))|[, ]+(?:right now|now|after all|anyway))"
    r"(?:[, ]+(?:right now|now|after all|anyway|instead|please|then))*[.! ]*",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\?|\b(?:i|we|i'll|we'll|they|should|shall|did|who|when|why|how|if|unless|until|later|tomorrow|monday|after|before|else|instead"
    r"|back)\b|\b(?:do ?n'?t|do not|no need to|never) (?:call|wake|ring|phone)",
    re.IGNORECASE,
)
# Somebody who is on site themselves asks for no visit.
_THERE = r"(?:on ?-?site|in person)"
_VISIT = re.compile(
    r"\b(?:needs?|wants?|send|comes?|help|someone|somebody|technician|engineer|look|fix|fixed|repair|repaired|required?)"
    rf" (?:\w+ ){{0,4}}?{_THERE}\b(?! backup)|\b{_THERE}[, ]+(?:please|not|visit|support|help|repair|only)\b"
    r"|\b(?:want|need|would like|prefer) (?:some ?(?:one|body)|a technician|an engineer|you|them) to come\b"
    r"|\b(?:would|'d) rather (?:have )?(?:some ?(?:one|body)|a technician|you|them) (?:to )?(?:come|came|comes)\b"
    r"|\bnot (?:from )?(?:remote(?:ly)?|afar)\b|\b(?:need|want|book|order|arrange|have|like) (?:a|the) visit\b"
    r"|\bsend (?:me |us )?(?:a |an |the |your )?(?:technician|engineer|somebody|someone|guy|person)"
    r"(?: (?:out|over|round|here|down|up))* (?:to|here|out|over|round)\b",
    re.IGNORECASE,
)
_NO_VISIT = re.compile(
    r"\b(?:no|without|not|nobody|don'?t|do not|need(?:s)? not|instead of)\b(?: \w+){0,3} (?:on ?-?site|visit|come|in person)\b",
    re.IGNORECASE,
)
_URGENT = re.compile(
    r"\b(?:it|this|that)(?:'s| is)(?: (?:really|now|very|actually))* urgent\b|\burgent (?:now|after all)\b"
    r"|\b(?:can'?t|cannot|can not) (?:work|wait)\b|\bneed (?:it|this|that) (?:now|tonight|today|right away)\b",
    re.IGNORECASE,
)
# What may stand beside "it can wait" or "it cannot" without being about anything else.
_BESIDE = re.compile(
    r"\b(?:ok(?:ay)?|yes|yep|no|nope|oh|ah|ugh|hey|hi|hello|well|hm+|never ?mind"
    r"|actually|please|thanks|thank you|sorry|so|and|but|then|now"
    r"|really|very|just|only|we|think|guess|mean|said|changed my mind|after all|instead|rather|on second thoughts?|for|me|us|you"
    r"|can|could|may|to|do|it|this|that|is|was|are|be|the|my|as|of|at|in|on|by|up|all|still|also|already|quite|fine|good|enough"
    r"|soon|great|perfect|until|till|from|tomorrow|today|tonight|monday|tuesday|wednesday|thursday|friday|weekend|next|week|day"
    r"|morning|afternoon|evening|night|hours?|office|business|opening|first thing|when|opens?|ticket|quote|price|problem|matter"
    r"|nd-?\d*|waits?|make|leave|let|need|want|have|some ?(?:body|one)|any ?(?:body|one)|work|live with|worries|worry|don'?t|rush"
    r"|hurry|urgent|asap|right away|immediately|wrong|you know what|know what|on reflection|thinking about it)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|^(?:who|what|when|where|why|how|which|whose|is|are|am|was|were|do|does|did|can|could|will|would|shall|should|may|might|has"
    r"|have|had)\b",
    re.IGNORECASE,
)
_FOR_NOW = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|right (?:now|away)|immediately|at once|asap|urgent(?:ly)?)\b"
    r"|\b(?:is|are) (?:sitting|waiting|standing) (?:here|there|at)\b|\balready (?:here|started|working)\b"
    r"|\bbefore (?:we|she|he|they|i|the \w+) (?:opens?|starts?|begins?|arrives?)\b|\btomorrow (?:at|by|before|morning) ?\d"
    r"|\bin (?:an|half an|one|two|a few) hours?\b",
    re.IGNORECASE,
)
_JUST = r"(?:(?:it'?s|it is|it affects|affects|affecting|for|only|just|that'?s|at the moment|right now|well|yes|so far|and)[, ]+)*"
_ONE = re.compile(
    rf"{_JUST}(?:(?:(?:by|at|with|to) )?me|myself|my own|i am|i|on my (?:side|end)|one person"
    r"|on my (?:pc|computer|laptop)"
    r"|(?<=only )my (?:own )?(?:(?:tele)?phone|computer|pc|laptop|screen|desk|machine|mailbox|account))(?: (?:only|alone))?",
    re.IGNORECASE,
)
_SITE = r"(?: (?:in|at|here in|up in|down in|from) [\w' -]{2,30})"
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
_SOME = re.compile(
    rf"{_JUST}(?:us|(?:my|our|the) (?:whole |entire )?(?:team|floor|department|room|group)|both of us|(?:all|most|some) of us{_SITE}"
    rf"|(?:everyone|everybody|the whole (?:office|team|floor)|us){_SITE}|{_NUMBER} (?:of us|people))",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"{_JUST}(?:everyone|everybody|all of us|nobody can (?:work|do anything)|all (?:the )?(?:staff|people|computers|pcs)"
    r"|the (?:whole|entire) (?:company|firm|practice|clinic|business|office|place|garage|shop|site|building))(?: here| now)*",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s*[,;.!/]+\s*|\s+and\s+(?=(?:it|completely|totally|nobody|everything|stopped|slow|there|no |we can))",
    re.IGNORECASE,
)
_PUT_RIGHT = re.compile(
    r"^(?:(?:no|nope|sorry|wait|oh|actually|well|i mean|i meant|correction|and|also|plus|now)[,.! ]+)+(?!way\b)",
    re.IGNORECASE,
)
_MORE_OF_IT = re.compile(
    r"(?:it )?(?:is )?(?:completely|totally|all|just|really|very)? ?(?:stopped|down|dead|stuck|slow)", re.IGNORECASE
)


def wants_a_person(words: str) -> bool:
    """ "OK person", "can someone just ring me", "get me a human please, my screen is cracked": it comes before all else."""
    return _PERSON.search(plain_words(words)) is not None


def asks_who_comes(words: str) -> bool:
    """ "Who is coming?", "is anybody on it?", "how long will they be?", and nothing else."""
    return _COMES.fullmatch(plain_words(words)) is not None


def begins_with_it_is_back(words: str) -> bool:
    """ "It is back, outlook does not open again": what was told to be written when a solved problem returns, and more."""
    return _BACK.match(plain_words(words)) is not None


def only_thanks(words: str) -> bool:
    """ "Ok great, thank you so much", and nothing else."""
    return _THANKS.fullmatch(plain_words(words)) is not None


def can_wait(words: str) -> bool:
    """ "No rush", "tomorrow is fine", "don't wake anybody for this": wherever it is said, unless it is taken back beside it."""
    said = plain_words(words)
    return _CAN_WAIT.search(said) is not None and _CANNOT.search(said) is None


def only_can_wait(words: str) -> bool:
    """ "No rush, tomorrow is fine", "yes, but only tomorrow", and about nothing else: "the scanner jams, no rush" may be a new
    matter."""
    said = plain_words(words).strip()
    return _ONLY_THEN.fullmatch(said) is not None or _can_wait_alone(said)


def _can_wait_alone(words: str) -> bool:
    return can_wait(words) and _about_nothing_else(_CAN_WAIT.sub(" ", plain_words(words)))


def only_cannot_wait(words: str) -> bool:
    """ "It is urgent after all, we file at midnight", with nothing else before it: "the printer is dead and I cannot work" may be a
    new matter."""
    said = plain_words(words)
    found = _URGENT.search(said)
    if found is None or can_wait(said):
        return False
    before = said[: found.start()]
    return _about_nothing_else(before) and ("work" not in found[0] or _about_nothing_else(said[found.end() :]))


def _about_nothing_else(rest: str) -> bool:
    return not re.search(r"[^\W\d_]{2,}", _BESIDE.sub(" ", rest))


def insists_on_a_visit(words: str) -> bool:
    """ "On site please, not remote", "send a technician to Okotoks": help from afar comes first unless it is said like this."""
    said = plain_words(words)
    return _VISIT.search(said) is not None and _NO_VISIT.search(said) is None


def same_for_many(words: str) -> bool:
    """ "Everybody has it", "same for all of us": of what is talked about, and of nothing new."""
    return _SAME.search(plain_words(words)) is not None


def asks_who_has_it(words: str) -> bool:
    """ "How long?", "has he seen it?", "are you there??", "who did you call": asked while somebody is being called."""
    return _WHO_HAS_IT.fullmatch(plain_words(words)) is not None


def wants_nobody_called(words: str) -> bool:
    """ "No", "no, don't call", "not needed": to the question whether somebody shall be called."""
    return _NO_CALL.fullmatch(plain_words(words)) is not None


def says_yes_and_more(words: str) -> bool:
    """ "Yes, it was only an hour ago": to the same question, a yes with more about it, and nothing that is against it."""
    return _YES_AND_MORE.search(plain_words(words)) is not None and not can_wait(words)


def tells_to_call(words: str) -> bool:
    """ "No! call him", "don't leave it, call him": to the same question, whatever comes first."""
    said = plain_words(words)
    return _CALL_HIM.search(said) is not None and _NOT_NOW.search(said) is None and not can_wait(said)


def wants_a_call_after_all(words: str) -> bool:
    """ "Actually no, call now", "call him after all", and nothing else."""
    return _CALL_NOW.fullmatch(plain_words(words).strip()) is not None


def asks_something(words: str) -> bool:
    """Whether it is a question, by its mark or its first word."""
    return _ASKS.search(plain_words(words).strip()) is not None


def states_something(words: str) -> bool:
    """A few words that ask nothing: more about what is talked about, where nothing else fits."""
    said = plain_words(words).strip()
    return 2 <= len(said.split()) <= MOST_WORDS and not asks_something(said)


def told_early(words: str) -> tuple[Impact | None, Urgency | None]:
    """How many and how bad, told before it was asked: "just me", "all of us in Albany", "for everyone, completely stopped".

    (None, None) where anything else is said too, but for since when.
    """
    whole = plain_words(words).strip(" .!")
    if told_urgency(whole) is not None and _impact(whole) is None:
        # "No workaround", where the no puts nothing right.
        return None, told_urgency(whole)
    said = _PUT_RIGHT.sub("", whole)
    parts = [part for part in _PARTS.split(said) if part.strip()]
    many: Impact | None = None
    bad: Urgency | None = None
    for each in parts:
        part = re.sub(r"^\s*(?:and|but|also) ", "", each, flags=re.IGNORECASE)
        impact, urgency = _impact(part), _urgency(part)
        if impact is None and urgency is None:
            if only_says_since_when(part):
                continue
            return None, None
        many, bad = impact or many, urgency or bad
    return many, bad


def how_many_first(words: str) -> Impact | None:
    """How many the first clause tells of: "all of us, we have an open day today"."""
    said = _PUT_RIGHT.sub("", plain_words(words).strip(" .!"))
    first = re.split(r"[,;.!]| and | but | because ", said, maxsplit=1)[0]
    return _impact(first.strip())


def is_for_now(words: str) -> bool:
    """ "Tonight at six", "she is sitting here since eight", "before we open": planned work that cannot wait for the next day."""
    return _FOR_NOW.search(plain_words(words)) is not None


def _impact(part: str) -> Impact | None:
    if only_mine(part) or _ONE.fullmatch(part):
        return Impact.PERSON
    if _SOME.fullmatch(part):
        return Impact.GROUP
    return Impact.CLIENT if _ALL.fullmatch(part) else told_impact(part)


def _urgency(part: str) -> Urgency | None:
    told = told_urgency(part)
    if told is None and _MORE_OF_IT.fullmatch(part.strip()):
        return Urgency.DEGRADED if "slow" in part else Urgency.STOPPED
    return told
