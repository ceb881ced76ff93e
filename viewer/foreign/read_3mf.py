"""Reading 3MF with lib3mf, the format's own library."""

from pathlib import Path
from typing import Any

import lib3mf
import numpy as np
from numpy.typing import NDArray

from viewer.errors import InputError
from viewer.foreign.model import ForeignNode

_GREY = (176, 178, 182)


def read_3mf(path: Path) -> list[ForeignNode]:
    """Return every mesh of the build, placed, in the file's unit.

    Raises
    ------
    InputError
        If lib3mf refuses the file.
    """
    model = lib3mf.get_wrapper().CreateModel()
    try:
        model.QueryReader("3mf").ReadFromFile(str(path))
    except lib3mf.ELib3MFException as error:
        message = f"{path}: cannot be read as 3MF: {error}"
        raise InputError(message) from error
    nodes: list[ForeignNode] = []
    items = model.GetBuildItems()
    while items.MoveNext():
        item = items.GetCurrent()
        resource = item.GetObjectResource()
        _collect(model, resource, _matrix(item.GetObjectTransform()), nodes)
    return nodes


def _collect(
    model: Any, resource: Any, place: NDArray[np.float64], nodes: list[ForeignNode]
) -> None:
    if resource.IsComponentsObject():
        parts = model.GetComponentsObjectByID(resource.GetResourceID())
        for index in range(parts.GetComponentCount()):
            part = parts.GetComponent(index)
            inner = place @ _matrix(part.GetTransform())
            _collect(model, part.GetObjectResource(), inner, nodes)
        return
    mesh = model.GetMeshObjectByID(resource.GetResourceID())
    points = np.array([tuple(p.Coordinates) for p in mesh.GetVertices()], dtype=float)
    triangles = np.array([tuple(t.Indices) for t in mesh.GetTriangleIndices()])
    if not len(triangles):
        return
    nodes.append(
        ForeignNode(
            name=mesh.GetName() or f"object {mesh.GetResourceID()}",
            points=points @ place[:3, :3].T + place[:3, 3],
            triangles=triangles.astype(np.int32),
            colours=np.tile(
                np.array(_colour(model, mesh), np.uint8), (len(triangles), 1)
            ),
        )
    )


def _colour(model: Any, mesh: Any) -> tuple[int, int, int]:
    """Return the colour of a mesh's own material, grey where it has none."""
    resource, material, has_one = mesh.GetObjectLevelProperty()
    if not has_one:
        return _GREY
    try:
        group = model.GetBaseMaterialGroupByID(resource)
        colour = group.GetDisplayColor(material)
    except lib3mf.ELib3MFException:
        return _GREY
    return int(colour.Red), int(colour.Green), int(colour.Blue)


def _matrix(transform: Any) -> NDArray[np.float64]:
    """Return a 3MF transform, rows of x' = x M, as target_from_source (4, 4)."""
    rows = np.array([list(row) for row in transform.Fields], dtype=float)
    matrix = np.eye(4)
    matrix[:3] = (rows if rows.shape == (4, 3) else rows.reshape(4, 3)).T
    return matrix
