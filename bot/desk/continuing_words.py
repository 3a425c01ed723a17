"""More about a request that is talked about: "and the remote access", "sorry, the 18th", "same rights as Nadia"."""

from __future__ import annotations

import re

from bot.desk.leaving_words import asks_for_quiet
from bot.desk.plain_words import plain_words
from bot.desk.side_words import asks_something

# Longer words may be about something new, whatever they begin with.
MOST_WORDS = 14
_NUMBER = r"(?:\d+(?:st|nd|rd|th)?|one|two|three|four|five|six|seven|eight|nine|ten)"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|tonight|next \w+)"
_PUTS_RIGHT = r"(?:(?:no|oh|sorry|wait|actually|well|i mean|i meant|correction|better)[,.! ]+)+"
_GOES_ON = re.compile(
    rf"(?:and|also|plus|with|without|but) (?!(?:that'?s|this is|what|how|who|when|why|then)\b)"
    r"|(?:his|her|their|its) "
    r"|(?:he|she|they)(?:'s|'ll|'d|'re| is| are| will| has| have| needs?| works?| starts?| can| should| must| also)\b"
    r"|(?:the )?same \w+|(?:it|that|this)(?:'s| is) (?:for|on|by|from|in|at|the|a|an|about)\b"
    rf"|(?:{_PUTS_RIGHT})(?:he|she|they)\b"
    rf"|(?:{_PUTS_RIGHT})(?:it'?s |it is |the |on |for |from |by |make it |not )*(?:{_NUMBER}|{_DAY})\b"
    rf"|(?:it'?s |it is |the |on |for |from |by |until |make it )*(?:the )?(?:{_NUMBER}|{_DAY})\b"
    rf"|(?:about|around|roughly|up to|at most|no more than|budget|max) (?:of |is )?[$£€]?{_NUMBER}"
    r"|before (?:he|she|they)\b|as soon as\b|(?:first|last) day\b",
    re.IGNORECASE,
)
_TIME_ALONE = re.compile(
    rf"(?:(?:on|for|until|till|by|the|then|ok(?:ay)?|yes|rather|better)[, ]+)*(?:{_DAY}|morning)"
    r"(?: (?:morning|please|then|is fine|is ok(?:ay)?))*[ .!]*",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:and|also|plus|with|without|but) (?!(?:his|her|their|he|she|they|it|the same)\b)", re.IGNORECASE)
# A fault is a matter of its own, and so is what belongs to whoever speaks.
_FAULT = re.compile(
    r"\b(?:down|broken|dead|offline|slow|stuck|frozen|freezes?|crash\w*|jam\w*|errors?|fails?|failed|hack\w*|virus|phish\w*|spam"
    r"|stolen|lost|smok\w*|burn\w*|fire|not work\w*|(?:does|do|is|are|was|ca|wo)n[o']?t|does not|do not|will not|cannot|can not"
    r"|keeps?|problems?|issues?|trouble|my (?:laptop|computer|pc|screen|mouse|keyboard|phone|printer|outlook|teams|e-?mail|password"
    r"|account|vpn)"
    r"|bill|invoice|price|costs?|cover\w*|a person|human|somebody|someone|cancel|never ?mind|forget)\b",
    re.IGNORECASE,
)


def continues(words: str, *, on_ticket: bool = False) -> bool:
    """Whether a few words go on with the request before them, or put it right, and ask and report nothing.

    ``on_ticket``: once it is written, "and ..." may be the next matter, unless it is about the same person.
    """
    said = plain_words(words).strip()
    if not said or len(said.split()) > MOST_WORDS or asks_something(said):
        return False
    if on_ticket and _AND.match(said) is not None:
        return False
    return asks_for_quiet(said) or (_GOES_ON.match(said) is not None and _FAULT.search(said) is None)


def names_a_day_alone(words: str) -> bool:
    """ "Tomorrow please": where hours are offered, it chooses one of them."""
    return _TIME_ALONE.fullmatch(plain_words(words).strip()) is not None
