"""What Telegram sends, as messages of the desk: who speaks comes from the update alone."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from telegram import CallbackQuery, ChatMemberUpdated, Message, MessageEntity, Update, User
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import filters

from bot.channels.telegram.files import files_of
from bot.desk.clients import ChatIdentity
from bot.operations.commands import Command
from bot.operations.ports import IncomingMessage, RoomChange, RoomPress, RoomWords

PLATFORM = "telegram"
# The kinds of updates that are asked for; Telegram keeps all others to itself.
KINDS = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
_KEY = re.compile(r"[A-Za-z0-9_-]{1,62}")
_COMMANDS = {command.value: command for command in Command}


@dataclass(frozen=True)
class Words:
    """Somebody writes or sends files; ``at`` is when. With a command, ``message.text`` is what stands behind it."""

    message: IncomingMessage
    at: datetime
    command: Command | None = None


@dataclass(frozen=True)
class Press:
    """Somebody presses a button of ours; ``query`` has to be answered, or the button looks as if it were stuck."""

    message: IncomingMessage
    query: str


@dataclass(frozen=True)
class PressInRoom:
    """One of the MSP's own people presses a button in their room; ``query`` has to be answered."""

    press: RoomPress
    query: str


@dataclass(frozen=True)
class WordsInRoom:
    """Somebody replies to a message of ours in the technicians' group."""

    words: RoomWords


@dataclass(frozen=True)
class ChangedInRoom:
    """What somebody replied there was changed."""

    change: RoomChange


@dataclass(frozen=True)
class AskAgain:
    """A button that spends money was pressed, and has to become a question first; ``data`` says which and what."""

    query: CallbackQuery
    data: str


@dataclass(frozen=True)
class Unreadable:
    """A sticker, a voice, a place: nothing that we can read or keep."""

    message: IncomingMessage
    kind: str


@dataclass(frozen=True)
class Edited:
    """An earlier message was changed; ``of`` is its delivery key."""

    message: IncomingMessage
    of: str


@dataclass(frozen=True)
class InGroup:
    """We are spoken to where others read along; the message stands for the group and the day."""

    message: IncomingMessage


@dataclass(frozen=True)
class NotForUs:
    """Nothing to do; ``query`` is to be answered all the same, where there is one."""

    kind: str
    query: str | None = None


Read = Words | Press | PressInRoom | WordsInRoom | ChangedInRoom | AskAgain | Unreadable | Edited | InGroup | NotForUs


def read_update(update: Update, me: User, rooms: Collection[ChatIdentity] = ()) -> Read:
    """What an update means to us; ``rooms`` are the technicians' groups. Never raises for anything that Telegram sends."""
    if update.callback_query is not None:
        return _pressed(update.callback_query, rooms)
    if update.effective_chat is not None and identity_of(update.effective_chat.id) in rooms:
        return _said_in_room(update, me)
    if update.message is not None:
        return _message(update.message, me)
    if update.edited_message is not None:
        return _edited(update.edited_message)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    return NotForUs("a kind of update that we do not know")


def identity_of(user: int) -> ChatIdentity:
    """Somebody in Telegram. Their private chat with the bot has their own number."""
    return ChatIdentity(PLATFORM, "", str(user))


def _message(message: Message, me: User) -> Read:
    if message.from_user is None or message.from_user.is_bot:
        return NotForUs("a message of a bot or a channel")
    if message.chat.type != ChatType.PRIVATE:
        if _speaks_to(message, me):
            return _group(message.chat.id, message.date)
        return NotForUs("a message in a group")
    key, identity = _key_of(message), identity_of(message.from_user.id)
    text = message.text or message.caption or ""
    files = files_of(message)
    if text or files:
        command, words = _command(message, me)
        return Words(
            IncomingMessage(key, identity, words, files=files, own=(str(message.message_id),)), message.date, command
        )
    if filters.StatusUpdate.ALL.check_update(Update(0, message=message)):
        return NotForUs("a notice of Telegram")
    return Unreadable(IncomingMessage(key, identity, "(something that cannot be read)"), _kind_of(message))


def _command(message: Message, me: User) -> tuple[Command | None, str]:
    """The command of our menu that a message begins with, and what stands behind it; else all of it as words."""
    text = message.text or message.caption or ""
    first = next(iter(message.entities), None)
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset != 0:
        return None, text
    word = text[: first.length]
    name, _, whose = word.removeprefix("/").partition("@")
    command = _COMMANDS.get(name.lower())
    if command is None or (whose and whose.lower() != (me.username or "").lower()):
        return None, text
    return command, text[first.length :].strip()


def _pressed(query: CallbackQuery, rooms: Collection[ChatIdentity]) -> Read:
    data = query.data or ""
    key, chat = data.lstrip("?<"), query.message.chat if query.message is not None else None
    if chat is not None and identity_of(chat.id) in rooms and _KEY.fullmatch(data) and not query.from_user.is_bot:
        who, room = identity_of(query.from_user.id), identity_of(chat.id)
        return PressInRoom(RoomPress(f"{PLATFORM}:query:{query.id}", who, room, data), query.id)
    if chat is None or chat.type != ChatType.PRIVATE or not _KEY.fullmatch(key) or query.from_user.is_bot:
        return NotForUs("a button that is not ours", query.id)
    if key != data:
        return AskAgain(query, data)
    message = IncomingMessage(f"{PLATFORM}:query:{query.id}", identity_of(query.from_user.id), button_key=key)
    return Press(message, query.id)


def _said_in_room(update: Update, me: User) -> Read:
    """A reply to us; what colleagues say to each other is theirs."""
    message = update.message or update.edited_message
    above = message.reply_to_message if message is not None else None
    if message is None or above is None or above.from_user is None or above.from_user.id != me.id:
        return NotForUs("something in the technicians' group")
    if message.from_user is None or message.from_user.is_bot:
        return NotForUs("a message of a bot or a channel")
    key, who, text = _key_of(message), identity_of(message.from_user.id), message.text or message.caption or ""
    if update.edited_message is not None:
        when = int((message.edit_date or message.date).timestamp())
        return ChangedInRoom(RoomChange(key, f"{key}:edited:{when}", who, text))
    under = {"chat": str(message.chat.id), "message": str(above.message_id)}
    words = RoomWords(key, who, identity_of(message.chat.id), under, text, len(files_of(message)))
    return WordsInRoom(words)


def _edited(message: Message) -> Read:
    text = message.text or message.caption or ""
    if message.from_user is None or message.chat.type != ChatType.PRIVATE or not text:
        return NotForUs("a changed message")
    key = _key_of(message)
    when = int((message.edit_date or message.date).timestamp())
    own = (str(message.message_id),)
    return Edited(IncomingMessage(f"{key}:edited:{when}", identity_of(message.from_user.id), text, own=own), key)


def _membership(change: ChatMemberUpdated) -> Read:
    """Added to a group, we say once where we help; who blocks us is noticed when we next write to them."""
    is_there = change.new_chat_member.status in (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR)
    was_there = change.old_chat_member.status in (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR)
    if change.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP) and is_there and not was_there:
        return _group(change.chat.id, change.date)
    return NotForUs("a change of who is where")


def _group(chat: int, at: datetime) -> InGroup:
    return InGroup(IncomingMessage(f"{PLATFORM}:{chat}:pointer:{at.date()}", identity_of(chat)))


def _speaks_to(message: Message, me: User) -> bool:
    """By name, by a command, or in reply to us; what others say to each other is nothing to us."""
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == me.id:
        return True
    found = {**message.parse_entities(), **message.parse_caption_entities()}
    ours = f"@{me.username or ''}".lower()
    for entity, words in found.items():
        if entity.type == MessageEntity.MENTION and words.lower() == ours:
            return True
        if entity.type == MessageEntity.BOT_COMMAND and words.lower().endswith(ours):
            return True
    return False


def _key_of(message: Message) -> str:
    return f"{PLATFORM}:{message.chat.id}:{message.message_id}"


def _kind_of(message: Message) -> str:
    kind = message.effective_attachment
    return type(kind).__name__ if kind is not None else "unknown"
