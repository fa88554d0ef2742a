"""Attention kept in a state, each against a form without one: sums over all earlier tokens at once."""

import torch
from golden import case, golden, normal
from torch.nn import functional as F

SHAPES = [(3, 2, 2), (1, 4, 3), (6, 3, 1), (4, 1, 2)]  # n, d_k, d_v
GRADS = ["output", ("output", 0, 0)]


def queries_keys_values(n, d_k, d_v):
    return {"Q": normal(n, d_k), "K": normal(n, d_k), "V": normal(n, d_v)}


def gate(n, least=0.0):
    return (least + (1 - least) * torch.rand(n)).requires_grad_()


@golden("linear-recurrent")
def linear_recurrent():
    """The parallel form: weights φ(Q) φ(K)ᵀ, of earlier keys only, each row divided by its sum."""
    for shape in SHAPES:
        x = queries_keys_values(*shape)
        scores = ((F.elu(x["Q"]) + 1) @ (F.elu(x["K"]) + 1).T).tril()
        yield case(x, {"output": scores / scores.sum(-1, keepdim=True) @ x["V"]}, grads=GRADS)
    Q = torch.tensor([[1.0, 1]] * 3, requires_grad=True)
    K = torch.tensor([[1.0, 0], [0, 1], [1, 1]], requires_grad=True)
    V = torch.tensor([[10.0], [20], [30]], requires_grad=True)
    expect = {"t2.S": torch.tensor([[40.0], [50]]), "t2.z": torch.tensor([[2.0, 2]])}
    scores = (Q @ K.T).tril()
    expect["output"] = scores @ V / scores.sum(-1, keepdim=True)
    yield case({"Q": Q, "K": K, "V": V}, expect, {"phi": "identity"}, grads=GRADS)


def delta(Q, K, V, beta, log_alpha=None):
    """
    The chunkwise form with one chunk: what each token writes is solved for from all at once,
    (I + tril(β Γ K Kᵀ, −1)) U = β V, and read by tril(Γ Q Kᵀ) U; Γᵢⱼ is what fades between j and i.
    """
    Q, K = F.normalize(Q, dim=-1), F.normalize(K, dim=-1)
    faded = torch.zeros(len(V)) if log_alpha is None else log_alpha.cumsum(0)
    gamma = (faded[:, None] - faded[None]).exp()
    system = torch.eye(len(V)) + (beta[:, None] * gamma * (K @ K.T)).tril(-1)
    return (gamma * (Q @ K.T)).tril() @ torch.linalg.solve(system, beta[:, None] * V)


@golden("delta-rule")
def delta_rule():
    for shape in SHAPES:
        x = {**queries_keys_values(*shape), "beta": gate(shape[0])}
        yield case(x, {"output": delta(**x)}, grads=GRADS)
    K = torch.tensor([[1.0, 0], [1, 0]])
    x = {"Q": K, "K": K, "V": torch.tensor([[5.0], [7]]), "beta": torch.ones(2)}
    yield case(x, {"output": torch.tensor([[5.0], [7]])})


@golden("gated-delta")
def gated_delta():
    for shape in SHAPES:
        x = queries_keys_values(*shape)
        alpha, beta = gate(shape[0], 0.2), gate(shape[0])
        output = delta(**x, beta=beta, log_alpha=alpha.log())
        yield case({**x, "alpha": alpha, "beta": beta}, {"output": output}, grads=GRADS)


def scan(X, A_log, B, C, dt, zoh):
    """
    Element by element, as y_t = Σ_{s≤t} C_t · exp(Σ_{s<r≤t} Δ_r A) · B̄_s x_s: no state is kept.
    """
    A = -A_log.exp()  # d×N
    rows = []
    for t in range(len(X)):
        total = 0
        for s in range(t + 1):
            kept = (dt[s + 1 : t + 1].sum(0)[:, None] * A).exp()
            taken = (torch.expm1(dt[s][:, None] * A) / A if zoh else dt[s][:, None]) * B[s]
            total = total + (C[t] * kept * taken).sum(-1) * X[s]
        rows.append(total)
    return torch.stack(rows)


@golden("ssm")
def ssm():
    for n, d, N in [(3, 2, 2), (1, 3, 4), (5, 1, 3), (4, 4, 1)]:
        x = {
            "X": normal(n, d), "A_log": normal(d, N), "W_B": normal(d, N), "W_C": normal(d, N),
            "W_delta": normal(d, 1), "b_delta": normal(d),
        }  # fmt: skip
        dt = F.softplus(x["X"] @ x["W_delta"] + x["b_delta"])
        for method in ["zoh", "euler"]:
            y = scan(x["X"], x["A_log"], x["X"] @ x["W_B"], x["X"] @ x["W_C"], dt, method == "zoh")
            yield case(x, {"Δ": dt, "output": y}, {"discretization": method}, grads=GRADS)
