"""Pure functions on what people write: cleaning, emergencies, entities, redaction, foreign languages."""
