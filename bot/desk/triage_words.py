"""What people say to the two questions of a ticket: answers in their own words, and that they do not want to, or cannot, answer."""

from __future__ import annotations

import re

from bot.desk.catalogue import Impact, Urgency
from bot.desk.plain_words import plain_words

# Longer words may tell something about the problem, whatever else they say.
MOST_WORDS = 14

_LEAD = (
    r"(?:(?:ok(?:ay)?|no+|yes|yeah|look|hey|sorry|please|just|simply|only|can (?:yo)?u|could (?:yo)?u|can we|you can|will you"
    r"|i said|i (?:just |only )?(?:want|need|would like)(?: you)?(?: to)?|i'?d like(?: you)?(?: to)?|go ahead and|then|so|and|whatever"
    r"|never ?mind|i don'?t (?:know|care)|no idea|not sure|it does ?n'?t matter|no time(?: for (?:this|that))?"
    r"|i (?:don'?t )?have (?:no )?time(?: for (?:this|that))?)[,.!: ]+)*"
)
_CLOSING = (
    r"(?:[, ]+(?:please|now|already|then|first|instead|for me|thanks|thank you|ok(?:ay)?|and (?:be )?done(?: with it)?"
    r"|without (?:any )?(?:more |further )?questions?))*[ .!?]*"
)
_VERB = r"(?:open|create|make|log|raise|file|start|submit|put in|place|get me|give me|send|write)"
_TICKET = re.compile(
    rf"{_LEAD}(?:{_VERB} )?(?:(?:me )?(?:a|the|my|that|this|one) )?(?:support )?(?:tickets?|case){_CLOSING}"
    rf"|{_LEAD}(?:log|submit|file|raise|send) (?:it|this|that){_CLOSING}",
    re.IGNORECASE,
)
# At the end of more words: "why do you ask all this, just log a ticket".
_JUST_A_TICKET = re.compile(
    rf"(?:[,.;!?-]|\b(?:and|so|then|please)) ?(?:please |just |simply )*{_VERB} (?:me )?(?:a|the|my) ticket{_CLOSING}$",
    re.IGNORECASE,
)
# Nothing but that, and at once.
_TICKET_NOW = re.compile(r"(?:a )?tickets?[.,!]* (?:now|please|pls|asap)[ .!]*", re.IGNORECASE)
_JUST = re.compile(r"\b(?:just|simply|only)\b", re.IGNORECASE)
_NO_QUESTIONS = re.compile(
    r"\b(?:skip|no(?: more| further)?|stop|enough|without|forget|never ?mind|leave out|drop|spare me)"
    r"(?: (?:with|all|of|the|these|those|this|that|your|any|more|asking|me|stupid|silly))* questions?\b|\bstop asking\b",
    re.IGNORECASE,
)
_SKIP = re.compile(
    rf"{_LEAD}skip(?: (?:it|this|that|these|those|all(?: of (?:it|this|that))?|them|both))?{_CLOSING}", re.IGNORECASE
)
_NO_IDEA = re.compile(
    r"(?:(?:well|hm+|sorry|honestly|um+)[,. ]+)*(?:i (?:really )?(?:don'?t|do not) (?:know|care)|(?:it )?does ?n'?t matter"
    r"|(?:i )?(?:have )?no (?:idea|clue)|don'?t (?:know|care)"
    r"|(?:i'?m )?(?:not|un) ?sure|(?:i )?(?:can'?t|cannot) (?:tell|say))"
    r"(?: (?:that|yet|really|right now|how many|how bad(?: it is)?|who else))*[ .!]*",
    re.IGNORECASE,
)
_MINE = re.compile(r"(?:(?:it'?s|only|just|no|well)[, ]+)*mine(?:[, ]+(?:only|alone|i think))*[ .!]*", re.IGNORECASE)


_SOME = r"(?:one|an ?other|two|three|four|five|six|seven|eight|nine|ten|some|several|a few|a couple(?: of)?|a handful of|\d+)"
_OTHERS = r"(?:others?|(?:other |of my |of our )?(?:colleagues?|people|team ?mates?|co-?workers?)|of (?:us|them)|more)"
_ROLE = (
    r"(?:receptionist|assistant|hygienist|dentist|doctor|boss|manager|partner|secretary|lawyer|accountant|bookkeeper|mechanic"
    r"|trainee|apprentice)"
)
_GROUP = re.compile(
    r"(?:(?:i think|it'?s|only|just|well|about|at least|maybe|us|so far|the)[, ]+)*"
    rf"(?:(?:me|i|myself) and (?:(?:only|my|our|the) )?(?:{_SOME} {_OTHERS}|colleagues?|team ?mate|neighbou?r|the one next to me"
    rf"|{_ROLE})"
    rf"|(?:my|our) (?:colleagues?|neighbou?r|team ?mate) and (?:me|i|myself)|(?!one\b|an){_SOME} of us|(?!one\b|an){_SOME} persons"
    r"|(?:me|i|myself) and (?-i:[A-Z][a-z]+)|(?-i:[A-Z][a-z]+) and (?:me|i|myself)"
    r"|(?:me )?and (?:my|our) (?:whole )?team|half (?:of )?(?:the|our) (?:team|office|floor|department|room))[ .!]*",
    re.IGNORECASE,
)
_IT = r"(?:(?:it|this|that|everything|the (?:thing|whole thing))(?:'s| is| was| has)? ?)?"
_THERE_IS = r"(?:there(?:'?s| is| was| are)|(?:i|we) (?:have|see|know|got)|with|found)"
_STOPPED = re.compile(
    rf"{_IT}(?:(?:completely|totally|all|just|simply|fully|quite|now) )*(?:dead|stopped|broken|down|kaput+|stuck)"
    r"|(?:it |this |that |everything )?(?:does ?n'?t|does not|is ?n'?t|is not|wo ?n'?t|will not) (?:work(?:ing)?|do anything|go|start)"
    r"(?: (?:at all|any ?more|any longer))*"
    r"|(?:it |this )?(?:has |have )?(?:completely |totally )?stopped (?:me|us)(?: completely| totally| from working)?"
    r"|(?:i'?m|i am|we'?re|we are) (?:completely |totally )?(?:stuck|blocked|stopped)"
    r"|nothing works(?: at all)?|(?:(?:(?:i|we|nobody|no ?one) )?(?:can'?t|can ?not)|(?:nobody|no ?one) can)"
    r" (?:work|do (?:any|no)thing)(?: at all| any ?more| without (?:it|this|that))?"
    rf"|(?:{_THERE_IS} )?no (?:other )?(?:work ?around|way (?:a?round|past)|alternative)(?: (?:(?:a?round|for|to) )?(?:it|this|that))?"
    rf"|{_THERE_IS} no(?: other|t any other|t another)? way"
    r"|there is ?n'?t (?:any|a) (?:other )?(?:work ?around|way)(?: a?round(?: (?:it|this|that))?)?"
    r"|(?:i|we) (?:can'?t|can ?not) (?:get|work|go) a?round (?:it|this|that)"
    r"|(?:my |our |the |all )?work(?:'s| has| is)? ?(?:completely |totally )?(?:stopped|at a standstill|impossible)"
    r"|(?:we are |we'?re )?at a standstill",
    re.IGNORECASE,
)
_SLOW = re.compile(
    rf"{_IT}(?:(?:very|really|so|just|only|painfully|a bit|quite|still) )*slow(?:ly|er)?"
    r"|(?:it |everything )?(?:still )?works,? but (?:it )?(?:(?:is|very|really|so|only|painfully) )*"
    r"(?:takes (?:ages|for ?ever|long)|slow(?:ly)?|badly)",
    re.IGNORECASE,
)
_WAY_ROUND = re.compile(
    r"(?:(?:well|yes|no|for now)[, ]+)*(?:i|we) can (?:use|take|manage with|do with|work (?:on|with)|print (?:on|with))"
    r" (?:the|another|a different|my|our) [\w' -]{2,40}"
    r"|(?:there is|there'?s|i have|we have) (?:a|another|some) (?:way|work ?around)(?: (?:round|around)(?: it)?)?"
    r"|(?:i|we) can work (?:with|in|on|by) (?:an ?other|a different|some other|other) (?:way|computer|pc|laptop|one|machine)"
    r"|(?:i|we) can (?:still |both |all )?work(?: (?:round|around)(?: (?:it|this|that))?)?|it can wait|no (?:rush|hurry)",
    re.IGNORECASE,
)


_YES_FIRST = re.compile(r"^(?:(?:yes|ok|well|so|and)[,. ]+)+(?=\w)", re.IGNORECASE)


def told_impact(words: str) -> Impact | None:
    """ "Me and two others", "my colleague and me": to the question how many are affected."""
    return Impact.GROUP if _GROUP.fullmatch(plain_words(words)) is not None else None


def told_urgency(words: str) -> Urgency | None:
    """ "It's dead", "works but takes ages", "I can use the other printer": to the question what it does to the work."""
    said = _YES_FIRST.sub("", plain_words(words).strip(" .!"))
    forms = ((_STOPPED, Urgency.STOPPED), (_SLOW, Urgency.DEGRADED), (_WAY_ROUND, Urgency.WORKS))
    return next((meant for form, meant in forms if form.fullmatch(said) is not None), None)


def says_it_is_dead(words: str) -> bool:
    """ "It's dead": never that it works again, whatever a classifier takes it for."""
    return told_urgency(words) is Urgency.STOPPED


def wants_no_questions(words: str) -> bool:
    """ "Skip the questions", "stop asking": wherever it is said."""
    said = plain_words(words)
    return len(said.split()) <= MOST_WORDS and _NO_QUESTIONS.search(said) is not None


def leaves_the_questions(words: str) -> bool:
    """ "Just open a ticket", "skip": said to one of the two questions, it is the answer to both."""
    said = plain_words(words)
    if not said or len(said.split()) > MOST_WORDS:
        return False
    wanted = any(form.fullmatch(said) for form in (_TICKET, _SKIP)) or _JUST_A_TICKET.search(said) is not None
    return wanted or wants_no_questions(said)


def wants_just_a_ticket(words: str) -> bool:
    """ "Just open a ticket", said to an offer: without the fix and without a question. "Open a ticket" is a plain yes to it."""
    said = plain_words(words)
    just_one = _JUST.search(said) is not None and _TICKET.fullmatch(said) is not None
    return just_one or _TICKET_NOW.fullmatch(said) is not None


def cannot_tell(words: str) -> bool:
    """ "I don't know", and nothing else: to the question that was asked, not to the next one."""
    return _NO_IDEA.fullmatch(plain_words(words)) is not None


def only_mine(words: str) -> bool:
    """ "Mine", "only mine": to the question how many are affected."""
    return _MINE.fullmatch(plain_words(words)) is not None
