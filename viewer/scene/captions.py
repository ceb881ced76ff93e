"""The lettering of a picture, in English and Russian."""

from dataclasses import dataclass

import numpy as np

from viewer.assembly.station import Station
from viewer.geometry.frames import Points
from viewer.scene.camera import project, unproject
from viewer.scene.layout import Ruler
from viewer.scene.scene import Camera, Label, Layer
from viewer.scene.styles import Style
from viewer.scene.view import Language
from viewer.spec.record import Dates, LocalText

TITLE_HEIGHT = 0.042
LINE_HEIGHT = 0.024
_LEFT, _TOP = 0.03, 0.955
_BOTTOM = 0.02
_LETTER = 0.6
"""How wide a letter is, over the height of its line."""
_BROAD = 1.5
"""Width over height from which on letters keep their size."""
_BELOW = 0.022
"""Between what is named and its name, as a share of the picture's height."""

_EN_DASH = "\N{EN DASH}"

_WORDS = {
    "same scale": "в том же масштабе",
    "scale uncertain": "масштаб не определён",
    "Top": "Сверху",
    "Side": "Сбоку",
    "Front": "Спереди",
    "Step {number} of {count}": "Шаг {number} из {count}",
    "{length} m": "{length} м",
    "Scale 1:{scale}": "Масштаб 1:{scale}",
}
_FIGURES = {
    "modules": ("Modules", "Модули"),
    "mass_kg": ("Mass", "Масса"),
    "pressurised_volume_m3": ("Pressurised volume", "Гермообъём"),
    "power_kw": ("Power", "Мощность"),
    "length_m": ("Length", "Длина"),
    "span_m": ("Span", "Размах"),
    "diameter_m": ("Diameter", "Диаметр"),
    "life_years": ("Design life", "Срок службы"),
    "crew": ("Crew", "Экипаж"),
    "array_area_m2": ("Array area", "Площадь батарей"),
    "launches": ("Launches", "Запуски"),
    "years": ("Years of assembly", "Лет сборки"),
}
_UNITS = {
    "kg": ("kg", "кг"),
    "m": ("m", "м"),
    "m2": ("m²", "м²"),
    "m3": ("m³", "м³"),
    "kW": ("kW", "кВт"),
    "persons": ("", ""),
    "launches": ("", ""),
    "years": ("", ""),
}
_PORTS = {
    "ssvp": ("SSVP", "ССВП"),
    "ssvp-hybrid": ("SSVP hybrid", "ССВП гибридный"),
    "apas": ("APAS", "АПАС"),
    "cbm": ("CBM", "CBM"),
    "structural": ("Structural", "Силовой"),
    "berth": ("Berth", "Место хранения"),
}
_SIDES = {
    "active": ("active", "активный"),
    "passive": ("passive", "пассивный"),
    "androgynous": ("androgynous", "андрогинный"),
}
_MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "ru": (
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subject:
    """Something in the picture that is named below it; `lines` are lesser ones."""

    title: str
    lines: tuple[str, ...]
    layer: Layer = "station"
    points_m: Points
    """(n, 3) in the world frame: what the name must stay clear of."""


def said(words: str, language: Language, **values: object) -> str:
    """Return a phrase of the picture in the language."""
    return (_WORDS[words] if language == "ru" else words).format(**values)


def figure_words(key: str, language: Language) -> str:
    """Return what a figure of a station is called."""
    english, russian = _FIGURES.get(key, (key, key))
    return russian if language == "ru" else english


def unit_words(unit: str, language: Language) -> str:
    """Return a figure's unit as it is printed; people and counts have none."""
    english, russian = _UNITS.get(unit, (unit, unit))
    return russian if language == "ru" else english


def port_words(kind: str, side: str, language: Language) -> str:
    """Return what a free docking port is called: its type and its side."""
    free = "свободен" if language == "ru" else "free"
    return f"{port_type_words(kind, side, language)} · {free}"


def port_type_words(kind: str, side: str, language: Language) -> str:
    """Return what a port's type and side are called."""
    which = 1 if language == "ru" else 0
    return f"{_PORTS[kind][which]} {_SIDES[side][which]}"


def text_in(text: LocalText, language: Language) -> str:
    """Return a text in the language, or in English where that is all there is."""
    return (text.ru if language == "ru" else None) or text.en


def date_text(date: str, language: Language) -> str:
    """Return an ISO date of any precision as people write it, to the month."""
    year, *rest = date.split("-")
    return f"{_MONTHS[language][int(rest[0]) - 1]} {year}" if rest else year


def dates_text(dates: Dates, language: Language) -> str:
    """Return a date or a range of dates as people write them."""
    start = date_text(dates.start, language)
    if dates.end is None or dates.end == dates.start:
        return start
    years = start.isdigit() and dates.end.isdigit()
    dash = _EN_DASH if years else f" {_EN_DASH} "
    return f"{start}{dash}{date_text(dates.end, language)}"


def shrink(aspect: float) -> float:
    """Return by how much letters are smaller in a narrow picture, at most 1."""
    return min(1.0, aspect / _BROAD)


def heading(
    station: Station, style: Style, language: Language, aspect: float
) -> list[Label]:
    """Return the station's name, its phase and its step, upper left."""
    texts = [text_in(station.spec.name, language)]
    if (step := station.step) is not None:
        phase = next(p for p in station.spec.phases if p.id == step.phase)
        number, count = station.steps_done, len(station.spec.steps)
        counted = said("Step {number} of {count}", language, number=number, count=count)
        texts.append(text_in(phase.name, language))
        if step.date is not None:
            when = dates_text(step.date, language)
            texts.append(f"{counted} · {text_in(step.name, language)} · {when}")
    labels, top = [], _TOP
    for number, text in enumerate(texts):
        height = (LINE_HEIGHT if number else TITLE_HEIGHT) * shrink(aspect)
        labels.append(
            Label(
                text=text,
                anchor=(_LEFT, top),
                align="left",
                height=height,
                colour=style.soft_heading if number else style.heading,
                bold=number == 0,
            )
        )
        top -= 1.45 * height
    return labels


def small_print(
    caption: str | None, credit: str | None, style: Style, aspect: float
) -> list[Label]:
    """Return the user's own caption, lower left, and credit, lower right."""
    height = LINE_HEIGHT * shrink(aspect)
    labels = []
    if caption is not None:
        place = (_LEFT, _BOTTOM + height)
        labels.append(
            Label(
                text=caption,
                anchor=place,
                align="left",
                height=height,
                colour=style.text,
            )
        )
    if credit is not None:
        small = 0.75 * height
        place = (1.0 - _LEFT, _BOTTOM + small)
        labels.append(
            Label(
                text=credit,
                anchor=place,
                align="right",
                height=small,
                colour=style.soft_text,
            )
        )
    return labels


def names_below(
    subjects: list[Subject], camera: Camera, aspect: float, style: Style
) -> list[Label]:
    """Return each subject's name below it, all on one line of the picture.

    The labels are fixed to the world, so that they go with the subjects when the
    camera moves.
    """
    places = [project(camera, subject.points_m, aspect) for subject in subjects]
    line = LINE_HEIGHT * shrink(aspect)
    base = max(min(float(p[:, 1].min()) for p in places) - _BELOW, 0.0)
    labels = []
    for subject, place in zip(subjects, places, strict=True):
        # A lone name keeps to the right, clear of the ruler.
        lone = len(subjects) == 1
        left, right = float(place[:, 0].min()), float(place[:, 0].max())
        across = right if lone else (left + right) / 2.0
        centre = subject.points_m.mean(axis=0)
        top = base
        for number, text in enumerate((subject.title, *subject.lines)):
            x, y, z = unproject(camera, (across, top), aspect, centre).tolist()
            labels.append(
                Label(
                    text=text,
                    anchor_m=(x, y, z),
                    align="right" if lone else "centre",
                    height=line * (0.85 if number else 1.15),
                    colour=style.soft_text if number else style.text,
                    bold=number == 0,
                    layer=subject.layer,
                )
            )
            top -= 1.4 * line
    return labels


def ruler_label(
    measure: Ruler, camera: Camera, aspect: float, style: Style, language: Language
) -> Label:
    """Return the ruler's length, to the right of its end."""
    x, y = project(camera, measure.end_m[None], aspect)[0].tolist()
    line = LINE_HEIGHT * shrink(aspect)
    beside = (x + 0.4 * line / aspect, y + 0.5 * line)
    x_m, y_m, z_m = unproject(camera, beside, aspect, measure.end_m).tolist()
    return Label(
        text=said("{length} m", language, length=f"{measure.length_m:g}"),
        anchor_m=(x_m, y_m, z_m),
        height=line,
        colour=style.text,
        align="left",
    )


def reach_of(labels: list[Label], aspect: float) -> tuple[float, float]:
    """Return how far lines at the upper left reach right and down, in the picture.

    Without a font a letter is taken to be six tenths as wide as its line is high.
    """
    right, bottom = 0.0, 1.0
    for label in labels:
        if label.anchor is not None:
            width = _LETTER * label.height * len(label.text) / aspect
            right = max(right, label.anchor[0] + width)
            bottom = min(bottom, label.anchor[1] - 1.6 * label.height)
    return right, bottom


def label_box(label: Label, camera: Camera, aspect: float) -> Points:
    """Return the box that a label takes up in the picture, (2, 2): low and high corner.

    As in `reach_of` a letter is taken to be six tenths as wide as its line is high.
    """
    width = _LETTER * label.height * (len(label.text) + 2) / aspect
    if label.anchor_m is not None:
        x, y = project(camera, np.array([label.anchor_m]), aspect)[0].tolist()
    else:
        x, y = label.anchor or (0.0, 0.0)
    left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[label.align] * width
    return np.array([[left, y - 1.2 * label.height], [left + width, y]])
