"""``nightdesk tickets``: look at them, their clocks, the work on them, its time and its cost."""

from __future__ import annotations

from bot.cli import ticket_clocks, ticket_work, timesheet
from bot.cli.override import override
from bot.cli.tickets import app

app.command()(ticket_clocks.respond)
app.command()(ticket_clocks.prioritise)
app.command()(ticket_work.claim)
app.command()(ticket_work.assign)
app.command()(ticket_work.wait)
app.command()(ticket_work.resume)
app.command()(ticket_work.reopen)
app.command()(ticket_work.merge)
app.command()(ticket_work.split)
app.command()(ticket_work.sort)
app.command()(ticket_work.note)
app.command()(override)
app.command()(timesheet.time)
app.command()(timesheet.part)
app.command("correct")(timesheet.correct_entry)
app.command()(timesheet.rest)
app.command()(timesheet.resolve)
app.command()(timesheet.cost)
