"""Secrets that have a shape: keys of many makers, cards, bank and social insurance numbers, recovery codes, seeds."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.language.secrets.making import (
    ALNUM,
    BASE32,
    HEX,
    LOWER,
    UPPER,
    URLSAFE,
    base64_of,
    chars,
    grouped,
    iban,
    mixed,
    with_luhn,
)

DIGITS = "0123456789"


@dataclass(frozen=True)
class Sample:
    """What somebody types, what in it must not be kept, and what kind of thing that is."""

    text: str
    secret: str
    kind: str


def _pem(random: Random, title: str, lines: int = 6) -> str:
    body = "\n".join(base64_of(random, 48) for _ in range(lines))
    return f"-----BEGIN {title}-----\n{body}\n-----END {title}-----"


def _jwt(random: Random) -> str:
    def part(told: dict[str, str]) -> str:
        return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")

    return (
        f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part({'sub': chars(random, DIGITS, 9)})}.{chars(random, URLSAFE, 43)}"
    )


def _uuid(random: Random) -> str:
    made = chars(random, HEX, 32)
    return f"{made[:8]}-{made[8:12]}-{made[12:16]}-{made[16:20]}-{made[20:]}"


Make = Callable[[Random], str]
# Recognised by themselves, wherever they stand.
BARE: dict[str, Make] = {
    "aws id": lambda r: "AKIA" + chars(r, UPPER, 16),
    "aws temporary id": lambda r: "ASIA" + chars(r, UPPER, 16),
    "github": lambda r: "ghp_" + mixed(r, ALNUM, 36),
    "github app": lambda r: "ghs_" + mixed(r, ALNUM, 36),
    "github fine": lambda r: f"github_pat_{chars(r, ALNUM, 22)}_{mixed(r, ALNUM, 59)}",
    "gitlab": lambda r: "glpat-" + mixed(r, URLSAFE, 20),
    "gitlab deploy": lambda r: "gldt-" + mixed(r, ALNUM, 20),
    "slack bot": lambda r: f"xoxb-{chars(r, DIGITS, 12)}-{chars(r, DIGITS, 13)}-{mixed(r, ALNUM, 24)}",
    "slack user": lambda r: f"xoxp-{chars(r, DIGITS, 12)}-{chars(r, DIGITS, 12)}-{mixed(r, HEX, 32)}",
    "slack app": lambda r: f"xapp-1-A{chars(r, UPPER, 10)}-{chars(r, DIGITS, 13)}-{mixed(r, HEX, 64)}",
    "slack hook": lambda r: (
        f"https://hooks.slack.com/services/T{chars(r, UPPER, 8)}/B{chars(r, UPPER, 10)}/{mixed(r, ALNUM, 24)}"
    ),
    "stripe": lambda r: "sk_live_" + mixed(r, ALNUM, 24),
    "stripe restricted": lambda r: "rk_live_" + mixed(r, ALNUM, 24),
    "stripe hook": lambda r: "whsec_" + mixed(r, ALNUM, 32),
    "openai": lambda r: "sk-proj-" + mixed(r, URLSAFE, 64),
    "openai old": lambda r: "sk-" + mixed(r, ALNUM, 48),
    "anthropic": lambda r: "sk-ant-api03-" + mixed(r, URLSAFE, 80),
    "google": lambda r: "AIza" + mixed(r, URLSAFE, 35),
    "google client": lambda r: "GOCSPX-" + mixed(r, URLSAFE, 28),
    "google access": lambda r: "ya29." + mixed(r, URLSAFE, 90),
    "sendgrid": lambda r: f"SG.{mixed(r, URLSAFE, 22)}.{mixed(r, URLSAFE, 43)}",
    "npm": lambda r: "npm_" + mixed(r, ALNUM, 36),
    "pypi": lambda r: "pypi-AgEIcHlwaS5vcmc" + mixed(r, URLSAFE, 90),
    "digitalocean": lambda r: "dop_v1_" + mixed(r, HEX, 64),
    "huggingface": lambda r: "hf_" + mixed(r, ALNUM, 34),
    "shopify": lambda r: "shpat_" + mixed(r, HEX, 32),
    "square": lambda r: "sq0atp-" + mixed(r, URLSAFE, 22),
    "databricks": lambda r: "dapi" + mixed(r, HEX, 32),
    "new relic": lambda r: "NRAK-" + mixed(r, UPPER, 27),
    "atlassian": lambda r: "ATATT3xFfGF0" + mixed(r, URLSAFE, 150) + "=" + chars(r, HEX.upper(), 8),
    "notion": lambda r: "ntn_" + mixed(r, ALNUM, 46),
    "linear": lambda r: "lin_api_" + mixed(r, ALNUM, 40),
    "figma": lambda r: "figd_" + mixed(r, URLSAFE, 40),
    "grafana": lambda r: f"glsa_{mixed(r, ALNUM, 32)}_{chars(r, HEX, 8)}",
    "vault": lambda r: "hvs." + mixed(r, URLSAFE, 90),
    "doppler": lambda r: "dp.pt." + mixed(r, ALNUM, 43),
    "airtable": lambda r: f"pat{chars(r, ALNUM, 14)}.{mixed(r, HEX, 64)}",
    "age": lambda r: "AGE-SECRET-KEY-1" + mixed(r, UPPER, 58),
    "tailscale": lambda r: f"tskey-auth-{chars(r, ALNUM, 12)}-{mixed(r, ALNUM, 32)}",
    "mailchimp": lambda r: f"{mixed(r, HEX, 32)}-us{r.randint(1, 21)}",
    "mailgun": lambda r: "key-" + mixed(r, HEX, 32),
    "entra": lambda r: f"{mixed(r, ALNUM, 3)}8Q~{mixed(r, ALNUM + '-_.~', 34)}",
    "telegram": lambda r: f"{r.randint(100000000, 9999999999)}:AA{mixed(r, URLSAFE, 33)}",
    "discord hook": lambda r: f"https://discord.com/api/webhooks/{chars(r, DIGITS, 18)}/{mixed(r, URLSAFE, 68)}",
    "teams hook": lambda r: (
        f"https://maple.webhook.office.com/webhookb2/{_uuid(r)}@{_uuid(r)}/IncomingWebhook/{mixed(r, HEX, 32)}/{_uuid(r)}"
    ),
    "azure sas": lambda r: (
        f"https://maple.blob.core.windows.net/files?sv=2023-11-03&sp=rl&sig={chars(r, ALNUM, 40)}%2B3s%3D"
    ),
    "s3 signed": lambda r: (
        f"https://maple.s3.amazonaws.com/a.pdf?X-Amz-Credential=x&X-Amz-Signature={mixed(r, HEX, 64)}"
    ),
    "private key": lambda r: _pem(r, "PRIVATE KEY"),
    "rsa key": lambda r: _pem(r, "RSA PRIVATE KEY", 12),
    "ec key": lambda r: _pem(r, "EC PRIVATE KEY", 3),
    "ssh key": lambda r: _pem(r, "OPENSSH PRIVATE KEY"),
    "sealed key": lambda r: _pem(r, "ENCRYPTED PRIVATE KEY"),
    "pgp key": lambda r: _pem(r, "PGP PRIVATE KEY BLOCK"),
    "key cut off": lambda r: _pem(r, "RSA PRIVATE KEY").rpartition("\n")[0],
    "putty key": lambda r: (
        "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: me\nPublic-Lines: 2\n"
        f"{base64_of(r, 48)}\nPrivate-Lines: 1\n{base64_of(r, 36)}\nPrivate-MAC: {chars(r, HEX, 64)}"
    ),
    "jwt": _jwt,
    "bitlocker": lambda r: grouped(chars(r, DIGITS, 48), 6),
    "bitlocker in a row": lambda r: grouped(chars(r, DIGITS, 48), 6, " "),
    "totp address": lambda r: f"otpauth://totp/Maple:sam@maple.example?secret={chars(r, BASE32, 32)}&issuer=Maple",
    "visa": lambda r: with_luhn(r, "4", 16),
    "visa spaced": lambda r: grouped(with_luhn(r, "4", 16), 4, " "),
    "visa dashed": lambda r: grouped(with_luhn(r, "45", 16), 4),
    "visa dotted": lambda r: grouped(with_luhn(r, "4929", 16), 4, "."),
    "mastercard": lambda r: with_luhn(r, str(r.randint(51, 55)), 16),
    "mastercard spaced": lambda r: grouped(with_luhn(r, "2221", 16), 4, " "),
    "amex": lambda r: with_luhn(r, "37", 15),
    "amex spaced": lambda r: (lambda n: f"{n[:4]} {n[4:10]} {n[10:]}")(with_luhn(r, "34", 15)),
    "discover": lambda r: with_luhn(r, "6011", 16),
    "jcb": lambda r: grouped(with_luhn(r, "3530", 16), 4, " "),
    "diners": lambda r: (lambda n: f"{n[:4]} {n[4:10]} {n[10:]}")(with_luhn(r, "36", 14)),
    "iban germany": lambda r: iban(r, "DE", chars(r, DIGITS, 18)),
    "iban germany spaced": lambda r: grouped(iban(r, "DE", chars(r, DIGITS, 18)), 4, " "),
    "iban uk": lambda r: iban(r, "GB", "NWBK" + chars(r, DIGITS, 14)),
    "iban netherlands": lambda r: grouped(iban(r, "NL", "ABNA" + chars(r, DIGITS, 10)), 4, " "),
    "iban france": lambda r: iban(r, "FR", chars(r, DIGITS, 23)),
    "address with password": lambda r: f"postgres://desk:{mixed(r, ALNUM, 14)}@db.maple.example:5432/desk",
    "mongo address": lambda r: f"mongodb+srv://admin:{mixed(r, ALNUM, 12)}@c0.ab1cd.mongodb.net/x?retryWrites=true",
    "redis address": lambda r: f"redis://:{mixed(r, ALNUM, 20)}@10.0.0.7:6379/0",
    "sftp address": lambda r: f"sftp://files:{mixed(r, ALNUM, 9)}!@ftp.maple.example/in",
    "sql server": lambda r: (
        f"Server=tcp:maple.database.windows.net,1433;Database=crm;User ID=app;Password={mixed(r, ALNUM, 16)};Encrypt=True;"
    ),
    "odbc": lambda r: f"Driver={{ODBC Driver 17}};Server=sql01;UID=sa;PWD={mixed(r, ALNUM, 12)};",
    "storage": lambda r: (
        "DefaultEndpointsProtocol=https;AccountName=maple;"
        f"AccountKey={base64_of(r, 64)};EndpointSuffix=core.windows.net"
    ),
    "service bus": lambda r: (
        f"Endpoint=sb://maple.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={base64_of(r, 32)}"
    ),
    "bearer": lambda r: f"Authorization: Bearer {mixed(r, URLSAFE, 40)}",
    "bearer small": lambda r: f"authorization: bearer {mixed(r, HEX, 40)}",
    "basic": lambda r: f"Authorization: Basic {base64.b64encode(f'sam:{mixed(r, ALNUM, 12)}'.encode()).decode()}",
    "curl user": lambda r: f"curl -u sam:{mixed(r, ALNUM, 14)} https://nas.maple.example/api",
    "curl header": lambda r: f"curl -H 'X-API-Key: {mixed(r, HEX, 32)}' https://api.maple.example/v1/users",
    "env": lambda r: f"DB_PASSWORD={mixed(r, ALNUM, 18)}",
    "env secret": lambda r: f"SECRET_KEY='{mixed(r, ALNUM + '!@#%^&*', 50)}'",
    "json password": lambda r: f'{{"user": "sam", "password": "{mixed(r, ALNUM + "!#%", 14)}"}}',
    "xml password": lambda r: f"<user>sam</user><password>{mixed(r, ALNUM, 12)}</password>",
    "net user": lambda r: f"net user sam {mixed(r, ALNUM, 10)}! /add",
    "mysql": lambda r: f"mysql -u root -p{mixed(r, ALNUM, 12)} crm",
    "flag": lambda r: f"backup.exe --user sam --password {mixed(r, ALNUM, 12)} --all",
    "secure string": lambda r: f'ConvertTo-SecureString "{mixed(r, ALNUM + "!#", 14)}" -AsPlainText -Force',
    "ssn": lambda r: f"{r.randint(1, 665):03}-{r.randint(1, 99):02}-{r.randint(1, 9999):04}",
    "windows key": lambda r: grouped(mixed(r, "BCDFGHJKMNPQRTVWXY2346789", 25), 5),
    "wireguard": lambda r: f"[Interface] PrivateKey = {base64_of(r, 32)} Address = 10.7.0.2/32",
    "kube": lambda r: f"client-key-data: {base64_of(r, 120)}",
}
# Recognised by the words beside them, which are a part of each.
NAMED: dict[str, Make] = {
    "aws secret": lambda r: f"aws_secret_access_key = {mixed(r, ALNUM + '/+', 40)}",
    "aws secret said": lambda r: f"AWS secret access key: {mixed(r, ALNUM + '/+', 40)}",
    "twilio": lambda r: f"twilio auth token is {mixed(r, HEX, 32)}",
    "api key": lambda r: f"our api key is {mixed(r, HEX, 32)}",
    "api key equals": lambda r: f"apikey={mixed(r, ALNUM, 24)}",
    "api key in address": lambda r: f"https://api.maple.example/v1/items?api_key={mixed(r, ALNUM, 28)}&page=2",
    "token in address": lambda r: f"https://portal.maple.example/reset?token={mixed(r, URLSAFE, 32)}",
    "datadog": lambda r: f"DD_API_KEY: {mixed(r, HEX, 32)}",
    "cloudflare": lambda r: f"cloudflare token {mixed(r, URLSAFE, 40)}",
    "access token": lambda r: f"the access token was {mixed(r, ALNUM, 36)}",
    "client secret": lambda r: f"client_secret: {mixed(r, ALNUM + '~._-', 36)}",
    "heroku": lambda r: f"heroku api key {_uuid(r)}",
    "pre-shared": lambda r: f"vpn pre-shared key is {mixed(r, ALNUM, 20)}",
    "psk": lambda r: f"PSK: {mixed(r, ALNUM, 16)}",
    "wifi key": lambda r: f"the wifi key is {mixed(r, ALNUM, 12)}",
    "wpa": lambda r: f"WPA2 passphrase {mixed(r, ALNUM, 14)}",
    "snmp": lambda r: f"snmp community string is {mixed(r, ALNUM, 10)}",
    "encryption key": lambda r: f"encryption key: {mixed(r, HEX, 64)}",
    "webhook secret": lambda r: f"webhook secret = {mixed(r, HEX, 40)}",
    "cookie": lambda r: f"Cookie: session={mixed(r, URLSAFE, 48)}",
    "session": lambda r: f"session token {mixed(r, URLSAFE, 43)}",
    "totp": lambda r: f"totp secret: {chars(r, BASE32, 32)}",
    "totp grouped": lambda r: f"authenticator setup key is {grouped(chars(r, BASE32, 32).lower(), 4, ' ')}",
    "mfa seed": lambda r: f"2fa secret key {grouped(chars(r, BASE32, 16), 4, ' ')}",
    "recovery code": lambda r: f"my recovery code is {mixed(r, LOWER, 5)}-{mixed(r, LOWER, 5)}",
    "recovery codes": lambda r: f"recovery codes: {mixed(r, HEX, 5)}-{mixed(r, HEX, 5)}",
    "backup code": lambda r: f"backup code {chars(r, DIGITS, 4)} {chars(r, DIGITS, 4)}",
    "microsoft recovery": lambda r: f"microsoft recovery code: {grouped(mixed(r, UPPER, 25), 5)}",
    "filevault": lambda r: f"filevault recovery key {grouped(mixed(r, UPPER, 24), 4)}",
    "apple recovery": lambda r: f"recovery key: {grouped(mixed(r, UPPER, 28), 4)}",
    "app password": lambda r: f"google app password: {grouped(chars(r, 'abcdefghijklmnopqrstuvwxyz', 16), 4, ' ')}",
    "code by text": lambda r: f"the code they texted me is {chars(r, DIGITS, 6)}",
    "verification": lambda r: f"verification code: {chars(r, DIGITS, 6)}",
    "otp": lambda r: f"OTP {chars(r, DIGITS, 6)}",
    "mfa code": lambda r: f"the mfa code it shows is {chars(r, DIGITS, 3)} {chars(r, DIGITS, 3)}",
    "google code": lambda r: f"it sent me G-{chars(r, DIGITS, 6)}",
    "pin": lambda r: f"my pin is {chars(r, DIGITS, 4)}",
    "pin code": lambda r: f"PIN: {chars(r, DIGITS, 6)}",
    "puk": lambda r: f"the PUK is {chars(r, DIGITS, 8)}",
    "door code": lambda r: f"alarm code is {chars(r, DIGITS, 4)}#",
    "cvv": lambda r: f"cvv {chars(r, DIGITS, 3)}",
    "cvc": lambda r: f"CVC: {chars(r, DIGITS, 3)}",
    "security code": lambda r: f"exp 04/29 security code {chars(r, DIGITS, 3)}",
    "ssn bare": lambda r: (
        f"my social security number is {r.randint(1, 665):03}{r.randint(10, 99)}{r.randint(1000, 9999)}"
    ),
    "ssn spaced": lambda r: f"SSN {r.randint(1, 665):03} {r.randint(10, 99)} {r.randint(1000, 9999)}",
    "sin": lambda r: f"my SIN is {grouped(with_luhn(r, str(r.randint(1, 7)), 9), 3, ' ')}",
    "sin dashed": lambda r: f"social insurance number: {grouped(with_luhn(r, str(r.randint(1, 7)), 9), 3)}",
    "sin bare": lambda r: f"SIN: {with_luhn(r, str(r.randint(1, 7)), 9)}",
    "insurance uk": lambda r: (
        f"national insurance number is AB {chars(r, DIGITS, 2)} {chars(r, DIGITS, 2)} {chars(r, DIGITS, 2)} C"
    ),
    "account us": lambda r: f"routing number 021000021 account number {chars(r, DIGITS, 10)}",
    "account": lambda r: f"bank account number: {chars(r, DIGITS, 12)}",
    "license key": lambda r: f"license key {grouped(mixed(r, UPPER, 20), 4)}",
    "product key": lambda r: f"product key is {grouped(mixed(r, UPPER, 16), 4)}",
    "ssh phrase": lambda r: f"passphrase for the ssh key is {mixed(r, ALNUM, 16)}",
}
_FRAMES = (
    "{}",
    "{} ",
    "hi, here it is: {}",
    "{} it does not work, can you look?",
    "i get an error 401 with {}",
    "please set this up for me. {} thanks",
    "is this right?\n{}",
    "(from the log) {}, since this morning",
    '"{}"',
    "can u check {} asap",
    "printer on floor 2 is also dead. {}",
    "Good morning team,\n\nthis is what they gave me:\n{}\n\nKind regards\nSam",
)
# Where only a part of what is written is the secret: all behind the last of these signs.
_BEHIND = {
    "address with password": ("desk:", "@"),
    "mongo address": ("admin:", "@"),
    "redis address": ("redis://:", "@"),
    "sftp address": ("files:", "@"),
    "sql server": ("Password=", ";"),
    "odbc": ("PWD=", ";"),
    "storage": ("AccountKey=", ";"),
    "service bus": ("SharedAccessKey=", "\0"),
    "slack hook": ("services/", "\0"),
    "discord hook": ("webhooks/", "\0"),
    "teams hook": ("IncomingWebhook/", "\0"),
    "azure sas": ("sig=", "\0"),
    "s3 signed": ("Signature=", "\0"),
    "putty key": ("Private-Lines: 1\n", "\n"),
    "totp address": ("secret=", "&"),
    "bearer": ("Bearer ", "\0"),
    "bearer small": ("bearer ", "\0"),
    "basic": ("Basic ", "\0"),
    "curl user": ("sam:", " "),
    "curl header": ("Key: ", "'"),
    "env": ("=", "\0"),
    "env secret": ("='", "'"),
    "json password": ('"password": "', '"'),
    "xml password": ("<password>", "<"),
    "net user": ("user sam ", " "),
    "mysql": (" -p", " "),
    "flag": ("--password ", " "),
    "secure string": ('String "', '"'),
    "wireguard": ("PrivateKey = ", " "),
    "kube": ("data: ", "\0"),
    "api key in address": ("api_key=", "&"),
    "aws secret": ("= ", "\0"),
    "code by text": ("is ", "\0"),
    "insurance uk": ("is ", "\0"),
    "account us": ("account number ", "\0"),
    "security code": ("code ", "\0"),
    "door code": ("is ", "#"),
    "license key": ("key ", "\0"),
    "product key": ("is ", "\0"),
    "google code": ("G-", "\0"),
}
# Words that may stand before a secret that is named.
_LEADS = (" is ", " was ", ": ", "=", " = ", "key ", "code ", "token ", "passphrase ", "OTP ", "cvv ", "SSN ")


def _secret_in(kind: str, made: str) -> str:
    if kind in _BEHIND:
        begin, end = _BEHIND[kind]
        return made.partition(begin)[2].partition(end)[0]
    if kind in BARE:
        return made
    return next(made.partition(lead)[2].strip() for lead in _LEADS if lead in made)


def samples(random: Random, rounds: int) -> list[Sample]:
    """So many rounds through all kinds, each time with other secrets in other sentences."""
    found = []
    for _ in range(rounds):
        for kind, make in {**BARE, **NAMED}.items():
            made = make(random)
            found.append(Sample(random.choice(_FRAMES).format(made), _secret_in(kind, made), kind))
    return found
