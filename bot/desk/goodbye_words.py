"""Somebody says goodbye, and nothing else. "I have to go" in the middle of a fix may mean that they come back to it."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

_LEAD = (
    r"(?:(?:ok(?:ay)?|alright|all right|great|good|fine|perfect|right|well|thanks?|thank you|thx|cheers|many thanks"
    r"|that(?:'?s| is| was)? (?:all|it)(?: for (?:now|today))?|nothing else|no|so|then|and)[,.! ]+)*"
)
_BYE = (
    r"(?:good ?b+ye+|b+ye+(?:-?bye)?|cya|see (?:ya|you|u)(?: (?:later|soon|then|tomorrow|around|next time|on \w+day))?|ciao|cheerio"
    r"|(?:have|enjoy) (?:a|the|your) (?:(?:good|nice|great|lovely) )?(?:day|evening|night|weekend|one)|good ?night|take care"
    r"|talk (?:to you )?(?:later|soon))"
)
_TAIL = r"(?:[,.! ]+(?:for now|now|then|bot|all|everyone|everybody|thanks?|thank you|again|until (?:tomorrow|then|next time)))*"
_GOODBYE = re.compile(rf"{_LEAD}{_BYE}(?:[,.! ]+(?:and )?{_BYE})*{_TAIL}[.! ]*", re.IGNORECASE)


def says_goodbye(words: str) -> bool:
    """ "Bye", "thanks, have a nice day"."""
    return _GOODBYE.fullmatch(plain_words(words).strip()) is not None
