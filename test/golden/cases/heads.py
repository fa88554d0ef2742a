"""Multi-head attention, with PyTorch's own parameters, and with heads as a batch where widths differ."""

import torch
from cases.basics import attention
from golden import case, causal, golden, normal, visible
from torch.nn import functional as F


@golden("multi-head")
def multi_head():
    for n, d_model, heads in [(3, 4, 2), (1, 6, 3), (5, 3, 1)]:
        X = normal(n, d_model)
        W = {name: normal(d_model, d_model) for name in ["W_Q", "W_K", "W_V", "W_O"]}
        b = {name: normal(d_model) for name in ["b_Q", "b_K", "b_V", "b_O"]}
        output, weights = from_torch(X, heads, W, b)
        expect = {"weights": weights, "output": output}
        yield case({"X": X, **W, **b}, expect, {"heads": heads}, grads=["output", ("output", 0, 1)])
        output, weights = from_torch(X, heads, W, b, causal(n))
        params = {"heads": heads, "causal": True}
        yield case({"X": X, **W, **b}, {"weights": weights, "output": output}, params)
        mask = visible(n, n)
        output, weights = from_torch(X, heads, W, None, mask)
        expect = {"weights": weights, "output": output}
        yield case({"X": X, **W, "mask": mask}, expect, {"heads": heads}, grads=["output"])
    for n, d_model, heads, d_k, d_v, d_out in [(4, 3, 2, 5, 1, 2), (2, 5, 3, 1, 4, 6)]:
        X = normal(n, d_model)
        W = {
            "W_Q": normal(d_model, heads * d_k),
            "W_K": normal(d_model, heads * d_k),
            "W_V": normal(d_model, heads * d_v),
            "W_O": normal(heads * d_v, d_out),
        }
        Q, K, V = ((X @ W[name]).view(n, heads, -1).transpose(0, 1) for name in ["W_Q", "W_K", "W_V"])
        per_head, weights = attention(Q, K, V)
        output = per_head.transpose(0, 1).reshape(n, -1) @ W["W_O"]
        expect = {"Q_h": Q, "V_h": V, "weights": weights, "per_head": per_head, "output": output}
        yield case({"X": X, **W}, expect, {"heads": heads}, grads=["output"])
    X, W = normal(3, 4), {name: normal(4, 4) for name in ["W_Q", "W_K", "W_V", "W_O"]}
    output, weights = from_torch(X, 2, {**W, "W_Q": W["W_Q"] / 0.7}, None)
    params = {"heads": 2, "temperature": 0.7}
    yield case({"X": X, **W}, {"weights": weights, "output": output}, params, grads=["output"])


def from_torch(X, heads, W, b, mask=None):
    """(output, weights of each head). PyTorch keeps weights (out × in), one under the other; its mask hides."""
    d_model = X.shape[1]
    output, weights = F.multi_head_attention_forward(
        X, X, X, d_model, heads,
        in_proj_weight=torch.cat([W["W_Q"].T, W["W_K"].T, W["W_V"].T]),
        in_proj_bias=None if b is None else torch.cat([b["b_Q"], b["b_K"], b["b_V"]]),
        bias_k=None, bias_v=None, add_zero_attn=False, dropout_p=0.0,
        out_proj_weight=W["W_O"].T,
        out_proj_bias=None if b is None else b["b_O"],
        attn_mask=None if mask is None else ~mask,
        average_attn_weights=False,
    )  # fmt: skip
    return output, weights
