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


@golden("differential")
def differential():
    for (n, m, d_k, d_v), layer in zip([*SHAPES[:2], (4, 4, 2, 1)], [1, 2, 12]):
        for given, mask, params in runs((n, m)):
            x = {"Q": normal(n, 2 * d_k, std=2), "K": normal(m, 2 * d_k), "V": normal(m, d_v)}
            halves = [x[name].view(len(x[name]), 2, d_k).transpose(0, 1) for name in "QK"]
            both = torch.baddbmm(torch.zeros(1), halves[0], halves[1].mT, beta=0, alpha=d_k**-0.5)
            both = F.softmax(both.masked_fill(~mask, -INF), -1)
            for λ in [torch.tensor(0.8 - 0.6 * math.exp(-0.3 * (layer - 1))), normal(1)]:
                weights = torch.einsum("i,ijk->jk", torch.cat([torch.ones(1), -λ.view(1)]), both)
                inputs = {**x, **given, "lambda": λ} if λ.requires_grad else {**x, **given}
                expect = {"A2.weights": both[1], "weights": weights, "output": weights @ x["V"]}
                yield case(inputs, expect, {**params, "layer": layer}, grads=["output"])


@golden("hopfield")
def hopfield():
    for n, m, d in [(1, 3, 6), (3, 2, 4), (2, 5, 1)]:
        x = {"R": normal(n, d), "Y": normal(m, d)}
        for beta, updates in [(1.0, 1), (0.5, 3), (8.0, 2)]:
            rows = []
            for ξ in x["R"]:  # column vectors, as the paper has them
                for _ in range(updates):
                    ξ = x["Y"].T @ F.softmax(beta * (x["Y"] @ ξ), 0)
                rows.append(ξ)
            yield case(x, {"output": torch.stack(rows)}, {"beta": beta, "updates": updates}, grads=GRADS)
    noisy, patterns = torch.tensor([[0.7, 0.4]]), torch.eye(2)
    first = 1 / (1 + math.exp(8 * (0.4 - 0.7)))
    yield case({"R": noisy, "Y": patterns}, {"output": torch.tensor([[first, 1 - first]])}, {"beta": 8})
