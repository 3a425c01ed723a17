"""Zammad's REST API, as far as our tickets are written into it.

Its documentation is at docs.zammad.org, under "REST API". A ticket is found again by a tag: the search by a condition is
answered from Zammad's own database, where a search by words asks an index that lags behind.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta, timezone
from http import HTTPStatus
from typing import Any

import httpx

from bot.connectors.answers import outcome_of
from bot.connectors.ticket_systems.zammad_file import ZammadPlan
from bot.desk.ticket_events import TicketFacts
from bot.operations.ports import (
    GoneOutside,
    NotDelivered,
    NotTaken,
    OutsideDraft,
    OutsideEntry,
    OutsideTicket,
)

SECONDS = 20.0
NOBODY = 1
"""Zammad's id of the user who stands for nobody."""
PENDING, PENDING_TIME = "pending", "pending_time"
"""States whose name begins so have an instant at which they end."""
REMINDED_AFTER = timedelta(days=1)
MERGED = "merged"
LONGEST_REASON = 200

_OF_A_TICKET = re.compile(r"tickets/\d+$|ticket_articles")
_MARK = re.compile(r"Nightdesk (\S+/\S+)")
# Somebody's words or address may stand in what is refused, and refusals are logged.
_PERSONAL = re.compile(r"'[^']*'|\"[^\"]*\"|\S+@\S+")


class Zammad:
    """``TicketSystem`` of the ports. ``now`` is for answers that name an instant."""

    def __init__(
        self,
        url: str,
        token: str,
        plan: ZammadPlan,
        now: Callable[[], datetime],
        *,
        seconds: float = SECONDS,
    ) -> None:
        self._url = url.rstrip("/")
        self._token = token
        self._plan = plan
        self._now = now
        self._seconds = seconds
        self._trust: ssl.SSLContext | None = None

    async def find(self, number: str) -> OutsideTicket | None:
        """The oldest ticket with our tag."""
        tag = self._plan.tag_of(number)
        condition = {"condition[ticket.tags][operator]": "contains all", "condition[ticket.tags][value]": tag}
        found = await self._ask("GET", "tickets/search", params={**condition, "expand": "true", "limit": "10"})
        if not isinstance(found, list):
            raise NotTaken(NotDelivered("its search answers in another form than we know"))
        for each in sorted(found, key=lambda ticket: int(ticket["id"])):
            # A Zammad that does not know the condition answers with whatever it likes.
            tags = await self._ask("GET", "tags", params={"object": "Ticket", "o_id": str(each["id"])})
            if tag in tags["tags"]:
                return self._outside(each)
        return None

    async def create(self, draft: OutsideDraft) -> OutsideTicket:
        """Make the ticket with its tags, its first article and its state in one request."""
        facts = draft.facts
        requester = draft.requester or self._plan.unknown_requester
        made = await self._ask(
            "POST",
            "tickets",
            body={
                "title": draft.title,
                "group": self._plan.group_of(facts.client),
                "customer_id": f"guess:{requester}",
                # One to find this ticket by, and one by which triggers there know all of ours.
                "tags": f"{self._plan.tag},{self._plan.tag_of(facts.number)}",
                "article": _article(draft.opening),
                **self._wanted(facts, draft.at),
            },
        )
        return self._outside(made)

    async def marks(self, outside: OutsideTicket) -> Collection[str]:
        """The marks in the subjects of its articles."""
        articles = await self._ask("GET", f"ticket_articles/by_ticket/{outside.id}")
        found = (_MARK.fullmatch(str(each.get("subject") or "")) for each in articles)
        return {mark.group(1) for mark in found if mark}

    async def add(self, outside: OutsideTicket, entry: OutsideEntry) -> None:
        """Write a note: for the house alone, or one that the customer may read too."""
        await self._ask("POST", "ticket_articles", body={"ticket_id": int(outside.id), **_article(entry)})

    async def bring_up_to(self, outside: OutsideTicket, facts: TicketFacts, at: datetime) -> None:
        """Change what differs; a ticket that was merged into another one there is left alone."""
        there = await self._ask("GET", f"tickets/{outside.id}", params={"expand": "true"})
        if there.get("state") == MERGED:
            return
        wanted = self._wanted(facts, at)
        if any(there.get(name) != value for name, value in wanted.items() if name != PENDING_TIME) or (
            PENDING_TIME in wanted and _moved(facts, there.get(PENDING_TIME), at)
        ):
            await self._ask("PUT", f"tickets/{outside.id}", body=wanted)

    async def names(self, kind: str) -> frozenset[str]:
        """Every name of ``ticket_states``, ``ticket_priorities`` or ``groups`` that is in use, page by page."""
        found: list[Mapping[str, Any]] = []
        page = 1
        while more := await self._ask("GET", kind, params={"page": str(page), "per_page": "100"}):
            known = {each["id"] for each in found}
            new = [each for each in more if each["id"] not in known]
            found += new
            page += 1
            if not new:  # an address that knows no pages gives the same again
                break
        return frozenset(str(each["name"]) for each in found if each.get("active", True))

    async def login(self) -> str:
        """Whose the token is."""
        me = await self._ask("GET", "users/me")
        return str(me.get("login", ""))

    def _wanted(self, facts: TicketFacts, at: datetime) -> dict[str, Any]:
        state = self._plan.states[facts.state]
        wanted: dict[str, Any] = {"state": state, "priority": self._plan.priorities[facts.priority]}
        if state.startswith(PENDING):
            wanted[PENDING_TIME] = _instant(_planned(facts, at) or at + REMINDED_AFTER)
        if facts.owner is None:
            wanted["owner_id"] = NOBODY
        elif facts.owner.casefold() in self._plan.owners:
            wanted["owner"] = self._plan.owners[facts.owner.casefold()]
        return wanted

    def _outside(self, ticket: Mapping[str, Any]) -> OutsideTicket:
        id = str(int(ticket["id"]))
        return OutsideTicket(id, str(ticket["number"]), f"{self._url}/#ticket/zoom/{id}")

    async def _ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Any:
        headers = {"Authorization": f"Token token={self._token}", "Accept": "application/json"}
        try:
            # Whom to trust is read from files: once, and not for each request.
            self._trust = self._trust or httpx.create_ssl_context()
            async with httpx.AsyncClient(timeout=self._seconds, headers=headers, verify=self._trust) as http:
                answer = await http.request(method, f"{self._url}/api/v1/{path}", params=params, json=body)
                said = answer.json() if answer.is_success else None
        except httpx.HTTPError as failure:
            raise NotTaken(NotDelivered(f"the connection broke ({type(failure).__name__})")) from None
        except ValueError:
            raise NotTaken(NotDelivered("it answers with something that is no JSON")) from None
        if answer.status_code == HTTPStatus.NOT_FOUND and _OF_A_TICKET.match(path):
            raise GoneOutside
        if not answer.is_success:
            raise NotTaken(_refusal(answer, self._now()))
        return said


def _article(entry: OutsideEntry) -> dict[str, Any]:
    return {
        "subject": f"Nightdesk {entry.mark}",
        "body": f"{entry.by}:\n{entry.text}",
        "content_type": "text/plain",
        "type": "note",
        "sender": "Customer" if entry.from_requester else "Agent",
        "internal": entry.internal,
    }


def _planned(facts: TicketFacts, at: datetime) -> datetime | None:
    """When a ticket that waits is looked at again: when it is planned for, else when it is due; None where neither is ahead."""
    ahead = (each for each in (facts.planned_for, facts.resolve_by) if each is not None and each > at)
    return next(ahead, None)


def _instant(at: datetime) -> str:
    return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _moved(facts: TicketFacts, there: str | None, at: datetime) -> bool:
    """Whether a ticket that waits has to wait for another instant, to the minute. Where we name none, any ahead will do."""
    planned = _planned(facts, at)
    if there is None:
        return True
    return there[:16] != _instant(planned)[:16] if planned else there[:16] <= _instant(at)[:16]


def _refusal(answer: httpx.Response, at: datetime) -> NotDelivered:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    outcome = outcome_of(answer.status_code, headers, at, 0)
    assert isinstance(outcome, NotDelivered)
    # Nothing but our own setting can be gone here: the address may be wrong, and is mended.
    why = f"{outcome.why}: {_reason(answer)}" if _reason(answer) else outcome.why
    return NotDelivered(why, outcome.status, after=outcome.after, busy=outcome.busy)


def _reason(answer: httpx.Response) -> str:
    try:
        said = answer.json()
    except ValueError:
        return ""
    reason = (said.get("error_human") or said.get("error") or "") if isinstance(said, dict) else ""
    return _PERSONAL.sub("…", str(reason))[:LONGEST_REASON]
