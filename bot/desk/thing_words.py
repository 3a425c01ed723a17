"""Things that people name when something does not work, and what each is usually about: to tell one matter from another."""

from __future__ import annotations

import re

from bot.desk.plain_words import plain_words

# Name, words for it, and the categories that it may be about, the likeliest first.
_THINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("sound", r"sound|audio|speakers?|volume", ("peripheral_hardware", "meetings")),
    ("headset", r"head ?set|head ?phones?|ear ?phones?|ear ?buds", ("peripheral_hardware", "meetings")),
    ("microphone", r"microphone|mic", ("peripheral_hardware", "meetings")),
    ("camera", r"web ?cam|camera", ("peripheral_hardware", "meetings")),
    ("keyboard", r"keyboard|keys?(?= (?:do|does|are|is|won'?t)\b)", ("peripheral_hardware",)),
    ("mouse", r"mouse|touch ?pad|track ?pad", ("peripheral_hardware",)),
    ("screen", r"(?:second |other |left |right |external )?(?:monitors?|screens?)", ("peripheral_hardware",)),
    ("dock", r"dock(?:ing station)?", ("peripheral_hardware",)),
    ("projector", r"projector|beamer", ("peripheral_hardware", "meetings")),
    ("printer", r"printers?|printing|prints?|labels? printer", ("printer",)),
    ("scanner", r"scanners?|scanning|scans?", ("scanner",)),
    ("wifi", r"wi-?fi|wlan|wireless", ("wifi",)),
    ("internet", r"internet", ("internet_down", "wifi")),
    ("vpn", r"vpn", ("vpn_remote",)),
    ("phone", r"(?:desk ?|tele)?phones?|telephone|voip", ("phone_voip", "mobile_device")),
    ("mobile", r"i-?phone|mobile|cell ?phone|i-?pad|tablet|smart ?phone", ("mobile_device",)),
    ("mail", r"e-?mails?|mails?|mailbox|inbox", ("email_client", "email_delivery")),
    ("outlook", r"outlook", ("email_client", "email_delivery")),
    ("calendar", r"calendar", ("email_client",)),
    ("teams", r"teams|ms teams", ("meetings",)),
    ("zoom", r"zoom", ("meetings",)),
    ("excel", r"excel", ("software_error",)),
    ("powerpoint", r"power ?point", ("software_error",)),
    ("acrobat", r"acrobat|adobe|pdf reader", ("software_error",)),
    ("onedrive", r"one ?drive", ("file_share",)),
    ("sharepoint", r"share ?point", ("file_share",)),
    ("drive", r"(?:shared|network|[a-z]) drive|shared folder", ("file_share",)),
    ("website", r"(?:our|the) (?:web ?site|home ?page)", ("website_dns",)),
    ("computer", r"laptop|notebook|computer|pc|desktop", ("slow_computer", "computer_wont_start")),
)
_FORMS = tuple((name, re.compile(rf"\b(?:{form})\b", re.IGNORECASE)) for name, form, _ in _THINGS)
_ABOUT = {name: categories for name, _, categories in _THINGS}
_ANY = "|".join(form for _, form, _ in _THINGS)
# "A problem with the sound" is one of the sound.
_WHERE = re.compile(
    rf"(?<!problem )(?<!issue )(?<!trouble )(?<!wrong )\b(?:in|on|from|with|via|through|using|at|to|for|into|by)"
    rf" (?:(?:the|my|our|his|her|their|another|any|every|other) )*(?:{_ANY})\b",
    re.IGNORECASE,
)
# Two names of one thing.
_SAME = {"outlook": "mail", "calendar": "mail", "mobile": "phone"}


def things_in(words: str) -> frozenset[str]:
    """The things that are named in the words."""
    said = plain_words(words)
    return frozenset(name for name, form in _FORMS if form.search(said) is not None)


def other_things(words: str, about: str) -> frozenset[str]:
    """The things that are named in the words and not in what is talked about, by this name or another one for the same."""
    known = {_SAME.get(name, name) for name in things_in(about)}
    return frozenset(name for name in things_in(words) if _SAME.get(name, name) not in known)


def categories_of(things: frozenset[str]) -> tuple[str, ...]:
    """What these things may be about, the likeliest first."""
    return tuple(dict.fromkeys(category for name in _ABOUT if name in things for category in _ABOUT[name]))


def without_where(words: str) -> str:
    """The words without the things that only say where or with what something happens: "it fails in Excel"."""
    return _WHERE.sub(" ", plain_words(words))
