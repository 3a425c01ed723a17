"""Pictures and files that people send: what is kept, what is refused, and what their names may look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType

from bot.desk.plain_words import plain_words

MEGABYTE = 1024 * 1024
LARGEST_MEGABYTES = 20
LARGEST = LARGEST_MEGABYTES * MEGABYTE
"""In bytes; it is also the most that Telegram gives a bot."""

# In one conversation within a day: whoever is known, and whoever is not.
MOST_A_DAY, MOST_OF_STRANGERS_A_DAY = 40, 10
# So long a file without a ticket waits for the next one that its sender opens, and so long it is kept at all.
WAITS_FOR_A_TICKET, KEPT_WITHOUT_A_TICKET = timedelta(hours=24), timedelta(days=30)
LONGEST_NAME = 120

PICTURES: Mapping[str, str] = MappingProxyType(
    {
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "gif": "image/gif",
        "webp": "image/webp",
        "bmp": "image/bmp",
        "tif": "image/tiff",
        "tiff": "image/tiff",
    }
)
"""Kinds of pictures by the end of their name; each is drawn anew before it is kept."""

_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCUMENTS: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "application/pdf",
        "txt": "text/plain",
        "log": "text/plain",
        "csv": "text/csv",
        "json": "application/json",
        "eml": "message/rfc822",
        "docx": f"{_OFFICE}.wordprocessingml.document",
        "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
        "pptx": f"{_OFFICE}.presentationml.presentation",
    }
)
"""Kinds of other files that are kept, as they are."""


class AttachmentState(str, Enum):
    """A file is wanted until its bytes are here; the other states are final."""

    WANTED = "wanted"
    KEPT = "kept"
    REFUSED = "refused"
    LOST = "lost"


class Refusal(str, Enum):
    """Why a file is not kept."""

    KIND = "kind"
    VIDEO = "video"
    LINK = "link"
    SIZE = "size"
    MANY = "many"
    CONTENT = "content"


@dataclass(frozen=True)
class SentFile:
    """A file as a channel tells of it, before anybody has fetched it.

    ``file`` is the platform's own name for it, the same however often it is sent; ``source`` is what the channel needs to
    fetch it. ``size`` is in bytes, None where the platform does not say. A ``link`` leads to another service.
    """

    file: str
    name: str
    media_type: str = ""
    size: int | None = None
    source: Mapping[str, str] = field(default_factory=dict)
    link: bool = False


@dataclass(frozen=True)
class Attachment:
    """A file on record. ``id`` cannot be guessed. ``turn`` is the message that brought it.

    ``ticket`` is None until there is one, and ``loose`` says that it still waits for one. ``media_type``, ``size`` (bytes)
    and ``sha256`` are those of what is kept; before that what was said of it. ``why`` says why it is not kept.
    """

    id: str
    conversation: str
    turn: str
    client: str | None
    contact: str | None
    ticket: str | None
    file: str
    name: str
    media_type: str
    size: int | None
    state: AttachmentState
    sent_at: datetime
    source: Mapping[str, str] = field(default_factory=dict)
    loose: bool = True
    sha256: str | None = None
    why: Refusal | None = None
    attempts: int = 0
    settled_at: datetime | None = None

    @property
    def is_picture(self) -> bool:
        """Whether it is, or is said to be, a picture."""
        return is_picture(self.name, self.media_type)


@dataclass(frozen=True)
class CleanFile:
    """What is kept of a file: a picture is drawn anew and has a small one beside it, anything else is as it was sent."""

    content: bytes
    media_type: str
    thumbnail: bytes | None = None


def is_picture(name: str, media_type: str) -> bool:
    """Whether a file calls itself a picture of a kind that we read."""
    return media_type in PICTURES.values() or ending(name) in PICTURES


def ending(name: str) -> str:
    """What stands behind the last dot, in small letters; empty where there is none."""
    before, dot, behind = name.rpartition(".")
    return behind.lower() if dot and before else ""


def kept_type(name: str, media_type: str) -> str | None:
    """The media type under which a file would be kept; None for kinds that are not.

    The name decides, because that is what opens the file on a technician's computer; what a platform says of a file
    counts only where the name has no ending.
    """
    known = {**PICTURES, **DOCUMENTS}
    end = ending(name)
    if end:
        return known.get(end)
    return media_type if media_type in known.values() else None


def refusal_of(sent: SentFile) -> Refusal | None:
    """Why a file is not even fetched, by what is said of it; None where it may be kept."""
    if sent.link:
        return Refusal.LINK
    if sent.media_type.startswith("video/"):
        return Refusal.VIDEO
    if kept_type(sent.name, sent.media_type) is None:
        return Refusal.KIND
    return Refusal.SIZE if sent.size is not None and sent.size > LARGEST else None


_UNSEEN = re.compile(r"\s+")


def plain_name(name: str) -> str:
    """A file's name as text and nothing else: no folders, no signs that are not seen or turn the text round."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in last)
    words = _UNSEEN.sub(" ", seen).strip(" .")
    if len(words) <= LONGEST_NAME:
        return words or "file"
    end = ending(words)
    tail = f"….{end}" if 0 < len(end) <= 5 else "…"
    return words[: LONGEST_NAME - len(tail)] + tail


def kept_name(name: str, media_type: str) -> str:
    """The name under which a file is kept: a picture that was drawn anew has the ending of what it is now."""
    endings = [end for end, kind in PICTURES.items() if kind == media_type]
    if not endings or ending(name) in endings:
        return name
    stem = name.rpartition(".")[0] if ending(name) in PICTURES else name
    return f"{stem}.{endings[0]}"


def in_short(size: int) -> str:
    """A number of bytes for people: ``3 kB``, ``1.2 MB``."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1024))} kB"
    return f"{size / MEGABYTE:.1f} MB"


# fmt: off
_ONLY_THAT = frozenset({
    "a", "about", "again", "also", "an", "and", "another", "as", "at", "attached", "attachment", "below", "can",
    "enclosed", "error", "file", "files", "fyi", "hello", "here", "heres", "hi", "i", "image", "images", "in",
    "is", "it", "its", "just", "know", "latest", "let", "log", "logs", "look", "me", "message", "more", "my",
    "of", "ok", "one", "out", "page", "pdf", "photo", "photos", "pic", "pics", "picture", "pictures", "please",
    "screen", "screen-shot", "screenshot", "screenshots", "see", "sent", "show", "shows", "sorry", "that",
    "thats", "the", "there", "these", "this", "what", "with", "you", "your",
})
# fmt: on
_MOST_WORDS = 10
_IT = r"(?:it|this|that|these|this (?:one|thing|error|message|problem|issue)|(?:the|my) (?:error|problem|issue))"
_TO_MEND = re.compile(
    r"(?:(?:hi|hey|hello|ok(?:ay)?|and|so|also|please|pls|sorry)[,.! ]+)*"
    rf"(?:(?:(?:can|could|will|would) (?:you|some ?(?:one|body))(?: please| maybe)?|please|pls|how (?:can|do) (?:i|we|you)) )?"
    rf"(?:(?:fix|repair|solve|mend|handle|do something about)(?: {_IT})?|sort {_IT}(?: out)?"
    rf"|help(?: me| us)?(?: (?:with|fix|solve) {_IT})?|(?:have|take) a look(?: at {_IT})?|look (?:at|into) {_IT})"
    rf"(?: (?:please|pls|for me|for us|too|as well|now|quickly))*[ ?!.]*"
    rf"|(?:and )?(?:what(?:'s| is) {_IT}|what does {_IT} mean|what about {_IT}|and {_IT})[ ?!.]*",
    re.IGNORECASE,
)


def asks_to_mend_it(words: str) -> bool:
    """ "Can you fix this?" beside a file, and nothing of what it is: it may be of a ticket that is open, or new."""
    return _TO_MEND.fullmatch(plain_words(words).strip()) is not None


def says_only_that_it_is_there(words: str) -> bool:
    """Whether the words beside a file say no more than "here is the screenshot"; also when there are none."""
    said = [re.sub(r"[^a-z-]", "", each.replace("'", "").replace("’", "")) for each in words.lower().split()]
    said = [each for each in said if each]
    if any(character.isalpha() for character in words) and not said:
        return False
    return len(said) <= _MOST_WORDS and all(each in _ONLY_THAT for each in said)
