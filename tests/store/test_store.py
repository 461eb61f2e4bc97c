"""The store keeps what it is given, whole transactions only."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, insert, inspect

from vaka.errors import VakaError
from vaka.records import (
    Article,
    Block,
    Document,
    Interval,
    LocalEntity,
    Mention,
    Paragraph,
    Reading,
    Sentence,
    Span,
    Stated,
)
from vaka.store import SetAside, Store, tables
from vaka.store.codec import dump, load
from vaka.store.schema import HEAD, migrate

TEXT = "Λόρα Βεντ ήρθε."


def a_document(key: str = "d1") -> Document:
    return Document(key, f"{key}.txt", "0" * 64, "text/plain", "utf-8", TEXT, (Block(Span(0, 15)),))


def a_reading(key: str = "d1") -> Reading:
    article = Article(
        document=key,
        language="el",
        title=None,
        published=Stated("2024-05-01", Span(0, 4), "test"),
        updated=None,
        outlet=None,
        byline=None,
        translated_from=None,
        credits=(),
        body=(Paragraph(Span(0, 15), "text", "el"),),
        embeds=(),
        furniture=(),
    )
    return Reading(
        article,
        sentences=(Sentence(0, Span(0, 15), 0, "body", "el"),),
        mentions=(Mention(0, Span(0, 9), 0, "person", 0, "name", "Λόρα Βεντ"),),
        entities=(LocalEntity(0, "person", "Lora Vent", None, ("Λόρα Βεντ",)),),
    )


def test_a_record_survives_the_way_through_json() -> None:
    interval = Interval(date(2024, 6, 1), None)
    assert load(Interval, dump(interval)) == interval
    assert load(Reading, dump(a_reading())) == a_reading()


def test_documents_and_readings_come_back_as_they_went_in(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "c.vaka"))
    store.add_documents([(a_document(), "/in/d1.txt", TEXT.encode())])
    assert store.unread("f") == ["d1"]
    store.add_readings([a_reading()], "f")
    assert store.unread("f") == []
    assert store.unread("another fingerprint") == ["d1"]
    assert store.documents() == {"d1": a_document()}
    assert store.readings() == [a_reading()]


def test_a_document_is_kept_once(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "c.vaka"))
    for _ in range(2):
        store.add_documents([(a_document(), "/in/d1.txt", TEXT.encode())])
    assert store.counts()["documents"] == 1


def test_a_transaction_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "c.vaka"))
    store.add_documents([(a_document(), "/in/d1.txt", TEXT.encode())])

    def breaking() -> object:
        yield a_reading()
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        store.add_readings(breaking(), "f")  # type: ignore[arg-type] # an iterator that breaks midway
    assert store.unread("f") == ["d1"]
    assert store.counts()["sentences"] == 0


def test_what_is_joined_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "c.vaka"))
    store.add_documents([(a_document(), "/in/d1.txt", TEXT.encode())])
    store.add_readings([a_reading()], "f")
    assert store.unjoined("1") == ["d1"]

    def killed() -> None:
        with store.joining(["d1"]) as connection:
            connection.execute(insert(tables.told_in), [{"document": "d1", "story": "s-1"}])
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        killed()
    assert store.counts()["told_in"] == 0
    assert store.unjoined("1") == ["d1"]
    with store.joining(["d1"]) as connection:
        connection.execute(insert(tables.told_in), [{"document": "d1", "story": "s-1"}])
    assert store.unjoined("1") == []


@pytest.mark.parametrize("changed", ["rules", "reading"])
def test_other_rules_or_another_reading_give_up_what_was_joined(tmp_path: Path, changed: str) -> None:
    store = Store(str(tmp_path / "c.vaka"))
    store.add_documents([(a_document(), "/in/d1.txt", TEXT.encode())])
    store.add_readings([a_reading()], "f")
    assert store.unjoined("1") == ["d1"]
    with store.joining(["d1"]) as connection:
        connection.execute(insert(tables.told_in), [{"document": "d1", "story": "s-1"}])
    if changed == "reading":
        store.add_readings([a_reading()], "g")
    assert store.unjoined("2" if changed == "rules" else "1") == ["d1"]
    assert store.counts()["told_in"] == 0


def test_inputs_set_aside_are_remembered_once(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "c.vaka"))
    for reason in ("first", "second"):
        store.put_aside([SetAside("/in/bad.txt", "", reason)])
    assert store.set_aside() == (SetAside("/in/bad.txt", "", "second"),)


def test_the_newest_migration_is_the_one_that_is_checked_for(tmp_path: Path) -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    import vaka.store

    config = Config()
    config.set_main_option("script_location", str(Path(vaka.store.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    Store(str(tmp_path / "new.vaka")).close()
    migrated = create_engine(f"sqlite:///{tmp_path / 'migrated.vaka'}")
    migrate(migrated)
    assert _shape(migrated) == _shape(create_engine(f"sqlite:///{tmp_path / 'new.vaka'}"))


def _shape(engine: Engine) -> dict[str, object]:
    """Columns, keys and indexes of every table."""
    made = inspect(engine)
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in made.get_columns(name)],
            made.get_pk_constraint(name)["constrained_columns"],
            sorted(i["name"] or "" for i in made.get_indexes(name)),
            [(k["constrained_columns"], k["referred_table"]) for k in made.get_foreign_keys(name)],
        )
        for name in made.get_table_names()
    }


def test_a_file_that_is_no_case_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, and long enough to be told from one" * 40)
    with pytest.raises(VakaError, match="cannot be opened as a case"):
        Store(str(path))


def test_knowledge_that_stood_in_a_fact_is_carried_over(tmp_path: Path) -> None:
    import json

    from alembic import command
    from alembic.config import Config

    import vaka.store

    config = Config()
    config.set_main_option("script_location", str(Path(vaka.store.__file__).parent / "migrations"))
    engine = create_engine(f"sqlite:///{tmp_path / 'old.vaka'}")
    text = "# mine\nid,kind,name,aliases\na,person,A B,\n"
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql("INSERT INTO facts VALUES (?, ?)", ("knowledge", json.dumps([text, text])))
    with_table = Store(str(tmp_path / "old.vaka"))
    (kept,) = with_table.own_knowledge()
    assert (kept.file, kept.rows, kept.imported) == ("knowledge-1.csv", 1, False)
    assert with_table.own_knowledge_text(kept.digest) == text.encode()
    assert with_table.fact("knowledge") is None
