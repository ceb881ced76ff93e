"""The first phase beside the ISS when it was as heavy, as outlines with metres."""

import viewer

first = viewer.load_station("ross").at("phase-1")
sheet = first.render((960, 540), layout="silhouettes", match="mass", style="print")
sheet.save("beside_the_past.png")
