"""Every code that ``clients check`` uses, explained."""

from __future__ import annotations

from collections.abc import Mapping

from bot.connectors.client_files.codes_of_errors import ERRORS
from bot.connectors.client_files.codes_of_warnings import WARNINGS
from bot.connectors.client_files.findings import Code

CODES: Mapping[str, Code] = {code.code: code for code in (*ERRORS, *WARNINGS)}
