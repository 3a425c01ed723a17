"""What approvers say about a quote without pressing its button: "yes but not above 300", "what is this about?", "undo"."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.desk.plain_words import plain_words
from bot.desk.short_answers import named_place, short
from bot.desk.thing_words import things_in

_BEFORE = (
    r"(?:(?:yes|yep|yeah|ok(?:ay)?|sure|fine|well|i(?: can| would|'d|'ll)?|it'?s|go ahead|do it|approved?|but|only|just"
    r"|as long as|provided|if|when|and|so)[,.! ]+)*"
)
_MOST = (
    r"(?:(?:not|no|never|nothing)(?: (?:to )?(?:go )?)? ?(?:above|over|more than|beyond|higher than)|up to|at (?:the )?most"
    r"|max(?:imum)?(?: of)?|(?:it'?s |it is |it stays |that'?s )?(?:under|below|less than)|cap(?:ped)?(?: it)? at)"
)
_AMOUNT = (
    r"(?:cad|usd|gbp|eur|us|ca)? ?[$£€]? ?(\d[\d,]*(?:\.\d{1,2})?)"
    r"(?: ?(?:[$£€]|cad|usd|gbp|eur|dollars?|pounds?|bucks|quid|euros?))?"
)
# "Why 404?" is of no price.
_MONEY = (
    r"(?:(?:cad|usd|gbp|eur|us|ca)? ?[$£€] ?\d[\d,]*(?:\.\d{1,2})?"
    r"|\d[\d,]*(?:\.\d{1,2})? ?(?:[$£€]|cad|usd|gbp|eur|dollars?|pounds?|bucks|quid|euros?))"
)
_AT_MOST = re.compile(
    rf"{_BEFORE}{_MOST} ?{_AMOUNT}(?:[, ]+(?:please|in all|in total|all in|with tax|then|ok))*[ .!]*", re.IGNORECASE
)
_WHAT_IS_IT = re.compile(
    r"(?:(?:sorry|hi|hello|hey|um+|hm+|wait|ok(?:ay)?|and|so|but)[,.! ]+)*"
    r"(?:what(?:'s| is| was)? (?:this|that|it)(?: (?:all )?(?:about|for))?"
    r"|what (?:am i|do i|would i be) (?:approv\w+|sign\w+)(?: (?:here|for))?"
    r"|who (?:asked for|wants|needs|requested|ordered) (?:this|that|it)"
    r"|(?:do|must|should) i (?:need to |have to )?(?:approve|sign(?: off)?) (?:some|any)thing"
    r"|(?:(?:is|was) there |do i have |have i got |have you got )?(?:some|any)thing (?:(?:here )?for me |that i (?:have|need) )?"
    r"to (?:approve|sign(?: off)?|answer|decide|say yes to)(?: for me)?"
    r"|did [^\W\d_]+ (?:ask|want|need|order|request) (?:me )?(?:for )?(?:some|any)thing(?: from me)?"
    r"|what (?:does|did) [^\W\d_]+ (?:want|need|order|request|ask(?: me)? for)(?: from me)?"
    r"|(?:please )?explain(?: (?:this|that|it))?|what for|why me)[ ?!.]*",
    re.IGNORECASE,
)
_ANYTHING = re.compile(r"\b(?:some|any)thing\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"(?:(?:and|so|but|ok(?:ay)?|hm+|wait|hi|hey)[,. ]+)*"
    r"(?:(?:if|when|once|after) i (?:approve|say yes|accept|agree|press|do)(?: (?:it|this|that|now|today|tonight|yes))*[, ]+"
    r"(?:does|do|will|is|are|can|when|who|what|how)\b.{0,60}"
    r"|(?:does|do|will|is|are|can) (?:some ?(?:one|body)|any ?(?:one|body)|you|they|he|she|the technician|a technician)\b.{0,40}"
    r"\b(?:if|when|once|after) i (?:approve|say yes|accept|agree|press)\b.{0,20}"
    r"|(?:what (?:happens|will happen|if)(?: then)?(?: (?:if|when))?|if) i (?:say no|decline|do nothing"
    r"|don'?t (?:answer|approve|press|say anything)|ignore (?:it|this)|wait|approve|say yes|accept|refuse)\b.{0,30})[ ?!.]*",
    re.IGNORECASE,
)
_IT = r"(?:(?:the|my|that|this) (?:approval|yes|ok)|approval)"
_TAKES_BACK = re.compile(
    rf"\b(?:withdraw\w*|revok\w+|cancel\w*|undo|reverse|retract\w*|rescind\w*) {_IT}\b|\btak(?:e|ing) (?:{_IT} back|back {_IT})\b"
    r"|\bi (?:did ?n['o]?t|did not) (?:mean|want) to approve\b|\b(?:un-?approve|disapprove)\b",
    re.IGNORECASE,
)
_ONLY_ASKS = re.compile(r"\?\s*$|\b(?:can|could|may|how do|how can|am i able to) (?:i|we|you)\b", re.IGNORECASE)
_OOPS = re.compile(
    r"(?:(?:oh|no|sorry|wait|oops|ups|argh|ok(?:ay)?|please|stop|hm+|actually|hold on|(?:i(?:'ve| have)? )?(?:just )?changed my mind"
    r"|on second thoughts?)[,.! ]+)*"
    r"(?:(?:i )?(?:pressed|hit|clicked|tapped|pushed) (?:on )?(?:the )?wrong (?:thing|button|one)"
    r"|(?:that was|it was|by) (?:a |an )?(?:mistake|accident)|wrong button|undo(?: (?:it|that|this))?"
    r"|cancel (?:it|that|this)|(?:can i |i want to |i'?d like to |i )?take (?:it|that|this) back|stop (?:it|that)|oops)"
    r"(?:[, ]+(?:please|now|sorry))*[ ?!.]*",
    re.IGNORECASE,
)

_BEGINS = r"(?:(?:hi|hey|hello|ok(?:ay)?|hm+|well|so|and|but|wait|sorry|please|then|wow|ouch|oh|my god)[,.! ]+)*"
_LATER = (
    r"(?:(?:till|until|to|for|on|in) )?(?:the |next )?(?:tomorrow(?: morning)?|morning|monday|tuesday|wednesday|thursday|friday"
    r"|next day|day|daytime|business hours|office hours|support hours|working hours|week)(?: morning)?"
    r"|(?:till|until) (?:about )?\d{1,2}(?::\d\d)?(?: ?am| o'clock)?"
)
_LATER = f"(?:{_LATER})"
_MATTER = r"(?:it|this|that|he|she|they|the (?:work|call.?out|ticket|fix|job|repair|visit))"
# Before the question whether it can wait a no may stand.
_TOO_MUCH = (
    r"(?:(?:no way|no+|nope|hell no|what|are you (?:kidding|serious)|(?:(?:it|that|this)(?:'?s| is) )?(?:far |way |much )?too"
    r" (?:expensive|much|dear|high|pricey))[,.!? ]+(?:(?:and|so|but) )?)*"
)
# By name, and nobody that one serves, works with or means in general.
_SOMEBODY = (
    r"(?!(?:every|any|no|some)|(?:all|both|us|you|people|patients?|customers?|clients?|guests?|staff|users?|students?"
    r"|visitors?|callers?|colleagues?|others?|who)\b)[^\W\d_][\w'-]+"
)
_WAITS = re.compile(
    rf"{_BEGINS}{_TOO_MUCH}"
    rf"(?:(?:can|could|may|will|would)(?:n?'?t| not)? {_MATTER}(?: not)? (?:perhaps |maybe |also |just )?wait(?: {_LATER})?"
    rf"|(?:can|could)(?:n?'?t| not)? {_MATTER}(?: not)? be (?:done|fixed|looked at) {_LATER}"
    rf"|(?:please )?(?:tell|ask) {_SOMEBODY} (?:to wait|(?:that )?it can wait)(?: {_LATER})?"
    rf"|(?:can|could|may|should|shall)(?:n?'?t| not)? (?:we|you|i|they) (?:just |also |maybe |not )?(?:do|make|fix|have|leave|move|put"
    rf"|postpone|schedule|delay|push)(?: {_MATTER})?(?: off| it)? {_LATER}"
    rf"|(?:is|would|will) (?:it|that|this)(?: be)? (?:any )?(?:cheaper|less|free|covered)"
    rf" (?:if (?:we|i) (?:waited|wait) )?{_LATER}"
    rf"|(?:what|how much) (?:does|would|will|is|if)(?: {_MATTER})?(?: (?:be|cost))? {_LATER}"
    rf"|does {_MATTER} (?:have to|need to) (?:be|happen) (?:now|tonight|today)"
    rf"|do (?:we|you|they) (?:really |actually )*need {_MATTER} (?:now|tonight|today|at night|at this hour|right (?:now|away))"
    rf"|(?:is|was) (?:it|this|that) (?:really |so |that )*(?:urgent|necessary)(?: (?:now|tonight|today))?)"
    r"(?: (?:please|instead|then))*[ ?!.]*",
    re.IGNORECASE,
)
_DEAR = (
    r"(?:(?:so|that|this|too|very|really|such|a bit|quite) )*"
    r"(?:expensive|much|high|pricey|dear|steep|costly|a lot(?: of money)?|lot(?: of money)?)"
)
_WHY_DEAR = re.compile(
    rf"{_BEGINS}(?:are you (?:\S+ )?(?:serious|kidding|joking)[,.!? ]+)?"
    rf"(?:(?:is (?:it|that|this) )?(?:really |seriously |actually )?{_AMOUNT}(?: (?:dollars|pounds))?(?=.*\?)"
    r"|why so (?:expensive|much|high|pricey|dear|steep|costly)"
    rf"|why (?:is (?:it|that|this) )?{_MONEY}"
    rf"|why (?:is|does|are|would|should)(?: {_MATTER}| the (?:price|cost|amount|rate|quote))?(?: (?:cost|be))? {_DEAR}"
    rf"|(?:that|it|this)(?:'s| is| seems| sounds)(?: like)? (?:so|too|very|really|a bit|quite|pretty|awfully|rather) "
    r"(?:expensive|much|high|pricey|dear|steep|costly)|(?:that|it|this)(?:'s| is) a lot(?: of money)?"
    rf"|(?:how|where) (?:do|does|did|is|are)(?: you)?(?: get)? (?:{_MATTER}|the (?:price|cost|amount))"
    r"(?: (?:come|made|made up|calculated))?(?: from| up| together)?"
    r"|what (?:makes|made) (?:it|this) so (?:expensive|much)|(?:so|that) (?:much|expensive))"
    r"(?: (?:for (?:that|this|it|an? \w+)|please|now|tonight))*[ ?!.]*",
    re.IGNORECASE,
)

_DOUBTS_IT = re.compile(
    rf"{_BEGINS}(?:are you (?:\S+ )?(?:serious|kidding|joking|crazy|mad|nuts|insane)[,.!? ]*)?"
    rf"(?:is (?:it|that|this) )?(?:really |seriously |actually )?{_AMOUNT}"
    r"(?: (?:just |only )?for (?:this|that|it|(?:a|an|the|one|such a) [\w-]+))?(?=[ .!]*[?!])[ ?!.]*",
    re.IGNORECASE,
)

_CHEAPER_WAY = (
    r"(?:cheap(?:er|est)|less expensive)(?: (?:way|option|one|time|hour|alternative|price|solution|possibility))?"
)
_CHEAPER = re.compile(
    rf"{_BEGINS}{_TOO_MUCH}(?:(?:what|which(?: (?:way|option|one))?)(?:'?s| is| would be)(?: the| a)? {_CHEAPER_WAY}"
    rf"|(?:is|isn'?t) there (?:not )?(?:a|any|some|no|any ?thing|some ?thing)? ?{_CHEAPER_WAY}"
    rf"|(?:(?:any|some)(?: ?thing)?|a|nothing) {_CHEAPER_WAY}"
    rf"|(?:can|could)(?: ?n[o']?t)? (?:we|you|i|it|this|that|they) (?:not )?(?:do|get|have|make|be|find|offer)(?: (?:it|this|that))?"
    rf"(?: done)?(?: (?:any|some|a|any ?thing|some ?thing))? ?{_CHEAPER_WAY}"
    rf"|how (?:is|does|do|can|could) (?:it|this|that|we|i)(?: get| be| become| make it| have it)? cheaper|cheaper)"
    r"(?: (?:please|instead|then|available|possible|for (?:us|it|this|that)))*[ ?!.]*",
    re.IGNORECASE,
)
_PRICE = re.compile(
    rf"{_BEGINS}(?:(?:what|how much) (?:does|do|did|will|would|is|are|'?s)"
    rf"(?: (?:{_MATTER}|the (?:price|cost)|(?:the |this )?emergency))"
    r"(?: (?:going to |gonna ))?(?: ?(?:cost|be|come to))?(?: (?:me|us))?"
    r"|what(?:'?s| is) the (?:price|cost|damage)|how much(?: money)?(?: (?:it|this|that) costs?)?"
    r"|how (?:expensive|dear) is (?:it|this|that))"
    r"(?: (?:now|tonight|please|then|in total|altogether|with you|for (?:it|this|that)))*[ ?!.]*",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    rf"{_BEGINS}(?:no[,.! ]+)?(?:no way|no thanks?(?: you)?|nope|absolutely not|certainly not|never"
    r"|not (?:approved|approving|happening)"
    r"|(?:i )?(?:decline|refuse|reject)(?:d)?(?: (?:it|this|that))?"
    r"|(?:i(?:'m| am)|we(?:'re| are)|i|we) (?:not|do ?n[o']?t|wo ?n[o']?t|will not)"
    rf" (?:going to )?(?:pay(?:ing)?|approv(?:e|ing))(?: (?:for )?(?:this|that|it|so much|{_AMOUNT}))?|forget it"
    r"|(?:no[,.! ]+)?(?:it'?s |that'?s )?(?:far |way |much )?too (?:expensive|much|dear|high))"
    r"(?:[,.! ]+(?:(?:it'?s |that'?s )?(?:far |way |much )?too (?:expensive|much|dear|high)|thanks?|sorry|for that|then"
    r"|forget it|never ?mind))*[ .!]*",
    re.IGNORECASE,
)
_PRICED = re.compile(r"\b(?:too (?:expensive|much|dear|high)|pay(?:ing)?)\b", re.IGNORECASE)
_QUOTE = r"(?:it|this|that|the (?:quote|cost|price|work|call.?out|visit)|her|him|them|[a-z]+-?\d+)"
_TURNS = (
    r"(?:(?:yes+|yep|ok(?:ay)?|well|hm+|oh|so|and|but|sorry|wait|hold on|actually|please|no|right|fine|good|on second thoughts?"
    r"|(?:i|we)(?:'ve| have)? (?:just )?changed (?:my|our) minds?|changed my mind|(?:i|we) thought about it|i was wrong|my mistake"
    r"|let'?s|then|now|do|i(?:'ll| will| would| want to| would like to|'d like to| can)?|we(?:'ll| will)?|can (?:i|we|you)(?: still)?"
    r"|could (?:i|we|you)(?: still)?|is it too late to)[,.:;! ]+)*"
)
_AFTER_ALL = r"(?:[, ]+(?:after all|then|now|please|anyway|still|again|go ahead|thanks?|thank you|instead|too late|sorry))*[ ?.!]*"
_APPROVES = (
    rf"(?:approved?(?: {_QUOTE})?|accept(?:ed)?(?: {_QUOTE})?|allow {_QUOTE}|say yes(?: to {_QUOTE})?|agree(?: to {_QUOTE})?|approval"
    rf"|(?:take|undo|cancel|reverse|revoke|withdraw)(?: back)? (?:the|my|that) (?:no|decline|declin\w+|refusal|decision)(?: back)?"
    rf"|un-?decline(?: {_QUOTE})?|(?:send|make|give|show|write)(?: me| us)? (?:the|a|that|another|a new) (?:new )?quote"
    r"|(?:ask|send|show)(?: me| us)? (?:it |that |the quote )?again"
    r"|(?:if (?:he|she|they|it) [\w' ]{2,40}[, ]+)?let (?:him|her|them) (?:do (?:it|that)|have (?:it|that)|go ahead))"
)
_APPROVES_AFTER_ALL = re.compile(
    rf"{_TURNS}{_APPROVES}{_AFTER_ALL}"
    rf"|{_TURNS}(?:yes|ok(?:ay)?|approve|do it|go ahead|go for it|have it done|get it (?:done|fixed))(?: with {_QUOTE})?[, ]+after all"
    rf"{_AFTER_ALL}"
    rf"|{_TURNS}(?:(?:i|we)(?:'ve| have)? (?:just )?changed (?:my|our) minds?|changed my mind)(?:[,.:;! ]+"
    rf"(?:please |and )*(?:go ahead|do it|do {_QUOTE}|yes|ok(?:ay)?|approved?|go for it|fix {_QUOTE}))?(?: with {_QUOTE})?{_AFTER_ALL}"
    r"|(?:(?:oh|no|sorry|wait|oops)[,.! ]+)*(?:(?:i )?(?:pressed|hit|clicked) (?:on )?"
    r"(?:decline|no|the wrong (?:button|one))|(?:(?:it|that) was )?(?:the )?wrong (?:button|one)|mis-?click(?:ed)?)"
    r"(?: by (?:mistake|accident))?[ .!]*"
    r"|(?:i )?(?:declined (?:it )?by (?:mistake|accident)|did ?n[o']?t mean to decline(?: it)?)[ .!]*",
    re.IGNORECASE,
)
_GOES_AHEAD = re.compile(
    rf"{_TURNS}(?:go ahead|do it|yes do|go for it|have it done|get it (?:done|fixed)|yes please|fix it)(?: with {_QUOTE})?"
    rf"{_AFTER_ALL}",
    re.IGNORECASE,
)

# A yes in words, of a price that lies on the table; "ok" alone may only say that something has been read.
_NODS = r"(?:ok(?:ay)?|okey|fine|good|alright|all right|sure|please|now|then|of course|well|👍|thumbs up)"
_YES_TO_IT = (
    rf"(?:yes+|yep|yeah|yup|ap?prove?d?(?: {_QUOTE})?|accept(?:ed)?(?: {_QUOTE})?|agreed?|confirm(?:ed)?|granted|proceed"
    r"|go(?: ahead| for it)|(?:just |please )?do (?:it|so)|get it (?:done|fixed)|fix it"
    rf"|(?:i|we) (?:do )?(?:approve|accept|agree|confirm)(?: (?:to |with )?{_QUOTE})?"
    r"|(?:it|that|this|the (?:price|cost|quote|amount))(?:'?s| is)? (?:fine|ok(?:ay)?|good|approved|agreed|accepted)"
    r"(?: (?:with|by|for) (?:me|us))?"
    r"|(?:fine|ok(?:ay)?|good) (?:with|by|for) (?:me|us)|you (?:have|got) my (?:ok(?:ay)?|yes|approval|permission|go[- ]ahead)"
    rf"|(?:i|we)(?:'?ll| will) pay(?: (?:for )?{_QUOTE})?|(?:i )?(?:already )?(?:say|said) yes(?: already)?"
    r"|i(?:'?ve| have)? (?:already |just )?(?:pressed|clicked|approved)(?: (?:it|that|on it|(?:the )?(?:button|yes)))?(?: already)?)"
)
_SAYS_YES = re.compile(rf"(?:(?:{_YES_TO_IT}|{_NODS})[,.!; ]*)+", re.IGNORECASE)
_BEGINS_YES = re.compile(rf"(?:{_NODS}[,.!; ]+)*{_YES_TO_IT}(?=[,.!; ]|$)", re.IGNORECASE)


def says_yes(words: str) -> bool:
    """ "Yes", "ok do it", "approved", "fine by me", and nothing else: to whatever lies on the table."""
    return _SAYS_YES.fullmatch(plain_words(words).strip()) is not None


def clearly_says_yes(words: str) -> bool:
    """The same without a mere "ok"."""
    return says_yes(words) and begins_with_a_yes(words)


def begins_with_a_yes(words: str) -> bool:
    """ "Approved, and please hurry": whatever stands behind it."""
    return _BEGINS_YES.match(plain_words(words).strip()) is not None


_ONLY_HURRIES = re.compile(
    rf"(?:(?:{_YES_TO_IT}|{_NODS})[,.!; ]+)+(?:(?:but|and|so) )*(?:please |just |do )*(?:hurry(?: up)?|(?:be )?quick(?:ly)?|fast"
    r"|(?:make it )?(?:quick|fast|soon)|asap|as (?:soon|fast) as (?:possible|you can))(?:[, ]+(?:please|thanks?))*[ .!]*",
    re.IGNORECASE,
)
# With one of these it is a no, a condition, or about somebody or something else.
_NO_MERE_YES = re.compile(
    r"n't\b|\b(?:not|no|never|stop|cancel\w*|wait|think|first|once|unless|if|until|as soon as|he|she|they|everyone|everybody"
    r"|everything|nobody|nothing|somebody|someone|locked|gone|works?|working|again|help|(?:is|are|'s) back)\b",
    re.IGNORECASE,
)
# Longer words tell something of their own.
_MOST_BESIDE = 16


def says_yes_and_more(words: str) -> bool:
    """ "Fine but hurry", "yes, and tell them that the back door is open": a yes to what lies on the table, and something beside it.

    Not where a thing is named, which may be another matter, nor with a condition.
    """
    said = plain_words(words).strip()
    if says_yes(said) or len(said.split()) > _MOST_BESIDE or things_in(said):
        return False
    return _ONLY_HURRIES.fullmatch(said) is not None or (begins_with_a_yes(said) and _NO_MERE_YES.search(said) is None)


_OF_THE_BUTTON = re.compile(
    rf"{_BEGINS}(?:why (?:do|must|should|can'?t|cannot|is it not|isn'?t) (?:i|we|it)(?: not)?(?: (?:have to|need to|just|simply))*"
    r" (?:(?:press|click|push|tap)\b.{0,40}|(?:use|type|write|say)\b.{0,20}\b(?:button|yes)\b.{0,20}|enough)"
    r"|why (?:a|the|this) button|why is (?:a |my |the )?(?:typed )?yes not enough"
    r"|(?:where|what|which)(?:'?s| is)? (?:the |that |this )?button"
    r"|(?:i|we) (?:do ?n'?t|can ?'?t|cannot|do not|can not) (?:see|find) (?:a|the|any|that|your) button"
    r"|there(?:'?s| is) no button|no button|the button (?:does ?n'?t|will not|won'?t|does not) (?:work|do anything|react))"
    r"(?: (?:here|to press|anywhere|for (?:that|it|me)))*[ ?!.]*",
    re.IGNORECASE,
)


def asks_about_the_button(words: str) -> bool:
    """ "Why do I have to press a button?", "where is the button?": of a price that waits for a yes."""
    return _OF_THE_BUTTON.fullmatch(plain_words(words).strip()) is not None


def named_limit(words: str) -> Decimal | None:
    """ "Yes, but not above 300": the most that somebody would pay; None for any other words."""
    found = _AT_MOST.fullmatch(plain_words(words))
    return Decimal(found[1].replace(",", "")) if found is not None else None


def asks_what_it_is(words: str) -> bool:
    """ "Sorry, what is this about?", or the place of a button alone, which approves nothing."""
    return short(words) and (_WHAT_IS_IT.fullmatch(plain_words(words)) is not None or named_place(words) is not None)


def asks_whether_anything_waits(words: str) -> bool:
    """ "Do I need to approve anything?", "is there something to sign?": where nothing lies on the table too."""
    return asks_what_it_is(words) and _ANYTHING.search(plain_words(words)) is not None


def asks_what_follows(words: str) -> bool:
    """ "If I approve now, does somebody come tonight?", "what happens if I say no?"."""
    return _FOLLOWS.fullmatch(plain_words(words)) is not None


def takes_approval_back(words: str) -> bool:
    """ "Take the approval back please": what was approved shall not be. Who asks whether they can has not done it."""
    return _TAKES_BACK.search(plain_words(words)) is not None and _ONLY_ASKS.search(words) is None


def may_take_it_back(words: str) -> bool:
    """ "Oh no, wrong button", "undo": after an approval it may be the approval that is meant."""
    said = plain_words(words)
    if takes_approval_back(said):
        return False
    return _TAKES_BACK.search(said) is not None or (short(said) and _OOPS.fullmatch(said) is not None)


def asks_whether_to_wait(words: str) -> bool:
    """ "Can it wait until tomorrow?", "what would it cost in the morning?", "is it really that urgent?"."""
    return _WAITS.fullmatch(plain_words(words)) is not None


def asks_for_less(words: str) -> bool:
    """ "What's cheaper?", "no way, too much. Is there a cheaper way?": of a price that lies on the table; declines nothing."""
    return _CHEAPER.fullmatch(plain_words(words)) is not None


def asks_why_so_dear(words: str) -> bool:
    """ "Why is it so expensive?", "that's a lot of money": of a price that lies on the table."""
    return _WHY_DEAR.fullmatch(plain_words(words)) is not None


def doubts_the_amount(words: str) -> bool:
    """ "Are you crazy?? 180 dollars for a printer??": neither a question nor a no, but nearer to a no."""
    return _DOUBTS_IT.fullmatch(plain_words(words).strip()) is not None


def asks_the_price(words: str) -> bool:
    """ "What does that cost?", "how much is it now?", and nothing else."""
    return _PRICE.fullmatch(plain_words(words)) is not None


def refuses(words: str) -> bool:
    """ "No way, too expensive", "I am not paying for that": a no in more words than one."""
    return _REFUSES.fullmatch(plain_words(words)) is not None


def finds_it_too_dear(words: str) -> bool:
    """ "No, too expensive", "I am not paying for that": a no that is one to the price, and not to the help."""
    return refuses(words) and _PRICED.search(plain_words(words)) is not None


def approves_after_all(words: str) -> bool:
    """ "Ok, do approve it", "changed my mind, go ahead": of a price that has been declined."""
    said = plain_words(words).strip()
    return _APPROVES_AFTER_ALL.fullmatch(said) is not None


def only_goes_ahead(words: str) -> bool:
    """ "Go ahead then": right after a no it takes that back, anywhere else it may be about anything."""
    return _GOES_AHEAD.fullmatch(plain_words(words).strip()) is not None
