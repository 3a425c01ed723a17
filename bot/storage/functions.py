"""What a function of the database is made of, so that it can be put in place and compared with what is there."""

from __future__ import annotations

from dataclasses import dataclass

_SEARCHED = "pg_catalog, public, pg_temp"


@dataclass(frozen=True)
class Function:
    """A function of ours; ``body`` is compared without regard to spaces, ``arguments`` are as PostgreSQL writes them.

    A ``definer`` works with its owner's rights, and nobody but the desk's role may call it.
    """

    name: str
    returns: str
    language: str
    body: str
    volatility: str = ""
    arguments: str = ""
    definer: bool = False

    @property
    def statement(self) -> str:
        """What puts it in place, whatever was there before."""
        rights = f"SECURITY DEFINER SET search_path = {_SEARCHED}" if self.definer else ""
        return (
            f"CREATE OR REPLACE FUNCTION {self.name}({self.arguments}) RETURNS {self.returns} LANGUAGE {self.language} "
            f"{self.volatility} {rights} AS $${self.body}$$"
        )

    @property
    def settings(self) -> list[str] | None:
        """As PostgreSQL keeps them."""
        return [f"search_path={_SEARCHED}"] if self.definer else None

    def reserved_for(self, role: str) -> tuple[str, ...]:
        """What lets this role call a definer, and nobody else."""
        called = f"FUNCTION {self.name}({', '.join(each.split(' ', 1)[1] for each in self.arguments.split(', '))})"
        return f"REVOKE ALL ON {called} FROM PUBLIC", f"GRANT EXECUTE ON {called} TO {role}"
