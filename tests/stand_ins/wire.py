"""What goes between the desk and a stand-in, kept for a page that shows it."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass
class Exchange:
    """One thing that went over the wire; ``note`` says what became of it."""

    inward: bool
    name: str
    body: Mapping[str, Any]
    at: datetime
    note: str = ""
    bad: bool = False
    platform: str = "Slack"

    def as_html(self) -> str:
        """A line that opens into the whole of it."""
        direction = "bad" if self.bad else "in" if self.inward else "out"
        shown = f"{self.platform} → desk" if self.inward else f"desk → {self.platform}"
        body = json.dumps(self.body, indent=1, ensure_ascii=False, default=str)
        return (
            f'<li><details><summary><span class="dir {direction}">{shown}</span> <b>{html.escape(self.name)}</b> '
            f'<span class="note">{self.at:%H:%M:%S} {html.escape(self.note)}</span></summary>'
            f"<pre>{html.escape(body)}</pre></details></li>"
        )


@dataclass
class Wire:
    """Everything in its order; ``version`` grows with each change."""

    exchanges: list[Exchange] = field(default_factory=list)
    version: int = 0

    def keep(self, exchange: Exchange) -> None:
        """One more."""
        self.exchanges.append(exchange)
        self.changed()

    def changed(self) -> None:
        """Something that is shown is not as it was."""
        self.version += 1
