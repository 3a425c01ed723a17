"""Secrets that people type are taken out before anything is stored (promise 8 of the design)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEYS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)"
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{20,}"
    r"|\bgithub_pat_[A-Za-z0-9_]{20,}"
    r"|\bglpat-[A-Za-z0-9_-]{16,}"
    r"|\bxox[a-z]-[A-Za-z0-9-]{8,}"
    r"|\bxapp-[A-Za-z0-9-]{8,}"
    r"|\b(?:sk|rk|pk)[-_](?:live|test|proj|ant)[-_][A-Za-z0-9_-]{10,}"
    r"|\bsk-[A-Za-z0-9]{20,}"
    r"|\bAIza[0-9A-Za-z_-]{30,}"
    r"|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*"
    r"|\b\d{8,10}:[A-Za-z0-9_-]{35}\b"
    r"|\bhooks\.slack\.com/services/[A-Za-z0-9/]+"
    r"|(?<=Bearer )[A-Za-z0-9._~+/-]{16,}=*"
    # A BitLocker recovery key: eight groups of six digits.
    r"|\b\d{6}(?:[- ]\d{6}){7}\b",
    re.DOTALL,
)
_NAMED_KEY = re.compile(
    r"\b((?:api|access|secret|private|product|licen[cs]e|client)[ _-]?(?:key|token|secret)\s*(?:is|was|[:=])+\s*[\"']?)"
    r"([A-Za-z0-9_+/.~-]{10,}=*)",
    re.IGNORECASE,
)
_URL_PASSWORD = re.compile(r"(?<=://)([^\s:/@]+):([^\s/@]+)@")
# 416-555-0199 is no part of a card and no code; how to reach somebody is no secret.
_NO_PHONE = r"(?!\d{3}[ -]\d{3}[ -]\d{4}(?!\d))"
_CARD = re.compile(rf"(?<![\d.+-]){_NO_PHONE}\d(?:[ -]?\d){{12,18}}(?![\d-])")
# Payment networks by leading digits and length; phone numbers, IMEIs and tracking numbers stay.
_CARD_NETWORKS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}"
    r"|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|62\d{14,17}"
)
_CARD_CODE = re.compile(r"\b(cvv2?|cvc2?|card security code)(\s*(?:is|:|=|#)?\s*)\d{3,4}\b", re.IGNORECASE)
_ONE_TIME_CODE = re.compile(
    r"\b((?:verification|security|mfa|2fa|otp|one[- ]time|authenticator|sms|login|sign[- ]?in|access)\s?(?:pass)?codes?"
    rf"|otp|pin(?: code| number)?|passcode)(\s+(?:is|was|it gave me is|of)\s+|\s*[:=#]\s*|\s+){_NO_PHONE}(\d[\d -]{{2,8}}\d)\b",
    re.IGNORECASE,
)
_NAME = r"(?:pass\s?-?(?:word|wrod|code|phrase)s?|pasword|passwrod|passwd|passw|pwd|p/w|pw|pass|pswd|psw)"
_OWNER = r"(?:\s+(?:for|to|of|on)\s+(?:(?:my|the|our|his|her)\s+)?[\w@.'-]+(?:\s+[\w@.-]+)?)?"
_LINK = (
    r"(?:\s*[:=]+>?\s*|\s+(?:is|was|are|will be|should be|used to be|to be|=)\s*:?\s+(?:just |still |now |currently )?)"
)
_QUOTES = "\"'`\u2018\u2019\u201c\u201d"
_TOKEN = rf"[{_QUOTES}]?(?P<secret>[^\s\[\]{_QUOTES},;][^\s\[\]{_QUOTES},;]*)"
_STATED = re.compile(rf"\b(?P<lead>{_NAME}{_OWNER}(?P<link>{_LINK}))(?P<open>){_TOKEN}", re.IGNORECASE)
_CHANGED_TO = re.compile(
    rf"\b(?P<lead>(?:chang|set|reset|updat|switch)\w*\s+(?:\w+\s+){{0,3}}{_NAME}{_OWNER}\s+(?P<link>(?:back )?to:?\s+)){_TOKEN}",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b(?P<lead>{_NAME}(?P<link>\s+)){_TOKEN}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<!\S)(?P<secret>[^\s\[\]]{{5,}})(?P<tail>\s+(?:as|is|was)\s+(?:my|the|his|her|our)\s+(?:\w+\s+)?{_NAME}\b)",
    re.IGNORECASE,
)
# What a password "is" in a complaint. Words in -ed and -ing are complaints as well.
_ORDINARY_WORDS = """
    a able about above acceptable accepted active again all already also always an and another any anything as ask
    asterisks at attached available bad be because been being below best blank both bound box broken but by can't
    cant case case-sensitive causing change changes coming complex complicated compromised confidential correct
    could crap dead default deleted denied different difficult disabled do does doesn't doesnt don't dont dots due
    easy either empty encrypted enough entered error even everything exactly expired expires expiring failing false
    fault field finally fine for forgotten from frozen garbage getting given giving going gone good hacked hard has
    hashed help here hidden how i if ill impossible in inactive incorrect insecure invalid isn't isnt issue issues
    it it's its just keeps kept known lapsed last leaked like locked long longer lost manager may maybe me might
    mine missing mixed must my n/a na near needed never new nice no none none? nonsense nope not nothing now
    obsolete of off ok okay old on once one only or our out outdated over overdue page please policy probably
    problem prompt prompt? prompts protected public really refused rejected required required? requirements reset
    resets right rubbish safe same saved screen secret secure sent set shared short should showing simple so somehow
    something somewhere still stolen stored strange stuck super supposed sure synced tbd temporary thanks that the
    then there these they this to today tomorrow too totally two typed unavailable under unique unknown unset up
    used useless valid very visible waiting was way we weak weird what when where which who why will window with
    without won't wont working would written wrong yes yesterday you your
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
_ORDINARY_NEXT = re.compile(
    r"(?:windows|office|m|o|version|v|win|outlook|ios|wpa)[-_ ]?\d+\w*|\d{1,4}(?:th|st|nd|rd)?|365|2fa|mfa\d?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Redacted:
    """A text without secrets and which kinds were taken out: password, card, key, code."""

    text: str
    kinds: frozenset[str]


def redact(text: str) -> Redacted:
    """The text with passwords, payment cards, keys and one-time codes replaced by `[... removed]`."""
    kinds: set[str] = set()

    def put(kind: str, words: str) -> str:
        kinds.add(kind)
        return f"[{words} removed]"

    text = _KEYS.sub(lambda found: put("key", "key"), text)
    text = _NAMED_KEY.sub(lambda found: found[1] + put("key", "key"), text)
    text = _URL_PASSWORD.sub(lambda found: f"{found[1]}:{put('password', 'password')}@", text)
    text = _CARD.sub(lambda found: put("card", "card number") if _is_card(found[0]) else found[0], text)
    text = _CARD_CODE.sub(lambda found: found[1] + found[2] + put("card", "card code"), text)
    text = _ONE_TIME_CODE.sub(lambda found: found[1] + found[2] + put("code", "code"), text)

    def password(found: re.Match[str]) -> str:
        secret = found["secret"]
        kept = _sentence_end(secret)
        if not _is_secret(found, secret[: len(secret) - len(kept)]):
            return found[0]
        opening = found[0][len(found["lead"]) : found.start("secret") - found.start()]
        return found["lead"] + opening + put("password", "password") + kept

    def password_before(found: re.Match[str]) -> str:
        return put("password", "password") + found["tail"] if _looks_made_up(found["secret"]) else found[0]

    text = _STATED.sub(password, text)
    text = _CHANGED_TO.sub(password, text)
    text = _BEFORE.sub(password_before, text)
    text = _BARE.sub(password, text)
    return Redacted(text, frozenset(kinds))


def _is_secret(found: re.Match[str], secret: str) -> bool:
    """Whether the word after "password" is one, judged by how it is introduced and what it looks like."""
    plain = secret.lower()
    if not secret or plain in _ORDINARY or plain.rstrip("?!.") in _ORDINARY:
        return False
    link = found["link"].strip()
    if not link:
        return _looks_made_up(secret) and not _ORDINARY_NEXT.fullmatch(secret)
    if _looks_made_up(secret):
        return True
    if re.fullmatch(r"\w+(?:ed|ing|ly|n't|nt)", plain):
        return False
    # A plain word is a password after a colon, or where the clause ends with it.
    rest = found.string[found.end() :]
    ends = (
        re.match(r"[\"'\u2019\u201d.!?,;)]*\s*(?:$|[.!?,;)\n]|and\b|but\b|thanks\b|thx\b|please\b|if\b)", rest)
        is not None
    )
    return ends if len(plain) >= 3 else False


def _looks_made_up(word: str) -> bool:
    """Letters mixed with digits or signs, or capitals inside: no word of a sentence looks like that."""
    core = word.strip("\"'.,;:!?()")
    if len(core) < 4:
        return False
    digits = any(character.isdigit() for character in core)
    letters = any(character.isalpha() for character in core)
    signs = any(character in "!@#$%^&*_+=<>?~|\\" for character in core)
    inner_capital = any(character.isupper() for character in core[1:]) and not core.isupper() and letters
    if digits and letters:
        return True
    if digits and not letters:
        return len(core) >= 4 and core.isdigit()
    return (signs and letters and not core.endswith("@")) or inner_capital


def _sentence_end(secret: str) -> str:
    """The full stop or question mark behind the last word; `!` is more often part of the password."""
    return secret[len(secret.rstrip(".?)")) :]


def _is_card(digits: str) -> bool:
    number = re.sub(r"[ -]", "", digits)
    return _CARD_NETWORKS.fullmatch(number) is not None and _luhn(number)


def _luhn(number: str) -> bool:
    """The check digit of ISO/IEC 7812."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
