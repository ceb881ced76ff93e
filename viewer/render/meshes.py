"""Meshes as VTK wants them: the same arrays, in single precision."""

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonCore import VTK_INT, vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData

from viewer.geometry.mesh import Mesh


def polydata(mesh: Mesh) -> vtkPolyData:
    """Return a mesh as VTK polygons with its normals."""
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
    return shape
