"""GRU and LSTM by PyTorch's cells, and encoder-decoders with Bahdanau's and Luong's attention made of them."""

import torch
from golden import case, golden, normal
from torch.nn import functional as F

GATES = {torch.gru_cell: 3, torch.lstm_cell: 4}


def cell_of(function, W_ih, W_hh, b_ih=None, b_hh=None):
    """A step of torch.nn.GRUCell or LSTMCell with these weights; PyTorch keeps them (out × in)."""
    return lambda x, state: function(x, state, W_ih.T, W_hh.T, b_ih, b_hh)


def weights(function, d_x, d_h, biased):
    gates = GATES[function] * d_h
    W = {"W_ih": normal(d_x, gates), "W_hh": normal(d_h, gates)}
    return {**W, "b_ih": normal(gates), "b_hh": normal(gates)} if biased else W


SHAPES = [(3, 4, 2), (1, 2, 3), (5, 1, 4)]  # n, d_model, d_h
GRADS = ["output", ("output", 0, 0)]


@golden("gru")
def gru():
    for n, d_x, d_h in SHAPES:
        for biased in [False, True]:
            X, h0, W = normal(n, d_x), normal(1, d_h), weights(torch.gru_cell, d_x, d_h, biased)
            cell, h, states = cell_of(torch.gru_cell, **W), h0, []
            for x in X:
                h = cell(x[None], h)
                states.append(h)
            expect = {"t0.h": states[0], "output": torch.cat(states)}
            yield case({"X": X, "h0": h0, **W}, expect, grads=GRADS)


@golden("lstm")
def lstm():
    for n, d_x, d_h in SHAPES:
        for biased in [False, True]:
            X, h0, c0 = normal(n, d_x), normal(1, d_h), normal(1, d_h)
            W = weights(torch.lstm_cell, d_x, d_h, biased)
            cell, (h, c), states = cell_of(torch.lstm_cell, **W), (h0, c0), []
            for x in X:
                h, c = cell(x[None], (h, c))
                states.append(h)
            expect = {f"t{n - 1}.c": c, "output": torch.cat(states)}
            yield case({"X": X, "h0": h0, "c0": c0, **W}, expect, grads=GRADS)


def renamed(W, part):
    """W_ih as W_ih_enc, and so on."""
    return {f"{name}_{part}": value for name, value in W.items()}


SEQUENCES = [(2, 3, 2, 2, 3), (1, 4, 3, 1, 2), (3, 1, 1, 3, 2)]  # n, m, d_model, d_h, d_s


@golden("bahdanau-seq2seq")
def bahdanau():
    for i, (n, m, d, d_h, d_s) in enumerate(SEQUENCES):
        X, Y, h0, d_a = normal(n, d), normal(m, d), normal(1, d_h), i + 2
        enc, dec = (weights(torch.gru_cell, *sizes, i != 1) for sizes in [(d, d_h), (d + d_h, d_s)])
        W_s, W_a, U_a, v_a = normal(d_h, d_s), normal(d_s, d_a), normal(d_h, d_a), normal(d_a)
        read, h, states = cell_of(torch.gru_cell, **enc), h0[0], []
        for y in Y:
            h = read(y[None], h[None])[0]
            states.append(h)
        write, s, alphas, made = cell_of(torch.gru_cell, **dec), torch.tanh(W_s.T @ h), [], []
        for x in X:
            e = torch.stack([v_a @ torch.tanh(W_a.T @ s + U_a.T @ h_j) for h_j in states])
            alpha = F.softmax(e, 0)
            c = sum(weight * h_j for weight, h_j in zip(alpha, states))
            s = write(torch.cat([x, c])[None], s[None])[0]
            alphas.append(alpha)
            made.append(s)
        inputs = {"X": X, "Y": Y, "h0": h0, "W_s": W_s, "W_a": W_a, "U_a": U_a, "v_a": v_a}
        inputs |= renamed(enc, "enc") | renamed(dec, "dec")
        expect = {"t0.weights": alphas[0], "H": torch.stack(states)}
        expect |= {"weights": torch.stack(alphas), "output": torch.stack(made)}
        yield case(inputs, expect, grads=[*GRADS, ("weights", n - 1, 0)])


@golden("luong-seq2seq")
def luong():
    for i, (n, m, d, d_h, _) in enumerate(SEQUENCES):
        for score in ["dot", "general"]:
            X, Y, h0, c0 = normal(n, d), normal(m, d), normal(1, d_h), normal(1, d_h)
            enc, dec = (weights(torch.lstm_cell, d, d_h, i == 0) for _ in range(2))
            W_a, W_c = normal(d_h, d_h), normal(2 * d_h, d_h)
            read, write = (cell_of(torch.lstm_cell, **W) for W in (enc, dec))
            h, c, states = h0, c0, []
            for y in Y:
                h, c = read(y[None], (h, c))
                states.append(h[0])
            alphas, made = [], []
            for x in X:
                h, c = write(x[None], (h, c))
                known = [h_j if score == "dot" else W_a @ h_j for h_j in states]
                alpha = F.softmax(torch.stack([h[0] @ h_j for h_j in known]), 0)
                context = sum(weight * h_j for weight, h_j in zip(alpha, states))
                alphas.append(alpha)
                made.append(torch.tanh(W_c.T @ torch.cat([context, h[0]])))
            inputs = {"X": X, "Y": Y, "h0": h0, "c0": c0, "W_c": W_c}
            inputs |= renamed(enc, "enc") | renamed(dec, "dec")
            if score == "general":
                inputs["W_a"] = W_a
            expect = {"H": torch.stack(states), "weights": torch.stack(alphas), "output": torch.stack(made)}
            yield case(inputs, expect, {"score": score}, grads=GRADS)
