"""Nothing can be reached that the matrix does not know: operations, actions, addresses and columns."""

from __future__ import annotations

import yaml
from sqlalchemy import JSON, Text, text
from sqlalchemy.engine import Engine

from bot.console.table import TABLE
from bot.settings import HOME
from bot.storage.tables import metadata
from bot.storage.tenancy import OF_CLIENT, THROUGH
from tests.makers import DeskForTests

from .cells import Matrix, actions
from .pages import ELSEWHERE, Pages, addresses
from .reach import BY_PEOPLE, OF_THE_MSP, TO_ONE_CLIENT, operations, used_by
from .worlds import TENANTS


def test_of_every_operation_it_is_said_who_reaches_it_and_how_that_is_tried() -> None:
    in_turns = used_by("actions")
    by_people = used_by("bot/channels", "bot/worker/turns.py", "bot/worker/late_turns.py") - in_turns
    of_the_msp = used_by("bot/console", "bot/cli") - in_turns - by_people
    assert sorted(by_people) == sorted(BY_PEOPLE)
    # Those of the MSP's own that are not told of whom or what are about everybody's or nobody's.
    told = {name for name in of_the_msp if operations()[name]}
    assert sorted(told) == sorted({*TO_ONE_CLIENT, *OF_THE_MSP})


def test_every_action_of_the_language_data_is_tried() -> None:
    domain = yaml.safe_load((HOME / "domain.yml").read_text(encoding="utf-8"))
    assert set(actions()) >= {each for each in domain["actions"] if each.startswith("action_")}


def test_every_address_is_tried_or_it_is_said_why_not(untouched: tuple[DeskForTests, Engine]) -> None:
    desk, _ = untouched
    assert addresses(desk.ports) == {*ELSEWHERE, *(each.path for each in TABLE)}


def test_what_is_said_to_be_tried_is_tried(untouched: tuple[DeskForTests, Engine]) -> None:
    matrix = Matrix(*untouched)
    cells = [*matrix.cells(), *Pages(matrix).cells()]
    assert len(cells) >= 2_000
    tried = {(cell.surface, cell.what) for cell in cells}
    assert {way for way in BY_PEOPLE.values() if " " not in way} - {"turn"} <= {surface for surface, _ in tried}
    assert set(TO_ONE_CLIENT.values()) == {what for surface, what in tried if surface == "paper"} & set(
        TO_ONE_CLIENT.values()
    )
    roles = {cell.actor.name.partition(" of ")[0] for cell in cells}
    assert roles >= {*TENANTS[0].people, "a visitor", "somebody in Telegram", "another workspace"}
    assert all(matrix.things[tenant].buttons for tenant in TENANTS)


# Columns whose texts are no words of anybody's: numbers and names of things, what is chosen from a list, what a machine made,
# who at the MSP did it; and the two tables that come about when somebody is erased.
NO_WORDS = {
    "alert_conditions": "fingerprint standing ticket",
    "alert_groups": "category kind site ticket",
    "attachments": "id media_type sha256 state ticket turn why",
    "calls": "address id page technician",
    "category_suggestions": "by category decided_by enquiry line now source state ticket was",
    "chat_identities": "how platform",
    "client_imports": "by content whence",
    "clients": "status",
    "contracts": "status type",
    "deadline_warnings": "metric ticket",
    "decision_showings": "decision turn",
    "decisions": "category enquiry id turn verdict",
    "dispute_outcomes": "by decision outcome",
    "disputes": "decision ticket",
    "enquiries": "category id state ticket",
    "erased_people": "by client document person",
    "erasures": "by client of_key of_table person why",
    "guide_opinions": "article outcome run step version",
    "identity_events": "by conversation how id kind platform user_id workspace",
    "ledger": "allowance kind ticket turn",
    "maintenance_windows": "id",
    "monthly_reports": "by month",
    "outside_tickets": "receiver ticket",
    "pages": "escalation id kind ticket",
    "quote_states": "number state ticket",
    "quotes": "number state ticket",
    "room_cards": "room shown ticket",
    "room_words": "ticket",
    "settlements": "ticket",
    "suggestion_changes": "by kind whence",
    "talks": "ticket",
    "ticket_events": "id ticket",
    "ticket_history": "kind ticket whence",
    "ticket_meanings": "made_by ticket",
    "ticket_parts": "by id reverses ticket",
    "tickets": "category decision number owner parent priority state",
    "time_entries": "by id reverses ticket work",
}


def test_every_column_of_words_holds_words_of_each_client(untouched: tuple[DeskForTests, Engine]) -> None:
    """A column that is not in the list and holds no word of theirs is one that nobody has looked at."""
    _, engine = untouched
    silent: dict[str, set[str]] = {}
    with engine.connect() as connection:
        for name in sorted({*OF_CLIENT, *THROUGH}):
            for column in metadata.tables[name].columns:
                if isinstance(column.type, (Text, JSON)):
                    said = text(
                        f"SELECT coalesce(string_agg(lower(CAST(\"{column.name}\" AS text)), chr(10)), '') FROM {name}"
                    )
                    words = str(connection.execute(said).scalar())
                    found = [tenant.code for tenant in TENANTS if tenant.code in words]
                    if len(found) < len(TENANTS):
                        silent.setdefault(name, set()).add(column.name)
    assert silent == {name: set(columns.split()) for name, columns in NO_WORDS.items()}
