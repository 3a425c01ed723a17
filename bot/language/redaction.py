"""Secrets that people type are taken out before anything is stored (promise 8 of the design)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language import secret_shapes as shapes
from bot.language.secret_names import CARD_CODE, means_another, named_secrets
from bot.language.stated_passwords import without_passwords
from bot.language.typed_text import MAX_CHARACTERS, clean_typed_text

# Secrets are looked for in more than is kept: of one that lies across the end half would stay.
_LOOKED_AT = 2 * MAX_CHARACTERS


@dataclass(frozen=True)
class Redacted:
    """A text without secrets and which kinds were taken out: password, key, code, card, bank account, personal number."""

    text: str
    kinds: frozenset[str]


def redact_typed(text: str | bytes) -> Redacted:
    """What may be stored of a text that somebody types: plain words of one line without secrets, at most 2,000 characters."""
    redacted = redact(clean_typed_text(text, _LOOKED_AT).text)
    return Redacted(redacted.text[:MAX_CHARACTERS].rstrip(), redacted.kinds)


def redact(text: str) -> Redacted:
    """The text with passwords, payment cards, keys, one-time codes and the like replaced by `[... removed]`."""
    kinds: set[str] = set()
    text = _without_shapes(text, kinds)
    for pattern, kind, words in named_secrets():
        text = pattern.sub(lambda found, kind=kind, words=words: _named(found, kind, words, kinds), text)  # type: ignore[misc]  # lambda
    told = without_passwords(text)
    if told != text:
        kinds.add("password")
    return Redacted(told, frozenset(kinds))


def _without_shapes(text: str, kinds: set[str]) -> str:
    """Without what is known by its shape."""

    def put(kind: str, words: str) -> str:
        kinds.add(kind)
        return f"[{words} removed]"

    def behind(found: re.Match[str]) -> str:
        return found[1] + put("key", "key")

    def password_behind(found: re.Match[str]) -> str:
        return found[1] + put("password", "password")

    text = shapes.KEYS.sub(lambda _: put("key", "key"), text)
    text = shapes.CODES.sub(lambda _: put("code", "code"), text)
    text = shapes.URL_PASSWORD.sub(lambda found: f"{found[1]}:{put('password', 'password')}@", text)
    for pattern in (shapes.IN_ADDRESS, shapes.AUTHORISATION, shapes.COOKIE):
        text = pattern.sub(behind, text)
    for pattern in (shapes.ON_A_COMMAND_LINE, shapes.ASSIGNED):
        text = pattern.sub(password_behind, text)
    text = shapes.IBAN.sub(
        lambda found: put("bank account", "account number") if shapes.is_iban(found[0]) else found[0], text
    )
    text = shapes.CARD.sub(lambda found: put("card", "card number") if shapes.is_card(found[0]) else found[0], text)
    text = CARD_CODE.sub(lambda found: found[1] + found[2] + put("card", "card code"), text)
    text = shapes.SOCIAL_SECURITY.sub(lambda _: put("personal number", "personal number"), text)
    return shapes.TANGLE.sub(lambda found: put("key", "key") if shapes.is_tangle(found[0]) else found[0], text)


def _named(found: re.Match[str], kind: str, words: str, kinds: set[str]) -> str:
    value = found[found.lastindex or 0]
    if value.startswith("[") or means_another(found, value):
        return found[0]
    kinds.add(kind)
    return f"{found[0][: len(found[0]) - len(value)]}[{words} removed]"
