"""Slips of the pen in the words that emergencies are told with: one letter more, less, wrong or swapped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from bot.language.edits import HELD_KEY, deletions, one_slip_apart

# A word of fewer letters is too near to too many others.
MIN_LETTERS = 5
_MEANT_WORDS = """
account accounts alarm alarms ambulance antivirus anybody anyone approval attachment attacked attacker authenticator
battery bitcoin blackout bleeding breathing browser building burned burning charged clicked clinic collapsed colleague
company compromised computer computers connection controlling crashed criminal customers database decrypt defender
deleted department desktop disappeared documents domain electric electrical electricity electrocuted email emails
employee encrypted encrypting entered entire everybody everyone everything exchange exploded extension extensions
extortion factory files flames flooded flooding folder folders forwarding fraud fraudster frozen hacked hacker hackers
happening hijacked infected inside internet intruder invoice invoices itself laptop laptops leaked login machine
machines mailbox malware melted melting message messages missing mobile mouse moving myself network nobody notebook
nothing office offline opened outage outlet password passwords patients phishing phone phones plastic popup practice
production prompts ransom ransomware reachable receptionist remote remotely renamed requests responding restarting scammed
scammer scrambled screen seizure server servers shocked smoke smoking socket somebody someone sparking sparks spyware
standstill stole stolen stopped strange stranger suicidal suicide suspicious switch system systems tablet terminal
threat threatened threatening threats transferred trojan unauthorized unconscious unknown unlock unplugged unreachable
virus viruses warning website whole wiped without working
"""
_MEANT = frozenset(_MEANT_WORDS.split())
# Ordinary words one slip away from one of those; words that stand in the lexicon themselves are known anyway.
_ORDINARY_WORDS = """
attached backed blending blocked booked booking boosting breeding burying charted clashed cleaned clinica commuter
commuters convection depleted employed employer explored feeling films fines flooring frames freud hacking hatched
hawker hawkers hounded house injected injecting interned leaned leaped leased leaving locking logan massage meeting
mending messing meting misting moose morse mousse noting opined outrage outset packed painter patents patient pocket
pointer practise printed prone random requested resorting resting restoring roasting rocket screed sending serves
sharks slammed spending sprinter stale stealing stitch stocked stoke stomped stone store stove stronger suspicions
swiped tables teachable terminals threads tower treats unblock unblocked warming warring whale while whose
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
# More than one slip, or too short, and yet plain.
_SHORT = {
    "cna": "can",
    "cnat": "cant",
    "coleague": "colleague",
    "colegue": "colleague",
    "collegue": "colleague",
    "comprimized": "compromised",
    "ded": "dead",
    "donw": "down",
    "dwon": "down",
    "electricuted": "electrocuted",
    "every1": "everyone",
    "evry": "every",
    "fier": "fire",
    "firre": "fire",
    "hackt": "hacked",
    "haked": "hacked",
    "hakt": "hacked",
    "labtop": "laptop",
    "loged": "logged",
    "no1": "nobody",
    "noware": "nowhere",
    "ransomwear": "ransomware",
    "ppl": "people",
    "robed": "robbed",
    "serevr": "server",
    "sistem": "system",
    "smok": "smoke",
    "some1": "someone",
    "stoled": "stolen",
    "stoln": "stolen",
    "sum1": "someone",
    "sumone": "someone",
    "vrius": "virus",
    "vyrus": "virus",
    "wierd": "weird",
    "wrok": "work",
    "wter": "water",
}
_ENDINGS = {"", "s", "d", "r", "y"}
_REMEMBERED = 20_000


class Slips:
    """Puts words right that are one slip away from exactly one of the words that we listen for."""

    def __init__(self, known: Collection[str]) -> None:
        """Words that are `known` are as they should be."""
        self._right = frozenset(known) | _MEANT | _ORDINARY
        self._index: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(_MEANT):
            for short in deletions(word):
                self._index[short].append(word)
        self._mended: dict[str, str] = {}

    def mend(self, word: str) -> str:
        """The word that was meant; the word itself where it is as it should be, or unknown."""
        mended = self._mended.get(word)
        if mended is None:
            if len(self._mended) > _REMEMBERED:
                self._mended.clear()
            mended = self._mended[word] = self._meant(word)
        return mended

    def _meant(self, word: str) -> str:
        if HELD_KEY.search(word):
            single, double = HELD_KEY.sub(r"\1", word), HELD_KEY.sub(r"\1\1", word)
            word = double if double in self._right else single
        if word in _SHORT:
            return _SHORT[word]
        if len(word) < MIN_LETTERS - 1 or word in self._right or not word.isalpha():
            return word
        near = {meant for short in deletions(word) for meant in self._index.get(short, ()) if _one_slip(word, meant)}
        return near.pop() if len(near) == 1 else word


def _one_slip(word: str, meant: str) -> bool:
    """Whether one slip lies between them that is no mere ending: "servers" is no misspelt "server"."""
    same = next((at for at, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), min(len(word), len(meant)))
    return one_slip_apart(word, meant) and not {word[same:], meant[same:]} <= _ENDINGS
