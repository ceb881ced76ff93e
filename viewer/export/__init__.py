"""Files for other programs, one format to a module."""

from viewer.export.job import ExportOptions, Summary, parse_scale
from viewer.export.progress import Cancelled, Progress
from viewer.export.tree import ExportNode, model_tree, station_tree
from viewer.export.write import WRITERS, write

__all__ = [
    "WRITERS",
    "Cancelled",
    "ExportNode",
    "ExportOptions",
    "Progress",
    "Summary",
    "model_tree",
    "parse_scale",
    "station_tree",
    "write",
]
