"""Who calls: a source with a token, or with a signature over id, time and body as Standard Webhooks describes it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.desk.alert_plan import AlertSource, SourceKind

SOURCE, ID, TIMESTAMP, SIGNATURE = "nightdesk-source", "webhook-id", "webhook-timestamp", "webhook-signature"
SECONDS_OLD = 300
"""A signature counts so long before and after its time: clocks differ, and what is older may be somebody's copy."""
MOST_SIGNATURES = 5

_TOKEN = re.compile(r"bearer ([!-~]{1,512})", re.ASCII | re.IGNORECASE)
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,128}", re.ASCII)
_SECONDS = re.compile(r"\d{1,12}", re.ASCII)
_NOBODY = hashlib.sha256(b"nobody").digest()
"""What is compared where there is no such source, so that it takes as long."""


@dataclass(frozen=True)
class Claim:
    """What a request says of itself before its body is read: a token, or everything but the body of a signature."""

    token: str | None = None
    source: str = ""
    id: str = ""
    timestamp: str = ""
    signatures: tuple[str, ...] = ()

    @property
    def signed(self) -> bool:
        """Whether the body decides."""
        return self.token is None


def claim_of(headers: Mapping[str, str]) -> Claim | None:
    """What the request claims; None where it claims nothing that could be true."""
    authorization = headers.get("authorization")
    if authorization is not None:
        found = _TOKEN.fullmatch(authorization)
        return Claim(token=found.group(1)) if found else None
    id, timestamp = headers.get(ID, ""), headers.get(TIMESTAMP, "")
    signatures = tuple(headers.get(SIGNATURE, "").split()[:MOST_SIGNATURES])
    if not (_ID.fullmatch(id) and _SECONDS.fullmatch(timestamp) and signatures):
        return None
    return Claim(source=headers.get(SOURCE, ""), id=id, timestamp=timestamp, signatures=signatures)


def by_token(sources: Sequence[AlertSource], kind: SourceKind, claim: Claim) -> AlertSource | None:
    """The source of this kind that has this token; every one is compared, in constant time."""
    given = hashlib.sha256((claim.token or "").encode()).digest()
    found = None
    for source in sources:
        same = hmac.compare_digest(source.token_hash or _NOBODY, given)
        if same and source.token_hash is not None and source.kind is kind:
            found = source
    return found


def by_signature(
    sources: Sequence[AlertSource], kind: SourceKind, claim: Claim, body: bytes, now: datetime
) -> AlertSource | None:
    """The source that the claim names, if it is of this kind and has signed this body under this id, not long ago."""
    named = [each for each in sources if each.id == claim.source and each.kind is kind and each.secret is not None]
    source = named[0] if named else None
    secret = source.secret if source and source.secret else _NOBODY
    wanted = hmac.new(secret, f"{claim.id}.{claim.timestamp}.".encode() + body, hashlib.sha256).digest()
    # Every one is compared, and the answer is the same whatever was wrong.
    good = [hmac.compare_digest(wanted, _signature(each)) for each in claim.signatures]
    recent = abs(now.timestamp() - int(claim.timestamp)) <= SECONDS_OLD
    return source if any(good) and recent else None


def sign(secret: bytes, id: str, timestamp: int, body: bytes) -> str:
    """The signature header of a request."""
    signed = hmac.new(secret, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"


def _signature(written: str) -> bytes:
    version, _, encoded = written.partition(",")
    try:
        return base64.b64decode(encoded, validate=True) if version == "v1" else b""
    except (binascii.Error, ValueError):
        return b""
