"""The section "Quotes": what was offered, how it stands, who said yes and where, the paper of it, and taking one back."""

from __future__ import annotations

from collections.abc import Mapping

import anyio.to_thread
from starlette.responses import Response

from bot.channels.web.sessions import field
from bot.console.actions import NotReadable, ports_from
from bot.console.files import paper_to_save
from bot.console.screen import Screen, in_address
from bot.console.table import Asked, Handler, status_of
from bot.console.words import conversation_words
from bot.desk.errors import DeskError
from bot.desk.staff import Right
from bot.operations.ports import DeskPorts
from bot.operations.quotes import (
    Standing,
    look_at_quotes,
    quote_on_paper,
    take_back_quote,
    view_quote_by_number,
)
from bot.operations.wording import quote_outcome

LONGEST_REASON = 500


class QuotePages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {
            "quotes": self.quotes,
            "quote": self.quote,
            "quote_pdf": self.pdf,
            "quote_take_back": self.take_back,
        }

    async def quotes(self, asked: Asked) -> Response:
        """The versions that hold, the newest first."""
        query = asked.request.query_params
        client = query.get("client", "")[:80]
        standing = next((each for each in Standing if each.value == query.get("standing")), None)
        after = _number(query.get("after", ""))
        found = await anyio.to_thread.run_sync(
            lambda: look_at_quotes(ports=self._ports, client=client or None, standing=standing, after=after)
        )
        chosen = {"client": client, "standing": standing.value if standing else ""}
        return self._screen.page(
            asked,
            "quotes.html",
            found=found,
            chosen=chosen,
            standings=[each.value for each in Standing],
            following=in_address({**chosen, "after": str(found.following)}) if found.following else "",
            address=lambda value: f"/quotes?{in_address({**chosen, 'standing': value})}".rstrip("?"),
        )

    async def quote(self, asked: Asked) -> Response:
        """One quote in every version."""
        return await self._page(asked, self._screen.told(asked))

    async def pdf(self, asked: Asked) -> Response:
        """A version on paper, to be saved."""
        number, revision = _named(asked), _number(asked.request.query_params.get("revision", "")) or 0
        quote, paper = await anyio.to_thread.run_sync(
            lambda: quote_on_paper(ports=self._ports, number=number, revision=revision)
        )
        return paper_to_save(paper, f"{quote.number}-{quote.revision}.pdf", "application/pdf")

    async def take_back(self, asked: Asked) -> Response:
        """It is taken back, and both sides are told; or the page again, with why not."""
        number, reason = _named(asked), field(asked.form, "reason").strip()
        ports, by = ports_from(self._ports, asked), asked.visitor.member.email
        try:
            if not reason or len(reason) > LONGEST_REASON:
                raise NotReadable(f"Say why, in up to {LONGEST_REASON} characters: the client reads it.")
            await anyio.to_thread.run_sync(lambda: take_back_quote(ports=ports, number=number, by=by, reason=reason))
        except DeskError as refusal:
            return await self._page(asked, str(refusal), status=status_of(refusal))
        return self._screen.back(asked, f"/quotes/{number}", "It is taken back, and the client has been told.")

    async def _page(self, asked: Asked, told: str, *, status: int = 200) -> Response:
        number = _named(asked)
        view = await anyio.to_thread.run_sync(lambda: view_quote_by_number(ports=self._ports, number=number))
        now, shows_chats = self._ports.clock.now(), asked.visitor.member.may(Right.PEOPLE)
        return self._screen.page(
            asked,
            "quote.html",
            status,
            view=view,
            told=told,
            typed=field(asked.form, "reason") if told else "",
            outcome=quote_outcome(view.holding, view.client, now),
            chat=lambda conversation: conversation_words(conversation, whole=shows_chats),
        )


def _named(asked: Asked) -> str:
    """The quote that the address names."""
    return str(asked.request.path_params["quote"])[:32].replace("\0", "").upper()


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
