"""How the window's process begins; the window itself is not needed for it."""

import gc

from viewer.gui.app import none_collected


def test_no_garbage_is_looked_for_meanwhile_and_what_is_there_then_stays():
    assert gc.isenabled()
    kept: list[object] = []
    try:
        with none_collected():
            assert not gc.isenabled()
            kept.append([])
        assert gc.isenabled()
        assert not any(found is kept[0] for found in gc.get_objects())
    finally:
        gc.unfreeze()
    assert any(found is kept[0] for found in gc.get_objects())
