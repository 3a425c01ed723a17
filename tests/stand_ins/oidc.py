"""An OpenID provider on loopback: it lets everybody in who is in its list, and lies where a test tells it to.

After OpenID Connect Core 1.0 and Discovery 1.0, OAuth 2.0 (RFC 6749) and PKCE (RFC 7636).
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.stand_ins.serving import Served

CLIENT, SECRET = "the-console", "a secret between the two"
_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGERS_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)

Claims = dict[str, Any]


@dataclass
class Granted:
    """What one code stands for, until it is traded in."""

    nonce: str
    challenge: str
    redirect_uri: str


@dataclass
class Lies:
    """What the provider does wrong; nothing, unless a test says so."""

    claims: Callable[[Claims], Claims] = lambda claims: claims
    sign: Callable[[Claims], str] | None = None
    issuer: str = ""
    token_endpoint: str = ""
    drop: tuple[str, ...] = ()


@dataclass
class OpenIdProvider(Served):
    """``account`` is what it says about whoever signs in."""

    account: Claims = field(default_factory=dict)
    lies: Lies = field(default_factory=Lies)

    def __post_init__(self) -> None:
        """The server has a place of its own."""
        super().__init__()
        self.kid = "key-1"
        self.asked: list[str] = []
        self._granted: dict[str, Granted] = {}

    def application(self) -> web.Application:
        """The endpoints that its discovery document names."""
        app = web.Application()
        app.router.add_get("/.well-known/openid-configuration", self._discovery)
        app.router.add_get("/keys", self._keys)
        app.router.add_get("/authorize", self._authorize)
        app.router.add_post("/token", self._token)
        return app

    async def _discovery(self, request: web.Request) -> web.Response:
        self.asked.append("discovery")
        return web.json_response(
            {
                "issuer": self.lies.issuer or self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": self.lies.token_endpoint or f"{self.url}/token",
                "jwks_uri": f"{self.url}/keys",
            }
        )

    async def _keys(self, request: web.Request) -> web.Response:
        self.asked.append("keys")
        public = jwt.algorithms.RSAAlgorithm.to_jwk(_KEY.public_key(), as_dict=True)
        return web.json_response({"keys": [{**public, "kid": self.kid, "use": "sig", "alg": "RS256"}]})

    async def _authorize(self, request: web.Request) -> web.Response:
        asked = request.query
        good = asked["client_id"] == CLIENT and asked["response_type"] == "code" and "openid" in asked["scope"].split()
        if not good or asked["code_challenge_method"] != "S256":
            return web.Response(status=400)
        code = secrets.token_urlsafe(16)
        self._granted[code] = Granted(asked["nonce"], asked["code_challenge"], asked["redirect_uri"])
        back = urlencode({"code": code, "state": asked["state"]})
        return web.Response(status=302, headers={"Location": f"{asked['redirect_uri']}?{back}"})

    async def _token(self, request: web.Request) -> web.Response:
        fault = self.faults.next("token")
        if fault is not None:
            return web.Response(status=fault.status, text=fault.body)
        form = await request.post()
        granted = self._granted.pop(str(form.get("code")), None)
        verifier = str(form.get("code_verifier")).encode()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier).digest()).rstrip(b"=").decode()
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if granted is None or not known or challenge != granted.challenge:
            return web.json_response({"error": "invalid_grant"}, status=400)
        if form.get("redirect_uri") != granted.redirect_uri:
            return web.json_response({"error": "invalid_grant"}, status=400)
        now = int(time.time())
        said = {"iss": self.url, "aud": CLIENT, "sub": "person-1", "iat": now, "exp": now + 300, "nonce": granted.nonce}
        claims = self.lies.claims({**said, **self.account})
        claims = {name: value for name, value in claims.items() if name not in self.lies.drop}
        sign = self.lies.sign or self.signed
        return web.json_response({"token_type": "Bearer", "access_token": "none of ours", "id_token": sign(claims)})

    def signed(self, claims: Claims, key: Any = _KEY, kid: str | None = None) -> str:
        """A token, signed as it should be."""
        return jwt.encode(claims, key, algorithm="RS256", headers={"kid": kid or self.kid})
