"""Language modelling: an induction head built by hand, and the loss of next-token training."""

import torch
from cases.basics import attention
from golden import case, golden, normal
from torch.nn import functional as F


@golden("induction-head")
def induction_head():
    """The first head in closed form: of the i + 2 slots token i sees, the one before it has e^β, the others 1."""
    for n, vocab, beta in [(4, 3, 20), (1, 2, 5), (6, 4, 1), (5, 1, 0.3)]:
        for X in [normal(n, vocab), F.one_hot(torch.randint(vocab, (n,)), vocab).double().requires_grad_()]:
            sums = X.cumsum(0)
            before = torch.cat([torch.zeros(1, vocab), X[:-1]])
            strength = torch.tensor(float(beta)).exp()
            prev = (sums + (strength - 1) * before) / (torch.arange(n)[:, None] + 1 + strength)
            output, weights = attention(X * beta * vocab**0.5, prev, X, is_causal=True)
            expect = {"prev.output": prev, "weights": weights, "output": output}
            yield case({"X": X}, expect, {"beta": beta}, grads=["output", ("output", n - 1, 0)])
    ABCA = F.one_hot(torch.tensor([0, 1, 2, 0]), 3).double()
    says_B = torch.tensor([[1.0, 0, 0], [0.5, 0.5, 0], [1 / 3, 1 / 3, 1 / 3], [0, 1, 0]])
    yield case({"X": ABCA}, {"output": says_B})


@golden("next-token")
def next_token():
    for n, vocab, d_model, d_k, d_v in [(5, 4, 4, 4, 4), (2, 3, 2, 1, 3), (7, 2, 3, 2, 1)]:
        ids = torch.randint(vocab, (n,))
        x = {
            "E": normal(vocab, d_model), "W_Q": normal(d_model, d_k), "W_K": normal(d_model, d_k),
            "W_V": normal(d_model, d_v), "W_U": normal(d_v, vocab),
        }  # fmt: skip
        X = F.embedding(ids[:-1], x["E"])
        H, weights = attention(X @ x["W_Q"], X @ x["W_K"], X @ x["W_V"], is_causal=True)
        loss = F.cross_entropy(H @ x["W_U"], ids[1:], reduction="none")
        expect = {"weights": weights, "loss": loss, "output": F.cross_entropy(H @ x["W_U"], ids[1:])}
        yield case({"ids": ids, **x}, expect, grads=["output", ("loss", 0)])
