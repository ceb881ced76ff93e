"""The value types that every config record is made of.

Numbers are finite and never coerced from text or truth values; lengths have a
ceiling, so that a slip of the keyboard is an error and not a model that fills
the sky. Unknown keys are refused.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

MAX_LENGTH_M = 250.0

Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Whole = Annotated[int, Strict()]
Length = Annotated[float, Strict(), Field(gt=0.0, le=MAX_LENGTH_M, allow_inf_nan=False)]
Offset = Annotated[
    float, Strict(), Field(ge=-MAX_LENGTH_M, le=MAX_LENGTH_M, allow_inf_nan=False)
]
Distance = Annotated[
    float, Strict(), Field(ge=0.0, le=MAX_LENGTH_M, allow_inf_nan=False)
]
Angle = Annotated[float, Strict(), Field(ge=-360.0, le=360.0, allow_inf_nan=False)]
Fraction = Annotated[float, Strict(), Field(ge=0.0, le=1.0, allow_inf_nan=False)]
Flag = Annotated[bool, Strict()]
Count = Annotated[int, Strict(), Field(ge=0, le=1000)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=64)]
StepName = Annotated[str, Field(pattern=r"^[0-9]*[a-z][a-z0-9_-]*$", max_length=64)]
"""May begin with digits, as flights of the ISS do (12a-1)."""
ParameterName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
PointM = tuple[Offset, Offset, Offset]
Direction = tuple[Number, Number, Number]
Confidence = Literal["published", "inferred", "estimate"]


class Record(BaseModel):
    """A table of a config file: frozen, and closed to unknown keys."""

    # Schemas are built on first use: half of the start-up time of this package.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class LocalText(Record):
    """A text in English and, where it is known, in Russian."""

    en: Text
    ru: Text | None = None


class Sourced(Record):
    """Anything that is claimed: where it comes from and how sure it is."""

    source: Text
    """The public source itself, or how the figure was reconstructed."""
    confidence: Confidence
    note: Text | None = None


class Figure(Sourced):
    """A figure with its source; the unit is the suffix of its key."""

    value: Number


class Dates(Sourced):
    """A date or a range of dates, as ISO text of any precision (2027, 1998-11-20)."""

    start: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
    end: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None


class Stated(Sourced):
    """A fact in words, such as a launcher, with its source."""

    value: Text
