"""``nightdesk articles``: find them, keep their files, hear what people said of them."""

from __future__ import annotations

from bot.cli import article_files
from bot.cli.articles import app
from bot.cli.feedback import feedback

app.command()(feedback)
for name, command in article_files.COMMANDS.items():
    app.command(name)(command)
