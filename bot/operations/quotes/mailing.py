"""Whom only the web chat reaches is told by mail that a price waits. The price stands in the chat alone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.identities import BROWSER
from bot.desk.people import Conversation
from bot.operations import wording
from bot.operations.notices import where_to_reach
from bot.operations.ports import DeskPorts, Work

_STEP = "price mailed"


@dataclass(frozen=True)
class _Mail:
    """The mail for whoever is asked now; ``step`` tells it from those to whoever was asked before."""

    to: str
    text: str
    step: str


def mail_who_looks_nowhere(work: Work, ports: DeskPorts, conversation: str, quote: str, revision: int) -> None:
    """Have a mail sent where the card went into the web chat, which nobody has open all day, if there is a mail server."""
    if ports.mails and _is_web(conversation):
        work.jobs.mail_price(quote, revision)


def mail_price(*, ports: DeskPorts, quote: str, revision: int) -> bool:
    """Tell whoever is asked that this version waits, once for each version and approver; whether a mail went out.

    What waits for nobody any more is told to nobody. Killed between the mail and the commit it runs again and sends the
    same mail again.
    """
    of = f"{quote}/{revision}"
    with ports.begin() as work:
        mail = _mail(work, ports, quote, revision)
        if mail is None or work.done.recall(of, mail.step) is not None:
            return False
    # No transaction is open while a mail server takes its time.
    ports.mailer.send(mail.to, wording.PRICE_SUBJECT, mail.text)
    with ports.begin() as work:
        work.done.remember(of, mail.step, "sent")
        work.commit()
    return True


def _mail(work: Work, ports: DeskPorts, number: str, revision: int) -> _Mail | None:
    quote = work.quotes.get(number)
    client = work.clients.get(quote.client) if quote else None
    approver = client.contact(quote.asked) if client and quote and quote.asked else None
    if quote is None or client is None or approver is None or not quote.may_be_answered:
        return None
    if quote.revision != revision or ports.clock.now() >= quote.valid_until:
        return None
    if not approver.may_approve(quote.limit):
        # They have left, or their right was taken from them: the round asks the next one, and mails them.
        return None
    if not _is_web(where_to_reach(work, ports, client, approver)):
        return None
    until = wording.moment(quote.valid_until, client.timezone)
    text = wording.price_mail(approver.first_name, number, quote.ticket, until, f"{ports.public_url}/")
    return _Mail(approver.email, text, f"{_STEP} {len(quote.passed_over)}")


def _is_web(conversation: str) -> bool:
    return Conversation.of_key(conversation).identity.platform == BROWSER
