"""Which files a path means."""

from pathlib import Path

import pytest

from vaka.intake import find


def test_folders_are_searched_and_names_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.htm", "sub/plain", ".hidden.txt", "d.pdf", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [p.relative_to(tmp_path).as_posix() for p in find([tmp_path])] == [
        "a.html",
        "b.txt",
        "sub/c.htm",
        "sub/plain",
    ]


def test_a_named_file_is_taken_whatever_its_name_and_once(tmp_path: Path) -> None:
    path = tmp_path / "d.pdf"
    path.write_text("x")
    assert find([path, tmp_path / "." / "d.pdf"]) == [path.resolve()]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("x")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out.txt")
    assert find([tmp_path / "in"]) == []


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        find([tmp_path / "nowhere"])
