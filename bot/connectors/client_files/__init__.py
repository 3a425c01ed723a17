"""Client files: read, refused with line and way out, and checked for what their author may not have meant."""

from bot.connectors.client_files.findings import BadClientFile, Finding, Severity
from bot.connectors.client_files.linter import check_client_file
from bot.connectors.client_files.reading import (
    LocatedClientFile,
    read_client_file,
    read_client_text,
    read_house_rates,
)
from bot.connectors.client_files.texts import ClientTexts
from bot.connectors.client_files.writing import write_client_file
from bot.connectors.client_files.writing_contracts import CannotBeWritten

__all__ = [
    "BadClientFile",
    "CannotBeWritten",
    "ClientTexts",
    "Finding",
    "LocatedClientFile",
    "Severity",
    "check_client_file",
    "read_client_file",
    "read_client_text",
    "read_house_rates",
    "write_client_file",
]
