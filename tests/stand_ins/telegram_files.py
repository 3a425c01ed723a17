"""What people send in Telegram that is no text, as messages tell of it; the bytes stand ready at the stand-in."""

from __future__ import annotations

from itertools import count
from typing import Any

from tests.stand_ins.telegram import TelegramStandIn

_numbers = count(1)
_SIZES = ((90, 67), (320, 240), (1280, 960))


def put(telegram: TelegramStandIn, content: bytes) -> dict[str, Any]:
    """Bytes that stand at Telegram."""
    number = next(_numbers)
    id = f"AgACAgIAAxkBAA{number}"
    telegram.files[id] = content
    return {"file_id": id, "file_unique_id": f"AQAD{number}", "file_size": len(content)}


def photo(telegram: TelegramStandIn, content: bytes) -> dict[str, Any]:
    """A photo, which Telegram offers in three sizes; the largest has these bytes."""
    sizes = []
    for width, height in _SIZES:
        told = put(telegram, content if (width, height) == _SIZES[-1] else b"a smaller one")
        sizes.append({**told, "width": width, "height": height})
    return {"photo": sizes}


def document(telegram: TelegramStandIn, name: str, media_type: str, content: bytes) -> dict[str, Any]:
    """A file as it is."""
    return {"document": {**put(telegram, content), "file_name": name, "mime_type": media_type}}


def video(telegram: TelegramStandIn, content: bytes) -> dict[str, Any]:
    """A video."""
    return {"video": {**put(telegram, content), "width": 640, "height": 480, "duration": 3, "mime_type": "video/mp4"}}
