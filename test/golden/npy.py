"""Writes the .npy and .npz fixtures of test/input and what NumPy itself says they hold: python3 test/golden/npy.py"""

import json
import math
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent / "npy"
HERE.mkdir(exist_ok=True)
rng = np.random.default_rng(42)

matrix = rng.normal(size=(3, 4))
halves = np.array([0.1, 65504, 6e-8, 5.96e-8, 6.1e-5, -2.5, -0.0, np.inf, -np.inf, np.nan], dtype="<f2")
arrays = {
    "f8": matrix,
    "f8-big": matrix.astype(">f8"),
    "f8-fortran": np.asfortranarray(matrix),
    "f8-fortran-4": np.asfortranarray(rng.normal(size=(2, 3, 4, 5))),
    "f8-scalar": np.array(2.5),
    "f4": matrix.astype("<f4"),
    "f4-big": matrix.astype(">f4"),
    "f2": halves,
    "f2-big": halves.astype(">f2"),
    "b1": matrix > 0,
}
for bits in (1, 2, 4, 8):
    for order in "<>":
        for kind in "iu":
            limits = np.iinfo(f"{kind}{bits}")
            arrays[f"{kind}{bits}{'-big' if order == '>' else ''}"] = np.array(
                [[limits.min, 0, 1], [2, 100, limits.max]], dtype=f"{order}{kind}{bits}"
            )


def cell(value):
    """JSON as attn writes it: non-finite numbers are strings, and -0 is 0."""
    value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value + 0.0


expected = {}
for name, array in arrays.items():
    np.save(HERE / f"{name}.npy", array)
    expected[name] = {"shape": array.shape, "data": [cell(value) for value in array.astype("f8").ravel()]}
for version in (2, 3):
    with open(HERE / f"version-{version}.npy", "wb") as file:
        np.lib.format.write_array(file, matrix, version=(version, 0))
    expected[f"version-{version}"] = expected["f8"]
(HERE / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")

REFUSED = HERE / "refused"
REFUSED.mkdir(exist_ok=True)
np.save(REFUSED / "pickle.npy", np.array([1, "a", None], dtype=object), allow_pickle=True)
np.save(REFUSED / "complex.npy", np.array([1j]))
np.save(REFUSED / "text.npy", np.array(["a", "b"]))
np.save(REFUSED / "fields.npy", np.zeros(2, dtype=[("a", "<f8"), ("b", "<i4")]))
np.save(REFUSED / "rank-5.npy", np.zeros((1, 1, 1, 1, 1)))
np.save(REFUSED / "empty.npy", np.zeros((0, 3)))

np.savez(HERE / "stored.npz", Q=matrix, W_Q=arrays["i4"])
np.savez_compressed(HERE / "deflated.npz", Q=matrix, W_Q=arrays["i4"])
