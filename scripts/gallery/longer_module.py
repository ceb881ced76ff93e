"""What a dimension does to the figures: the science-power module at three lengths."""

import viewer

ross = viewer.load_station("ross")
lines = ["module length, station length"]
for length_m in (12.5, 13.5, 15.0):
    longer = ross.changed({"nem.length_m": length_m}).at("phase-1")
    measured = longer.figures.figures["length_m"]
    lines.append(f"{length_m:g} m, {measured.value:.2f} m [{measured.confidence}]")
with open("longer_module.csv", "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
