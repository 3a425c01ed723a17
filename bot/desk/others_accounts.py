"""Whether somebody asks for a sign-in that is not their own: nobody's word is enough for that."""

from __future__ import annotations

import re

# Where a wish about somebody else's account lets a stranger in.
SIGN_IN_CATEGORIES = frozenset({"password_reset", "account_locked", "mfa_problem"})
CHECK_FIRST = (
    "About somebody else's sign-in. Change nothing on the word of another: ask the person whose account it is, over the number "
    "or address on file, and never set a password that anybody else knows."
)
_SECRET = r"(?:\w+ ){0,2}(?:passwords?|pass ?words?|passwd|pw|pwd|passcode|pin|log ?in|account|authenticator|mfa|2fa|sign[- ]in)\b"
_SOMEBODY = (
    r"(?:colleague|co-?worker|boss|manager|assistant|wife|husband|son|daughter|intern|trainee|predecessor|neighbou?r|teammate|"
    r"supervisor|secretary|employee|director|ceo)"
)
# "what's my password" and "windows' password" are nobody's; a name without its sign is found where it is no plural.
_NOBODY = (
    r"(?:what|it|that|there|here|where|how|who|let|today|yesterday|week|company|computer|windows|"
    r"microsoft|google|apple|laptop|outlook|phone|server)"
)
_ANOTHERS = re.compile(
    rf"\b(?:(?:his|her|their)\s+{_SECRET}"
    rf"|(?:my|our|a|the)\s+{_SOMEBODY}(?:['\u2019]?s)?\s+{_SECRET}"
    rf"|(?!{_NOBODY}['\u2019])[a-z]+['\u2019]s\s+{_SECRET}"
    rf"|{_SECRET}\s+(?:of|for)\s+(?:my|our|a|the)\s+{_SOMEBODY}\b"
    rf"|{_SECRET}\s+(?:for|of)\s+(?:him|her|them|somebody else|someone else)\b"
    r"|same\s+(?:password\s+)?as\s+(?:mine|my\s+(?:own\s+)?(?:password|one)|his|hers|theirs))",
    re.IGNORECASE,
)


def asks_for_anothers(category: str | None, words: str) -> bool:
    """Whether words about signing in ask for the account of somebody else, or for a password that two would know."""
    return category in SIGN_IN_CATEGORIES and _ANOTHERS.search(words) is not None
