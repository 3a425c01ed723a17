"""The question behind a missing fact: what may be answered, and what typed words answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.desk.clients import Asset, Client, Contact
from bot.desk.contracts import Cause
from bot.desk.decisions import Check, Decision
from bot.desk.plain_words import plain_words
from bot.desk.tickets import Fact

UNKNOWN = "unknown"  # the person cannot say; a technician finds out
UNLISTED = "unlisted"  # the device in question stands on no list
SHOWN = 6

_ANOTHER_DEVICE, _NOT_KNOWN = ("A device that is not on this list", UNLISTED), ("I do not know", UNKNOWN)

CAUSE_WORDS = {
    Cause.WEAR: "It just stopped",
    Cause.USER_DAMAGE: "It was dropped, spilt on or damaged",
    Cause.THIRD_PARTY: "Somebody else's work or device",
    Cause.UNAUTHORISED_CHANGE: "Something was changed or installed",
}
_CAUSE_SIGNS = {
    Cause.USER_DAMAGE: r"drop\w*|fell|spil\w*|coffee|water|broken? by|crack\w*|smash\w*|damag\w*|knock\w*|sat on|stepped",
    Cause.THIRD_PARTY: r"electrician|builder\w*|contractor\w*|vendor|landlord|another company|somebody else|someone else",
    Cause.UNAUTHORISED_CHANGE: r"installed|changed|updated? it myself|moved it|unplugged|reset it|deleted",
    Cause.WEAR: r"just (?:stopped|died|broke)|by itself|on its own|nothing happened|old age|worn|wear",
}
_NO_IDEA = re.compile(
    r"\b(?:no idea|(?:don['’]?t|do not) know|dunno|not sure|unsure|no clue|can['’]?t say)\b", re.IGNORECASE
)
# The conditions on a device, as decisions name them.
_LISTED, _STANDARD = "device on the list", "minimum standard"
# What people call the classes of devices of which they have one of their own.
_DEVICES = (
    (("laptop",), re.compile(r"\b(?:laptops?|notebooks?|macbooks?)\b", re.IGNORECASE)),
    (("laptop", "workstation"), re.compile(r"\b(?:computers?|pcs?|machine|mac)\b", re.IGNORECASE)),
    (("workstation",), re.compile(r"\b(?:desktops?|workstations?|towers?)\b", re.IGNORECASE)),
    (("mobile",), re.compile(r"\b(?:tablets?|i-?pads?)\b", re.IGNORECASE)),
)
# A phone may stand on a desk, unless it is said to be one that is carried about.
_MOBILE_CATEGORY = "mobile_device"
_OF_A_DEVICE = frozenset({_MOBILE_CATEGORY, "computer_wont_start", "slow_computer", "peripheral_hardware"})
_PHONE = re.compile(r"\b(?:phones?|i-?phones?|mobiles?|cell(?:phone)?s?|android)\b", re.IGNORECASE)
# "It does", "she is on the list", "they aren't": an answer only where nothing else follows ("it is an old one" says neither).
_WHO_IS = r"(?:it|that|he|she|they|i)(?:\s+(?:is|does|are|am|do)|['’](?:s|re|m))"
_NOT = r"(?:\s+not|n['’]?t)"
_END = r"(?:\s+(?:on (?:it|the list|that list|our list)|listed|meet (?:it|that|the standard)))?\W*$"
_YES = re.compile(rf"^\W*(?:(?:yes|yep|yeah|y|sure)\b|{_WHO_IS}{_END})", re.IGNORECASE)
_NO = re.compile(rf"^\W*(?:(?:no|nope|nah|n)\b|{_WHO_IS}{_NOT}{_END}|not(?: really| yet| at all)?\W*$)", re.IGNORECASE)
_SAYS_NOT = re.compile(rf"\b{_WHO_IS}{_NOT}\b", re.IGNORECASE)
# What is denied is no answer: "it was not dropped", "nobody spilt anything", "not at Queen Street".
_DENIED = re.compile(r"(?:\b(?:not|no|never|nobody|without)|n['’]t)(?:\s+\w+){1,3}")
_COMPUTER = r"(?:laptops?|notebooks?|macbooks?|computer|pc|desktop|workstation|tablet|i-?pad)"
_OTHERS_DEVICE = re.compile(
    r"\b(?:(?!it|that|what|there|here|who|he|she|let)\w+['\u2019]s|his|her|their|hers|your|another) (?:\w+ )?"
    rf"{_COMPUTER}\b|\bmy \w+ is (?:fine|ok(?:ay)?|working)\b",
    re.IGNORECASE,
)
# "My old laptop is in the drawer" and "my private laptop" are others than the one on the list.
_MY_DEVICE = re.compile(rf"\bmy (?:(?:work|company|office|own) )?{_COMPUTER}\b", re.IGNORECASE)
# "Mine", "it's my laptop", "the one I use": the device that is on the list as theirs.
_IT_IS = r"(?:yes|yep|yeah|correct|right|it['’]?s|it is|that['’]?s|that is)"
_MINE = re.compile(
    rf"^\W*(?:(?:{_IT_IS}|the one|on|the)\W+)*(?:mine|my (?:work )?(?:\w+|one)|i (?:use|have|got))\W*$", re.IGNORECASE
)
_THAT_ONE = re.compile(rf"^(?=.*\w)\W*(?:{_IT_IS}\W*)*(?:(?:that|this|the) one|it|right)?\W*$", re.IGNORECASE)
_NOT_LISTED = re.compile(
    rf"^\W*(?:(?:no|nope|none|neither)|(?:(?:{_IT_IS}|mine is)\W+)*not (?:(?:that|this|these|those)(?: ones?)?|listed|there"
    r"|on (?:it|the list|that list|there)))\W*$",
    re.IGNORECASE,
)
_OTHER_DEVICE = re.compile(r"\b(?:another|other|own|private|personal|none of (?:these|them))\b", re.IGNORECASE)


@dataclass(frozen=True)
class FactQuestion:
    """What is asked: the fact, and its answers as (words on a button, value)."""

    fact: str
    answers: tuple[tuple[str, str], ...]

    def allows(self, value: str) -> bool:
        """Whether the value is one of the answers."""
        return any(value == each for _, each in self.answers)


def next_question(
    client: Client, contact: Contact | None, missing: Iterable[str], told: Iterable[Fact]
) -> FactQuestion | None:
    """The question about the first missing fact that the person has not said they cannot answer."""
    cannot = {fact.kind for fact in told if fact.value == UNKNOWN}
    fact = next((each for each in missing if each not in cannot), None)
    return None if fact is None else question_about(client, contact, fact)


def left_out_if_it_is_that(decision: Decision, told: Iterable[Fact]) -> Check | None:
    """Of a free answer to somebody who could not say which device it is: the term that would leave the device out.

    None where no term asks about it.
    """
    if not decision.verdict.free or decision.facts.asset is not None or Fact("asset", UNKNOWN) not in tuple(told):
        return None
    return next((each for each in decision.checks if each.check in (_LISTED, _STANDARD) and each.passed), None)


def question_about_own_device(
    client: Client, contact: Contact | None, decision: Decision, words: str, told: Iterable[Fact]
) -> FactQuestion | None:
    """What to ask somebody who speaks of a kind of device of which they have one that the contract leaves out.

    What is not known is not held against the client; but who has such a device is not told that nothing is to pay before
    they have said which one it is.
    """
    answered = any(fact.kind in ("asset", "asset_tag") for fact in told)
    open_terms = {check.check for check in decision.checks if check.passed and check.detail}
    if contact is None or answered or decision.facts.asset is not None or not open_terms & {_LISTED, _STANDARD}:
        return None
    if decision.facts.category not in _OF_A_DEVICE:
        # "My computer can't print" is about the printer.
        return None
    classes = {name for names, sign in _DEVICES for name in names if sign.search(words)}
    if decision.facts.category == _MOBILE_CATEGORY and _PHONE.search(words):
        classes.add("mobile")
    own = [asset for asset in client.assets if (asset.contact or "").casefold() == contact.email.casefold()]
    own = [asset for asset in own if asset.asset_class in classes]
    if not any(
        (not asset.covered and _LISTED in open_terms) or (asset.meets_standard is False and _STANDARD in open_terms)
        for asset in own
    ):
        return None
    answers = [(_device(asset), asset.tag) for asset in own[:SHOWN]]
    return FactQuestion("asset", (*answers, _ANOTHER_DEVICE, _NOT_KNOWN))


def question_about(client: Client, contact: Contact | None, fact: str) -> FactQuestion:
    """The answers that fit this client and this person: their own devices first, then those of their site."""
    answers: list[tuple[str, str]] = [("Yes", "yes"), ("No", "no")]
    if fact == "asset":
        answers = [(_device(asset), asset.tag) for asset in _nearest(client, contact)[:SHOWN]]
        answers.append(_ANOTHER_DEVICE)
    elif fact == "site":
        answers = [(site.name, site.code) for site in client.sites]
    elif fact == "cause":
        answers = [(words, cause.value) for cause, words in CAUSE_WORDS.items()]
    return FactQuestion(fact, (*answers, _NOT_KNOWN))


def _nearest(client: Client, contact: Contact | None) -> list[Asset]:
    def distance(asset: Asset) -> tuple[bool, bool, str]:
        own = contact is not None and (asset.contact or "").casefold() == contact.email.casefold()
        return not own, contact is None or asset.site != contact.site, asset.tag

    return sorted(client.assets, key=distance)


def _device(asset: Asset) -> str:
    return f"{asset.name or asset.asset_class} ({asset.tag})"


def answer_in_words(
    client: Client,
    fact: str,
    words: str,
    found: Iterable[Fact],
    contact: Contact | None = None,
    offered: Iterable[str] = (),
) -> str | None:
    """The value that typed words answer the question with; None when they say something else.

    Whose device is meant is known by the ``contact`` who speaks, among those that were ``offered`` (their tags).
    """
    words = plain_words(words)
    if _NO_IDEA.search(words):
        return UNKNOWN
    said = _DENIED.sub(" ", words.casefold())
    if fact == "asset":
        tag = next((each.value for each in found if each.kind == "asset_tag"), None)
        asset = client.asset(tag)
        return asset.tag if asset else _device_in_words(client, contact, words, frozenset(offered))
    if fact == "site":
        named = [site.code for site in client.sites if _names_site(said, site.code, site.name)]
        return named[0] if len(named) == 1 else None
    if fact == "cause":
        fits = [cause.value for cause, signs in _CAUSE_SIGNS.items() if re.search(rf"\b(?:{signs})\b", said)]
        return fits[0] if len(fits) == 1 else None
    if _NO.search(words):
        return "no"
    return "yes" if _YES.search(words) and not _SAYS_NOT.search(words) else None


def own_device(client: Client, contact: Contact | None, words: str) -> Asset | None:
    """The device that "my laptop" is, where exactly one of that kind is on the list as theirs."""
    said = _MY_DEVICE.search(words)
    if contact is None or said is None or _OTHERS_DEVICE.search(words):
        return None
    fits = [each for each in _theirs(client, contact) if _is_called(each, said.group())]
    return fits[0] if len(fits) == 1 else None


def _device_in_words(client: Client, contact: Contact | None, words: str, offered: frozenset[str]) -> str | None:
    """Which device is meant, by whose it is or what it is called; where two fit, none of them."""
    if _OTHER_DEVICE.search(words) or _NOT_LISTED.match(words):
        return UNLISTED
    own = [each for each in _theirs(client, contact) if each.tag in offered]
    of_kind = [each for each in client.assets if _is_called(each, words)]
    own_of_kind = [each for each in own if each in of_kind]
    if _MINE.match(words) or _THAT_ONE.match(words):
        fits = own_of_kind or own
    else:
        fits = own_of_kind or of_kind
    return fits[0].tag if len(fits) == 1 else None


def _theirs(client: Client, contact: Contact | None) -> list[Asset]:
    email = contact.email.casefold() if contact is not None else None
    return [each for each in client.assets if (each.contact or "").casefold() == email]


def _is_called(asset: Asset, words: str) -> bool:
    said = words.casefold()
    kinds = {name for names, sign in _DEVICES for name in names if sign.search(words)}
    if _PHONE.search(words):
        kinds.add("mobile")
    if asset.name and re.search(rf"\b{re.escape(asset.name.casefold())}\b", said):
        return True
    return asset.asset_class in kinds or re.search(rf"\b{re.escape(asset.asset_class)}\b", said) is not None


def _names_site(said: str, code: str, name: str) -> bool:
    """The code or the whole name, or a word of the name that is no ordinary one."""
    distinct = [word for word in re.findall(r"\w+", name.casefold()) if len(word) > 3 and word not in _ORDINARY]
    return any(re.search(rf"\b{re.escape(each)}\b", said) for each in (code.casefold(), name.casefold(), *distinct))


_ORDINARY = frozenset(
    {"clinic", "office", "garage", "street", "road", "site", "branch", "store", "shop", "house", "main"}
)


def with_answer(told: Iterable[Fact], fact: str, value: str) -> tuple[Fact, ...]:
    """The facts with this answer in place of an earlier one."""
    kind = "asset_tag" if fact == "asset" and value not in (UNLISTED, UNKNOWN) else fact
    replaced = {fact, "asset_tag"} if fact == "asset" else {fact}
    return (*(each for each in told if each.kind not in replaced), Fact(kind, value))
