"""One-time codes under a key that the database does not hold."""

from __future__ import annotations

import base64
import hashlib
import hmac
from pathlib import Path

from bot.connectors.keys import key_in
from bot.desk.identities import CODE_ALPHABET, CODE_LENGTH

_BITS = 5  # of one sign of 32


class KeyedCodes:
    """``Codes`` of the ports: HMAC-SHA256 under the secret, or under a key that is made once and kept in a file."""

    def __init__(self, secret: str, file: Path) -> None:
        self._secret = secret
        self._file = file
        self._key = b""

    def code_of(self, id: str) -> str:
        """Forty bits of the mark of this id, in the alphabet of codes."""
        number = int.from_bytes(self._mark("code", id)[:5], "big")
        return "".join(CODE_ALPHABET[number >> _BITS * place & 31] for place in range(CODE_LENGTH))

    def token_of(self, id: str) -> str:
        """256 bits of the mark of this id, as they can stand in an address."""
        return base64.urlsafe_b64encode(self._mark("sign-in", id)).rstrip(b"=").decode()

    def key_of(self, id: str) -> bytes:
        """The mark of this id, as it signs what is sent out."""
        return self._mark("signing", id)

    def hash_of(self, code: str) -> bytes:
        """What stands in the database in place of the code."""
        return self._mark("kept", code)

    def _mark(self, purpose: str, value: str) -> bytes:
        self._key = self._key or self._secret.encode() or key_in(self._file)
        return hmac.new(self._key, f"link code\0{purpose}\0{value}".encode(), hashlib.sha256).digest()
