"""Secrets that somebody has typed: they are told, and their own message is deleted where its platform lets us do that."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.desk.attachments import SentFile, ending
from bot.desk.people import Conversation
from bot.operations import wording
from bot.operations.ports import (
    About,
    Answer,
    Button,
    DeskPorts,
    IncomingMessage,
    Pressed,
    Reader,
    ReadText,
    Subject,
    Work,
)
from bot.operations.turns import Turn

DELETE, MESSAGES = "delete_message", "messages"
# So long after its announcement, and so many lines of ours and theirs, a word alone is taken for a secret.
ANNOUNCED, LINES_BEFORE, MOST_BEFORE = timedelta(minutes=5), 6, 200
# What the button says, by platform; elsewhere what was typed stands nowhere but with us.
_TITLES = {"telegram": wording.DELETE_IT, "slack": wording.HOW_TO_DELETE_IT}


def told_of_secret(message: IncomingMessage, removed: Collection[str]) -> Answer:
    """What the writer of a message that held secrets of these kinds is told, with a way to delete it there as well."""
    title = _TITLES.get(message.identity.platform)
    if title is None or not message.own:
        return Answer(wording.secret_removed(removed))
    button = Button(title, Pressed(DELETE, {MESSAGES: ",".join(message.own)}))
    return Answer(f"{wording.secret_removed(removed)} {wording.STANDS_THERE}", (button,))


def answer_about_typed_secret(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to whoever wants their message deleted; None for anything else. Its button works once, for them alone."""
    if turn.pressed is None or turn.pressed.intent != DELETE:
        return None
    if turn.person.conversation.identity.platform != "telegram":
        return (Answer(wording.DELETE_IN_SLACK),)
    # The way out deletes it before it says so, and says how else where Telegram refuses.
    about = About(Subject.DELETION, turn.pressed.args[MESSAGES], close=wording.DELETE_IN_TELEGRAM)
    return (Answer(wording.MESSAGE_DELETED, about=about),)


def read_after(work: Work, reader: Reader, message: IncomingMessage, now: datetime) -> ReadText:
    """What is read of a message; a single word is the secret that the person's last one has announced ("my password is")."""
    read = reader.read(message.text)
    if read.removed or not read.text or len(read.text.split()) > 1:
        return read
    theirs = [
        line for line in work.conversations.lines(Conversation(message.identity).key, LINES_BEFORE) if not line.ours
    ]
    if not theirs or now - theirs[-1].at > ANNOUNCED:
        return read
    before = f"{theirs[-1].text[-MOST_BEFORE:]} "
    both = reader.read(before + read.text)
    if both.removed and both.text.startswith(before):
        return ReadText(both.text[len(before) :], both.removed, read.emergency)
    return read


def kept_words(ports: DeskPorts, text: str) -> str:
    """What is kept of words that somebody of the house, another system or a machine has written."""
    return ports.reader.without_secrets(text)[0]


def told_of_own_secret(ports: DeskPorts, text: str) -> str:
    """What somebody of the house is told whose words held a secret; empty where they held none."""
    removed = ports.reader.without_secrets(text)[1]
    return wording.secret_removed(removed) if removed else ""


def without_secret_names(reader: Reader, files: Collection[SentFile]) -> tuple[tuple[SentFile, ...], frozenset[str]]:
    """The files under names without secrets, and which kinds of secrets stood in the names."""
    shown, removed = [], frozenset[str]()
    for file in files:
        end = ending(file.name)
        stem = file.name[: len(file.name) - len(end) - 1] if end else file.name
        read = reader.read(stem)
        if read.removed:
            # An address that a platform gives may hold the name as well; the file is asked for by its id then.
            source = {name: value for name, value in file.source.items() if name != "url"}
            file = SentFile(
                file.file, f"{read.text}.{end}" if end else read.text, file.media_type, file.size, source, file.link
            )
            removed |= read.removed
        shown.append(file)
    return tuple(shown), removed
