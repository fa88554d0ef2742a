"""Attention to what a query selects, or unpacks: MoBA, NSA, MLA; query by query, over the keys it really sees."""

import torch
from golden import case, golden, normal
from torch.nn import functional as F

GRADS = ["output", ("output", 0, 0)]


def attend(q, K, V):
    """One query over some keys: softmax(q Kᵀ / √d) V; nothing where there are none."""
    if len(K) == 0:
        return torch.zeros(V.shape[1])
    return F.softmax(K @ q / len(q) ** 0.5, 0) @ V


@golden("moba")
def moba():
    for n, d_k, d_v, block, top_k in [(6, 3, 2, 2, 2), (1, 2, 3, 2, 1), (7, 2, 1, 3, 1), (9, 4, 2, 2, 3)]:
        x = {"Q": normal(n, d_k), "K": normal(n, d_k), "V": normal(n, d_v)}
        Ks, Vs = x["K"].split(block), x["V"].split(block)
        rows = []
        for t, q in enumerate(x["Q"]):
            own = t // block
            gates = [float(q @ K.mean(0)) for K in Ks[:own]]
            best = sorted(range(own), key=lambda b: -gates[b])[: top_k - 1]
            seen = t - own * block + 1
            K = torch.cat([*(Ks[b] for b in best), Ks[own][:seen]])
            V = torch.cat([*(Vs[b] for b in best), Vs[own][:seen]])
            rows.append(attend(q, K, V))
        yield case(x, {"output": torch.stack(rows)}, {"block": block, "top_k": top_k}, grads=GRADS)


@golden("nsa")
def nsa():
    for n, d, d_k, d_v, h, block, select, window in [(6, 4, 2, 2, 2, 2, 1, 2), (7, 3, 2, 3, 4, 3, 2, 1), (8, 2, 3, 1, 3, 2, 2, 3)]:
        x = {
            "X": normal(n, d), "W_Q": normal(d, d_k), "W_K": normal(d, d_k), "W_V": normal(d, d_v),
            "PE_K": normal(block, d_k), "PE_V": normal(block, d_v),
            "W_1K": normal(block * d_k, h), "W_1V": normal(block * d_v, h),
            "W_2K": normal(h, d_k), "W_2V": normal(h, d_v), "W_g": normal(d, 3),
        }  # fmt: skip
        Q, K, V = (x["X"] @ x[name] for name in ["W_Q", "W_K", "W_V"])
        gates = torch.sigmoid(x["X"] @ x["W_g"])

        def φ(rows, which):
            return F.relu((rows + x[f"PE_{which}"]).flatten() @ x[f"W_1{which}"]) @ x[f"W_2{which}"]

        rows = []
        for t, q in enumerate(Q):
            whole = [range(b * block, (b + 1) * block) for b in range((t + 1) // block)]
            K_cmp = [φ(K[list(keys)], "K") for keys in whole]
            V_cmp = [φ(V[list(keys)], "V") for keys in whole]
            p = [float(q @ k) for k in K_cmp]
            best = sorted(range(len(whole)), key=lambda b: -p[b])[:select]
            slc = [j for b in best for j in whole[b]]
            win = list(range(max(0, t - window + 1), t + 1))
            cmp = attend(q, torch.stack(K_cmp), torch.stack(V_cmp)) if whole else torch.zeros(d_v)
            branches = torch.stack([cmp, attend(q, K[slc], V[slc]), attend(q, K[win], V[win])])
            rows.append(gates[t] @ branches)
        params = {"block": block, "select": select, "window": window}
        yield case(x, {"output": torch.stack(rows)}, params, grads=GRADS)


def turned(x, base):
    """RoPE by complex numbers: each pair of features times e^(i pos θ)."""
    n, d = x.shape
    θ = base ** (-torch.arange(0, d, 2, dtype=torch.float64) / d)
    angle = torch.polar(torch.ones(n, d // 2, dtype=torch.float64), torch.outer(torch.arange(n, dtype=torch.float64), θ))
    return torch.view_as_real(torch.view_as_complex(x.reshape(n, d // 2, 2)) * angle).reshape(n, d)


@golden("mla")
def mla():
    for n, d, h, d_h, d_R, d_v, d_c, d_q, base, is_causal in [
        (3, 4, 2, 2, 2, 2, 2, 3, 10000, False),
        (1, 3, 1, 1, 4, 2, 2, 1, 100, False),
        (5, 2, 3, 2, 2, 1, 1, 2, 10, True),
    ]:
        x = {
            "X": normal(n, d), "W_DQ": normal(d, d_q), "W_UQ": normal(d_q, h * d_h), "W_QR": normal(d_q, h * d_R),
            "W_DKV": normal(d, d_c), "W_UK": normal(d_c, h * d_h), "W_UV": normal(d_c, h * d_v),
            "W_KR": normal(d, d_R), "W_O": normal(h * d_v, d),
        }  # fmt: skip
        c_Q, c_KV = x["X"] @ x["W_DQ"], x["X"] @ x["W_DKV"]
        K_R = turned(x["X"] @ x["W_KR"], base)
        heads = []
        for i in range(h):
            C, R, Vs = slice(i * d_h, (i + 1) * d_h), slice(i * d_R, (i + 1) * d_R), slice(i * d_v, (i + 1) * d_v)
            # the key is never unpacked: its up-projection is taken into the query
            absorbed = c_Q @ x["W_UQ"][:, C] @ x["W_UK"][:, C].T
            scores = absorbed @ c_KV.T + turned(c_Q @ x["W_QR"][:, R], base) @ K_R.T
            scores = scores / (d_h + d_R) ** 0.5
            if is_causal:
                scores = scores.masked_fill(torch.ones(n, n).triu(1).bool(), -float("inf"))
            heads.append(F.softmax(scores, -1) @ c_KV @ x["W_UV"][:, Vs])
        expect = {"cache": torch.cat([c_KV, K_R], -1), "output": torch.cat(heads, -1) @ x["W_O"]}
        yield case(x, expect, {"heads": h, "base": base, "causal": is_causal}, grads=GRADS)
