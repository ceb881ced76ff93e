"""The right half of a view: a second renderer that shares the first one's camera."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.render.draw import SceneDrawing
from viewer.scene.scene import Camera, Scene, halves

_WHOLE, _LEFT, _RIGHT = (0.0, 0.0, 1.0, 1.0), (0.0, 0.0, 0.5, 1.0), (0.5, 0.0, 1.0, 1.0)


class Half:
    """Shows the reference of a split scene; away while nothing is split."""

    def __init__(self, left: vtkRenderer) -> None:
        self._left = left
        self._right: vtkRenderer | None = None
        self._drawing: SceneDrawing | None = None

    def show(self, left: SceneDrawing, scene: Scene) -> None:
        """Show a scene: whole in the left renderer, or its halves in both."""
        if not scene.split:
            self.clear()
            left.show(scene)
            return
        right = self._opened()
        one, other = halves(scene)
        left.show(one)
        of_left = left.clipping_range_m
        right.show(other)
        _share_range(left, of_left, right)

    def look_from(self, left: SceneDrawing, camera: Camera) -> None:
        """See what is shown from another camera, in both halves where it is split."""
        left.look_from(camera)
        if self._drawing is not None:
            of_left = left.clipping_range_m
            self._drawing.look_from(camera)
            _share_range(left, of_left, self._drawing)

    def refit(self) -> None:
        """Size to the view's size in pixels, which is another."""
        if self._drawing is not None:
            self._drawing.refit()

    def _opened(self) -> SceneDrawing:
        if self._drawing is None:
            self._left.SetViewport(*_LEFT)
            self._right = vtkRenderer()
            self._right.SetViewport(*_RIGHT)
            self._right.UseFXAAOn()
            self._right.SetActiveCamera(self._left.GetActiveCamera())
            self._left.GetRenderWindow().AddRenderer(self._right)
            self._drawing = SceneDrawing(self._right)
        return self._drawing

    def clear(self) -> None:
        """Give the whole view back to the left renderer."""
        if self._drawing is None or self._right is None:
            return
        self._drawing.clear()
        self._left.GetRenderWindow().RemoveRenderer(self._right)
        self._left.SetViewport(*_WHOLE)
        self._drawing = self._right = None


def _share_range(
    left: SceneDrawing, of_left: tuple[float, float], right: SceneDrawing
) -> None:
    """Let the one camera of both halves reach what either of them shows."""
    near, far = zip(of_left, right.clipping_range_m, strict=True)
    left.set_clipping_range_m((min(near), max(far)))
