"""Secrets that the words beside them name: keys, codes, seeds, bank and personal numbers without a shape of their own."""

from __future__ import annotations

import re

from bot.language.secret_shapes import NO_PHONE

# "is", "was", a colon, an equals sign; or nothing at all.
_LINK = r"(?:\s*(?:is|was|are|says|it is|it's|es|ist|est)\b\s*:?|\s*[:=]+>?|\s+-+>?)?\s*[\"'`(]?"
_KIND_OF_KEY = (
    r"(?:(?:api|access|secret|private|product|licen[cs]e|activation|client|encryption|signing|webhook|auth(?:entication|orization)?"
    r"|session|bearer|refresh|service|admin|personal access|deploy|cloudflare|github|gitlab|aws|azure|heroku|twilio|stripe|slack"
    r"|wi-?fi|wpa\d?|wireless|network|hotspot|vpn|pre-?shared|shared|master|recovery|setup|set-?up|totp|otp|2fa|mfa|authenticator"
    r"|filevault|bitlocker|storage|account|ssh|snmp|rcon|openai|integration)[ _-]?){1,4}"
)
_NAMED_KEY = re.compile(
    rf"\b((?:{_KIND_OF_KEY}(?:key|token|secret|seed|string|passphrase|hash)s?|apikey|psk|(?:snmp )?community(?: string)?"
    r"|seed phrase|session id|totp secret)"
    rf"{_LINK})([A-Za-z0-9_+/.~!@#$%^&*-]{{8,}}=*)",
    re.IGNORECASE,
)
# In groups, so that it can be read out: setup keys, recovery keys, keys of programs.
_IN_GROUPS = re.compile(
    rf"\b((?:{_KIND_OF_KEY}(?:key|token|secret|seed|code)s?|(?:recovery|backup|product|licen[cs]e|setup|activation|scratch) (?:key|code)s?)"
    rf"{_LINK})((?:[A-Za-z0-9]{{4,6}}[ -]){{1,9}}[A-Za-z0-9]{{4,6}})(?![\w-])",
    re.IGNORECASE,
)
_APP_PASSWORD = re.compile(rf"\b(app(?:lication)?[ -]password{_LINK})([a-z]{{4}}(?: [a-z]{{4}}){{3}})\b", re.IGNORECASE)
_CARD_CODE = re.compile(
    r"\b(cvv2?|cvc2?|csc|card security code|(?:exp\w*|card)\b[^\n]{0,30}?security code)"
    rf"({_LINK})\d{{3,4}}\b",
    re.IGNORECASE,
)
_OF_A_CODE = (
    r"(?:verification|security|mfa|2fa|otp|one[- ]time|authenticator|authentication|sms|text|login|log[- ]?in|sign[- ]?in|access|confirmation"
    r"|alarm|door|gate|entry|safe|lock|unlock|disarm|passcode|recovery|backup|reset|activation|pairing|puk)"
)
_ONE_TIME_CODE = re.compile(
    rf"\b({_OF_A_CODE}\s?(?:pass)?codes?(?: (?:it|they|you|he|she|that)(?: \w+){{1,3}}?)?|otp|puk|pin(?: code| number)?|passcode"
    r"|codes? (?:it|they|you|he|she|google|microsoft|that|which|i)(?: \w+){1,4}?)"
    rf"(\s+(?:is|was|it gave me is|of)\s+|\s*[:=#-]\s*|\s+){NO_PHONE}(\d[\d -]{{2,8}}\d)(?![\w])",
    re.IGNORECASE,
)
_RECOVERY_CODE = re.compile(
    rf"\b((?:recovery|backup|scratch|emergency) codes?{_LINK})([A-Za-z0-9]{{4,6}}-[A-Za-z0-9]{{4,6}}(?:[, ]+[A-Za-z0-9]{{4,6}}-[A-Za-z0-9]{{4,6}})*)",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b((?:ssn|sin|nino|social (?:security|insurance)|national insurance|ni number|tax id|passport|driver'?s licen[cs]e)"
    rf"(?: (?:number|no\.?|num|nr|#))?{_LINK})((?=[A-Z ]*\d)[A-Z]{{0,2}} ?\d{{2,3}}[ -]?\d{{2,3}}[ -]?\d{{2,4}}(?: ?[A-D])?)(?![\w-])",
    re.IGNORECASE,
)
_BANK = re.compile(
    rf"\b(bank account(?: (?:number|no\.?|nr|#))?{_LINK}|(?:routing|transit|sort code|institution|bsb|iban|swift)\b[^\n]{{0,60}}?account"
    rf"(?: (?:number|no\.?|#))?{_LINK})(\d[\d -]{{4,18}}\d)(?![\w-])",
    re.IGNORECASE,
)
# A code of an error, a place or a thing is what a technician looks for.
_OTHER_CODE = re.compile(
    r"\b(?:error|stop|status|event|exit|fault|result|return|post|postal|zip|area|country|dial(?:ling)?|product|service|express|sku"
    r"|response|reason|diagnostic|printer)\s+codes?\b",
    re.IGNORECASE,
)
_AN_ID = re.compile(r"\b(?:key|token|code|secret)s? ids?\b", re.IGNORECASE)


def named_secrets() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What to look for in which order: the pattern, the kind, and the words for it. All but its last group stays."""
    return (
        (_IN_GROUPS, "key", "key"),
        (_APP_PASSWORD, "password", "password"),
        (_NAMED_KEY, "key", "key"),
        (_RECOVERY_CODE, "code", "code"),
        (_ONE_TIME_CODE, "code", "code"),
        (_PERSONAL, "personal number", "personal number"),
        (_BANK, "bank account", "account number"),
    )


CARD_CODE = _CARD_CODE


def means_another(found: re.Match[str], value: str) -> bool:
    """Whether the words name something else after all: an error's code, the id of a key, a plain word."""
    lead = found[1]
    if _OTHER_CODE.search(lead) or _AN_ID.search(lead):
        return True
    if found.re is _NAMED_KEY:
        return not _is_made_up(value)
    if found.re is _IN_GROUPS:
        return not _are_groups(value)
    if found.re is _RECOVERY_CODE:
        return not any(letter.isdigit() for letter in value)
    return False


def _is_made_up(value: str) -> bool:
    """Letters and digits mixed, or all digits, or capitals inside: no word of a sentence."""
    digits, letters = any(map(str.isdigit, value)), any(map(str.isalpha, value))
    return digits or (letters and any(map(str.isupper, value[1:])) and any(map(str.islower, value)))


def _are_groups(value: str) -> bool:
    """Groups of one length of which most hold a digit or are capitals: no words."""
    groups = re.split(r"[ -]", value)
    odd = sum(any(map(str.isdigit, group)) or group.isupper() for group in groups)
    return odd * 2 >= len(groups) and len({len(group) for group in groups[:-1]}) == 1
