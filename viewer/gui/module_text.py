"""What the panel of a module says, as HTML with links that the panel follows."""

from html import escape

from viewer.assembly.station import Parts, Station
from viewer.gui.chosen import Chosen
from viewer.gui.hanging import PortUse, joint_of, port_uses
from viewer.gui.parameter_rows import unit_sign
from viewer.gui.shades import Shades
from viewer.gui.text import badge_html, mark, number, row_html, said, tr
from viewer.gui.tree_nodes import part_words
from viewer.scene.captions import (
    dates_text,
    figure_words,
    port_type_words,
    text_in,
    unit_words,
)
from viewer.scene.view import Language
from viewer.spec.model import MODULE_UNITS
from viewer.spec.record import Stated

STEP, ELEMENT, CONFIG = "step:", "element:", "config:"
"""What links begin with: go to a step, select an element, show a key of its file."""

_ROLES = {
    "module": mark("Module"),
    "platform": mark("Platform"),
    "adapter": mark("Adapter"),
    "ship": mark("Ship"),
    "truss": mark("Truss"),
    "array": mark("Solar array"),
    "radiator": mark("Radiator"),
    "equipment": mark("Equipment"),
}


def nothing_html() -> str:
    """Return what is said while nothing is selected."""
    lines = (
        tr("Nothing is selected."),
        tr("Click a module in the view or in the tree to see its figures."),
        tr("A second click selects the part under the mouse."),
        tr("Ctrl+click selects several; a click beside the station selects nothing."),
    )
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


class ModuleText:
    """The text about one element of a station at its step."""

    def __init__(
        self,
        station: Station,
        parts: Parts,
        chosen: Chosen,
        language: Language,
        shades: Shades,
    ) -> None:
        self._station, self._parts, self._chosen = station, parts, chosen
        self._language, self._shades = language, shades

    def html(self) -> str:
        """Return all of it."""
        sections = (
            self._head(),
            self._part(),
            self._place(),
            self._arrival(),
            self._figures(),
            self._parameters(),
            self._ports(),
        )
        return "".join(sections)

    def _head(self) -> str:
        chosen, module = self._chosen, self._chosen.module
        role = tr(_ROLES[module.role])
        text = f"<h2>{escape(text_in(chosen.name, self._language))}</h2>"
        file = f"<a href='{CONFIG}'>{escape(module.path.name)}</a>"
        text += f"<p>{escape(role)} · {file}</p>"
        if module.summary is not None:
            text += f"<p>{escape(said(module.summary, self._language))}</p>"
        return text

    def _part(self) -> str:
        name = self._chosen.part
        built = self._parts[self._chosen.key].parts
        found = [(n, part) for n, part in enumerate(built) if part.name == name]
        if not found:
            return ""
        place, part = found[0]
        kind = part.kind.replace("_", " ")
        count = len(part.module_from_part)
        copies = tr("{count} of them").format(count=count) if count > 1 else ""
        words = ", ".join(text for text in (kind, copies) if text)
        link = f"<a href='{CONFIG}parts.{place}'>{escape(part.name)}</a>"
        head = f"<h3>{tr('Part')}: {escape(part_words(part.name))}</h3>"
        return f"{head}<p>{link} · {escape(words)}</p>"

    def _place(self) -> str:
        head = f"<h3>{tr('How it hangs')}</h3>"
        chosen, language = self._chosen, self._language
        if chosen.placement is None:
            gone = chosen.number <= self._station.steps_done
            there = (
                tr("It has left before this step.")
                if gone
                else tr("It is not there yet at this step.")
            )
            return f"{head}<p>{there}</p>"
        joint = joint_of(self._station, chosen)
        if joint is None:
            first = next(iter(self._station.placements)) == chosen.element
            free = (
                tr("The first element: it carries the others.")
                if first
                else tr("It flies free beside the station.")
            )
            return f"{head}<p>{free}</p>"
        own = port_type_words(joint.own.type, joint.own.side, language)
        other = port_type_words(joint.other.type, joint.other.side, language)
        words = tr("Its port {own} at {port} of {element}").format(
            own=f"<b>{escape(joint.own.id)}</b> ({escape(own)})",
            port=f"<b>{escape(joint.other.id)}</b> ({escape(other)})",
            element=self._link(joint.element),
        )
        return f"{head}<p>{words}</p>"

    def _arrival(self) -> str:
        step, language = self._chosen.step, self._language
        name = tr("step {number}: {name}").format(
            number=self._chosen.number, name=said(step.name, language)
        )
        link = f"<a href='{STEP}{self._chosen.number}'>{escape(name)}</a>"
        text = f"<h3>{tr('Arrival')}</h3><p>{link}</p>"
        if (date := step.date) is not None:
            when = dates_text(date, language)
            row = (tr("Date"), when, date.confidence, date.source, self._shades)
            text += row_html(*row)
        return text + self._launcher(step.launcher)

    def _launcher(self, launcher: Stated | None) -> str:
        if launcher is None:
            return ""
        flown = (launcher.value, launcher.confidence, launcher.source)
        return row_html(tr("Launcher"), *flown, self._shades)

    def _figures(self) -> str:
        figures, language = self._chosen.module.figures, self._language
        if not figures:
            return f"<h3>{tr('Figures')}</h3><p>{tr('None are known.')}</p>"
        text = f"<h3>{tr('Figures')}</h3>"
        for key, figure in figures.items():
            unit = unit_words(MODULE_UNITS[key], language)
            if key == "life_years":
                unit = tr("years")
            value = f"{number(figure.value)} {unit}".rstrip()
            source = "; ".join(t for t in (figure.source, figure.note) if t)
            name = figure_words(key, language)
            text += row_html(name, value, figure.confidence, source, self._shades)
        return text + self._size()

    def _size(self) -> str:
        low, high = self._parts[self._chosen.key].bounds_m
        sides = " × ".join(number(float(side)) for side in high - low)
        unit = unit_words("m", self._language)
        name, source = tr("Box round it"), tr("measured on this model, arrays included")
        return row_html(name, f"{sides} {unit}", "estimate", source, self._shades)

    def _parameters(self) -> str:
        module = self._chosen.module
        if not module.values:
            return ""
        rows = []
        for name, value in module.values.items():
            parameter = module.parameters[name]
            unit = unit_words(unit_sign(name), self._language)
            label = escape(parameter.label or name)
            link = f"<a href='{CONFIG}parameters.{name}'>{label}</a>"
            badge = badge_html(parameter.confidence, self._shades)
            text = escape(f"{number(value)} {unit}".rstrip())
            rows.append(
                f"<p>{link}&nbsp; {text} &nbsp;{badge}"
                f"<br><small>{escape(parameter.source)}</small></p>"
            )
        return f"<h3>{tr('Parameters')}</h3>" + "".join(rows)

    def _ports(self) -> str:
        uses = port_uses(self._station, self._chosen)
        if not uses:
            return ""
        cells = (tr("Docking port"), tr("Type"), tr("Docked there"))
        head = "".join(f"<th align='left'>{escape(cell)}</th>" for cell in cells)
        rows = "".join(f"<tr>{self._port(use)}</tr>" for use in uses)
        table = f"<table cellpadding='3' width='100%'><tr>{head}</tr>{rows}</table>"
        return f"<h3>{tr('Ports')}</h3>{table}"

    def _port(self, use: PortUse) -> str:
        port = use.port
        kind = port_type_words(port.type, port.side, self._language)
        if use.element is not None:
            there = f"{self._link(use.element)} ({escape(use.its_port or '')})"
        elif use.instead is not None:
            words = tr("fitted as {port}").format(port=use.instead)
            there = f"<i>{escape(words)}</i>"
        else:
            there = escape(tr("free")) if self._chosen.placement else "—"
        cells = (escape(port.id), escape(kind), there)
        return "".join(f"<td>{cell}</td>" for cell in cells)

    def _link(self, element: str) -> str:
        """Return an element's name; following it selects the element."""
        placement = next(p for e, p in self._station.placements.items() if e == element)
        name = text_in(placement.name, self._language)
        return f"<a href='{ELEMENT}{element}'>{escape(name)}</a>"
