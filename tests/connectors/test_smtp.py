"""Mail against a real SMTP server on loopback: with and without TLS, signed in and not, and everything it may refuse."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta, timezone
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.connectors.smtp import MailMisread, MailNotSent, MailServer, SmtpMailer, read_mail_server, read_sender
from tests.stand_ins.mailbox import HOST, Mailbox, serving_mail

AT = datetime(2026, 11, 28, 3, 4, 5, tzinfo=timezone.utc)
PASSWORD = "p@ss/word"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for 127.0.0.1 that only who is told trusts."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    itself = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    today = datetime.now(timezone.utc)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(itself, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(pem + signed.public_bytes(serialization.Encoding.PEM))
    return file


Serve = Callable[..., tuple[Mailbox, MailServer]]


@pytest.fixture
def serve(certificate: Path) -> Iterator[Serve]:
    with ExitStack() as running:

        def start(tls: bool = False, user: str = "") -> tuple[Mailbox, MailServer]:
            options = dict[str, Any]()
            if tls:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(certificate)
                options |= {"tls_context": context, "require_starttls": True}
            if user:
                options |= {"authenticator": _knows(user), "auth_require_tls": tls, "auth_required": True}
            mailbox, port = running.enter_context(serving_mail(**options))
            return mailbox, MailServer(HOST, port, direct=False, user=user, password=PASSWORD if user else "")

        yield start


def _knows(user: str) -> Callable[..., AuthResult]:
    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        right = (data.login, data.password) == (user.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=right)

    return check


def _mailer(server: MailServer, certificate: Path | None = None) -> SmtpMailer:
    def trusted() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=certificate)

    return SmtpMailer(server, read_sender("Help desk <help@msp.example>"), lambda: AT, trusted=trusted)


def test_a_mail_arrives_as_it_was_written(serve: Serve) -> None:
    mailbox, server = serve()

    _mailer(server).send("zoë@maple.example".replace("ë", "e"), "Your code", "Grüße,\n.a dot first\n")

    (mail,) = mailbox.taken
    assert str(mail["From"]) == "Help desk <help@msp.example>"
    assert (str(mail["To"]), str(mail["Subject"])) == ("zoe@maple.example", "Your code")
    assert str(mail["Date"]) == "Sat, 28 Nov 2026 03:04:05 +0000"
    assert str(mail["Message-ID"]).endswith("@msp.example>")
    assert str(mail["Auto-Submitted"]) == "auto-generated"
    assert mail.get_content().replace("\r\n", "\n") == "Grüße,\n.a dot first\n"  # type: ignore[attr-defined]


def test_it_signs_in_behind_starttls(serve: Serve, certificate: Path) -> None:
    mailbox, server = serve(tls=True, user="desk")

    _mailer(server, certificate).send("sam@maple.example", "Your code", "text")

    assert mailbox.encrypted == [True]


def test_a_certificate_that_nobody_vouches_for_gets_no_mail(serve: Serve) -> None:
    mailbox, server = serve(tls=True)

    with pytest.raises(MailNotSent, match="certificate"):
        _mailer(server).send("sam@maple.example", "Your code", "text")
    assert mailbox.taken == []


def test_a_wrong_password_is_named_and_stands_nowhere(serve: Serve, certificate: Path) -> None:
    _, server = serve(tls=True, user="desk")
    wrong = MailServer(server.host, server.port, direct=False, user="desk", password="canary")

    with pytest.raises(MailNotSent, match="did not take the user and the password") as refused:
        _mailer(wrong, certificate).send("sam@maple.example", "Your code", "text")
    assert "canary" not in f"{refused.value} {wrong!r}"


@pytest.mark.parametrize(
    ("at", "answer", "told"),
    [
        ("RCPT", "550 no such mailbox sam@maple.example", "refused the address (550)"),
        ("DATA", "451 try later", "refused the mail (451)"),
    ],
)
def test_what_the_server_refuses_is_told_without_the_person(serve: Serve, at: str, answer: str, told: str) -> None:
    mailbox, server = serve()
    mailbox.answers[at] = answer

    with pytest.raises(MailNotSent) as refused:
        _mailer(server).send("sam@maple.example", "Your code", "text")
    assert told in str(refused.value)
    assert "sam@" not in str(refused.value)


def test_nobody_there_is_told(serve: Serve) -> None:
    with pytest.raises(MailNotSent, match="could not be reached"):
        _mailer(MailServer("127.0.0.1", 1, direct=False)).greet()


def test_off_this_machine_nothing_goes_without_tls(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    mailbox, server = serve()
    monkeypatch.setattr(MailServer, "on_this_machine", False)

    with pytest.raises(MailNotSent, match="no TLS"):
        _mailer(server).send("sam@maple.example", "Your code", "text")
    assert mailbox.taken == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", MailServer("mail.example", 587, False)),
        ("smtps://mail.example", MailServer("mail.example", 465, True)),
        ("smtp://u%40x:p%40ss%2Fword@mail.example:25", MailServer("mail.example", 25, False, "u@x", PASSWORD)),
    ],
)
def test_the_address_of_a_mail_server_is_read(url: str, expected: MailServer) -> None:
    assert read_mail_server(url) == expected


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://h:x", "smtp://h/path", "smtp://h:70000"]
)
def test_an_address_that_cannot_be_used_is_refused_with_one_that_can(url: str) -> None:
    with pytest.raises(MailMisread, match=r"smtps://user:password@mail\.example:465"):
        read_mail_server(url)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("help@msp.example", "help@msp.example"), ("Help desk <help@msp.example>", "Help desk <help@msp.example>")],
)
def test_a_sender_is_read(written: str, expected: str) -> None:
    assert str(read_sender(written)) == expected


@pytest.mark.parametrize("written", ["", "help", "Help <help>", "a@b\nBcc: all@msp.example", "<>", "@"])
def test_what_is_no_sender_is_refused(written: str) -> None:
    with pytest.raises(MailMisread, match="NIGHTDESK_MAIL_FROM"):
        read_sender(written)
