"""Which files a path means."""

from pathlib import Path

import pytest

from vaka.case import Case
from vaka.intake import find
from vaka.show.report import report


def test_folders_are_searched_and_names_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.htm", "sub/plain", ".hidden.txt", "d.pdf", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [p.relative_to(tmp_path).as_posix() for p in find([tmp_path]).files] == [
        "a.html",
        "b.txt",
        "sub/c.htm",
        "sub/plain",
    ]


def test_a_named_file_is_taken_whatever_its_name_and_once(tmp_path: Path) -> None:
    path = tmp_path / "d.pdf"
    path.write_text("x")
    assert find([path, tmp_path / "." / "d.pdf"]).files == (path.resolve(),)


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("x")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out.txt")
    assert find([tmp_path / "in"]).files == ()


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        find([tmp_path / "nowhere"])


def test_what_may_hold_pages_and_is_not_read_is_told(tmp_path: Path) -> None:
    for name in ("a.html", "b.pdf", "c.docx", "d.png", "e.vaka"):
        (tmp_path / name).write_text("x")
    assert [p.name for p in find([tmp_path]).passed_over] == ["b.pdf", "c.docx"]
    assert find([tmp_path, tmp_path / "b.pdf"]).passed_over == ((tmp_path / "c.docx").resolve(),)


def test_frames_that_a_browser_saved_beside_a_page_are_no_pages(tmp_path: Path) -> None:
    names = (
        "visit.html",
        "visit_files/frame.html",
        "ziyaret.htm",
        "ziyaret_dosyalar/frame.htm",
        "press_files/own.html",
    )
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = [p.relative_to(tmp_path.resolve()).as_posix() for p in find([tmp_path]).files]
    assert found == ["press_files/own.html", "visit.html", "ziyaret.htm"]


def test_reports_that_vaka_wrote_among_the_pages_are_no_pages(examples_case: Case, tmp_path: Path) -> None:
    (tmp_path / "table.checked.html").write_text(report(examples_case), "utf-8")
    (tmp_path / "page.html").write_text("<html><body><p>A visit.</p></body></html>", "utf-8")
    assert [p.name for p in find([tmp_path]).files] == ["page.html"]
