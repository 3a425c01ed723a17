"""The way of answers out: what waits, and what has been taken."""

from __future__ import annotations

from bot.desk.emergencies import Page
from bot.operations.ports import DeskPorts, OutgoingMessage, Pager


def waiting_answers(*, ports: DeskPorts, conversation: str) -> tuple[OutgoingMessage, ...]:
    """Unsent answers of a conversation, oldest first."""
    with ports.begin() as work:
        return tuple(work.conversations.waiting(conversation))


def mark_delivered(*, ports: DeskPorts, message: int) -> None:
    """The channel has taken the message."""
    with ports.begin() as work:
        work.conversations.mark_sent(message, ports.clock.now())
        work.commit()


def send_page(*, ports: DeskPorts, pager: Pager, page_id: str) -> Page | None:
    """Hand a page to the pager and note that it went; None when there is no such page or it went before."""
    with ports.begin() as work:
        page = work.pages.get(page_id)
        unsent = {each.id for each in work.pages.unsent()}
        if page is None or page.id not in unsent:
            return None
        pager.page(page)
        work.pages.mark_sent(page.id, ports.clock.now())
        work.commit()
        return page
