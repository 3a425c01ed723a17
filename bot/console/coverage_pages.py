"""Why a ticket is covered or not: the decisions on record, to whom each was shown, objections, and answering one."""

from __future__ import annotations

from collections.abc import Mapping

import anyio.to_thread
from starlette.responses import Response

from bot.channels.web.sessions import field
from bot.console.actions import NotReadable, chosen_verdict, ports_from
from bot.console.screen import Screen
from bot.console.table import Asked, Handler, status_of, ticket_named
from bot.console.words import conversation_words
from bot.desk.disputes import OUTCOME_WORDS, Outcome
from bot.desk.errors import DeskError
from bot.desk.staff import Right
from bot.operations.coverage import decisions_of_ticket
from bot.operations.disputes import open_disputes, settle_dispute
from bot.operations.ports import DeskPorts

LONGEST_ANSWER = 2000


class CoveragePages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {"coverage": self.coverage, "settle": self.settle, "disputes": self.disputes}

    async def disputes(self, asked: Asked) -> Response:
        """Objections that nobody has answered."""
        found = await anyio.to_thread.run_sync(lambda: open_disputes(ports=self._ports))
        return self._screen.page(asked, "disputes.html", found=found)

    async def coverage(self, asked: Asked) -> Response:
        """The decision that a ticket rests on, and those it took the place of."""
        return await self._page(asked, self._screen.told(asked))

    async def settle(self, asked: Asked) -> Response:
        """Objections are answered, once; or the page again, with why not and what was typed."""
        ports, number = ports_from(self._ports, asked), ticket_named(asked)
        try:
            await anyio.to_thread.run_sync(lambda: _settle(ports, asked, number))
        except DeskError as refusal:
            return await self._page(asked, str(refusal), status=status_of(refusal))
        return self._screen.back(asked, f"/tickets/{number}/coverage", "It is answered, and whoever objected is told.")

    async def _page(self, asked: Asked, told: str, *, status: int = 200) -> Response:
        number = ticket_named(asked)
        records = await anyio.to_thread.run_sync(lambda: decisions_of_ticket(ports=self._ports, number=number))
        whole = asked.visitor.member.may(Right.PEOPLE)
        return self._screen.page(
            asked,
            "coverage.html",
            status,
            number=number,
            records=records,
            told=told,
            typed={name: field(asked.form, name) if told else "" for name in ("outcome", "verdict", "words")},
            outcomes=OUTCOME_WORDS,
            chat=lambda conversation: conversation_words(conversation, whole=whole),
        )


def _settle(ports: DeskPorts, asked: Asked, number: str) -> None:
    said, verdict = field(asked.form, "words").strip(), field(asked.form, "verdict")
    outcome = next((each for each in Outcome if each.value == field(asked.form, "outcome")), None)
    if outcome is None or not said or len(said) > LONGEST_ANSWER:
        raise NotReadable(f"Choose what became of it, and say why in up to {LONGEST_ANSWER} characters.")
    settle_dispute(
        ports=ports,
        number=number,
        outcome=outcome,
        by=asked.visitor.member.name,
        words=said,
        verdict=chosen_verdict(verdict) if verdict else None,
    )
