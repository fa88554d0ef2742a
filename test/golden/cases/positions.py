"""Positions: sinusoidal, learned, relative (Shaw), rotary, linear.

A sinusoid is a rotating phasor for each pair of features: e^(iωt), ω = exp(−(2i/d) ln 10000).
"""

import torch
from cases.basics import attention, project, projections
from golden import case, golden, normal
from torch.nn import functional as F


def sinusoids(n, d):
    rates = torch.exp(-torch.arange(0, d, 2) / d * torch.log(torch.tensor(10000.0)))
    phasors = torch.polar(torch.ones(n, d // 2), torch.outer(torch.arange(n).double(), rates))
    return torch.stack([phasors.imag, phasors.real], dim=-1).reshape(n, d)


@golden("positions-sinusoidal", mechanism="self-attention")
def positions():
    for n, d in [(3, 4), (5, 2), (2, 10)]:
        X, W = normal(n, d), projections(d, 3, 2)
        PE = sinusoids(n, d)
        output, weights = attention(*project(X + PE, X + PE, W))
        expect = {"PE": PE, "X_pos": X + PE, "weights": weights, "output": output}
        yield case({"X": X, **W}, expect, {"positions": "sinusoidal"}, grads=["output"])
    for n, d in [(120, 2), (9, 64)]:
        W = {name: torch.ones(d, 1) for name in ["W_Q", "W_K", "W_V"]}
        inputs = {"X": torch.zeros(n, d), **W}
        yield case(inputs, {"PE": sinusoids(n, d)}, {"positions": "sinusoidal"})


@golden("sinusoidal-positions")
def sinusoidal_positions():
    for n, d in [(3, 4), (5, 2), (2, 10)]:
        X, PE = normal(n, d), sinusoids(n, d)
        yield case({"X": X}, {"PE": PE, "similarity": torch.inner(PE, PE), "output": X + PE}, grads=["output"])


@golden("learned-positions")
def learned_positions():
    for n, length, d in [(3, 8, 4), (1, 2, 3), (5, 5, 2)]:
        X, P = normal(n, d), normal(length, d)
        yield case({"X": X, "P": P}, {"output": X + F.embedding(torch.arange(n), P)}, grads=["output"])


@golden("relative-positions")
def relative_positions():
    """Each query by itself, with keys and values that it has moved; the vectors picked by a banded one-hot."""
    for n, d_model, d_k, d_v, clip in [(4, 4, 4, 4, 2), (6, 3, 2, 5, 1), (2, 5, 3, 1, 4)]:
        X, W = normal(n, d_model), projections(d_model, d_k, d_v)
        w_K, w_V = normal(2 * clip + 1, d_k), normal(2 * clip + 1, d_v)
        Q, K, V = project(X, X, W)
        for is_causal in [False, True]:
            rows = []
            for i in range(n):
                picked = F.one_hot((torch.arange(n) - i).clamp(-clip, clip) + clip, 2 * clip + 1).double()
                mask = (torch.arange(n) <= i)[None] if is_causal else None
                rows.append(attention(Q[i : i + 1], K + picked @ w_K, V + picked @ w_V, mask))
            expect = {
                "weights": torch.cat([weights for _, weights in rows]),
                "output": torch.cat([output for output, _ in rows]),
            }
            inputs = {"X": X, **W, "w_K": w_K, "w_V": w_V}
            yield case(inputs, expect, {"clip": clip, "causal": is_causal}, grads=["output", ("output", 0, 0)])


@golden("rope")
def rope():
    """Pairs of features as complex numbers, turned by multiplying with e^(i·pos·θ)."""

    def turned(X, base):
        rates = base ** (-torch.arange(0, X.shape[1], 2) / X.shape[1])
        phasors = torch.polar(torch.ones(len(X), len(rates)), torch.outer(torch.arange(len(X)).double(), rates))
        return torch.view_as_real(torch.view_as_complex(X.view(len(X), -1, 2)) * phasors).reshape(X.shape)

    for n, d_model, d_k, d_v, base in [(4, 4, 4, 4, 10000), (5, 3, 2, 3, 100), (2, 6, 8, 1, 500000)]:
        X, W = normal(n, d_model), projections(d_model, d_k, d_v)
        Q, K, V = project(X, X, W)
        Q_rot, K_rot = turned(Q, base), turned(K, base)
        for is_causal in [False, True]:
            output, weights = attention(Q_rot, K_rot, V, is_causal=is_causal)
            expect = {"Q_rot": Q_rot, "K_rot": K_rot, "weights": weights, "output": output}
            params = {"base": base, "causal": is_causal}
            yield case({"X": X, **W}, expect, params, grads=["output", ("output", 0, 0)])


@golden("alibi")
def alibi():
    """Press et al. add m·[−(i−1), …, −1, 0] to the scores of query i: a float mask of PyTorch's attention."""
    for n, d_model, d_k, d_v, heads in [(4, 4, 4, 4, 8), (5, 3, 2, 3, 4), (2, 6, 8, 1, 1)]:
        X, W = normal(n, d_model), projections(d_model, d_k, d_v)
        Q, K, V = project(X, X, W)
        for head in {1, heads}:
            slope = (2 ** (-8 / heads)) ** head
            bias = torch.full((n, n), -float("inf"))
            for i in range(n):
                bias[i, : i + 1] = slope * torch.arange(-i, 1)
            output, weights = attention(Q, K, V, bias)
            params = {"heads": heads, "head": head}
            expect = {"weights": weights, "output": output}
            yield case({"X": X, **W}, expect, params, grads=["output", ("output", n - 1, 0)])
