"""A second matter that is told in the middle of a fix: kept beside the first, which stays where it is."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from bot.desk.catalogue import category_or_raise
from bot.desk.enquiries import Enquiry, EnquiryState
from bot.desk.tickets import Fact
from bot.operations.ports import DeskPorts
from bot.operations.turns import Turn

SECOND = "second"
"""The id of what was told besides: the argument of the buttons that say which of the two comes first."""


def keep_second(*, ports: DeskPorts, turn: Turn, category: str, facts: Sequence[Fact] = ()) -> Enquiry:
    """The words of this turn as a problem of their own, put aside; once per turn. What is open stays open."""
    category_or_raise(category)
    with ports.begin() as work:
        id = str(uuid5(NAMESPACE_URL, f"{turn.id}/{SECOND}"))
        known = work.enquiries.get(id)
        if known is not None:
            return known
        enquiry = Enquiry(
            id=id,
            conversation=turn.conversation,
            client=turn.client,
            contact=turn.contact,
            words=turn.words,
            category=category,
            state=EnquiryState.ASIDE,
            started_at=ports.clock.now(),
            facts=tuple(facts),
        )
        work.enquiries.save(enquiry)
        work.commit()
        return enquiry
