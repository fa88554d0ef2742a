"""The scores of the field, a pair or a query at a time: bilinear, additive, concat, cosine, location, kernels."""

import torch
from golden import case, golden, normal, visible
from torch.nn import functional as F

SHAPES = [(3, 4, 4, 4, 2), (1, 5, 2, 3, 3), (5, 2, 3, 6, 1)]  # n, m, d_q, d_k, d_v
GRADS = ["output", ("output", 0, 0)]


def queries_keys_values(n, m, d_q, d_k, d_v):
    return {"Q": normal(n, d_q), "K": normal(m, d_k), "V": normal(m, d_v)}


def for_each_pair(Q, K, score):
    """The scores one by one, as the papers write them."""
    return torch.stack([torch.stack([score(q, k) for k in K]) for q in Q])


def weighed(scores, V, mask=None):
    hidden = scores if mask is None else scores.masked_fill(~mask, -float("inf"))
    weights = F.softmax(hidden, -1)
    return {"scores": scores, "weights": weights, "output": weights @ V}


@golden("bilinear")
def bilinear():
    for n, m, d_q, d_k, d_v in SHAPES:
        x = {**queries_keys_values(n, m, d_q, d_k, d_v), "W_a": normal(d_q, d_k)}
        general = F.bilinear(x["Q"].repeat_interleave(m, 0), x["K"].repeat(n, 1), x["W_a"][None])
        scores = general.view(n, m)
        yield case(x, weighed(scores, x["V"]), grads=GRADS)
        mask = visible(n, m)
        yield case({**x, "mask": mask}, weighed(scores, x["V"], mask), grads=["output"])
    yield case(x, {"output": weighed(scores / 0.5, x["V"])["output"]}, {"temperature": 0.5}, grads=["output"])


@golden("additive")
def additive():
    for (n, m, d_q, d_k, d_v), d_a in zip(SHAPES, [3, 1, 5]):
        x = {
            **queries_keys_values(n, m, d_q, d_k, d_v),
            "W_q": normal(d_q, d_a),
            "W_k": normal(d_k, d_a),
            "v": normal(d_a),
        }
        scores = for_each_pair(x["Q"], x["K"], lambda q, k: torch.tanh(x["W_q"].T @ q + x["W_k"].T @ k) @ x["v"])
        yield case(x, weighed(scores, x["V"]), grads=GRADS)
        mask = visible(n, m)
        yield case({**x, "mask": mask}, weighed(scores, x["V"], mask), grads=["output"])
    yield case(x, {"output": weighed(scores / 2, x["V"])["output"]}, {"temperature": 2}, grads=["output"])


@golden("concat")
def concat():
    for (n, m, d_q, d_k, d_v), d_a in zip(SHAPES, [3, 1, 5]):
        x = {**queries_keys_values(n, m, d_q, d_k, d_v), "W_a": normal(d_q + d_k, d_a), "v_a": normal(d_a)}
        scores = for_each_pair(x["Q"], x["K"], lambda q, k: x["v_a"] @ torch.tanh(torch.cat([q, k]) @ x["W_a"]))
        yield case(x, weighed(scores, x["V"]), grads=GRADS)
        mask = visible(n, m)
        yield case({**x, "mask": mask}, weighed(scores, x["V"], mask), grads=["output"])


@golden("cosine")
def cosine():
    for (n, m, d, _, d_v), beta in zip(SHAPES, [5, 1, 0.3]):
        x = queries_keys_values(n, m, d, d, d_v)
        scores = F.cosine_similarity(x["Q"][:, None], x["K"][None], dim=-1)
        sharp = weighed(beta * scores, x["V"])
        yield case(x, {**sharp, "scores": scores, "scaled": beta * scores}, {"beta": beta}, grads=GRADS)
        mask = visible(n, m)
        masked = weighed(beta * scores, x["V"], mask)
        yield case({**x, "mask": mask}, {"weights": masked["weights"]}, {"beta": beta}, grads=["weights"])
    x = {"Q": torch.zeros(1, 3), "K": normal(2, 3), "V": normal(2, 1)}
    yield case(x, {"weights": torch.full((1, 2), 0.5), "output": x["V"].mean(0, keepdim=True)})


@golden("location")
def location():
    for n, m, d_q, _, d_v in SHAPES:
        x = {"Q": normal(n, d_q), "V": normal(m, d_v), "W_a": normal(d_q, m)}
        scores = F.linear(x["Q"], x["W_a"].T)
        yield case(x, weighed(scores, x["V"]), grads=GRADS)
        mask = visible(n, m)
        yield case({**x, "mask": mask}, weighed(scores, x["V"], mask), grads=["output"])


@golden("location-aware")
def location_aware():
    for m, d_s, d_h, d_a, r, c in [(4, 3, 3, 3, 3, 1), (6, 2, 5, 4, 5, 2), (3, 1, 2, 2, 4, 3), (5, 4, 2, 1, 1, 1)]:
        x = {
            "s": normal(1, d_s),
            "h": normal(m, d_h),
            "alpha_prev": F.softmax(torch.randn(1, m), -1).requires_grad_(),
            "F": normal(r, c),
            "W_s": normal(d_s, d_a),
            "W_h": normal(d_h, d_a),
            "U": normal(c, d_a),
            "b": normal(d_a),
            "w": normal(d_a),
        }
        f = F.conv1d(x["alpha_prev"][None], x["F"].T[:, None], padding="same")[0].T
        scores = torch.stack(
            [
                x["w"] @ torch.tanh(x["W_s"].T @ x["s"][0] + x["W_h"].T @ x["h"][j] + x["U"].T @ f[j] + x["b"])
                for j in range(m)
            ]
        )[None]
        yield case(x, {"f": f, **weighed(scores, x["h"])}, grads=GRADS)


@golden("nadaraya-watson")
def nadaraya_watson():
    for n, m, d, d_v, bandwidth in [(3, 4, 1, 1, 1), (1, 5, 2, 3, 0.6), (4, 2, 3, 2, 2.5)]:
        x = {"Q": normal(n, d), "K": normal(m, d), "V": normal(m, d_v)}
        squares = ((x["Q"][:, None] - x["K"][None]) ** 2).sum(-1)
        kernel = torch.exp(-squares / (2 * bandwidth**2))
        weights = kernel / kernel.sum(-1, keepdim=True)
        expect = {"distance2": squares, "weights": weights, "output": weights @ x["V"]}
        yield case(x, expect, {"bandwidth": bandwidth}, grads=GRADS)
