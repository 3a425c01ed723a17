"""What somebody asks about a fix as a whole: whether it is over, and what an earlier step was."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

_BEFORE = r"(?:(?:ok(?:ay)?|and|so|hm+|hey|sorry|wait|but|please)[,. ]+)*"
_DONE = re.compile(
    rf"{_BEFORE}(?:(?:are|were) (?:we|you) (?:(?:nearly|almost|finally|already) )?(?:done|finished|ready|there)"
    r"|(?:is|was) (?:it|this|that)(?: (?:it|all|everything|over|the last (?:one|step)|done|finished))"
    r"|is this the (?:last|final) (?:one|step)"
    r"|how (?:many|much)(?: more)?(?: steps?| questions?)?(?: are| is)?(?: still)? (?:left|to go|more|remaining|come|there)"
    r"|how far are we|(?:any )?more steps)(?: (?:now|yet|soon|then|left|already))*[ ?!.]*",
    re.IGNORECASE,
)
_FIXED = re.compile(
    rf"{_BEFORE}(?:(?:is|was|has|have|did|are) (?:it|this|that|everything|(?:the|my|our) [\w-]+|you|they|he|she)"
    r" (?:been |get |got )?(?:fixed|solved|repaired|resolved|fix|solve|repair)(?: (?:it|this|that))?"
    r"|does (?:it|this|that|everything) work)(?: (?:now|yet|already|again|then|please))*[ ?!.]*",
    re.IGNORECASE,
)
# Longer words may be about something new, whatever else they say.
MOST_WORDS = 14
_WHAT_THEN = re.compile(
    rf"{_BEFORE}(?:what (?:happens |then |do (?:we|i) do |comes? |is )?(?:next |now )?(?:if|when)|and if)"
    r" (?:it|that|this|nothing|none of (?:it|this|that|these))(?: still)?"
    r" (?:does ?n'?t|does not|did ?n'?t|won'?t|will not|not|is not|isn'?t)?"
    r" ?(?:works?|working|helps?|fixe?s?d?(?: it)?|do anything)[ ?!.]*",
    re.IGNORECASE,
)
# A name is told by its capital: "this is slow now" is none.
_TAKES_OVER = re.compile(
    r"\b(?:takes?|taking|took|will take)(?: it)? over\b"
    r"|^(?:hi |hello |ok |sorry )?(?:this is|it'?s) (?-i:[A-Z][\w-]+) (?:now|speaking|here now)\b"
    r"|\b(?:is|sits|am) (?:now )?(?:here|at (?:the|my|his|her) (?:desk|computer|pc)) (?:now |instead )?(?:of me|for me|instead)\b",
    re.IGNORECASE,
)
_NO_PERSON = (
    r"(?!(?:it|this|that|what|how|who|you|we|they|nobody|none|nothing|everyone|everybody|all|some|backup|support"
    r"|windows|outlook|teams|word|excel|office|edge|chrome)\b)"
)
_ANOTHER = (
    r"(?:(?:some|any) ?(?:one|body) else|another (?:person|colleague|one)|others?"
    r"|(?:a|my|our|the|one of my) (?:other )?(?:colleagues?|co-?workers?|boss|neighbou?r|assistant|husband|wife|friend|team ?mate"
    rf"|it (?:guy|person))|{_NO_PERSON}(?-i:[A-Z][\w-]+))"
)
_STEPS = r"(?:it|this|that|these|them|(?:this|the|these|those) (?:steps?|thing|fix|guide|test|one)|the rest)"
_DO = r"(?:do|does|try|tries|take|finish|check|checks|go through|continue)"
_ANOTHER_DOES_IT = re.compile(
    rf"{_BEFORE}(?:(?:can|could|may|should|will|would|is it (?:ok(?:ay)?|fine|possible) if) {_ANOTHER}(?: please| just| also)?"
    rf" {_DO}(?: with)? {_STEPS}|(?:can|could|may) i (?:let|ask|have) {_ANOTHER}(?: to)? {_DO}(?: {_STEPS})?"
    rf"|{_ANOTHER} (?:can|could|will|would|wants to|knows how to|is going to) {_DO} {_STEPS}"
    rf"|(?:i(?:'ll| will| would rather)?|let me) (?:let|ask|have|get) {_ANOTHER}(?: to)? {_DO} {_STEPS}"
    r"|does it have to be me|do i have to do (?:it|this|that|these) myself)"
    r"(?: (?:for me|instead(?: of me)?|please|with me|then|now|here|later|too|better|faster|for us|myself))*[ ?!.]*",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"\?|\b(?:technician|person|some ?(?:one|body)|any ?(?:one|body)|human|you|hacker|stranger|mouse|screen|computer|cursor|account"
    r"|remote\w*|can|could|please)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_EARLIER = re.compile(
    rf"{_BEFORE}(?:what (?:was|is|did)|(?:show|tell|repeat|read)(?: me)?(?: again)?|can (?:you|i) (?:show|see|repeat|read)(?: me)?)"
    r" (?:step|question|number|the) ?(?P<named>\d+|first|second|third|fourth|one|two|three|four|five|six)?"
    r"(?: (?:step|question|one))?(?: (?P<before>before))?(?: (?:say|again|about|please))*[ ?!.]*",
    re.IGNORECASE,
)


def asks_what_then(words: str) -> bool:
    """ "What happens if it does not work?": of what comes after the fix."""
    return _WHAT_THEN.fullmatch(plain_words(words).strip()) is not None


def takes_over(words: str) -> bool:
    """ "Mina takes over here", "this is Dana now": somebody else goes on with the steps. Not a technician, who is asked for."""
    said = plain_words(words).strip()
    return len(said.split()) <= MOST_WORDS and _TAKES_OVER.search(said) is not None and _ASKED_FOR.search(said) is None


def another_does_it(words: str) -> bool:
    """ "Can Gwen do it for me", "can someone else do this", "my colleague can do it": of the steps. A name is told by its capital."""
    return _ANOTHER_DOES_IT.fullmatch(plain_words(words).strip()) is not None


def asks_whether_done(words: str) -> bool:
    """ "Are we done?", "how many steps are left"."""
    return _DONE.fullmatch(plain_words(words).strip()) is not None


def asks_whether_fixed(words: str) -> bool:
    """ "Ok sorry, is it fixed?", "does it work again": of the whole matter, and no news of it."""
    return _FIXED.fullmatch(plain_words(words).strip()) is not None


def asked_step(words: str) -> int | None:
    """Which step somebody wants to read again: "what was step 2", "what was the first question"; None for any other words."""
    found = _EARLIER.fullmatch(plain_words(words).strip())
    named = found["named"].casefold() if found is not None and found["named"] else ""
    return int(named) if named.isdigit() else _NUMBERS.get(named)
