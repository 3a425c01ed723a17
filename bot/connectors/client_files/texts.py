"""Client files that come as texts, with the house's own rates behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.connectors.client_files.findings import BadClientFile
from bot.connectors.client_files.linter import check_client_file
from bot.connectors.client_files.reading import read_client_text, read_house_rates
from bot.connectors.client_files.writing import write_client_file
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.operations.ports import LookedOver


class ClientTexts:
    """``ClientFiles`` of the ports. ``rates`` is the file with the house's rates, read anew each time; None: there is none."""

    def __init__(self, rates: Path | None) -> None:
        self._rates = rates

    def look_over(self, text: str, *, name: str, today: date) -> LookedOver:
        """Every mistake in it, or in the house's rates; where there is none, the advice to its author."""
        try:
            house = read_house_rates(self._rates) if self._rates else {}
            file = read_client_text(text, name, house)
        except BadClientFile as refused:
            return LookedOver(None, refused.findings)
        return LookedOver(file, check_client_file(file, today))

    def write(self, client: Client, contracts: Sequence[Contract], remarks: Sequence[str]) -> str:
        """The text of a client file; CannotBeWritten where a file has no words."""
        return write_client_file(client, contracts, remarks)
