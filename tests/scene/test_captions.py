import pytest

from viewer.assembly.station import station_at
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts
from viewer.scene.captions import dates_text, heading, text_in
from viewer.scene.styles import STYLES
from viewer.spec.load import load_station
from viewer.spec.record import Dates, LocalText


@pytest.mark.parametrize(
    ("start", "end", "english", "russian"),
    [
        ("2027", None, "2027", "2027"),
        ("2027", "2027", "2027", "2027"),
        ("2033", "2035", "2033–2035", "2033–2035"),
        ("2027-12", None, "December 2027", "декабрь 2027"),
        ("1998-11-20", "2000", "November 1998 – 2000", "ноябрь 1998 – 2000"),
    ],
)
def test_dates_are_written_as_people_write_them(start, end, english, russian):
    dates = Dates(start=start, end=end, source="a test", confidence="estimate")
    assert dates_text(dates, "en") == english
    assert dates_text(dates, "ru") == russian


def test_a_text_without_russian_is_shown_in_english():
    assert text_in(LocalText(en="Hatch", ru="Люк"), "ru") == "Люк"
    assert text_in(LocalText(en="Hatch"), "ru") == "Hatch"


def test_a_module_alone_is_headed_without_a_step_or_a_date(tiny_station):
    spec = load_station(tiny_station.parent / "modules" / "core.toml")
    station = station_at(spec, build_parts(spec, INTERACTIVE), 1)
    labels = heading(station, STYLES["studio"], "en", 1.6)

    assert [label.text for label in labels] == ["Core", "Module alone"]
