"""What people are told about the pictures and files that they send."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.attachments import LARGEST_MEGABYTES, Attachment, AttachmentState, Refusal, in_short

WHICH_TICKET = "Which of these is it about?"
SOMETHING_NEW = "Something new"
SEND_AGAIN = "I do not have that any more. Please send it again."

_WHY = {
    Refusal.KIND: "I keep pictures, and PDF, text, Word, Excel, PowerPoint and mail files. A screenshot works well.",
    Refusal.VIDEO: f"I keep pictures and files up to {LARGEST_MEGABYTES} MB, no videos. A screenshot works well.",
    Refusal.LINK: "It lies with another service. Please send me the file itself, or a screenshot.",
    Refusal.SIZE: f"I keep pictures and files up to {LARGEST_MEGABYTES} MB. A screenshot or a smaller file works.",
    Refusal.MANY: "That is more than I keep in one day. Write 'person', and somebody takes the rest.",
    Refusal.CONTENT: "What is in it does not fit its name. Please send a new screenshot, or save the file again.",
}
_WHY_IN_SHORT = {
    Refusal.KIND: "a kind of file that is not kept",
    Refusal.VIDEO: "videos are not kept",
    Refusal.LINK: "a link to another service",
    Refusal.SIZE: f"larger than {LARGEST_MEGABYTES} MB",
    Refusal.MANY: "too many in one day",
    Refusal.CONTENT: "its content does not fit its name",
}


def these(files: Sequence[Attachment]) -> str:
    """Pictures or files in a sentence: ``the picture``, ``the 3 files``."""
    noun = "picture" if all(each.is_picture for each in files) else "file"
    return f"the {noun}" if len(files) == 1 else f"the {len(files)} {noun}s"


def kept(files: Sequence[Attachment], ticket: str | None = None) -> str:
    """Said when they have come; ``ticket`` is its number, or what it is called while it has none."""
    return f"Thank you, I keep {these(files)}{f' with {ticket}' if ticket else ''}."


def refused(name: str, why: Refusal) -> str:
    """Said about one that is not kept."""
    return f"I cannot keep {name}. {_WHY[why]}"


def lost(name: str) -> str:
    """Said about one that could not be fetched however often it was tried."""
    return f"I could not get {name}. Please send it again; if it is urgent, write 'person'."


def line_of(file: Attachment) -> str:
    """The line of a ticket's history about a file."""
    return f"{file.name}: {became(file)}{f', SHA-256 {file.sha256}' if file.sha256 else ''}"


def became(file: Attachment) -> str:
    """What became of a file, for technicians: how large it is, or why it is not here."""
    return {
        AttachmentState.KEPT: in_short(file.size or 0),
        AttachmentState.WANTED: "being fetched",
        AttachmentState.REFUSED: f"not kept: {_WHY_IN_SHORT[file.why] if file.why else ''}",
        AttachmentState.LOST: "could not be fetched",
    }[file.state]
