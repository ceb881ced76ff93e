"""Names on hulls: every letter has a form, and they lie on what carries them."""

from itertools import product

import numpy as np
import pytest
from pydantic import ValidationError

from tests.geometry.soundness import assert_sound
from viewer.geometry.detail import INTERACTIVE, STILL
from viewer.geometry.frames import Points
from viewer.geometry.kinds.lettering import build_lettering, ribbons
from viewer.spec.kinds.lettering import LETTERS, Lettering


def points(**fields: object) -> Points:
    lettering = Lettering.model_validate({"kind": "lettering", **fields})
    (body,) = build_lettering(lettering, STILL)
    return body.mesh.points


@pytest.mark.parametrize("letter", sorted(LETTERS))
def test_every_letter_has_a_sound_form(letter: str) -> None:
    for weight, detail in product((0.05, 0.17, 0.25), (INTERACTIVE, STILL)):
        fields = Lettering(
            kind="lettering", text=letter, weight=weight, ground="along", radius_m=1.0
        )
        for body in build_lettering(fields, detail):
            assert_sound(body.mesh)


def test_letters_are_as_high_as_they_say_whatever_their_weight() -> None:
    for weight in (0.05, 0.17, 0.25):
        ends = np.concatenate([r.reshape(-1, 2) for r in ribbons("НИШМ", weight, 16)])
        assert ends[:, 1].min() == pytest.approx(-0.5)
        assert ends[:, 1].max() == pytest.approx(0.5)


def test_words_stand_in_the_middle_and_read_along_y() -> None:
    wide = points(text="Н", height_m=1.0)[:, 1]
    assert wide.min() == pytest.approx(-wide.max())
    line = points(text="Г", height_m=1.0)
    # The stem is at the left, its foot at the bottom.
    foot = line[line[:, 2] < -0.4]
    assert foot[:, 1].max() < 0.0


@pytest.mark.parametrize("ground", ["along", "around", "ball"])
def test_letters_lie_on_their_ground(ground: str) -> None:
    line = points(text="РОССИЯ", ground=ground, radius_m=1.5, relief_m=0.01)
    from_axis = line + np.array([1.5, 0.0, 0.0])
    across = {"along": [0, 2], "around": [0, 1], "ball": [0, 1, 2]}[ground]
    away = np.linalg.norm(from_axis[:, across], axis=1)
    assert away.max() == pytest.approx(1.51)
    assert away.min() == pytest.approx(1.46)


def test_what_cannot_be_set_is_refused() -> None:
    with pytest.raises(ValidationError, match="no letters for"):
        Lettering(kind="lettering", text="РОСС ☭")
    for fields in ({"ground": "along"}, {"radius_m": 2.0}):
        with pytest.raises(ValidationError, match="radius_m where its ground is round"):
            Lettering.model_validate({"kind": "lettering", "text": "A", **fields})
