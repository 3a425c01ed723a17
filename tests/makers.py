"""A desk on the test database: the demo clients, the real reader, rota and articles, and people who write to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timezone
from functools import cache, lru_cache
from itertools import count
from pathlib import Path

from bot.bootstrap import DEMO_FOLDER
from bot.connectors.client_files import ClientTexts, read_client_file
from bot.connectors.link_codes import KeyedCodes
from bot.connectors.reading import LanguageReader
from bot.connectors.rota_file import RotaFile
from bot.connectors.staff_file import read_staff_file
from bot.desk.clients import ChatIdentity, Contact
from bot.desk.enquiries import Enquiry
from bot.desk.people import Conversation, Person
from bot.desk.quotes import Quote
from bot.desk.tickets import HistoryEntry, Ticket
from bot.desk.walkthroughs import Article
from bot.knowledge.loading import Library, load_articles
from bot.knowledge.search import ArticleSearch
from bot.operations.clients import import_clients
from bot.operations.enquiries import take_up_problem
from bot.operations.intake import receive_message
from bot.operations.ports import (
    Answer,
    Button,
    ClientFile,
    DeskPorts,
    IncomingMessage,
    OutgoingMessage,
    Pressed,
    StoredMessage,
    WorkFactory,
)
from bot.operations.staff import import_staff
from bot.operations.tickets import open_ticket
from bot.operations.turns import Turn, begin_turn
from bot.settings import HOME
from tests.fakes import FindsOne, RemembersMail, SharesWords, SteppingClock

# A Tuesday in November in Toronto, and two hours earlier in Edmonton.
MORNING = datetime(2026, 11, 24, 15, 0, tzinfo=timezone.utc)  # 10:00 in Toronto, 08:00 in Edmonton, 15:00 in London
EVENING = datetime(2026, 11, 25, 1, 0, tzinfo=timezone.utc)  # 20:00 in Toronto
NEXT_OPENING = datetime(2026, 11, 25, 13, 0, tzinfo=timezone.utc)  # 08:00 in Toronto

DANA = ChatIdentity("slack", "T0MAPLE", "U0DANA")
SAM = ChatIdentity("slack", "T0MAPLE", "U0SAM")
PRIYA = ChatIdentity("telegram", "", "500101")
LEE = ChatIdentity("web", "", "lee@maple-dental.example")
STRANGER = ChatIdentity("slack", "T0MAPLE", "U0NOBODY")
MARTY = ChatIdentity("slack", "T0FOOT", "U0MARTY")
GWEN = ChatIdentity("slack", "T0FOOT", "U0GWEN")
RAVI = ChatIdentity("slack", "T0FOOT", "U0RAVI")
NADIA = ChatIdentity("slack", "T0HARB", "U0NADIA")
ELLIS = ChatIdentity("telegram", "", "500301")
HELEN = ChatIdentity("slack", "T0BRAN", "U0HELEN")
MINA = ChatIdentity("slack", "T0BRAN", "U0MINA")
DREW = ChatIdentity("slack", "T0BRAN", "U0DREW")

# Of the MSP.
ROBIN = ChatIdentity("slack", "T0DESK", "U0ROBIN")
JONAS = ChatIdentity("telegram", "", "500901")
ROBIN_AT, AMARA_AT, JONAS_AT, KIM_AT, ALEX_AT = (
    f"{name}@nightdesk.example" for name in ("robin", "amara", "jonas", "kim", "alex")
)

MAPLE, FOOTHILLS, HARBOUR, BRANDT = "maple-dental", "foothills-auto", "harbour-trust", "brandt-law"


@cache
def demo_file(code: str) -> ClientFile:
    """The demo client file of this code."""
    return read_client_file(DEMO_FOLDER / "clients" / f"{code}.yml")


@lru_cache(maxsize=1)
def library() -> Library:
    """The articles that are shipped."""
    return load_articles(HOME / "knowledge_base")


@lru_cache(maxsize=1)
def _articles() -> ArticleSearch:
    return ArticleSearch(library())


def key_of(identity: ChatIdentity) -> str:
    """The conversation of an identity."""
    return Conversation(identity).key


def with_contact(file: ClientFile, email: str, **changes: object) -> ClientFile:
    """The file with one contact changed."""
    changed: list[Contact] = [
        replace(contact, **changes) if contact.email == email else contact  # type: ignore[arg-type]
        for contact in file.client.contacts
    ]
    return replace(file, client=replace(file.client, contacts=tuple(changed)))


class DeskForTests:
    """Real operations on a real database, and short ways to write and press as a person does."""

    def __init__(self, begin: WorkFactory, at: datetime = MORNING, rota: Path | None = None) -> None:
        self.clock = SteppingClock(at)
        self.mail = RemembersMail()
        self.ports = DeskPorts(
            begin=begin,
            clock=self.clock,
            reader=LanguageReader(),
            articles=_articles(),
            rota=RotaFile(rota or DEMO_FOLDER / "rota.yml", self.clock.now),
            likeness=SharesWords(),
            codes=KeyedCodes("a key of the tests", Path("never-made")),
            mailer=self.mail,
            public_url="https://desk.example",
            client_files=ClientTexts(None),
        )
        self._keys = count(1)

    def take_in_staff(self) -> None:
        """Import the demo's people of the MSP."""
        import_staff(ports=self.ports, members=read_staff_file(DEMO_FOLDER / "staff.yml"), by="the tests")

    def take_in(self, *files: str | ClientFile) -> None:
        """Import client files, or demo clients by their code."""
        read = [demo_file(file) if isinstance(file, str) else file for file in files]
        import_clients(work=self.ports.begin, files=read, now=self.clock.now())

    @property
    def library(self) -> Library:
        """The articles that are shipped."""
        return library()

    def offer_only(self, article: Article) -> None:
        """Whatever is asked, this is the fix for it."""
        self.ports = replace(self.ports, articles=FindsOne(article))

    # ---- what people do ----------------------------------------------------------------------------------------------

    def receives(
        self, identity: ChatIdentity, words: str = "", *, button: str | None = None, key: str | None = None
    ) -> StoredMessage | None:
        """A message comes in."""
        message = IncomingMessage(key or f"delivery-{next(self._keys)}", identity, words, button)
        return receive_message(ports=self.ports, message=message)

    def receive(self, message: IncomingMessage) -> StoredMessage:
        """A message as a channel hands it over, which nobody has handed over before."""
        stored = receive_message(ports=self.ports, message=message)
        assert stored is not None
        return stored

    def turn(self, identity: ChatIdentity, words: str = "", *, button: str | None = None) -> Turn:
        """A message comes in and its turn is begun."""
        message = self.receives(identity, words, button=button)
        assert message is not None
        turn = begin_turn(ports=self.ports, turn=message.id)
        assert turn is not None
        return turn

    def press(self, identity: ChatIdentity, intent: str, **args: str) -> Turn:
        """The person presses a button with this meaning that was shown to them just now."""
        return self.turn(identity, button=self.shows_button(identity, intent, **args))

    def shows_button(self, identity: ChatIdentity, intent: str, **args: str) -> str:
        """Show a button to whoever stands behind the identity; its key."""
        with self.ports.begin() as work:
            found = work.clients.by_identity(identity)
            contact = found[1].email if found else None
            said = work.conversations.say(
                key_of(identity),
                Answer("Which?", (Button("This", Pressed(intent, args)),)),
                turn=None,
                contact=contact,
                at=self.clock.now(),
            )
            work.commit()
        return said.buttons[0].key

    def reports(self, identity: ChatIdentity, category: str, words: str) -> tuple[Turn, Enquiry]:
        """The person brings a problem that is taken for this category."""
        turn = self.turn(identity, words)
        return turn, take_up_problem(ports=self.ports, turn=turn, category=category)

    def opens_ticket(self, identity: ChatIdentity, category: str, words: str) -> Ticket:
        """The person brings a problem and wants a ticket for it."""
        turn, _ = self.reports(identity, category, words)
        opened = open_ticket(ports=self.ports, turn=turn)
        assert opened is not None
        return opened.ticket

    def person(self, identity: ChatIdentity) -> Person:
        """Who stands behind an identity, as the desk sees it."""
        return self.turn(identity, "hello").person

    # ---- what the desk holds -----------------------------------------------------------------------------------------

    def said_to(self, conversation: ChatIdentity | str) -> Sequence[OutgoingMessage]:
        """Everything that was written to a conversation."""
        key = conversation if isinstance(conversation, str) else key_of(conversation)
        with self.ports.begin() as work:
            return work.conversations.outgoing_after(key, 0)

    def texts_to(self, conversation: ChatIdentity | str) -> list[str]:
        """The words of it."""
        return [message.text for message in self.said_to(conversation)]

    def message(self, turn: str) -> StoredMessage:
        """The inbox row of a turn."""
        with self.ports.begin() as work:
            found = work.conversations.turn(turn)
        assert found is not None
        return found

    def ticket(self, number: str) -> Ticket:
        """A ticket as it is stored."""
        with self.ports.begin() as work:
            found = work.tickets.get(number)
        assert found is not None
        return found

    def tickets(self) -> Sequence[Ticket]:
        """Every ticket."""
        with self.ports.begin() as work:
            return work.tickets.list()

    def quote(self, number: str) -> Quote:
        """A quote as it is stored."""
        with self.ports.begin() as work:
            found = work.quotes.get(number)
        assert found is not None
        return found

    def quote_numbers(self, ticket: str) -> list[str]:
        """The quotes of a ticket, newest first."""
        with self.ports.begin() as work:
            return [quote.number for quote in work.quotes.of_ticket(ticket)]

    def history(self, number: str) -> list[tuple[str, str, str]]:
        """By whom, what and in what words, line by line."""
        with self.ports.begin() as work:
            entries: Sequence[HistoryEntry] = work.tickets.history(number)
        return [(entry.by, entry.kind, entry.text) for entry in entries]

    def paged_words(self) -> list[str]:
        """The words of every page, oldest first."""
        with self.ports.begin() as work:
            return [page.words for page in reversed(work.pages.list())]

    def kinds(self, number: str) -> list[str]:
        """The kinds of the lines of a ticket's history."""
        return [kind for _, kind, _ in self.history(number)]
