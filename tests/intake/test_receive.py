"""Bytes become documents, or are refused in a sentence."""

import gzip
import hashlib
import pickle

import pytest

from vaka.intake import LIMIT, Unreadable, receive

PROSE = "Bakan Deniz Arslan limanda konuştu ve yeni hattı duyurdu.\r\nTören kısa sürdü.\n"


def test_text_is_kept_to_the_character() -> None:
    document = receive("folder/a.txt", PROSE.encode())
    assert document.text == PROSE
    assert document.file == "a.txt"
    assert [b.span.of(document.text) for b in document.blocks] == [x for x in PROSE.splitlines() if x]


def test_the_id_is_of_name_and_bytes() -> None:
    data = PROSE.encode()
    expected = hashlib.sha256(b"a.txt\0" + data).hexdigest()[:12]
    assert receive("x/a.txt", data).id == receive("..\\y\\a.txt", data).id == expected
    assert receive("b.txt", data).id != expected
    assert receive("a.txt", data).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1254", "iso8859-9"])
def test_encodings_and_byte_order_marks(encoding: str) -> None:
    text = PROSE * 5
    assert receive("a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1253", "Ο δήμαρχος Πέτρος Δεληγιάννης μίλησε χθες στο λιμάνι των Χανίων."),
        ("koi8-r", "Министр Анна Орлова приехала в порт и встретилась с рыбаками."),
        ("euc-kr", "한도윤 장관은 어제 항구에서 어민들을 만났다고 밝혔다."),
    ],
)
def test_the_declared_charset_of_a_page_is_read(encoding: str, text: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{text}</p></body></html>'
    document = receive("a.html", page.encode(encoding))
    assert document.text == text


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    data = (PROSE * 20).encode() + b"\xc4"
    document = receive("a.txt", data)
    assert document.encoding == "utf-8"
    assert document.text.startswith(PROSE)


def test_gzip_is_unpacked() -> None:
    assert receive("a.txt", gzip.compress(PROSE.encode())).text == PROSE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (bytes(range(256)) * 20, "binary"),
        (gzip.compress(b"\0" * (LIMIT + 10)), "unpacks to more"),
        (b"\x1f\x8b\x08broken", "gzip"),
        (b"x" * (LIMIT + 1), "larger than"),
        (b"QUJD" * 30_000, "encoded data"),
        (b"word and " * 200_000, "a line of"),
        (b"<html><head><title>t</title></head><body><script>1</script></body></html>", "visible text"),
    ],
)
def test_refusals_say_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        receive("../bad.bin", data)
    assert reason in refusal.value.reason
    assert refusal.value.file == "bad.bin"
    assert refusal.value.mend


def test_a_refusal_survives_a_worker_process() -> None:
    with pytest.raises(Unreadable) as refusal:
        receive("a.txt", b"")
    again = pickle.loads(pickle.dumps(refusal.value))
    assert (again.file, again.reason, again.mend) == (refusal.value.file, "empty", refusal.value.mend)
