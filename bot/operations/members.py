"""Members of a client's own Slack workspace: who each is says the confirmed e-mail address of the profile, or nobody."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.clients import ChatIdentity, Client, ClientStatus, Contact
from bot.desk.identities import EventKind, How
from bot.operations.identities import BY_FILE, record_identity, revoke_identity
from bot.operations.ports import DeskPorts, Work, WorkFactory

BY_SLACK = "slack"
FOREIGN = "~"
"""In the workspace of an identity: somebody of another workspace, after the sign, who is met in ours."""


@dataclass(frozen=True)
class Profile:
    """What the platform itself says about a member, now.

    ``full`` is False for guests, bots, and people of other workspaces.
    """

    email: str | None
    confirmed: bool
    full: bool
    gone: bool = False

    @property
    def proven_email(self) -> str | None:
        """The address, where it says who somebody is."""
        return self.email if self.confirmed and self.full and not self.gone else None


def is_unknown_member(*, ports: DeskPorts, identity: ChatIdentity) -> bool:
    """Whether it is worth asking for the profile: nobody stands behind the identity, and the workspace is a client's."""
    if FOREIGN in identity.workspace:
        return False
    with ports.begin() as work:
        return work.identities.get(identity) is None and work.identities.client_of_team(identity.workspace) is not None


def client_of_workspace(*, work: WorkFactory, team: str) -> str | None:
    """The code of the client whose Slack workspace this is."""
    with work() as transaction:
        return transaction.identities.client_of_team(team)


def note_profile(*, ports: DeskPorts, identity: ChatIdentity, profile: Profile) -> bool:
    """Record whom the profile proves the member to be, or end at once what it proves no more; whether the member is known.

    What the client file names stays as it is, unless the account is gone.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        work.identities.hold(identity)
        known = work.identities.get(identity)
        proven = None if FOREIGN in identity.workspace else _proven(work, identity, profile)
        if known is not None and not profile.gone:
            same = proven is not None and proven[1].email.casefold() == known.contact and proven[0].code == known.client
            if same or known.how is not How.PROFILE:
                return True
        if known is not None:
            revoke_identity(work, known, by=BY_SLACK, at=now)
        if proven is not None and not _taken_away(work, identity, *proven):
            record_identity(work, identity, *proven, how=How.PROFILE, by=BY_SLACK, at=now)
        else:
            proven = None
        work.commit()
        return proven is not None


def _proven(work: Work, identity: ChatIdentity, profile: Profile) -> tuple[Client, Contact] | None:
    """The served contact with this address at the client whose workspace it is."""
    code = work.identities.client_of_team(identity.workspace)
    found = work.clients.by_email(profile.proven_email or "")
    if found is None or found[0].code != code:
        return None
    client, contact = found
    return found if contact.served and client.status is not ClientStatus.OFFBOARDED else None


def _taken_away(work: Work, identity: ChatIdentity, client: Client, contact: Contact) -> bool:
    """Whether somebody at the MSP has ended just this: a profile does not bring it back."""
    events = [each for each in work.identities.events(client.code, contact.email) if each.identity == identity]
    return bool(events) and events[-1].kind is EventKind.UNLINKED and events[-1].by not in (BY_SLACK, BY_FILE)
