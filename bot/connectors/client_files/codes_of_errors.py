"""Mistakes that keep a client file out, explained."""

from __future__ import annotations

from bot.connectors.client_files.findings import Code, Severity


def _error(code: str, sentence: str, explanation: str, example: str, way_out: str) -> Code:
    return Code(code, Severity.ERROR, sentence, explanation, example, way_out)


ERRORS = (
    _error(
        "E01",
        "The file cannot be read: not there, too large, not UTF-8, not YAML, a key twice, a character nobody sees.",
        "Nothing of the file was taken. The line is where reading stopped; the cause may stand a little before it, like a "
        "bracket or a quotation mark that was not closed.",
        "client:\n  name: Maple Dental\n  name: Maple Dental Ltd      # the key stands twice\n",
        "Correct that line. Files are UTF-8 text of at most 1 MB, one client each, without tags like !!python.",
    ),
    _error(
        "E02",
        "A key is not known.",
        "A key that is not known would be left out in silence, and with it what you meant by it. The finding names the known "
        "key that is nearest.",
        "client:\n  timezon: America/Toronto     # did you mean 'timezone'?\n",
        "Correct the key, or remove it. docs/client-files.md lists all keys.",
    ),
    _error(
        "E03",
        "Something is missing.",
        "The part cannot be understood without this key or value, and there is nothing that goes without saying for it.",
        "rules:\n  - include: printer\n    text: Printers are included.      # the key 'clause' is missing\n",
        "Add what is missing.",
    ),
    _error(
        "E04",
        "A value is not of its kind.",
        "Values are read by their place: an amount like 1500.00, a percentage with its sign, a date like 2026-12-31, a length "
        "of time like 1h30m, or one of the choices that the finding names. Nothing is guessed. Numbers, dates and texts that "
        "are too large to be meant are refused too.",
        "tax: {name: HST, rate: 13}      # 13% is meant\n",
        "Write the value as the finding says.",
    ),
    _error(
        "E05",
        "It refers to something that is not there.",
        "A site, contact, category, allowance or contract is named here, and nothing of that name is in the file.",
        "rules:\n  - allowance: all\n    draws: visit              # the allowance is called 'visits'\n",
        "Correct the name, or add what it names.",
    ),
    _error(
        "E06",
        "It is given twice.",
        "Codes, numbers, tags, names of allowances, e-mail addresses and chat identities stand for one thing each: twice, "
        "nobody could tell which one is meant.",
        "contacts:\n  - {name: Ann Lee, email: ann@small.example}\n  - {name: Anna Lee, email: ANN@small.example}\n",
        "Keep one of them, or give one another name.",
    ),
    _error(
        "E07",
        "It contradicts itself.",
        "Two things that stand here cannot both be true: an end before its start, a fallback that leads back to its own "
        "contract, a limit for somebody who may not approve, a promise that these support hours cannot keep within years.",
        "starts: 2026-01-01\nends: 2025-12-31\n",
        "Decide which of the two is meant, and correct the other.",
    ),
)
