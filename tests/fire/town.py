"""Who talks to the desk under fire: copies of two demo clients with many people, each met in one chat."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.desk.clients import ChatIdentity, Contact, Role
from bot.operations.ports import ClientFile
from tests.makers import demo_file
from tests.stand_ins.slack import TEAM, SlackPerson
from tests.stand_ins.telegram import TelegramPerson

PLATFORMS = ("slack", "telegram", "web")
FIRST_NUMBER = 610_000


@dataclass(frozen=True)
class Citizen:
    """A contact and where they are met. ``covered``: help costs them nothing; ``approves``: says yes to quotes."""

    email: str
    platform: str
    number: int
    covered: bool
    approves: bool = False

    @property
    def slack_id(self) -> str:
        """Their id in the workspace."""
        return f"U{self.number}"

    @property
    def identity(self) -> ChatIdentity:
        """As the desk knows them where they write."""
        return {
            "slack": ChatIdentity("slack", TEAM, self.slack_id),
            "telegram": ChatIdentity("telegram", "", str(self.number)),
            "web": ChatIdentity("web", "", self.email),
        }[self.platform]


@dataclass(frozen=True)
class Town:
    """The client files, and everybody in them."""

    files: tuple[ClientFile, ...]
    people: tuple[Citizen, ...]

    @property
    def in_slack(self) -> list[SlackPerson]:
        """Members of the workspace."""
        return [SlackPerson(each.slack_id, each.email, each.email) for each in self.people if each.platform == "slack"]

    @property
    def in_telegram(self) -> list[TelegramPerson]:
        """People who have begun a chat with the bot."""
        return [TelegramPerson(each.number, each.email) for each in self.people if each.platform == "telegram"]


def town(covered: int, charged: int, each: int = 6) -> Town:
    """So many people whose help is covered, and so many for whom somebody has to approve it first, ``each`` to a client."""
    files: list[ClientFile] = []
    people: list[Citizen] = []
    for office in range(-(-covered // each)):
        staff = [_citizen(f"c{office}-{n}", len(people) + n, covered=True) for n in range(each)]
        people += staff
        files.append(_copy("brandt-law", office, staff))
    for garage in range(-(-charged // each)):
        staff = [_citizen(f"q{garage}-{n}", len(people) + n, covered=False) for n in range(each)]
        boss = replace(_citizen(f"boss{garage}", len(people) + each, covered=False), approves=True)
        people += [*staff, boss]
        files.append(_copy("foothills-auto", garage, [*staff, boss]))
    return Town(tuple(files), tuple(people))


def _citizen(name: str, place: int, *, covered: bool) -> Citizen:
    return Citizen(f"{name}@town.example", PLATFORMS[place % 3], FIRST_NUMBER + place, covered)


def _copy(code: str, number: int, staff: list[Citizen]) -> ClientFile:
    file = demo_file(code)
    contacts = tuple(_contact(each, file.client.sites[0].code) for each in staff)
    assets = tuple(replace(asset, contact=None) for asset in file.client.assets)
    client = replace(
        file.client,
        code=f"{code}-{number}",
        name=f"{file.client.name} {number}",
        contacts=contacts,
        assets=assets,
        slack_teams=(),
    )
    fresh = {contract.number: f"{contract.number}-{number}" for contract in file.contracts}
    contracts = tuple(
        replace(each, number=fresh[each.number], fallback=fresh.get(each.fallback or "")) for each in file.contracts
    )
    return replace(file, client=client, contracts=contracts, cases=())


def _contact(who: Citizen, site: str) -> Contact:
    roles = frozenset({Role.PRIMARY, Role.APPROVER} if who.approves else ())
    named = () if who.platform == "web" else (who.identity,)
    return Contact(who.email.partition("@")[0].title(), who.email, site=site, roles=roles, identities=named)
