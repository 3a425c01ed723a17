"""The stand-in pager: it reaches nobody and remembers every call in a file, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path

from bot.desk.emergencies import Page
from bot.desk.escalation import Call


class RememberingPager:
    """``Pager`` of the ports for demo and tests; what people wrote is left out of the file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def page(self, page: Page, call: Call, text: str) -> None:
        """Append the call."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        line = {
            "id": page.id,
            "kind": page.kind,
            "technician": call.technician,
            "address": call.address,
            "ticket": page.ticket,
            "client": page.client,
            "sent_at": page.sent_at.isoformat(),
            "round": call.round,
            "step": call.step,
        }
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def remembered(self) -> list[dict[str, str]]:
        """Every page so far, oldest first."""
        if not self._path.exists():
            return []
        return [json.loads(line) for line in self._path.read_text(encoding="utf-8").splitlines()]
