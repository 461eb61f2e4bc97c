"""The compiled table of forms: built once from all sources, kept in the cache folder under its digest."""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path

from vaka.knowledge.known import Form, Known, Office
from vaka.knowledge.rows import CURATED, Row, nation_forms, read_rows
from vaka.knowledge.surnames import family_name, family_with_particles, name_words
from vaka.languages import CANONICAL
from vaka.text import fold

__all__ = [
    "FILES",
    "WORD",
    "Table",
    "compile_table",
    "country_names",
    "digest_of",
    "forms_from",
    "governments",
    "is_agency",
    "known_from",
    "load_table",
    "pack",
    "tokens",
]

FOLDER = Path(__file__).parent
FILES = ("people", "organisations", "agencies", "countries", "places")
"""The curated files, in the order in which they are read."""
LAYOUT = 12
"""Raised when the compiled table's layout or the way it is built changes."""

KEPT = 6
"""Tables, and indexes of users' own files, kept in the cache folder."""
FIELD, RECORD = "\x1f", "\x1e"
"""What parts fields and records in a packed string."""

WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?!\w)|[぀-ヿ㐀-鿿฀-๿]|(?:(?![぀-ヿ㐀-鿿฀-๿])[^\W_]|[̀-ͯऀ-ॿ])+")

"""A word, or an acronym with stops ("U.S."); characters of scripts without spaces stand each for itself."""


def tokens(text: str) -> list[str]:
    """The folded words of a form; see `WORD`."""
    return [fold(word).replace(".", "") for word in WORD.findall(text)]


@dataclass(frozen=True, slots=True)
class Table:
    """Forms by their folded words, and who bears them.

    Records are packed into strings, fields parted by `FIELD` and records by `RECORD`: a third of the loading
    time of tuples, and few of them are ever looked at.
    """

    known: dict[str, str]
    """The packed fields of `Known`, by key."""
    forms: dict[str, str]
    """Folded words joined by spaces to the packed `Form`s."""
    prefixes: frozenset[str]
    """Every proper beginning of a key of `forms`, in whole words."""
    given: frozenset[str]
    """Given names, casefolded and folded."""
    common: frozenset[str]
    """Words usually written small, casefolded and folded."""
    proper: frozenset[str]
    """Words usually written with a capital, casefolded and folded."""
    agencies: frozenset[str]
    """Keys of the news agencies."""
    people: dict[str, tuple[str, ...]]
    """Keys of the people of each country, by its canonical name."""


_CAPITAL = re.compile(r"\bcapital\b(?! (?:district|region|of the (?:province|region|state)))", re.IGNORECASE)


def _nations() -> list[Path]:
    return sorted((FOLDER.parent / "languages").glob("*/nations.csv"))


def _curated() -> list[Path]:
    return [path for name in FILES if (path := FOLDER / f"{name}.csv").is_file()]


def digest_of() -> str:
    """What the table depends on, as 16 hex digits: every file's bytes and the versions of the packages."""
    from vaka.knowledge.gazetteers import VERSIONED

    digest = hashlib.sha256(f"{LAYOUT}".encode())
    for path in (*_curated(), *_nations(), *sorted(FOLDER.glob("*.toml"))):
        digest.update(path.parent.name.encode() + path.name.encode() + path.read_bytes())
    for package in VERSIONED:
        digest.update(version(package).encode())
    return digest.hexdigest()[:16]


def cache_folder() -> Path:
    """Where compiled tables are kept: below `VAKA_CACHE`, else below the user's cache folder."""
    base = os.environ.get("VAKA_CACHE") or os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "vaka"


def load_table(digest: str) -> Table:
    """The table of the built-in knowledge: from the cache folder, else compiled and, where possible, kept there."""
    path = cache_folder() / f"names-{digest}.table"
    try:
        return Table(*marshal.loads(path.read_bytes()))
    except (OSError, ValueError, EOFError, TypeError):
        table = compile_table()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(marshal.dumps(tuple(getattr(table, f.name) for f in fields(table))))
        os.replace(file.name, path)
        _prune(path.parent)
    except OSError:
        pass  # an unwritable cache costs seconds, never a result
    return table


def _prune(folder: Path) -> None:
    """Drop the tables least lately written, but for the newest few."""
    tables = sorted(folder.glob("names-*.table"), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in tables[KEPT:]:
        old.unlink(missing_ok=True)


def compile_table() -> Table:
    """Build the table from the curated files, the packs' nations and the gazetteers."""
    from vaka.knowledge import gazetteers

    rows = [row for path in _curated() for row in read_rows(path)]
    codes = _country_codes(rows)
    names = _names_by_code(rows, codes)
    rows += list(gazetteers.territories(codes))
    countries = _Countries(rows)
    rows += _new_cities(gazetteers.cities(names), rows)
    nations = [
        Form(key, form.use, form.language, form.text)
        for path in _nations()
        for country, form in nation_forms(path, path.parent.name)
        if (key := countries.key(country))
    ]
    nations += [f for who, its in rows for f in governments(who, its, countries.key(who.country))]
    given = frozenset(form for name in gazetteers.given_names() for form in _given_forms(name))
    return _build([_placed(row, countries) for row in rows], nations, given, *gazetteers.casing())


def country_names() -> dict[str, str]:
    """ISO 3166 codes to the canonical names of the countries."""
    rows = [row for path in _curated() for row in read_rows(path)]
    return _names_by_code(rows, _country_codes(rows))


def _names_by_code(curated: Sequence[Row], codes: dict[str, str]) -> dict[str, str]:
    """The names that the curated rows give the countries, and CLDR's for the others."""
    from vaka.knowledge import gazetteers

    names = {known.key: known.name for known, _ in curated}
    return gazetteers.english_territories() | {code: names[key] for code, key in codes.items()}


def _given_forms(name: str) -> set[str]:
    """The first word of a given name, casefolded and folded."""
    first = (WORD.findall(name) or [""])[0]
    return {form for form in (first.casefold(), fold(first)) if len(form) > 1}


def _country_codes(rows: Iterable[Row]) -> dict[str, str]:
    """ISO 3166 codes of the curated countries, by their English name."""
    from countrynames import to_code

    codes: dict[str, str] = {}
    for known, _ in rows:
        if known.kind == "country" and (code := to_code(known.name)):
            codes.setdefault(code, known.key)
    return codes


class _Countries:
    """Finds a country by the id or the name that a row gives."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._names: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        for known, forms in rows:
            if known.kind != "country":
                continue
            self._names.setdefault(known.key, known.name)
            for text in (known.key, known.name, *(f.text for f in forms if f.language in ("", CANONICAL))):
                self._keys.setdefault(fold(text), known.key)

    def key(self, text: str | None) -> str | None:
        return self._keys.get(fold(text)) if text else None

    def name(self, text: str | None) -> str | None:
        key = self.key(text)
        return self._names[key] if key else text


def _placed(row: Row, countries: _Countries) -> Row:
    """The row with its country's canonical name in place of whatever was written."""
    k, forms = row
    return Known(k.key, k.kind, k.name, countries.name(k.country), k.offices, k.description, k.weight), forms


def _new_cities(cities: Iterable[Row], rows: Sequence[Row]) -> Iterator[Row]:
    """Cities that the curated rows lack; one they have lends its names to the curated row."""
    curated = {fold(k.name): k.key for k, _ in rows if k.kind == "place"}
    for known, forms in sorted(cities, key=lambda row: -row[0].weight):
        key = curated.pop(fold(known.name), None)
        if key:
            yield (
                next(k for k, _ in rows if k.key == key),
                tuple(Form(key, "city", "", f.text) for f in forms),
            )
        else:
            yield known, forms


def _build(
    rows: Sequence[Row], nations: Sequence[Form], given: frozenset[str], common: set[str], proper: set[str]
) -> Table:
    known: dict[str, Known] = {}
    forms: dict[str, dict[tuple[str, str, str, str], None]] = {}
    for who, its in rows:
        known.setdefault(who.key, who)
        for form in (*its, *_surnames(who, its)):
            _put(forms, form)
    for form in nations:
        _put(forms, form)
    people: dict[str, list[str]] = {}
    for who in known.values():
        if who.kind == "person" and who.country:
            people.setdefault(who.country, []).append(who.key)
    return Table(
        {key: pack(who) for key, who in known.items()},
        {key: RECORD.join(FIELD.join(bearer) for bearer in bearers) for key, bearers in forms.items()},
        frozenset(key[:i] for key in forms for i, c in enumerate(key) if c == " "),
        given,
        frozenset(common),
        frozenset(proper),
        _agencies(known.values()),
        {country: tuple(keys) for country, keys in people.items()},
    )


def _agencies(known: Iterable[Known]) -> frozenset[str]:
    """Those of `agencies.csv`, and organisations that are described as agencies."""
    path = FOLDER / "agencies.csv"
    curated = {who.key for who, _ in read_rows(path)} if path.is_file() else set()
    return frozenset(curated | {who.key for who in known if is_agency(who)})


def is_agency(who: Known) -> bool:
    """Whether a row describes a news agency."""
    return who.kind == "organisation" and "news agency" in who.description.casefold()


def _put(forms: dict[str, dict[tuple[str, str, str, str], None]], form: Form) -> None:
    if words := tokens(form.text):
        forms.setdefault(" ".join(words), {})[(form.key, form.use, form.language, form.text)] = None


def governments(who: Known, forms: Sequence[Form], country: str | None) -> Iterator[Form]:
    """The names of a place that its row calls a capital, as names for the country's government.

    Args:
        who: The place.
        forms: Its names.
        country: Id of its country.
    """
    if country and who.kind == "place" and _CAPITAL.search(who.description):
        for form in forms:
            yield Form(country, "capital", form.language, form.text)


def _surnames(who: Known, forms: Sequence[Form]) -> Iterator[Form]:
    """The family name out of each full form of a curated person."""
    if who.kind != "person" or who.weight < CURATED:
        return
    for form in forms:
        words = name_words(form.text)
        if form.use == "name" and len(words) > 1:
            yield Form(who.key, "surname", form.language, family_name(words))
            if len(whole := family_with_particles(words)) > 1:
                yield Form(who.key, "short", form.language, " ".join(whole))


def pack(who: Known) -> str:
    """The fields of a `Known` but its key, packed."""
    offices = "|".join(f"{o.role}:{o.since or ''}:{o.until or ''}" for o in who.offices)
    return FIELD.join((who.kind, who.name, who.country or "", offices, who.description, str(who.weight)))


def known_from(key: str, packed: str) -> Known:
    """A `Known` out of its packed fields."""
    kind, name, country, offices, description, weight = packed.split(FIELD)
    held = tuple(_office(o) for o in offices.split("|") if o)
    return Known(key, kind, name, country or None, held, description, int(weight))  # type: ignore[arg-type] # as packed


def _office(packed: str) -> Office:
    role, since, until = packed.split(":")
    return Office(role, since or None, until or None)


def forms_from(packed: str) -> tuple[Form, ...]:
    """The `Form`s out of their packed fields."""
    return tuple(Form(*record.split(FIELD)) for record in packed.split(RECORD))  # type: ignore[arg-type] # as packed
