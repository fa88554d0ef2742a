"""Sinusoidal positions, each pair of features as a rotating phasor e^(iωt), ω = exp(−(2i/d) ln 10000)."""

import torch
from cases.basics import attention, project, projections
from golden import case, golden, normal


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
