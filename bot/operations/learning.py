"""What people sorted otherwise becomes examples, one by one, after somebody has read it and nothing of a client is left in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.desk.enquiries import Enquiry, EnquiryState
from bot.desk.errors import NotFound
from bot.desk.learning import (
    SHORTEST_LINE,
    CannotBeLearned,
    ClientWords,
    Suggestion,
    SuggestionChange,
    SuggestionSource,
    SuggestionState,
    TrainingLine,
    accepted,
    category_to_learn,
    line_to_learn,
    rejected,
    words_of_clients,
)
from bot.desk.staff import Right, StaffMember
from bot.operations.ports import Anonymous, DeskPorts, NewSuggestion, Work
from bot.operations.replies import NothingSaid
from bot.operations.staff import member_or_raise
from bot.operations.turns import Turn
from bot.operations.typed_secrets import kept_words

SHOWN = 50
# So many accepted lines are looked at for whether they are in the data yet.
_ACCEPTED = 5000


@dataclass(frozen=True)
class SuggestionView:
    """A suggestion with the line that would be learned, what was taken out of it, and what was done with it."""

    suggestion: Suggestion
    anonymous: Anonymous
    changes: tuple[SuggestionChange, ...] = ()


@dataclass(frozen=True)
class AcceptedLines:
    """Accepted lines that are no examples yet. ``held_back`` are those that must not become one, each with the reason."""

    lines: tuple[TrainingLine, ...]
    held_back: tuple[tuple[TrainingLine, str], ...] = ()


def let_go_of_guess(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """'Something else': what was guessed is dropped, and kept as a suggestion; pictures and files wait for other words.

    None when nothing was open.
    """
    with ports.begin() as work:
        current = work.enquiries.current(turn.conversation)
        if current is None:
            return None
        dropped = replace(current, state=EnquiryState.DROPPED)
        work.enquiries.save(dropped)
        if sum(map(str.isalpha, current.words)) >= SHORTEST_LINE:
            work.learning.suggest(
                NewSuggestion(
                    source=SuggestionSource.SOMETHING_ELSE,
                    words=current.words,
                    was=current.category,
                    now=None,
                    client=current.client,
                    ticket=None,
                    enquiry=current.id,
                    by=current.contact or "somebody who is not verified",
                    at=ports.clock.now(),
                )
            )
        work.commit()
        return dropped


def list_suggestions(
    *, ports: DeskPorts, state: SuggestionState | None = SuggestionState.WAITING, limit: int = SHOWN
) -> tuple[SuggestionView, ...]:
    """The newest suggestions in a state, or in any, each with the line that would be learned."""
    with ports.begin() as work:
        known = _known(work)
        return tuple(_view(ports, known, each) for each in work.learning.list(state, limit))


def show_suggestion(*, ports: DeskPorts, id: int) -> SuggestionView:
    """One suggestion with its history. NotFound."""
    with ports.begin() as work:
        view = _view(ports, _known(work), _suggestion_or_raise(work, id))
        return replace(view, changes=tuple(work.learning.changes(id)))


def accept_suggestion(
    *,
    ports: DeskPorts,
    id: int,
    by: str,
    category: str | None = None,
    reworded: str | None = None,
    keep: Sequence[str] = (),
    by_meaning: bool = True,
) -> Suggestion:
    """Let a suggestion become an example: its words without anything of a client, or other words for it.

    ``keep`` are doubtful words that somebody has looked at and that name nobody. Accepting the same again changes
    nothing. NotFound; NotAllowed; ImpossibleMove; CannotBeLearned where something of a client is left, and where the
    line stands among the examples, means what one means, or is measured on.
    """
    with ports.begin() as work:
        member = _reviewer_or_raise(work, by)
        suggestion = _suggestion_or_raise(work, id, for_update=True)
        chosen = category_to_learn(suggestion, category)
        line = line_to_learn(chosen, _text_to_learn(ports, work, suggestion, reworded, keep))
        if suggestion.state is SuggestionState.ACCEPTED and suggestion.line == line:
            return suggestion
        now = ports.clock.now()
        decided = accepted(suggestion, line, member.email, now)
        objections = ports.training.objections(line, _accepted_lines(work), by_meaning=by_meaning)
        if objections:
            raise CannotBeLearned(" ".join(objections))
        work.learning.save(decided)
        said = f"{line.category}: {line.text}"
        work.learning.add_change(id, SuggestionChange(now, member.email, "accepted", said))
        work.commit()
        return decided


def reject_suggestion(*, ports: DeskPorts, id: int, by: str, reason: str) -> Suggestion:
    """Learn nothing from it; a second time changes nothing. NotFound; NotAllowed; NothingSaid without a reason."""
    if not reason.strip():
        raise NothingSaid("Say why nothing should be learned from it.")
    reason = kept_words(ports, reason)
    with ports.begin() as work:
        member = _reviewer_or_raise(work, by)
        suggestion = _suggestion_or_raise(work, id, for_update=True)
        if suggestion.state is SuggestionState.REJECTED:
            return suggestion
        now = ports.clock.now()
        decided = rejected(suggestion, member.email, now)
        work.learning.save(decided)
        work.learning.add_change(id, SuggestionChange(now, member.email, "rejected", reason.strip()))
        work.commit()
        return decided


def lines_to_write(*, ports: DeskPorts, by_meaning: bool = True) -> AcceptedLines:
    """Every accepted line that is no example yet, looked at once more: the examples may have changed since."""
    with ports.begin() as work:
        return _lines_to_write(ports, work, by_meaning)


def waiting_lines(*, ports: DeskPorts) -> tuple[TrainingLine, ...]:
    """Every accepted line that is no example yet, without looking closer."""
    with ports.begin() as work:
        return tuple(ports.training.lacking(_accepted_lines(work)))


def write_lines(*, ports: DeskPorts, by_meaning: bool = True) -> tuple[AcceptedLines, tuple[str, ...]]:
    """Write them into the files of examples: what was written, and the names of the files. Again, it writes nothing.

    Whoever is killed in between leaves whole files; the next run goes on. OSError where the files cannot be written.
    """
    with ports.begin() as work:
        work.learning.hold_data()
        found = _lines_to_write(ports, work, by_meaning)
        return found, tuple(ports.training.add(found.lines))


def patch_of_lines(*, ports: DeskPorts) -> tuple[AcceptedLines, str]:
    """The same as a patch, for where the files cannot be written: nothing is changed."""
    found = lines_to_write(ports=ports)
    return found, ports.training.patch(found.lines)


def _lines_to_write(ports: DeskPorts, work: Work, by_meaning: bool) -> AcceptedLines:
    good: list[TrainingLine] = []
    held_back = []
    for line in ports.training.lacking(_accepted_lines(work)):
        objections = ports.training.objections(line, good, by_meaning=by_meaning)
        if objections:
            held_back.append((line, " ".join(objections)))
        else:
            good.append(line)
    return AcceptedLines(tuple(good), tuple(held_back))


def _accepted_lines(work: Work) -> tuple[TrainingLine, ...]:
    """In the order in which they were suggested."""
    found = work.learning.list(SuggestionState.ACCEPTED, _ACCEPTED)
    return tuple(each.line for each in reversed(found) if each.line is not None)


def _known(work: Work) -> Callable[[str | None], ClientWords]:
    """For the code of a writer's client: what must not get into an example."""
    everybody = work.clients.list()
    colleagues = [member.name for member in work.staff.list()]

    @cache
    def words(code: str | None) -> ClientWords:
        own = next((client for client in everybody if client.code == code), None)
        return words_of_clients(own, everybody, colleagues)

    return words


def _view(ports: DeskPorts, known: Callable[[str | None], ClientWords], suggestion: Suggestion) -> SuggestionView:
    return SuggestionView(suggestion, ports.training.anonymous(suggestion.words, known(suggestion.client)))


def _text_to_learn(
    ports: DeskPorts, work: Work, suggestion: Suggestion, reworded: str | None, keep: Sequence[str]
) -> str:
    """The text, if nothing of a client is left in it as far as that can be told. CannotBeLearned."""
    text = suggestion.words if reworded is None else reworded
    found = ports.training.anonymous(text, _known(work)(suggestion.client))
    if reworded is not None and (left := [each.was for each in found.removed if each.was != each.became]):
        raise CannotBeLearned(f"That may say who or where it was: {', '.join(left)}. Write it without.")
    kept = {each.casefold() for each in keep}
    doubtful = [word for word in found.doubtful if word.casefold() not in kept]
    if doubtful:
        raise CannotBeLearned(
            f"May be names that belong to a client: {', '.join(doubtful)}. Write the line without them, or say that they "
            "are known to everybody."
        )
    return found.text


def _suggestion_or_raise(work: Work, id: int, *, for_update: bool = False) -> Suggestion:
    found = work.learning.get(id, for_update=for_update)
    if found is None:
        raise NotFound(f"There is no suggestion {id}. `nightdesk learn list` shows the ones there are.")
    return found


def _reviewer_or_raise(work: Work, by: str) -> StaffMember:
    member = member_or_raise(work, by)
    member.refuse_without(Right.LEARN)
    return member
