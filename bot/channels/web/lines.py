"""The lines of a conversation as a page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.operations.cards import PICTURES
from bot.operations.ports import ConversationLine, OutgoingMessage, ShownButton, Subject

NO_WORDS = "(no words)"
_LIST_MARKS = {"✓": "yes", "✔": "yes", "✗": "no", "✘": "no", "•": "point", "-": "point"}


@dataclass(frozen=True)
class ListItem:
    """One point of a list: ``kind`` is yes, no or point."""

    kind: str
    text: str


@dataclass(frozen=True)
class Block:
    """A stretch of plain text, or a list."""

    text: str = ""
    items: tuple[ListItem, ...] = ()


@dataclass(frozen=True)
class LineView:
    """One bubble. ``id`` is the outbox id of our words; ``latest`` ones have the prominent buttons.

    ``picture`` is where the browser fetches it, ``alt`` what it shows.
    """

    ours: bool
    blocks: tuple[Block, ...]
    buttons: tuple[ShownButton, ...]
    said_at: datetime
    time: str
    latest: bool
    id: int | None
    picture: str | None = None
    alt: str = ""


def views(lines: Sequence[ConversationLine], zone: str, now: datetime) -> list[LineView]:
    """The lines, those of the newest answer marked as such."""
    newest = len(lines)
    while newest and lines[newest - 1].ours:
        newest -= 1
    return [_view(line, zone, now, latest=line.ours and place >= newest) for place, line in enumerate(lines)]


def view_of_answer(message: OutgoingMessage, zone: str, now: datetime) -> LineView:
    """A message that has just come, which makes it the newest answer."""
    line = ConversationLine(message.created_at, True, message.text, message.buttons, message.id, message.about)
    return _view(line, zone, now, latest=True)


def view_of_words(text: str, at: datetime, zone: str, now: datetime) -> LineView:
    """What the person has just said."""
    return _view(ConversationLine(at, False, text), zone, now, latest=False)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The text with its runs of lines that begin with a list mark made into lists."""
    blocks: list[Block] = []
    for is_list, group in groupby(text.strip().splitlines(), key=_begins_with_mark):
        if is_list:
            blocks.append(Block(items=tuple(_item(line) for line in group)))
        else:
            plain = "\n".join(group).strip()
            if plain:
                blocks.append(Block(text=plain))
    return tuple(blocks)


def time_words(at: datetime, zone: str, now: datetime) -> str:
    """The time of day, with the day where it is not today; UTC says so, because nobody's clock shows it."""
    local, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    day = "" if local.date() == today else f"{local:%a %-d %b}, "
    return f"{day}{local:%H:%M}" + (" UTC" if zone == "UTC" else "")


def _view(line: ConversationLine, zone: str, now: datetime, *, latest: bool) -> LineView:
    blocks = blocks_of(line.text) or (Block(text=NO_WORDS),)
    picture = line.about if line.about is not None and line.about.kind is Subject.PICTURE else None
    return LineView(
        ours=line.ours,
        blocks=blocks,
        buttons=line.buttons,
        said_at=line.at,
        time=time_words(line.at, zone, now),
        latest=latest,
        id=line.id if line.ours else None,
        picture=f"{PICTURES}/{picture.id}" if picture else None,
        alt=picture.lead if picture else "",
    )


def _begins_with_mark(line: str) -> bool:
    words = line.split(maxsplit=1)
    return len(words) == 2 and words[0] in _LIST_MARKS


def _item(line: str) -> ListItem:
    sign, text = line.split(maxsplit=1)
    return ListItem(_LIST_MARKS[sign], text)
