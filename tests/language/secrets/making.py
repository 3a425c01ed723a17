"""Random pieces of secrets: letters of an alphabet, check digits, and the two halves of a set."""

from __future__ import annotations

import base64
import string
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

ALNUM = string.ascii_letters + string.digits
LOWER = string.ascii_lowercase + string.digits
UPPER = string.ascii_uppercase + string.digits
HEX = "0123456789abcdef"
URLSAFE = ALNUM + "-_"
BASE32 = string.ascii_uppercase + "234567"
HALVES = ("seen", "held")


def half(samples: Sequence[T], which: str) -> list[T]:
    """The half of a set that is called so; which sample is in which does not change."""
    mixed = list(samples)
    Random("halves of a set").shuffle(mixed)
    return mixed[HALVES.index(which) :: 2]


def chars(random: Random, alphabet: str, count: int) -> str:
    """So many letters of the alphabet."""
    return "".join(random.choice(alphabet) for _ in range(count))


def mixed(random: Random, alphabet: str, count: int) -> str:
    """Likewise, with a letter and a digit among them."""
    made = chars(random, alphabet, count - 2)
    return made + random.choice([c for c in alphabet if c.isalpha()]) + random.choice("23456789")


def base64_of(random: Random, count: int) -> str:
    """So many random bytes."""
    return base64.b64encode(random.randbytes(count)).decode()


def grouped(text: str, size: int, between: str = "-") -> str:
    """The text in groups."""
    return between.join(text[at : at + size] for at in range(0, len(text), size))


def with_luhn(random: Random, begin: str, length: int) -> str:
    """A number that begins so and ends with its check digit (ISO/IEC 7812)."""
    body = begin + chars(random, string.digits, length - len(begin) - 1)
    for last in string.digits:
        total = 0
        for place, digit in enumerate(reversed(body + last)):
            twice = int(digit) * 2 if place % 2 else int(digit)
            total += twice // 10 + twice % 10
        if total % 10 == 0:
            return body + last
    raise AssertionError("one of ten digits fits")


def iban(random: Random, country: str, bank: str) -> str:
    """An IBAN with its check digits (ISO 13616)."""
    turned = "".join(str(int(c, 36)) for c in f"{bank}{country}00")
    return f"{country}{98 - int(turned) % 97:02}{bank}"
