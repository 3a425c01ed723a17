"""A Zammad of our own: its REST API as docs.zammad.org describes it, as far as the desk uses it, with its ways of refusing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.stand_ins.serving import Fault, Served

TOKEN = "a-token-of-zammad"
STATES = ("new", "open", "pending reminder", "closed", "merged", "removed", "pending close")
PRIORITIES = ("1 low", "2 normal", "3 high")
SYSTEM = {1: "-", 3: "nightdesk@msp.example", 4: "kim@zammad.example"}
ARTICLE_FIELDS = ("subject", "body", "content_type", "type", "sender", "internal")


@dataclass
class ZammadTicket:
    """A ticket with its articles and tags."""

    id: int
    title: str
    group: str
    customer: str
    state: str
    priority: str
    owner_id: int = 1
    pending_time: str | None = None
    tags: list[str] = field(default_factory=list)
    articles: list[dict[str, Any]] = field(default_factory=list)

    @property
    def expanded(self) -> dict[str, Any]:
        """With `expand=true`: names beside the ids."""
        return {
            "id": self.id,
            "number": f"{22000 + self.id}",
            "title": self.title,
            "group": self.group,
            "customer": self.customer,
            "state": self.state,
            "state_id": STATES.index(self.state) + 1,
            "priority": self.priority,
            "priority_id": PRIORITIES.index(self.priority) + 1,
            "owner_id": self.owner_id,
            "owner": SYSTEM[self.owner_id],
            "pending_time": self.pending_time,
            "article_ids": [each["id"] for each in self.articles],
            "article_count": len(self.articles),
        }


class _Refused(Exception):
    def __init__(self, status: int, error: str) -> None:
        self.status, self.error = status, error
        super().__init__(error)


class ZammadStandIn(Served):
    """``tickets`` by id. A fault's method is that of the request and the first part of its path: "POST tickets"."""

    def __init__(self) -> None:
        super().__init__()
        self.groups = ["Service Desk", "Dentists"]
        self.tickets: dict[int, ZammadTicket] = {}
        self.calls: list[str] = []
        self.knows_conditions = True
        self.slow = 0.0
        self._articles = 0

    def application(self) -> web.Application:
        """Every address that the desk uses, behind the token."""
        app = web.Application(middlewares=[self._guarded])
        add = app.router.add_route
        add("GET", "/api/v1/tickets/search", self._search)
        add("GET", "/api/v1/tickets/{id:\\d+}", self._show)
        add("POST", "/api/v1/tickets", self._create)
        add("PUT", "/api/v1/tickets/{id:\\d+}", self._update)
        add("GET", "/api/v1/tags", self._tags)
        add("GET", "/api/v1/ticket_articles/by_ticket/{id:\\d+}", self._list_articles)
        add("POST", "/api/v1/ticket_articles", self._add_article)
        add("GET", "/api/v1/users/me", self._me)
        for kind in ("ticket_states", "ticket_priorities", "groups"):
            add("GET", f"/api/v1/{kind}", self._names)
        return app

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Any) -> web.StreamResponse:
        method = f"{request.method} {request.path.removeprefix('/api/v1/').partition('/')[0]}"
        self.calls.append(method)
        if self.slow:
            await asyncio.sleep(self.slow)
        if request.headers.get("Authorization") != f"Token token={TOKEN}":
            return web.json_response({"error": "Invalid token!", "error_human": "Invalid token!"}, status=401)
        fault = self.faults.next(method)
        if fault is not None and not fault.answer_lost:
            return self._faulty(fault)
        try:
            answer: web.StreamResponse = await handler(request)
        except _Refused as refused:
            return web.json_response({"error": refused.error, "error_human": refused.error}, status=refused.status)
        if fault is not None:
            assert request.transport is not None
            request.transport.abort()
        return answer

    def _faulty(self, fault: Fault) -> web.Response:
        if fault.body:
            return web.Response(text=fault.body, status=fault.status, headers=fault.headers)
        return web.json_response({"error": "something"}, status=fault.status, headers=fault.headers)

    async def _search(self, request: web.Request) -> web.Response:
        wanted = request.query.get("condition[ticket.tags][value]")
        found = list(self.tickets.values())
        if self.knows_conditions and wanted is not None:
            tags = [each.strip() for each in wanted.split(",")]
            found = [each for each in found if all(tag in each.tags for tag in tags)]
        newest_first = sorted(found, key=lambda ticket: -ticket.id)[: int(request.query.get("limit", "50"))]
        return web.json_response([each.expanded for each in newest_first])

    async def _show(self, request: web.Request) -> web.Response:
        return web.json_response(self._there(request).expanded)

    async def _create(self, request: web.Request) -> web.Response:
        said = await request.json()
        customer = str(said.get("customer_id", "")).removeprefix("guess:")
        if "@" not in customer:
            raise _Refused(422, f"Invalid email '{customer}' of customer")
        if said.get("group") not in self.groups:
            raise _Refused(422, f"No lookup value found for 'group': \"{said.get('group')}\"")
        if not said.get("title"):
            raise _Refused(422, "Missing required value for field 'title'!")
        ticket = ZammadTicket(
            len(self.tickets) + 1, said["title"], said["group"], customer, state="new", priority="2 normal"
        )
        self._change(ticket, said)
        self._write(ticket, said.get("article") or {})
        ticket.tags = [each.strip() for each in said.get("tags", "").split(",") if each.strip()]
        self.tickets[ticket.id] = ticket
        return web.json_response({"id": ticket.id, "number": ticket.expanded["number"]}, status=201)

    async def _update(self, request: web.Request) -> web.Response:
        ticket = self._there(request)
        self._change(ticket, await request.json())
        return web.json_response({"id": ticket.id, "number": ticket.expanded["number"]})

    def _change(self, ticket: ZammadTicket, said: dict[str, Any]) -> None:
        for name, known in (("state", STATES), ("priority", PRIORITIES)):
            if name in said and said[name] not in known:
                raise _Refused(422, f"No lookup value found for '{name}': \"{said[name]}\"")
        owners = {login: id for id, login in SYSTEM.items()}
        if "owner" in said and said["owner"] not in owners:
            raise _Refused(422, f"No lookup value found for 'owner': \"{said['owner']}\"")
        if said.get("state", "").startswith("pending") and not said.get("pending_time"):
            raise _Refused(422, "Missing required value for field 'pending_time'!")
        ticket.state = said.get("state", ticket.state)
        ticket.priority = said.get("priority", ticket.priority)
        ticket.owner_id = owners[said["owner"]] if "owner" in said else said.get("owner_id", ticket.owner_id)
        ticket.pending_time = said.get("pending_time") if ticket.state.startswith("pending") else None

    def _write(self, ticket: ZammadTicket, said: dict[str, Any]) -> dict[str, Any]:
        if not said.get("body"):
            raise _Refused(422, 'Need at least article: { body: "some text" }')
        self._articles += 1
        article = {"id": self._articles, "ticket_id": ticket.id, **{name: said.get(name) for name in ARTICLE_FIELDS}}
        ticket.articles.append(article)
        # A customer who writes on a closed ticket opens it again.
        if ticket.state == "closed" and article["sender"] == "Customer":
            ticket.state = "open"
        return article

    async def _tags(self, request: web.Request) -> web.Response:
        ticket = self.tickets.get(int(request.query["o_id"]))
        return web.json_response({"tags": ticket.tags if ticket else []})

    async def _list_articles(self, request: web.Request) -> web.Response:
        return web.json_response(self._there(request).articles)

    async def _add_article(self, request: web.Request) -> web.Response:
        said = await request.json()
        ticket = self.tickets.get(said["ticket_id"])
        if ticket is None:
            raise _Refused(404, f"Couldn't find Ticket with 'id'={said['ticket_id']}")
        return web.json_response(self._write(ticket, said), status=201)

    async def _me(self, request: web.Request) -> web.Response:
        return web.json_response({"id": 3, "login": SYSTEM[3]})

    async def _names(self, request: web.Request) -> web.Response:
        kind = request.path.rpartition("/")[2]
        every = {"ticket_states": STATES, "ticket_priorities": PRIORITIES, "groups": tuple(self.groups)}[kind]
        listed = [{"id": i, "name": name, "active": name != "removed"} for i, name in enumerate(every, 1)]
        size, page = int(request.query.get("per_page", "100")), int(request.query.get("page", "1"))
        # States and priorities are few, and their addresses know no pages.
        return web.json_response(listed[size * (page - 1) : size * page] if kind == "groups" else listed)

    def _there(self, request: web.Request) -> ZammadTicket:
        ticket = self.tickets.get(int(request.match_info["id"]))
        if ticket is None:
            raise _Refused(404, f"Couldn't find Ticket with 'id'={request.match_info['id']}")
        return ticket
