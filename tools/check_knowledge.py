"""Check the knowledge data: `python -m tools.check_knowledge` prints one line a problem and fails on any.

With `--gaps` it prints which nations lack a name of their people or an adjective, language by language.

The loader refuses what it cannot read; this goes over what it would read without complaint and what would
still be wrong: two bearers of one form, forms that are common words, countries that nobody knows, forms
that are too short, offices that end before they begin.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vaka.knowledge.rows import Row, nation_forms, read_rows

__all__ = ["AMBIGUOUS", "FILES", "Entry", "Kept", "check_all", "check_entries", "check_nations", "main"]

FOLDER = Path(__file__).parent.parent / "src" / "vaka"
FILES = ("people", "organisations", "agencies", "countries", "places")
COLUMNS = ["id", "kind", "name", "aliases", "country", "offices", "description"]
AMBIGUOUS = FOLDER / "knowledge" / "ambiguous.csv"
KEY = re.compile(r"Q[1-9][0-9]*|vaka:[a-z0-9]+(?:-[a-z0-9]+)*")
DATE = re.compile(r"[12][0-9]{3}(?:-[01][0-9](?:-[0-3][0-9])?)?")
NUMERAL = re.compile(r"(?:[IVX]+|[Α-Ω]{1,2}[΄'’]|[0-9]+세|Jr\.?)")
ROLE = re.compile(r"[a-z]+(?:_[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a knowledge file and where it stands."""

    file: str
    row: Row


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that may stand in spite of a check: borne by two, or a common word as well."""

    kind: str
    form: str
    why: str


def _header(path: Path) -> Iterator[str]:
    """Problems of a file's opening: provenance first, then exactly the columns."""
    lines = path.read_text("utf-8").splitlines()
    if not lines or not lines[0].startswith("#"):
        yield f"{path.name}: must open with a comment on its provenance"
    if not any("known gaps" in line.casefold() for line in lines if line.startswith("#")):
        yield f"{path.name}: the comment must name the known gaps"
    header = next((line for line in lines if not line.startswith("#")), "")
    wanted = ["country", "use", "form"] if path.name == "nations.csv" else COLUMNS
    if header.split(",") != wanted:
        yield f"{path.name}: columns must be {','.join(wanted)}"


def _row_problems(entry: Entry, countries: Collection[str]) -> Iterator[str]:
    known, forms = entry.row
    where = f"{entry.file}: {known.key}"
    if not KEY.fullmatch(known.key):
        yield f"{where}: the id must be a Wikidata item or vaka:<slug>"
    if known.country and known.country not in countries:
        yield f"{where}: unknown country {known.country!r}"
    if known.kind == "person" and not known.country and not known.offices:
        yield f"{where}: a person needs a country or an office"
    for form in forms:
        if form.text != form.text.strip() or "  " in form.text:
            yield f"{where}: stray space in {form.text!r}"
        if len(form.text) < (3 if form.text.isascii() and form.text.islower() else 2):
            yield f"{where}: {form.text!r} is too short"
        if known.kind == "person" and form.use == "name" and NUMERAL.fullmatch(form.text.split()[-1]):
            yield f"{where}: {form.text!r} ends in a numeral, read as a family name; give it the use short"
    for office in known.offices:
        if not ROLE.fullmatch(office.role):
            yield f"{where}: not a role: {office.role!r}"
        if not all(DATE.fullmatch(d) for d in (office.since, office.until) if d):
            yield f"{where}: {office.role} has a date that is none"
        elif office.since and office.until and office.until < office.since[: len(office.until)]:
            yield f"{where}: {office.role} ends before it begins"


def _shared(entries: Iterable[Entry], allowed: Collection[tuple[str, str]]) -> Iterator[str]:
    """Forms that two bearers of one kind share in one language."""
    bearers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for entry in entries:
        known, forms = entry.row
        for form in forms:
            if form.use != "short":
                bearers[known.kind, form.language, form.text].add(known.key)
    for (kind, language, text), keys in sorted(bearers.items()):
        if len(keys) > 1 and (kind, text) not in allowed:
            yield f"{kind} {language or 'any language'}: {text!r} is borne by {', '.join(sorted(keys))}"


def _common(
    entries: Iterable[Entry], allowed: Collection[tuple[str, str]], common: Collection[str]
) -> Iterator[str]:
    """Single words that are usually written small; an acronym in capitals is told apart by its capitals."""
    for entry in entries:
        known, forms = entry.row
        for text in sorted({f.text for f in forms if f.text.isalpha() and not f.text.isupper()}):
            if text.casefold() in common and (known.kind, text) not in allowed:
                yield f"{entry.file}: {known.key}: {text!r} is a common word"


def check_entries(
    entries: list[Entry], exceptions: Iterable[Kept], common: Collection[str] = frozenset()
) -> list[str]:
    """The problems of a set of rows, in words.

    Args:
        entries: The rows of all files together.
        exceptions: The forms that were looked at and may stand.
        common: Casefolded words that are usually written small.
    """
    countries = {e.row[0].name for e in entries if e.row[0].kind == "country"}
    allowed = {(e.kind, e.form) for e in exceptions}
    keys: dict[str, str] = {}
    problems: list[str] = []
    for entry in entries:
        key = entry.row[0].key
        if key in keys:
            problems.append(f"{entry.file}: the id {key} stands in {keys[key]} already")
        keys[key] = entry.file
        problems += _row_problems(entry, countries)
    return [*problems, *_shared(entries, allowed), *_common(entries, allowed, common)]


def check_nations(path: Path, countries: Collection[str]) -> list[str]:
    """The problems of one pack's `nations.csv`, in words."""
    language, problems = path.parent.name, list(_header(path))
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    seen: set[tuple[str, str, str]] = set()
    for country, form in nation_forms(path, language):
        where = f"{language}/nations.csv: {country}"
        if country not in countries:
            problems.append(f"{where}: unknown country")
        if form.use not in ("demonym", "adjective"):
            problems.append(f"{where}: {form.use} is neither demonym nor adjective")
        if (country, form.use, form.text) in seen:
            problems.append(f"{where}: {form.use} {form.text!r} stands twice")
        seen.add((country, form.use, form.text))
        bearers[form.use, form.text].add(country)
    return problems + [
        f"{language}/nations.csv: {use} {text!r} is of {', '.join(sorted(of))}"
        for (use, text), of in sorted(bearers.items())
        if len(of) > 1
    ]


def _exceptions(path: Path = AMBIGUOUS) -> list[Kept]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [Kept(r["kind"], r["form"], r["why"]) for r in csv.DictReader(lines)]


def _stale(entries: Iterable[Entry], exceptions: Iterable[Kept]) -> list[str]:
    borne = {(e.row[0].kind, f.text) for e in entries for f in e.row[1]}
    return [
        f"ambiguous.csv: nothing bears {e.form!r}" for e in exceptions if (str(e.kind), e.form) not in borne
    ]


def check_all(common: Collection[str] = frozenset()) -> list[str]:
    """The problems of all knowledge files and all packs' nations, in words."""
    paths = [FOLDER / "knowledge" / f"{name}.csv" for name in FILES]
    entries = [Entry(path.name, row) for path in paths for row in read_rows(path)]
    exceptions = _exceptions()
    countries = {e.row[0].name for e in entries if e.row[0].kind == "country"}
    problems = [problem for path in paths for problem in _header(path)]
    problems += check_entries(entries, exceptions, common) + _stale(entries, exceptions)
    for path in sorted(FOLDER.glob("languages/*/nations.csv")):
        problems += check_nations(path, countries)
    return problems


def gaps(countries: Collection[str]) -> Iterator[str]:
    """For each pack, the countries without the name of a people and those without an adjective.

    Args:
        countries: Canonical names of those that should have both; a pack without any adjective needs none.
    """
    for path in sorted(FOLDER.glob("languages/*/nations.csv")):
        every = nation_forms(path, path.parent.name)
        for use in ("demonym", "adjective"):
            have = {country for country, form in every if form.use == use}
            missing = sorted(set(countries) - have)
            if have and missing:
                yield f"{path.parent.name}: {use} missing for {len(missing)}: {', '.join(missing)}"


def _states() -> set[str]:
    """Canonical names of the states, which are the countries with an ISO 3166 code."""
    from countrynames import to_code

    rows = read_rows(FOLDER / "knowledge" / "countries.csv")
    return {known.name for known, _ in rows if (code := to_code(known.name)) and len(code) == 2}


def main(arguments: Sequence[str] = ()) -> int:
    """Check everything, common words included, and say what is wrong; with `--gaps`, what nations lack."""
    if "--gaps" in arguments:
        print("\n".join(gaps(_states())))
        return 0
    from vaka.knowledge.gazetteers import casing

    problems = check_all(casing()[0])
    print("\n".join(problems) or "knowledge: no problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
