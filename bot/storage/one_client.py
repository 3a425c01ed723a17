"""Rows that lead to two rows of a client and name none themselves: both have to be the same client's."""

from __future__ import annotations

from bot.storage.functions import Function

LOOKED_AT = {
    "disputes": """
BEGIN
    IF NEW.ticket IS NOT NULL AND NOT EXISTS (
        SELECT FROM tickets JOIN decisions USING (client) WHERE number = NEW.ticket AND decisions.id = NEW.decision
    ) THEN""",
    "dispute_outcomes": """
BEGIN
    IF NEW.decision IS NOT NULL AND NOT EXISTS (
        SELECT FROM disputes JOIN decisions disputed ON disputed.id = disputes.decision
        JOIN decisions instead USING (client) WHERE disputes.id = NEW.dispute AND instead.id = NEW.decision
    ) THEN""",
    "event_deliveries": """
BEGIN
    IF EXISTS (SELECT FROM receivers WHERE id = NEW.receiver AND client IS NOT NULL) AND NOT EXISTS (
        SELECT FROM receivers JOIN ticket_events USING (client) WHERE receivers.id = NEW.receiver AND number = NEW.event
    ) THEN""",
}
_ENDS = """
        RAISE EXCEPTION 'A row of % would lead from one client to another.', TG_TABLE_NAME
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END """

ONE_CLIENT = tuple(
    Function(f"{table}_of_one_client", "trigger", "plpgsql", begins + _ENDS) for table, begins in LOOKED_AT.items()
)
"""For tables that lead to two rows of a client and name none themselves: both have to be the same client's."""
