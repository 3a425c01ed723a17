"""Whom only the web chat reaches is told by mail that a price waits. The price stands in the chat alone."""

from __future__ import annotations

from bot.desk.identities import BROWSER
from bot.desk.people import Conversation
from bot.operations import wording
from bot.operations.notices import where_to_reach
from bot.operations.ports import DeskPorts, Work

_STEP = "price mailed"


def mail_who_looks_nowhere(work: Work, ports: DeskPorts, conversation: str, quote: str, revision: int) -> None:
    """Have a mail sent where the card went into the web chat, which nobody has open all day, if there is a mail server."""
    if ports.mails and _is_web(conversation):
        work.jobs.mail_price(quote, revision)


def mail_price(*, ports: DeskPorts, quote: str, revision: int) -> bool:
    """Tell whoever is asked that this version waits, once for each version and approver; whether a mail went out.

    What waits for nobody any more is told to nobody. Killed between the mail and the commit it runs again and sends the
    same mail again.
    """
    with ports.begin() as work:
        found = work.quotes.get(quote)
        client = work.clients.get(found.client) if found else None
        approver = client.contact(found.asked) if client and found and found.asked else None
        if found is None or client is None or approver is None or not found.may_be_answered:
            return False
        if found.revision != revision or ports.clock.now() >= found.valid_until:
            return False
        # The quote itself is not held: its answer must not wait for a mail server.
        work.identities.hold_address(approver.email.casefold())
        told = f"{_STEP} {len(found.passed_over)}"
        if work.done.recall(f"{quote}/{revision}", told) is not None:
            return False
        if not _is_web(where_to_reach(work, ports, client, approver)):
            return False
        work.done.remember(f"{quote}/{revision}", told, "sent")
        until = wording.moment(found.valid_until, client.timezone)
        text = wording.price_mail(approver.first_name, quote, found.ticket, until, f"{ports.public_url}/")
        ports.mailer.send(approver.email, wording.PRICE_SUBJECT, text)
        work.commit()
        return True


def _is_web(conversation: str) -> bool:
    return Conversation.of_key(conversation).identity.platform == BROWSER
