"""Brings a database to the present schema by Alembic's migrations, which stand in `migrations/`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from vaka.errors import VakaError

__all__ = ["HEAD", "upgrade"]

HEAD = "0001"
"""The newest migration; a test checks that it is."""


def _revision(engine: Engine) -> str | None:
    """The migration that the database stands at, without loading Alembic."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return str(row[0]) if row else None


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing; nothing where there are none.

    Raises:
        VakaError: The case was written by a newer Vaka.
    """
    at = _revision(engine)
    if at == HEAD:
        return
    if at is not None and at > HEAD:
        raise VakaError(f"This case was written by a newer Vaka (schema {at}); upgrade Vaka to open it.")
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
