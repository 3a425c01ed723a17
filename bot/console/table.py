"""Every address of the console, what may be done there, and by whom: whoever is not in this table is not let in."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.access import Access, Visitor
from bot.desk.errors import NotAllowed, NotFound
from bot.desk.staff import Right


@dataclass(frozen=True)
class Asked:
    """A request of somebody who is signed in and may make it; the form is empty for a GET."""

    request: Request
    visitor: Visitor
    form: FormData

    @property
    def number(self) -> str:
        """The ticket that the address names."""
        return str(self.request.path_params["number"]).upper()


_NUMBER = re.compile(r"[A-Za-z0-9-]{1,32}")


def ticket_named(asked: Asked) -> str:
    """The number of the ticket that the address names; 404 for what can be none."""
    if not _NUMBER.fullmatch(asked.number):
        raise HTTPException(404)
    return asked.number


Handler = Callable[[Asked], Awaitable[Response]]


@dataclass(frozen=True)
class Address:
    """One address: how it is called, the right that it takes, and the name of what answers.

    ``body`` is how many bytes may be sent to it, 0 as few as to every page; ``files`` how many files among them.
    """

    method: str
    path: str
    right: Right
    handler: str
    body: int = 0
    files: int = 0


# A client file as a file and as text, the latter as browsers write it.
_CLIENT_FILE = 4 * 1024 * 1024
# What is done on a ticket's page, and the right that it takes.
_ON_A_TICKET = {
    "claim": Right.WORK,
    "assign": Right.WORK,
    "reply": Right.WORK,
    "note": Right.WORK,
    "wait": Right.WORK,
    "resume": Right.WORK,
    "resolve": Right.WORK,
    "reopen": Right.WORK,
    "merge": Right.WORK,
    "split": Right.WORK,
    "time": Right.WORK,
    "part": Right.WORK,
    "correct": Right.WORK,
    "category": Right.WORK,
    "priority": Right.WORK,
    "override": Right.OVERRIDE,
}
_OF_A_GUIDE = ("review", "publish", "send-back", "archive")
TABLE = (
    Address("GET", "/tickets", Right.READ, "queue"),
    Address("GET", "/tickets/stream", Right.READ, "stream"),
    Address("POST", "/tickets/views", Right.READ, "save_view"),
    Address("POST", "/tickets/views/{id}/remove", Right.READ, "remove_view"),
    Address("GET", "/tickets/{number}", Right.READ, "ticket"),
    Address("GET", "/tickets/{number}/files/{id}", Right.READ, "file"),
    Address("GET", "/tickets/{number}/files/{id}/small", Right.READ, "small_picture"),
    Address("GET", "/tickets/{number}/coverage", Right.READ, "coverage"),
    Address("POST", "/tickets/{number}/settle", Right.OVERRIDE, "settle"),
    Address("GET", "/disputes", Right.READ, "disputes"),
    *(Address("POST", f"/tickets/{{number}}/{name}", right, f"ticket_{name}") for name, right in _ON_A_TICKET.items()),
    Address("GET", "/clients", Right.READ, "clients"),
    Address("GET", "/clients/import", Right.CONTRACTS, "import_form"),
    Address("POST", "/clients/import/look", Right.CONTRACTS, "import_look", _CLIENT_FILE, 1),
    Address("POST", "/clients/import", Right.CONTRACTS, "import_do", _CLIENT_FILE, 1),
    Address("GET", "/clients/{code}", Right.READ, "client"),
    Address("GET", "/clients/{code}/file", Right.CONTRACTS, "client_file"),
    Address("GET", "/what-if", Right.READ, "what_if"),
    Address("GET", "/quotes", Right.READ, "quotes"),
    Address("GET", "/quotes/{quote}", Right.READ, "quote"),
    Address("GET", "/quotes/{quote}/pdf", Right.READ, "quote_pdf"),
    Address("POST", "/quotes/{quote}/take-back", Right.OVERRIDE, "quote_take_back"),
    Address("GET", "/people", Right.READ, "people"),
    Address("GET", "/people/{email}", Right.READ, "person"),
    Address("POST", "/people/{email}/code", Right.PEOPLE, "person_code"),
    Address("POST", "/people/{email}/unlink", Right.PEOPLE, "person_unlink"),
    Address("GET", "/pages", Right.READ, "pages"),
    Address("POST", "/pages/{id}/take", Right.WORK, "page_take"),
    Address("POST", "/pages/{id}/pass", Right.WORK, "page_pass"),
    Address("GET", "/rota", Right.READ, "rota"),
    Address("GET", "/alerts", Right.READ, "alerts"),
    Address("POST", "/alerts/windows", Right.WORK, "window_add"),
    Address("POST", "/alerts/windows/{id}/end", Right.WORK, "window_end"),
    Address("GET", "/guides", Right.READ, "guides"),
    Address("GET", "/guides/{id}", Right.READ, "guide"),
    Address("GET", "/guides/{id}/pictures/{name}", Right.READ, "guide_picture"),
    *(Address("POST", f"/guides/{{id}}/{name}", Right.GUIDES, f"guide_{name}") for name in _OF_A_GUIDE),
    Address("GET", "/learning", Right.LEARN, "learning"),
    Address("POST", "/learning/{id}/accept", Right.LEARN, "accept_suggestion"),
    Address("POST", "/learning/{id}/reject", Right.LEARN, "reject_suggestion"),
    Address("GET", "/reports", Right.READ, "reports"),
    Address("GET", "/reports/pdf", Right.MONEY, "report_pdf"),
    Address("GET", "/reports/promises", Right.READ, "report_promises"),
    Address("POST", "/reports/give-out", Right.MONEY, "report_give_out"),
    Address("GET", "/health", Right.READ, "health"),
    Address("GET", "/staff", Right.STAFF, "staff"),
    Address("POST", "/staff/sessions/{id}/end", Right.STAFF, "end_session"),
    Address("POST", "/sign-out", Right.READ, "sign_out"),
)


def routes_of(table: tuple[Address, ...], handlers: Mapping[str, Handler], access: Access) -> list[Route]:
    """The routes of the table, each behind the same door."""
    return [
        Route(address.path, _guarded(address, handlers[address.handler], access), methods=[address.method])
        for address in table
    ]


def _guarded(address: Address, handler: Handler, access: Access) -> Callable[[Request], Awaitable[Response]]:
    async def guarded(request: Request) -> Response:
        visitor = await access.visitor(request)
        if visitor is None:
            wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            then = f"?next={quote(wanted)}" if request.method == "GET" else ""
            return RedirectResponse(f"/sign-in{then}", status_code=303)
        try:
            # The form before the right: what another site sends learns nothing, not even what somebody may do.
            form = FormData()
            if address.method == "POST":
                form = await access.form_of(request, visitor, files=address.files)
            visitor.member.refuse_without(address.right)
            return await handler(Asked(request, visitor, form))
        finally:
            # Files that were sent lie in files of their own until then.
            await request.close()

    return guarded


def status_of(refusal: Exception) -> int:
    """The HTTP status of a refusal of the desk."""
    return 403 if isinstance(refusal, NotAllowed) else 404 if isinstance(refusal, NotFound) else 409
