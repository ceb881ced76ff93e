"""The program's own icons: lines on a field of 24 by 24, in SVG's words.

`S` is drawn as a line in the ink, `L` as one in the accent, `F` is filled with the ink.
"""

from collections.abc import Mapping

Drawing = tuple[tuple[str, str], ...]

_CUBE = "M12 3 20 7.5v9L12 21 4 16.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9"
_HULL = "M3.5 9.5h10v5h-10z"
_EYE = "M2.5 12c3-4.7 6-7 9.5-7s6.5 2.3 9.5 7c-3 4.7-6 7-9.5 7s-6.5-2.3-9.5-7z"
_SHEET = "M6 3.5h8l4 4v13H6zM14 3.5v4h4"

DRAWINGS: Mapping[str, Drawing] = {
    "open": (("S", "M3 18.5V6h6l2 2.5h8V11M3 18.5 6 11h15.5l-3 7.5z"),),
    "reload": (("S", "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5M20 4v5.5h-5.5"),),
    "export": (("S", "M12 15V3.5M7.5 8 12 3.5 16.5 8M4 14v6h16v-6"),),
    "screenshot": (
        ("S", "M3 7.5h4.5L9 5h6l1.5 2.5H21V19H3z"),
        ("L", "M12 9.5a3.5 3.5 0 1 0 .01 0z"),
    ),
    "copy-shot": (("S", "M8 8h12v12H8zM16 8V4H4v12h4"), ("L", "M11 12h6M11 16h4")),
    "quit": (("S", "M10 4H4v16h6M10 12h10.5M16.5 8l4 4-4 4"),),
    "undo": (("S", "M8.5 4.5 4 9l4.5 4.5M4 9h10a5.5 5.5 0 0 1 0 11h-4"),),
    "redo": (("S", "M15.5 4.5 20 9l-4.5 4.5M20 9H10a5.5 5.5 0 0 0 0 11h4"),),
    "fit": (
        ("S", "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"),
        ("L", "M9 9h6v6H9z"),
    ),
    "reference": (
        ("S", "M3 9.5h6v5H3zM15 7h6v10h-6z"),
        ("L", "M12 3v3M12 9v3M12 15v3M12 20.5v.5"),
    ),
    "labels": (("S", "M3.5 5h11l6 7-6 7h-11z"), ("L", "M7 10h6M7 14h4")),
    "scale-bar": (("S", "M3 8.5h18v7H3z"), ("L", "M7.5 8.5V12M12 8.5V13M16.5 8.5V12")),
    "parallel": (("S", "M4 8h11v11H4zM4 8l5-4h11v11l-5 4M15 8l5-4"),),
    "first": (("S", "M5.5 5v14"), ("F", "M19.5 5v14l-10-7z")),
    "previous": (("F", "M17.5 5v14l-10-7z"),),
    "play": (("F", "M7 4.5v15l12.5-7.5z"),),
    "pause": (("F", "M6.5 5h4v14h-4zM13.5 5h4v14h-4z"),),
    "next": (("F", "M6.5 5v14l10-7z"),),
    "last": (("S", "M18.5 5v14"), ("F", "M4.5 5v14l10-7z")),
    "animate": (
        ("S", "M12 9h8.5v6H12zM12 12H9.5"),
        ("L", "M2.5 9h4M2.5 12h2.5M2.5 15h4"),
    ),
    "present": (("S", "M3 4.5h18M4.5 4.5V16h15V4.5M12 16v4.5M8.5 20.5h7"),),
    "layout:beside": (("S", "M3.5 8h6v8h-6z"), ("L", "M14.5 6h6v12h-6z")),
    "layout:overlay": (("S", "M3.5 8h11v9h-11z"), ("L", "M9.5 6h11v9h-11z")),
    "layout:split": (("S", "M3.5 5h17v14h-17z"), ("L", "M12 5v14")),
    "layout:silhouettes": (
        ("S", "M3.5 12c0-4 4-6 8-6"),
        ("L", "M20.5 12c0 4-4 6-8 6M20.5 12c0-4-4-6-8-6"),
        ("S", "M3.5 12c0 4 4 6 8 6"),
    ),
    "layout:alone": (("S", "M7 7h10v10H7z"),),
    "aid:cosmonaut": (
        ("S", "M12 3a3.5 3.5 0 1 0 .01 0zM7 21v-5.5c0-3 2-5 5-5s5 2 5 5V21z"),
    ),
    "aid:bus": (
        ("S", "M3 6.5h18V17H3zM3 11.5h18M9 6.5v5M15 6.5v5"),
        ("F", "M7 15.5a1.9 1.9 0 1 0 .01 0zM17 15.5a1.9 1.9 0 1 0 .01 0z"),
    ),
    "aid:pitch": (
        ("S", "M2.5 6h19v12h-19zM12 6v12"),
        ("S", "M12 9.5a2.5 2.5 0 1 0 .01 0z"),
    ),
    "settings": (
        ("S", "M4 7h9M19 7h1M4 17h2M12 17h8M4 12h1M11 12h9"),
        ("L", "M16 4.8a2.2 2.2 0 1 0 .01 0zM8 9.8a2.2 2.2 0 1 0 .01 0z"),
        ("L", "M9 14.8a2.2 2.2 0 1 0 .01 0z"),
    ),
    "palette": (("S", "M10.5 4a6.5 6.5 0 1 0 .01 0zM15.2 15.2 20.5 20.5"),),
    "shortcuts": (
        ("S", "M2.5 6.5h19v11h-19z"),
        ("L", "M6 10h.01M10 10h.01M14 10h.01M18 10h.01M7.5 14h9"),
    ),
    "about": (
        ("S", "M12 3.5a8.5 8.5 0 1 0 .01 0zM12 11v5.5"),
        ("L", "M12 7.5h.01"),
    ),
    "open-reference": (
        ("S", "M3 18.5V6h6l2 2.5h8V11M3 18.5 6 11h15.5l-3 7.5z"),
        ("L", "M10 14.8h7"),
    ),
    "align": (("S", "M12 3v18M3 12h18M9.5 5.5 12 3l2.5 2.5M18.5 9.5 21 12l-2.5 2.5"),),
    "language": (
        ("S", "M12 3.5a8.5 8.5 0 1 0 .01 0zM3.5 12h17"),
        ("S", "M12 3.5c-5 5.5-5 11.5 0 17M12 3.5c5 5.5 5 11.5 0 17"),
    ),
    "theme": (
        ("S", "M12 3.5a8.5 8.5 0 1 0 .01 0z"),
        ("F", "M12 3.5a8.5 8.5 0 0 1 0 17z"),
    ),
    "hide": (("S", _EYE), ("L", "M5 20.5 19 3.5")),
    "show-all": (("S", _EYE), ("F", "M12 9a3 3 0 1 0 .01 0z")),
    "isolate": (
        ("F", "M8.5 8.5h7v7h-7z"),
        ("L", "M2.5 12h2M19.5 12h2M12 2.5v2M12 19.5v2"),
    ),
    "ghost": (
        ("S", "M6 20.5V10.5a6 6 0 0 1 12 0v10l-3-2.5-3 2.5-3-2.5z"),
        ("L", "M10 11h.01M14 11h.01"),
    ),
    "zoom-to": (
        ("S", "M10.5 4a6.5 6.5 0 1 0 .01 0zM15.2 15.2 20.5 20.5"),
        ("L", "M10.5 7.5v6M7.5 10.5h6"),
    ),
    "show-config": (("S", _SHEET), ("L", "M9 12h6M9 16h6")),
    "save-config": (("S", _SHEET), ("L", "M12 10v7M9 14l3 3 3-3")),
    "reset-parameters": (
        ("S", "M4 8h3M11 8h9M4 16h9M17 16h3"),
        ("L", "M9 5.8a2.2 2.2 0 1 0 .01 0zM15 13.8a2.2 2.2 0 1 0 .01 0z"),
    ),
    "camera": (("S", _CUBE),),
    "step": (("S", _HULL), ("L", "M13.5 12h3M16.5 8.5h4v7h-4z")),
    "station": (("S", _HULL), ("S", "M8.5 9.5v-6M8.5 14.5v6M4.5 3.5h8M4.5 20.5h8")),
    "panel": (("S", "M3.5 5h17v14h-17z"), ("L", "M14.5 5v14")),
    "style": (
        ("S", "M4 20c0-3 1-5 4-5 2 0 3 1 3 2.5C11 19.5 8 20 4 20zM10 14.5 20 4"),
    ),
}
