"""Forged, stale, mutated and misdirected requests, endlessly; each carries words that may stand in no log."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from random import Random

from bot.channels.alerts.proving import ID, SIGNATURE, SOURCE, TIMESTAMP, sign
from bot.console.table import TABLE
from tests.channels.alerts.senders import OTHER_SECRET, SECRET, TOKEN
from tests.forged.gateway import SLACK_SECRET, TELEGRAM_SECRET, ZAMMAD_SECRET, Header, Insiders, Sent, form

CANARY = "canary-that-sings-in-no-log"
JSON = (b"content-type", b"application/json")
FORM = (b"content-type", b"application/x-www-form-urlencoded")
Forge = Callable[[Random], Sent]


def slack_signature(secret: str, at: str, body: bytes) -> str:
    """As Slack signs."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()


def one_bit(chance: Random, given: bytes) -> bytes:
    """The same but for one bit."""
    if not given:
        return b"x"
    place = chance.randrange(len(given))
    return given[:place] + bytes([given[place] ^ (1 << chance.randrange(8))]) + given[place + 1 :]


def mutated(chance: Random, given: bytes) -> bytes:
    """Changed in one of many ways, and never the same."""
    while True:
        new = chance.choice(
            (
                lambda: one_bit(chance, given),
                lambda: given[:-1],
                lambda: given + chance.choice((b" ", b"0", b"\xff", b"\x00", b"=")),
                lambda: b"",
                lambda: given.swapcase(),
                lambda: given[::-1],
                lambda: given * 2,
                lambda: given * 300,
                lambda: "ä\u0661".encode(),
                lambda: bytes(chance.randrange(256) for _ in range(chance.randint(1, 80))),
            )
        )()
        # Blanks at the ends of a header mean nothing to HTTP, and no form of ours holds a NUL.
        if _bare(new) != _bare(given):
            return new


def _bare(value: bytes) -> bytes:
    return bytes(each for each in value if each >= 32 and each not in b';,"').strip()


def bodies(chance: Random) -> bytes:
    """What they would have us do: words of somebody, a press, a command, a handshake, or nonsense."""
    event = {"type": "message", "channel_type": "im", "user": "U0SAM", "channel": "D1", "ts": "1.1", "text": CANARY}
    payloads = (
        {"type": "event_callback", "team_id": "T0MAPLE", "event": event},
        {"type": "event_callback", "team_id": chance.choice(("T0FOOT", "T0NOBODY", "", None)), "event": event},
        {"type": "url_verification", "challenge": CANARY},
        {"type": "ssl_check", "ssl_check": "1", "text": CANARY},
        {
            "type": "block_actions",
            "team": {"id": "T0MAPLE"},
            "actions": [{"action_id": "nightdesk:x", "value": CANARY}],
        },
        {"update_id": chance.randrange(10**9), "message": {"message_id": 1, "text": CANARY, "date": 1}},
        {"alerts": [{"device": "MD-SRV-01", "condition": CANARY, "status": "firing", "severity": "warning"}]},
        {"ticket": {"id": 7, "state": "closed", "title": CANARY}, "article": {"body": CANARY}},
    )
    kind = chance.randrange(12)
    if kind < 7:
        return json.dumps(chance.choice(payloads)).encode()
    if kind == 7:
        return form(payload=json.dumps(payloads[4]), command="/helpdesk", text=CANARY, ssl_check="1")[1]
    if kind == 8:
        return CANARY.encode() + bytes(chance.randrange(256) for _ in range(40))
    if kind == 9:
        return (b'{"a":' * 3000) + CANARY.encode()
    return b"" if kind == 10 else CANARY.encode() * chance.randint(1, 2000)


def _with(chance: Random, headers: dict[str, bytes], spoilt: str) -> tuple[Header, ...]:
    """Headers of which one is left out, changed, or comes twice, however they are written."""
    made: list[Header] = []
    for name, value in headers.items():
        written = chance.choice((name, name.upper(), name.title())).encode()
        if name != spoilt:
            made.append((written, value))
            continue
        how = chance.randrange(4)
        bad = mutated(chance, value)
        if how == 1:
            made += [(written, bad), (name.encode(), value)]
        elif how > 1:
            made.append((written, bad))
    return tuple(made)


def slack(chance: Random) -> Sent:
    """To the address of Slack's events."""
    body, now = bodies(chance), int(time.time())
    at, secret, sent = str(now), SLACK_SECRET, body
    why = chance.choice(("signature", "time", "secret", "body", "stale", "no number", "nothing"))
    if why == "stale":
        at = str(now + chance.choice((-1, 1)) * chance.choice((302, 3600, 10**6, 10**12)))
    if why == "no number":
        at = chance.choice(
            ("", "now", "1e9", f"{now}.0", f" {now}x", "-1", "9" * 4000, "0x10", "1_7", "\u0661\u0667", "nan")
        )
    if why == "secret":
        secret = chance.choice(("", SLACK_SECRET[:-1], SLACK_SECRET.upper(), TELEGRAM_SECRET))
    if why == "body":
        sent = mutated(chance, body)
    signed = slack_signature(secret, at, body).encode()
    headers = {"x-slack-request-timestamp": at.encode(), "x-slack-signature": signed}
    spoilt = {"signature": "x-slack-signature", "time": "x-slack-request-timestamp"}.get(why, "")
    made = () if why == "nothing" else _with(chance, headers, spoilt)
    retried = (
        ((b"x-slack-retry-num", b"1"), (b"x-slack-retry-reason", CANARY.encode())) if chance.random() < 0.3 else ()
    )
    return Sent(why, "POST", "/slack/events", (chance.choice((JSON, FORM)), *made, *retried), sent)


def telegram(chance: Random) -> Sent:
    """To the address that Telegram calls."""
    name = "x-telegram-bot-api-secret-token"
    headers = _with(chance, {name: TELEGRAM_SECRET.encode()}, name)
    return Sent("secret", "POST", "/telegram/webhook", (JSON, *headers), bodies(chance))


def zammad(chance: Random) -> Sent:
    """To the way back from Zammad."""
    body = bodies(chance)
    sent, secret = body, ZAMMAD_SECRET
    why = chance.choice(("signature", "body", "secret", "kind"))
    kind = hashlib.sha256 if why == "kind" else hashlib.sha1
    secret = chance.choice(("", ZAMMAD_SECRET[1:], TELEGRAM_SECRET)) if why == "secret" else secret
    signed = f"{kind().name}=".encode() + hmac.new(secret.encode(), body, kind).hexdigest().encode()
    headers = _with(chance, {"x-hub-signature": signed}, "x-hub-signature" if why == "signature" else "")
    return Sent(why, "POST", "/zammad", (JSON, *headers), mutated(chance, sent) if why == "body" else sent)


def alerts(now: datetime) -> Forge:
    """To the addresses that monitoring calls."""

    def forge(chance: Random) -> Sent:
        body = bodies(chance)
        if chance.random() < 0.4:
            headers = _with(chance, {"authorization": f"Bearer {TOKEN}".encode()}, "authorization")
            return Sent("token", "POST", "/alerts/prometheus", (JSON, *headers), body)
        why = chance.choice(("header", "body", "secret", "stale", "other"))
        at = int(now.timestamp()) + (chance.choice((-1, 1)) * chance.choice((301, 10**5)) if why == "stale" else 0)
        secret = chance.choice((b"", OTHER_SECRET, SECRET[:-1])) if why == "secret" else SECRET
        id = f"msg_{chance.randrange(10**9)}"
        given = {SOURCE: "maple-rmm", ID: id, TIMESTAMP: str(at), SIGNATURE: sign(secret, id, at, body)}
        if why == "other":
            given[SOURCE] = chance.choice(("other-rmm", "maple-prometheus", "nobody"))
        spoilt = chance.choice((SOURCE, ID, TIMESTAMP, SIGNATURE)) if why == "header" else ""
        headers = _with(chance, {name.lower(): value.encode() for name, value in given.items()}, spoilt.lower())
        return Sent(why, "POST", "/alerts/json", (JSON, *headers), mutated(chance, body) if why == "body" else body)

    return forge


def sign_in_back(chance: Random) -> Sent:
    """Back from an outside system, from which nobody was sent."""
    cookie = chance.choice((b"", b"__Host-nightdesk-away=" + bytes(chance.choice(b"abcdef0123.-_") for _ in range(90))))
    state, code = chance.choice(("s" * 32, "", "%00", "x" * 5000)), chance.choice((CANARY, "", "%F0%28", "a" * 3000))
    path = f"/sign-in/{chance.choice(('back/google', 'back/entra', 'back/%00', 'with/slack', 'back/..%2fgoogle'))}"
    return Sent("callback", "GET", f"{path}?state={state}&code={code}", ((b"cookie", cookie),) if cookie else ())


def _origin(chance: Random) -> tuple[Header, ...]:
    return chance.choice(
        (
            ((b"origin", b"https://evil.example"),),
            ((b"sec-fetch-site", b"cross-site"),),
            ((b"sec-fetch-site", b"same-site"), (b"origin", b"https://evil.desk.example")),
            ((b"origin", b"https://desk.example.evil.example"),),
            ((b"origin", b"http://["),),
            ((b"origin", b"\xff://"),),
            ((b"origin", b"https://desk.example@evil.example"),),
        )
    )


def _posted(chance: Random, cookie: str, token: str, path: str, fields: dict[str, str]) -> Sent:
    """A form to a page of ours that comes from elsewhere, or without the right token, or with a spoilt cookie."""
    why = chance.choice(("origin", "token", "no token", "cookie", "no cookie", "twice", "kind"))
    name, _, value = cookie.partition("=")
    sent_cookie = {"cookie": mutated(chance, value.encode()), "no cookie": b""}.get(why, value.encode())
    # Beyond what HTTP takes in a header nothing reaches us; and a second pair would be another cookie.
    sent_cookie = _bare(sent_cookie)
    sent_token = {"token": mutated(chance, token.encode()).decode("latin-1"), "no token": ""}.get(why, token)
    headers, body = form(**fields, token=sent_token)
    if why == "twice":
        body = form(token="x", **fields, token2=token)[1]
    if why == "kind":
        other = chance.choice(
            (b"text/plain", b"application/json", b"multipart/form-data", b"multipart/form-data; boundary=x")
        )
        headers = ((b"content-type", other),)
    origin = _origin(chance) if why == "origin" else ()
    cookies = () if why == "no cookie" else ((b"cookie", name.encode() + b"=" + sent_cookie),)
    return Sent(why, "POST", path, (*headers, *cookies, *origin), body)


def pages(insiders: Insiders) -> Forge:
    """To the pages of the web chat, the console and the sign-in."""
    console = [each.path for each in TABLE if each.method == "POST"]

    def forge(chance: Random) -> Sent:
        fields = {
            "nonce": "n" * 16,
            "text": CANARY,
            "key": "k" * 20,
            "words": CANARY,
            "address": "sam@maple-dental.example",
        }
        kind = chance.randrange(5)
        if kind < 2:
            path = chance.choice(("/chat/messages", "/chat/press", "/chat/sign-in", "/chat/code", "/chat/sign-out"))
            if path in ("/chat/messages", "/chat/press"):
                # Nobody is signed in in this browser, so even the right token says nothing.
                headers, body = form(**fields, token=insiders.chat_token)
                return Sent("visit", "POST", path, (*headers, (b"cookie", insiders.chat_cookie.encode())), body)
            cookie = chance.choice((insiders.chat_cookie, insiders.chat_cookie, insiders.other_chat_cookie))
            sent = _posted(chance, cookie, insiders.chat_token, path, {**fields, "code": "ABCD-EFGH"})
            return (
                sent if cookie == insiders.chat_cookie else Sent("other visit", "POST", path, sent.headers, sent.body)
            )
        if kind == 2:
            stream = f"/chat/stream?after=0&page={insiders.chat_page}"
            return Sent("stream", "GET", stream, ((b"cookie", insiders.chat_cookie.encode()),))
        path = chance.choice(console)
        for name in ("{number}", "{id}", "{quote}", "{email}"):
            path = path.replace(name, chance.choice(("ND-1001", "7", "Q-1001", "..", "%2e%2e", "x" * 200)))
        return _posted(chance, insiders.console_cookie, insiders.console_token, path, fields)

    return forge


def forgeries(insiders: Insiders, now: datetime, chance: Random, count: int) -> Iterator[Sent]:
    """So many, of every kind in turn."""
    kinds: tuple[Forge, ...] = (
        slack,
        telegram,
        zammad,
        alerts(now),
        sign_in_back,
        pages(insiders),
        slack,
        pages(insiders),
    )
    for number in range(count):
        yield kinds[number % len(kinds)](chance)
