"""A small project with examples to learn from, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from bot.connectors.training_files import TrainingFiles

PRINTER = """version: "3.1"
# Paper output. Not: scanning (scanner).
nlu:
  - intent: printer
    examples: |
      - the printer in the hallway jams again
      - nothing prints since monday

  # Emergencies of this category: somebody is paged.
  - intent: printer
    metadata:
      emergency: danger
    examples: |
      - smoke comes out of the printer
"""
SCANNER = """version: "3.1"
nlu:
  - intent: scanner
    examples: |
      - scan to mail stopped working
      - my scans come out black"""
FOREIGN = """version: "3.1"
nlu:
  - intent: out_of_scope
    examples: |
      - when does the canteen open
"""
LOOKUP = """version: "3.1"
nlu:
  - lookup: application
    examples: |
      - Outlook
      - Zebra
"""


def small_project(folder: Path) -> TrainingFiles:
    """Three categories' files, a list of products and one message that is measured on, below ``folder``."""
    for name, text in {
        "data/nlu/problems/printer.yml": PRINTER,
        "data/nlu/problems/scanner.yml": SCANNER,
        "data/nlu/talk/out_of_scope.yml": FOREIGN,
        "data/nlu/lookups/application.yml": LOOKUP,
        "benchmarks/messages/held.jsonl": '{"text": "The label printer is on strike."}\n',
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return TrainingFiles(folder, lambda: None)
