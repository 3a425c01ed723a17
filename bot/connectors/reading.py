"""Reads what people type: payload signs and secrets out, emergencies and foreign languages noticed."""

from __future__ import annotations

from bot.desk.emergencies import EmergencyKind
from bot.language.emergencies import find_emergency
from bot.language.foreign import ENGLISH_ONLY, foreign_language
from bot.language.redaction import redact
from bot.language.typed_text import clean_typed_text
from bot.operations.ports import ReadText


class LanguageReader:
    """``Reader`` of the ports, on bot.language."""

    def read(self, text: str) -> ReadText:
        """Words that are safe to keep; an emergency is looked for before anything is taken out."""
        cleaned = clean_typed_text(text).text
        redacted = redact(cleaned)
        emergency = find_emergency(cleaned)
        kind = EmergencyKind(emergency.kind) if emergency else None
        return ReadText(redacted.text, redacted.kinds, kind)

    def foreign(self, text: str) -> str | None:
        """The sentence that fits the text's language; None for English or when unsure."""
        language = foreign_language(text)
        return ENGLISH_ONLY[language] if language else None
