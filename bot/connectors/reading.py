"""Reads what people type: payload signs and secrets out, emergencies, foreign languages and clients' names noticed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.emergencies import EmergencyKind
from bot.desk.names import ClientName
from bot.desk.tickets import Fact
from bot.language.client_names import with_client_names
from bot.language.emergencies import find_emergency
from bot.language.entity import Entity
from bot.language.foreign import ENGLISH_ONLY, foreign_language
from bot.language.names import KnownName
from bot.language.ordinary_words import ordinary_words
from bot.language.redaction import redact, redact_typed
from bot.language.typed_text import clean_typed_text
from bot.operations.ports import FoundFact, ReadText


class LanguageReader:
    """``Reader`` of the ports, on bot.language."""

    def read(self, text: str) -> ReadText:
        """Words that are safe to keep; an emergency is looked for before anything is taken out."""
        cleaned = clean_typed_text(text).text
        redacted = redact_typed(text)
        emergency = find_emergency(cleaned)
        kind = EmergencyKind(emergency.kind) if emergency else None
        return ReadText(redacted.text, redacted.kinds, kind)

    def without_secrets(self, text: str) -> tuple[str, frozenset[str]]:
        """Words that may be kept of what is no message: lines stay lines."""
        redacted = redact(text)
        return redacted.text, redacted.kinds

    def with_names(self, text: str, found: Sequence[FoundFact], names: Sequence[ClientName]) -> Sequence[FoundFact]:
        """The facts with the client's own names, from left to right."""
        if not names:
            return tuple(found)
        known = [KnownName(name.spelling, name.fact.kind, name.fact.value) for name in names]
        entities = [
            Entity(each.fact.kind, each.fact.value, text[each.start : each.end], each.start, each.end) for each in found
        ]
        return tuple(
            FoundFact(Fact(each.kind, each.value), each.start, each.end)
            for each in with_client_names(text, entities, known, ordinary_words())
        )

    def foreign(self, text: str) -> str | None:
        """The sentence that fits the text's language; None for English or when unsure."""
        language = foreign_language(text)
        return ENGLISH_ONLY[language] if language else None
