"""What short words mean while a step is shown, where that depends on the step: "done", "ok", "not there", "it clicks"."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.plain_words import plain_words
from bot.desk.walkthroughs import SOLVED, Step, StepAnswer, StepKind

# Longer words may be about something new, whatever else they say.
MOST_WORDS = 10


class Said(str, Enum):
    """What is no answer to a step and yet means something."""

    WORKING = "working"  # the person is at it
    DONE = "done"  # it is done, and nothing is said about whether it helped
    LATER = "later"  # the person has to leave
    GO_ON = "go_on"  # back again
    NO_IDEA = "no_idea"  # they cannot tell, and the step has no button for it
    STOP = "stop"  # one of the conditions under which a person takes over


_IT = r"(?: (?:it|that|this|so|them|all of it))?"
_LEAD = r"(?:(?:ok(?:ay)?|yes|yep|yeah|alright|right|well|hm+|sorry|but|no)[,. ]+)*"
_GO_ON = (
    r"(?:let'?s |can we |could we |please |shall we |i want to )?(?:go on|continue|carry on|proceed|resume|keep going)"
    r"(?: (?:please|now|here|then|where we (?:were|left off|stopped)|from where we were|with (?:it|that|this)))?",
    r"i(?:'?m| am) back(?: again| now)?|back again|i(?:'?m| am) ready(?: now)?|ready(?: now)?|where were we",
)
_GO_BACK = re.compile(
    r"(?:(?:ok(?:ay)?|wait|no|sorry|please|can (?:we|i|you)|could (?:we|i|you)|let'?s|i want to|oops)[,. ]+)*"
    r"(?:go (?:one (?:step )?)?back(?: (?:one|a step|one step|to the (?:last|previous) (?:one|step|question)))?"
    r"|(?:one )?step back|back"
    r"|(?:to )?(?:the )?(?:previous|last) (?:step|question|one)|(?:the )?(?:step|question|one) before)(?: please| pls| again)*[.! ?]*",
    re.IGNORECASE,
)
_LATER = (
    r"(?:not (?:now|right now)|later|tomorrow|another time|maybe later|no time (?:right )?now)",
    rf"(?:i'?ll|i will) (?:do|try){_IT} (?:later|tomorrow)",
    r"(?:i (?:have|need) to|(?:i'?ve )?got to|must) (?:go|run|leave)(?: now)?",
    r"(?:i'?m )?in a (?:meeting|call)(?: now| right now)?",
    rf"(?:can we |let'?s )?(?:come back to|do|finish){_IT} (?:later|tomorrow)",
)
_WORKING = (
    r"(?:i'?ll |i will |i'?m |let me |(?:i'?m )?going to )?(?:do|doing|try|trying|check|checking|look|looking|restart|restarting"
    rf"|reboot|rebooting|test|testing|wait|waiting){_IT}(?: now| again)?(?: please| thanks)?",
    r"will do|on it|hold on|hang on|bear with me|brb|moment(?: please)?|give me .{1,20}",
    r"(?:just )?(?:a|one) (?:sec|second|moment|min|minute)(?: please)?",
    r"(?:wait,? |one moment,? )?(?:the|my|another) (?:phone|doorbell|bell) (?:is ringing|rings|is going)(?: now)?",
    r"(?:wait,? |one moment,? )?(?:some ?(?:one|body)|a (?:patient|customer|client)) is (?:at the door|at the counter|on the phone"
    r"|here|coming in)(?: now)?",
)
_DONE = (
    r"(?:i(?:'?ve| have)? )?(?:done|did|finished|completed|restarted|rebooted|unplugged|plugged|pressed|clicked|tried|it restarted)"
    rf"{_IT}(?: (?:now|back in|in|again|already))?(?:[,.]? (?:what next|what now|and now|now what|next|then))?",
)
_READ = tuple(
    (said, re.compile(rf"{_LEAD}(?:{'|'.join(patterns)})[.!? ]*", re.IGNORECASE))
    for said, patterns in (
        (Said.GO_ON, _GO_ON),
        (Said.LATER, _LATER),
        (Said.WORKING, _WORKING),
        (Said.DONE, _DONE),
    )
)
_NOD = re.compile(r"(?:ok(?:ay)?|k+|alright|all right|sure|fine|got it|understood)[.! ]*", re.IGNORECASE)
_NO_IDEA = re.compile(
    r"(?:(?:i )?(?:have )?no (?:idea|clue)|(?:i )?(?:don'?t|do not) know|(?:i'?m )?not sure|unsure|can'?t (?:tell|say))\b",
    re.IGNORECASE,
)
_NOT_THERE = re.compile(
    r"\bthere(?:'?s| is| are|'?re) (?:no|not)|\bthere (?:isn'?t|aren'?t)|\bno such|\bi (?:don'?t|do not|can'?t|cannot|couldn'?t)"
    r" (?:see|find|have)|\bnot there\b|\bisn'?t there",
    re.IGNORECASE,
)
_BARRED = re.compile(
    r"gr[ae]yed out|(?:asks?|asking|wants?|needs?) (?:me )?(?:for )?(?:an? |the )?admin|not allowed|no permission",
    re.IGNORECASE,
)
_SEEN = re.compile(rf"{_LEAD}i (?:can )?(?:see|have|found) (?:it|that|them|one|this)[.! ]*", re.IGNORECASE)
_TRIED_IN_VAIN = re.compile(
    rf"{_LEAD}(?:i )?(?:pressed|tried|did|clicked|done)(?: it| that| this)?,?(?: and| but)? (?:still )?nothing.*|{_LEAD}no joy.*",
    re.IGNORECASE,
)
_EMPTY_TEXT = """
    a about after all also am an and any anybody are as at be been but by can could did do does either else for from
    get gets had has have he her his i if in into is it its me my nobody of off on one or other our out several she so
    some somebody something such that the their them then there these they this those to too up us very was we were what
    when which who will with would you your
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())
_STATES = re.compile(r"(?:yes[, ]+)?(?:it|its|there|that|this|something|somebody|i|we|they|my)\b", re.IGNORECASE)
_CANNOT = re.compile(r"\b(?:can'?t|cannot|(?:is|are|do|does|did|was|were|could|would)n'?t|never|no|none)\b")


def read_words(words: str, step: Step, stop_when: tuple[str, ...] = ()) -> StepAnswer | Said | None:
    """What typed words mean for this step; None where they have to be understood in another way."""
    words = plain_words(words)
    if not words or len(words.split()) > MOST_WORDS:
        return None
    if any(_meets(words, condition) for condition in stop_when):
        return Said.STOP
    for said, pattern in _READ:
        if pattern.fullmatch(words):
            # "Done" ends a step that only prepares the next one; of any other it says nothing about the outcome.
            prepares = step.kind is StepKind.INSTRUCT and step.on_yes != SOLVED
            return StepAnswer.YES if said is Said.DONE and prepares else said
    return _read_for(step, words)


def wants_to_go_on(words: str) -> bool:
    """ "Go on", "I'm back", whatever was shown last."""
    said, pattern = _READ[0]
    assert said is Said.GO_ON
    return pattern.fullmatch(plain_words(words)) is not None


def goes_back(words: str) -> bool:
    """ "Go back", "the step before please"."""
    return _GO_BACK.fullmatch(plain_words(words)) is not None


def has_no_idea(words: str) -> bool:
    """ "I don't know", "no idea", as an answer to a question."""
    return _NO_IDEA.match(plain_words(words)) is not None


def _read_for(step: Step, words: str) -> StepAnswer | Said | None:
    instruct = step.kind is StepKind.INSTRUCT
    if instruct and _NOD.fullmatch(words):
        return Said.WORKING
    if _NO_IDEA.match(words):
        return StepAnswer.CANNOT if step.kind is StepKind.CHECK else Said.NO_IDEA
    if _BARRED.search(words):
        return StepAnswer.CANNOT
    if _NOT_THERE.search(words) and _about(words, step):
        return StepAnswer.CANNOT if instruct else StepAnswer.NO
    if not instruct and _SEEN.fullmatch(words):
        return StepAnswer.YES
    return StepAnswer.NO if instruct and _TRIED_IN_VAIN.fullmatch(words) else None


def _about(words: str, step: Step) -> bool:
    """Whether the words name something of the step, or nothing at all ("it is not there")."""
    named = _content(_NOT_THERE.sub(" ", words)) - {"anyth", "like", "now", "here", "butto", "scree"}
    return not named or bool(named & _content(f"{step.text} {step.tells or ''}"))


def _meets(words: str, condition: str) -> bool:
    """Whether the words say one of the ways in which a condition can hold ("it clicks or grinds")."""
    said = _content(words)
    if "?" in words:
        return False
    for way in re.split(r",|\bor\b", condition):
        wanted = _content(way)
        if not wanted or ("not" in said) is not ("not" in wanted):
            continue
        if len(wanted) == 1:
            # One word alone may be the subject of a question or of something else.
            if said == wanted and _STATES.match(words):
                return True
        elif len(wanted - said) <= len(wanted) // 4:
            return True
    return False


def _content(text: str) -> frozenset[str]:
    """The words that carry a meaning, by their first five letters without a plural's s; every negation is "not"."""
    words = re.findall(r"[a-z]+", _CANNOT.sub("not", text.lower()))
    return frozenset(_stem(word) for word in words if len(word) > 1 and word not in _EMPTY)


def _stem(word: str) -> str:
    return (word[:-1] if len(word) > 3 and word.endswith("s") else word)[:5]
