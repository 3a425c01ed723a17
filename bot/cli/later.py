"""Commands that are loaded when they are called: whoever runs one does not wait for the modules of all others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group


@dataclass(frozen=True)
class Later:
    """Where a command is (``module:name`` of a function or of a group), and its line in the list of all."""

    place: str
    line: str

    def loaded(self, name: str) -> TyperCommand | TyperGroup:
        """The command under this name."""
        module, _, attribute = self.place.partition(":")
        found = getattr(import_module(module), attribute)
        if isinstance(found, typer.Typer):
            command: Any = get_group(found)
        else:
            alone = typer.Typer(add_completion=False)
            alone.command(name)(found)
            command = get_command(alone)
        command.name = name
        return command  # type: ignore[no-any-return]


class _Loading(Mapping[str, Any]):
    """Commands by name; each is loaded when it is first taken, and its name is known before."""

    def __init__(self, commands: Mapping[str, Later]) -> None:
        self._later = commands
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            self._loaded[name] = self._later[name].loaded(name)
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in self._later

    def get(self, name: str, default: Any = None) -> Any:
        """The command, or the default where there is none; what goes wrong while it is loaded is not hidden."""
        return self[name] if name in self._later else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._later)

    def __len__(self) -> int:
        return len(self._later)


def group_of(commands: Mapping[str, Later]) -> type[TyperGroup]:
    """The class of a group with these commands, for ``typer.Typer(cls=...)``."""

    class LaterGroup(TyperGroup):
        def __init__(self, **attributes: Any) -> None:
            super().__init__(**attributes)
            self.commands: Any = _Loading(commands)

        def format_help(self, ctx: Any, formatter: Any) -> None:
            # The list of all commands needs their names and their lines, and none of them loaded.
            for_the_list = TyperGroup(
                name=self.name,
                commands={name: TyperCommand(name, help=each.line) for name, each in commands.items()},
                help=self.help,
                params=self.params,
                rich_markup_mode=self.rich_markup_mode,
            )
            for_the_list.format_help(ctx, formatter)

    return LaterGroup
