"""Messages that nobody would write on purpose: random signs, real messages bent, very long ones, control signs, HTML, many scripts."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

SCRIPTS = (
    (0x20, 0x7F), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F), (0x1100, 0x11FF),
    (0x2000, 0x206F), (0x2190, 0x27BF), (0x3040, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xD800, 0xDFFF), (0xE000, 0xF8FF),
    (0xFE00, 0xFE0F), (0xFFF0, 0xFFFF), (0x1D400, 0x1D7FF), (0x1F300, 0x1FAFF), (0xE0000, 0xE007F),
)  # fmt: skip
HTML = (
    "<p>", "<script>alert(1)</script>", "<img src=x onerror=x>", "</div>", "&nbsp;", "<![CDATA[", "<!--", "{{7*7}}", "${x}", "%s%n",
    "{0.__class__}",
)  # fmt: skip
BITS = (
    "my", "printer", "outlook", "is", "down", "not", "yes", "no", "1", "ND-1001", "MD-WS-07", "0x80070005", "help", "?", "!!!", ",",
    "thanks", "\n",
)  # fmt: skip


def fuzzed(random: Random, count: int, real: Sequence[str]) -> list[str]:
    """So many, each kind among them; ``real`` are messages to bend."""
    kinds = (_signs, _bent, _one_script, _controls, _marked_up, _words, _long, _mixed)
    return [kinds[number % len(kinds)](random, real) for number in range(count)]


def _sign(random: Random, scripts: Sequence[tuple[int, int]] = SCRIPTS) -> str:
    return chr(random.randint(*random.choice(scripts)))


def _signs(random: Random, real: Sequence[str]) -> str:
    return "".join(chr(random.randrange(0x110000)) for _ in range(random.randint(0, 120)))


def _one_script(random: Random, real: Sequence[str]) -> str:
    script = random.choice(SCRIPTS)
    return "".join(_sign(random, (script,)) for _ in range(random.randint(1, 200)))


def _bent(random: Random, real: Sequence[str]) -> str:
    """A real message with letters lost, doubled, changed, or torn apart."""
    letters = list(random.choice(real))
    for _ in range(random.randint(1, 8)):
        if letters:
            at = random.randrange(len(letters))
            letters[at : at + random.randint(0, 3)] = random.choice(
                (["", ""], [_sign(random)], letters[at : at + 2] * 2, [" "])
            )
    return "".join(letters)


def _controls(random: Random, real: Sequence[str]) -> str:
    return "".join(chr(random.randrange(0x20)) if random.random() < 0.3 else each for each in random.choice(real))


def _marked_up(random: Random, real: Sequence[str]) -> str:
    return " ".join(random.choice((*HTML, random.choice(real))) for _ in range(random.randint(1, 6)))


def _words(random: Random, real: Sequence[str]) -> str:
    return " ".join(random.choices(BITS, k=random.randint(1, 60)))


def _long(random: Random, real: Sequence[str]) -> str:
    """Up to ten million characters."""
    length = random.choice((3_000, 50_000, 50_000, 400_000, 10_000_000))
    piece = random.choice((random.choice(real), _sign(random), "a", " ", "\u200b", "/", "pass ", "1 ", "e\u0301"))
    return (piece * (length // max(1, len(piece)) + 1))[:length]


def _mixed(random: Random, real: Sequence[str]) -> str:
    return "".join(
        random.choice((_sign(random), random.choice(BITS), " ", random.choice(HTML)))
        for _ in range(random.randint(1, 80))
    )
