"""The links at the top of every page of the console, in their order, and who is shown each."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.staff import Right, StaffMember


@dataclass(frozen=True)
class Link:
    """One link: its word, where it leads, and the right without which it is not shown."""

    title: str
    path: str
    right: Right = Right.READ


LINKS = (
    Link("Tickets", "/tickets"),
    Link("Clients", "/clients"),
    Link("What if", "/what-if"),
    Link("Quotes", "/quotes"),
    Link("Objections", "/disputes"),
    Link("People", "/people"),
    Link("Rota", "/rota"),
    Link("Pages", "/pages"),
    Link("Alerts", "/alerts"),
    Link("Guides", "/guides"),
    Link("Reports", "/reports"),
    Link("Learning", "/learning", Right.LEARN),
    Link("Health", "/health"),
    Link("Staff", "/staff", Right.STAFF),
)


def links_for(member: StaffMember) -> tuple[Link, ...]:
    """The links that somebody is shown. What may be done is decided by the table of addresses, never here."""
    return tuple(link for link in LINKS if member.may(link.right))
