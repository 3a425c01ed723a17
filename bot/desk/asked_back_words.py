"""What somebody asks back at a step of a fix: "where is that", "which one is the button", "why can't I"."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

# Longer words may be about something new, whatever else they say.
MOST_WORDS = 14
LONGEST_QUESTION = 25

_AUX = (
    r"(?:is|are|was|were|am|do|does|did|can|could|will|would|shall|should|may|might|must|has|have"
    r"|(?:ca|do|does|did|is|are|wo|could|should)n'?t)"
)
_BEFORE = r"(?:(?:ok(?:ay)?|and|but|so|hm+|well|sorry|wait|yes|no|done|please|hey)[,. ]+)*"
_QUESTION = re.compile(
    rf"{_BEFORE}(?:why\b.*|(?:what|which|where|how|who|whose)(?:'s)?(?: [\w'-]+){{0,2}}[ .!]*|when(?:'s)? {_AUX}\b.*"
    rf"|(?:what|which|where|how|who|whose)(?:'s| [\w'-]+ {_AUX}| (?:[\w'-]+ ){{0,2}}{_AUX})\b.*"
    r"|(?:can|could|may|should|shall|must|would|will|do|does|have|am)(?:n'?t)? (?:i|we|you|they|he|she)\b.*"
    r"|(?:is|are|was|does|can|could|will|should) (?:it|that|this|there|they|somebody|someone)\b.*"
    r"|(?=[\s?]*[^\s?]).*\?)",
    re.IGNORECASE,
)
# "Yes?" is the answer of somebody who is not sure.
_ASKED_BACK = re.compile(r"(?:yes+|yep|yeah|yup|no+|nope|ok(?:ay)?|done|maybe)[ ?!.]*", re.IGNORECASE)
_THING = r"(?:(?!my\b|our\b|your\b)[\w'&/-]+)"
_FIND = (
    r"(?:find|restart|reboot|unplug|see|look|click|press|go|get to|open|change|choose|select|check|enter|type|plug|switch|turn"
    r"|push)"
)
_WHERE = re.compile(
    rf"{_BEFORE}(?:where(?:'s| is| are| was) {_THING}(?: {_THING}){{0,6}}|where (?:that|this|it)"
    rf"|where (?:do|can|should|would|could|must|shall) i {_FIND}(?: {_THING}){{0,6}}|where|where exactly|where to(?: {_THING}){{1,4}}"
    r"|(?:which|what) (?:one|button|key|menu|icon|sign|cable|plug|box|setting|settings|window|tab|field|symbol|switch"
    r"|light|printer|name|cord)"
    rf"(?: (?:is|are|do|should|must|shall|of)\b(?: {_THING}){{1,6}})?"
    rf"|how (?:do|can|should|would|could|must) i (?:do (?:that|this|it)|know|tell|{_FIND})(?: {_THING}){{0,6}}"
    rf"|how do you (?:do|open|find) (?:that|this|it)"
    rf"|what(?:'s| is) (?:that|this)|what (?:does|do) (?:that|this|it) (?:mean|look like))[ ?!.]*",
    re.IGNORECASE,
)
# What is looked for may be one's own, or somebody.
_OTHERWISE = re.compile(
    r"\b(?:my|our|your?|lost|gone|stolen|deleted|disappeared|technician|ticket|some(?:body|one)|person|invoice|money|bill|price|buy)\b",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    rf"{_BEFORE}what(?:'s| is| are)(?: meant by)? (?P<thing>[\w'&/. -]+?)(?: (?:for|again|here|exactly|please))*[ ?!.]*"
    rf"|{_BEFORE}what (?:does|do) (?P<word>[\w'&/. -]+?) mean(?: (?:here|exactly))?[ ?!.]*",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"\b(?:an?|the|this|that|these|those)\b")


def is_a_question(words: str) -> bool:
    """ "Why can't I", "which one?": asked back at a step, whatever it sounds like, and no answer to it."""
    said = plain_words(words).strip()
    if len(said.split()) > LONGEST_QUESTION:
        return False
    return _ASKED_BACK.fullmatch(said) is None and _QUESTION.fullmatch(said) is not None


def asks_where(words: str) -> bool:
    """ "Where is that", "which one is the button", "how do I open settings": about the step, and about nothing of one's own."""
    said = plain_words(words).strip()
    return len(said.split()) <= MOST_WORDS and _WHERE.fullmatch(said) is not None and _OTHERWISE.search(said) is None


def asks_what_is_named(words: str, shown: str) -> bool:
    """ "What is safe mode?", of something that is spoken of in what was ``shown``."""
    said = plain_words(words).strip()
    asked = _WHAT_IS.fullmatch(said) if len(said.split()) <= MOST_WORDS else None
    if asked is None or _OTHERWISE.search(said) is not None:
        return False
    thing = " ".join(_ARTICLES.sub(" ", (asked["thing"] or asked["word"]).casefold()).split())
    return bool(thing) and re.search(rf"(?<!\w){re.escape(thing)}(?!\w)", plain_words(shown).casefold()) is not None
