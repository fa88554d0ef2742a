"""What somebody's own program may leave behind: two .npz files in dumps/. Run: python3 dumps.py

heads.npz      multi-head attention in float32, with a batch axis of 1, whose heads are cut by view alone
right.npz      the same program, mended
"""

from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent / "dumps"


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def attention(X, W_Q, W_K, W_V, W_O, heads, split, join):
    Q, K, V = (split(X @ W, heads) for W in (W_Q, W_K, W_V))
    weights = softmax(Q @ K.swapaxes(-1, -2) / np.float32(np.sqrt(Q.shape[-1])))
    return weights, join(weights @ V) @ W_O


def by_view(x, heads):
    return x.reshape(1, heads, -1, x.shape[-1] // heads)


def by_transpose(x, heads):
    return x.reshape(1, x.shape[1], heads, -1).transpose(0, 2, 1, 3)


def together(x):
    return x.transpose(0, 2, 1, 3).reshape(1, x.shape[2], -1)


rng = np.random.default_rng(7)
n, d, heads = 5, 8, 2
X = rng.normal(size=(1, n, d)).astype(np.float32)
W = {f"W_{name}": (rng.normal(size=(d, d)) / np.sqrt(d)).astype(np.float32) for name in "QKVO"}
for name, split in ("heads", by_view), ("right", by_transpose):
    weights, output = attention(X, *W.values(), heads, split, together)
    np.savez(FOLDER / f"{name}.npz", x=X, **W, n_heads=np.array(heads), attn=weights, out=output)
