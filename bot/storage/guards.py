"""What guards the rows besides the tables and the policies: functions, triggers, and what the desk's role may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.storage.article_meanings import INDEX_TABLE
from bot.storage.emptying_functions import EMPTYING
from bot.storage.functions import Function
from bot.storage.one_client import LOOKED_AT, ONE_CLIENT
from bot.storage.tables import APPEND_ONLY

FUNCTIONS = (
    Function(
        "nightdesk_client",
        "text",
        "plpgsql",
        """
DECLARE said text := current_setting('nightdesk.client', true);
BEGIN
    IF coalesce(said, '') = '' THEN
        RAISE EXCEPTION 'this transaction does not say whose rows it is about'
            USING ERRCODE = 'insufficient_privilege', HINT = 'set_config(''nightdesk.client'', a client''s code, true)';
    END IF;
    RETURN said;
END """,
        "STABLE",
    ),
    Function(
        "nightdesk_conversation",
        "text",
        "sql",
        "SELECT coalesce(current_setting('nightdesk.conversation', true), '')",
        "STABLE",
    ),
    Function(
        "never_changed",
        "trigger",
        "plpgsql",
        """
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('nightdesk.emptying', true) = TG_TABLE_NAME THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'Rows of % are only added, never changed or removed.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END """,
    ),
    Function(
        "only_onwards",
        "trigger",
        "plpgsql",
        """
BEGIN
    IF NEW.chain <> OLD.chain OR NEW.position <= OLD.position THEN
        RAISE EXCEPTION 'The head of a chain only moves on.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END """,
    ),
    *EMPTYING,
    *ONE_CLIENT,
)
"""The functions that policies and triggers call, and those by which words are taken away from history."""


@dataclass(frozen=True)
class Trigger:
    """A trigger of ours; ``kind`` is how PostgreSQL writes what it fires at (pg_trigger.tgtype)."""

    table: str
    name: str
    fires: str
    function: str
    kind: int

    @property
    def _kind(self) -> str:
        return "CONSTRAINT TRIGGER" if "DEFERRABLE" in self.fires else "TRIGGER"

    @property
    def statements(self) -> tuple[str, ...]:
        """What puts it in place, whatever was there before."""
        return (
            f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}",
            f"CREATE {self._kind} {self.name} {self.fires.format(self.table)} EXECUTE FUNCTION {self.function}()",
        )


TRIGGERS = (
    *(
        Trigger(
            table,
            "of_one_client",
            "AFTER INSERT OR UPDATE ON {} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW",
            f"{table}_of_one_client",
            1 + 4 + 16,
        )
        for table in LOOKED_AT
    ),
    *(
        Trigger(
            table,
            "never_changed",
            "BEFORE UPDATE OR DELETE OR TRUNCATE ON {} FOR EACH STATEMENT",
            "never_changed",
            2 + 8 + 16 + 32,
        )
        for table in sorted(APPEND_ONLY)
    ),
    Trigger("audit_heads", "only_onwards", "BEFORE UPDATE ON {} FOR EACH ROW", "only_onwards", 1 + 2 + 16),
    Trigger(
        "audit_heads",
        "never_removed",
        "BEFORE DELETE OR TRUNCATE ON {} FOR EACH STATEMENT",
        "never_changed",
        2 + 8 + 32,
    ),
)
"""The triggers that keep history as it was written, and what leads to two rows within one client."""

_LESS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **{table: frozenset({"SELECT", "INSERT"}) for table in APPEND_ONLY},
        # Written by nightdesk_empty alone.
        "erasures": frozenset({"SELECT"}),
        "audit_heads": frozenset({"SELECT", "INSERT", "UPDATE"}),
        "alembic_version": frozenset({"SELECT"}),
    }
)
_USUAL = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})


def rights_on(table: str) -> frozenset[str]:
    """What the desk's role may do with a table: no more than the desk does."""
    return _LESS.get(table, _USUAL)


JOBS = "procrastinate_"
"""How the names of the queue's tables begin, which transactions of the desk write to."""

_OTHERS_MAKE = ("events", INDEX_TABLE)


def is_beside(name: str) -> bool:
    """Whether a table or sequence is made by somebody else: procrastinate's, Rasa's events, the index of articles."""
    return name.startswith((JOBS, *(f"{each}_" for each in _OTHERS_MAKE))) or name in _OTHERS_MAKE
