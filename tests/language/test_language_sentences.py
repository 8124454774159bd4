"""Where sentences end, and what does not end one."""

from __future__ import annotations

import time

import pytest

from svcaudit.language.sentences import split_sentences

CASES = [
    ("es", "Llame al Sr. García.|Está en la Av. Hidalgo, núm. 3."),
    ("es", "Lo fija el art. 5.2 del reglamento.|Cuesta 1.200,50 € al mes."),
    ("es", "1. Se recibe la queja.|Se contesta en 3 d. h. hábiles."),
    ("es", "Abrimos a las 9 a. m. todos los días.|Cerramos a las 6 p. m. los viernes."),
    ("es", "Abrimos a las 9 a. m.|Los sábados no abrimos."),
    ("es", "De 8 a. m. a 2 p. m. Lunes a viernes."),
    ("es", "Traiga DNI, recibo, etc. y espere.|¿Y si falta algo?|Lo pedimos."),
    ("es", "Tel. 555 0137, ext. 12.|Pregunte por la Dra. Ruiz."),
    ("es", "Primero se mide; luego se paga; al final se firma."),
    ("es", "Vaya al 4.º piso.|Pida turno."),
    ("es", "Una línea que se\nparte en dos.|Otra."),
    ("es", "Título sin punto|Un párrafo."),
    ("es", "En el paso 3.|Después se cierra."),
    ("en", "Ask Mr. Hall, e.g. by phone.|We answer at 9 a.m. Monday to Friday."),
    ("en", "See No. 5 on St. James Rd. and wait.|It takes 2.5 hours."),
    ("en", "Done!|Really?|Yes…|We did."),
    ("en", "We close at 5 p.m.|Then the desk is empty."),
    ("en", "Call tel. 020 7946 0018 (ext. 4).|Thanks."),
    ("pt", "Fale com a Dra. Lima na Av. Sete.|Custa R$ 1.234,56."),
    ("pt", "Atende das 8h às 18h.|Aos sábados não."),
]


@pytest.mark.parametrize(("code", "marked"), CASES)
def test_sentences(code: str, marked: str) -> None:
    expected = marked.split("|")
    text = ("\n\n" if "Título" in marked else " ").join(expected)
    assert [text[start:end] for start, end in split_sentences(text, code)] == expected


def test_white_space_has_no_sentence() -> None:
    assert split_sentences(" \n ", "en") == ()


@pytest.mark.parametrize("piece", ["!", ". ", "a.", "\n", "etc. (", '."', "1. "])
def test_a_long_line_is_no_trouble(piece: str) -> None:
    start = time.process_time()
    split_sentences(piece * 200_000, "es")
    assert time.process_time() - start < 5


def test_a_sentence_of_many_pages_is_cut_at_weaker_signs() -> None:
    notes = "within 5 days. " * 300
    assert [notes[start:end] for start, end in split_sentences(notes, "en")] == ["within 5 days."] * 300
    for text in ("a wish, and another, " * 300, "word " * 1000, "x" * 5000):
        spans = split_sentences(text, "en")
        assert all(0 < end - start <= 1000 for start, end in spans)
        assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


def test_a_long_sentence_is_left_whole() -> None:
    clauses = "the office answers, by letter; " * 30 + "and that is all."
    assert len(split_sentences(clauses, "en")) == 1
