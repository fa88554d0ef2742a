"""Graphs, edge by edge with PyTorch's index_add and dictionaries of neighbours; triples of a knowledge graph one by one."""

import torch
from golden import case, golden, normal
from torch.nn import functional as F


def graph(n, loops=False):
    """A random undirected graph; with some edges from nodes to themselves when asked."""
    A = torch.rand(n, n) < 0.4
    A = (A | A.T) & ~torch.eye(n, dtype=torch.bool)
    return A | torch.diag(torch.rand(n) < 0.5) if loops else A


def neighbours(A):
    """The nodes each node may see: those it is tied to, and itself."""
    return [sorted({i, *A[i].nonzero().flatten().tolist()}) for i in range(len(A))]


def attend(A, values, score):
    """(output, weights): every node over its own list of neighbours, by the score of a pair."""
    weights = torch.zeros(len(A), len(A))
    rows = []
    for i, seen in enumerate(neighbours(A)):
        alpha = F.softmax(torch.stack([score(i, j) for j in seen]), 0)
        weights = weights.index_put((torch.full((len(seen),), i), torch.tensor(seen)), alpha)
        rows.append(sum(weight * values[j] for weight, j in zip(alpha, seen)))
    return torch.stack(rows), weights


SHAPES = [(4, 2, 3), (1, 3, 2), (6, 1, 4), (5, 3, 1)]  # n, F, F'
GRADS = ["output", ("output", 0, 0)]


@golden("gat")
def gat():
    for n, width, out in SHAPES:
        X, A, W, a = normal(n, width), graph(n, n == 5), normal(width, out), normal(2 * out)
        Wh = F.linear(X, W.T)
        score = lambda i, j: F.leaky_relu(torch.dot(a, torch.cat([Wh[i], Wh[j]])), 0.2)
        output, weights = attend(A, Wh, score)
        inputs = {"X": X, "A": A, "W": W, "a": a}
        yield case(inputs, {"weights": weights, "output": output}, grads=GRADS)
        yield case(inputs, {"output": F.elu(output)}, {"activation": "elu"}, grads=["output"])


@golden("gatv2")
def gatv2():
    for n, width, out in SHAPES:
        X, A, W, a = normal(n, width), graph(n, n == 5), normal(2 * width, out), normal(out)
        score = lambda i, j: torch.dot(a, F.leaky_relu(torch.cat([X[i], X[j]]) @ W, 0.2))
        output, weights = attend(A, X @ W[width:], score)
        inputs = {"X": X, "A": A, "W": W, "a": a}
        yield case(inputs, {"weights": weights, "output": output}, grads=GRADS)
        yield case(inputs, {"output": F.elu(output)}, {"activation": "elu"}, grads=["output"])


@golden("gcn")
def gcn():
    for n, width, out in SHAPES:
        X, A, W = normal(n, width), graph(n, n == 5), normal(width, out)
        seen = neighbours(A)
        pairs = [(i, j) for i in range(n) for j in seen[i]]
        to, source = torch.tensor(pairs).T
        rate = torch.tensor([(len(seen[i]) * len(seen[j])) ** -0.5 for i, j in pairs])
        output = torch.zeros(n, out).index_add(0, to, rate[:, None] * F.linear(X, W.T)[source])
        inputs = {"X": X, "A": A, "W": W}
        yield case(inputs, {"output": output}, grads=GRADS)
        yield case(inputs, {"output": F.relu(output)}, {"activation": "relu"}, grads=["output"])


@golden("kgat")
def kgat():
    for m, d, k, relations in [(3, 2, 2, 2), (1, 4, 3, 1), (6, 3, 5, 4)]:
        e_h, e_t, e_r, W_r = normal(1, d), normal(m, d), normal(relations, k), normal(relations, d, k)
        relation = torch.randint(relations, (m,))
        pi = []
        for t, r in enumerate(relation):
            W = W_r[r].T
            pi.append((W @ e_t[t]) @ torch.tanh(W @ e_h[0] + e_r[r]))
        weights = F.softmax(torch.stack(pi), 0)
        output = torch.einsum("m,md->d", weights, e_t)[None]
        inputs = {"e_h": e_h, "e_t": e_t, "relation": relation, "e_r": e_r, "W_r": W_r}
        yield case(inputs, {"scores": torch.stack(pi), "weights": weights, "output": output}, grads=GRADS)


@golden("transe")
def transe():
    for n, m, d in [(2, 4, 2), (1, 1, 5), (3, 5, 1)]:
        h, r, T = normal(n, d), normal(1, d), normal(m, d)
        for norm, p in [("l2", 2), ("l1", 1)]:
            output = -torch.cdist(h + r, T, p=p, compute_mode="donot_use_mm_for_euclid_dist")
            yield case({"h": h, "r": r, "T": T}, {"output": output}, {"norm": norm}, grads=GRADS)
