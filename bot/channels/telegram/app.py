"""What Telegram sends, taken in: written down first, confirmed then; everything else is a logged no-op."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Sequence

import structlog
from telegram import ReplyParameters, Update, User
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.channels.telegram.cards import asked_again
from bot.channels.telegram.client import Bot, short
from bot.channels.telegram.payloads import (
    AskAgain,
    ChangedInRoom,
    Edited,
    InGroup,
    Press,
    PressInRoom,
    Read,
    Unreadable,
    Words,
    WordsInRoom,
    read_update,
)
from bot.channels.telegram.text import cut
from bot.operations import wording
from bot.operations.commands import take_command
from bot.operations.intake import answer_at_once, note_edit, receive_message, receive_missed
from bot.operations.ports import Answer, DeskPorts, IncomingMessage, RoomWords, StoredMessage
from bot.operations.rooms.presses import Said, ask_in_room, press_in_room
from bot.operations.rooms.words import change_in_room, write_in_room

log = structlog.get_logger(__name__)

SECONDS_FOR_A_COURTESY = 2.0
# "Typing" counts among the 30 calls a second that Telegram takes; answers matter more.
TYPING_A_SECOND = 5
# What is shown for a moment to whoever pressed.
ASIDE_LIMIT = 200


class TelegramApp:
    """Takes updates in, by polling and by webhook alike. ``me`` is the bot, ``privacy`` the answer to what is kept."""

    def __init__(self, ports: DeskPorts, bot: Bot, me: User, *, privacy: str) -> None:
        self._ports = ports
        self._bot = bot
        self._me = me
        self._privacy = privacy
        self._courtesies: set[asyncio.Task[None]] = set()
        self._types_again_at = 0.0

    def read(self, update: Update) -> Read:
        """What the update means to us."""
        return read_update(update, self._me, self._ports.rooms)

    async def take(self, read: Read) -> None:
        """Write it down; raises when that did not work, and then it must not be confirmed."""
        if isinstance(read, Words):
            await self._take_words(read)
        elif isinstance(read, Press):
            stored = await asyncio.to_thread(receive_message, ports=self._ports, message=read.message)
            self._answer(read.query)
            self._show_typing(stored, read.message)
        elif isinstance(read, PressInRoom):
            await self._press_in_room(read)
        elif isinstance(read, WordsInRoom):
            await self._take_words_in_room(read.words)
        elif isinstance(read, ChangedInRoom):
            await asyncio.to_thread(change_in_room, ports=self._ports, change=read.change)
        elif isinstance(read, AskAgain):
            self._ask_again(read)
        elif isinstance(read, Unreadable):
            log.info("telegram_not_text", kind=read.kind)
            await self._answer_at_once(read.message, wording.ONLY_TEXT, once=True)
        elif isinstance(read, InGroup):
            # Whoever sets up the technicians' group needs its number.
            log.info("telegram_in_a_group", group=read.message.identity.user_id)
            address = f"https://t.me/{self._me.username}"
            await self._answer_at_once(read.message, wording.in_a_group(address))
        elif isinstance(read, Edited):
            await asyncio.to_thread(note_edit, ports=self._ports, message=read.message, of=read.of)
        else:
            log.debug("telegram_update_not_for_us", kind=read.kind)
            if read.query is not None:
                self._answer(read.query)

    async def take_missed(self, missed: Sequence[Words]) -> None:
        """What one person wrote while nobody listened, oldest first: one message, so that one answer comes."""
        messages = [each.message for each in missed]
        stored = await asyncio.to_thread(receive_missed, ports=self._ports, messages=messages)
        self._show_typing(stored, messages[-1])

    async def say_not_taken(self, read: Read) -> None:
        """For a message that could not be written down however often it was tried, while others could."""
        if isinstance(read, (Words, Press)):
            key = f"{read.message.delivery_key}:not-taken"
            told = IncomingMessage(key, read.message.identity, "(a message that could not be taken)")
            await self._answer_at_once(told, wording.NOT_TAKEN)

    async def is_the_database_there(self) -> bool:
        """Whether a failure is about what was sent, and not about where it would be kept."""

        def look() -> None:
            with self._ports.begin() as work:
                work.conversations.by_delivery_key("")

        try:
            await asyncio.to_thread(look)
        except Exception:  # whatever keeps us from reading would keep us from writing
            return False
        return True

    async def settle(self) -> None:
        """Wait for the courtesies that are under way."""
        await asyncio.gather(*self._courtesies)

    async def _take_words(self, words: Words) -> None:
        message = words.message
        if words.command is None:
            stored = await asyncio.to_thread(receive_message, ports=self._ports, message=message)
        else:
            command, privacy = words.command, self._privacy
            stored = await asyncio.to_thread(
                take_command, ports=self._ports, message=message, command=command, privacy=privacy
            )
        self._show_typing(stored, message)

    async def _press_in_room(self, pressed: PressInRoom) -> None:
        """Whoever pressed is told alone why nothing was changed; what is needed first is asked under the card."""
        answer = await asyncio.to_thread(press_in_room, ports=self._ports, press=pressed.press)
        if not isinstance(answer, Said):
            await asyncio.to_thread(ask_in_room, ports=self._ports, press=pressed.press, asked=answer)
        refused = answer.refused if isinstance(answer, Said) else ""
        self._answer(pressed.query, cut(refused, ASIDE_LIMIT) or None)

    async def _take_words_in_room(self, words: RoomWords) -> None:
        """What is to be said to the writer alone can only be said below, as in a group nobody is alone."""
        said = await asyncio.to_thread(write_in_room, ports=self._ports, words=words)
        if said:
            below = ReplyParameters(int(words.delivery_key.rpartition(":")[2]), allow_sending_without_reply=True)
            sent = self._bot.send_message(int(words.room.user_id), said, reply_parameters=below)
            self._politely("sendMessage", sent)

    async def _answer_at_once(self, message: IncomingMessage, said: str, *, once: bool = False) -> None:
        answer = Answer(said)
        await asyncio.to_thread(answer_at_once, ports=self._ports, message=message, answer=answer, once=once)

    def _answer(self, query: str, said: str | None = None) -> None:
        """The pressed button stops looking busy; ``said`` is shown for a moment."""
        self._politely("answerCallbackQuery", self._bot.answer_callback_query(query, said))

    def _ask_again(self, asked: AskAgain) -> None:
        message = asked.query.message
        # Telegram gives old messages without what stands under them.
        markup = getattr(message, "reply_markup", None)
        self._answer(asked.query.id, None if markup else wording.TOO_OLD_TO_PRESS)
        if message is not None and markup is not None:
            changed = self._bot.edit_message_reply_markup(
                chat_id=message.chat.id, message_id=message.message_id, reply_markup=asked_again(markup, asked.data)
            )
            self._politely("editMessageReplyMarkup", changed)

    def _show_typing(self, stored: StoredMessage | None, message: IncomingMessage) -> None:
        """Shown while the answer is found; the next message of ours ends it."""
        now = time.monotonic()
        if stored is not None and now >= self._types_again_at:
            self._types_again_at = now + 1 / TYPING_A_SECOND
            typing = self._bot.send_chat_action(int(message.identity.user_id), ChatAction.TYPING)
            self._politely("sendChatAction", typing)

    def _politely(self, method: str, call: Awaitable[object]) -> None:
        """A courtesy that keeps nobody waiting and may fail."""
        task = asyncio.ensure_future(self._courtesy(method, call))
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)

    async def _courtesy(self, method: str, call: Awaitable[object]) -> None:
        try:
            await asyncio.wait_for(call, SECONDS_FOR_A_COURTESY)
        except TelegramError as failure:
            log.info("telegram_courtesy_failed", method=method, error=short(failure))
        except asyncio.TimeoutError:
            log.info("telegram_courtesy_failed", method=method, error="it took too long")
