"""Secrets that are known by their shape alone, wherever they stand: keys of many makers, cards, bank and personal numbers."""

from __future__ import annotations

import re
from itertools import pairwise

# Keys as their makers write them. What changes from key to key is long, so that no word of a sentence has such a shape.
KEYS = re.compile(
    r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\Z)"
    r"|PuTTY-User-Key-File-\d.*?(?:Private-MAC: ?[0-9a-f]+|\Z)"
    r"|\bA(?:KIA|SIA|BIA|CCA)[0-9A-Z]{16}\b"
    r"|\b(?:gh[pousr]|npm|hf|shp(?:at|ca|pa|ss)|dckr_pat|whsec|rubygems|glsa|glc|fig[dou]|lin_(?:api|oauth)|ntn|gsk|sbp"
    r"|sntry[su]|(?:sk|rk|pk)_(?:live|test|prod))_[A-Za-z0-9_-]{16,}={0,2}"
    r"|\b(?:github_pat_|secret_)[A-Za-z0-9_]{20,}"
    r"|\bgl(?:pat|dt|rt|ptt|ft|imt|agent|oas|soat|cbt)-[A-Za-z0-9_-]{16,}"
    r"|\bx(?:ox[a-z]|app|wfp)-[A-Za-z0-9-]{8,}"
    r"|\b(?:sk|rk|pk)-(?:live|test|proj|ant|or|svcacct)-[A-Za-z0-9_-]{10,}|\bsk-[A-Za-z0-9]{20,}"
    r"|\b(?:xai|nvapi|pplx|key|tskey(?:-[a-z]+)?|PMAK|NR(?:AK|JS|II|RA)|GOCSPX|sq0(?:atp|csp|idp)|SCM|pul)-[A-Za-z0-9_-]{20,}"
    r"|\bAIza[0-9A-Za-z_-]{30,}|\bya29\.[A-Za-z0-9_-]{20,}|\b1//0[A-Za-z0-9_-]{20,}"
    r"|\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|\bSK[0-9a-f]{32}\b"
    r"|\bpypi-[A-Za-z0-9_-]{40,}|\bdo[opr]_v1_[0-9a-f]{40,}|\bdapi[0-9a-f]{32}\b|\bAT[AC]TT3x[A-Za-z0-9_=-]{20,}"
    r"|\bhv[sb]\.[A-Za-z0-9_-]{20,}|\bdp\.[a-z]{2,5}\.[A-Za-z0-9]{30,}|\bpat[A-Za-z0-9]{14}\.[0-9a-f]{40,}"
    r"|\bAGE-SECRET-KEY-1[A-Z0-9]{40,}|\b[0-9a-f]{32}-us\d{1,2}\b|\bops_ey[A-Za-z0-9_-]{20,}"
    r"|(?<![\w~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,36}"
    r"|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){0,3}"
    r"|\b\d{8,10}:[A-Za-z0-9_-]{34,36}(?![\w-])"
    r"|\b[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40}"
    r"|(?<=hooks\.slack\.com/services/)[A-Za-z0-9/]+|(?<=hooks\.slack\.com/workflows/)[A-Za-z0-9/]+"
    r"|(?<=/api/webhooks/)\d+/[A-Za-z0-9_-]+|(?<=\.office\.com/webhook)\w*/[^\s\"'<>]+"
    r"|(?<=hooks\.zapier\.com/hooks/catch/)[A-Za-z0-9/]+"
    # A BitLocker recovery key: eight groups of six digits. A key of Windows or Office: five groups of five.
    r"|\b\d{6}(?:[- ]\d{6}){7}\b"
    r"|\b(?=[A-Z-]*\d)(?=[\d-]*[A-Z])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}\b"
    r"|\bA3-[A-Z0-9]{6}(?:-[A-Z0-9]{5,6}){4,5}\b",
    re.DOTALL,
)
# A code that comes by text message, as Google writes it.
CODES = re.compile(r"\bG-\d{6}\b")
# In an address, behind what is asked: a name that says what it is, and its value.
IN_ADDRESS = re.compile(
    r"([?&;#](?:[\w.-]{0,30}(?:token|secret|password|passwd|pwd|signature|api[_-]?key|access[_-]?key|credential)|auth|sig|sas"
    r"|key|code|jwt|sid|session(?:id)?)=)([^\s&#\"'<>]{6,})",
    re.IGNORECASE,
)
URL_PASSWORD = re.compile(r"(?<=://)([^\s:/@]{0,100}):([^\s/]{1,200})@")
# What a program is told beside its name.
AUTHORISATION = re.compile(r"\b((?:bearer|basic|digest|negotiate) +)([A-Za-z0-9._~+/-]{16,}=*)", re.IGNORECASE)
ON_A_COMMAND_LINE = re.compile(
    r"((?<!\S)(?:-u|--user) +[\w.@\\-]{1,60}:|\bnet user +[\w.@\\-]{1,60} +(?!/)|(?<!\S)(?:-pw|--?password|--?passwd|--?token|--?api-key"
    r"|/pass(?:word)?:|-w)[ =]*[\"']?|\b(?:mysql|mysqldump|mysqladmin|sshpass|mariadb)\b[^\n|;]{0,80}? -p *"
    r"|\bConvertTo-SecureString +(?:-String +)?[\"']|\bcmdkey\b[^\n]{0,80}? /pass:)([^\s\"'/\[][^\s\"']{3,})",
    re.IGNORECASE,
)
# A name as programs and files write it, and its value; a bare "password: ..." is judged by what is said.
ASSIGNED = re.compile(
    r"((?<![\w.-])(?:[\w.-]{0,40}[_.-])?(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?"
    r"|(?:api|access|account|shared_?access|private|priv|encryption|signing|secret|auth|client|master|storage)[_-]?key|key-data|psk)"
    r"(?:[_.-][\w.-]{0,20})?[\"']?(?: ?(?:=>?|:=) ?|(?<=[\"']): ?|>)[\"']?|(?<![\w.-])(?:[\w.-]{1,40}[_.-]"
    r"(?:password|passwd|pwd|secret|token|api_?key|key)|client-key-data|private_?key|accesskey|secretkey): ?[\"']?)"
    r"([^\s\"'<>;&,\[\](){}][^\s\"'<>;&,\[\]]{3,})",
    re.IGNORECASE,
)
COOKIE = re.compile(r"\b((?:set-)?cookie: ?)([^\s;]+=[^\s;]{12,}(?:; ?[^\s;]+=[^\s;]+)*)", re.IGNORECASE)
# Letters and digits in a tangle: what no maker's name stands before. Not the parts of a path, an address or a mail's number.
TANGLE = re.compile(r"(?<![\w/\\+=@.%&?#-])[A-Za-z0-9_+/-]{24,}={0,2}(?![\w/\\@.-])")

# 416-555-0199 is no part of a card and no code; how to reach somebody is no secret.
NO_PHONE = r"(?!\d{3}[ -]\d{3}[ -]\d{4}(?!\d))"
CARD = re.compile(rf"(?<![\d.+-]){NO_PHONE}(?:\d{{4}}(?:\.\d{{4}}){{3}}|\d(?:[ -]?\d){{12,18}})(?![\d-])")
# Payment networks by leading digits and length; phone numbers, IMEIs and tracking numbers stay.
_CARD_NETWORKS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}"
    r"|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|62\d{14,17}"
)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b", re.IGNORECASE)
# A number of the US social security: its areas 000, 666 and 900 to 999, group 00 and serial 0000 are not given out.
SOCIAL_SECURITY = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_LEAST_TURNS = 0.4


def is_card(digits: str) -> bool:
    """Whether these digits are the number of a payment card."""
    number = re.sub(r"[ .-]", "", digits)
    return _CARD_NETWORKS.fullmatch(number) is not None and luhn(number)


def luhn(number: str) -> bool:
    """The check digit of ISO/IEC 7812."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_iban(text: str) -> bool:
    """Whether the check digits of ISO 13616 fit."""
    number = re.sub(r"[ -]", "", text).upper()
    if not 15 <= len(number) <= 34:
        return False
    return int("".join(str(int(letter, 36)) for letter in number[4:] + number[:4])) % 97 == 1


def is_tangle(text: str) -> bool:
    """Whether small letters, capitals and digits take turns as they do by chance alone.

    Hashes and ids have no capitals or nothing else, and names of things keep their words together.
    """
    kinds = ["d" if each.isdigit() else "u" if each.isupper() else "l" if each.islower() else "-" for each in text]
    turns = sum(before != after for before, after in pairwise(kinds))
    return {"d", "u", "l"} <= set(kinds) and turns >= _LEAST_TURNS * len(text)
