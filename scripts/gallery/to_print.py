"""One module as a solid for a printer, at 1:100, in millimetres."""

import viewer

node = viewer.load_station("ross").at("phase-1")
print(node.export("to_print.stl", scale=100, only=["uum"]))
