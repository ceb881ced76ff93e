"""A few letters find the right action, in both languages."""

import time

import pytest

from viewer.gui.palette.ranking import Words, ranked

ENTRIES = [
    Words(id="open", title="Открыть станцию…", path="Файл", english="Open station…"),
    Words(id="export", title="Экспорт…", path="Файл", english="File Export…"),
    Words(id="shot", title="Копировать как кадр", english="File Copy as shot"),
    Words(id="reload", title="Перечитать", path="Файл", english="File Reload"),
    Words(id="fit", title="Вписать в окно", path="Вид", english="View Fit to view"),
    Words(id="top", title="Сверху", path="Камера", english="Camera Top"),
    Words(id="dark", title="Тёмные", path="Вид › Цвета", english="View Colours Dark"),
    Words(id="undo", title="Отменить", path="Правка", english="Undo", enabled=False),
    Words(id="unit", title="Узловой модуль", path="Шаги", english="Steps Node module"),
]


def first(query: str, *recent: str) -> str | None:
    found = ranked(query, ENTRIES, recent)
    return found[0].id if found else None


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("экс", "export"),
        ("ЭКСПОРТ", "export"),
        ("станц", "open"),
        ("откр ст", "open"),
        ("темн", "dark"),
        ("тёмн", "dark"),
        ("цвета тем", "dark"),
        ("кк", "shot"),
        ("ккк", "shot"),
        ("пртт", "reload"),
        # In the other language.
        ("export", "export"),
        ("copy shot", "shot"),
        ("top", "top"),
        ("camera", "top"),
        # On the other keyboard: export, экспорт.
        ("учзщке", "export"),
        ("'rcgjhn", "export"),
    ],
)
def test_what_is_typed_finds_what_is_meant(query, meant):
    assert first(query) == meant


def test_nothing_like_it_finds_nothing():
    assert ranked("xyzzy", ENTRIES) == []
    assert ranked("экспорт вверх", ENTRIES) == []


def test_without_letters_all_are_there_and_the_last_used_first():
    assert [entry.id for entry in ranked(" ", ENTRIES)] == [e.id for e in ENTRIES]
    found = [entry.id for entry in ranked("", ENTRIES, ["dark", "gone", "fit"])]
    assert found[:3] == ["dark", "fit", "open"]
    assert sorted(found) == sorted(entry.id for entry in ENTRIES)


def test_of_two_that_are_as_likely_the_one_used_last_comes_first():
    pair = [Words(id="a", title="Show labels"), Words(id="b", title="Show ground")]

    assert ranked("show", pair)[0].id == "a"
    assert ranked("show", pair, ["b"])[0].id == "b"
    assert ranked("show", pair, ["a", "b"])[0].id == "a"
    # But what is used often does not hide what is meant.
    assert ranked("labels", pair, ["b"])[0].id == "a"


def test_what_cannot_be_done_comes_after_what_can():
    pair = [
        Words(id="off", title="Hide", enabled=False),
        Words(id="on", title="Hide all"),
    ]

    assert [entry.id for entry in ranked("hid", pair)] == ["on", "off"]


def test_a_title_comes_before_a_path_that_says_the_same():
    pair = [
        Words(id="path", title="Next", path="Steps"),
        Words(id="title", title="Animate steps", path="View"),
    ]

    assert ranked("steps", pair)[0].id == "title"


def test_a_thousand_entries_keep_up_with_the_keyboard():
    many = [
        Words(id=str(n), title=f"Показать модуль {n}", path="Шаги", english=f"m{n}")
        for n in range(1000)
    ]
    ranked("показать", many)
    start = time.process_time()
    found = ranked("пкзт 77", many)

    assert time.process_time() - start < 0.1
    assert found[0].id == "77"
