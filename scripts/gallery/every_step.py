"""What arrives at each step, marked, on one sheet."""

import numpy as np

import viewer
from viewer.api import Picture

ross = viewer.load_station("ross")
rows = []
for step in ross.spec.steps:
    arriving = step.add[-1].id or step.add[-1].module if step.add else None
    picture = ross.at(step.id).render((320, 180), layout="alone", highlight=arriving)
    rows.append(picture.pixels)
half = len(rows) // 2
sheet = np.hstack([np.vstack(rows[:half]), np.vstack(rows[half : 2 * half])])
Picture(pixels=sheet, request={}).save("every_step.png")
