"""The way out to Telegram: sends, edits in place, and obeys its limits."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import structlog
from telegram import LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.channels.outcomes import Later, Never, Taken
from bot.channels.telegram.cards import html_of, keyboard_of
from bot.channels.telegram.client import Bot, seconds_of, short
from bot.channels.telegram.text import TEXT_LIMIT, cut
from bot.desk.people import Conversation
from bot.operations.cards import picture_address
from bot.operations.ports import DeskPorts, Limit, OutgoingMessage, Subject
from bot.operations.rooms.cards import as_drawn

log = structlog.get_logger(__name__)

# Telegram takes 30 messages a second from a bot, one a second in a chat, and 20 a minute in a group.
REST_OF_THE_BOT = timedelta(milliseconds=34)
REST_OF_A_CHAT, REST_OF_A_GROUP = timedelta(seconds=1), timedelta(seconds=3)
_BOT = "telegram"
_UNCHANGED = "message is not modified"
_NOTHING_TO_DELETE = ("message to delete not found", "message_id_invalid")
_NOTHING_TO_EDIT = ("message to edit not found", "message can't be edited", "message_id_invalid")
_NOBODY = ("chat not found", "user not found", "peer_id_invalid")
_BAD_FORM = ("can't parse entities", "message is too long", "can't parse inline keyboard", "button_")
# What a refusal is called for whoever is told of it: Telegram's own words, of which these are the fixed ones.
_GONE = {
    "blocked": "they have blocked the bot",
    "deactivated": "their Telegram account is gone",
    "initiate conversation": "they have never written to the bot",
}


class TelegramSender:
    """``Sender`` of the worker for everybody who is reached in Telegram."""

    def __init__(
        self,
        ports: DeskPorts,
        bot: Bot,
        *,
        paced: bool = True,
    ) -> None:
        self._ports = ports
        self._bot = bot
        self._paced = paced

    def limits(self, message: OutgoingMessage) -> Sequence[Limit]:
        """The bot rests between any two calls, a chat between two messages; an edit is no message, except in a group."""
        if not self._paced:
            return (Limit(_BOT),)
        bot = Limit(_BOT, REST_OF_THE_BOT)
        in_a_group = Conversation.of_key(message.conversation).identity.user_id.startswith("-")
        if message.edits is not None and not in_a_group:
            return (bot,)
        return (bot, Limit(message.conversation, REST_OF_A_GROUP if in_a_group else REST_OF_A_CHAT))

    async def send(self, message: OutgoingMessage) -> Taken | Later | Never:
        """Send it to the person's chat, or edit what it takes the place of."""
        user = Conversation.of_key(message.conversation).identity.user_id
        if not user.lstrip("-").isdecimal():
            return Never("that is not somebody in Telegram")
        chat = int(user)
        try:
            return await self._sent(message, chat)
        except TelegramError as refusal:
            outcome = _outcome(refusal, message, chat)
            in_room = Conversation.of_key(message.conversation).identity in self._ports.rooms
            # The technicians' group may let us in (again).
            return Later(short(refusal)) if in_room and _is_shut(refusal) else outcome

    async def _sent(self, message: OutgoingMessage, chat: int) -> Taken | Later | Never:
        if message.edits is not None and message.edited_ref is None:
            return Taken()
        message = await self._after_deletion(message, chat)
        message, card = await asyncio.to_thread(as_drawn, ports=self._ports, message=message)
        content: dict[str, Any] = {
            # A group of people is told nothing but where we are reached alone.
            "text": html_of(message, card, ours=chat < 0 and message.ticket is None),
            "reply_markup": keyboard_of(message.buttons, card.link if card else ""),
            "parse_mode": ParseMode.HTML,
        }
        try:
            return await self._given(message, chat, content)
        except BadRequest as refusal:
            if not _says(refusal, *_BAD_FORM):
                raise
            # As bare words, so that the person has it whatever was wrong with the form.
            log.error("telegram_form_refused", message=message.id)
        return await self._given(message, chat, {"text": cut(message.text, TEXT_LIMIT)})

    async def _after_deletion(self, message: OutgoingMessage, chat: int) -> OutgoingMessage:
        """The message, after the ones of the person that it tells of are gone; with other words where one could not go."""
        about = message.about
        if about is None or about.kind is not Subject.DELETION:
            return message
        for number in about.id.split(","):
            try:
                await self._bot.delete_message(chat_id=chat, message_id=int(number))
            except BadRequest as refusal:
                # Gone already: the person was faster, or an earlier try came through.
                if not _says(refusal, *_NOTHING_TO_DELETE):
                    return replace(message, text=about.close)
        return message

    async def _given(self, message: OutgoingMessage, chat: int, content: dict[str, Any]) -> Taken:
        # Telegram shows a picture by its address, and leaves it out when it cannot fetch it.
        picture = picture_address(self._ports, message.about)
        preview = (
            LinkPreviewOptions(url=picture, prefer_large_media=True)
            if picture
            else LinkPreviewOptions(is_disabled=True)
        )
        if message.edits is not None:
            ref = dict(message.edited_ref or {})
            await self._bot.edit_message_text(
                chat_id=chat, message_id=int(ref["message"]), link_preview_options=preview, **content
            )
            return Taken(ref)
        under = None
        if message.under_ref is not None:
            under = ReplyParameters(int(message.under_ref["message"]), allow_sending_without_reply=True)
        sent = await self._bot.send_message(
            chat_id=chat, link_preview_options=preview, reply_parameters=under, **content
        )
        return Taken({"chat": str(chat), "message": str(sent.message_id)})


def _outcome(refusal: TelegramError, message: OutgoingMessage, chat: int) -> Taken | Later | Never:
    if isinstance(refusal, RetryAfter):
        return Later("too many requests", timedelta(seconds=seconds_of(refusal)), (_BOT,))
    if message.edits is not None and _says(refusal, _UNCHANGED, *_NOTHING_TO_EDIT):
        return Taken(message.edited_ref)
    if _is_shut(refusal):
        # A group that wants no pointer has lost nothing.
        return Taken() if chat < 0 else Never(_why_gone(refusal))
    # Anything else may pass: Telegram's own trouble, the way to it, a token that is being changed.
    return Later(short(refusal))


def _is_shut(refusal: TelegramError) -> bool:
    return isinstance(refusal, (Forbidden, ChatMigrated)) or _says(refusal, *_NOBODY)


def _why_gone(refusal: TelegramError) -> str:
    return next((words for sign, words in _GONE.items() if _says(refusal, sign)), "Telegram knows no such chat")


def _says(refusal: TelegramError, *signs: str) -> bool:
    return any(sign in refusal.message.lower() for sign in signs)
