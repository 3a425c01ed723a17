"""Whether words are surely about something else than what they may be taken for: "also the printer jams", "no, it is new"."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

_ANOTHER = re.compile(
    r"^(?:(?:ok(?:ay)?|and|oh|hi|hey|sorry|well)[,.! ]+)*"
    # "By the way it is on the server too" goes on with what was told.
    r"(?:(?:also|besides|by the way|btw)(?!,? (?:it|they|this|that)(?:'s|'re| is| are| was| has| have)\b)|another"
    r"|(?:a )?(?:different|separate|new|second|other) "
    r"(?:thing|problem|issue|matter|question)|something else|one more thing|unrelated)\b",
    re.IGNORECASE,
)
# What has nothing to do with an attack or an outage.
_UNRELATED = re.compile(
    r"\b(?:printers?|scanners?|toner|monitors?|keyboards?|mouse|headsets?|webcam|order(?:ing)?|buy|purchase"
    r"|new (?:colleague|starter|hire)"
    r"|licen[cs]e|excel|powerpoint)\b",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    r"\b(?:costs?|price|charged?|covered|pay|paying|contract|plan|expensive|afford)\b", re.IGNORECASE
)
# Asked of the desk: a ticket, a person; what stops it all; a greeting.
_OF_THE_DESK = re.compile(
    r"\b(?:invoice|quote|approve\w*|tickets?|status|cancel|never ?mind"
    r"|false alarm|close"
    r"|stop|my mistake"
    r"|declin\w*|no way|resolved|solved|fixed|complain\w*)\b|^\W*(?:hi|hello|hey|thanks?"
    r"|thank you|cheers|bye|goodbye|help)\W*$",
    re.IGNORECASE,
)
# Words of people who are hurt go where whom to call stands first.
_HURT = re.compile(
    r"\b(?:hurt|injur\w*|bleed\w*|blood|unconscious|breath\w*|faint\w*|collaps\w*|chest|heart|gun|knife|weapon|threat\w*"
    r"|attack(?:s|ed|ing)? (?:me|us|him|her|them)|kill\w*|suicid\w*|die|dying|fires?|smok\w*|gas|scared|afraid|stabb\w*"
    r"|shoot\w*|shot|fight\w*|violen\w*|hit (?:me|us|him|her)|end (?:it|my))\b",
    re.IGNORECASE,
)


_MATTER = r"(?:one|thing|problem|issue|matter|ticket|fault|question|printer|computer|error)"
_NOT_THAT = (
    rf"(?:not (?:the )?(?:same|that|it|this|old)(?: {_MATTER})?(?: again)?|nothing to do with (?:that|it|this)(?: {_MATTER})?"
    rf"|(?:(?:a |an )?(?:brand )?(?:new|different|another|separate|other|unrelated)(?: {_MATTER})?|something (?:else|new|different)))"
)
_IS_NEW = re.compile(
    r"(?:(?:no+|nope|nah|yes|yeah|yep|well|sorry|i think|actually)[,.! ]+)*"
    rf"(?:(?:it|this|that)(?:'s|'?s? is| is| was)? )?{_NOT_THAT}"
    rf"(?:[,. ]+(?:(?:it|this|that)(?:'s| is) )?(?:{_NOT_THAT}|this time|i think|now|today|please))*[.! ]*",
    re.IGNORECASE,
)


_NAMED_NEW = re.compile(r"\b(?:something|new|problem|issue|matter|ticket|fault|question)\b", re.IGNORECASE)


def says_it_is_new(words: str) -> bool:
    """ "No, it is new", "different thing", and nothing else: to the question whether it is what was told before."""
    return _IS_NEW.fullmatch(plain_words(words).strip()) is not None


def names_a_new_matter(words: str) -> bool:
    """ "Yes, a new problem", said where "another one" may be another hour or another way: it is a matter that is new."""
    return says_it_is_new(words) and _NAMED_NEW.search(words) is not None


_OTHER = (
    r"(?:(?:the |an? )?(?:other|another|different|wrong|new)(?: (?:one|thing|problem|issue|matter|ticket|fault))?"
    r"|something (?:else|different|other)|another)"
)
_WAS_OF_ANOTHER = re.compile(
    r"(?:(?:no+|nope|nah|well|sorry|oh|wait|hm+|but|actually|i think|my mistake|my bad)[,.! ]+)*"
    rf"(?:(?:(?:that|this|it)(?:'s| is| was)|i(?:'m| am| was)? ?(?:mean|meant|talking|speaking)?)(?: (?:about|for|of|on))? {_OTHER}"
    r"|(?:that|this|it)(?:'s| is| was) not (?:about|for|on) (?:that|this|it|that one|this one|nd-?\d+)"
    rf"(?: (?:one|thing|problem|issue|matter|ticket|fault))?(?:[,. ]+(?:but )?(?:about |for )?{_OTHER})?|wrong (?:one|ticket))"
    r"(?:[,. ]+(?:sorry|please|not (?:this|that)(?: one| ticket)?|i think|not nd-?\d+))*[.! ]*",
    re.IGNORECASE,
)


def says_it_was_of_another(words: str) -> bool:
    """ "No, that was about the other thing", "wrong ticket, sorry", and nothing else: of what was just told."""
    return _WAS_OF_ANOTHER.fullmatch(plain_words(words).strip()) is not None


def is_of_another_matter(words: str, *, money_aside: bool = False) -> bool:
    """Whether the desk answers as always; whatever else is said may be about the emergency, and belongs to whoever was called.

    So it does where somebody may be hurt, which comes first. With ``money_aside`` what is said of its price or its plan is about the
    emergency too: a question about them has been answered.
    """
    said = plain_words(words)
    forms = (_ANOTHER, _UNRELATED, _OF_THE_DESK, _HURT, *(() if money_aside else (_OF_MONEY,)))
    return any(form.search(said) is not None for form in forms)
