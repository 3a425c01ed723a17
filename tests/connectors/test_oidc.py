"""Sign-in at an outside system: what proves who somebody is, and everything that does not."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import jwt
import pytest

from bot.connectors.oidc import BadProvider, OidcProvider, Provider, entra, google, slack
from bot.operations.ports import NotProven, ProvenPerson, ProviderRequest
from tests.stand_ins.oidc import CLIENT, SECRET, STRANGERS_KEY, Lies, OpenIdProvider
from tests.stand_ins.serving import Fault

BACK = "https://desk.example/sign-in/back/google"
ROBIN: dict[str, Any] = {"email": "robin@nightdesk.example", "email_verified": True, "hd": "nightdesk.example"}


@pytest.fixture(scope="module")
def served() -> Iterator[OpenIdProvider]:
    """One provider for all tests."""
    with OpenIdProvider() as provider:
        yield provider


@pytest.fixture
def outside(served: OpenIdProvider) -> OpenIdProvider:
    """The provider, honest, with Robin's account."""
    served.account, served.lies, served.kid = dict(ROBIN), Lies(), "key-1"
    served.asked.clear()
    return served


def _ours(outside: OpenIdProvider, kind: Provider | None = None) -> OidcProvider:
    kind = kind or google(CLIENT, SECRET, frozenset({"nightdesk.example"}))
    return OidcProvider(replace(kind, issuer=outside.url))


def _code(begun: ProviderRequest) -> str:
    """The code that the provider sends the browser back with."""
    answer = httpx.get(begun.url)
    assert answer.status_code == 302
    there = urlsplit(answer.headers["location"])
    back = parse_qs(there.query)
    assert (f"{there.scheme}://{there.netloc}{there.path}", back["state"]) == (BACK, [begun.state])
    return back["code"][0]


def _signs_in(provider: OidcProvider, **changed: Any) -> ProvenPerson:
    begun = provider.begin(redirect_uri=BACK)
    code = _code(begun)
    return provider.finish(code=code, begun=replace(begun, **changed), redirect_uri=BACK)


def test_a_confirmed_address_of_the_house_is_proven(outside: OpenIdProvider) -> None:
    assert _signs_in(_ours(outside)) == ProvenPerson("robin@nightdesk.example", "person-1")


def test_every_sign_in_has_a_state_a_nonce_and_a_verifier_of_its_own(outside: OpenIdProvider) -> None:
    provider = _ours(outside)
    begun = [provider.begin(redirect_uri=BACK) for _ in range(20)]
    secrets = {secret for each in begun for secret in (each.state, each.nonce, each.verifier)}
    assert (len(secrets), [each.verifier in each.url for each in begun]) == (60, [False] * 20)


@pytest.mark.parametrize("changed", [{"verifier": "x" * 43}, {"nonce": "x" * 43}], ids=["verifier", "nonce"])
def test_what_another_browser_began_proves_nothing(outside: OpenIdProvider, changed: dict[str, str]) -> None:
    with pytest.raises(NotProven):
        _signs_in(_ours(outside), **changed)


def test_a_code_counts_once(outside: OpenIdProvider) -> None:
    provider = _ours(outside)
    begun = provider.begin(redirect_uri=BACK)
    code = _code(begun)
    provider.finish(code=code, begun=begun, redirect_uri=BACK)
    with pytest.raises(NotProven):
        provider.finish(code=code, begun=begun, redirect_uri=BACK)


_LIES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "another issuer": lambda claims: {**claims, "iss": "https://accounts.evil.example"},
    "for somebody else": lambda claims: {**claims, "aud": "another-client"},
    "for several, given to another": lambda claims: {**claims, "aud": [CLIENT, "x"], "azp": "x"},
    "for several, given to nobody": lambda claims: {**claims, "aud": [CLIENT, "x"]},
    "given to another": lambda claims: {**claims, "azp": "x"},
    "expired": lambda claims: {**claims, "exp": int(time.time()) - 3600},
    "from the future": lambda claims: {**claims, "iat": int(time.time()) + 3600},
    "another nonce": lambda claims: {**claims, "nonce": "another"},
    "a nonce that is no text": lambda claims: {**claims, "nonce": ["x"]},
    "an unconfirmed address": lambda claims: {**claims, "email_verified": False},
    "confirmed in other words": lambda claims: {**claims, "email_verified": "true"},
    "no address": lambda claims: {**claims, "email": None},
    "another company": lambda claims: {**claims, "hd": "evil.example"},
    "a private account": lambda claims: {**claims, "hd": None},
    "several companies": lambda claims: {**claims, "hd": "nightdesk.example.evil.example"},
}


@pytest.mark.parametrize("lie", _LIES.values(), ids=_LIES)
def test_a_token_that_says_something_else_proves_nothing(
    outside: OpenIdProvider, lie: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    outside.lies.claims = lie
    with pytest.raises(NotProven):
        _signs_in(_ours(outside))


@pytest.mark.parametrize("name", ["iss", "sub", "aud", "exp", "iat", "nonce", "email", "email_verified", "hd"])
def test_a_token_that_lacks_something_proves_nothing(outside: OpenIdProvider, name: str) -> None:
    outside.lies.drop = (name,)
    with pytest.raises(NotProven):
        _signs_in(_ours(outside))


def _unsigned(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, None, algorithm="none")


def _with_our_secret(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, SECRET.ljust(32), algorithm="HS256", headers={"kid": "key-1"})


def _by_a_stranger(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, STRANGERS_KEY, algorithm="RS256", headers={"kid": "key-1"})


def _by_an_unknown_key(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, STRANGERS_KEY, algorithm="RS256", headers={"kid": "key-9"})


@pytest.mark.parametrize(
    "sign",
    [_unsigned, _with_our_secret, _by_a_stranger, _by_an_unknown_key, lambda claims: "a.b.c", lambda claims: 7],
    ids=["not at all", "with a shared secret", "by a stranger", "by an unknown key", "broken", "no text"],
)
def test_a_token_that_is_not_signed_by_the_provider_proves_nothing(
    outside: OpenIdProvider, sign: Callable[[dict[str, Any]], Any]
) -> None:
    outside.lies.sign = sign
    with pytest.raises(NotProven):
        _signs_in(_ours(outside))


def test_a_new_key_of_the_provider_is_looked_for_and_the_old_document_kept(
    outside: OpenIdProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = _ours(outside)
    _signs_in(provider)
    outside.kid = "key-2"
    monkeypatch.setattr("bot.connectors.oidc.REFETCH_SECONDS", 0.0)
    assert _signs_in(provider).subject == "person-1"
    assert outside.asked == ["discovery", "keys", "keys"]


@pytest.mark.parametrize("fault", [Fault(500), Fault(400), Fault(200, body="<html>"), Fault(200, body="[]")])
def test_a_provider_that_does_not_answer_well_proves_nothing(outside: OpenIdProvider, fault: Fault) -> None:
    outside.faults.add("token", fault)
    with pytest.raises(NotProven):
        _signs_in(_ours(outside))


def test_a_provider_that_is_not_there_is_said_to_be_away() -> None:
    gone = google(CLIENT, SECRET, frozenset({"x"}))
    provider = OidcProvider(replace(gone, issuer="http://127.0.0.1:9"))
    with pytest.raises(NotProven, match="does not answer"):
        provider.begin(redirect_uri=BACK)


@pytest.mark.parametrize("token_endpoint", ["http://evil.example/token", "ftp://127.0.0.1/token"])
def test_the_secret_is_sent_over_tls_alone(outside: OpenIdProvider, token_endpoint: str) -> None:
    outside.lies.token_endpoint = token_endpoint
    with pytest.raises(NotProven):
        _signs_in(_ours(outside))


def test_a_discovery_document_of_another_issuer_is_not_believed(outside: OpenIdProvider) -> None:
    outside.lies.issuer = "https://accounts.google.com"
    with pytest.raises(NotProven):
        _ours(outside).begin(redirect_uri=BACK)


TENANT = "11111111-2222-3333-4444-555555555555"
_ENTRA = entra(CLIENT, SECRET, TENANT)
_SLACK = slack(CLIENT, SECRET, frozenset({"T0DESK"}))
_TEAM = "https://slack.com/team_id"


@pytest.mark.parametrize(
    ("kind", "account", "good"),
    [
        (_ENTRA, {"email": "kim@x.example", "tid": TENANT, "xms_edov": True}, True),
        (_ENTRA, {"email": "kim@x.example", "tid": TENANT, "xms_edov": "1"}, True),
        (_ENTRA, {"email": "kim@x.example", "tid": TENANT, "xms_edov": False}, False),
        (_ENTRA, {"email": "kim@x.example", "tid": TENANT}, False),
        (_ENTRA, {"email": "kim@x.example", "tid": TENANT, "email_verified": True}, False),
        (_ENTRA, {"email": "kim@x.example", "tid": TENANT.replace("1", "9"), "xms_edov": True}, False),
        (_ENTRA, {"preferred_username": "kim@x.example", "tid": TENANT, "xms_edov": True}, False),
        (_SLACK, {"email": "kim@x.example", "email_verified": True, _TEAM: "T0DESK"}, True),
        (_SLACK, {"email": "kim@x.example", "email_verified": True, _TEAM: "T0EVIL"}, False),
        (_SLACK, {"email": "kim@x.example", "email_verified": True}, False),
        (_SLACK, {"email": "kim@x.example", "email_verified": False, _TEAM: "T0DESK"}, False),
    ],
)
def test_each_provider_says_in_its_own_way_whose_an_account_is(
    outside: OpenIdProvider, kind: Provider, account: dict[str, Any], good: bool
) -> None:
    outside.account = account
    if good:
        assert _signs_in(_ours(outside, kind)).email == "kim@x.example"
    else:
        with pytest.raises(NotProven):
            _signs_in(_ours(outside, kind))


@pytest.mark.parametrize(
    "half",
    [
        google("", SECRET, frozenset({"x"})),
        google(CLIENT, "", frozenset({"x"})),
        google(CLIENT, SECRET, frozenset()),
    ],
    ids=["no id", "no secret", "everybody's accounts"],
)
def test_a_provider_that_is_set_up_by_half_is_refused(half: Provider) -> None:
    with pytest.raises(BadProvider):
        OidcProvider(half)
