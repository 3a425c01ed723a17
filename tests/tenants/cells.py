"""Everything that somebody from outside can try, by whom, against whose things, and how those are named."""

from __future__ import annotations

import ast
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import count

import yaml
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.catalogue import CATALOGUE
from bot.desk.clients import ChatIdentity
from bot.operations.cards import card_for
from bot.operations.commands import Command, take_command
from bot.operations.home import home_of
from bot.operations.intake import note_edit
from bot.operations.oncall import TAKE
from bot.operations.passing_on import FOR_TICKET, OPEN_AGAIN
from bot.operations.ports import (
    About,
    Answer,
    Button,
    DeskPorts,
    IncomingMessage,
    Pressed,
    RoomChange,
    RoomPress,
    RoomWords,
    Subject,
)
from bot.operations.rooms.presses import press_in_room
from bot.operations.rooms.words import change_in_room, write_in_room
from bot.operations.turns import Turn
from bot.settings import HOME
from bot.worker.turns import handle_turn
from tests.actions.stage import responses, tracker_of
from tests.makers import STRANGER, DeskForTests, key_of
from tests.operations.rooms_for_tests import CHANNEL

from .watching import Actor
from .worlds import STRANGERS, TENANTS, Tenant

_numbers = count(1)


@dataclass(frozen=True)
class Things:
    """What a client has that can be named."""

    tenant: Tenant
    ticket: str
    quote: str
    revision: str
    decision: str
    enquiry: str
    page: str
    link: str
    turn: str
    file: str
    delivery: str
    buttons: Mapping[str, str]

    @property
    def named(self) -> dict[str, str]:
        """As the arguments of a button name them."""
        return {
            "ticket": self.ticket,
            "quote": self.quote,
            "revision": self.revision,
            "decision": self.decision,
            "enquiry": self.enquiry,
            "other": self.enquiry,
            "page": self.page,
            "link": self.link,
            "turn": self.turn,
            "run": f"{self.enquiry} 1",
            "helpful": "yes",
            "article": "printer-offline",
            "version": "v1",
            "outcome": "solved",
            "step": "paper",
            "fact": "platform",
            "value": "windows",
            "act": "claim",
            "impact": "client",
            "urgency": "stopped",
            "message": self.turn,
            "at": "2026-11-25T09:00:00+00:00",
        }


def things_of(engine: Engine, tenant: Tenant) -> Things:
    """What there is of this client now; the buttons that were shown to its people, by what they mean."""
    with engine.connect() as connection:

        def one(query: str) -> str:
            return str(connection.execute(text(query), {"client": tenant.code}).scalars().first())

        shown = connection.execute(
            text(
                "SELECT DISTINCT ON (pressed->>'intent') pressed->>'intent', key FROM buttons JOIN conversations"
                " USING (conversation) WHERE client = :client AND used_by IS NULL ORDER BY 1, 2"
            ),
            {"client": tenant.code},
        )
        return Things(
            tenant,
            one("SELECT ticket FROM quotes WHERE client = :client ORDER BY seq DESC"),
            one("SELECT number FROM quotes WHERE client = :client ORDER BY seq DESC"),
            one("SELECT document->>'revision_hash' FROM quotes WHERE client = :client ORDER BY seq DESC"),
            one("SELECT id FROM decisions WHERE client = :client ORDER BY id"),
            one("SELECT id FROM enquiries WHERE client = :client AND state = 'open' ORDER BY id"),
            one("SELECT id FROM pages WHERE client = :client"),
            one("SELECT id FROM identity_events WHERE client = :client"),
            one(
                "SELECT m.id FROM messages m JOIN conversations USING (conversation) WHERE client = :client ORDER BY m.seq"
            ),
            one("SELECT id FROM attachments WHERE client = :client"),
            one(
                "SELECT m.delivery_key FROM messages m JOIN conversations USING (conversation) WHERE client = :client"
                " AND text <> '' ORDER BY m.seq"
            ),
            {str(intent): str(key) for intent, key in shown},
        )


@dataclass(frozen=True)
class Cell:
    """One thing that is tried. ``run`` answers with all that comes out; ``typed`` is what the actor names in words."""

    surface: str
    what: str
    way: str
    actor: Actor
    victim: Tenant
    run: Callable[[], Awaitable[str]]
    typed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """For a report."""
        return f"{self.surface} / {self.what} / {self.way} / {self.actor.name} -> {self.victim.code}"


@dataclass
class Plays:
    """An assistant that runs one action, whatever is said, and says what the action chose."""

    action: str
    slots: Mapping[str, str]
    entities: tuple[dict[str, object], ...] = ()
    intent: str = ""

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """What the action says, with its buttons; itself when it has nothing to say."""
        slots, entities = dict(self.slots), list(self.entities)
        intent = turn.pressed.intent if turn.pressed else self.intent
        trusted = {"nightdesk": {"turn": turn.id, "trusted": turn.pressed is not None}}
        tracker = tracker_of(turn, intent, slots=slots, entities=entities, metadata=trusted)
        said = await executor().run(
            {
                "next_action": self.action,
                "sender_id": turn.conversation,
                "tracker": {**tracker.current_state(), "sender_id": turn.conversation},
                "domain": {},
            }
        )
        answers = [_answer(message) for message in said["responses"]]
        kept = json.dumps(said["events"], default=str)
        return (*answers, Answer(f"(kept: {kept})"))


def _answer(message: dict[str, object]) -> Answer:
    name = message.get("response")
    words = message.get("text") or responses()[str(name)]["text"].format(**message)
    shown = []
    for each in message.get("buttons") or []:  # type: ignore[attr-defined]
        intent, brace, rest = each["payload"].lstrip("/").partition("{")
        args = json.loads(brace + rest) if brace else {}
        shown.append(Button(each["title"], Pressed(intent, {key: str(value) for key, value in args.items()})))
    return Answer(str(words), tuple(shown))


_executor: list[ActionExecutor] = []


def executor() -> ActionExecutor:
    """Every action of the package, as Rasa's own server finds them."""
    if not _executor:
        made = ActionExecutor()
        made.register_package("actions")
        _executor.append(made)
    return _executor[0]


def actions() -> list[str]:
    """The names of all actions."""
    return sorted(
        name for name, run in executor().actions.items() if isinstance(getattr(run, "__self__", None), Action)
    )


def intents() -> list[str]:
    """What a button may mean: every intent of the domain, and whatever else the program makes a button of."""
    domain = yaml.safe_load((HOME / "domain.yml").read_text(encoding="utf-8"))
    # One category stands for all: they mean the same but for their name.
    talk = {each for each in domain["intents"] if each not in CATALOGUE or each == "printer"}
    # Of these the program chooses one as it runs.
    chosen = {FOR_TICKET, OPEN_AGAIN}
    return sorted({*talk, *chosen, *(_made_into_buttons() - CATALOGUE.keys())})


def _made_into_buttons() -> set[str]:
    """The first argument of every ``Pressed(...)`` in the operations and actions: a word, or a constant of its module."""
    found: set[str] = set()
    for path in (*(HOME / "bot" / "operations").rglob("*.py"), *(HOME / "actions").rglob("*.py")):
        module = ".".join(path.relative_to(HOME).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Pressed"):
                continue
            meant = node.args[0]
            if isinstance(meant, ast.Constant):
                found.add(str(meant.value))
            elif isinstance(meant, ast.Name) and meant.id.isupper():
                found.add(str(getattr(import_module(module), meant.id)))
    return found


class Matrix:
    """All cells on one desk."""

    def __init__(self, desk: DeskForTests, engine: Engine) -> None:
        self.desk = desk
        self.things = {tenant: things_of(engine, tenant) for tenant in TENANTS}

    @property
    def ports(self) -> DeskPorts:
        """Those of the desk."""
        return self.desk.ports

    @cached_property
    def actors(self) -> dict[Actor, ChatIdentity]:
        """Everybody who tries."""
        found = {}
        for tenant in TENANTS:
            for who, identity in tenant.people.items():
                stranger = who in STRANGERS
                actor = Actor(
                    f"{who} of {tenant.code}",
                    key_of(identity),
                    None if stranger else tenant,
                    tenant.own_word(who) if stranger else None,
                )
                found[actor] = identity
        for name, identity in (
            ("a visitor", ChatIdentity("web", "", "visitor-1a2b3c4d")),
            ("somebody in Telegram", ChatIdentity("telegram", "", "900000")),
            ("another workspace", STRANGER),
        ):
            found[Actor(name, key_of(identity), None)] = identity
        return found

    def cells(self) -> Iterator[Cell]:
        """Each of them once."""
        for nth, (actor, identity) in enumerate(self.actors.items()):
            others = [each for each in TENANTS if each != actor.tenant]
            victim = others[nth % len(others)]
            yield from self._actions(actor, identity, victim)
            yield from self._buttons(actor, identity, victim)
            yield from self._around(actor, identity, victim)

    def _actions(self, actor: Actor, identity: ChatIdentity, victim: Tenant) -> Iterator[Cell]:
        things = self.things[victim]
        asked = {"question": "aside", "asked_about": f"{things.enquiry} {things.enquiry}", "requested_slot": "urgency"}
        entity = {"entity": "ticket", "value": things.ticket, "start": 0, "end": len(things.ticket)}
        words = f"{things.ticket} {things.quote} the label printer in the Queen Street clinic"
        for action in actions():
            typed = Plays(action, {}, (entity,))
            yield self._cell(actor, identity, victim, "action", action, "typed", typed, words)
            yield self._cell(actor, identity, victim, "action", action, "slots", Plays(action, asked), "and now?")
            by_button = Plays(action, asked)
            yield self._cell(actor, identity, victim, "action", action, "arguments", by_button, pressed=things.named)

    def _buttons(self, actor: Actor, identity: ChatIdentity, victim: Tenant) -> Iterator[Cell]:
        things, plain = self.things[victim], Plays("action_default_fallback", {})
        for intent, key in things.buttons.items():
            yield self._cell(actor, identity, victim, "button", intent, "another's key", plain, key=key)
        for intent in intents():
            yield self._cell(
                actor, identity, victim, "button", intent, "arguments", plain, pressed=things.named, intent=intent
            )
        for intent in ("approve_quote", "ticket_close", TAKE):
            said = f"/{intent}{json.dumps(things.named)}"
            yield self._cell(actor, identity, victim, "button", intent, "its payload typed", plain, said)

    def _cell(
        self,
        actor: Actor,
        identity: ChatIdentity,
        victim: Tenant,
        surface: str,
        what: str,
        way: str,
        assistant: Plays,
        words: str = "",
        *,
        key: str | None = None,
        pressed: Mapping[str, str] | None = None,
        intent: str = "affirm",
    ) -> Cell:
        async def run() -> str:
            # A button of their own whose arguments name another's things: as if one had been made by mistake.
            own = key or (self.desk.shows_button(identity, intent, **pressed) if pressed else None)
            stored = self.desk.receives(identity, words, button=own)
            assert stored is not None
            before = len(self.desk.said_to(identity))
            await handle_turn(ports=self.ports, assistant=assistant, turn_id=stored.id, seconds=120)
            return "\n".join(str(each) for each in self.desk.said_to(identity)[before:])

        named = (key or "", *(self.things[victim].named.values() if pressed or "{" in words else ()))
        typed = (self.things[victim].ticket, self.things[victim].quote) if words else ()
        return Cell(surface, what, way, actor, victim, run, (*named, *typed))

    def _around(self, actor: Actor, identity: ChatIdentity, victim: Tenant) -> Iterator[Cell]:
        """What is reached without a turn: cards, the own page, commands, presses in the technicians' room."""
        things, key = self.things[victim], actor.conversation
        ids = {
            Subject.TICKET: things.ticket,
            Subject.QUOTE: things.quote,
            Subject.DECISION: things.decision,
        }
        for kind, id in ids.items():

            async def card(about: About = About(kind, id)) -> str:
                return str(card_for(ports=self.ports, about=about, conversation=key))

            yield Cell("card", kind.value, "id", actor, victim, card, (id,))

        async def home() -> str:
            return str(home_of(ports=self.ports, identity=identity))

        yield Cell("home", "the own page", "opened", actor, victim, home)
        for command in Command:

            async def commanded(command: Command = command) -> str:
                message = IncomingMessage(f"command {next(_numbers)}", identity, things.ticket)
                before = len(self.desk.said_to(identity))
                stored = take_command(ports=self.ports, message=message, command=command, privacy="what we keep")
                if stored is not None:
                    plain = Plays("action_ticket_status", {})
                    await handle_turn(ports=self.ports, assistant=plain, turn_id=stored.id, seconds=120)
                return "\n".join(str(each) for each in self.desk.said_to(identity)[before:])

            yield Cell("command", command.value, "typed", actor, victim, commanded, (things.ticket,))
        yield from self._in_rooms(actor, identity, victim)

        async def edit() -> str:
            message = IncomingMessage(f"edit {next(_numbers)}", identity, "something else")
            before = len(self.desk.said_to(identity))
            note_edit(ports=self.ports, message=message, of=things.delivery)
            return "\n".join(str(each) for each in self.desk.said_to(identity)[before:])

        yield Cell("edit", "another's message", "delivery key", actor, victim, edit)

    def _in_rooms(self, actor: Actor, identity: ChatIdentity, victim: Tenant) -> Iterator[Cell]:
        """What technicians do in their room, tried by people who are none of them, there and in their own chat."""
        for room, where in ((CHANNEL, "in the room"), (identity, "elsewhere")):

            async def press(room: ChatIdentity = room) -> str:
                known = [button.key for each in self.desk.said_to(CHANNEL) for button in each.buttons]
                pressed = RoomPress(f"press {next(_numbers)}", identity, room, known[0], {"value": "x"})
                return str(press_in_room(ports=self.ports, press=pressed))

            async def write(room: ChatIdentity = room) -> str:
                said = RoomWords(f"words {next(_numbers)}", identity, room, {"ts": "1"}, "what is this about?")
                return str(write_in_room(ports=self.ports, words=said))

            yield Cell("room", "a card's button", where, actor, victim, press)
            yield Cell("room", "words under a card", where, actor, victim, write)

        async def change() -> str:
            made = RoomChange(f"room {victim.word}", f"change {next(_numbers)}", identity, "something else")
            return str(change_in_room(ports=self.ports, change=made))

        yield Cell("room", "a technician's words", "changed", actor, victim, change)
