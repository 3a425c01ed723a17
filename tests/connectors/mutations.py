"""Client files gone wrong: bytes, lines, values and structure, each in a way that editors, scripts or enemies bring about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random

import yaml

HOSTILE_VALUES = (
    "999999999999999999999", "1e400", "NaN", ".inf", "-1", "-0", "0", "0.00001", "1_000", "0x10", "1,5", "²", "١٢",
    "0000-00-00", "0001-01-01", "1900-01-01", "2026-02-30", "9999-12-31", "2999-12-31", "26-1-1", "12:00-11:00",
    "00:00-24:00", "24x7", "99999d", "9999h99999m", "9999d", "1m", "0m", "-5m", "100%", "100.0001%", "-5%", "999999999%",
    "∞%", "null", "~", "true", "yes", "no", "[]", "{}", "[[[[[[x]]]]]]", "{a: {b: {c: d}}}", "*nothing", "&a x", "*a",
    "!!python/object:os.system x", "!!binary aGk=", "!!float 1", "'", '"', "|", ">", "@", "`", "%", "#", ": :", "- -", "?",
    "💥", "\u202e", "\u200f", "\u2028", "\x07", "\x00", "\ufeff", "x" * 3000, '"\\0"', '"\\ud800"', '"\\UFFFFFFFF"',
    '"a\\nb"', "' '", '""', "../../etc/passwd", "America", "UTC", "' OR 1=1 --", "${HOME}", "{{7*7}}", "%s%n", "CAD", "XXX",
    "all", "include", "printer", "Printer", "[all, printer]", "support", "[support, weekend]", "P1", "PLAN", "TM", "visits",
    "ann@small.example", "T1/U1", "42", "0042", "1", "2", "3", "999999999", "1000000000", "999999999.9999", "-999999999",
)  # fmt: skip


# The parser in C where there is one: faster, and not the one that client files are read with.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Mutation:
    """A file gone wrong; ``place`` and ``value`` when one value was put in the place of another."""

    kind: str
    data: bytes
    place: str | None = None
    value: str | None = None


def mutated(source: Random, text: str, other: str) -> Mutation:
    """The text with one thing wrong, or a few of the same kind; ``other`` is another file to take parts from."""
    kind = source.choice(list(_KINDS))
    return _KINDS[kind](source, text, other)


def _bytes_flipped(source: Random, text: str, other: str) -> Mutation:
    data = bytearray(text.encode())
    for _ in range(source.randint(1, 6)):
        data[source.randrange(len(data))] ^= 1 << source.randrange(8)
    return Mutation("bytes flipped", bytes(data))


def _bytes_cut_and_pasted(source: Random, text: str, other: str) -> Mutation:
    data, piece = text.encode(), other.encode()
    first, begin = source.randrange(len(data)), source.randrange(len(piece))
    cut, taken = source.choice([0, 1, 5, 200]), source.choice([0, 1, 5, 200])
    return Mutation("bytes cut and pasted", data[:first] + piece[begin : begin + taken] + data[first + cut :])


def _lines_changed(source: Random, text: str, other: str) -> Mutation:
    lines, others = text.splitlines(keepends=True), other.splitlines(keepends=True)
    for _ in range(source.randint(1, 3)):
        one, two = source.randrange(len(lines)), source.randrange(len(lines))
        change = source.choice(["swap", "double", "delete", "move", "take", "indent"])
        if change == "swap":
            lines[one], lines[two] = lines[two], lines[one]
        elif change == "double":
            lines.insert(two, lines[one])
        elif change == "delete" and len(lines) > 1:
            del lines[one]
        elif change == "move":
            lines.insert(two, lines.pop(one))
        elif change == "take":
            lines.insert(one, source.choice(others))
        else:
            lines[one] = source.choice([" ", "  ", "\t", "- "]) + lines[one]
    return Mutation("lines changed", "".join(lines).encode())


def _cut_off(source: Random, text: str, other: str) -> Mutation:
    data = text.encode()
    return Mutation("cut off", data[: source.randrange(len(data))])


def _value_replaced(source: Random, text: str, other: str) -> Mutation:
    places = [place for place in scalars(text) if not place.path.startswith("cases")]
    at = source.choice(places)
    alike = [place.text for place in places if place.path.rpartition(".")[2] == at.path.rpartition(".")[2]]
    value = source.choice(
        [source.choice(HOSTILE_VALUES), source.choice(HOSTILE_VALUES), source.choice(places).text, source.choice(alike)]
    )
    return Mutation("value replaced", (text[: at.begin] + value + text[at.end :]).encode("utf-8"), at.path, value)


def _case_replaced(source: Random, text: str, other: str) -> Mutation:
    places = tuple(place for place in scalars(text) if place.path.startswith("cases")) or scalars(text)
    at = source.choice(places)
    value = source.choice([source.choice(HOSTILE_VALUES), source.choice(places).text])
    return Mutation("case replaced", (text[: at.begin] + value + text[at.end :]).encode("utf-8"))


def _keys_changed(source: Random, text: str, other: str) -> Mutation:
    at = source.choice(keys(text))
    name = text[at.begin : at.end]
    new = source.choice([name.upper(), name[:-1], name + "s", "💥", "<<", "? ", "*a", "!!str a", '""', "null", name])
    put = text[: at.begin] + new + text[at.end :]
    if new == name:
        line = text.count("\n", 0, at.begin)
        lines = put.splitlines(keepends=True)
        put = "".join([*lines[: line + 1], lines[line], *lines[line + 1 :]])
    return Mutation("keys changed", put.encode())


def _encoded_otherwise(source: Random, text: str, other: str) -> Mutation:
    ways: dict[str, Callable[[], bytes]] = {
        "with CRLF": lambda: text.replace("\n", "\r\n").encode(),
        "with a BOM": lambda: b"\xef\xbb\xbf" + text.encode(),
        "in UTF-16": lambda: text.encode("utf-16"),
        "in UTF-16 without a BOM": lambda: text.encode("utf-16-le"),
        "in Latin-1": lambda: text.replace("Maple", "Mäple").replace("Small", "Smäll").encode("latin-1", "replace"),
        "with tabs": lambda: text.replace("  ", "\t").encode(),
        "with a NUL": lambda: text.encode().replace(b"e", b"e\x00", 1),
        "with two BOMs": lambda: b"\xef\xbb\xbf" * 2 + text.encode(),
    }
    way = source.choice(list(ways))
    return Mutation(f"written {way}", ways[way]())


def _blown_up(source: Random, text: str, other: str) -> Mutation:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    small_bomb = text.replace("contacts:", "contacts: &c", 1) + "\nmore: [" + ", ".join(["*c"] * 300) + "]\n"
    ways: dict[str, Callable[[], str]] = {
        "a bomb of repeats": lambda: bomb,
        "a bomb behind a file": lambda: text + bomb,
        "many repeats of a part": lambda: small_bomb,
        "brackets without end": lambda: text + "z: " + "[" * source.choice([10, 1_000, 100_000]),
        "braces without end": lambda: "{a: " * source.choice([10, 1_000, 50_000]),
        "a document behind a document": lambda: text + "---\n" + text,
        "a directive": lambda: f"%YAML {source.choice(['1.1', '9.9', '1.' + '9' * 5000])}\n---\n" + text,
        "contacts without number": lambda: text.replace(
            "  contacts:\n", "  contacts:\n" + "".join(f"    - {{name: N, email: n{n}@x.example, site: s{n}}}\n" for n in range(2_000))
        ),
        "a merge key": lambda: text.replace("client:\n", "client:\n  <<: {code: merged}\n", 1),
        "a key made of a list": lambda: text + "? [a, b]\n: c\n",
    }  # fmt: skip
    way = source.choice(list(ways))
    return Mutation(way, ways[way]().encode())


_KINDS: dict[str, Callable[[Random, str, str], Mutation]] = {
    "bytes flipped": _bytes_flipped,
    "bytes cut and pasted": _bytes_cut_and_pasted,
    "lines changed": _lines_changed,
    "lines changed again": _lines_changed,
    "cut off": _cut_off,
    "value replaced": _value_replaced,
    "value replaced again": _value_replaced,
    "value replaced once more": _value_replaced,
    "case replaced": _case_replaced,
    "keys changed": _keys_changed,
    "encoded otherwise": _encoded_otherwise,
    "blown up": _blown_up,
}


@dataclass(frozen=True)
class Place:
    """Where a scalar stands in a text, and its path: ``contracts[0].rates.base``."""

    path: str
    begin: int
    end: int
    text: str


@lru_cache(maxsize=16)
def scalars(text: str) -> tuple[Place, ...]:
    """Every value of a YAML text that is one word or number, by PyYAML's own tree."""
    return tuple(place for place, is_key in _walk(yaml.compose(text, Loader=LOADER), "", text) if not is_key)


@lru_cache(maxsize=16)
def keys(text: str) -> tuple[Place, ...]:
    """Every key of a YAML text."""
    return tuple(place for place, is_key in _walk(yaml.compose(text, Loader=LOADER), "", text) if is_key)


def _walk(node: yaml.Node | None, path: str, text: str) -> Iterator[tuple[Place, bool]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            where = f"{path}.{key.value}" if path else str(key.value)
            yield Place(where, key.start_mark.index, key.end_mark.index, key.value), True
            yield from _walk(value, where, text)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _walk(item, f"{path}[{index}]", text)
    elif isinstance(node, yaml.ScalarNode):
        begin, end = node.start_mark.index, node.end_mark.index
        yield Place(path, begin, end, text[begin:end]), False
