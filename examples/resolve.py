"""Turn the expected results, which name passages by their words, into a gold file with offsets.

    python examples/resolve.py EXPORT.json -o gold.json

The expected results are the YAML files in examples/expected, one a story, taken together in the order of
their names. EXPORT.json is an evaluation export; the source text of a document is taken from it, or, where the
export gives none, from the file of that name in examples/articles, read as UTF-8.

A passage is the text itself or a mapping with `text` and, where that text stands more than once,
`nth` (its n-th occurrence, counted from 1) or `within` (the longer passage that it stands in).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected"
ONE_SPAN = ("title", "body_starts", "body_ends")
MANY_SPANS = ("either", "furniture", "embeds", "captions")
NAMED_BY = {"events": "id", "entities": "name"}
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PassageNotFoundError(ValueError):
    """A passage of the expected results is not in the document it is said to be in."""


def load(path: str | Path) -> dict[str, Any]:
    """Read the expected results: one YAML file, or all of a folder joined into one.

    Raises:
        ValueError: If a file has no mapping at its top, or two files say different things of one document,
            event or entity.
    """
    path = Path(path)
    joined: dict[str, Any] = {}
    for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
        loaded = yaml.load(file.read_text(encoding="utf-8"), Loader=Loader)
        if not isinstance(loaded, dict):
            raise ValueError(f"{file}: a mapping is expected at the top")
        _add(joined, loaded, file)
    if not joined:
        raise ValueError(f"{path}: no expected results")
    return joined


def _add(joined: dict[str, Any], loaded: Mapping[str, Any], file: Path) -> None:
    """Add one file's results: documents by key, events by id, entities by name, all else at the end."""
    for name, value in loaded.items():
        if name in NAMED_BY:
            joined[name] = _with(joined.get(name, []), value, NAMED_BY[name], file)
        elif name == "documents":
            twice = joined.setdefault(name, {}).keys() & value.keys()
            if twice:
                raise ValueError(f"{file}: {', '.join(sorted(twice))} stands in another file too")
            joined[name] |= value
        else:
            joined[name] = [*joined.get(name, []), *value]


def _with(items: list[Any], more: list[Any], key: str, file: Path) -> list[Any]:
    """Add items; one that another file has already may bring further mentions and aliases, and change nothing."""
    known = {item[key]: dict(item) for item in items}
    for item in more:
        had = known.setdefault(item[key], {})
        for field, value in item.items():
            if field in ("mentions", "aliases"):
                had[field] = [*had.get(field, []), *value]
            elif had.setdefault(field, value) != value:
                raise ValueError(f"{file}: {item[key]} has another {field} in another file")
    return list(known.values())


def find(text: str, wanted: str, nth: int, file: str) -> int:
    """Give the offset of the n-th occurrence of `wanted`.

    Raises:
        PassageNotFoundError: If it does not occur so often.
    """
    start = -1
    for _ in range(nth):
        start = text.find(wanted, start + 1)
        if start < 0:
            raise PassageNotFoundError(f"{file}: occurrence {nth} of {wanted!r} not found")
    return start


def span(passage: str | Mapping[str, Any], text: str, file: str) -> dict[str, Any]:
    """Give a passage its start and end; other keys of a mapping are kept."""
    given: dict[str, Any] = {"text": passage} if isinstance(passage, str) else dict(passage)
    wanted, nth, within = str(given["text"]), int(given.pop("nth", 1)), given.pop("within", None)
    if within is None:
        start = find(text, wanted, nth, file)
    else:
        start = find(text, str(within), 1, file) + find(str(within), wanted, nth, f"{file}, within")
    return {**given, "start": start, "end": start + len(wanted)}


def resolve(expected: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Give every passage its offsets.

    Args:
        expected: What `load` gives.
        texts: File name to source text. Documents whose file is missing here are an error.

    Returns:
        The expected results in the form of a gold file.
    """
    files = {key: str(document["file"]) for key, document in expected["documents"].items()}
    missing = sorted(set(files.values()) - set(texts))
    if missing:
        raise PassageNotFoundError(f"no text for {', '.join(missing)}")

    def of(key: str, passage: str | Mapping[str, Any]) -> dict[str, Any]:
        if key not in files:
            raise PassageNotFoundError(f"{key}: no such document, for {passage!r}")
        return span(passage, texts[files[key]], files[key])

    def all_of(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [of(item["doc"], item) for item in items]

    gold = dict(expected)
    gold["documents"] = {}
    for key, document in expected["documents"].items():
        resolved = dict(document)
        resolved |= {name: of(key, document[name]) for name in ONE_SPAN if document.get(name)}
        resolved |= {name: [of(key, p) for p in document[name]] for name in MANY_SPANS if name in document}
        gold["documents"][key] = resolved
    for name in ("quotations", "not_quotations", "dates"):
        gold[name] = all_of(expected[name])
    for name in ("events", "entities"):
        gold[name] = [{**item, "mentions": all_of(item.get("mentions", []))} for item in expected[name]]
    return gold


def texts_of(export: Mapping[str, Any], articles: Path = HERE / "articles") -> dict[str, str]:
    """Give the source texts of an evaluation export by file name."""
    texts: dict[str, str] = {}
    for document in export["documents"]:
        file, text = str(document["file"]), document.get("text")
        if text is not None:
            texts[file] = text
        elif (articles / file).is_file():
            # Bytes, not read_text: line ends stay as they are, or the offsets would shift.
            texts[file] = (articles / file).read_bytes().decode("utf-8-sig")
    return texts


def main() -> None:
    """Write the gold file for one evaluation export."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("export", type=Path, metavar="EXPORT.json")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="GOLD.json")
    parser.add_argument("--expected", type=Path, default=EXPECTED)
    arguments = parser.parse_args()
    export = json.loads(arguments.export.read_text(encoding="utf-8"))
    try:
        gold = resolve(load(arguments.expected), texts_of(export))
    except PassageNotFoundError as problem:
        raise SystemExit(str(problem)) from problem
    arguments.output.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
