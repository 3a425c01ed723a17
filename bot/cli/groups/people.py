"""``nightdesk people``: who is known where, and what is kept of them, given out or erased."""

from __future__ import annotations

from bot.cli import erasing
from bot.cli.people import app

app.command()(erasing.export)
app.command()(erasing.erase)
app.command()(erasing.erased)
app.command("readmit")(erasing.readmit_)
