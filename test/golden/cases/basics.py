"""Softmax, dot-product and scaled dot-product attention, and these with projections (self, cross)."""

import torch
from golden import case, causal, golden, normal, visible
from torch.nn import functional as F


@golden("op-softmax", op="softmax")
def softmax():
    for shape, axis in [((3,), -1), ((4, 3), 0), ((2, 3, 5), 1), ((2, 2, 3, 4), -1)]:
        z = normal(*shape, std=3)
        cell = ("output", *(extent - 1 for extent in shape))
        yield case({"z": z}, {"output": F.softmax(z, axis)}, {"axis": axis}, grads=[cell])
    inf = float("inf")
    far = [[1000.0, 1001, 999], [-1e6, -1e6 + 700, 0], [1e300, 1e300, -1e300], [2.0, -inf, 1], [-745.0, 0, 745]]
    for row in far:
        z = torch.tensor(row, requires_grad=True)
        yield case({"z": z}, {"output": F.softmax(z, -1)}, grads=[("output", 0)])
    z = torch.tensor([[0.0, 1], [-inf, -inf]])
    yield case({"z": z}, {"output": F.softmax(z, -1)})


SHAPES = [(3, 4, 4, 4), (1, 5, 2, 3), (6, 2, 7, 1), (4, 4, 10, 2)]  # n, m, d_k, d_v
GRADS = ["output", ("output", 0, 0)]


def queries_keys_values(n, m, d_k, d_v):
    return {"Q": normal(n, d_k, std=2), "K": normal(m, d_k), "V": normal(m, d_v)}


@golden("dot-product")
def dot_product():
    for n, m, d_k, d_v in SHAPES:
        x = queries_keys_values(n, m, d_k, d_v)
        scores = torch.einsum("id,jd->ij", x["Q"], x["K"])
        for mask in [None, visible(n, m)]:
            hidden = scores if mask is None else scores.masked_fill(~mask, -float("inf"))
            weights = F.softmax(hidden, -1)
            expect = {"scores": scores, "weights": weights, "output": torch.einsum("ij,jd->id", weights, x["V"])}
            yield case(x if mask is None else {**x, "mask": mask}, expect, grads=GRADS)
    x = queries_keys_values(2, 3, 4, 2)
    weights = F.softmax(torch.einsum("id,jd->ij", x["Q"] * 4, x["K"]), -1)
    yield case(x, {"weights": weights, "output": weights @ x["V"]}, {"temperature": 0.25}, grads=GRADS)


def attention(Q, K, V, mask=None, is_causal=False):
    """(output, weights) by PyTorch's own function; before 2.0 it has an underscore and gives the weights."""
    return F._scaled_dot_product_attention(Q, K, V, mask, need_attn_weights=True, is_causal=is_causal)


@golden("scaled-dot-product")
def scaled_dot_product():
    for shape in SHAPES:
        n, m = shape[:2]
        x = queries_keys_values(*shape)
        output, weights = attention(**x)
        yield case(x, {"weights": weights, "output": output}, grads=[*GRADS, ("weights", 0, m - 1)])
        mask = visible(n, m)
        output, weights = attention(**x, mask=mask)
        yield case({**x, "mask": mask}, {"weights": weights, "output": output}, grads=GRADS)
    for n, d in [(1, 3), (3, 4), (5, 2)]:
        x = queries_keys_values(n, n, d, d)
        output, weights = attention(**x, is_causal=True)
        yield case(x, {"weights": weights, "output": output}, {"causal": True}, grads=GRADS)
        mask = visible(n, n) | torch.eye(n, dtype=torch.bool)
        output, weights = attention(**x, mask=mask & causal(n))
        yield case({**x, "mask": mask}, {"weights": weights, "output": output}, {"causal": True}, grads=GRADS)
    for temperature in [0.5, 3]:
        x = queries_keys_values(3, 4, 2, 2)
        output, weights = attention(x["Q"] / temperature, x["K"], x["V"])
        yield case(x, {"weights": weights, "output": output}, {"temperature": temperature}, grads=GRADS)


def projections(d_model, d_k, d_v):
    return {"W_Q": normal(d_model, d_k), "W_K": normal(d_model, d_k), "W_V": normal(d_model, d_v)}


def project(X, Y, W):
    """Q, K, V by F.linear, which wants weights (out × in)."""
    return F.linear(X, W["W_Q"].T), F.linear(Y, W["W_K"].T), F.linear(Y, W["W_V"].T)


@golden("self-attention")
def self_attention():
    for n, d_model, d_k, d_v in [(3, 4, 4, 4), (1, 6, 2, 3), (7, 5, 3, 1)]:
        X, W = normal(n, d_model), projections(d_model, d_k, d_v)
        Q, K, V = project(X, X, W)
        for is_causal in [False, True]:
            output, weights = attention(Q, K, V, is_causal=is_causal)
            expect = {"Q": Q, "K": K, "V": V, "weights": weights, "output": output}
            yield case({"X": X, **W}, expect, {"causal": is_causal}, grads=GRADS)
        mask = visible(n, n)
        output, weights = attention(Q, K, V, mask)
        yield case({"X": X, **W, "mask": mask}, {"weights": weights, "output": output}, grads=GRADS)
    X, W = normal(3, 4), projections(4, 2, 2)
    Q, K, V = project(X, X, W)
    output, weights = attention(Q / 2.5, K, V, is_causal=True)
    params = {"causal": True, "temperature": 2.5}
    yield case({"X": X, **W}, {"weights": weights, "output": output}, params, grads=GRADS)


@golden("cross-attention")
def cross_attention():
    for n, m, d_model, d_k, d_v in [(3, 4, 4, 4, 4), (1, 6, 2, 3, 5), (5, 2, 7, 1, 2)]:
        X, Y, W = normal(n, d_model), normal(m, d_model), projections(d_model, d_k, d_v)
        Q, K, V = project(X, Y, W)
        for mask in [None, visible(n, m)]:
            inputs = {"X": X, "Y": Y, **W} if mask is None else {"X": X, "Y": Y, **W, "mask": mask}
            output, weights = attention(Q, K, V, mask)
            yield case(inputs, {"Q": Q, "K": K, "V": V, "weights": weights, "output": output}, grads=GRADS)
    X, Y, W = normal(2, 3), normal(4, 3), projections(3, 2, 2)
    Q, K, V = project(X, Y, W)
    output, weights = attention(Q / 0.4, K, V)
    yield case({"X": X, "Y": Y, **W}, {"weights": weights, "output": output}, {"temperature": 0.4}, grads=GRADS)
