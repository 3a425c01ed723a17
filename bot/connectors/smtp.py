"""Mail by a server of yours: SMTP, over TLS from the first byte or from STARTTLS on."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from bot.desk.errors import DeskError

_PORTS = {"smtp": 587, "smtps": 465}
_SECONDS = 20


class MailNotSent(DeskError):
    """No server took the mail. The message names the server, never the person, the password or what was written."""


class MailMisread(DeskError):
    """The settings of mail cannot be used; the message says which and how it has to be."""


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over; ``direct`` is TLS from the first byte, otherwise STARTTLS follows."""

    host: str
    port: int
    direct: bool
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def on_this_machine(self) -> bool:
        """What never leaves the machine may go without TLS."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def read_mail_server(url: str) -> MailServer:
    """``smtp://user:password@host:587`` or ``smtps://user:password@host:465``; MailMisread otherwise."""
    parts = urlsplit(url)
    try:
        port = parts.port or _PORTS[parts.scheme]
    except (KeyError, ValueError):
        port = 0
    if not parts.hostname or not port or parts.path.strip("/"):
        raise MailMisread(
            "NIGHTDESK_MAIL_URL has to be like smtp://user:password@mail.example:587 (STARTTLS) or "
            "smtps://user:password@mail.example:465. Signs such as @ and / in a password are written %40 and %2F."
        )
    return MailServer(
        parts.hostname, port, parts.scheme == "smtps", unquote(parts.username or ""), unquote(parts.password or "")
    )


def read_sender(address: str) -> Address:
    """``help@msp.example`` or ``Help desk <help@msp.example>``; MailMisread otherwise."""
    name, bracket, rest = address.rpartition("<")
    try:
        found = Address(name.strip() if bracket else "", addr_spec=rest.rstrip("> ").strip())
    except (ValueError, IndexError, MessageError):
        found = Address()
    if not (found.username and found.domain):
        raise MailMisread("NIGHTDESK_MAIL_FROM has to be an address, like Help desk <help@msp.example>.")
    return found


class SmtpMailer:
    """``Mailer`` of the ports: one connection for each mail, and none without TLS off this machine."""

    def __init__(
        self,
        server: MailServer,
        sender: Address,
        now: Callable[[], datetime],
        *,
        trusted: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    ) -> None:
        self._server = server
        self._sender = sender
        self._now = now
        self._trusted = trusted

    def send(self, to: str, subject: str, text: str) -> None:
        """Hand it over; MailNotSent when the server did not take it."""
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = self._sender, to, subject
        mail["Date"] = format_datetime(self._now())
        mail["Message-ID"] = make_msgid(domain=self._sender.domain)
        # Nobody's holiday note shall answer.
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(text)
        with self._signed_in() as server:
            server.send_message(mail)

    def greet(self) -> None:
        """Connect and sign in, and send nothing; MailNotSent when that does not work."""
        with self._signed_in() as server:
            server.noop()

    @contextmanager
    def _signed_in(self) -> Iterator[smtplib.SMTP]:
        where = f"{self._server.host}:{self._server.port}"
        try:
            with self._connected() as server:
                if self._server.user:
                    server.login(self._server.user, self._server.password)
                yield server
        except smtplib.SMTPAuthenticationError as refused:
            raise MailNotSent(f"The mail server {where} did not take the user and the password.") from refused
        except smtplib.SMTPResponseException as refused:
            raise MailNotSent(f"The mail server {where} refused the mail ({refused.smtp_code}).") from refused
        except smtplib.SMTPRecipientsRefused as refused:
            codes = sorted({code for code, _ in refused.recipients.values()})
            raise MailNotSent(f"The mail server {where} refused the address ({codes[0]}).") from None
        except smtplib.SMTPNotSupportedError as refused:
            raise MailNotSent(
                f"The mail server {where} offers no TLS, or no sign-in with a password. Nothing was sent."
            ) from refused
        except ssl.SSLError as refused:
            raise MailNotSent(f"The certificate of the mail server {where} is not one to trust.") from refused
        except (OSError, smtplib.SMTPException) as refused:
            raise MailNotSent(f"The mail server {where} could not be reached.") from refused

    def _connected(self) -> smtplib.SMTP:
        if self._server.direct:
            return smtplib.SMTP_SSL(self._server.host, self._server.port, timeout=_SECONDS, context=self._trusted())
        server = smtplib.SMTP(self._server.host, self._server.port, timeout=_SECONDS)
        try:
            server.ehlo()
            if server.has_extn("starttls") or not self._server.on_this_machine:
                server.starttls(context=self._trusted())
        except BaseException:
            server.close()
            raise
        return server
