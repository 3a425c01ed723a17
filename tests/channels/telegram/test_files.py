"""Pictures and files that are sent in Telegram: taken down before they are confirmed, and fetched by the library."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Message

from bot.channels.outcomes import Fetched, Later, Never, TooLarge
from bot.channels.telegram.client import Bot
from bot.channels.telegram.connection import Listener
from bot.channels.telegram.files import TelegramFiles, files_of
from bot.connectors.files import SafeFiles
from bot.desk.attachments import LARGEST, Attachment, AttachmentState, Refusal
from bot.worker.files import fetch_file
from tests.channels.telegram.conftest import PRIYA_ID
from tests.channels.telegram.talking import polling, taken, turns_of, words_of
from tests.makers import PRIYA, DeskForTests, key_of
from tests.sent_files import photo_with_place
from tests.stand_ins.serving import Fault
from tests.stand_ins.telegram import TelegramStandIn
from tests.stand_ins.telegram_files import document, photo, video

PHOTO = photo_with_place()


async def _sent(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, *messages: dict[str, Any]
) -> list[Attachment]:
    for content in messages:
        telegram.sends(PRIYA_ID, **content)
    async with polling(bot, listener):
        await taken(telegram)
    with desk.ports.begin() as work:
        return list(work.attachments.loose(key_of(PRIYA), desk.clock.now()))


async def test_the_largest_size_of_a_photo_is_taken_and_comes_out_without_its_place(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    (file,) = await _sent(desk, telegram, bot, listener, photo(telegram, PHOTO))
    assert (file.name, file.size, words_of(desk), turns_of(desk)) == ("photo.jpg", len(PHOTO), ["(sent photo.jpg)"], 1)
    fetchers = {"telegram": TelegramFiles(bot)}
    await fetch_file(ports=desk.ports, fetchers=fetchers, cleaner=SafeFiles(), attachment=file.id)
    with desk.ports.begin() as work:
        content = work.attachments.content(file.id)
    assert content is not None and content.startswith(b"\xff\xd8")
    assert (b"Exif" in PHOTO, b"Exif" in content) == (True, False)


async def test_words_under_a_picture_and_a_document_are_taken_with_them(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    messages = (
        {**photo(telegram, PHOTO), "caption": "outlook says this"},
        document(telegram, "error.log", "text/plain", b"failed"),
    )
    files = await _sent(desk, telegram, bot, listener, *messages)
    assert [each.name for each in files] == ["photo.jpg", "error.log"]
    assert words_of(desk) == ["outlook says this (sent photo.jpg)", "(sent error.log)"]


async def test_an_update_that_comes_again_brings_its_file_once(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    update = telegram.sends(PRIYA_ID, **photo(telegram, PHOTO))
    telegram.pending.append({**update, "update_id": update["update_id"] + 1})
    assert len(await _sent(desk, telegram, bot, listener)) == 1


async def test_pictures_that_waited_for_us_come_as_one_message(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    desk.clock.step(minutes=10)
    files = await _sent(desk, telegram, bot, listener, *(photo(telegram, PHOTO) for _ in range(3)))
    assert (len(files), turns_of(desk)) == (3, 1)


@pytest.mark.parametrize("kind", ["video", "animation", "video_note", "a video as a document", "a program"])
async def test_what_is_no_picture_and_no_document_is_refused_and_never_fetched(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, kind: str
) -> None:
    moving = video(telegram, b"x")["video"]
    content = {
        "video": {"video": moving},
        "animation": {"animation": moving, "document": {**moving, "file_name": "a.gif"}},
        "video_note": {"video_note": {**moving, "length": 240}},
        "a video as a document": document(telegram, "a.mp4", "video/mp4", b"x"),
        "a program": document(telegram, "a.exe", "application/octet-stream", b"x"),
    }[kind]
    (file,) = await _sent(desk, telegram, bot, listener, content)
    why = Refusal.KIND if kind == "a program" else Refusal.VIDEO
    assert (file.state, file.why, [call for call, _ in telegram.calls if call == "getFile"]) == (
        AttachmentState.REFUSED,
        why,
        [],
    )


@pytest.mark.parametrize(
    ("method", "fault", "outcome"),
    [
        ("getFile", Fault(429, {"Retry-After": "9"}), (Later, 9.0)),
        ("getFile", Fault(502), (Later, None)),
        ("getFile", Fault(answer_lost=True), (Later, None)),
        ("file", Fault(500), (Later, None)),
        ("file", Fault(404), (Later, None)),
        ("file", Fault(answer_lost=True), (Later, None)),
    ],
    ids=["limited", "away", "answer lost", "file away", "address over", "file lost"],
)
async def test_what_goes_wrong_is_tried_again(
    desk: DeskForTests,
    telegram: TelegramStandIn,
    bot: Bot,
    listener: Listener,
    method: str,
    fault: Fault,
    outcome: tuple[type, float | None],
) -> None:
    (file,) = await _sent(desk, telegram, bot, listener, photo(telegram, PHOTO))
    telegram.faults.add(method, fault)
    found = await TelegramFiles(bot).fetch(file)
    after = found.after.total_seconds() if isinstance(found, Later) and found.after else None
    assert (type(found), after) == outcome
    assert await TelegramFiles(bot).fetch(file) == Fetched(PHOTO)


async def test_a_file_that_telegram_gives_to_no_bot_is_refused(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    sent = document(telegram, "a.pdf", "application/pdf", b"%PDF-" + b"x" * LARGEST)
    sent["document"]["file_size"] = 5
    (file,) = await _sent(desk, telegram, bot, listener, sent)
    assert await TelegramFiles(bot).fetch(file) == TooLarge()


async def test_a_file_that_telegram_does_not_know_is_given_up(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener
) -> None:
    (file,) = await _sent(desk, telegram, bot, listener, photo(telegram, PHOTO))
    telegram.files.clear()
    assert await TelegramFiles(bot).fetch(file) == Never("BadRequest")


async def test_no_file_of_this_machine_is_read_whatever_the_answer_says(
    desk: DeskForTests, telegram: TelegramStandIn, bot: Bot, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = await _sent(desk, telegram, bot, listener, photo(telegram, PHOTO))

    async def local(given: dict[str, Any]) -> dict[str, Any]:
        return {"file_id": "1", "file_unique_id": "1", "file_size": 5, "file_path": "/etc/hostname"}

    monkeypatch.setattr(telegram, "_getfile", local)
    assert isinstance(await TelegramFiles(bot).fetch(file), Never)


def test_of_sizes_that_are_too_large_the_largest_that_fits_is_taken() -> None:
    def size(id: str, width: int, bytes_: int) -> dict[str, Any]:
        return {"file_id": id, "file_unique_id": id, "width": width, "height": 100, "file_size": bytes_}

    told = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}
    sizes = [size("s", 90, 5), size("m", 800, 50), size("l", 9_000, LARGEST + 1)]
    message = Message.de_json({**told, "photo": sizes}, None)
    assert message is not None and [each.file for each in files_of(message)] == ["m"]
