"""What every channel has to show."""

from __future__ import annotations

from bot.operations.cards import Card, Line, Reason, Tone

CARD = Card(
    tone=Tone.COSTS,
    title="Printer",
    verdict="This is not covered by a plan, so it costs something once it is approved.",
    reasons=(
        Reason(False, "Tuesday 20:00 is outside support hours.", "MD-2026, clause 3.1"),
        Reason(True, "Remote help is included.", "MD-2026, clause 3.2"),
    ),
    lines=(Line("Remote work, 2 h at 187.50", "$375.00"), Line("HST 13%", "$48.75")),
    total="About $423.75 with tax, at most $430.00",
    ways=("Wednesday 25 November from 08:00: covered, nothing to pay.",),
    foot="MD-TM, version 1",
    lead="Sam, this is about: Printer.",
    close="Which one?",
)
