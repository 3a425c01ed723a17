"""Every address of the console times every role; whoever is not signed in is sent to the sign-in page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from bot.console.access import our_page
from bot.console.app import console_routes
from bot.console.table import TABLE, Address
from bot.desk.staff import MAY, Right, StaffRole
from bot.operations.ports import WorkFactory
from tests.channels.web.browser import SECRET, application, at_the_desk, browser, value_of
from tests.channels.web.fakes import FakeDesk, staff_member
from tests.console.makers import printer_ticket
from tests.console.visiting import at_console
from tests.makers import ALEX_AT, JONAS_AT, KIM_AT, MAPLE, ROBIN_AT, SAM, DeskForTests

# What may be opened without being signed in: the ways in.
OPEN = {
    ("GET", "/sign-in"),
    ("POST", "/sign-in/password"),
    ("POST", "/sign-in/demo"),
    ("POST", "/sign-in/link"),
    ("GET", "/sign-in/with/{provider}"),
    ("GET", "/sign-in/back/{provider}"),
    ("GET", "/sign-in/{token}"),
}
FILLED = {
    "number": "ND-1001",
    "id": "none",
    "name": "none",
    "code": "maple-dental",
    "email": "sam@maple-dental.example",
    "quote": "Q-1001",
}


def _desk() -> FakeDesk:
    desk = FakeDesk()
    printer_ticket(desk)
    return desk


def _named(address: Address) -> str:
    return f"{address.method} {address.path}"


def test_the_table_and_the_ways_in_are_all_there_is() -> None:
    routes = console_routes(FakeDesk().ports(), secret=SECRET, demo=True)
    there = {
        (method, route.path) for route in routes for method in getattr(route, "methods", None) or () if method != "HEAD"
    }
    assert there == OPEN | {(each.method, each.path) for each in TABLE}


@pytest.mark.parametrize("address", TABLE, ids=_named)
def test_nobody_gets_in_without_being_signed_in(address: Address) -> None:
    desk = _desk()
    for demo in (True, False):
        visitor = browser(desk, demo=demo)
        answer = visitor.request(address.method, address.path.format(**FILLED))
        there = answer.headers["location"]
        assert (answer.status_code, there.partition("?")[0], answer.text) == (303, "/sign-in", "")


@pytest.mark.parametrize("role", StaffRole, ids=lambda role: str(role.value))
def test_every_role_may_do_at_every_address_what_the_table_says(begin: WorkFactory, role: StaffRole) -> None:
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    number = desk.opens_ticket(SAM, "printer", "the printer jams").number
    email = {
        StaffRole.TECHNICIAN: ROBIN_AT,
        StaffRole.DISPATCHER: JONAS_AT,
        StaffRole.MANAGER: KIM_AT,
        StaffRole.ADMIN: ALEX_AT,
    }[role]
    visitor = at_console(desk, email)
    token = value_of(visitor.get("/tickets").text, "token")
    assert TABLE[-1].handler == "sign_out"
    for address in (each for each in TABLE if each.handler != "stream"):
        form = {"token": token} if address.method == "POST" else None
        answer = visitor.request(address.method, address.path.format(**{**FILLED, "number": number}), data=form)
        refused = "You are signed in as" in answer.text
        assert (answer.status_code < 500, refused) == (True, role not in MAY[address.right]), _named(address)
        assert not refused or answer.status_code == 403


@pytest.mark.parametrize("address", [each for each in TABLE if each.method == "POST"], ids=_named)
@pytest.mark.parametrize("token", ["", "wrong", "another's"])
def test_a_form_without_the_token_of_this_session_changes_nothing(address: Address, token: str) -> None:
    desk = _desk()
    visitor = at_the_desk(desk, StaffRole.ADMIN)
    if token == "another's":
        token = value_of(at_the_desk(desk, StaffRole.ADMIN).get("/tickets").text, "token")
    answer = visitor.post(address.path.format(**FILLED), data={"token": token})
    assert (answer.status_code, visitor.get("/tickets").status_code) == (403, 200)


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}],
    ids=["another site", "a neighbour", "another origin"],
)
def test_another_site_can_send_nothing(headers: dict[str, str]) -> None:
    visitor = at_the_desk(_desk())
    token = value_of(visitor.get("/tickets").text, "token")
    answer = visitor.post("/sign-out", data={"token": token}, headers=headers)
    assert (answer.status_code, visitor.get("/tickets").status_code) == (403, 200)


def test_a_session_that_has_ended_is_nobodys() -> None:
    desk = _desk()
    visitor = at_the_desk(desk)
    desk.clock.pass_time(timedelta(hours=12))
    answer = visitor.get("/tickets/ND-1001")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/tickets/ND-1001")


def test_somebody_who_has_left_is_nobody_on_the_next_page() -> None:
    desk = _desk()
    visitor = at_the_desk(desk)
    desk.staff.all = [member for member in desk.staff.all if member != staff_member(StaffRole.TECHNICIAN)]
    assert visitor.get("/tickets").status_code == 303


# ---- cookies ---------------------------------------------------------------------------------------------------------


def test_over_tls_cookies_belong_to_this_host_and_are_never_sent_in_the_clear() -> None:
    desk = FakeDesk(public_url="https://desk.example")
    answer = TestClient(application(desk, demo=False), base_url="https://desk.example").get("/sign-in")
    cookie = answer.headers["set-cookie"]
    wanted = ("__Host-nightdesk-visit=", "HttpOnly", "SameSite=lax", "Secure", "Path=/")
    assert ([part for part in wanted if part not in cookie], "Domain" in cookie) == ([], False)


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() -> None:
    visitor = at_the_desk(_desk())
    (kept,) = [cookie for cookie in visitor.cookies.jar if cookie.name == "nightdesk-console"]
    assert (kept.has_nonstandard_attr("HttpOnly"), kept.get_nonstandard_attr("SameSite")) == (True, "lax")


# ---- the demo's click ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("demo", "client", "base", "offered"),
    [
        (True, "127.0.0.1", "http://127.0.0.1:8080", True),
        (True, "::1", "http://localhost:8080", True),
        (True, "192.0.2.7", "http://127.0.0.1:8080", False),
        (True, "127.0.0.1", "http://evil.example", False),
        (False, "127.0.0.1", "http://127.0.0.1:8080", False),
    ],
    ids=["here", "here, by name", "from elsewhere", "by another name", "no demo"],
)
def test_one_click_signs_in_in_the_demo_on_its_own_machine_alone(
    demo: bool, client: str, base: str, offered: bool
) -> None:
    desk = _desk()
    visitor = TestClient(application(desk, demo=demo), base_url=base, client=(client, 50000), follow_redirects=False)
    page = visitor.get("/sign-in").text
    assert ("This is a demo" in page) is offered
    form = {"token": value_of(page, "token"), "person": staff_member(StaffRole.ADMIN).email}
    answer = visitor.post("/sign-in/demo", data=form)
    assert (answer.status_code, len(desk.sign_ins.begun)) == ((303, 1) if offered else (403, 0))


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        ("/tickets/ND-1001", "/tickets/ND-1001"),
        ("/tickets?client=maple-dental&mine=1", "/tickets?client=maple-dental&mine=1"),
        ("//evil.example/tickets", "/tickets"),
        ("https://evil.example", "/tickets"),
        ("/tickets/../sign-out", "/tickets"),
        ("/tickets\r\nSet-Cookie: a=b", "/tickets"),
        ("/\\evil.example", "/tickets"),
        ("", "/tickets"),
    ],
)
def test_after_a_sign_in_it_goes_on_to_a_page_of_ours(wanted: str, there: str) -> None:
    desk = _desk()
    visitor = TestClient(
        application(desk), base_url="http://127.0.0.1", client=("127.0.0.1", 1), follow_redirects=False
    )
    token = value_of(visitor.get("/sign-in", params={"next": wanted}).text, "token")
    form = {"token": token, "next": wanted, "person": staff_member(StaffRole.ADMIN).email}
    assert visitor.post("/sign-in/demo", data=form).headers["location"] == there


def test_nobody_is_signed_in_by_a_form_of_another_browser() -> None:
    desk = _desk()
    one, other = (
        TestClient(application(desk), base_url="http://127.0.0.1", client=("127.0.0.1", 1), follow_redirects=False)
        for _ in range(2)
    )
    token = value_of(one.get("/sign-in").text, "token")
    other.get("/sign-in")
    form = {"token": token, "person": staff_member(StaffRole.ADMIN).email}
    assert (other.post("/sign-in/demo", data=form).status_code, one.post("/sign-in/demo", data=form).status_code) == (
        403,
        303,
    )


def test_the_rights_grow_with_the_role() -> None:
    order = list(StaffRole)
    for right in Right:
        able = [role in MAY[right] for role in order]
        assert able == sorted(able)
        assert MAY[right]


def test_a_sign_in_can_lead_to_every_section() -> None:
    sections = {address.path.split("/")[1] for address in TABLE if address.method == "GET"}
    assert {our_page(f"/{section}") for section in sections} == {f"/{section}" for section in sections}
    assert our_page("/tickets/ND-1001/coverage") == "/tickets/ND-1001/coverage"
