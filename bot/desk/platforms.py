"""The ways in which the steps of a fix differ: computers, phones, programs, and how a person tells them apart."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum


class Platform(str, Enum):
    """A closed list, so that every article asks for the same thing in the same words."""

    WINDOWS = "windows"
    MAC = "mac"
    IPHONE = "iphone"
    ANDROID = "android"
    CLASSIC_OUTLOOK = "classic_outlook"
    NEW_OUTLOOK = "new_outlook"
    MAC_OUTLOOK = "mac_outlook"
    BROWSER = "browser"
    MICROSOFT = "microsoft"
    GOOGLE = "google"
    TEAMS = "teams"
    ZOOM = "zoom"
    MEET = "meet"
    CHROME = "chrome"
    EDGE = "edge"
    FIREFOX = "firefox"
    SAFARI = "safari"

    @property
    def label(self) -> str:
        """What the person reads."""
        return LABELS[self]


LABELS = {
    Platform.WINDOWS: "Windows computer",
    Platform.MAC: "Mac",
    Platform.IPHONE: "iPhone or iPad",
    Platform.ANDROID: "Android phone",
    Platform.CLASSIC_OUTLOOK: "Outlook on Windows (classic)",
    Platform.NEW_OUTLOOK: "New Outlook on Windows",
    Platform.MAC_OUTLOOK: "Outlook on a Mac",
    Platform.BROWSER: "In the web browser",
    Platform.MICROSOFT: "Microsoft 365",
    Platform.GOOGLE: "Google",
    Platform.TEAMS: "Teams",
    Platform.ZOOM: "Zoom",
    Platform.MEET: "Google Meet",
    Platform.CHROME: "Chrome",
    Platform.EDGE: "Edge",
    Platform.FIREFOX: "Firefox",
    Platform.SAFARI: "Safari",
}

PHONES = frozenset({Platform.IPHONE, Platform.ANDROID})

# How a person tells which one it is, said together in one sentence.
SIGNS = {
    Platform.WINDOWS: "a Windows computer has a key with four squares near the space bar",
    Platform.MAC: "a Mac has an apple at the top left of the screen",
    Platform.IPHONE: "an iPhone or iPad has an apple on its back",
    Platform.ANDROID: "nearly every other phone is an Android",
    Platform.CLASSIC_OUTLOOK: "classic Outlook offers at the top right to try the new one",
    Platform.NEW_OUTLOOK: "the new Outlook has a switch there that says New Outlook and is on",
    Platform.MAC_OUTLOOK: "on a Mac there is an apple at the top left of the screen",
    Platform.BROWSER: "in the browser there is a line with an address at the top",
    Platform.MICROSOFT: "with Microsoft 365 your mail is in Outlook",
    Platform.GOOGLE: "with Google your mail is in Gmail",
    Platform.TEAMS: "Teams has a purple sign with a T",
    Platform.ZOOM: "Zoom has a blue sign with the word zoom or a camera",
    Platform.MEET: "Google Meet opens in the browser at meet.google.com",
    Platform.CHROME: "Chrome has a round sign in red, yellow and green with a blue middle",
    Platform.EDGE: "Edge has a blue and green wave",
    Platform.FIREFOX: "Firefox has an orange fox around a ball",
    Platform.SAFARI: "Safari has a blue compass",
}

# What names a platform in any sentence, and what does so only in answer to the question for it.
_NAMED = {
    Platform.WINDOWS: r"windows (?:xp|vista|7|8|10|11|pc|laptops?|computers?|machine|desktop|update|hello)|win ?(?:7|10|11)"
    r"|(?:on|my|using|uses|with|has|have|run|running) windows|surface (?:pro|laptop)|thinkpad|start menu|\bpc\b",
    Platform.MAC: r"\bmac\b|macs\b|macbook|\bimac|mac ?os|os x\b|apple (?:computer|laptop|desktop)",
    Platform.IPHONE: r"i-?phone|i-?pad|\bios\b",
    Platform.ANDROID: r"android|samsung (?:phone|galaxy)|galaxy (?:s|a|tab)|google pixel|\bpixel \d|huawei|xiaomi|oneplus",
    Platform.CLASSIC_OUTLOOK: r"classic outlook|outlook \(?classic|old outlook|outlook 20(?:13|16|19|21)",
    Platform.NEW_OUTLOOK: r"new outlook|outlook \(?new\b",
    Platform.MAC_OUTLOOK: r"outlook (?:on|for|from) (?:a|the|my)? ?(?:mac|imac)|\bmac outlook|mac ?book|\bmac\b",
    Platform.BROWSER: r"(?:in|on|from|through|via|with) (?:a|the|my)? ?(?:web )?browser|web ?mail|outlook on the web|\bowa\b"
    r"|outlook\.office|mail\.google",
    Platform.MICROSOFT: r"microsoft|office ?365|\b[mo]365|outlook|onedrive|sharepoint",
    Platform.GOOGLE: r"gmail|google (?:workspace|mail|drive|account|calendar)|g suite",
    Platform.TEAMS: r"\b(?:ms |microsoft )?teams\b",
    Platform.ZOOM: r"\bzoom\b",
    Platform.MEET: r"google ?meet|\bgmeet|meet\.google",
    Platform.CHROME: r"\bchrome\b",
    Platform.EDGE: r"(?:microsoft|ms) edge|\b(?:in|on|my|using|the) edge\b",
    Platform.FIREFOX: r"fire ?fox",
    Platform.SAFARI: r"\bsafari\b",
}
_ANSWERED = {
    Platform.WINDOWS: r"windows?\b|windoz|\bwin\b|\bdell\b|lenovo|\bhp\b|four squares",
    Platform.MAC: r"\bapple\b",
    Platform.IPHONE: r"\bapple\b",
    Platform.ANDROID: r"samsung|galaxy|\bpixel\b|motorola|nokia|sony",
    Platform.CLASSIC_OUTLOOK: r"\bclassic|\bold(?:er)?\b|word file",
    Platform.NEW_OUTLOOK: r"\bnew(?:er)?\b",
    Platform.MAC_OUTLOOK: r"\bmac\b|\bapple\b",
    Platform.BROWSER: r"browser|\bweb\b|website|online|internet",
    Platform.MICROSOFT: r"\bms\b|office",
    Platform.GOOGLE: r"google",
    Platform.MEET: r"\bmeet\b",
    Platform.EDGE: r"\bedge\b",
}
_NOT = re.compile(r"\b(?:not|isn'?t|no longer|never|non)\b[\w' ]{0,15}$", re.IGNORECASE)


def named_platform(words: str, among: Collection[Platform]) -> Platform | None:
    """The one of these that a sentence about anything names; None when it names none or several."""
    return _only(words, among, {each: _NAMED[each] for each in among})


def answered_platform(words: str, among: Collection[Platform]) -> Platform | None:
    """The one of these that an answer to "Which one do you use?" means; None when it is not clear."""
    patterns = {each: f"{_NAMED[each]}|{_ANSWERED[each]}" if each in _ANSWERED else _NAMED[each] for each in among}
    return _only(words, among, patterns)


def how_to_tell(among: Collection[Platform]) -> str:
    """One sentence with which a person finds out which of these they use."""
    signs = [SIGNS[each] for each in among]
    sentence = "; ".join(signs)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _only(words: str, among: Collection[Platform], patterns: dict[Platform, str]) -> Platform | None:
    found = [each for each in among if _says(words, patterns[each])]
    return found[0] if len(found) == 1 else None


def _says(words: str, pattern: str) -> bool:
    """Whether the words name it, and not only to say what it is not ("not a mac")."""
    matches = re.finditer(pattern, words, re.IGNORECASE)
    return any(not _NOT.search(words[: match.start()]) for match in matches)
