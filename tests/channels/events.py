"""A desk that everything comes in to at once: Slack, Telegram, the web chat, alerts, a ticket system and two rooms.

Events are made once, in order; each can then be delivered as often as a test wants, with the same bytes.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.testclient import TestClient

from bot.channels.alerts.app import alert_routes
from bot.channels.slack.app import make_slack_app
from bot.channels.slack.sender import SlackSender
from bot.channels.slack.workspaces import Workspaces
from bot.channels.telegram.app import TelegramApp
from bot.channels.telegram.client import Bot, make_bot, sign_in, update_of
from bot.channels.telegram.connection import Listener
from bot.channels.telegram.sender import TelegramSender
from bot.channels.zammad.app import PATH, zammad_routes
from bot.connectors.ticket_systems.sender import TicketSystemSender
from bot.connectors.ticket_systems.stand_in import RememberingTicketSystem
from bot.console.gateway import make_gateway
from bot.desk.clients import ChatIdentity
from bot.desk.receivers import Extra
from bot.desk.staff import StaffMember, StaffRole
from bot.operations.alerts import handle_waiting
from bot.operations.outward import next_letter, note_outcome
from bot.operations.ports import WorkFactory
from bot.operations.rooms.cards import show_cards
from bot.operations.staff import import_staff
from bot.operations.ticket_systems import connect_ticket_system
from bot.worker.deliveries import deliver
from tests.channels.alerts.senders import DISK, PLAN, SECRET, signed_headers
from tests.makers import AMARA_AT, JONAS_AT, LEE, MAPLE, PRIYA, SAM, DeskForTests, key_of
from tests.operations.monitored import FixedPlan
from tests.stand_ins.slack import BOT_TOKEN, MAPLE_PEOPLE, TEAM, SlackMessage, SlackPerson, SlackStandIn
from tests.stand_ins.telegram import TOKEN, TelegramPerson, TelegramStandIn

ROOM_NUMBER = -1001234567890
SLACK_ROOM, TELEGRAM_ROOM = ChatIdentity("slack", TEAM, "C0TECH"), ChatIdentity("telegram", "", str(ROOM_NUMBER))
JONAS, PRIYA_ID = 500901, 500101
STAFF = (
    StaffMember("Amara Obi", AMARA_AT, StaffRole.ADMIN, identities=(ChatIdentity("slack", TEAM, "U0AMARA"),)),
    StaffMember("Jonas Lind", JONAS_AT, StaffRole.DISPATCHER, identities=(ChatIdentity("telegram", "", str(JONAS)),)),
)
ZAMMAD_SECRET, WEB_SECRET = "a-signature-token-of-enough-signs", "s" * 32
US, KIM = {"login": "nightdesk@msp.example"}, {"login": "kim@msp.example", "firstname": "Kim", "lastname": "Osei"}
TICKETS = 8

Deliver = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Event:
    """Something that comes in; delivering it again delivers the very same."""

    kind: str
    deliver: Deliver


class EventDesk:
    """The desk, its channels in this process, and tickets that its rooms and a ticket system know."""

    def __init__(
        self, desk: DeskForTests, slack: SlackStandIn, bolt: AsyncApp, telegram: TelegramStandIn, bot: Bot, me: Listener
    ) -> None:
        self.desk, self.slack, self.telegram = desk, slack, telegram
        self._bolt, self._bot, self._listener = bolt, bot, me
        self._zammad = RememberingTicketSystem()
        self._ids: list[str] = []
        routes = zammad_routes(desk.ports, secret=ZAMMAD_SECRET, login=US["login"], closed={"closed"})
        self._http = TestClient(
            make_gateway(
                desk.ports,
                secret=WEB_SECRET,
                demo=True,
                health=dict,
                channels=[*alert_routes(desk.ports), *routes],
            ),
            follow_redirects=False,
        )
        token = _value_of(self._http.get("/").text, "token")
        self._http.post("/demo/person", data={"token": token, "person": LEE.user_id})
        self._token = _value_of(self._http.get("/chat").text, "token")

    async def open_tickets(self, workspaces: Workspaces) -> None:
        """Tickets that stand as cards in both rooms, and in the ticket system."""
        desk = self.desk
        connect_ticket_system(
            ports=desk.ports,
            id="zammad",
            address="https://zammad.example",
            by="the tests",
            extras=frozenset({Extra.WORDS, Extra.NOTES}),
        )
        for number in range(TICKETS):
            desk.opens_ticket(SAM if number % 2 else PRIYA, "printer", f"printer {number} jams")
        show_cards(ports=desk.ports)
        senders = {
            "slack": SlackSender(desk.ports, workspaces, seconds_between=0),
            "telegram": TelegramSender(desk.ports, self._bot, paced=False),
        }
        for room in (SLACK_ROOM, TELEGRAM_ROOM):
            await deliver(ports=desk.ports, senders=senders, conversation=key_of(room))
        for ticket in sorted(desk.tickets(), key=lambda each: each.number):
            while letter := next_letter(ports=desk.ports, receiver="zammad", ticket=ticket.number):
                outcome = await TicketSystemSender(self._zammad).send(letter)
                note_outcome(ports=desk.ports, letter=letter, outcome=outcome, luck=0.0)
            found = await self._zammad.find(ticket.number)
            assert found is not None
            self._ids.append(found.id)

    def events(self, random: Random, number: int) -> list[Event]:
        """So many events of every kind, in the order in which they happen."""
        makers: dict[str, Callable[[int, Random], Deliver]] = {
            "slack words": self._slack_words,
            "slack button": self._slack_button,
            "slack room button": self._slack_room_button,
            "slack room words": self._slack_room_words,
            "telegram words": self._telegram_words,
            "telegram button": self._telegram_button,
            "telegram room button": self._telegram_room_button,
            "web words": self._web_words,
            "web button": self._web_button,
            "alert": self._alert,
            "zammad": self._zammad_article,
        }
        kinds = list(makers)
        chosen = [kinds[n] if n < len(kinds) else random.choice(kinds) for n in range(number)]
        return [Event(kind, makers[kind](n, random)) for n, kind in enumerate(chosen)]

    # ---- Slack -------------------------------------------------------------------------------------------------------

    def _to_bolt(self, payload: dict[str, Any]) -> Deliver:
        async def deliver_it() -> None:
            answer = await self._bolt.async_dispatch(AsyncBoltRequest(body=payload, mode="socket_mode"))
            assert answer.status == 200, payload["type"]

        return deliver_it

    def _slack_words(self, n: int, random: Random) -> Deliver:
        user = random.choice(("U0SAM", "U0DANA"))
        return self._to_bolt(self.slack.event_of(self.slack.writes(user, f"printer {n} is offline")))

    def _slack_button(self, n: int, random: Random) -> Deliver:
        key = self.desk.shows_button(SAM, "choose_callout", enquiry=str(n))
        blocks = [{"type": "actions", "elements": [{"type": "button", "action_id": "press:0", "value": key}]}]
        shown = SlackMessage(self.slack.dm_of("U0SAM"), f"1764000000.{n:06}", "U0BOT", "Which?", blocks=blocks)
        return self._to_bolt(self.slack.press_of("U0SAM", shown, key))

    def _slack_room_button(self, n: int, random: Random) -> Deliver:
        card = random.choice([each for each in self.slack.messages if each.channel == "C0TECH" and each.buttons])
        value = str(card.buttons[0]["value"])
        return self._to_bolt(self.slack.press_of("U0AMARA", card, value))

    def _slack_room_words(self, n: int, random: Random) -> Deliver:
        card = random.choice([each for each in self.slack.messages if each.channel == "C0TECH" and each.buttons])
        said = self.slack.writes("U0AMARA", f"We look at it, {n}.", channel="C0TECH", thread_ts=card.ts)
        return self._to_bolt(self.slack.said_in_room(said))

    # ---- Telegram ----------------------------------------------------------------------------------------------------

    def _to_telegram(self, update: dict[str, Any]) -> Deliver:
        body = json.dumps(update).encode()

        async def deliver_it() -> None:
            await self._listener.take_all([update_of(body, self._bot)])

        return deliver_it

    def _telegram_words(self, n: int, random: Random) -> Deliver:
        return self._to_telegram(self.telegram.writes(PRIYA_ID, f"scanner {n} is offline"))

    def _telegram_button(self, n: int, random: Random) -> Deliver:
        key = self.desk.shows_button(PRIYA, "choose_callout", enquiry=str(n))
        return self._to_telegram(self.telegram.presses(PRIYA_ID, self.telegram.to(ROOM_NUMBER)[-1], key))

    def _telegram_room_button(self, n: int, random: Random) -> Deliver:
        card = random.choice([each for each in self.telegram.to(ROOM_NUMBER) if each.buttons])
        data = str(card.buttons[0]["callback_data"])
        return self._to_telegram(self.telegram.presses(JONAS, card, data))

    # ---- over HTTP ---------------------------------------------------------------------------------------------------

    def _posted(self, path: str, *expected: int, **sent: Any) -> Deliver:
        async def deliver_it() -> None:
            answer = await asyncio.to_thread(self._http.post, path, **sent)
            assert answer.status_code in expected, answer.text

        return deliver_it

    def _web_words(self, n: int, random: Random) -> Deliver:
        form = {"token": self._token, "nonce": f"nonce-{n:06}", "text": f"mouse {n} is gone"}
        return self._posted("/chat/messages", 303, data=form)

    def _web_button(self, n: int, random: Random) -> Deliver:
        key = self.desk.shows_button(LEE, "choose_callout", enquiry=str(n))
        return self._posted("/chat/press", 303, data={"token": self._token, "nonce": f"nonce-{n:06}", "key": key})

    def _alert(self, n: int, random: Random) -> Deliver:
        status = random.choice(("firing", "resolved"))
        body = json.dumps({**DISK, "condition": f"disk-{n % 7}", "status": status}).encode()
        at = int(self.desk.clock.now().timestamp())
        headers = signed_headers(body, id=f"msg_{n}", at=at, secret=SECRET, source="maple-rmm")
        return self._posted("/alerts/json", 200, 409, content=body, headers=headers)

    def _zammad_article(self, n: int, random: Random) -> Deliver:
        at = self.desk.clock.now().isoformat().replace("+00:00", "Z")
        ticket = {"id": int(random.choice(self._ids)), "number": "22001", "state": "open"}
        usual = {"sender": "Agent", "internal": False, "content_type": "text/plain", "subject": "", "created_by": KIM}
        article = {"id": 1_000 + n, "body": f"I am on it, {n}.", **usual}
        body = json.dumps({"ticket": {**ticket, "updated_at": at, "updated_by": KIM}, "article": article}).encode()
        signature = hmac.new(ZAMMAD_SECRET.encode(), body, hashlib.sha1).hexdigest()
        return self._posted(PATH, 200, content=body, headers={"X-Hub-Signature": f"sha1={signature}"})

    def settle(self) -> None:
        """Alerts that were written down have their effect."""
        handle_waiting(ports=self.desk.ports)


@asynccontextmanager
async def event_desk(begin: WorkFactory) -> AsyncIterator[EventDesk]:
    """A new desk on an empty database; nothing of it hangs on what was there before."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    import_staff(ports=desk.ports, members=STAFF, by="the tests")
    desk.ports = replace(desk.ports, rooms=(SLACK_ROOM, TELEGRAM_ROOM), monitoring=FixedPlan(PLAN))
    people = (TelegramPerson(PRIYA_ID, "Priya Nair"), TelegramPerson(JONAS, "Jonas Lind"))
    with (
        SlackStandIn(*MAPLE_PEOPLE, SlackPerson("U0AMARA", "Amara")) as slack,
        TelegramStandIn(*people, now=desk.clock.now().timestamp()) as telegram,
    ):
        telegram.groups.add(ROOM_NUMBER)
        workspaces = Workspaces({TEAM: BOT_TOKEN}, slack.api)
        bot = make_bot(TOKEN, telegram.url)
        await sign_in(bot)
        app = TelegramApp(desk.ports, bot, bot.bot, privacy="What is kept.")
        show_cards(ports=desk.ports)
        made = EventDesk(desk, slack, make_slack_app(desk.ports, workspaces), telegram, bot, Listener(app, desk.clock))
        await made.open_tickets(workspaces)
        try:
            yield made
        finally:
            await app.settle()
            await bot.shutdown()


def _value_of(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="', 1)[1].split('"', 1)[0]
