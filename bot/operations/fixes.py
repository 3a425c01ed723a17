"""Which fix to offer for a problem, and asking "Is it this?" once where several may be meant."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.enquiries import Enquiry
from bot.desk.others_accounts import asks_for_anothers
from bot.desk.visit_words import only_wishes_for_a_visit, takes_help_from_afar
from bot.desk.walkthroughs import Article
from bot.operations.ports import DeskPorts, FoundFixes
from bot.operations.turns import Turn


def fixes_for(*, ports: DeskPorts, enquiry: Enquiry) -> FoundFixes:
    """What to offer for an enquiry: of articles that the client's people may see, those that fit the words and facts.

    For somebody else's sign-in nothing is offered: a person checks first.
    """
    if asks_for_anothers(enquiry.category, enquiry.words):
        return FoundFixes(None)
    return ports.articles.fixes_for(enquiry.category, _about_the_fault(enquiry), enquiry.client)


def _about_the_fault(enquiry: Enquiry) -> str:
    """What was told, without the lines that only say whether somebody shall come: the fix that was offered stays the same."""
    lines = [
        each for each in enquiry.words.splitlines() if not (takes_help_from_afar(each) or only_wishes_for_a_visit(each))
    ]
    return replace(enquiry, words="\n".join(lines)).told if lines else enquiry.told


def fix_to_walk(ports: DeskPorts, turn: Turn, enquiry: Enquiry) -> tuple[Enquiry, Article | None]:
    """The enquiry and the fix to begin with; without a fix, `which_fix` is noted as asked where the person has to say.

    A fix that a button names is taken only if it is still among those that are offered. A plain yes to the question
    means the likeliest.
    """
    fixes = fixes_for(ports=ports, enquiry=enquiry)
    named = turn.arg("article")
    chosen = next((article for article in fixes.choices if article.id == named), None)
    if chosen is not None:
        return enquiry, chosen
    answered = enquiry.asked_which not in (None, turn.id) and named is None and turn.pressed is None
    if not fixes.unclear or answered:
        return enquiry, fixes.offered
    return replace(enquiry, asked_which=turn.id), None


def which_fix(*, ports: DeskPorts, turn: Turn, enquiry: Enquiry) -> tuple[Article, ...]:
    """The fixes to choose from, when this turn has to ask which; empty when nothing is asked."""
    return fixes_for(ports=ports, enquiry=enquiry).choices if enquiry.asked_which == turn.id else ()
