"""Word of a yes to a price that somebody else is said to have given: "boss says ok", "Gwen is fine with it"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.desk.waiting_words import says_with_known_names

_LEAD = (
    r"(?:(?:yes|ok(?:ay)?|so|and|but|well|hi|hello|good news|great|fine|sorry|btw|by the way|i (?:just )?asked(?: and)?"
    r"|i (?:just )?(?:asked|(?:talked|spoke) (?:to|with)) (?:him|her|them)(?: and)?)[,.:! ]+){0,3}"
)
_ROLE = (
    r"(?:(?:my|the|our) )?(?:big )?(?:boss|manager|approver|owner|director|supervisor|head office|management)"
    r"|(?:the|our|my) (?:office manager|company|accountant|partners?|chef|chief)"
)
_NAME = r"(?P<name>[^\W\d_][\w'-]+(?: [^\W\d_][\w'-]+)?)"
_WHO = rf"(?:he|she|they|{_ROLE}|{_NAME})"
_SAYS = (
    r"(?:(?:has |have )?(?:just |already |also )?"
    r"(?:says?|said|told|texted|texts?|wrote|confirm(?:s|ed)?|mailed)(?: that| me| us){0,2})"
)
_FINE = r"(?:fine|good|ok(?:ay)?|alright|all right|approved|agreed|cool|no problem)"
_A_YES = (
    rf"(?:yes|ok(?:ay)?|go(?: ahead| for it)?|do it|{_FINE}|(?:it|that|this)(?:'s| is) {_FINE}|to (?:go ahead|do it|go for it)"
    r"|(?:we|you|i) (?:can|may|should)(?: (?:go ahead|do it|go for it))?)"
)
_IT = r"(?:it|this|that|the (?:price|cost|quote|callout|visit|work))"
_GRANT = r"(?:(?:the|his|her|their|an?) )?(?:ok(?:ay)?|yes|go(?:[- ]ahead)?|green light|approval|permission|blessing|sign[- ]off)"
_CLOSING = (
    r"(?:[, ]+(?:to (?:me|us|it|this|that)|already|now|go ahead|please|go|do it|so go ahead|then|thanks|thank you|with it"
    r"|by phone|on the phone))*[ .!]*"
)


_AGREED = tuple(
    re.compile(rf"{_LEAD}(?:{form}){_CLOSING}", re.IGNORECASE)
    for form in (
        rf"{_WHO} {_SAYS} {_A_YES}",
        rf"{_WHO} (?:is|are) (?:totally |all )?(?:{_FINE}|happy|on board) with {_IT}",
        rf"{_WHO} (?:has |have )?(?:just |already )?(?:agree[sd]?(?: (?:to|with) {_IT})?|approve[sd]?(?: {_IT})?"
        rf"|sign(?:s|ed) off(?: on {_IT})?|ok'?e?d {_IT})",
        rf"{_WHO} (?:has |have )?(?:just |already )?(?:gave|gives|given|give)(?: (?:me|us))? {_GRANT}",
        rf"(?:i|we)(?:'ve| have)? (?:just |already )?(?:got|have|received) {_GRANT}(?: from {_WHO})?",
        rf"{_IT}(?:'s| is| was| has been)(?: already| just)? (?:approved|agreed|signed off|ok'?e?d) by {_WHO}",
        rf"(?:approved|agreed|signed off) by {_WHO}",
    )
)


def says_that_somebody_agreed(words: str, names: Iterable[str]) -> bool:
    """ "Boss says ok", "Gwen is fine with it", "I got the approval"; `names` are those of the people who may be meant."""
    return says_with_known_names(_AGREED, words, names)
