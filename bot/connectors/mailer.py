"""The stand-in mailer: it reaches nobody and puts every mail into a folder, as a file that mail programs can read."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from uuid import uuid4


class MailInAFolder:
    """``Mailer`` of the ports for demo and tests: one ``.eml`` for each mail, for its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, to: str, subject: str, text: str) -> None:
        """Write the mail."""
        mail = EmailMessage(policy=SMTP)
        mail["To"], mail["Subject"] = to, subject
        mail.set_content(text)
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{uuid4().hex}.eml"
        file.touch(mode=0o600)
        file.write_bytes(mail.as_bytes())
