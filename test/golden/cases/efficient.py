"""Less to compute or to keep: the exact ones against plain attention, linear attention as a kernel over all pairs."""

import torch
from cases.basics import GRADS, SHAPES, attention, project, projections, queries_keys_values
from cases.heads import from_torch
from golden import case, causal, golden, normal, visible
from torch.nn import functional as F


def ranges(m, size):
    return list(enumerate(zip(range(0, m, size), [*range(size, m, size), m])))


def scaled(x):
    return torch.einsum("id,jd->ij", x["Q"], x["K"]) / x["Q"].shape[1] ** 0.5


def largest_and_sum(z):
    """m and l of rows of scores: l = e^(logsumexp − m)."""
    m = z.max(1, keepdim=True).values
    return m, torch.exp(torch.logsumexp(z, 1, keepdim=True) - m)


@golden("online-softmax")
def online_softmax():
    for shape, chunk in zip(SHAPES, [3, 2, 1, 5]):
        x = queries_keys_values(*shape)
        output, weights = attention(**x)
        expect = {"weights": weights, "output": output}
        for j, (_, end) in ranges(shape[1], chunk):
            expect[f"chunk{j}.m"], expect[f"chunk{j}.l"] = largest_and_sum(scaled(x)[:, :end])
        yield case(x, expect, {"chunk": chunk}, grads=[*GRADS, ("weights", 0, 0)])


@golden("flash")
def flash():
    for shape, block in zip(SHAPES, [3, 2, 1, 5]):
        x = queries_keys_values(*shape)
        expect = {"output": attention(**x)[0]}
        for j, (_, end) in ranges(shape[1], block):
            m, l = largest_and_sum(scaled(x)[:, :end])
            seen = attention(x["Q"], x["K"][:end], x["V"][:end])[0]
            expect |= {f"block{j}.m": m, f"block{j}.l": l, f"block{j}.O": seen * l}
        yield case(x, expect, {"block": block}, grads=GRADS)
    for n, block in [(5, 2), (4, 3), (3, 1)]:
        x = queries_keys_values(n, n, 2, 3)
        output, _ = attention(**x, is_causal=True)
        yield case(x, {"output": output}, {"block": block, "causal": True}, grads=GRADS)


@golden("ring")
def ring():
    for shape, workers in zip(SHAPES, [2, 1, 2, 4]):
        x = queries_keys_values(*shape)
        m = shape[1]
        expect = {"output": attention(**x)[0]}
        expect["m"], expect["l"] = largest_and_sum(scaled(x))
        for w, (start, end) in ranges(m, -(-m // workers)):
            own = largest_and_sum(scaled(x)[:, start:end])
            part = attention(x["Q"], x["K"][start:end], x["V"][start:end])[0]
            expect |= {f"worker{w}.m": own[0], f"worker{w}.l": own[1], f"worker{w}.O": part * own[1]}
        yield case(x, expect, {"workers": workers}, grads=GRADS)


@golden("linear")
def linear():
    for shape in SHAPES:
        x = queries_keys_values(*shape)
        kernel = (F.elu(x["Q"]) + 1) @ (F.elu(x["K"]) + 1).T
        output = kernel / kernel.sum(1, keepdim=True) @ x["V"]
        yield case(x, {"output": output}, grads=GRADS)
    for n, d_k, d_v in [(4, 3, 2), (1, 2, 3), (6, 1, 4)]:
        x = queries_keys_values(n, n, d_k, d_v)
        kernel = ((F.elu(x["Q"]) + 1) @ (F.elu(x["K"]) + 1).T).tril()
        output = kernel / kernel.sum(1, keepdim=True) @ x["V"]
        yield case(x, {"output": output}, {"causal": True}, grads=GRADS)


def shared_heads(X, heads, groups, W, mask=None):
    """(output, weights): multi-head attention in which the columns of W_K and W_V stand once for each head of a group."""

    def for_each_head(W):
        return W.unflatten(1, (groups, -1)).repeat_interleave(heads // groups, 1).flatten(1)

    wide = {**W, "W_K": for_each_head(W["W_K"]), "W_V": for_each_head(W["W_V"])}
    return from_torch(X, heads, wide, None, mask)


def weights_of(d_model, groups, d):
    widths = {"W_Q": d_model, "W_K": groups * d, "W_V": groups * d, "W_O": d_model}
    return {name: normal(d_model, width) for name, width in widths.items()}


def shared_cases(n, d_model, heads, groups, params):
    X, W = normal(n, d_model), weights_of(d_model, groups, d_model // heads)
    output, weights = shared_heads(X, heads, groups, W)
    yield case({"X": X, **W}, {"weights": weights, "output": output}, params, grads=GRADS)
    output, weights = shared_heads(X, heads, groups, W, causal(n))
    yield case({"X": X, **W}, {"weights": weights, "output": output}, {**params, "causal": True}, grads=["output"])
    mask = visible(n, n)
    output, weights = shared_heads(X, heads, groups, W, mask)
    yield case({"X": X, **W, "mask": mask}, {"weights": weights, "output": output}, params, grads=["output"])


@golden("mqa")
def mqa():
    for n, d_model, heads in [(3, 4, 2), (2, 6, 3), (4, 3, 1)]:
        yield from shared_cases(n, d_model, heads, 1, {"heads": heads})


@golden("gqa")
def gqa():
    for n, d_model, heads, groups in [(3, 4, 4, 2), (2, 6, 6, 3), (4, 4, 2, 2)]:
        yield from shared_cases(n, d_model, heads, groups, {"heads": heads, "groups": groups})


@golden("kv-cache")
def kv_cache():
    for n, d_model, d_k, d_v in [(3, 4, 4, 4), (1, 2, 3, 1), (5, 3, 2, 2)]:
        X, W = normal(n, d_model), projections(d_model, d_k, d_v)
        Q, K, V = project(X, X, W)
        output, weights = attention(Q, K, V, is_causal=True)
        expect = {"output": output}
        for t in range(n):
            expect |= {f"t{t}.K": K[: t + 1], f"t{t}.V": V[: t + 1], f"t{t}.weights": weights[t : t + 1, : t + 1]}
        yield case({"X": X, **W}, expect, grads=GRADS)
