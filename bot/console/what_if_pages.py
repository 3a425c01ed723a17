"""The section "What if": stated facts in the address, the decision under them; nothing is stored, so a link can be shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

import anyio.to_thread
from starlette.responses import RedirectResponse, Response

from bot.console.screen import Screen
from bot.console.table import Asked, Handler, status_of
from bot.desk.catalogue import CATALOGUE
from bot.desk.contracts import Cause
from bot.desk.errors import DeskError
from bot.desk.scan import Stretch
from bot.desk.triage import IMPACT_WORDS, URGENCY_WORDS
from bot.operations.contract_words import WORK_WORDS
from bot.operations.ports import DeskPorts
from bot.operations.what_if import price_in_words
from bot.operations.what_if_pages import Terms, decide_what_if, how_it_changes, terms_now

FACTS = (
    "category",
    "at",
    "work",
    "site",
    "asset",
    "minutes",
    "person",
    "application",
    "impact",
    "urgency",
    "cause",
    "person_listed",
    "meets_standard",
)
USED = "used."
OVER = {"day": 1, "week": 7}
"""How far ahead it is shown how the answer changes, in days."""
LONGEST_FACT = 120


class WhatIfPages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {"what_if": self.what_if}

    async def what_if(self, asked: Asked) -> Response:
        """First the client, then the facts, then the answer."""
        query = asked.request.query_params
        given = {name: value[:LONGEST_FACT].replace("\0", "").strip() for name, value in query.items()}
        if given.get("ticket"):
            return RedirectResponse(f"/tickets/{quote(given['ticket'], safe='')}/coverage", status_code=303)
        code = given.get("client", "")
        terms, refusal, decision = None, None, None
        stretches: Sequence[Stretch] = ()
        try:
            if code:
                terms = await anyio.to_thread.run_sync(lambda: terms_now(ports=self._ports, code=code))
                if given.get("category"):
                    found, stated = terms, _stated(given)
                    decision = await anyio.to_thread.run_sync(
                        lambda: decide_what_if(
                            ports=self._ports, terms=found, stated=stated, words=given.get("words", "")
                        )
                    )
                    days = OVER.get(given.get("over", ""), 0)
                    if days:
                        stretches = await anyio.to_thread.run_sync(
                            lambda: how_it_changes(
                                ports=self._ports, terms=found, stated=stated, span=timedelta(days=days)
                            )
                        )
        except DeskError as error:
            refusal = error
        clients = await anyio.to_thread.run_sync(self._clients)
        return self._screen.page(
            asked,
            "what_if.html",
            status_of(refusal) if refusal else 200,
            clients=clients,
            terms=terms,
            given=_filled(given, terms),
            decision=decision,
            stretches=stretches,
            price_in_words=price_in_words,
            told=str(refusal) if refusal else "",
            choices=_CHOICES,
        )

    def _clients(self) -> list[tuple[str, str]]:
        with self._ports.begin() as work:
            return [(client.code, client.name) for client in work.clients.list()]


def _stated(given: Mapping[str, str]) -> dict[str, object]:
    """The facts that were filled in; of an allowance, what was written into its field."""
    used = {name.removeprefix(USED): value for name, value in given.items() if name.startswith(USED) and value}
    facts: dict[str, object] = {name: given[name] for name in FACTS if given.get(name)}
    return {**facts, "used": used} if used else facts


def _filled(given: Mapping[str, str], terms: Terms | None) -> dict[str, str]:
    """What stands in the form: what was written, else the time now on the client's clock."""
    if terms is None:
        return dict(given)
    local = terms.at.astimezone(ZoneInfo(terms.client.timezone))
    return {"at": f"{local:%Y-%m-%dT%H:%M}", **given}


_CHOICES = {
    "category": sorted(((each.id, each.title) for each in CATALOGUE.values()), key=lambda pair: pair[1]),
    "work": [(work.value, words) for work, words in WORK_WORDS.items()],
    "impact": [(impact.value, words) for impact, words in IMPACT_WORDS.items()],
    "urgency": [(urgency.value, words) for urgency, words in URGENCY_WORDS.items()],
    "cause": [(each.value, each.value.replace("_", " ")) for each in Cause],
    "over": [("day", "a day"), ("week", "a week")],
    "yes_no": [("yes", "yes"), ("no", "no")],
}
