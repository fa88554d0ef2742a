"""Gates and attention in convolutional networks, with PyTorch's pooling, convolutions and scaled dot products."""

import torch
from cases.basics import attention
from golden import case, golden, normal
from torch.nn import functional as F

SHAPES = [(2, 4, 4, 1), (4, 2, 3, 2), (3, 1, 5, 4)]  # C, H, W, channels in the middle


def mlp(W_1, W_2):
    """The two layers as 1×1 convolutions, as published code has them."""
    kernels = W_1.T[:, :, None, None], W_2.T[:, :, None, None]
    return lambda z: F.conv2d(F.relu(F.conv2d(z, kernels[0])), kernels[1])


def weights(C, c):
    return {"W_1": normal(C, c), "W_2": normal(c, C)}


@golden("se")
def se():
    for C, H, W, c in SHAPES:
        X, Ws = normal(C, H, W), weights(C, c)
        s = torch.sigmoid(mlp(**Ws)(F.adaptive_avg_pool2d(X[None], 1)))
        yield case({"X": X, **Ws}, {"s": s[0, :, 0].T, "output": (X[None] * s)[0]}, grads=["output", ("output", 0, 0, 0)])


def channel_gate(X, Ws):
    pooled = [pool(X[None], 1) for pool in (F.adaptive_avg_pool2d, F.adaptive_max_pool2d)]
    return torch.sigmoid(sum(map(mlp(**Ws), pooled)))[0]


def spatial_gate(X, kernel):
    """padding="same" puts the odd zero of an even kernel after the map."""
    pooled = torch.stack([X.mean(0), X.amax(0)])[None]
    return torch.sigmoid(F.conv2d(pooled, kernel[None], padding="same"))[0]


@golden("channel-attention")
def channel_attention():
    for C, H, W, c in SHAPES:
        X, Ws = normal(C, H, W), weights(C, c)
        M_c = channel_gate(X, Ws)
        expect = {"M_c": M_c[:, 0].T, "output": X * M_c}
        yield case({"X": X, **Ws}, expect, grads=["output", ("output", 0, 0, 0)])


KERNELS = [3, 1, 4, 7]


@golden("spatial-attention")
def spatial_attention():
    for (C, H, W, _), k in zip([*SHAPES, (2, 3, 3, 1)], KERNELS):
        X, kernel = normal(C, H, W), normal(2, k, k)
        M_s = spatial_gate(X, kernel)
        expect = {"M_s": M_s[0], "output": X * M_s}
        yield case({"X": X, "f": kernel}, expect, grads=["output", ("output", 0, 0, 0)])


@golden("cbam")
def cbam():
    for (C, H, W, c), k in zip(SHAPES, KERNELS):
        X, Ws, kernel = normal(C, H, W), weights(C, c), normal(2, k, k)
        gated = X * channel_gate(X, Ws)
        output = gated * spatial_gate(gated, kernel)
        inputs = {"X": X, **Ws, "f": kernel}
        yield case(inputs, {"X'": gated, "output": output}, grads=["output", ("output", 0, 0, 0)])


@golden("non-local")
def non_local():
    """Over a map of C channels with 1×1 convolutions; the mechanism takes its positions as rows."""
    for C, H, W, d in [(2, 2, 2, 2), (3, 1, 5, 2), (1, 3, 2, 4)]:
        X = normal(H * W, C)
        Ws = {name: normal(C, d) for name in ["W_theta", "W_phi", "W_g"]}
        Ws["W_z"] = normal(d, C)
        x = X.T.reshape(1, C, H, W)
        theta, phi, g, z = (W.T[:, :, None, None] for W in Ws.values())
        flat = lambda kernel: F.conv2d(x, kernel).flatten(2)[0]
        f = torch.einsum("di,dj->ij", flat(theta), flat(phi)).exp()
        f = f / f.sum(1, keepdim=True)
        y = torch.einsum("ij,dj->di", f, flat(g)).reshape(1, d, H, W)
        output = (F.conv2d(y, z) + x)[0].flatten(1).T
        yield case({"X": X, **Ws}, {"weights": f, "output": output}, grads=["output", ("output", 0, 0)])


NAMES = ["W_Q", "W_K", "W_V"]


@golden("spatio-temporal")
def spatio_temporal():
    """Joint: all patches as one sequence. Divided: a sequence a patch, then a sequence a frame, one by one."""
    for T, S, d, d_k in [(2, 3, 2, 2), (1, 4, 3, 1), (3, 2, 1, 4)]:
        X = normal(T, S, d)
        W = {name: normal(d, d if name == "W_V" else d_k) for name in NAMES}
        mix = lambda Z, Ws: attention(*(Z @ Ws[name] for name in NAMES))
        output, weights = mix(X.reshape(T * S, d), W)
        expect = {"weights": weights, "output": X + output.reshape(T, S, d)}
        yield case({"X": X, **W}, expect, {"attention": "joint"}, grads=["output", ("output", 0, 0, 0)])
        own = {name: normal(d, d if name == "W_V" else d_k) for name in NAMES}
        later = X + torch.stack([mix(X[:, s], own)[0] for s in range(S)], 1)
        frames = [mix(frame, W) for frame in later]
        expect = {
            "X'": later,
            "space.weights": torch.stack([weights for _, weights in frames]),
            "output": later + torch.stack([output for output, _ in frames]),
        }
        inputs = {"X": X, **W, **{f"{name}_time": value for name, value in own.items()}}
        yield case(inputs, expect, {"attention": "divided"}, grads=["output", ("output", 0, 0, 0)])
