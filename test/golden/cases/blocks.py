"""Masked attention, and blocks held to torch.nn.TransformerEncoderLayer and TransformerDecoderLayer."""

import torch
from cases.basics import attention, project, projections
from golden import case, causal, golden, normal
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.stateless import functional_call

GRADS = ["output", ("output", 0, 1)]


@golden("masked-attention")
def masked_attention():
    """The additive mask M of the paper: what is hidden gets −∞ added to its score."""
    for n, real, d_model, d_k, d_v in [(5, 3, 4, 4, 4), (3, 1, 2, 5, 1), (6, 5, 3, 2, 2)]:
        X, W = normal(n, d_model), projections(d_model, d_k, d_v)
        present = torch.arange(n) < real
        future = torch.full((n, n), -float("inf")).triu(1)
        padding = torch.zeros(n, n).masked_fill(~present, -float("inf"))
        for masks, M in [("both", torch.minimum(future, padding)), ("causal", future), ("padding", padding)]:
            output, weights = attention(*project(X, X, W), M)
            inputs = {"X": X, **W, "present": present}
            yield case(inputs, {"weights": weights, "output": output}, {"masks": masks}, grads=["output"])


def head_weights(d, suffix=""):
    matrices = {f"W_{name}{suffix}": normal(d, d, std=0.7) for name in "QKVO"}
    return {**matrices, **{f"b_{name}{suffix}": normal(d, std=0.5) for name in "QKVO"}}


def feed_forward_weights(d, d_ff):
    return {"W_1": normal(d, d_ff), "W_2": normal(d_ff, d), "b_1": normal(d_ff), "b_2": normal(d)}


def gains(d, names):
    return {f"{what}_{i}" if i else what: normal(d) for i in names for what in ["gamma", "beta"]}


def attention_state(W, prefix, suffix=""):
    """The parameters of nn.MultiheadAttention: (out × in), the first three one under the other."""
    return {
        f"{prefix}.in_proj_weight": torch.cat([W[f"W_{name}{suffix}"].T for name in "QKV"]),
        f"{prefix}.in_proj_bias": torch.cat([W[f"b_{name}{suffix}"] for name in "QKV"]),
        f"{prefix}.out_proj.weight": W[f"W_O{suffix}"].T,
        f"{prefix}.out_proj.bias": W[f"b_O{suffix}"],
    }


def other_state(W, norms):
    state = {"linear1.weight": W["W_1"].T, "linear1.bias": W["b_1"], "linear2.weight": W["W_2"].T}
    for i in range(1, norms + 1):
        state |= {f"norm{i}.weight": W[f"gamma_{i}"], f"norm{i}.bias": W[f"beta_{i}"]}
    return {**state, "linear2.bias": W["b_2"]}


def encoder(X, W, heads, norm, activation, mask=None):
    d, d_ff = W["W_1"].shape
    layer = nn.TransformerEncoderLayer(
        d, heads, d_ff, dropout=0.0, activation=activation, norm_first=norm == "pre", batch_first=True
    )
    hides = None if mask is None else ~mask
    return functional_call(layer, attention_state(W, "self_attn") | other_state(W, 2), (X[None], hides))[0]


def encoder_weights(d, d_ff):
    return {**head_weights(d), **feed_forward_weights(d, d_ff), **gains(d, [1, 2])}


@golden("encoder-block")
def encoder_block():
    for n, d, heads, d_ff, norm, activation in [
        (3, 4, 2, 8, "post", "relu"),
        (2, 4, 1, 3, "pre", "relu"),
        (4, 3, 3, 5, "post", "gelu"),
        (1, 2, 2, 4, "pre", "gelu"),
    ]:
        X, W = normal(n, d), encoder_weights(d, d_ff)
        params = {"heads": heads, "norm": norm, "activation": activation}
        output = encoder(X, W, heads, norm, activation)
        yield case({"X": X, **W}, {"output": output}, params, grads=GRADS)
        output = encoder(X, W, heads, norm, activation, causal(n))
        yield case({"X": X, **W}, {"output": output}, {**params, "causal": True})


@golden("decoder-block")
def decoder_block():
    for n, m, d, heads, d_ff, norm, activation in [
        (3, 2, 4, 2, 8, "post", "relu"),
        (2, 4, 4, 1, 3, "pre", "relu"),
        (1, 3, 2, 2, 5, "post", "gelu"),
    ]:
        X, Y = normal(n, d), normal(m, d)
        W = {**head_weights(d, "_self"), **head_weights(d, "_cross"), **feed_forward_weights(d, d_ff)}
        W |= gains(d, [1, 2, 3])
        layer = nn.TransformerDecoderLayer(
            d, heads, d_ff, dropout=0.0, activation=activation, norm_first=norm == "pre", batch_first=True
        )
        state = attention_state(W, "self_attn", "_self") | attention_state(W, "multihead_attn", "_cross")
        state |= other_state(W, 3)
        params = {"heads": heads, "norm": norm, "activation": activation}
        output = functional_call(layer, state, (X[None], Y[None], ~causal(n)))[0]
        yield case({"X": X, "Y": Y, **W}, {"output": output}, params, grads=["output", ("output", 0, 1)])
        mask = torch.ones(n, m, dtype=torch.bool)
        mask[:, -1] = False
        output = functional_call(layer, state, (X[None], Y[None], ~causal(n), ~mask))[0]
        yield case({"X": X, "Y": Y, **W, "mask": mask}, {"output": output}, params)


@golden("bert")
def bert():
    for n, length, d, heads, d_ff, activation in [
        (4, 8, 4, 2, 8, "gelu"),
        (2, 2, 2, 1, 3, "relu"),
        (3, 5, 6, 3, 4, "gelu"),
    ]:
        X, segment = normal(n, d), torch.arange(n) // ((n + 1) // 2)
        E = {"E_seg": normal(2, d), "E_pos": normal(length, d), **gains(d, [None])}
        W = encoder_weights(d, d_ff)
        summed = X + F.one_hot(segment, 2).double() @ E["E_seg"] + E["E_pos"][:n]
        X_0 = F.layer_norm(summed, (d,), E["gamma"], E["beta"])
        output = encoder(X_0, W, heads, "post", activation)
        inputs = {"X": X, "segment": segment, **E, **W}
        params = {"heads": heads, "activation": activation}
        yield case(inputs, {"X_0": X_0, "output": output}, params, grads=["output", ("output", 0, 1)])


@golden("vit")
def vit():
    """Patches by a convolution that jumps as far as it is wide."""
    for C, H, W, P, d, heads, d_ff in [
        (1, 4, 4, 2, 4, 2, 8),
        (3, 2, 4, 2, 2, 1, 3),
        (2, 3, 6, 3, 4, 4, 2),
        (1, 2, 2, 1, 2, 2, 2),
    ]:
        image, weights = normal(C, H, W), encoder_weights(d, d_ff)
        N = H * W // P**2
        rest = {"E": normal(C * P * P, d), "x_class": normal(1, d), "E_pos": normal(N + 1, d), **gains(d, [None])}
        x_E = F.conv2d(image[None], rest["E"].T.reshape(d, C, P, P), stride=P).flatten(2)[0].T
        z_0 = torch.cat([rest["x_class"], x_E]) + rest["E_pos"]
        z_1 = encoder(z_0, weights, heads, "pre", "gelu")
        output = F.layer_norm(z_1[:1], (d,), rest["gamma"], rest["beta"])
        params = {"patch": P, "heads": heads}
        expect = {"z_0": z_0, "z_1": z_1, "output": output}
        yield case({"image": image, **rest, **weights}, expect, params, grads=["output", ("output", 0, 1)])
