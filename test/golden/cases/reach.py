"""Where attention may look and how it chooses: one query at a time, over the places it sees and no others."""

import torch
from cases.basics import GRADS, SHAPES, attention, queries_keys_values
from golden import case, golden, normal, uniform, visible
from torch.distributions import Categorical
from torch.nn import functional as F

STATES = [(3, 4, 2), (1, 5, 3), (5, 2, 4), (4, 4, 5)]  # n, m, d


def over(places, scores, m):
    """Softmax over some places, 0 at the others."""
    weights = torch.zeros(m)
    return weights.index_put((torch.tensor(places),), F.softmax(scores[places], -1))


@golden("global")
def global_():
    for n, m, d in STATES:
        h_t, h_s = normal(n, d), normal(m, d)
        weights = torch.stack([F.softmax(h_s @ h, 0) for h in h_t])
        output = torch.stack([(p[:, None] * h_s).sum(0) for p in weights])
        yield case({"h_t": h_t, "h_s": h_s}, {"weights": weights, "output": output}, grads=GRADS)
        mask = visible(n, m)
        weights = torch.stack([over(seen.nonzero()[:, 0].tolist(), h_s @ h, m) for h, seen in zip(h_t, mask)])
        expect = {"weights": weights, "output": weights @ h_s}
        yield case({"h_t": h_t, "h_s": h_s, "mask": mask}, expect, grads=GRADS)
        weights = torch.stack([F.softmax(h_s @ h / 0.5, 0) for h in h_t])
        yield case({"h_t": h_t, "h_s": h_s}, {"output": weights @ h_s}, {"temperature": 0.5}, grads=GRADS)


@golden("local-m")
def local_m():
    for n, m, d in STATES:
        for D in [1, 2]:
            h_t, h_s = normal(n, d), normal(m, d)
            rows = []
            for t, h in enumerate(h_t):
                p = min(t, m - 1)
                rows.append(over(list(range(max(p - D, 0), min(p + D + 1, m))), h_s @ h, m))
            weights = torch.stack(rows)
            expect = {"weights": weights, "output": weights @ h_s}
            yield case({"h_t": h_t, "h_s": h_s}, expect, {"window": D}, grads=GRADS)


@golden("local-p")
def local_p():
    for n, m, d, d_p, D in [(3, 4, 2, 3, 1), (1, 7, 3, 1, 2), (5, 5, 2, 2, 1), (4, 9, 4, 2, 3)]:
        h_t, h_s, W_p, v_p = normal(n, d), normal(m, d), normal(d, d_p), normal(d_p)
        ps, rows = [], []
        for h in h_t:
            p = m * torch.sigmoid(v_p @ torch.tanh(W_p.T @ h))
            near = [s for s in range(m) if abs(s - p.item()) <= D]
            density = torch.exp(-((torch.arange(m) - p) ** 2) / (2 * (D / 2) ** 2))
            ps.append(p)
            rows.append(over(near, h_s @ h, m) * density)
        weights = torch.stack(rows)
        expect = {"p": torch.stack(ps)[:, None], "weights": weights, "output": weights @ h_s}
        yield case({"h_t": h_t, "h_s": h_s, "W_p": W_p, "v_p": v_p}, expect, {"window": D}, grads=GRADS)


def seen_only(Q, K, V, sees, temperature=1.0):
    """(output, weights): query i over the places j with sees(i, j)."""
    n = len(Q)
    rows = []
    for i in range(n):
        places = [j for j in range(n) if sees(i, j)]
        rows.append(over(places, K @ Q[i] / (Q.shape[1] ** 0.5 * temperature), n))
    weights = torch.stack(rows)
    return weights @ V, weights


@golden("local-window")
def local_window():
    for n, d_k, d_v, w, g, causal in [(4, 2, 3, 1, 0, False), (6, 3, 1, 2, 1, False), (5, 2, 2, 0, 2, True), (3, 1, 2, 1, 0, True)]:
        x = queries_keys_values(n, n, d_k, d_v)
        band = [set(range(max(i - w, 0), min(i + w, n - 1) + 1)) for i in range(n)]
        for i in range(n):
            band[i] |= set(range(n)) if i < g else set(range(min(g, n)))
        sees = lambda i, j: j in band[i] and not (causal and j > i)
        params = {"window": w, "globals": g, "causal": causal}
        output, weights = seen_only(**x, sees=sees)
        yield case(x, {"weights": weights, "output": output}, params, grads=GRADS)
        mask = visible(n, n) | torch.eye(n, dtype=torch.bool)
        output, weights = seen_only(**x, sees=lambda i, j: sees(i, j) and mask[i, j], temperature=2.0)
        yield case({**x, "mask": mask}, {"weights": weights, "output": output}, {**params, "temperature": 2}, grads=GRADS)


@golden("block-sparse")
def block_sparse():
    for n, d_k, d_v, l in [(6, 2, 3, 2), (5, 3, 1, 3), (8, 1, 2, 4)]:
        x = queries_keys_values(n, n, d_k, d_v)
        starts = range(0, n, l)
        blocks = {i: set(range(s, min(s + l, n))) for s in starts for i in range(s, min(s + l, n))}
        last = {s + l - 1 for s in starts}
        patterns = {
            "block": lambda i, j: j in blocks[i],
            "fixed": lambda i, j: j in blocks[i] | last,
            "strided": lambda i, j: i - l <= j <= i + l or j in range(i % l, n, l),
        }
        for name, sees in patterns.items():
            output, weights = seen_only(**x, sees=sees)
            yield case(x, {"weights": weights, "output": output}, {"block": l, "pattern": name}, grads=["output"])
            output, weights = seen_only(**x, sees=lambda i, j: sees(i, j) and j <= i)
            params = {"block": l, "pattern": name, "causal": True}
            yield case(x, {"weights": weights, "output": output}, params, grads=["output"])
        mask = visible(n, n) | torch.eye(n, dtype=torch.bool)
        output, weights = seen_only(**x, sees=lambda i, j: patterns["fixed"](i, j) and mask[i, j])
        yield case({**x, "mask": mask}, {"weights": weights, "output": output}, {"block": l}, grads=["output"])


@golden("soft")
def soft():
    for shape in SHAPES:
        x = queries_keys_values(*shape)
        output, weights = attention(**x)
        away = x["V"][None, :, :] - output[:, None, :]
        expect = {"output": output, "variance": (weights[:, :, None] * away**2).sum(1)}
        yield case(x, expect, grads=[*GRADS, ("variance", 0, 0)])


@golden("hard")
def hard():
    for shape in SHAPES:
        n, m = shape[:2]
        x = queries_keys_values(*shape)
        z = x["Q"] @ x["K"].T / shape[2] ** 0.5
        u, g = uniform(n), -torch.log(torch.empty(n, m).exponential_())
        draws = {
            "argmax": ({}, z.argmax(1)),
            "sample": ({"u": u}, torch.searchsorted(F.softmax(z, 1).cumsum(1), u[:, None], right=True)[:, 0]),
            "gumbel": ({"g": g}, (z + g).argmax(1)),
        }
        for how, (chance, chosen) in draws.items():
            chosen = chosen.clamp(max=m - 1)
            expect = {"chosen": chosen, "output": x["V"][chosen]}
            yield case({**x, **chance}, expect, {"how": how}, grads=GRADS)


@golden("gumbel")
def gumbel():
    for shape, tau in zip(SHAPES, [0.5, 1.0, 0.1, 3.0]):
        x = queries_keys_values(*shape)
        g = normal(shape[0], shape[1])
        log_p = F.log_softmax(x["Q"] @ x["K"].T / shape[2] ** 0.5, 1)
        y = torch.exp((log_p + g) / tau)
        weights = y / y.sum(1, keepdim=True)
        expect = {"weights": weights, "output": weights @ x["V"]}
        yield case({**x, "g": g}, expect, {"temperature": tau}, grads=GRADS)


def sparsest(z):
    """The projection of z on the simplex: of all sizes of support, the one with no negative weight and the rest below."""
    order = z.argsort(descending=True)
    for k in range(len(z), 0, -1):
        support = order[:k]
        tau = (z[support].sum() - 1) / k
        if z[support].min() > tau:
            return torch.zeros_like(z).index_put((support,), z[support] - tau)


@golden("sparsemax")
def sparsemax():
    for shape in SHAPES:
        n, m = shape[:2]
        x = queries_keys_values(*shape)
        z = x["Q"] @ x["K"].T / shape[2] ** 0.5
        weights = torch.stack([sparsest(row) for row in z])
        yield case(x, {"weights": weights, "output": weights @ x["V"]}, grads=GRADS)
        mask = visible(n, m)
        rows = []
        for row, seen in zip(z, mask):
            places = seen.nonzero()[:, 0]
            rows.append(torch.zeros(m).index_put((places,), sparsest(row[places])))
        weights = torch.stack(rows)
        yield case({**x, "mask": mask}, {"weights": weights, "output": weights @ x["V"]}, grads=GRADS)


@golden("temperature")
def temperature():
    for m, d_v, taus in [(3, 1, [0.5, 1, 2]), (5, 2, [0.1, 10]), (1, 3, [1, 2, 3, 4])]:
        scores, V = normal(m, std=2), normal(m, d_v)
        tau = torch.tensor(taus, dtype=torch.float64, requires_grad=True)
        rows = [Categorical(logits=scores / own) for own in tau]
        weights = torch.stack([row.probs for row in rows])
        H = torch.stack([row.entropy() for row in rows])[:, None]
        expect = {"weights": weights, "H": H, "N_eff": torch.exp(H), "output": weights @ V}
        yield case({"scores": scores, "V": V, "tau": tau}, expect, grads=[*GRADS, "N_eff"])


@golden("entropy")
def entropy():
    for n, m, d_k, _ in SHAPES:
        x = {"Q": normal(n, d_k, std=2), "K": normal(m, d_k)}
        z = torch.einsum("id,jd->ij", x["Q"], x["K"]) / d_k**0.5
        rows = Categorical(logits=z)
        yield case(x, {"H": rows.entropy()[:, None], "output": rows.perplexity()[:, None]}, grads=GRADS)
        mask = visible(n, m)
        counts = [Categorical(logits=row[seen]).perplexity() for row, seen in zip(z, mask)]
        yield case({**x, "mask": mask}, {"output": torch.stack(counts)[:, None]}, grads=GRADS)
        rows = Categorical(logits=z / 3)
        yield case(x, {"output": rows.perplexity()[:, None]}, {"temperature": 3}, grads=GRADS)
