"""Brings a database to the present schema by Alembic's migrations, which stand in `migrations/`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from vaka.errors import VakaError
from vaka.store.tables import metadata

__all__ = ["HEAD", "migrate", "upgrade"]

HEAD = "0005"
"""The newest migration; a test checks that it is."""


def _revision(engine: Engine) -> str | None:
    """The migration that the database stands at, without loading Alembic."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return str(row[0]) if row else None


def _create(engine: Engine) -> None:
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.execute(
            text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        )
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def migrate(engine: Engine) -> None:
    """Run Alembic's migrations up to the newest, whatever the database stands at."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing; nothing where there are none.

    A new database gets the present tables at once: a test holds them against what the migrations make, and a
    first build need not wait half a second for Alembic.

    Raises:
        VakaError: The case was written by a newer Vaka.
    """
    at = _revision(engine)
    if at == HEAD:
        return
    if at is None and not inspect(engine).get_table_names():
        _create(engine)
        return
    if at is not None and at > HEAD:
        raise VakaError(f"This case was written by a newer Vaka (schema {at}); upgrade Vaka to open it.")
    migrate(engine)
