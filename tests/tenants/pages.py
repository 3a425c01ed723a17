"""The addresses that a browser reaches: by people of clients, and by the MSP's own, whose papers go to one client."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient

from bot.console.gateway import make_gateway
from bot.console.table import TABLE
from bot.desk.spend import Days
from bot.desk.staff import StaffRole, Whence
from bot.operations.alerts.maintenance import list_conditions, list_windows
from bot.operations.allowances import allowances_of_client, ledger_of
from bot.operations.client_imports import client_as_text
from bot.operations.client_pages import look_at_client
from bot.operations.clients import contract_histories, show_client
from bot.operations.coverage import decisions_of_ticket
from bot.operations.desk_reads import list_tickets, show_ticket
from bot.operations.disputes import list_disputes
from bot.operations.exporting import export_person
from bot.operations.feedback import show_feedback
from bot.operations.monthly import month_on_paper, show_month, work_out_month
from bot.operations.outward import next_letter
from bot.operations.people import list_people, show_person
from bot.operations.ports import DeskPorts
from bot.operations.quotes import list_quotes, quote_on_paper, view_quote_by_number
from bot.operations.replay import replay
from bot.operations.service import service_report
from bot.operations.sign_in import sign_in_to_demo
from bot.operations.similar_tickets import find_similar_tickets
from bot.operations.spend import spend_report
from bot.operations.ticket_costs import ticket_cost
from bot.operations.what_if_pages import terms_now
from tests.channels.web.browser import SECRET, value_of
from tests.makers import ALEX_AT, JONAS_AT, KIM_AT, ROBIN_AT

from .cells import Cell, Matrix, Things
from .watching import Actor
from .worlds import TENANTS, Tenant

_HOME = "https://desk.example"
_STAFF = {
    StaffRole.TECHNICIAN: ROBIN_AT,
    StaffRole.DISPATCHER: JONAS_AT,
    StaffRole.MANAGER: KIM_AT,
    StaffRole.ADMIN: ALEX_AT,
}
# What is at each address of the gateway for somebody who is no colleague; the console's table comes to these.
ELSEWHERE = {
    "/": "the demo's list of people shows them to whoever sits at the demo's own machine; outside it, that there is none",
    "/demo/person": "the demo alone",
    "/chat": "tried",
    "/chat/messages": "tried",
    "/chat/press": "tried",
    "/chat/stream": "tried",
    "/static": "the same files for everybody",
    "/console/static": "the same files for everybody",
    "/pictures/{path:path}": "the same pictures for everybody",
    "/chat/sign-in": "tried",
    "/chat/code": "tried",
    "/chat/sign-out": "tried",
    "/healthz": "tried",
    "/readyz": "tried",
    "/metrics": "tried",
    "/sign-in": "tried",
    "/sign-in/password": "tried",
    "/sign-in/demo": "the demo alone",
    "/sign-in/link": "tried",
    "/sign-in/with/{provider}": "tried",
    "/sign-in/back/{provider}": "tried",
    "/sign-in/{token}": "tried",
}


_BY_MAIL = frozenset({"/chat/sign-in", "/chat/code", "/chat/sign-out"})
_POSTED = frozenset(
    {"/chat/messages", "/chat/press", "/chat/sign-in", "/chat/sign-out", "/sign-in/password", "/sign-in/link"}
)


def gateway(ports: DeskPorts, *, demo: bool) -> Starlette:
    """The whole application before this desk; outside the demo people sign in by mail."""
    return make_gateway(ports, secret=SECRET, demo=demo, mail=not demo, health=lambda: {"database": "ok"})


def addresses(ports: DeskPorts) -> set[str]:
    """The paths of all its routes, in the demo and outside it."""
    return {_path(route) for demo in (True, False) for route in gateway(ports, demo=demo).routes}


def _path(route: BaseRoute) -> str:
    assert isinstance(route, (Route, Mount))
    return route.path


def _filled(path: str, things: Things) -> str:
    values = {
        "number": things.ticket,
        "id": things.page if path.startswith("/pages") else things.file,
        "quote": things.quote,
        "code": things.tenant.code,
        "email": f"sam@{things.tenant.word}.example",
        "name": "x",
        "token": "x" * 43,
        "provider": "google",
        "path": "x.svg",
    }
    return re.sub(r"{(\w+)(?::\w+)?}", lambda found: values[found.group(1)], path)


class Pages:
    """The cells of addresses on a matrix's desk."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._demo = gateway(matrix.ports, demo=True)
        self._real = gateway(matrix.ports, demo=False)

    def cells(self) -> Iterator[Cell]:
        """Those of people first, those of the MSP's papers behind them."""
        on_the_web = {actor: who.user_id for actor, who in self._matrix.actors.items() if who.platform == "web"}
        for actor, user_id in on_the_web.items():
            victim = next(each for each in TENANTS if each != actor.tenant and each.code not in user_id)
            yield from self._as_a_person(actor, user_id, victim)
        for tenant in TENANTS:
            yield from self._papers(tenant)

    def _browser(self, user_id: str) -> TestClient:
        visitor = TestClient(self._demo, base_url=_HOME, follow_redirects=False, raise_server_exceptions=False)
        token = value_of(visitor.get("/").text, "token")
        person = user_id if "@" in user_id else "visitor"
        assert visitor.post("/demo/person", data={"token": token, "person": person}).status_code == 303
        return visitor

    def _outside(self) -> TestClient:
        return TestClient(self._real, base_url=_HOME, follow_redirects=False, raise_server_exceptions=False)

    def _as_a_person(self, actor: Actor, user_id: str, victim: Tenant) -> Iterator[Cell]:
        things = self._matrix.things[victim]
        named = tuple(things.named.values())
        for method, path in self._everywhere():

            async def ask(method: str = method, path: str = path) -> str:
                visitor = self._browser(user_id)
                answer = visitor.request(
                    method, _filled(path, things), data={"token": "x"} if method == "POST" else None
                )
                assert method == "GET" or answer.status_code in (303, 400, 403, 404), answer.status_code
                return _all_of(answer.status_code, answer.headers, answer.content)

            yield Cell("address", f"{method} {path}", "filled in", actor, victim, ask, named + _said(path, things))
        for path, field, said in (
            ("/chat/messages", "text", f"how is {things.ticket}? and {things.quote}"),
            ("/chat/press", "key", next(iter(things.buttons.values()))),
        ):

            async def send(path: str = path, field: str = field, said: str = said) -> str:
                visitor = self._browser(user_id)
                page = visitor.get("/chat").text
                form = {"token": value_of(page, "token"), "nonce": value_of(page, "nonce"), field: said}
                answer = visitor.post(path, data=form, headers={"x-fragment": "1"})
                return _all_of(answer.status_code, answer.headers, answer.content) + visitor.get("/chat").text

            yield Cell("address", f"POST {path}", "sent", actor, victim, send, (things.ticket, things.quote, said))

        async def stream() -> str:
            other = self._browser(f"sam@{victim.word}.example")
            found = re.search(r'data-page="([^"]+)"', other.get("/chat").text)
            assert found is not None
            answer = self._browser(user_id).get(f"/chat/stream?after=0&page={found.group(1)}")
            assert answer.status_code == 204
            return _all_of(answer.status_code, answer.headers, answer.content)

        yield Cell("address", "GET /chat/stream", "another's mark", actor, victim, stream)

    def _everywhere(self) -> Iterator[tuple[str, str]]:
        yield from ((each.method, each.path) for each in TABLE)
        for path, why in ELSEWHERE.items():
            if why == "tried" and path != "/chat/stream":
                yield (
                    (
                        "POST"
                        if path in ("/chat/messages", "/chat/press", "/sign-in/password", "/sign-in/link")
                        else "GET"
                    ),
                    path,
                )

    def _papers(self, tenant: Tenant) -> Iterator[Cell]:
        """What is made for one client: nothing of another stands in it, whoever of the MSP makes it."""
        things, ports = self._matrix.things[tenant], self._matrix.ports
        reader = Actor(f"a paper for {tenant.code}", f"paper {tenant.code}", tenant, staff=True)
        for name, make in _of_one_client(ports, things).items():

            async def made(make: object = make) -> str:
                found = make()  # type: ignore[operator]
                return _pdf(found) if isinstance(found, bytes) else str(found)

            yield Cell("paper", name, "for one client", reader, tenant, made)
        for role, email in _STAFF.items():
            for path in (
                f"/quotes/{things.quote}/pdf",
                f"/clients/{tenant.code}/file",
                f"/reports/pdf?client={tenant.code}&month=2026-10",
            ):

                async def taken(path: str = path, email: str = email) -> str:
                    visitor = self._outside()
                    signed_in = sign_in_to_demo(ports=ports, email=email, whence=Whence())
                    visitor.cookies.set("__Host-nightdesk-console", signed_in.token)
                    answer = visitor.get(path)
                    return _all_of(answer.status_code, answer.headers, answer.content)

                yield Cell("paper", f"GET {path}", role.value, reader, tenant, taken)


def _of_one_client(ports: DeskPorts, things: Things) -> Mapping[str, object]:
    code, number = things.tenant.code, things.ticket
    year = Days(date(2026, 1, 1), date(2026, 11, 24))
    mail = f"sam@{things.tenant.word}.example"

    def ledgers() -> object:
        client = show_client(work=ports.begin, code=code).client
        return [
            ledger_of(ports=ports, client=code, left=each) for each in allowances_of_client(ports=ports, client=client)
        ]

    def letters() -> object:
        with ports.begin() as work:
            (own,) = [each.id for each in work.outward.receivers() if each.client == code]
        return next_letter(ports=ports, receiver=own, ticket=number)

    return {
        "service_report": lambda: service_report(ports=ports, client=code, days=year),
        "spend_report": lambda: spend_report(
            work=ports.begin, client=code, period=year, plans=(), progress=lambda _done, _of: None
        ),
        "work_out_month": lambda: work_out_month(ports=ports, client=code, month=date(2026, 11, 1)),
        "show_month": lambda: show_month(ports=ports, client=code, month=date(2026, 10, 1)),
        "month_on_paper": lambda: month_on_paper(
            ports=ports, shown=show_month(ports=ports, client=code, month=date(2026, 10, 1))
        ),
        "list_quotes": lambda: list_quotes(ports=ports, client=code),
        "quote_on_paper": lambda: quote_on_paper(ports=ports, number=things.quote)[1],
        "view_quote_by_number": lambda: view_quote_by_number(ports=ports, number=things.quote),
        "client_as_text": lambda: client_as_text(ports=ports, code=code),
        "list_tickets": lambda: list_tickets(ports=ports, client=code),
        "show_ticket": lambda: show_ticket(ports=ports, number=number),
        "list_people": lambda: list_people(work=ports.begin, client=code),
        "show_person": lambda: show_person(work=ports.begin, email=mail),
        "export_person": lambda: export_person(ports=ports, email=mail),
        "ledger_of": ledgers,
        "show_client": lambda: show_client(work=ports.begin, code=code),
        "look_at_client": lambda: look_at_client(ports=ports, code=code),
        "contract_histories": lambda: contract_histories(work=ports.begin, code=code),
        "decisions_of_ticket": lambda: decisions_of_ticket(ports=ports, number=number),
        "ticket_cost": lambda: ticket_cost(ports=ports, number=number),
        "find_similar_tickets": lambda: find_similar_tickets(ports=ports, number=number),
        "list_disputes": lambda: list_disputes(ports=ports, client=code),
        "list_windows": lambda: list_windows(ports=ports, client=code),
        "list_conditions": lambda: list_conditions(ports=ports, client=code, all=True),
        "show_feedback": lambda: show_feedback(work=ports.begin, client=code),
        "next_letter": letters,
        "terms_now": lambda: terms_now(ports=ports, code=code),
        "replay": lambda: replay(
            work=ports.begin, client=code, file=things.tenant.file, period=year, progress=lambda _done, _of: None
        ),
    }


def _said(path: str, things: Things) -> tuple[str, ...]:
    """What is in the address itself comes back in the one that sign-in leads back to."""
    return (_filled(path, things), things.file, things.tenant.code, f"sam@{things.tenant.word}.example")


def _all_of(status: int, headers: Mapping[str, str], content: bytes) -> str:
    body = _pdf(content) if content.startswith(b"%PDF") else content.decode("utf-8", "replace")
    return f"{status} {json.dumps(dict(headers))} {body}"


def _pdf(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    return " ".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])
