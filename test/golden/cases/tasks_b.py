"""Choosing words, adapting a frozen model, looking into attention, and training: what is done with attention."""

import math
from functools import partial

import torch
from golden import case, causal, golden, normal, uniform, visible
from torch import nn
from torch.nn import functional as F


def spell(sentence, words):
    return F.one_hot(torch.tensor(sentence), words)


@golden("greedy")
def greedy():
    for words, start, length in [(6, 0, 3), (2, 1, 1), (9, 4, 5)]:
        x = {"logits": normal(words, words), "start": torch.tensor([start])}
        sentence, likelihood = [start], 1
        for _ in range(length):
            chances = F.softmax(x["logits"][sentence[-1]], 0)
            sentence.append(max(range(words), key=lambda w: chances[w].item()))
            likelihood = likelihood * chances[sentence[-1]]
        expect = {"sentence": torch.tensor(sentence), "P": likelihood[None], "output": spell(sentence, words)}
        yield case(x, expect, {"length": length}, grads=["P"])


def chain(table, sentence):
    """P of a sentence whose words each depend on the last."""
    return math.prod(table[a, b] for a, b in zip(sentence, sentence[1:]))


@golden("beam")
def beam():
    for words, start, length, width in [(6, 0, 3, 2), (3, 2, 2, 9), (7, 5, 2, 3), (4, 0, 3, 1)]:
        x = {"logits": normal(words, words), "start": torch.tensor([start])}
        table = F.softmax(x["logits"], -1)
        likelihood = partial(chain, table)
        beams = [(start,)]
        for _ in range(length):
            longer = [s + (w,) for s in beams for w in range(words)]
            beams = sorted(longer, key=lambda s: -likelihood(s).item())[:width]
        P = torch.stack([likelihood(s) for s in beams])[:, None]
        expect = {f"t{length - 1}.sentences": torch.tensor(beams), "P": P}
        expect |= {"sentence": torch.tensor(beams[0]), "output": spell(beams[0], words)}
        yield case(x, expect, {"beams": width, "length": length}, grads=["P", ("P", 0, 0)])


def draw(P, keeps, u):
    """Each row of P cut down to the words that `keeps` names, and the word u falls on."""
    rows, drawn = [], []
    for p, own, chance in zip(P, keeps, u):
        kept = torch.zeros_like(p).index_add(0, own, p[own])
        rows.append(kept / p[own].sum())
        running = [rows[-1][: w + 1].sum().item() for w in range(len(p))]
        drawn.append(next(w for w, sum_ in enumerate(running) if sum_ > chance))
    return torch.stack(rows), torch.tensor(drawn)


@golden("top-k")
def top_k():
    for contexts, words, k, temperature in [(2, 6, 3, 1), (1, 5, 1, 0.5), (4, 3, 3, 2), (3, 8, 5, 0.7)]:
        x = {"logits": normal(contexts, words), "u": uniform(contexts)}
        P = F.softmax(x["logits"] / temperature, -1)
        keeps = P.topk(k).indices
        kept, drawn = draw(P, keeps, x["u"])
        expect = {"P": P, "top": keeps, "P_prime": kept, "output": drawn}
        params = {"k": k, "temperature": temperature}
        yield case(x, expect, params, grads=[("P_prime", 0, keeps[0, 0].item())])


@golden("nucleus")
def nucleus():
    for contexts, words, p, temperature in [(2, 6, 0.8, 1), (1, 5, 0.3, 0.5), (4, 3, 1, 2), (3, 8, 0.95, 0.7)]:
        x = {"logits": normal(contexts, words), "u": uniform(contexts)}
        P = F.softmax(x["logits"] / temperature, -1)
        keeps = []
        for row in P.tolist():
            order = sorted(range(words), key=lambda w: -row[w])
            own = []
            while order and sum(row[w] for w in own) < p:
                own.append(order.pop(0))
            keeps.append(torch.tensor(own))
        kept, drawn = draw(P, keeps, x["u"])
        expect = {"P": P, "P_prime": kept, "output": drawn}
        params = {"p": p, "temperature": temperature}
        yield case(x, expect, params, grads=[("P_prime", 0, keeps[0][0].item())])


def attention(Q, K, V, mask=None):
    """(output, weights) by PyTorch's own function."""
    output, weights = F._scaled_dot_product_attention(Q[None], K[None], V[None], mask)
    return output[0], weights[0]


@golden("lora")
def lora():
    for n, d_model, d_k, d_v, r, alpha in [(3, 6, 6, 3, 1, 2), (1, 2, 5, 1, 2, 1), (4, 5, 3, 2, 3, 0.5)]:
        x = {"X": normal(n, d_model), "W_Q": normal(d_model, d_k), "A": normal(d_model, r), "B": normal(r, d_k)}
        x |= {"W_K": normal(d_model, d_k), "W_V": normal(d_model, d_v)}
        for merged in [False, True]:
            # as the paper has it: h = W₀ x + (α/r) B A x, a token a column
            W_0, A, B = x["W_Q"].T, x["A"].T, x["B"].T
            Q = ((W_0 + alpha / r * (B @ A)) @ x["X"].T).T
            output, weights = attention(Q, x["X"] @ x["W_K"], x["X"] @ x["W_V"], causal(n) if merged else None)
            params = {"rank": r, "alpha": alpha, "merged": merged, "causal": merged}
            grads = ["output", ("output", 0, d_v - 1)]
            yield case(x, {"Q": Q, "weights": weights, "output": output}, params, grads=grads)
    x |= {"B": torch.zeros(r, d_k)}  # where training starts, nothing has changed yet
    output, _ = attention(x["X"] @ x["W_Q"], x["X"] @ x["W_K"], x["X"] @ x["W_V"])
    yield case(x, {"Q": x["X"] @ x["W_Q"], "output": output}, {"rank": r, "alpha": alpha})


@golden("adapter")
def adapter():
    for n, m, d_k, d_v, b, activation in [(3, 3, 4, 6, 2, "relu"), (1, 4, 2, 3, 1, "gelu"), (4, 2, 1, 2, 5, "relu")]:
        x = {"Q": normal(n, d_k), "K": normal(m, d_k), "V": normal(m, d_v), "W_down": normal(d_v, b)}
        x |= {"b_down": normal(b), "W_up": normal(b, d_v), "b_up": normal(d_v)}
        for mask in [None, visible(n, m)]:
            H, weights = attention(x["Q"], x["K"], x["V"], mask)
            down = getattr(F, activation)(F.linear(H, x["W_down"].T, x["b_down"]))
            output = H + F.linear(down, x["W_up"].T, x["b_up"])
            inputs = x if mask is None else {**x, "mask": mask}
            grads = ["output", ("output", 0, 0)]
            yield case(inputs, {"H": H, "active": down, "output": output}, {"activation": activation}, grads=grads)


@golden("prefix")
def prefix():
    for n, p, d in [(3, 2, 4), (1, 1, 3), (4, 3, 2)]:
        x = {name: normal(n, d) for name in "QKV"} | {"P_K": normal(p, d), "P_V": normal(p, d)}
        mine = {"prefix": p}
        for mask, params in [(None, mine), (causal(n), mine | {"causal": True}), (visible(n, n), mine)]:
            # attention to the prefix and to the text apart, mixed by how much of the sum of e^score each has
            apart = []
            for K, V, seen in [(x["P_K"], x["P_V"], torch.ones(n, p) > 0), (x["K"], x["V"], mask)]:
                scores = torch.einsum("nd,md->nm", x["Q"], K) / math.sqrt(d)
                e = torch.exp(scores) if seen is None else torch.exp(scores) * seen
                apart.append((e.sum(1), torch.einsum("nm,md->nd", e, V)))
            (ours, from_prefix), (theirs, from_text) = apart
            share = ours / (ours + theirs)
            output = (from_prefix + from_text) / (ours + theirs)[:, None]
            inputs = {**x, "mask": mask} if mask is not None and "causal" not in params else x
            grads = ["output", ("output", 0, 0)]
            yield case(inputs, {"share": share, "output": output}, params, grads=grads)
    x = {"Q": normal(2, 3), "K": normal(5, 3), "V": normal(5, 1), "P_K": normal(4, 3), "P_V": normal(4, 1)}
    output, weights = attention(x["Q"] / 0.7, torch.cat([x["P_K"], x["K"]]), torch.cat([x["P_V"], x["V"]]))
    yield case(x, {"weights": weights, "output": output}, {"prefix": 4, "temperature": 0.7}, grads=["output"])


@golden("rollout")
def rollout():
    for layers, n, residual in [(2, 4, 0.5), (1, 3, 0.5), (5, 2, 0.25), (3, 5, 0), (2, 3, 1)]:
        A = F.softmax(torch.randn(layers, n, n) * 2, -1)
        # paths from each place down, a layer at a time: stay where one is, or go where attention goes
        reached = []
        for place in torch.eye(n):
            for own in reversed(A):
                place = residual * place + (1 - residual) * (place @ own)
            reached.append(place)
        yield case({"A": A}, {"output": torch.stack(reached)}, {"residual": residual})
    A = (uniform(2, 3, 3) + 0.1).requires_grad_()  # rows that do not sum to 1 yet
    first, second = (F.normalize(own + torch.eye(3), p=1, dim=-1) for own in A)
    yield case({"A": A}, {"l0.rollout": first, "output": second @ first}, grads=["output", ("output", 2, 0)])


@golden("head-ablation")
def head_ablation():
    for n, d_model, heads, head in [(3, 4, 2, 1), (1, 6, 3, 2), (4, 2, 1, 1), (2, 4, 4, 4)]:
        x = {"X": normal(n, d_model)} | {name: normal(d_model, d_model) for name in ["W_Q", "W_K", "W_V", "W_O"]}
        weights = {"in_proj_weight": torch.cat([x[name].T for name in ["W_Q", "W_K", "W_V"]])}

        def attend(mask, kept):
            """PyTorch's heads, with the rows of W_O of the others at 0."""
            open_ = torch.tensor([float(h in kept) for h in range(heads)]).repeat_interleave(d_model // heads)
            return F.multi_head_attention_forward(
                *[x["X"]] * 3, d_model, heads, **weights, in_proj_bias=None, bias_k=None, bias_v=None,
                add_zero_attn=False, dropout_p=0.0, out_proj_weight=(x["W_O"] * open_[:, None]).T,
                out_proj_bias=None, attn_mask=None if mask is None else ~mask,
            )[0]  # fmt: skip

        for mask, params in [(None, {}), (causal(n), {"causal": True})]:
            whole = attend(mask, range(heads))
            without = [attend(mask, [h for h in range(heads) if h != cut]) for cut in range(heads)]
            change = torch.stack([(whole - less).norm(dim=-1) for less in without])
            expect = {"change": change, "output": without[head - 1]}
            yield case(x, expect, {"heads": heads, "head": head, **params}, grads=["output"])
        xi = torch.linspace(-1, 2, heads)
        gated = sum(gate * attend(None, [h]) for h, gate in enumerate(xi))
        yield case({**x, "xi": xi}, {"output": gated}, {"heads": heads}, grads=[("output", 0, 1)])


@golden("alignment-error-rate")
def alignment_error_rate():
    for n, m in [(5, 5), (1, 3), (4, 2), (7, 6)]:
        for _ in range(2):
            alpha = F.softmax(torch.randn(n, m), -1)
            S, P = torch.rand(n, m) < 0.3, torch.rand(n, m) < 0.4  # P need not name the sure ones again
            links = {(i, max(range(m), key=row.__getitem__)) for i, row in enumerate(alpha.tolist())}
            sure = {tuple(link) for link in S.nonzero().tolist()}
            possible = sure | {tuple(link) for link in P.nonzero().tolist()}
            aer = 1 - (len(links & sure) + len(links & possible)) / (len(links) + len(sure))
            counts = {"in_S": len(links & sure), "in_P": len(links & possible), "output": aer}
            yield case({"alpha": alpha, "S": S, "P": P}, {k: torch.tensor(v) for k, v in counts.items()})


@golden("attention-dropout")
def attention_dropout():
    for n, m, d_k, d_v, p in [(3, 3, 4, 4, 0.4), (1, 5, 2, 3, 0.1), (4, 2, 3, 1, 0), (2, 4, 1, 2, 1)]:
        x = {"Q": normal(n, d_k), "K": normal(m, d_k), "V": normal(m, d_v), "u": uniform(n, m)}
        for mask in [None, visible(n, m)]:
            _, weights = attention(x["Q"], x["K"], x["V"], mask)
            # PyTorch's dropout, once it is seen to be this: a Bernoulli mask over 1 − p, and zeros at p = 1
            torch.manual_seed(n + m)
            assert all(v == 0 or math.isclose(v, 1 / (1 - p)) for v in F.dropout(torch.ones(50), p).tolist())
            dropped = torch.where(x["u"] < p, torch.zeros(()), weights / (1 - p) if p < 1 else 0 * weights)
            output = torch.einsum("nm,mv->nv", dropped, x["V"])
            inputs = x if mask is None else {**x, "mask": mask}
            expect = {"weights": weights, "dropped": dropped, "total": dropped.sum(-1), "output": output}
            yield case(inputs, expect, {"p": p}, grads=["output", ("output", 0, 0)])


@golden("gradient-clipping")
def gradient_clipping():
    for d_model, d_k, d_v, c in [(2, 2, 2, 1), (3, 4, 1, 0.5), (1, 1, 5, 2), (4, 2, 3, 100)]:
        x = {"g_Q": normal(d_model, d_k), "g_K": normal(d_model, d_k), "g_V": normal(d_model, d_v)}
        g = torch.cat([own.reshape(-1) for own in x.values()])
        shorter = g if g.norm() <= c else F.normalize(g, dim=0) * c
        # and PyTorch's, which differs by the 1e-6 it adds to the norm
        leaves = [nn.Parameter(torch.zeros_like(own)) for own in x.values()]
        for leaf, own in zip(leaves, x.values()):
            leaf.grad = own.detach().clone()
        nn.utils.clip_grad_norm_(leaves, c)
        torch.testing.assert_close(torch.cat([leaf.grad.reshape(-1) for leaf in leaves]), shorter.detach(), rtol=1e-5, atol=0)
        yield case(x, {"norm": g.norm(), "output": shorter}, {"c": c}, grads=["output", ("output", 0)])
