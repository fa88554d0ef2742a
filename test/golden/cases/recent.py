"""Attention of the last years whose weights are not softmax's alone: softmax-1, sinks, sigmoid, QK-norm, differential."""

import math

import torch
from golden import case, causal, golden, normal, visible
from torch.nn import functional as F

SHAPES = [(3, 4, 4, 4), (1, 5, 2, 3), (6, 2, 7, 1)]  # n, m, d_k, d_v
GRADS = ["output", ("output", 0, 0)]
INF = float("inf")


def queries_keys_values(n, m, d_k, d_v):
    return {"Q": normal(n, d_k, std=2), "K": normal(m, d_k), "V": normal(m, d_v)}


def runs(shape):
    """The mask as given, the mask as it acts, the parameters: none, the user's, and a causal one."""
    n, m = shape[:2]
    yield {}, torch.ones(n, m, dtype=torch.bool), {}
    mask = visible(n, m)
    yield {"mask": mask}, mask, {}
    if n == m:
        yield {}, causal(n), {"causal": True}


@golden("softmax-1")
def softmax_1():
    for shape in [*SHAPES, (4, 4, 3, 2)]:
        for given, mask, params in runs(shape):
            x = queries_keys_values(*shape)
            z = (x["Q"] @ x["K"].T / math.sqrt(shape[2])).exp() * mask
            weights = z / (1 + z.sum(-1, keepdim=True))
            expect = {"weights": weights, "total": weights.sum(-1), "output": weights @ x["V"]}
            yield case({**x, **given}, expect, params, grads=GRADS)
    far = {"Q": torch.tensor([[1e4], [-1e4]]), "K": torch.tensor([[1.0], [0.9]]), "V": torch.tensor([[1.0], [2.0]])}
    yield case(far, {"weights": torch.tensor([[1.0, 0], [0, 0]]), "output": torch.tensor([[1.0], [0]])})


@golden("sink")
def sink():
    """As gpt-oss does it: the sinks are one more column before the softmax, cut off behind it."""
    for n, d_model, heads, d_k, d_v in [(3, 4, 2, 2, 2), (1, 3, 1, 2, 3), (4, 6, 3, 1, 2)]:
        widths = {"W_Q": (d_model, heads * d_k), "W_K": (d_model, heads * d_k), "W_V": (d_model, heads * d_v)}
        for given, mask, params in runs((n, n)):
            W = {name: normal(*widths[name]) for name in widths}
            x = {"X": normal(n, d_model), **W, "sinks": normal(heads), "W_O": normal(heads * d_v, 3)}
            Q, K, V = ((x["X"] @ x[name]).view(n, heads, -1) for name in W)
            QK = torch.einsum("qhd,khd->hqk", Q, K) / math.sqrt(d_k)
            QK = QK.masked_fill(~mask, -INF)
            beside = torch.cat([QK, x["sinks"].view(-1, 1, 1).expand(-1, n, -1)], -1)
            weights = F.softmax(beside, -1)[..., :-1]
            output = torch.einsum("hqk,khd->qhd", weights, V).reshape(n, -1) @ x["W_O"]
            yield case({**x, **given}, {"weights": weights, "output": output}, {**params, "heads": heads}, GRADS)


@golden("sigmoid")
def sigmoid():
    for shape in [*SHAPES, (4, 4, 3, 2)]:
        for given, mask, params in runs(shape):
            x = queries_keys_values(*shape)
            z = (x["Q"] @ x["K"].T / math.sqrt(shape[2])).exp() * mask
            weights = z / (z + shape[1])  # σ(s − ln m) = e^s / (e^s + m)
            yield case({**x, **given}, {"weights": weights, "output": weights @ x["V"]}, params, grads=GRADS)


@golden("qk-norm")
def qk_norm():
    for shape, cap in zip([*SHAPES, (4, 4, 3, 2)], [0, 2, 50, 0.7]):
        for given, mask, params in runs(shape):
            x = {**queries_keys_values(*shape), "g": normal(1, std=4)}
            scores = F.cosine_similarity(x["Q"][:, None], x["K"][None], -1)
            z = x["g"] * scores
            z = cap * torch.tanh(z / cap) if cap else z
            weights = F.softmax(z.masked_fill(~mask, -INF), -1)
            expect = {"scores": scores, "weights": weights, "output": weights @ x["V"]}
            yield case({**x, **given}, expect, {**params, "cap": cap}, grads=GRADS)
