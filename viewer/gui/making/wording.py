"""Sizes, times and failures in words."""

import math

from viewer.export import Estimate, Span
from viewer.gui.text import mark, number, tr

_REASONS = (
    mark("how the parts unite is not known before they do"),
    mark("how many pieces fit on how many beds is not known before they are cut"),
)
"""Why a size is told as a span, as `estimate` says it."""
_MB, _KB, _GB = 1e6, 1e3, 1e9


def size_words(size_bytes: float) -> str:
    """Return a file's size as people say it."""
    if size_bytes >= _GB:
        return tr("{size} GB").format(size=number(_two(size_bytes / _GB)))
    if size_bytes >= _MB:
        return tr("{size} MB").format(size=number(_two(size_bytes / _MB)))
    return tr("{size} kB").format(size=number(_two(size_bytes / _KB)))


def seconds_words(seconds: float) -> str:
    """Return a duration: `8.5 s`, or `2 min 05 s`."""
    if seconds < 60.0:
        return tr("{seconds} s").format(seconds=f"{seconds:.3g}")
    minutes, rest = divmod(round(seconds), 60)
    return tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=f"{rest:02}")


def estimate_words(told: Estimate) -> str:
    """Return what a file will hold, in one line."""
    length = tr("{length} m on its longest side").format(
        length=number(round(told.longest_m, 1))
    )
    if told.scale is not None:
        scale = number(told.scale)
        length = tr("at 1:{scale}").format(scale=scale)
        if told.longest_mm is not None:
            long = number(round(told.longest_mm))
            length = tr("{length} mm at 1:{scale}").format(length=long, scale=scale)
    words = [
        tr("{count} triangles").format(count=_span_words(told.triangles)),
        tr("about {size}").format(size=_sizes(told.size_bytes)),
        length,
    ]
    if told.nodes is not None and told.nodes.high > 1:
        words.insert(1, tr("{count} nodes").format(count=_span_words(told.nodes)))
    line = " · ".join(words)
    reasons = [tr(text) for text in _REASONS if text in told.reason]
    return "\n".join([line, *reasons])


def advice(failure: str) -> str:
    """Return what can be done about a failure; nothing where nobody knows."""
    known = {
        "disk is full": tr("Make room on the disk, or choose another folder."),
        "quota": tr("Make room on the disk, or choose another folder."),
        "read-only": tr("Choose a folder that can be written to."),
        "permission denied": tr("Choose a folder and a name that are yours."),
        "does not exist": tr("Choose a folder that is there, or make it first."),
        "OpenGL": tr("Update the graphics driver, or try a smaller picture."),
        "memory": tr("Ask for less at once: a smaller size, or less detail."),
    }
    return next((words for text, words in known.items() if text in failure), "")


def _span_words(span: Span) -> str:
    if span.known:
        return number(span.low)
    return tr("{low} to {high}").format(
        low=number(_two(span.low)), high=number(_two(span.high))
    )


def _sizes(span: Span) -> str:
    low, high = size_words(span.low), size_words(span.high)
    return low if low == high else tr("{low} to {high}").format(low=low, high=high)


def _two(value: float) -> float:
    """Return a number with two digits that count; whole from ten upwards."""
    if value <= 0.0:
        return 0.0
    digits = 1 - math.floor(math.log10(value))
    return round(value, digits)
