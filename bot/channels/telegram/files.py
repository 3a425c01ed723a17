"""Pictures and files that people send in Telegram: what a message tells of them, and fetching them.

The address of a file holds the bot's token, so it is asked for when it is needed and never kept.
"""

from __future__ import annotations

from datetime import timedelta

from telegram import Message
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.channels.outcomes import Fetched, Later, Never, TooLarge
from bot.channels.telegram.client import Bot, seconds_of, short
from bot.desk.attachments import LARGEST, Attachment, SentFile

SECONDS_FOR_A_FILE = 60.0
_TOO_LARGE, _FOR_NOW = "file is too big", "temporarily unavailable"


class TelegramFiles:
    """``Fetcher`` of the worker for everything that is sent in Telegram."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file: Attachment) -> Fetched | TooLarge | Later | Never:
        """Its bytes; Telegram gives a bot no file larger than we keep."""
        try:
            told = await self._bot.get_file(file.source.get("id", ""))
            if told.file_size is not None and told.file_size > LARGEST:
                return TooLarge()
            if not (told.file_path or "").startswith(("https://", "http://")):
                # The library would read it from this machine's own disk.
                return Never("its address is not one of Telegram")
            return Fetched(bytes(await told.download_as_bytearray(read_timeout=SECONDS_FOR_A_FILE)))
        except RetryAfter as limit:
            return Later("Telegram limits us", timedelta(seconds=seconds_of(limit)))
        except BadRequest as refusal:
            said = refusal.message.lower()
            if _TOO_LARGE in said:
                return TooLarge()
            return Later(short(refusal)) if _FOR_NOW in said else Never(short(refusal))
        except TelegramError as failure:
            return Later(short(failure))


def files_of(message: Message) -> tuple[SentFile, ...]:
    """The picture (its largest size), document or video of a message; none where it holds nothing of that kind."""
    if message.photo:
        fitting = [each for each in message.photo if (each.file_size or 0) <= LARGEST] or list(message.photo)
        largest = max(fitting, key=lambda each: each.width * each.height)
        return (_file(largest.file_unique_id, largest.file_id, "photo.jpg", "image/jpeg", largest.file_size),)
    moving = message.video or message.animation or message.video_note
    if moving is not None:
        name = getattr(moving, "file_name", None) or "video.mp4"
        return (_file(moving.file_unique_id, moving.file_id, name, "video/mp4", moving.file_size),)
    document = message.document
    if document is not None:
        name, kind = document.file_name or "file", document.mime_type or ""
        return (_file(document.file_unique_id, document.file_id, name, kind, document.file_size),)
    return ()


def _file(unique: str, id: str, name: str, media_type: str, size: int | None) -> SentFile:
    return SentFile(file=unique, name=name, media_type=media_type, size=size, source={"id": id})
