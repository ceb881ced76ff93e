"""Meshes as VTK wants them: the same arrays, in single precision."""

from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonCore import VTK_INT, vtkDataArray, vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkImageData, vtkPolyData
from vtkmodules.vtkRenderingCore import vtkTexture

from viewer.geometry.mesh import Mesh

Tile = tuple[float, float]
_made: WeakKeyDictionary[Mesh, dict[Tile | None, vtkPolyData]] = WeakKeyDictionary()


def polydata(mesh: Mesh, tile_m: Tile | None = None) -> vtkPolyData:
    """Return a mesh as VTK polygons with its normals; made once, and not to be changed.

    With `tile_m`, with texture coordinates too, in tiles of that size.
    """
    kept = _made.setdefault(mesh, {})
    if tile_m not in kept:
        kept[tile_m] = _made_of(mesh, tile_m)
    return kept[tile_m]


def _made_of(mesh: Mesh, tile_m: Tile | None) -> vtkPolyData:
    points = vtkPoints()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(mesh.points, np.float32)))
    corners = numpy_to_vtk(
        np.ascontiguousarray(mesh.triangles, np.int32).reshape(-1), array_type=VTK_INT
    )
    triangles = vtkCellArray()
    triangles.SetData(3, corners)
    shape = vtkPolyData()
    shape.SetPoints(points)
    shape.SetPolys(triangles)
    normals = numpy_to_vtk(np.ascontiguousarray(mesh.normals, np.float32))
    normals.SetName("Normals")
    shape.GetPointData().SetNormals(normals)
    if tile_m is not None:
        shape.GetPointData().SetTCoords(_coordinates(mesh, tile_m))
    return shape


def _coordinates(mesh: Mesh, tile_m: Tile) -> vtkDataArray:
    uv = np.zeros((len(mesh.points), 2)) if mesh.uv is None else mesh.uv / tile_m
    coordinates = numpy_to_vtk(np.ascontiguousarray(uv, np.float32))
    coordinates.SetName("TCoords")
    return coordinates


def surface_texture(pixels: NDArray[np.uint8]) -> vtkTexture:
    """Return a tile, (H, W, 3) uint8 sRGB, as VTK draws it: repeated, smoothed."""
    height, width, _ = pixels.shape
    image = vtkImageData()
    image.SetDimensions(width, height, 1)
    rows = np.ascontiguousarray(pixels[::-1]).reshape(-1, 3)
    image.GetPointData().SetScalars(numpy_to_vtk(rows))
    texture = vtkTexture()
    texture.SetInputData(image)
    texture.SetColorModeToDirectScalars()
    texture.UseSRGBColorSpaceOn()
    texture.RepeatOn()
    texture.InterpolateOn()
    texture.MipmapOn()
    texture.SetMaximumAnisotropicFiltering(4.0)
    return texture


def depth_texture(depth: NDArray[np.float32]) -> vtkTexture:
    """Return a picture of depths, (H, W), first row at the bottom, as it is."""
    height, width = depth.shape
    image = vtkImageData()
    image.SetDimensions(width, height, 1)
    values = np.ascontiguousarray(depth, np.float32).reshape(-1)
    image.GetPointData().SetScalars(numpy_to_vtk(values))
    texture = vtkTexture()
    texture.SetInputData(image)
    texture.SetColorModeToDirectScalars()
    texture.InterpolateOff()
    texture.MipmapOff()
    texture.RepeatOff()
    texture.EdgeClampOn()
    return texture
