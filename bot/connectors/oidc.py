"""Sign-in at an outside system by OpenID Connect: the authorization code flow with PKCE, state and nonce.

What is checked is OpenID Connect Core 1.0, section 3.1.3.7, and that the account belongs to the house: its Google
domain, its Entra tenant, its Slack workspace. PyJWT verifies signatures and times.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import jwt

from bot.desk.errors import DeskError
from bot.operations.ports import NotProven, ProvenPerson, ProviderRequest

SECONDS, CLOCKS_MAY_DIFFER, KEPT_SECONDS, REFETCH_SECONDS = 8.0, 60, 3600.0, 10.0
# Signatures with a public key alone: never "none", and never one whose key the client knows too.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
_NOT_NOW = "{title} does not answer as it should. Try again in a moment, or sign in with a one-time link."
_NOT_PROVEN = "{title} did not confirm who you are. Begin again from the sign-in page."
_NOT_OURS = "That {title} account does not belong to this company. Sign in with the one that does."
_NO_ADDRESS = "{title} does not say that the account's e-mail address is confirmed, so it cannot be used here."


class BadProvider(DeskError):
    """A sign-in provider that is not set up in a way that can be trusted."""


@dataclass(frozen=True)
class Provider:
    """An outside system: where it is, what we are called there, and whose accounts count.

    ``ours`` are the Google domains, Entra tenants or Slack workspaces of the house; ``membership`` reads which one an
    account belongs to, ``confirmed`` whether its address is confirmed.
    """

    name: str
    title: str
    issuer: str
    client_id: str
    client_secret: str
    ours: frozenset[str]
    membership: Callable[[Mapping[str, Any]], object]
    confirmed: Callable[[Mapping[str, Any]], bool]


def google(client_id: str, client_secret: str, domains: frozenset[str]) -> Provider:
    """Google Workspace: the accounts of these domains, by the claim ``hd``."""
    issuer = "https://accounts.google.com"
    return Provider(
        "google", "Google", issuer, client_id, client_secret, domains, lambda said: said.get("hd"), _email_verified
    )


def slack(client_id: str, client_secret: str, teams: frozenset[str]) -> Provider:
    """Sign in with Slack: the members of these workspaces."""
    team = "https://slack.com/team_id"
    return Provider(
        "slack",
        "Slack",
        "https://slack.com",
        client_id,
        client_secret,
        teams,
        lambda said: said.get(team),
        _email_verified,
    )


def entra(client_id: str, client_secret: str, tenant: str) -> Provider:
    """Microsoft Entra ID: the accounts of one tenant.

    Its ``email`` may be anything a person typed: it counts with the optional claim ``xms_edov`` alone, which says that the
    owner of the address's domain is known.
    """
    issuer = f"https://login.microsoftonline.com/{tenant}/v2.0"
    return Provider(
        "entra",
        "Microsoft",
        issuer,
        client_id,
        client_secret,
        frozenset({tenant}),
        lambda said: said.get("tid"),
        lambda said: said.get("xms_edov") in (True, 1, "1", "true", "True"),
    )


def _email_verified(said: Mapping[str, Any]) -> bool:
    return said.get("email_verified") is True


class OidcProvider:
    """``IdentityProvider`` of the ports."""

    def __init__(self, provider: Provider) -> None:
        if not (provider.client_id and provider.client_secret and provider.ours):
            raise BadProvider(
                f"Sign-in with {provider.title} needs a client id, a client secret, and whose accounts count."
            )
        self._provider = provider
        self._kept: dict[str, tuple[float, Mapping[str, Any]]] = {}
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """Its name in addresses."""
        return self._provider.name

    @property
    def title(self) -> str:
        """Its name for people."""
        return self._provider.title

    def begin(self, *, redirect_uri: str) -> ProviderRequest:
        """Where the browser goes, with a state, a nonce and a verifier that nobody else knows."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": self._provider.client_id,
            "redirect_uri": redirect_uri,
            "scope": "openid email profile",
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "prompt": "select_account",
        }
        return ProviderRequest(f"{self._endpoint('authorization_endpoint')}?{urlencode(asked)}", state, nonce, verifier)

    def finish(self, *, code: str, begun: ProviderRequest, redirect_uri: str) -> ProvenPerson:
        """Trade the code for an ID token, and believe nothing of it that is not proven."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "client_id": self._provider.client_id,
            "client_secret": self._provider.client_secret,
            "code_verifier": begun.verifier,
        }
        answer = self._ask(lambda http: http.post(self._endpoint("token_endpoint"), data=form), refused=_NOT_PROVEN)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise self._not_proven(_NOT_PROVEN)
        said = self._verified(token, begun.nonce)
        if said["sub"] == "" or self._provider.membership(said) not in self._provider.ours:
            raise self._not_proven(_NOT_OURS)
        email = said.get("email")
        if not isinstance(email, str) or "@" not in email or not self._provider.confirmed(said):
            raise self._not_proven(_NO_ADDRESS)
        return ProvenPerson(email, str(said["sub"]))

    # ---- the token -----------------------------------------------------------------------------------------------

    def _verified(self, token: str, nonce: str) -> Mapping[str, Any]:
        try:
            said: Mapping[str, Any] = jwt.decode(
                token,
                self._key(token),
                algorithms=list(ALGORITHMS),
                audience=self._provider.client_id,
                issuer=self._provider.issuer,
                leeway=CLOCKS_MAY_DIFFER,
                options={"require": ["iss", "sub", "aud", "exp", "iat"]},
            )
        except jwt.PyJWTError as failure:
            raise self._not_proven(_NOT_PROVEN) from failure
        given, party = said.get("nonce"), said.get("azp")
        if not isinstance(given, str) or not compare_digest(given.encode(), nonce.encode()):
            raise self._not_proven(_NOT_PROVEN)
        # Of a token for several, azp says who it was given to; where it stands it has to be us.
        several = isinstance(said["aud"], list) and len(said["aud"]) > 1
        if (several or party is not None) and party != self._provider.client_id:
            raise self._not_proven(_NOT_PROVEN)
        return said

    def _key(self, token: str) -> jwt.PyJWK:
        """The key that the token names; one that is not known yet is looked for once more."""
        wanted = jwt.get_unverified_header(token).get("kid")
        for at_least in (KEPT_SECONDS, REFETCH_SECONDS):
            keys = jwt.PyJWKSet.from_dict(dict(self._document(self._endpoint("jwks_uri"), at_least))).keys
            found = [key for key in keys if key.public_key_use in (None, "sig") and wanted in (None, key.key_id)]
            if len(found) == 1 or (found and wanted is not None):
                return found[0]
        raise jwt.InvalidKeyError("no such key")

    # ---- the outside system ------------------------------------------------------------------------------------------

    def _endpoint(self, name: str) -> str:
        issuer = self._provider.issuer
        found = self._document(f"{issuer}/.well-known/openid-configuration", KEPT_SECONDS)
        address = found.get(name)
        if found.get("issuer") != issuer or not isinstance(address, str) or not _is_safe(address):
            raise self._not_proven(_NOT_NOW)
        return address

    def _document(self, address: str, kept: float) -> Mapping[str, Any]:
        """A document of the outside system, not older than ``kept`` seconds."""
        with self._lock:
            known = self._kept.get(address)
            if known is not None and time.monotonic() - known[0] < kept:
                return known[1]
            found = self._ask(lambda http: http.get(address), refused=_NOT_NOW)
            self._kept[address] = time.monotonic(), found
            return found

    def _ask(self, call: Callable[[httpx.Client], httpx.Response], *, refused: str) -> Mapping[str, Any]:
        try:
            with httpx.Client(timeout=SECONDS, follow_redirects=False) as http:
                answer = call(http)
                found = answer.json() if answer.status_code < 500 else None
        except (httpx.HTTPError, ValueError) as failure:
            raise self._not_proven(_NOT_NOW) from failure
        if found is None or not isinstance(found, dict):
            raise self._not_proven(_NOT_NOW)
        if answer.status_code != 200:
            raise self._not_proven(refused)
        return found

    def _not_proven(self, words: str) -> NotProven:
        return NotProven(words.format(title=self._provider.title))


def _is_safe(address: str) -> bool:
    """Over TLS, or on this very machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1"))
