"""What a person typed becomes plain words: no control characters, no hidden marks, never a payload."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_CHARACTERS = 2_000

# Work is bounded before any character is looked at; nobody types this much by hand.
_MAX_RAW = 40_000
_SOLIDI = "/\uff0f\u2044\u2215\u29f8\u2571"
_PAYLOAD_MARK = re.compile(rf"[\s{_SOLIDI}]+|external\s*[:\uff1a]", re.IGNORECASE)
# Only a leading mark makes a payload: white space alone is stripped as well, but is not one.
_COMMAND_PUNCTUATION = re.compile(r"[{}\[\]\"@:,_=]+")
# Each way in at most one way, so that a row of a thousand signs is read at once.
_COMMAND = re.compile(r"[\w.-]+\s*(?:@[\d.]+\s*)?[{\[].*\Z|[\w.-]+@[\d.]+\Z|(?=[^\W\d]+_\w)\w+\Z", re.DOTALL)
# Letters and marks that show nothing but that str.strip() does not take away.
_INVISIBLE = frozenset(
    {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD}
    | set(range(0x180B, 0x1810))
    | set(range(0xFE00, 0xFE10))
    | set(range(0xE0100, 0xE01F0))
)
# Signs that word processors put in place of the two on the keyboard.
_QUOTES = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u02b9\u02bb\u02bc\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u02ba\uff02"), '"'),
}
# From this share of capitals on a message shouts; a few letters are an acronym, an error's name or a tag.
_SHOUTED_SHARE, _SHOUTED_LETTERS, _SHOUTED_WORDS = 0.7, 6, 2
_WORD_OF_LETTERS = re.compile(r"(?<!\S)[^\W\d_]{2,}")


@dataclass(frozen=True)
class TypedText:
    """Words that are safe to store and to hand to the assistant; `text` has at most 2,000 characters."""

    text: str
    truncated: bool
    was_payload: bool
    empty: bool


def clean_typed_text(text: str | bytes, most: int = MAX_CHARACTERS) -> TypedText:
    """Plain words of one line out of anything a channel delivers, at most so many characters; never raises."""
    raw = text.decode("utf-8", "ignore") if isinstance(text, bytes) else text
    truncated = len(raw) > _MAX_RAW
    words = _fold(raw[:_MAX_RAW])
    words, was_payload = _without_payload(words)
    if len(words) > most:
        words, truncated = words[:most].rstrip(), True
    return TypedText(text=words, truncated=truncated, was_payload=was_payload, empty=not words)


def quiet_caps(text: str) -> str:
    """The text in lower case where most of its letters are capitals, for models; anything else unchanged."""
    capitals = sum(character.isupper() for character in text)
    letters = capitals + sum(character.islower() for character in text)
    shouts = letters >= _SHOUTED_LETTERS and capitals >= _SHOUTED_SHARE * letters
    return text.lower() if shouts and len(_WORD_OF_LETTERS.findall(text)) >= _SHOUTED_WORDS else text


def without_payload_marks(text: str) -> str:
    """The end of `text` that follows every leading slash, `EXTERNAL:`, blank and invisible character."""
    position = 0
    while position < len(text):
        mark = _PAYLOAD_MARK.match(text, position)
        if mark is not None:
            position = mark.end()
        elif _is_invisible(text[position]):
            position += 1
        else:
            break
    return text[position:]


def _fold(text: str) -> str:
    visible = "".join(
        " " if character.isspace() or unicodedata.category(character) == "Cc" else character
        for character in text
        if not _is_invisible(character)
    )
    return " ".join(unicodedata.normalize("NFC", visible).translate(_QUOTES).split())


def _is_invisible(character: str) -> bool:
    """Format, surrogate and private characters, noncharacters and blanks that pass for letters."""
    code = ord(character)
    if code < 0x80:
        # NUL and other binary rests vanish; line ends and tabs are blanks.
        return code == 0x7F or (code < 0x20 and character not in "\t\n\r\v\f")
    if code in _INVISIBLE or code & 0xFFFE == 0xFFFE:
        return True
    return unicodedata.category(character) in {"Cf", "Cs", "Co"}


def _without_payload(words: str) -> tuple[str, bool]:
    rest = without_payload_marks(words)
    if rest == words:
        return words, False
    if _COMMAND.match(rest):
        rest = " ".join(_COMMAND_PUNCTUATION.sub(" ", rest).split())
        rest = without_payload_marks(rest)
    return rest.rstrip(), True
