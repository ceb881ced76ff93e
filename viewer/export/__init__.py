"""Files for other programs, one format to a module."""

from viewer.export.estimate import Estimate, Span, estimate
from viewer.export.formats import FORMATS, Format
from viewer.export.job import ExportOptions, Summary, parse_length, parse_scale
from viewer.export.prints.options import PrintOptions, parse_bed
from viewer.export.progress import Cancelled, Progress
from viewer.export.tree import ExportNode, model_tree, station_tree
from viewer.export.write import write

__all__ = [
    "FORMATS",
    "Cancelled",
    "Estimate",
    "ExportNode",
    "ExportOptions",
    "Format",
    "PrintOptions",
    "Progress",
    "Span",
    "Summary",
    "estimate",
    "model_tree",
    "parse_bed",
    "parse_length",
    "parse_scale",
    "station_tree",
    "write",
]
