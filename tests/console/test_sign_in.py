"""The sign-in pages on a real database, with an OpenID provider on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from starlette.testclient import TestClient

from bot.connectors.oidc import OidcProvider, google
from bot.console.gateway import make_gateway
from bot.operations.ports import WorkFactory
from bot.operations.sign_in import give_link, sessions_now
from bot.operations.staff import make_first_admin, staff_events
from tests.channels.web.browser import SECRET, value_of
from tests.makers import ALEX_AT, ROBIN_AT, DeskForTests
from tests.stand_ins.oidc import CLIENT, OpenIdProvider
from tests.stand_ins.oidc import SECRET as SHARED

PASSWORD = "four words in a row"
HOME = "https://desk.example"


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """The MSP's people, and no client."""
    desk = DeskForTests(begin)
    desk.take_in_staff()
    return desk


@pytest.fixture
def outside() -> Iterator[OpenIdProvider]:
    """The provider, with Robin's account."""
    account = {"email": ROBIN_AT, "email_verified": True, "hd": "nightdesk.example"}
    with OpenIdProvider(account=account) as provider:
        yield provider


def _browser(desk: DeskForTests, *providers: OidcProvider) -> TestClient:
    app = make_gateway(desk.ports, secret=SECRET, demo=False, health=lambda: {}, providers=providers)
    return TestClient(app, base_url=HOME, follow_redirects=False, raise_server_exceptions=False)


def _at(outside: OpenIdProvider) -> OidcProvider:
    return OidcProvider(replace(google(CLIENT, SHARED, frozenset({"nightdesk.example"})), issuer=outside.url))


def _goes_away(visitor: TestClient, then: str = "/tickets") -> dict[str, str]:
    """To the provider, and what it sends the browser back with."""
    away = visitor.get("/sign-in/with/google", params={"next": then})
    assert away.status_code == 303
    back = urlsplit(httpx.get(away.headers["location"]).headers["location"])
    assert f"{back.scheme}://{back.netloc}{back.path}" == f"{HOME}/sign-in/back/google"
    return {name: values[0] for name, values in parse_qs(back.query).items()}


# ---- a one-time link -------------------------------------------------------------------------------------------------


def test_a_link_is_opened_confirmed_and_used_up(desk: DeskForTests) -> None:
    link = give_link(ports=desk.ports, email=ROBIN_AT, by="the tests")[1]
    # A chat's preview of the link, a mail scanner, a curious script: none of them uses it up.
    for _ in range(3):
        assert _browser(desk).get(f"/sign-in/{link}").status_code == 200
        assert _browser(desk).head(f"/sign-in/{link}").status_code == 200
    visitor = _browser(desk)
    form = {"token": value_of(visitor.get(f"/sign-in/{link}").text, "token"), "link": link}
    answer = visitor.post("/sign-in/link", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/tickets")
    page = visitor.get("/tickets")
    assert (page.status_code, "Robin Castell" in page.text) == (200, True)
    again = _browser(desk).get(f"/sign-in/{link}")
    assert (again.status_code, "does not work any more" in again.text) == (403, True)


def test_another_site_cannot_sign_a_browser_in_with_a_link_of_its_own(desk: DeskForTests) -> None:
    link = give_link(ports=desk.ports, email=ROBIN_AT, by="the tests")[1]
    visitor = _browser(desk)
    answers = [
        visitor.post("/sign-in/link", data={"link": link}),
        visitor.post("/sign-in/link", data={"link": link, "token": "x"}),
    ]
    assert ([answer.status_code for answer in answers], sessions_now(ports=desk.ports)) == ([403, 403], ())


@pytest.mark.parametrize("token", ["x" * 43, "x", "%00" * 43, "x" * 2000])
def test_a_link_that_never_was_is_refused(desk: DeskForTests, token: str) -> None:
    assert _browser(desk).get(f"/sign-in/{token}").status_code in (403, 404)


def test_signing_out_ends_it_for_good(desk: DeskForTests) -> None:
    link = give_link(ports=desk.ports, email=ALEX_AT, by="the tests")[1]
    visitor = _browser(desk)
    visitor.post("/sign-in/link", data={"token": value_of(visitor.get(f"/sign-in/{link}").text, "token"), "link": link})
    kept = dict(visitor.cookies)
    token = value_of(visitor.get("/staff").text, "token")
    assert visitor.post("/sign-out", data={"token": token}).headers["location"] == "/sign-in"
    # Somebody who has kept a copy of the cookie has nothing.
    visitor.cookies.update(kept)
    assert visitor.get("/tickets").status_code == 303


# ---- the first admin's password --------------------------------------------------------------------------------------


def test_the_first_admin_signs_in_and_sees_who_else_is(begin: WorkFactory) -> None:
    desk = DeskForTests(begin)
    make_first_admin(ports=desk.ports, email=ALEX_AT, name="Alex <Moreau>", password=PASSWORD, by="the tests")
    visitor = _browser(desk)
    page = visitor.get("/sign-in?next=/staff").text
    form = {"token": value_of(page, "token"), "next": value_of(page, "next"), "email": ALEX_AT}
    wrong = visitor.post("/sign-in/password", data={**form, "password": "another"})
    assert (wrong.status_code, "do not sign anybody in" in wrong.text) == (403, True)
    answer = visitor.post("/sign-in/password", data={**form, "password": PASSWORD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff")
    staff = visitor.get("/staff").text
    assert ("Alex &lt;Moreau&gt;" in staff, "testclient" in staff, PASSWORD in staff) == (True, True, False)


# ---- an outside system -----------------------------------------------------------------------------------------------


def test_an_outside_system_signs_somebody_of_the_msp_in(desk: DeskForTests, outside: OpenIdProvider) -> None:
    visitor = _browser(desk, _at(outside))
    back = _goes_away(visitor, "/tickets/ND-1001")
    answer = visitor.get("/sign-in/back/google", params=back)
    assert (answer.status_code, answer.headers["location"]) == (303, "/tickets/ND-1001")
    assert "Robin Castell" in visitor.get("/tickets").text
    assert staff_events(ports=desk.ports, email=ROBIN_AT)[0].text == "provider: google person-1"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda back: {**back, "state": "x" * 43},
        lambda back: {**back, "state": ""},
        lambda back: {"state": back["state"]},
        lambda back: {**back, "code": "another"},
        lambda back: {"error": "access_denied", "state": back["state"]},
        lambda back: {},
    ],
    ids=["another state", "no state", "no code", "another code", "refused there", "nothing"],
)
def test_what_comes_back_otherwise_than_it_went_signs_nobody_in(
    desk: DeskForTests, outside: OpenIdProvider, spoil: object
) -> None:
    visitor = _browser(desk, _at(outside))
    back = spoil(_goes_away(visitor))  # type: ignore[operator]
    answer = visitor.get("/sign-in/back/google", params=back)
    assert (answer.status_code, sessions_now(ports=desk.ports)) == (403, ())


def test_a_code_in_somebody_elses_browser_signs_nobody_in(desk: DeskForTests, outside: OpenIdProvider) -> None:
    provider = _at(outside)
    back = _goes_away(_browser(desk, provider))
    victim = _browser(desk, provider)
    _goes_away(victim)
    for visitor in (_browser(desk, provider), victim):
        assert visitor.get("/sign-in/back/google", params=back).status_code == 403
    assert sessions_now(ports=desk.ports) == ()


def test_what_came_back_once_is_over(desk: DeskForTests, outside: OpenIdProvider) -> None:
    visitor = _browser(desk, _at(outside))
    back = _goes_away(visitor)
    assert visitor.get("/sign-in/back/google", params=back).status_code == 303
    assert visitor.get("/sign-in/back/google", params=back).status_code == 403


def test_after_ten_minutes_it_has_taken_too_long(desk: DeskForTests, outside: OpenIdProvider) -> None:
    visitor = _browser(desk, _at(outside))
    back = _goes_away(visitor)
    desk.clock.step(minutes=10, seconds=1)
    assert visitor.get("/sign-in/back/google", params=back).status_code == 403


def test_a_proven_address_of_nobody_here_is_told_so(desk: DeskForTests, outside: OpenIdProvider) -> None:
    outside.account["email"] = "somebody@nightdesk.example"
    visitor = _browser(desk, _at(outside))
    answer = visitor.get("/sign-in/back/google", params=_goes_away(visitor))
    assert (answer.status_code, "not on the list of people who work here" in answer.text) == (403, True)


@pytest.mark.parametrize("address", ["/sign-in/with/entra", "/sign-in/back/entra?code=1&state=1"])
def test_a_provider_that_is_not_set_up_is_not_there(desk: DeskForTests, outside: OpenIdProvider, address: str) -> None:
    assert _browser(desk, _at(outside)).get(address).status_code == 404
