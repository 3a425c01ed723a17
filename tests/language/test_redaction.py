"""Secrets are taken out of what people type, and sentences about passwords stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.redaction import Redacted, redact

_PASSWORD = frozenset({"password"})


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("my password is hunter2", "my password is [password removed]"),
        ("my password is sunshine", "my password is [password removed]"),
        (
            "My Password was Winter2024! and now it fails",
            "My Password was [password removed] and now it fails",
        ),
        ("pw: X9!abc", "pw: [password removed]"),
        ("pwd=hunter2", "pwd=[password removed]"),
        ("pass: letmein", "pass: [password removed]"),
        ("password is: Qwerty1234.", "password is: [password removed]."),
        ("the password for bob is Hunter22!", "the password for bob is [password removed]"),
        ("password for the wifi is Guest-2024", "password for the wifi is [password removed]"),
        ("user bob password hunter2 please check", "user bob password [password removed] please check"),
        ("login is bob, pw Tr0ub4dor&3", "login is bob, pw [password removed]"),
        ('the password is "correcthorse1"', 'the password is "[password removed]"'),
        ("i changed my password to Spring2025 today", "i changed my password to [password removed] today"),
        ("use Summer2024! as my password", "use [password removed] as my password"),
        ("pasword: abc123xyz", "pasword: [password removed]"),
        ("https://bob:s3cret@files.example.com/x", "https://bob:[password removed]@files.example.com/x"),
        ("passphrase: tr33house", "passphrase: [password removed]"),
        ("password: 12345678", "password: [password removed]"),
        ("vpn with pw V8c9Sl0tu9 fails", "vpn with pw [password removed] fails"),
        ("using password M365xQ77rT now", "using password [password removed] now"),
    ],
)
def test_a_password_is_taken_out(text: str, clean: str) -> None:
    assert redact(text) == Redacted(clean, _PASSWORD)


@pytest.mark.parametrize(
    ("text", "clean", "kind"),
    [
        ("card 4111 1111 1111 1111 exp 04/29", "card [card number removed] exp 04/29", "card"),
        ("5500-0000-0000-0004", "[card number removed]", "card"),
        ("amex 378282246310005.", "amex [card number removed].", "card"),
        ("cvv is 123", "cvv is [card code removed]", "card"),
        ("key AKIAIOSFODNN7EXAMPLE in the log", "key [key removed] in the log", "key"),
        ("token ghp_" + "a1" * 18, "token [key removed]", "key"),
        ("bot xoxb-123456789012-abcdefABCDEF", "bot [key removed]", "key"),
        ("-----BEGIN PRIVATE KEY-----\nMIIE\nabc\n-----END PRIVATE KEY----- end", "[key removed] end", "key"),
        ("-----BEGIN RSA PRIVATE KEY----- MIIE cut off", "[key removed]", "key"),
        ("api key: 8f3a9c2b7d1e4f60", "api key: [key removed]", "key"),
        ("my verification code is 482 913", "my verification code is [code removed]", "code"),
        ("pin: 4821", "pin: [code removed]", "code"),
        ("-".join(["123456"] * 8), "[key removed]", "key"),
    ],
)
def test_cards_keys_and_codes_are_taken_out(text: str, clean: str, kind: str) -> None:
    assert redact(text) == Redacted(clean, frozenset({kind}))


@pytest.mark.parametrize(
    "text",
    [
        "my password is expired",
        "password is wrong",
        "my password is not working",
        "My password is incorrect.",
        "windows says my password is wrong",
        "my 365 password expired this morning",
        "the password was changed yesterday",
        "my password is being rejected",
        "password isn't accepted",
        "password is case sensitive",
        "is my password the same as for outlook",
        "password: expired",
        "password reset please",
        "outlook asking for password over and over",
        "reset my password windows 11 laptop",
        "password for quickbooks is not working",
        "the password is about to expire",
        "my password is too short it says",
        "i forgot my password and my pin",
        "do i change my password to something new",
        "error code 1603",
        "code doesnt work",
        "call me at 555-123-4567",
        "my number is +49 151 23450004",
        "call 416 555 1002 416 555 5002",
        "415-555-1007 204",
        "sms code 416-555-0199",
        "sign-in code: 416-555-0199 is where it goes",
        "my serial number is 1234567890123456",
        "imei 356938035643809",
        "order 4111 1111 1111 1112",
        "ticket ND-1042",
        "pass the message on to Bob2 please",
        "pin the taskbar",
        "our api key expired",
        "license key is missing",
        "https://files.example.com/a:b",
        "",
    ],
)
def test_a_sentence_without_a_secret_is_not_changed(text: str) -> None:
    assert redact(text) == Redacted(text, frozenset())


def test_several_secrets_are_all_taken_out() -> None:
    redacted = redact("password is hunter2 and the card is 4111111111111111")
    assert redacted.text == "password is [password removed] and the card is [card number removed]"
    assert redacted.kinds == {"password", "card"}


@given(st.text())
def test_what_is_redacted_stays_as_it_is(text: str) -> None:
    once = redact("my password is hunter2 " + text).text
    assert "hunter2" not in once
    assert redact(once).text == once
