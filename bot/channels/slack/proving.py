"""Whether a request over HTTP is Slack's: its time and its signature, checked before anything of it is read.

The library's own check raises where a header is no number or holds strange letters, and takes the first of two headers.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable

from starlette.datastructures import Headers

TIMESTAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"
# A request counts so many seconds before and after it was signed.
COUNTS_FOR = 300
_SECONDS = re.compile(r"[0-9]{1,12}")


def is_of_slack(secret: str, headers: Headers, body: bytes, now: Callable[[], float]) -> bool:
    """Whether it has one time and one signature, the time is about now, and the secret has signed both it and the body."""
    times, signatures = headers.getlist(TIMESTAMP), headers.getlist(SIGNATURE)
    if len(times) != 1 or len(signatures) != 1 or not _SECONDS.fullmatch(times[0]):
        return False
    if abs(now() - int(times[0])) > COUNTS_FOR:
        return False
    signed = hmac.new(secret.encode(), f"v0:{times[0]}:".encode() + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"v0={signed}".encode(), signatures[0].encode("utf-8", "replace"))
