"""The command line: every command answers, errors are one sentence and exit code 2, the docs name them all."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import EXAMPLES, KNOWLEDGE, ROOT
from vaka.case import Case


def vaka(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "vaka", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("cli")
    pages = folder / "pages"
    pages.mkdir()
    for name in (
        "tr04_cenevre_ertelendi.txt",
        "en03_geneva_summit.html",
        "ru02_tashkent.txt",
        "en05_tashkent_talks.txt",
    ):
        (pages / name).write_bytes((EXAMPLES / name).read_bytes())
    built = vaka("build", str(pages), "--case", str(folder / "c.vaka"), "--knowledge", str(KNOWLEDGE))
    assert built.returncode == 0, built.stderr
    assert "Tashkent" in built.stdout
    assert "4 new, 0 known, 0 set aside" in built.stderr
    return str(folder / "c.vaka")


@pytest.mark.parametrize("command", ["timeline", "quotes", "entity", "story", "conflicts"])
def test_listings_speak_to_people_and_to_programs(case: str, command: str) -> None:
    shown = vaka(command, case)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.strip()
    rows = json.loads(vaka(command, case, "--json").stdout)
    assert isinstance(rows, list)
    assert rows


def test_people_of_ones_own_are_imported_listed_and_shown(tmp_path: Path) -> None:
    source, case = tmp_path / "mine.json", str(tmp_path / "c.vaka")
    source.write_text(
        '{"id":"p1","schema":"Person","properties":{"name":["Ordan Belisk"],"country":["gr"]}}\n{broken\n',
        "utf-8",
    )
    done = vaka("knowledge", "import", str(source), "--case", case)
    assert done.returncode == 3, done.stderr
    assert "Imported: 1 person." in done.stderr
    assert f"Set aside: {source}, line 2: not a JSON object" in done.stderr
    assert json.loads(vaka("knowledge", "list", case, "--json").stdout)[0]["file"] == "mine.json"
    assert "mine.json" in vaka("knowledge", "list", case).stdout
    assert (
        "Ordan Belisk  [p1]  person, Greece"
        in vaka("knowledge", "show", "ordan belisk", "--case", case).stdout
    )
    assert json.loads(vaka("knowledge", "show", "Q142", "--json").stdout)[0]["name"] == "France"
    out = tmp_path / "out.csv"
    assert vaka("knowledge", "import", str(source), "--out", str(out)).returncode == 3
    assert "p1,person,Ordan Belisk,,Greece,," in out.read_text("utf-8")
    assert vaka("knowledge", "import", str(source)).returncode == 2


def test_show_marks_a_document(case: str) -> None:
    shown = vaka("show", case, "ru02")
    assert shown.returncode == 0, shown.stderr
    assert "Dorsania" in shown.stdout
    assert json.loads(vaka("show", case, "ru02", "--json").stdout)["language"] == "ru"


@pytest.mark.parametrize("form", ["html", "json", "csv", "eval"])
def test_every_form_is_written(case: str, form: str, tmp_path: Path) -> None:
    out = tmp_path / f"out.{form}"
    written = vaka("export", case, "--format", form, "-o", str(out))
    assert written.returncode == 0, written.stderr
    assert "Tashkent" in out.read_text("utf-8")


def test_read_gives_one_line_for_each(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "text": "dün", "language": "tr", "anchor": "2024-03-02T10:00:00+03:00"},
        {"id": "b", "text": "The president arrived in Vienna on 5 May 2024.", "language": "en"},
    ]
    answer = vaka("read", "--jsonl", text="\n".join(json.dumps(x) for x in lines))
    assert answer.returncode == 0, answer.stderr
    a, b = (json.loads(line) for line in answer.stdout.splitlines())
    assert (a["id"], [d["value"] for d in a["dates"]]) == ("a", ["2024-03-01"])
    assert (b["id"], [d["value"] for d in b["dates"]]) == ("b", ["2024-05-05"])


def test_read_shows_one_page() -> None:
    page = EXAMPLES / "en05_tashkent_talks.txt"
    assert json.loads(vaka("read", str(page), "--json").stdout)["language"] == "en"
    assert "en05_tashkent_talks.txt" in vaka("read", str(page)).stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("timeline", "nowhere.vaka"), "vaka build"),
        (("build", "nowhere"), "name files or folders that are there"),
        (("read", "nowhere.txt"), "cannot be read"),
        (("read",), "wants a file"),
        (("build", ".", "--knowledge", "nowhere.csv"), "nowhere"),
        (("build", "empty"), "no saved page is in there"),
    ],
)
def test_an_error_is_one_sentence(arguments: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("A page.", "utf-8")
    (tmp_path / "empty").mkdir()
    failed = subprocess.run(
        [sys.executable, "-m", "vaka", *arguments], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert failed.returncode == 2
    assert failed.stderr.startswith("vaka: ")
    assert sentence in failed.stderr
    assert len(failed.stderr.strip().splitlines()) == 1


def test_a_line_that_is_no_object_is_named() -> None:
    failed = vaka("read", "--jsonl", text='{"text": "fine"}\nnot json\n')
    assert failed.returncode == 2
    assert "Line 2" in failed.stderr


def test_a_build_that_sets_input_aside_says_so_in_its_exit_code(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 300)
    (tmp_path / "good.txt").write_text("The ministers of Velmora met in Vienna on 5 May 2024.\n", "utf-8")
    built = vaka(
        "build", str(tmp_path / "bad.txt"), str(tmp_path / "good.txt"), "--case", str(tmp_path / "c.vaka")
    )
    assert built.returncode == 3
    assert "Set aside: bad.txt" in built.stderr


def test_the_readme_names_every_command_and_every_form() -> None:
    from typer.main import get_command

    from vaka.cli.commands import app
    from vaka.show.exports import FORMATS

    readme = (ROOT / "README.md").read_text("utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined] # a group, for it has several
    assert [c for c in commands if f"`vaka {c}" not in readme] == []
    assert [f for f in FORMATS if f"`{f}`" not in readme] == []


def test_looking_at_a_case_needs_no_case_of_its_own(case: str) -> None:
    with Case(case, must_exist=True) as opened:
        assert len(opened.documents()) == 4


def test_a_correction_is_made_logged_and_taken_back(case: str) -> None:
    events = json.loads(vaka("timeline", case, "--json").stdout)
    event = events[0]["id"]
    made = vaka("set", case, event, "status=alleged", "--why", "one source", "--who", "Ada")
    assert made.returncode == 0, made.stderr
    assert "Correction 1: set" in made.stderr
    assert (
        next(e for e in json.loads(vaka("timeline", case, "--json").stdout) if e["id"] == event)["status"]
        == "alleged"
    )
    assert "Ada  set" in vaka("log", case).stdout
    assert vaka("undo", case, "1").returncode == 0
    assert "(taken back)" in vaka("log", case).stdout
    wrong = vaka("merge", case, "nothing")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("vaka: The case has no event nothing")


def test_quotes_name_their_speaker_as_the_case_does(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    lead = "Halvek Serudan, the energy minister of Lebanon, met his Greek colleague in Athens."
    (pages / "a.txt").write_text(f'Talks\n\n4 March 2025\n\n{lead} "We buy gas," Serudan said.\n', "utf-8")
    other = "Министр энергетики Ливана Халвек Серудан прибыл в Афины. «Мы купим газ», — заявил Серудан."
    (pages / "b.txt").write_text(f"Переговоры\n\n4 марта 2025\n\n{other}\n", "utf-8")
    case = str(tmp_path / "c.vaka")
    assert vaka("build", str(pages), "--case", case).returncode == 0
    names = {g["speaker"] for g in json.loads(vaka("quotes", case, "--json").stdout)}
    assert names == {"Halvek Serudan"}
    assert "Halvek Serudan" in vaka("quotes", case).stdout


def test_the_version_and_the_commands_in_the_order_of_use() -> None:
    assert vaka("--version").stdout.startswith("vaka ")
    listed = [
        line.split()[0]
        for line in vaka("--help").stdout.partition("Commands:")[2].splitlines()
        if line.strip()
    ]
    assert listed[:3] == ["build", "add", "timeline"]


def test_an_export_that_cannot_be_written_is_one_sentence(case: str, tmp_path: Path) -> None:
    failed = vaka("export", case, "-o", str(tmp_path / "nowhere" / "x.html"))
    assert failed.returncode == 2
    assert failed.stderr.startswith("vaka: ")
    assert "cannot be written" in failed.stderr


def test_a_name_that_no_page_has_is_told_with_the_nearest(case: str) -> None:
    failed = vaka("entity", case, "Vashkle")
    assert failed.returncode == 2
    assert "do you mean" in failed.stderr


def test_an_entity_has_its_events_and_quotations(case: str) -> None:
    groups = json.loads(vaka("quotes", case, "--json").stdout)
    speaker = next(g["speaker"] for g in groups if g["speaker"])
    (row, *_) = json.loads(vaka("entity", case, speaker, "--json").stdout)
    assert row["quotations"]
    assert "“" in vaka("entity", case, speaker).stdout


def test_a_story_says_how_its_documents_came_by_their_text_and_no_reason_twice(case: str) -> None:
    stories = json.loads(vaka("story", case, "--json").stdout)
    assert any(s["lineage"] for s in stories)
    shown = vaka("story", case).stdout
    assert "credits " in shown or "names no source" in shown
    assert "en05_tashkent_talks.txt" in shown


def test_values_are_set_all_or_none(case: str) -> None:
    event = json.loads(vaka("timeline", case, "--json").stdout)[0]["id"]
    before = vaka("log", case).stdout
    failed = vaka("set", case, event, "when=2024-05-16", "status=nonsense")
    assert failed.returncode == 2
    assert vaka("log", case).stdout == before


def test_what_changes_a_case_answers_programs(case: str, tmp_path: Path) -> None:
    event = json.loads(vaka("timeline", case, "--json").stdout)[0]["id"]
    (made,) = json.loads(vaka("set", case, event, "status=alleged", "--json").stdout)
    assert made["action"] == "set"
    (undone,) = json.loads(vaka("undo", case, str(made["n"]), "--json").stdout)
    assert undone["undoes"] == made["n"]
    (tmp_path / "page.txt").write_text("Talks were held in Vienna.", "utf-8")
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.4")
    added = vaka("add", str(tmp_path), "--case", str(Path(case).with_name("a.vaka")), "--json")
    assert added.returncode == 2
    Path(case).with_name("a.vaka").write_bytes(Path(case).read_bytes())
    added = vaka("add", str(tmp_path), "--case", str(Path(case).with_name("a.vaka")), "--json")
    told = json.loads(added.stdout)
    assert (told["new"], told["changed"]) == (1, True)
    assert [Path(p).name for p in told["passed_over"]] == ["page.pdf"]
    assert "Passed over: 1 .pdf" in added.stderr
