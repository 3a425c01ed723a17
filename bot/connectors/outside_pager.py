"""Calls somebody by whatever the address names: a push message, a text message, a voice call, a chat; by apprise."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from bot.connectors.pager import RememberingPager
from bot.desk.emergencies import Page
from bot.desk.errors import DeskError
from bot.desk.escalation import Call
from bot.desk.oncall import Technician

STAND_IN = "stand-in:"
# What calls everybody in the chats that some addresses lead to; a word joiner behind it is not seen and stops it.
_CALLS = re.compile(r"@(?=(?:everyone|here|channel|all)\b)|<(?=[!@#])", re.IGNORECASE)
_JOINER = "\u2060"


class NotCalled(DeskError):
    """No outside system took the call; the message names the kind of address and never the address, which is a secret."""


def without_address(order: Iterable[Technician]) -> tuple[str, ...]:
    """Who of them has an address that no service knows, so that a call would go nowhere."""

    def is_known(address: str) -> bool:
        if address.startswith(STAND_IN):
            return True
        import apprise

        return apprise.Apprise.instantiate(address) is not None

    with _without_a_word("apprise"):  # it would log the address, which is a secret
        return tuple(each.name for each in order if not is_known(each.address))


@contextmanager
def _without_a_word(name: str) -> Iterator[None]:
    logger = logging.getLogger(name)
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


class OutsidePager:
    """``Pager`` of the ports: ``stand-in:`` addresses are remembered, all others are apprise's."""

    def __init__(self, stand_in: RememberingPager) -> None:
        self._stand_in = stand_in

    def page(self, page: Page, call: Call, text: str) -> None:
        """Make the call; NotCalled when nobody took it."""
        if call.address.startswith(STAND_IN):
            self._stand_in.page(page, call, text)
            return
        import apprise

        outside = apprise.Apprise()
        kind = urlsplit(call.address).scheme or "unknown"
        if not outside.add(call.address):
            raise NotCalled(f"{call.technician} has a {kind} address that cannot be called. Mend it in the rota.")
        title, _, body = _CALLS.sub(rf"\g<0>{_JOINER}", text).partition("\n")
        if not outside.notify(title=title, body=body, body_format=apprise.NotifyFormat.TEXT):
            raise NotCalled(f"The {kind} service did not take the call for {call.technician}. It is tried again.")
