"""Words that say the problem is gone while a step asks something else: "it works now", "fixed, thanks"."""

from __future__ import annotations

import re
from enum import Enum

from bot.desk.plain_words import plain_words
from bot.desk.walkthroughs import Step, StepKind

# Longer words tell more than that.
MOST_WORDS = 20


class Gone(Enum):
    """How sure it is that the problem is over."""

    SURELY = "surely"
    PERHAPS = "perhaps"  # or the step has been answered


class _News(str, Enum):
    """How surely good news is news of the problem."""

    FIXED = "fixed"  # "fixed, thanks"
    NOW = "now"  # "it works now"
    WORKED = "worked"  # "it worked"
    WORKS = "works"  # "it works"
    DOES = "does"  # "now it does", which may be what the step asks


_YES = r"(?:yes+|yep|yeah|yup)"
_LEAD = (
    r"(?:(?:ok(?:ay)?|oh+|ah+|wait|hey|wow|look|so|and|well|actually|never ?mind|great|good(?: news)?|nice|super|perfect|hm+|sorry"
    r"|thanks|thank you|no need|ha+|haha|hooray|yay|it'?s ok(?:ay)?)[,.! ]+){0,8}"
)
_NO_PERSON = r"(?!(?:boss|manager|wife|husband|colleagues?|son|daughter|friend|partner|assistant|technician|hacker|other|others)\b)"
_IT = rf"(?:it|that|this|all|everything|(?:the|my|our) {_NO_PERSON}[\w-]+(?: {_NO_PERSON}(?!is\b|are\b|has\b|was\b)[\w-]+)?)"
_PROBLEM = r"(?:(?:the |my |our )?(?:problem|issue|error|trouble)s?)"
_WELL = r"(?:working|online|up|running|printing|connected|fine|ok(?:ay)?)"
_DOES = r"(?:works?|prints?|connects?|loads?|opens?|starts?|syncs?|scans?|runs?)"
_NEWS = {
    _News.FIXED: (
        rf"(?:{_IT}(?:'s| is| are| has been| got| was)?(?: all| just| now)* )?(?:fixed|solved|sorted|resolved)(?: now| again)*"
        rf"|{_PROBLEM}(?:'s| is| are| has been)?(?: now| all| just)* (?:fixed|solved|sorted|resolved|gone|over|away)(?: now| again)*"
        r"|(?:it|that)(?:'s| has)? (?:just )?(?:fixed itself|(?:fixed|solved) (?:it|that|the problem))"
        r"|(?:i|we|somebody|someone|he|she|they)(?:'ve| have| has)? (?:just )?"
        r"(?:fixed|solved|sorted) (?:it|that|this)(?: myself| ourselves)?(?: now| already)*"
    ),
    _News.NOW: (
        rf"(?:{_IT} )?(?:all |just |suddenly |now )*{_DOES}(?: fine| ok(?:ay)?| well| perfectly| all right)*"
        r"(?: (?:again|now|already|finally))+"
        rf"|(?:{_IT} )?now (?:{_IT} )?{_DOES}(?: again| fine)*|(?:all |everything )(?:good|well) (?:again|now)"
        rf"|(?:{_IT}(?:'s| is| are)? )(?:all |just |now |back )*{_WELL}(?: fine| ok(?:ay)?)*(?: (?:again|now|already|finally))+"
        rf"|(?:all |now )*(?:{_WELL}|up and running)(?: fine)*(?: (?:again|now))+"
        r"|i got it (?:working|to work)(?: again| now)*"
        rf"|{_IT}(?:'s| has)?(?: just| suddenly| now)* (?:started|begun|began)(?: to)? (?:work|print|load|connect|run)(?:ing)?"
        r"(?: fine| again| now)*"
    ),
    _News.WORKED: r"(?:(?:it|that|this) )?(?:just |has )?(?:worked|helped|did (?:it|the trick))",
    _News.WORKS: (
        rf"(?:(?:it|that|this|everything)(?:'s working| is working| does work| {_DOES})|{_DOES})"
        r"(?: fine| ok(?:ay)?| well| perfectly)*"
    ),
    _News.DOES: (
        r"(?:(?:it|that) does(?: it)?(?: (?:again|now|already|finally))+|now (?:it|that) (?:does|did)(?: again)?"
        r"|(?:we(?:'re| are) )?back in business|(?:it|we)(?:'s|'re| is| are) alive(?: again)?)"
    ),
}
_THANKS = (
    r"(?:[,.! ]+(?:thanks?(?: you)?(?: so much| a lot| very much)?|cheers|great|super|perfect|all good|no need(?: any ?more)?"
    r"|you can close (?:it|this|the ticket)|bye))*[.! ]*"
)
_WHY = r"(?:(?:[,.;!]+ *| - | (?=because|since|after))(?P<why>[^,.;!\s].{1,90}))?"
_GOOD_NEWS = {
    news: re.compile(rf"{_LEAD}(?P<yes>{_YES}[,.! ]+)?{_LEAD}(?:{form})(?:{_THANKS}|{_WHY})", re.IGNORECASE)
    for news, form in _NEWS.items()
}
_SEEMS = r"(?:'s| is| seems| looks)(?: to be| all| now)*"
_IT_IS = re.compile(
    rf"{_LEAD}(?:{_YES}[,.! ]+)?(?:(?:it|that|the problem)(?: does| did|{_SEEMS}(?: (?:gone|good|fine|ok(?:ay)?|fixed|away))?)"
    rf"|all (?:good|fine)|gone|seems so|i think so|looks (?:good|like it))(?: now| again)*{_THANKS}",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\?|n't\b|\b(?:but|still|not|no|never|except|only|however|until|sometimes|another|also|too|other|else"
    r"|new|error|though|although|almost|half|before|yesterday)\b",
    re.IGNORECASE,
)
# What a look can have as its outcome: "it works now" may be the answer to it.
_OUTCOME = re.compile(
    r"(?<!who )\b(?:works?|working|opens?|loads?|prints?|connect\w*|quick|let you in|good|right|fine|appear\w*|arrives?|charges?"
    r"|rings?|hear|reach|back|there|stay)\b[^.?]*\?",
    re.IGNORECASE,
)


_OF_WHAT_WORKS = re.compile(
    rf"\b(?:{_DOES}|worked|{_WELL}|back|fixed|solved|sorted|resolved|gone|over|helped|good|great|again|now|yes|done|alive|normal)\b",
    re.IGNORECASE,
)


def is_gone(words: str, step: Step) -> Gone | None:
    """Whether the words say, beside what the step asks, that it is over; at an instruction good news is the answer to it.

    None for anything else, and where "it works" is what was asked.
    """
    said = plain_words(words).strip()
    if step.kind is StepKind.INSTRUCT or len(said.split()) > MOST_WORDS:
        return None
    found = _good_news(said.rstrip(" ?"))
    if found is None:
        return None
    news, after_a_yes = found
    if said.endswith("?"):
        return Gone.PERHAPS
    if news is _News.FIXED:
        return Gone.SURELY
    if news is _News.DOES:
        return Gone.PERHAPS
    if step.kind is StepKind.QUESTION:
        return Gone.PERHAPS if after_a_yes or news is _News.WORKS else Gone.SURELY
    plain = news in (_News.WORKED, _News.WORKS)
    if _OUTCOME.search(step.text) is not None:
        return None if after_a_yes or news is _News.WORKS else Gone.PERHAPS
    if plain and after_a_yes:
        return None
    return Gone.PERHAPS if plain or after_a_yes else Gone.SURELY


def says_gone(words: str) -> bool:
    """Good news as the answer to whether the problem is gone: "yes it prints again", "it does"."""
    said = plain_words(words).strip()
    if "?" in said or len(said.split()) > MOST_WORDS:
        return False
    return _IT_IS.fullmatch(said) is not None or _good_news(said) is not None


def may_say_gone(words: str) -> bool:
    """Whether anything of the words speaks of what works; "plugged in ya" may be taken for good news and is none."""
    return says_gone(words) or _OF_WHAT_WORKS.search(plain_words(words)) is not None


def _good_news(said: str) -> tuple[_News, bool] | None:
    """Which good news it is, and whether it began with a yes."""
    for news, form in _GOOD_NEWS.items():
        found = form.fullmatch(said)
        if found is not None and (found["why"] is None or _DOUBT.search(found["why"]) is None):
            return news, found["yes"] is not None
    return None
