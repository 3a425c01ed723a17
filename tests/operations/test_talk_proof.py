"""Long talks at random against a model of a few lines: every word of a requester is heard by exactly one, and by the right one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.desk.tickets import TicketState
from bot.operations.rooms.cards import show_cards
from bot.operations.ticket_work import assign_ticket, claim_ticket, reopen_ticket
from bot.operations.together import resolve_together
from tests.makers import ROBIN_AT, SAM, DeskForTests
from tests.operations.rooms_for_tests import with_rooms
from tests.operations.test_talks import Talking
from tests.proving import cases, seeded

TALKS, ACTS = cases(2, 100), 18
_FLOOR, _ASKED_FOR = timedelta(minutes=10), timedelta(hours=24)


@dataclass
class Model:
    """Who speaks, as simply as it can be said."""

    owned: bool = False
    open: bool = True
    talking: bool = False
    floor: datetime | None = None
    solved_in_talk: datetime | None = None
    answers: int = 0

    def answered(self) -> None:
        """A technician has answered."""
        self.answers += 1
        if self.open and self.owned:
            self.talking, self.floor = True, None

    def hears(self, now: datetime) -> str:
        """Who hears what is written now: ``bot``, ``technician``, or nobody yet, as it is ``asked`` about."""
        if self.talking:
            return "bot" if self.floor is not None and now < self.floor else "technician"
        if not self.open and self.solved_in_talk is not None and now - self.solved_in_talk < _ASKED_FOR:
            self.solved_in_talk = None
            return "asked"
        return "bot"


class Play:
    """One ticket, its requester and its technician, and what each has heard."""

    def __init__(self, talking: Talking, random: Random) -> None:
        self.talking, self.random, self.model = talking, random, Model()
        self.number = talking.desk.opens_ticket(SAM, "printer", "the printer jams").number
        show_cards(ports=talking.desk.ports)
        self.words = 0

    def act(self) -> None:
        """Something happens."""
        self.talking.desk.clock.step(minutes=self.random.choice((0, 1, 4, 9, 20, 300)))
        acts = [self.sam_writes] * 5 + [self.robin_answers] * 3
        acts += [self.claims, self.lets_go, self.solves, self.opens_again, self.sam_presses, self.sam_wants_the_bot]
        self.random.choice(acts)()

    def sam_writes(self) -> None:
        """He is heard by one, once, and told so at most once."""
        self.words += 1
        words = f"about number {self.words} of {self.number}"
        heard = self.model.hears(self.talking.desk.clock.now())
        answer = self.talking.says(words)
        by_bot = [turn for turn in self.talking.bot.turns if turn.words == words]
        by_robin = [each for each in self.talking.under_cards() if each == f"Sam Okoro, Maple Dental: {words}"]
        asked = [each for each in answer if each.startswith("Is that about")]
        assert (len(by_bot), len(by_robin), len(asked)) == (heard == "bot", heard == "technician", heard == "asked")
        # Quiet is quiet: nothing of the bot's but the one sentence that it was passed on, or from when it is read.
        assert heard == "bot" or len(answer) <= 1

    def sam_presses(self) -> None:
        """A button that he was shown before is the bot's."""
        before = len(self.talking.bot.turns)
        self.talking.says(button=self.talking.desk.shows_button(SAM, "affirm"))
        assert len(self.talking.bot.turns) == before + 1
        if self.model.talking:
            self.model.floor = self.talking.desk.clock.now() + _FLOOR

    def sam_wants_the_bot(self) -> None:
        """While a technician speaks it ends the talk; else they are words like others."""
        if not self.model.talking:
            return
        assert self.talking.says("bot")[0].startswith("I am here again.")
        self.model.talking = False

    def robin_answers(self) -> None:
        """From the console, each time with other words."""
        self.model.answered()
        words = f"answer {self.model.answers} of mine"
        self.talking.robin_answers(self.talking.desk.ticket(self.number), words)
        said = [each for each in self.talking.desk.texts_to(SAM) if each.endswith(f"{self.number}: {words}")]
        assert said == [f"Robin Castell, about {self.number}: {words}"]

    def claims(self) -> None:
        """Robin has it."""
        if self.model.open:
            claim_ticket(ports=self.talking.desk.ports, number=self.number, by=ROBIN_AT)
            self.model.owned = True

    def lets_go(self) -> None:
        """Nobody has it."""
        if self.model.open and self.model.owned:
            assign_ticket(ports=self.talking.desk.ports, number=self.number, to=None, by=ROBIN_AT)
            self.model.owned = self.model.talking = False

    def solves(self) -> None:
        """It is solved."""
        if not self.model.open:
            return
        key = f"solved {self.talking.desk.clock.now()} {self.words}"
        resolve_together(ports=self.talking.desk.ports, number=self.number, by="Robin Castell", text="Done.", key=key)
        self.model.solved_in_talk = self.talking.desk.clock.now() if self.model.talking else None
        self.model.open = self.model.talking = False

    def opens_again(self) -> None:
        """A colleague opens it again; the talk begins with the next answer."""
        if not self.model.open:
            reopen_ticket(ports=self.talking.desk.ports, number=self.number, by=ROBIN_AT, reason="It is back.")
            self.model.open = True

    def ends(self) -> None:
        """What is stored is what the model says."""
        ticket = self.talking.desk.ticket(self.number)
        assert (ticket.owner is not None, ticket.state is not TicketState.RESOLVED) == (
            self.model.owned,
            self.model.open,
        )
        with self.talking.desk.ports.begin() as work:
            talk = work.rooms.talk(self.number)
        assert (talk is not None and talk.ended_at is None) == self.model.talking
        began, over = (self.talking.desk.kinds(self.number).count(kind) for kind in ("talk began", "talk over"))
        assert began - over == int(self.model.talking)


def test_every_word_is_heard_by_exactly_one_and_by_the_right_one(desk: DeskForTests) -> None:
    """``make prove``: 100 talks of 18 acts."""
    with_rooms(desk)
    random = seeded("talks")
    for place in range(TALKS):
        talking = Talking(desk)
        play = Play(talking, random)
        for _ in range(ACTS):
            play.act()
        play.ends()
        # Somebody else's turn: what is over is over.
        if play.model.open:
            play.solves()
        talking.desk.clock.step(hours=48)
        assert talking.says(f"something else {place}", SAM) == [f"You said: something else {place}"]
