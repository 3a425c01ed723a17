"""Properties that our components hand to one another on a message; they stay inside the pipeline."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

# list[Halves]: the ways to cut the message in two, of the text as it stands.
CUTS = "nightdesk_cuts"
# list[Clause]: the items of a message that says itself that it is a list.
ITEMS = "nightdesk_items"
# list[str]: the message, the first and second half of each cut, and each item, as the classifier shall read them.
READ_AS = "nightdesk_read_as"
# list[list[float]]-like array (texts, width): what READ_AS means, or absent without an encoder.
VECTORS = "nightdesk_vectors"
# What the pipeline reports beside intent and entities; part of the parse result.
REPORT = "nightdesk"


def read_as(message: Message) -> list[str]:
    """The texts to classify: of the message itself, of the halves it may be cut into, and of the items it lists."""
    known = message.get(READ_AS)
    return list(known) if known else [str(message.get(TEXT) or ""), *_parts(message)]


def _parts(message: Message) -> list[str]:
    cuts: list[Any] = message.get(CUTS) or []
    items: list[Any] = message.get(ITEMS) or []
    return [half.text for cut in cuts for half in (cut.first, cut.second)] + [item.text for item in items]
