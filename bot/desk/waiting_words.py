"""What people say who wait for a yes to a price: "did Gwen answer?", "can you nudge her?", "she is on holiday", "just start"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.desk.plain_words import plain_words
from bot.desk.short_answers import MOST_WORDS

# Two names and where they are take words.
_MOST_OF_THEM = 16

_LEAD = (
    r"(?:(?:hi|hey|hello)[,.! ]+)?(?:(?:it'?s |this is |i'?m )?[^\W\d_]{2,20} (?:here|again|speaking)[,.! ]+)?"
    r"(?:(?:ok(?:ay)?|hi|hey|hello|and|so|but|well|sorry|please|just|then|can (?:yo)?u|could (?:yo)?u|will you|would you|you can"
    r"|maybe|i'?d like to|i want to|can i|could i|can we|could we|let'?s"
    r"|do you know if|any idea if|do you know whether|any idea whether)[,.! ]+)*"
)
_CLOSING = (
    r"(?:[, ]+(?:please|now|then|again|already|yet|so far|at all|or not|today|for me|about (?:it|this|that)|to (?:it|this|that)"
    r"|(?:about|on|to|for) (?:the|my|our|that|this) (?:quote|price|approval|cost|request|ticket)|thanks|thank you))*[ ?!.]*"
)
_ROLE = r"(?:(?:my|the|our) )?(?:boss|manager|approver|owner|director)"
_NO_NAME = r"(?!(?:please|now|then|again|already|yet|today|thanks|about|for|to|up)\b)"
_NAME = rf"(?P<name>[^\W\d_][\w'-]+(?: {_NO_NAME}[^\W\d_][\w'-]+)?)"
_SUBJECT = rf"(?:(?:he|she|they|any ?(?:one|body)|some(?:one|body)|{_ROLE})|{_NAME})"
_OBJECT = rf"(?:(?:him|her|them|{_ROLE})|{_NAME})"
_THE_QUOTE = r"(?:(?:the|my|our|that|this) (?:quote|price|approval|cost|request))"
_IT = rf"(?:it|this|that|{_THE_QUOTE})"
_GRANT = r"(?:(?:the|an?|his|her|their) )(?:ok(?:ay)?|yes|go[- ]ahead|green light|approval|permission)"
_HAS_DONE = (
    rf"(?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|decided?|approved?(?: {_IT})?|declined?(?: {_IT})?|agreed?(?: to {_IT})?"
    rf"|sign(?:ed)?(?: {_IT})? off(?: on {_IT})?|s(?:ay|aid)(?: (?:yes|no|ok(?:ay)?|anything|something))?|seen?(?: {_IT})?"
    rf"|read(?: {_IT})?|look(?:ed)? at {_IT}|g[eo]t(?:ten)? back(?: to (?:you|us|me))?|react(?:ed)?)"
)
_ASKS = tuple(
    re.compile(rf"{_LEAD}(?:{form}){_CLOSING}", re.IGNORECASE)
    for form in (
        rf"(?:did|has|have|hasn'?t|haven'?t|didn'?t) {_SUBJECT}(?: already| even| ever)? {_HAS_DONE}",
        rf"(?:has|is|was|are) {_IT}(?: been)?(?: already)? (?:approved|answered|accepted|declined|signed off|agreed)",
        rf"(?:is there )?(?:any|an) (?:news|word|answer|reply|response|updates?|decision) from {_OBJECT}",
        r"(?:is there )?(?:any|an) (?:answer|reply|decision|approval)",
        rf"(?:is there )?any (?:news|word|updates?) (?:on|about) {_THE_QUOTE}",
        rf"(?:still )?no (?:answer|reply|word|decision)(?: from {_OBJECT})?",
        rf"what did {_SUBJECT} (?:say|answer|decide)",
        rf"what(?:'?s| is) (?:happening|going on|up) with {_THE_QUOTE}",
        rf"what (?:about|happened to) {_THE_QUOTE}",
        rf"how(?:'s| is| does) {_THE_QUOTE}(?: stand(?:ing)?| doing| going| coming along)?",
        rf"(?:are (?:we|you)|am i) still waiting for (?:{_THE_QUOTE}|{_OBJECT})",
        rf"when (?:will|does|is) {_SUBJECT} (?:going to )?{_HAS_DONE}",
        rf"(?:did|have|has) (?:you|we) (?:already )?(?:hear|heard|get|got|receive|received)"
        r" (?:anything|something|back|an answer|a reply)"
        rf"(?: back)? from {_OBJECT}",
        rf"(?:do|did|have) we (?:already )?(?:have|get|got) {_GRANT}(?: from {_OBJECT})?",
        rf"(?:is|did|has) {_THE_QUOTE}(?: already)? (?:in|through|come(?: in| through| back)?|there|ok(?:ay)?|done)",
        r"(?:did|has|have|was|are) (?:it|this|that|we) (?:get |got |been )?(?:already )?(?:approved|ok'?e?d|signed off|accepted)",
        rf"(?:what(?:'?s| is) the |any )?status (?:of|on|with|for) {_THE_QUOTE}",
        rf"where (?:do we|does it|are we) (?:stand )?(?:with|on) {_THE_QUOTE}",
    )
)
# Whose yes is meant, or that it is one to a price: of "did anybody answer?" neither can be told.
_OF_A_YES = re.compile(
    rf"\b(?:yes|ok(?:ay)?|approv\w*|agreed?|sign\w*|declin\w*|accept\w*|quote|price|cost|go[- ]ahead|green light|{_ROLE})\b",
    re.IGNORECASE,
)
_OF_THE_PRICE = re.compile(r"\b(?:quote|price|approval|cost)\b", re.IGNORECASE)
_WORD = r"(?:remind|nudge|ping|poke|chase|prod|bump|push|press|hurry|follow up with)"
_REMINDS = tuple(
    re.compile(rf"{_LEAD}(?:{form}){_CLOSING}", re.IGNORECASE)
    for form in (
        rf"{_WORD} {_OBJECT}(?: up)?(?: to (?:answer|approve|look at|decide on?)(?: {_IT})?)?",
        rf"ask {_OBJECT} (?:once more|again)",
        rf"(?:send|give|drop) {_OBJECT} (?:a|another|one more) (?:gentle |little |quick |friendly )?(?:reminder|nudge|ping|poke|push)",
        rf"send (?:a|another) reminder(?: to {_OBJECT})?",
        rf"(?:re-?send|send|show) {_IT} (?:to {_OBJECT} )?(?:once more|again)",
        rf"re-?send {_IT}(?: to {_OBJECT})?",
        rf"chase(?: up)? {_IT}(?: up)?",
        rf"chase up {_OBJECT}",
    )
)


# ---- whoever is asked is not there, and it shall begin all the same ---------------------------------------------------

_JOINED = re.compile(r"\s*(?:[,;.!]+|\b(?:and|but|so)\b)\s*", re.IGNORECASE)
_VERB = r"(?:is|are|was|were|has|have|does|do|did|can|can't|cannot|won't|isn't|doesn't|and|or|on|in|at|off|out|away|not|left|gone)"
_PERSON = rf"(?!{_VERB}\b)[^\W\d_][\w-]+(?: (?!{_VERB}\b)[^\W\d_][\w-]+)?"
_HERS = r"(?:(?:a|an|the|his|her|their|another) )?"
_PLACE_AWAY = (
    rf"on {_HERS}(?:holidays?|vacation|(?:\w+ )?leave|plane|flight|trip|break|road|phone|train|call)"
    rf"|in {_HERS}(?:\w+ )?(?:meetings?|court|surgery|class|bed|mexico|car|conference|hospital)"
    rf"|(?:at|to) {_HERS}(?:bank|doctor(?:'?s)?|dentist(?:'?s)?|lunch|home|airport|hospital|gym|school|(?:\w+ )?(?:funeral|wedding|"
    r"conference|office|branch|shop|site|meeting))"
    r"|(?:off|out|away|gone|abroad|travell?ing|asleep|sleeping|driving|flying|busy|sick|ill|unavailable|unreachable)"
    r"(?: (?:sick|today|now|already|all day|this week|at the moment|right now|(?:until|till|for|to|in|on) .{1,20}))?"
    r"|not (?:here|in|there|around|available|reachable|answering|picking up|responding|at work"
    r"|at (?:her|his|the) desk|working)(?: .{1,20})?"
)
_ABSENT = (
    rf"(?:(?:'?s|'?re| is| are| was)?(?: (?:currently|already|still|just|both|all|also|now|away|out))* (?:{_PLACE_AWAY})"
    r"|(?: is| are)?n'?t (?:here|in|there|around|available|reachable|answering|picking up|responding|at work|working)(?: .{1,20})?"
    r"|(?: does| do| did| has| have| wo| ca| can)(?:n'?t| ?not) (?:answer(?:ed|ing)?|pick(?:ed)? up|repl(?:y|ied)|respond(?:ed)?"
    r"|react|be reached|read (?:it|this|mails?|messages?))(?: .{1,20})?"
    r"|(?:'?s| is| are)? (?:already |just )?(?:sleeps?|sleeping)(?: now| already)?"
    r"|(?: has|'?s)? ?(?:left(?: (?:for|the) .{1,20})?|quit|went home|gone home|no longer works? here))"
)
_SAYS_ABSENT = tuple(
    re.compile(rf"{_LEAD}(?:{form}){_CLOSING}", re.IGNORECASE)
    for form in (
        rf"(?:{_ROLE}|(?P<name>{_PERSON})(?: (?:and|&) (?P<other>{_PERSON}))?){_ABSENT}",
        rf"(?:i|we) (?:can'?t|cannot|could ?n'?t|did ?n'?t|don'?t) (?:reach|get hold of|find|contact|get)"
        rf" (?:{_ROLE}|(?P<name>{_PERSON}))",
        r"(?:there(?:'?s| is) )?(?:nobody|no one|noone)(?:'?s| is)?(?: (?:here|around|there))? (?:who )?(?:can|may|could|to)"
        r" (?:approve|say yes|sign)\b.{0,30}",
    )
)
_WHO_ELSE = re.compile(
    r"(?:so )?who(?: else)? (?:can|may|could|else)\b.{0,30}|(?:so )?what (?:now|do (?:we|i) do|can (?:we|i) do)(?: now)?[ ?!.]*",
    re.IGNORECASE,
)
_HE_IS = re.compile(rf"{_LEAD}(?:he|she){_ABSENT}{_CLOSING}", re.IGNORECASE)
_BEGIN = (
    r"(?:start(?: (?:working|work|on it|with it))?|begin|fix (?:it|this)|do (?:it|something)|go ahead|get (?:started|going|on with it)"
    r"|carry on|work on it)"
)
_NO_MATTER = (
    r"(?:(?:the )?(?:money|costs?|price) (?:is |are )?(?:no|not an?|does ?n'?t|do ?n'?t) (?:problem|object|issue|matter)"
    r"|(?:we|i)(?:'?ll| will)? pay (?:whatever|anything|any price)(?: (?:it|this) (?:costs|takes))?"
    r"|whatever (?:it|this) (?:costs|takes)"
    r"|at any (?:price|cost))"
)
_ALL_THE_SAME = (
    r"(?:(?:,? (?:anyway|already|now|first|meanwhile|in the meantime|at least|please|then|right away))"
    rf"|,? without (?:(?:the|an?|any|his|her|their|my) )?(?:yes|ok(?:ay)?|approval|him|her|them|that|it|{_ROLE}|{_NAME})){{0,3}}"
)
_STARTS = tuple(
    re.compile(rf"{_LEAD}(?:{form}){_ALL_THE_SAME}[ ?!.]*", re.IGNORECASE)
    for form in (
        rf"(?:can|could|would|will|why (?:can|do|wo))(?:'?n'?t| ?not|n'?t|'t)? ?(?:you|they|he|she|some(?:one|body)|amara)(?: not)?"
        rf"(?: (?:just|please|already|at least|simply|not))* {_BEGIN}",
        rf"(?:(?:please|just|you can|you may) )+{_BEGIN}",
        rf"{_BEGIN}(?=,? (?:anyway|already|without|meanwhile|in the meantime))",
        r"what are (?:you|they) (?:still )?waiting for",
        rf"{_NO_MATTER}(?:[,. ]+(?:so |and )?(?:please |just )*{_BEGIN})?",
        r"(?:we|i) (?:can'?t|cannot) wait (?:for|until) (?:(?:the|an?|his|her) (?:yes|ok(?:ay)?|approval)"
        r"|(?:him|her|them|that))\b.{0,20}",
    )
)
# "So what, just start."
_IMPATIENT = re.compile(
    r"(?:(?:so )?what|come on|seriously|hurry(?: up)?|please|ok(?:ay)?|yes|now|i do ?n'?t care|it'?s urgent"
    r"|(?:we|i) need it(?: now)?|ffs|damn)",
    re.IGNORECASE,
)


def away_approvers(words: str, names: Iterable[str]) -> frozenset[str] | None:
    """ "Gwen is on holiday, Marty is at the bank", "I can't reach my boss": who of ``names`` is said to be away.

    Empty where no name is said; None for any other words. Whom "she" means who answers for the quote has to know.
    """
    said, known = plain_words(words).strip(), tuple(names)
    if not 0 < len(said.split()) <= _MOST_OF_THEM:
        return None
    whole = _away_in(said, known)
    if whole is not None:
        return whole
    told = [part for part in _JOINED.split(said) if part.strip()]
    parts = [_away_in(part, known) for part in told if _WHO_ELSE.fullmatch(part) is None]
    if not parts or parts[0] is None or any(part is None for part in parts):
        return None
    return frozenset(name for part in parts if part is not None for name in part)


def _away_in(said: str, names: Iterable[str]) -> frozenset[str] | None:
    if _HE_IS.fullmatch(said) is not None:
        return frozenset()
    for form in _SAYS_ABSENT:
        found = form.fullmatch(said)
        if found is None:
            continue
        told = [each for each in map(found.groupdict().get, ("name", "other")) if each is not None]
        meant = [_whole_name(each, names) for each in told]
        if None not in meant:
            return frozenset(each for each in meant if each is not None)
    return None


def _whole_name(told: str, names: Iterable[str]) -> str | None:
    return next((each for each in names if told.casefold() in (each.casefold(), *each.casefold().split())), None)


def only_of_somebody(words: str) -> bool:
    """ "He is away": of whom it is said the words alone do not tell."""
    return _HE_IS.fullmatch(plain_words(words).strip()) is not None


def wants_it_begun(words: str) -> bool:
    """ "Can't you just start?", "just start, we can't wait for her": before a yes has come."""
    said = plain_words(words).strip()
    if not 0 < len(said.split()) <= _MOST_OF_THEM:
        return False
    parts = [said] if _begun(said) else [part for part in _JOINED.split(said) if part.strip()]
    parts = [part for part in parts if _IMPATIENT.fullmatch(part) is None]
    return bool(parts) and all(map(_begun, parts))


def _begun(said: str) -> bool:
    return any(form.fullmatch(said) for form in _STARTS)


def asks_whether_answered(words: str, names: Iterable[str]) -> bool:
    """ "Did Gwen answer?", "has it been approved yet?"; `names` are those of the people who may be meant.

    Of the price anybody's answer may be meant.
    """
    known = tuple(names)
    of_the_price = _OF_THE_PRICE.search(plain_words(words)) is not None
    return says_with_known_names(_ASKS, words, words.split() if of_the_price else known)


def asks_for_a_yes(words: str, names: Iterable[str]) -> bool:
    """The same, where it can be nothing but a yes to a price."""
    said = plain_words(words)
    named = any(_whole_name(word, names) for word in re.findall(r"[^\W\d_]+", said))
    return asks_whether_answered(words, names) and (named or _OF_A_YES.search(said) is not None)


def wants_a_reminder(words: str, names: Iterable[str]) -> bool:
    """ "Remind her", "can you nudge Gwen?": whoever has to say yes shall be asked once more."""
    return says_with_known_names(_REMINDS, words, names)


def says_with_known_names(forms: Iterable[re.Pattern[str]], words: str, names: Iterable[str]) -> bool:
    """Whether few words are one of the forms, and whom their group `name` names, if it does, is one of `names`."""
    said = plain_words(words)
    if not 0 < len(said.split()) <= MOST_WORDS + 4:
        return False
    known = {part for name in names for part in (name.casefold(), *name.casefold().split())}
    found = (form.fullmatch(said) for form in forms)
    return any(each is not None and _is_known(each, known) for each in found)


def _is_known(found: re.Match[str], known: set[str]) -> bool:
    name = found.groupdict().get("name")
    return name is None or name.casefold() in known
