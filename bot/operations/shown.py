"""A text of the outbox as it is shown: one-time codes and sign-in links in their places, which are stored nowhere."""

from __future__ import annotations

from bot.operations.links import with_codes
from bot.operations.ports import DeskPorts
from bot.operations.sign_in import with_links


def as_shown(*, ports: DeskPorts, conversation: str, text: str) -> str:
    """The text with what was given to this conversation alone."""
    text = with_codes(ports=ports, conversation=conversation, text=text)
    return with_links(ports=ports, conversation=conversation, text=text)
