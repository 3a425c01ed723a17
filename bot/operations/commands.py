"""The commands of a channel's menu: what each means to the desk. A typed slash is words everywhere else."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from bot.operations import wording
from bot.operations.intake import answer_at_once, receive_message
from bot.operations.links import redeem_code
from bot.operations.ports import Answer, DeskPorts, IncomingMessage, Pressed, StoredMessage
from bot.operations.speakers import identify


class Command(str, Enum):
    """The commands, by the word behind the slash."""

    START = "start"
    HELP = "help"
    STATUS = "status"
    NEW = "new"
    HUMAN = "human"
    LINK = "link"
    PRIVACY = "privacy"
    CANCEL = "cancel"


# As the menu explains them, in its order.
MENU = {
    Command.NEW: "Tell me about a new problem",
    Command.STATUS: "How my tickets stand",
    Command.HUMAN: "Talk to a person",
    Command.CANCEL: "Drop what we were talking about",
    Command.LINK: "Tell me who you are, with the code from your help desk",
    Command.PRIVACY: "What is kept about me",
    Command.HELP: "What I can do",
    Command.START: "Begin",
}
# None of these spends, approves or closes anything: whoever may write may say them.
_MEANINGS = {
    Command.START: "greet",
    Command.HELP: "help",
    Command.STATUS: "ticket_status",
    Command.HUMAN: "talk_to_human",
    Command.CANCEL: "cancel",
}


def take_command(*, ports: DeskPorts, message: IncomingMessage, command: Command, privacy: str) -> StoredMessage | None:
    """Take a command in; ``message.text`` is what stands behind it. A repeat changes nothing.

    ``privacy`` is the answer to what is kept. Words behind a command that says nothing more than they do are words. None
    where nothing was written down under the delivery key: a repeat, or a code, which is kept nowhere.
    """
    if message.text:
        if command in (Command.NEW, Command.HELP) or ports.reader.read(message.text).emergency:
            return receive_message(ports=ports, message=message)
        if command is Command.STATUS:
            return receive_message(ports=ports, message=replace(message, text=f"status of {message.text}"))
        if command is Command.LINK and "@" in message.text:
            return receive_message(ports=ports, message=replace(message, text=f"link {message.text}"))
        if command in (Command.LINK, Command.START):
            # A link to the bot that holds a code sends it behind the first command. What came of it is said there.
            key, identity = message.delivery_key, message.identity
            redeem_code(ports=ports, identity=identity, code=message.text, delivery_key=key)
            return None
    said = {Command.PRIVACY: privacy, Command.LINK: wording.HOW_TO_LINK, Command.NEW: wording.NEW_PROBLEM}.get(command)
    if command is Command.START and not _is_known(ports, message):
        said = wording.WELCOME
    if said is not None:
        told = replace(message, text=f"/{command.value}")
        return answer_at_once(ports=ports, message=told, answer=Answer(said))
    words = message.text or f"/{command.value}"
    meant = replace(message, text=words, pressed=Pressed(_MEANINGS[command]))
    return receive_message(ports=ports, message=meant)


def _is_known(ports: DeskPorts, message: IncomingMessage) -> bool:
    with ports.begin() as work:
        return identify(work, message.identity).contact is not None
