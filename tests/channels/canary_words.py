"""Words that would call somebody or lead somewhere, and a desk on which everybody is called so and writes so."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.disputes import Outcome
from bot.operations.disputes import dispute_decision, settle_dispute
from bot.operations.ports import Answer, ClientFile, WorkFactory
from bot.operations.rooms.cards import show_cards
from bot.operations.settlements import resolve_ticket
from bot.operations.ticket_work import note_internally
from bot.operations.together import answer_together
from bot.operations.turns import finish_turn
from tests.makers import EVENING, KIM_AT, MAPLE, PRIYA, SAM, DeskForTests, demo_file
from tests.operations.rooms_for_tests import CHANNEL, GROUP, with_rooms
from tests.operations.situations import opened

CANARIES = (
    "<!channel> <!here> <!subteam^S1|team>",
    "<@U0DANA> <#C0TECH>",
    "<http://evil.example|your bank> <mailto:a@evil.example>",
    "http://evil.example/a?b=1&c=2 https://evil.example",
    "evil.example www.evil.example",
    "@channel @here @everyone @dana_admin",
    "#general #nightdesk",
    "[bank](http://evil.example) ![x](http://evil.example/x.png)",
    "<b>bold</b> <a href='http://evil.example'>bank</a> <script>x</script>",
    "&lt;!channel&gt; &amp;lt;!here&amp;gt;",
    "*bold* _slanted_ ~gone~ `code` ```block```",
    "/cancelall /evil@other_bot $AAPL",
    "boss@evil.example tg://user?id=1",
)


def _file(canary: str) -> ClientFile:
    """Maple Dental, where everything that has a name has this one."""
    client = demo_file(MAPLE).client
    contacts = tuple(replace(each, name=f"Sam {canary}") for each in client.contacts)
    sites = tuple(replace(each, name=f"Head {canary}") for each in client.sites)
    assets = tuple(replace(each, name=canary) for each in client.assets)
    changed = replace(client, name=f"Maple {canary}", contacts=contacts, sites=sites, assets=assets)
    return replace(demo_file(MAPLE), client=changed)


def busy_desk(begin: WorkFactory, canary: str) -> DeskForTests:
    """A desk on which people who are called so write so: tickets, quotes, answers, objections, cards."""
    desk = DeskForTests(begin)
    desk.take_in(_file(canary))
    desk.take_in_staff()
    with_rooms(desk, CHANNEL, GROUP)
    _, first = opened(desk, words=f"the printer is offline {canary}")
    number = first.ticket.number
    answer_together(ports=desk.ports, number=number, by=f"Kim {canary}", words=canary)
    note_internally(ports=desk.ports, number=number, by=KIM_AT, words=canary, key="k")
    objection = dispute_decision(ports=desk.ports, turn=desk.turn(SAM, f"this is wrong {canary}"))
    assert objection is not None
    settle_dispute(ports=desk.ports, number=objection.number, outcome=Outcome.REJECTED, by=canary, words=canary)
    desk.clock.set(EVENING)
    opened(desk, PRIYA, words=f"no sound {canary}")
    turn = desk.turn(SAM, canary)
    finish_turn(ports=desk.ports, turn=turn.id, answers=(Answer(f"You wrote: {canary}"),))
    resolve_ticket(ports=desk.ports, ticket=number, by=canary, text=canary, key="r")
    show_cards(ports=desk.ports)
    return desk
