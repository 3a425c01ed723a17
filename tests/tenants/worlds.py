"""Three clients that are the same but for a word of each, which stands in everything that is theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from sqlalchemy import text

from bot.bootstrap import DEMO_FOLDER
from bot.connectors.client_files import ClientTexts
from bot.connectors.files import SafeFiles
from bot.connectors.papers import HousePapers
from bot.desk.alerts import AlertSeverity
from bot.desk.allowances import LedgerRow, RowKind
from bot.desk.attachments import SentFile
from bot.desk.catalogue import Priority
from bot.desk.clients import ChatIdentity
from bot.desk.disputes import Outcome
from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import Choice
from bot.desk.receivers import Extra
from bot.operations.alerts.maintenance import add_window
from bot.operations.attachments.fetching import keep_file
from bot.operations.deadlines import warn_of_deadlines
from bot.operations.disputes import dispute_decision, settle_dispute
from bot.operations.enquiries import choose
from bot.operations.handover import hand_over, raise_emergency
from bot.operations.links import issue_code
from bot.operations.monthly import give_out_month
from bot.operations.oncall import climb_due
from bot.operations.ports import ClientFile, IncomingMessage
from bot.operations.replies import record_first_response, reprioritise_ticket
from bot.operations.settlements import resolve_ticket
from bot.operations.similar_tickets import note_meanings
from bot.operations.ticket_systems import connect_ticket_system
from bot.operations.ticket_work import claim_ticket, recategorise_ticket
from bot.operations.tickets import open_ticket
from bot.operations.timesheet import add_part, log_time
from bot.operations.turns import Turn, begin_turn
from bot.operations.walkthroughs import start_walkthrough
from bot.operations.webhooks import add_webhook
from tests.makers import EVENING, MORNING, ROBIN_AT, DeskForTests
from tests.operations.monitored import CALM, Monitored, an_alert
from tests.operations.rooms_for_tests import with_rooms
from tests.sent_files import screenshot

CODES = ("alfa", "bravo", "carol")
HAND = "the tests"
STRANGERS = frozenset({"left", "guest"})
"""Those among a client's people whom nobody has verified."""


@dataclass(frozen=True)
class Tenant:
    """A client: its code, its word, and its people."""

    code: str

    @property
    def word(self) -> str:
        """What stands in everything of theirs and nowhere else."""
        return f"zq{self.code}"

    def own_word(self, who: str) -> str:
        """What somebody says who is nobody's, though they write from this client's workspace."""
        return f"zq{who.replace(' ', '')}of{self.code}" if who in STRANGERS else self.word

    def _slack(self, user: str) -> ChatIdentity:
        return ChatIdentity("slack", f"T0ZQ{self.code.upper()}", f"U0{user}ZQ{self.code.upper()}")

    @property
    def people(self) -> dict[str, ChatIdentity]:
        """Who writes, by role."""
        nth = CODES.index(self.code)
        return {
            "requester": self._slack("SAM"),
            "main contact": self._slack("DANA"),
            "approver": ChatIdentity("telegram", "", f"5{nth}0101"),
            "requester on the web": ChatIdentity("web", "", f"sam@{self.word}.example"),
            "left": ChatIdentity("web", "", f"lee@{self.word}.example"),
            "guest": self._slack("NOBODY"),
        }

    @property
    def file(self) -> ClientFile:
        """The dental clinic's file, with the word in every name, sentence and address."""
        return _file(self.code)


TENANTS = tuple(map(Tenant, CODES))


@cache
def _file(code: str) -> ClientFile:
    tenant = Tenant(code)
    said = (DEMO_FOLDER / "clients" / "maple-dental.yml").read_text(encoding="utf-8")
    said = said[: said.index("\ncases:")]
    for pattern, instead in (
        (r"maple-dental\.example", f"{tenant.word}.example"),
        (r"maple-dental", code),
        (r"T0MAPLE/U0(\w+)", rf"T0ZQ{code.upper()}/U0\1ZQ{code.upper()}"),
        (r"T0MAPLE", f"T0ZQ{code.upper()}"),
        (r"\b500(\d+)", rf"5{CODES.index(code)}0\1"),
        (r"\bMD-", f"{tenant.word.upper()}-"),
        (r"SAM-IPAD", f"IPAD-{tenant.word.upper()}"),
        (r"(name: )(Maple Dental|\w+ (?:Reyes|Okoro|Nair|Hart)|[\w ]+ clinic|practice server)", rf"\1\2 {tenant.word}"),
        (r"(text: [^\n]*)\.\n", rf"\1 ({tenant.word}).\n"),
        (r"(address: \"[^\"]*)\"", rf'\1 {tenant.word}"'),
        (r"critical_applications: \[Dentrix\]", f"critical_applications: [Dentrix {tenant.word}]"),
    ):
        said = re.sub(pattern, instead, said)
    looked = ClientTexts(None).look_over(said, name=f"{code}.yml", today=date(2026, 11, 24))
    assert looked.file is not None, looked.findings
    return looked.file


class ThreeWorlds:
    """A desk with the three clients, each of which has done and been sent everything that there is."""

    def __init__(self, desk: DeskForTests) -> None:
        self.desk = desk
        desk.take_in(*(tenant.file for tenant in TENANTS))
        with_rooms(desk)
        connect_ticket_system(
            ports=desk.ports, id="zammad", address="https://zammad.example", by=HAND, extras=frozenset(Extra)
        )
        self.monitored = Monitored(desk, CALM)
        desk.ports = replace(desk.ports, papers=HousePapers("Northline IT", ""))
        for tenant in TENANTS:
            desk.clock.set(MORNING)
            self._by_day(tenant)
            desk.clock.set(EVENING)
            self._at_night(tenant)
        for _ in range(3):
            desk.clock.set(desk.clock.now() + timedelta(minutes=10))
            climb_due(ports=desk.ports)
        warn_of_deadlines(ports=desk.ports)
        note_meanings(ports=desk.ports)

    def _says(self, tenant: Tenant, who: str, words: str, category: str) -> Turn:
        turn, _ = self.desk.reports(tenant.people[who], category, f"{words} {tenant.word}")
        return turn

    def _by_day(self, tenant: Tenant) -> None:
        desk, word = self.desk, tenant.word
        address = f"https://hooks.example/{word}"
        add_webhook(ports=desk.ports, address=address, by=HAND, client=tenant.code, extras=frozenset(Extra))
        add_window(
            ports=desk.ports,
            client=tenant.code,
            starts=MORNING,
            ends=MORNING + timedelta(hours=2),
            reason=f"new discs {word}",
            by=HAND,
            device=f"{word.upper()}-SRV-01",
        )
        issue_code(ports=desk.ports, email=f"priya@{word}.example", by=HAND)
        self._a_file(tenant)
        turn = self._says(tenant, "requester", "the label printer shows offline", "printer")
        ticket = desk.opens_ticket(tenant.people["requester"], "printer", f"the label printer is offline {word}")
        claim_ticket(ports=desk.ports, number=ticket.number, by=ROBIN_AT)
        record_first_response(ports=desk.ports, number=ticket.number, by=ROBIN_AT, words=f"on my way, {word}")
        recategorise_ticket(ports=desk.ports, number=ticket.number, category="scanner", by=ROBIN_AT)
        reprioritise_ticket(
            ports=desk.ports, number=ticket.number, priority=Priority.P2, by="Kim Osei", reason=f"many wait {word}"
        )
        log_time(ports=desk.ports, ticket=ticket.number, minutes=30, by=ROBIN_AT, key=f"t {word}", text=f"drum {word}")
        add_part(
            ports=desk.ports,
            ticket=ticket.number,
            text=f"drum {word}",
            cost=Decimal("80"),
            by=ROBIN_AT,
            key=f"p {word}",
        )
        resolve_ticket(ports=desk.ports, ticket=ticket.number, by=ROBIN_AT, text=f"a new drum {word}", key=f"r {word}")
        give_out_month(ports=desk.ports, client=tenant.code, month=date(2026, 10, 1), by=HAND)
        turn = self._says(tenant, "requester on the web", "outlook does not open", "email_client")
        start_walkthrough(ports=desk.ports, turn=turn)
        self.monitored.reports(
            replace(
                an_alert(f"{word.upper()}-SRV-01", severity=AlertSeverity.CRITICAL, client=tenant.code),
                condition=f"DiskFull {word}",
                summary=f"disc of {word} is full",
                source=f"watch-{word}",
            )
        )

    def _a_file(self, tenant: Tenant) -> None:
        desk, word = self.desk, tenant.word
        sent = SentFile(f"F{word}", f"screen-{word}.png", "image/png", 500, {"id": f"F{word}"})
        who = tenant.people["requester"]
        stored = desk.receive(IncomingMessage(f"file {word}", who, f"see my screen {word}", files=(sent,)))
        turn = begin_turn(ports=desk.ports, turn=stored.id)
        assert turn is not None
        for file in turn.files:
            keep_file(ports=desk.ports, cleaner=SafeFiles(), file=file, content=screenshot())

    def _at_night(self, tenant: Tenant) -> None:
        desk, word = self.desk, tenant.word
        turn = self._says(tenant, "requester", "the big printer shows offline", "printer")
        choose(ports=desk.ports, turn=turn, choice=Choice.NOW)
        opened = open_ticket(ports=desk.ports, turn=turn)
        assert opened is not None and opened.quote is not None and opened.decision is not None
        objection = desk.press(tenant.people["requester"], "dispute_coverage", decision=opened.decision.id)
        objected = dispute_decision(ports=desk.ports, turn=replace(objection, words=f"that is wrong {word}"))
        assert objected is not None
        settle_dispute(
            ports=desk.ports,
            number=objected.number,
            outcome=Outcome.REJECTED,
            by="Kim Osei",
            words=f"the clause says so {word}",
        )
        danger = self._says(tenant, "main contact", "nobody can work", "internet_down")
        raise_emergency(ports=desk.ports, turn=danger, kind=EmergencyKind.OUTAGE, category="internet_down")
        for who, said in (("guest", "please help me"), ("left", "I left something")):
            # They are nobody's: their words have a word of their own.
            hand_over(ports=desk.ports, turn=desk.turn(tenant.people[who], f"{said} {tenant.own_word(who)}"))
        self._the_rest(tenant, opened.ticket.number)

    def _the_rest(self, tenant: Tenant, ticket: str) -> None:
        """What takes months, a platform or bad luck to come about; written as it would be."""
        values = {"code": tenant.code, "word": tenant.word, "ticket": ticket, "tag": tenant.word.upper()}
        with self.desk.ports.begin() as work:
            for statement in _THE_REST:
                work._connection.execute(text(statement), values)  # type: ignore[attr-defined]
            draw = LedgerRow(
                tenant.code,
                f"{tenant.word.upper()}-2026",
                "visits",
                RowKind.DRAW,
                Decimal(1),
                EVENING,
                ticket,
                "d",
                EVENING,
            )
            work.ledger.add(draw)
            work.commit()


_THE_REST = (
    "INSERT INTO alert_groups (id, kind, client, site, category, ticket, last_at, document) VALUES"
    " ('g ' || :word, 'storm', :code, 'queen', 'server_down', :ticket, now(), jsonb_build_object('note', CAST(:word AS text)))",
    "INSERT INTO deadline_warnings (ticket, metric, target, share, at) VALUES (:ticket, 'first_response', 60, 75, now())",
    "INSERT INTO guide_opinions (run, article, version, outcome, step, helpful, at, client) SELECT id || ' 1', 'printer-offline',"
    " 'v1', 'solved', 'paper', true, now(), client FROM enquiries WHERE client = :code ORDER BY id LIMIT 1",
    "INSERT INTO outside_tickets (receiver, ticket, outside_id, number, url) VALUES"
    " ('zammad', :ticket, '77' || :word, '9' || :word, 'https://zammad.example/' || :word)",
    "INSERT INTO room_words (delivery_key, ticket, by) VALUES ('room ' || :word, :ticket, 'robin ' || :word)",
    "INSERT INTO suggestion_changes (suggestion, at, by, kind, text, whence) SELECT id, now(), 'Alex', 'rejected',"
    " 'names ' || :word, 'console' FROM category_suggestions WHERE client = :code",
)
