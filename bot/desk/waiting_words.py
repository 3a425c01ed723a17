"""What people say who wait for a yes to a price: "did Gwen answer?", "has it been approved yet?", "can you nudge her?"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.desk.plain_words import plain_words
from bot.desk.short_answers import MOST_WORDS

_LEAD = (
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
    )
)
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


def asks_whether_answered(words: str, names: Iterable[str]) -> bool:
    """ "Did Gwen answer?", "has it been approved yet?"; `names` are those of the people who may be meant."""
    return says_with_known_names(_ASKS, words, names)


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
