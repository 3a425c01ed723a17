"""Another hour than now is asked about ("what would it cost tonight at 8?") or wished for ("can you do it at 19:00 tonight?").

An hour of the problem is neither: "since 8 pm", "it stopped at 10", "my meeting is at 3", "at the latest tomorrow".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from bot.desk.clock_words import without_clock
from bot.desk.day_words import ANY_FEAST, DAYS, MONTH
from bot.desk.hour_words import NUMBERS, NamedHour, named_hour, no_such_hour
from bot.desk.plain_words import plain_words
from bot.desk.visit_words import wanted_for, wishes_for_a_visit

# Longer words may be about something new, whatever else they say.
MOST_WORDS = 20

_CLAUSES = re.compile(
    r"[,;!?\n]|\.(?=\s|$)|\b(?:but|because|and (?=(?:what|how|is|are|would|will|can|could|do|does)\b))", re.IGNORECASE
)
_COSTS = (
    r"(?:cost(?:s|ing)?|covered?|covers|free|included?|includes|charged?|charges|price[ds]?|pay(?:ing)?|paid|extra|rates?|expensive"
    r"|cheaper|in (?:the|our|my) (?:plan|contract))"
)
_ASKS = re.compile(
    r"(?:^|\b(?:and|so|but|ok(?:ay)?|then|hi|hello|hey|please) |^\W*)"
    rf"(?:what|how much|is|are|was|were|would|will|do|does|did|am)\b.*\b{_COSTS}\b"
    r"|\bhow much (?:is|would|will|for|does|do)\b|\bwhat(?:'s| is| would| will| are)? (?:the )?(?:price|cost|charge|rate)"
    r"|\bhow (?:many|much)\b.*\b(?:hours|visits|time|allowance)\b.*\b(?:takes?|use|draws?|count)\b"
    r"|\b(?:what if|what about|how about)\b|\bany (?:extra|additional)?(?: ?(?:costs?|charges?|fees?))?\b(?= (?:if|when|for|at|on)\b)",
    re.IGNORECASE,
)
_DO = (
    # "Do you work on Sunday?" asks.
    r"(?:do(?! (?:you|they|we|i)\b)|fix|repair|solve|mend|sort|look|help|check|handle|start|begin|work on|take care|take a look"
    r"|have a look|see to|deal with|get (?:to )?(?:it|this|that)|connect|remote in|dial in|log in|come"
    r"|be (?:done|fixed|repaired|looked at|solved|sorted)|wait for"
    r"|be (?=(?:at|about|around|on|after|before|tomorrow|tonight|this|next)\b))"
)
_WHO = (
    r"(?:you(?: guys)?|we|they|it|this|that|(?:some|any) ?(?:one|body)|(?:a|the|your) (?:technician|engineer|person|guy)"
    r"|the (?:work|repair|job|fix|call))"
)
_GENTLY = r"(?:(?:please|possibly|maybe|perhaps|actually|also|still|just|then|rather|instead|i|we|me|us|get|have|try to|to) )*"
_WISHES = re.compile(
    rf"\b(?:can|could|would|will|may|might|shall|should) {_WHO} {_GENTLY}{_DO}\b"
    rf"|(?:^|\b(?:please|then|so|just|ok(?:ay)?|yes|hi|hello|hey|rather|better|and) )\W*{_GENTLY}{_DO}\b"
    r"|\b(?:want|need|like|prefer|have|get|ask|asking|wish|possible|able)(?: for)?"
    rf" (?:it|this|that|{_WHO}|them|my \w+|the \w+) (?:to be |to )?"
    rf"(?:{_DO}|done|fixed|repaired|looked at|solved|sorted)\b"
    rf"|\b(?:possible|able|prefer|like|want)(?: for {_WHO})? to {_GENTLY}(?:have (?:it|this|that) )?(?:{_DO}|done|fixed)\b"
    r"|\b(?:plan|schedule|book|move|make|postpone|put|leave) (?:it|this|that)(?: off)? (?:for|to|on|in|at|until|till)\b"
    rf"|\bmake it (?:about )?(?:\d|noon|midday)"
    rf"|\b(?:i|we)(?:'ll| will| would|'d)?(?: rather)? (?:take|prefer|choose|pick|have|like) (?=(?:at|on|about|around|tomorrow|tonight"
    rf"|\d{{1,2}}:|{'|'.join(DAYS)})\b|\d)"
    rf"|\bis it possible (?=(?:at|on|in|for|after|before|about|tomorrow|today|tonight|this|next|{'|'.join(DAYS)})\b)"
    r"|\b(?:it|this|that) (?:can|could|should|may) (?:be done|be fixed|wait|happen)\b",
    re.IGNORECASE,
)
# One word of an hour.
_ONE_OF_WHEN = (
    rf"(?:(?:on|at|in|for|the|this|next|during|after|around|about|over|early|late|from|tonight|today|tomorrow|morning|afternoon|evening"
    rf"|nights?|noon|midnight|lunch(?:time)?|weekends?|week|{'|'.join(each + 's?' for each in DAYS)}"
    rf"|{ANY_FEAST}|day"
    r"|[ap]\.?m\.?|a|public|bank|holidays?|\d{1,2}(?:[:.h]\d\d)? ?(?:[ap]\.?m\.?|h)?|o'?clock"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|half|past|out of|outside|after|(?:office |business |support )?hours|before (?:you|we|they) open|when you are closed)\b\.? ?)"
)
# Each is taken as the first that fits and never in another way: "12.30" is one hour and not two, whatever comes after it, so that a
# row of numbers is not read in as many ways as it has.
_WHEN = rf"(?:(?=(?P<word>{_ONE_OF_WHEN}))(?P=word))+"
ONLY_WHEN = re.compile(
    r"(?:(?:and|or|so|but|ok(?:ay)?|yes|no|actually|rather|better|make it|then|hm+|oh|also|even|still|ideally|preferably|maybe"
    r"|perhaps|say|is that|would that be|what about|how about) )*"
    rf"{_WHEN}(?P<agreed>(?:is|would be|works|suits)"
    r"(?: (?:fine|ok(?:ay)?|good|great|better|best|enough|perfect|me|us|for me|for us))* ?)?"
    r"(?:(?P<please>please)|(?:too|then|instead|as well|still|rather|if possible) ?)*",
    re.IGNORECASE,
)
# A number alone beside a day: "tomorrow early, 6 possible?".
_BARE_HOUR = re.compile(
    r"\b(?P<day>tomorrow|today|tonight|morning|early|afternoon|evening)[,.]? (?:say |like |maybe |around |about )?(?P<hour>\d{1,2})"
    r"(?: (?:is |would be )?(?:possible|ok(?:ay)?|fine|good))?(?= ?[?!.]*$)",
    re.IGNORECASE,
)
_WAITS = re.compile(r"\bwait (?:until|till|for)\b", re.IGNORECASE)
ONLY_A_LEAD = re.compile(
    r"(?:(?:ok(?:ay)?|yes|no|nope|hm+|oh|ah|well|wait|sorry|actually|rather|better|please|thanks?|thank you|hi|hello|hey"
    r"|no (?:rush|hurry)|not urgent"
    r"|on second thoughts?|i(?:'ve| have)? changed my mind) ?)+",
    re.IGNORECASE,
)
_ALL_HELP = re.compile(r"\b(?:we|us|our|help|support|visits?|call.?outs?|rates?|service)\b", re.IGNORECASE)
_ONE_MATTER = re.compile(r"\b(?:it|this|that|my)\b", re.IGNORECASE)
# From here on the words tell of the problem, or of a day on which it must be over.
_OF_THE_PROBLEM = re.compile(
    r"\b(?:since|until|till|by|ago|due|deadline|latest|no later than|because|while|whereas"
    r"|before (?!(?:you|they|we|the (?:desk|help ?desk|office)) opens?|opening|office hours|business hours)"
    r"|(?:that|which|who|what) (?:has |have |had |is |was |went |just )?"
    r"(?:(?!cover|includ|fix|repair|charg|pric|plann|sort|look|solv|need)\w+ed|broke|went|fell|died|happened|stops?|starts?|leaves?|joins?|begins?|is|was|has|will)"
    r"|(?:for|in|during|at) (?:my|our|the|a|an|his|her|their) (?:\w+ )?(?:meeting|call|presentation|appointment|hearing|training|demo"
    r"|interview|event|party|audit|inspection|flight|patients?|clients?|customers?|lecture|class|course|conference|webinar|board)"
    r"|(?:meeting|appointment|presentation|hearing|training|interview|flight|webinar|conference|backup|report|invoice|e-?mail|message"
    r"|mail|letter|file|version)s? (?:is |was |are |were |at |on |from |of )"
    r"|i (?:am|was|will be|have|leave|go|start)|(?:i|we|he|she|they)"
    r" (?:(?!cover|includ|charg|bill|need)\w+ed|sent|got|had|did|was|were|saw|wrote|lost|made)"
    r"|(?<!before )we (?:are|were|have|leave|start|open|close))\b",
    re.IGNORECASE,
)
_LATEST = re.compile(r"\b(?:latest|deadline|due)\b", re.IGNORECASE)
_BEFORE_OPENING = re.compile(r"\bbefore (?:you|they|we|the \w+) opens?\b", re.IGNORECASE)
# What may stand beside it without being about anything else.
_FILLERS = (
    "ok okay yes no oh well so and or but then please pls sorry hi hey hello just also still actually maybe possibly"
    " perhaps ideally preferably rather instead too as even again thanks thank you can could would will may might shall"
    " should is are was were be been am do does did done have has had get got if when how much many what what's that's it's"
    " about which whether i we us me my our your their they them he she it this that these those a an the of on in at for to"
    " from with by after around over during before until till without not any some something anything somebody someone"
    " anybody anyone one body technician engineer person guy guys here there remote remotely afar online call callout visit"
    " work works job help fix fixed fixing repair repaired solve solved sort sorted look looks looked looking check checked"
    " take care see start begin come coming handle handled deal cost costs costing cover covered covers free charge charged"
    " charges included include price priced pay paying paid extra rate rates expensive cheaper more less plan planned"
    " schedule move book make put off contract support service desk helpdesk office today tonight tomorrow yesterday last"
    " morning afternoon evening evenings night nights overnight noon midnight lunch lunchtime weekend weekends week next"
    " early late later first thing hour hours o'clock oclock pm half past quarter open opens opening close closes closed"
    " closing day days holiday holidays public bank statutory working business"
    " normal same different need want like possible able try wait say know tell go choose pick finally middle"
    " outside out now right away think better best suits suit prefer preferred fine good great"
    " {each}s"
)
_BESIDE = frozenset((*_FILLERS.split(), *NUMBERS, *DAYS, *(f"{day}s" for day in DAYS)))
_MONTHS = re.compile(MONTH, re.IGNORECASE)
_FEAST = re.compile(rf"\b(?:{ANY_FEAST})\b", re.IGNORECASE)


def other_hour(words: str, today: date) -> NamedHour | None:
    """The hour that is asked about or wished for, wherever it is said; None for an hour of the problem, and for now."""
    found = _hour(words, today)
    return found if found is not None and not found.at_once else None


def asks_or_wishes_for_hour(words: str) -> bool:
    """Whether a message can name one at all: something is asked about its cost, or wished to be done."""
    said = as_read(words)
    return any(_asks(part) or _WISHES.search(part) or ONLY_WHEN.fullmatch(part) for part in clauses_of(said))


def asks_what_it_costs_then(words: str) -> bool:
    """ "Is it covered at 8 pm too?", "what would it cost on Sunday?": of a price, whatever else is said."""
    return any(_asks(part) for part in clauses_of(as_read(words)))


def wishes_for_an_hour(words: str) -> bool:
    """ "Can you do it tonight at 8?", or an hour alone ("at 8 pm then"): something shall be done, and its cost is not asked."""
    said = as_read(words)
    parts = clauses_of(said)
    alone = (
        bool(parts)
        and _only_leads(parts[:-1])
        and ONLY_WHEN.fullmatch(parts[-1]) is not None
        and not said.rstrip().endswith("?")
    )
    return not asks_what_it_costs_then(said) and (alone or any(_WISHES.search(part) for part in parts))


def only_about_an_hour(words: str, known: Iterable[str] = ()) -> bool:
    """Whether the words are about nothing else; ``known`` are words of the problem that is talked about."""
    said = _FEAST.sub("day", as_read(words).casefold())
    tokens = re.findall(r"[\w']+", said)
    if not tokens or len(tokens) > MOST_WORDS:
        return False
    allowed = _BESIDE | {each.casefold() for each in known}
    return all(each in allowed or each[0].isdigit() or _MONTHS.fullmatch(each) for each in tokens)


def asks_about_help_at_an_hour(words: str) -> bool:
    """ "Are we covered on weekends?", "what does it cost on Sunday?": of help as such, and of nothing that is broken."""
    return asks_what_it_costs_then(words) and only_about_an_hour(words)


def speaks_of_all_help(words: str) -> bool:
    """ "Are we covered on Sunday?", "is help at night covered?": of everybody's help, not of one matter."""
    said = plain_words(words)
    return _ALL_HELP.search(said) is not None and _ONE_MATTER.search(said) is None


def impossible_hour(words: str) -> str | None:
    """ "25:00", where it is asked about or wished for."""
    return no_such_hour(plain_words(words)) if asks_or_wishes_for_hour(words) else None


def _hour(words: str, today: date) -> NamedHour | None:
    said = as_read(words.replace("\n", " ; "))
    if wishes_for_a_visit(said):
        visit = wanted_for(said, today)
        if visit is not None:
            return visit
    parts = clauses_of(said)
    found = None
    for place, part in enumerate(parts):
        if _asks(part) or _WISHES.search(part):
            named = hour_in(part, today)
            # "It can wait until tomorrow" says that it is not urgent; "until tomorrow at ten" names an hour.
            vaguely = named is not None and named.vague and _WAITS.search(part) is not None
            found = (named if not vaguely else None) or found
        elif _agrees_to_one(part):
            # "My printer is offline. Tomorrow at ten is fine."
            named = named_hour(part, today)
            found = (named if named is not None and named.at is not None else None) or found
        elif ONLY_WHEN.fullmatch(part) and (_only_leads(parts[:place]) or _follows(parts[place - 1])):
            # "Can you do it, ideally tomorrow at ten?"; "and on Sunday?" alone. "Tomorrow please" is no hour.
            named = named_hour(part, today)
            asked = (
                not _only_leads(parts[:place])
                or said.rstrip().endswith("?")
                or (named is not None and named.at is not None)
            )
            found = (named if asked else None) or found
    return found


def as_read(words: str) -> str:
    """As every pattern reads it, and without saying by whose clock it is."""
    return plain_words(without_clock(words))


def hour_in(part: str, today: date) -> NamedHour | None:
    """The hour of one clause, but of what is due or has happened."""
    if _LATEST.search(part):
        return None
    cut = _OF_THE_PROBLEM.search(part)
    kept = part if cut is None or _BEFORE_OPENING.match(part, cut.start()) else part[: cut.start()]
    return named_hour(kept, today)


def _agrees_to_one(part: str) -> bool:
    found = ONLY_WHEN.fullmatch(part)
    return found is not None and (found["agreed"] or found["please"]) is not None


def _only_leads(parts: list[str]) -> bool:
    return all(ONLY_A_LEAD.fullmatch(part) for part in parts)


def _follows(before: str) -> bool:
    return _asks(before) or _WISHES.search(before) is not None


def _asks(part: str) -> bool:
    return _ASKS.search(part) is not None


def clauses_of(said: str) -> list[str]:
    """The clauses, one after the other, of words as they are read."""
    told = _BARE_HOUR.sub(r"\g<day> at \g<hour>", _WAITS.sub("wait for", said))
    return [part.strip() for part in _CLAUSES.split(told) if part and part.strip()]
