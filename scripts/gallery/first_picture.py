"""A station at the end of its first phase, over the Earth."""

import viewer

ross = viewer.load_station("ross")
picture = ross.at("phase-1").render((640, 360), style="space", layout="alone")
picture.save("first_picture.png")
