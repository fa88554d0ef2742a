"""Attention at work: recommendation, modalities, several tasks, reinforcement learning, images, copying."""

import torch
from golden import case, golden, normal, uniform, visible
from torch import nn
from torch.nn import functional as F

ONE_CELL = ["output", ("output", 0, 0)]


def with_weights(module, **weights):
    """PyTorch's module with these parameters in place of its own (dots as two underscores)."""
    for name, value in weights.items():
        owner = module
        *path, last = name.split("__")
        for part in path:
            owner = getattr(owner, part)
        del owner._parameters[last]
        setattr(owner, last, value)
    return module


@golden("din")
def din():
    for n, m, d, k in [(2, 4, 2, 2), (1, 3, 5, 4), (3, 1, 1, 2), (2, 5, 3, 6)]:
        x = {"v_A": normal(n, d), "e": normal(m, d), "W_1": normal(4 * d, k), "b_1": normal(k)}
        x |= {"W_2": normal(k, 1), "b_2": normal(1)}
        rows = []
        for candidate in x["v_A"]:
            row = []
            for item in x["e"]:
                seen = torch.cat([candidate, item, candidate - item, candidate * item])
                hidden = torch.sigmoid(F.linear(seen, x["W_1"].T, x["b_1"]))
                row.append(F.linear(hidden, x["W_2"].T, x["b_2"]).squeeze())
            rows.append(torch.stack(row))
        weights = torch.stack(rows)
        users = torch.stack([sum(w * item for w, item in zip(row, x["e"])) for row in weights])
        yield case(x, {"weights": weights, "output": users}, grads=ONE_CELL)


@golden("sasrec")
def sasrec():
    for t, m, d, d_f in [(3, 4, 4, 3), (1, 2, 3, 5), (5, 3, 2, 2)]:
        x = {"E": normal(m, d), "clicks": torch.randint(m, (t,)), "P": normal(t, d)}
        x |= {name: normal(d, d) for name in ["W_Q", "W_K", "W_V"]}
        x |= {"W_1": normal(d, d_f), "b_1": normal(d_f), "W_2": normal(d_f, d), "b_2": normal(d)}
        # torch's pre-norm block is SASRec's, once its projection of the heads is the identity
        block = nn.TransformerEncoderLayer(d, 1, d_f, 0.0, norm_first=True, batch_first=True)
        block = with_weights(
            block,
            self_attn__in_proj_weight=torch.cat([x["W_Q"].T, x["W_K"].T, x["W_V"].T]),
            self_attn__in_proj_bias=torch.zeros(3 * d),
            self_attn__out_proj__weight=torch.eye(d),
            self_attn__out_proj__bias=torch.zeros(d),
            linear1__weight=x["W_1"].T,
            linear1__bias=x["b_1"],
            linear2__weight=x["W_2"].T,
            linear2__bias=x["b_2"],
        )
        later = torch.ones(t, t, dtype=torch.bool).triu(1)
        X_pos = F.embedding(x["clicks"], x["E"]) + x["P"]
        hidden = block(X_pos[None], src_mask=later)[0]
        yield case(x, {"X_pos": X_pos, "F": hidden, "output": F.linear(hidden, x["E"])}, grads=ONE_CELL)


@golden("cross-modal")
def cross_modal():
    for n, m, d_text, d_image, d_k, d_v in [(3, 4, 3, 4, 2, 3), (1, 5, 2, 6, 3, 1), (4, 2, 5, 1, 1, 2)]:
        x = {"X": normal(n, d_text), "Y": normal(m, d_image), "W_Q": normal(d_text, d_k)}
        x |= {"W_K": normal(d_image, d_k), "W_V": normal(d_image, d_v)}
        Q, K, V = x["X"] @ x["W_Q"], x["Y"] @ x["W_K"], x["Y"] @ x["W_V"]
        for mask in [None, visible(n, m)]:
            for temperature in [1, 0.5]:
                output, weights = F._scaled_dot_product_attention(Q / temperature, K, V, mask)
                inputs = x if mask is None else {**x, "mask": mask}
                expect = {"weights": weights, "output": output}
                yield case(inputs, expect, {"temperature": temperature}, grads=ONE_CELL)


@golden("co-attention")
def co_attention():
    for n, m, d, k in [(3, 3, 3, 2), (1, 4, 2, 5), (5, 2, 4, 1)]:
        x = {"Q": normal(n, d), "V": normal(m, d), "W_b": normal(d, d), "W_v": normal(d, k)}
        x |= {"W_q": normal(d, k), "w_hv": normal(1, k), "w_hq": normal(1, k)}
        # as the paper has it: one word or region a column, weights on the left
        Q, V, W_b, W_v, W_q = x["Q"].T, x["V"].T, x["W_b"], x["W_v"].T, x["W_q"].T
        C = torch.tanh(Q.T @ W_b @ V)
        H_v = torch.tanh(W_v @ V + (W_q @ Q) @ C)
        H_q = torch.tanh(W_q @ Q + (W_v @ V) @ C.T)
        a_v = F.softmax(x["w_hv"] @ H_v, -1)
        a_q = F.softmax(x["w_hq"] @ H_q, -1)
        v_hat = torch.einsum("dm,m->d", V, a_v[0])
        q_hat = torch.einsum("dn,n->d", Q, a_q[0])
        expect = {"C": C, "H_v": H_v.T, "a_v": a_v, "a_q": a_q, "output": (q_hat + v_hat)[None]}
        yield case(x, expect, grads=ONE_CELL)


@golden("modality-gating")
def modality_gating():
    for n, d_text, d_image, d_audio, d_h in [(2, 1, 2, 1, 2), (1, 3, 2, 4, 1), (3, 2, 1, 1, 3)]:
        widths = {"text": d_text, "image": d_image, "audio": d_audio}
        x = {f"x_{kind}": normal(n, width) for kind, width in widths.items()}
        x |= {f"W_{kind}": normal(width, d_h) for kind, width in widths.items()}
        x["W_z"] = normal(sum(widths.values()), d_h * 3)
        everything = torch.cat([x[f"x_{kind}"] for kind in widths], -1)
        h = [torch.tanh(x[f"x_{kind}"] @ x[f"W_{kind}"]) for kind in widths]
        # the gate of modality i has every third column
        logits = [everything @ x["W_z"][:, i::3] for i in range(3)]
        total = sum(torch.exp(logit) for logit in logits)
        for gate in ["softmax", "sigmoid"]:
            z = [torch.exp(s) / total if gate == "softmax" else 1 / (1 + torch.exp(-s)) for s in logits]
            output = sum(z_i * h_i for z_i, h_i in zip(z, h))
            yield case(x, {"z": torch.stack(z, -1), "output": output}, {"gate": gate}, grads=ONE_CELL)


@golden("mtan")
def mtan():
    for height, width, c, k, r in [(2, 2, 3, 2, 2), (1, 3, 2, 3, 1), (3, 2, 1, 1, 4)]:
        n = height * width
        x = {"u": normal(n, c), "W_p": normal(c, c), "W_g": normal(k, c, r), "W_h": normal(k, r, c)}
        image = x["u"].T.reshape(1, c, height, width)
        p = F.relu(conv1x1(image, x["W_p"]))
        masks = [torch.sigmoid(conv1x1(F.relu(conv1x1(image, g)), h)) for g, h in zip(x["W_g"], x["W_h"])]
        rows = lambda image: image.reshape(-1, n).T  # noqa: E731
        expect = {"p": rows(p), "a": torch.stack([rows(a) for a in masks])}
        expect["output"] = torch.stack([rows(a * p) for a in masks])
        yield case(x, expect, grads=["output", ("output", k - 1, 0, 0)])


def conv1x1(image, W):
    """A convolution that sees one place at a time; W (channels in × out)."""
    return F.conv2d(image, W.T[:, :, None, None])


@golden("mmoe")
def mmoe():
    for n, d, k, e, d_h in [(2, 2, 2, 3, 2), (1, 3, 1, 4, 1), (4, 2, 3, 1, 2)]:
        x = {"x": normal(n, d), "W_e": normal(d, e * d_h), "W_g": normal(d, k * e), "W_t": normal(k, d_h)}
        experts = [F.relu(x["x"] @ W) for W in x["W_e"].split(d_h, 1)]
        gates = [F.softmax(x["x"] @ W, -1) for W in x["W_g"].split(e, 1)]
        tasks = []
        for gate, tower in zip(gates, x["W_t"]):
            mixed = sum(gate[:, i : i + 1] * expert for i, expert in enumerate(experts))
            tasks.append(mixed @ tower)
        expect = {"weights": torch.stack(gates, 1), "output": torch.stack(tasks, 1)}
        yield case(x, expect, grads=["output", ("output", 0, k - 1)])


@golden("boltzmann")
def boltzmann():
    for s, a, temperature in [(3, 3, 1), (1, 5, 0.25), (6, 2, 4), (8, 4, 0.01)]:
        x = {"q": normal(s, a), "u": uniform(s)}
        policy = F.softmax(x["q"] / temperature, -1)
        # the first action whose running sum exceeds u
        action = torch.searchsorted(policy.detach().cumsum(-1), x["u"][:, None], right=True)[:, 0]
        expect = {"weights": policy, "output": action.clamp(max=a - 1)}
        yield case(x, expect, {"temperature": temperature}, grads=[("weights", 0, a - 1)])


@golden("sagan")
def sagan():
    for c, height, width, r, d_v, gamma in [(2, 2, 3, 1, 2, 0.5), (3, 1, 2, 2, 1, 0), (1, 3, 3, 3, 2, -1.5)]:
        x = {"x": normal(c, height, width), "W_f": normal(c, r), "W_g": normal(c, r), "W_h": normal(c, d_v)}
        x |= {"W_v": normal(d_v, c), "gamma": torch.tensor([float(gamma)], requires_grad=True)}
        image = x["x"][None]
        f, g, h = (conv1x1(image, x[name])[0].flatten(1) for name in ["W_f", "W_g", "W_h"])
        s = torch.einsum("ci,cj->ij", f, g)  # s_ij = f(x_i)ᵀ g(x_j)
        beta = F.softmax(s, 0)  # β_{j,i}: how much i counts where j is made
        o = conv1x1(torch.einsum("ij,ci->cj", beta, h).reshape(1, d_v, height, width), x["W_v"])[0]
        expect = {"weights": beta.T, "output": x["gamma"] * o + x["x"]}
        yield case(x, expect, grads=["output", ("output", c - 1, 0, width - 1)])


@golden("darqn")
def darqn():
    shapes = [(2, 1, 4, 4, 2, 2, 2, 2, 3, 2), (3, 2, 3, 4, 3, 2, 1, 4, 2, 1), (1, 1, 5, 3, 1, 3, 3, 1, 4, 2)]
    for T, C, H, W, D, k, d_h, d_a, a, stride in shapes:
        x = {"frames": normal(T, C, H, W), "kernel": normal(D, C, k, k), "W_v": normal(D, d_a)}
        x |= {"W_s": normal(d_h, d_a), "w": normal(d_a, 1), "W_x": normal(D, 4 * d_h), "W_h": normal(d_h, 4 * d_h)}
        x |= {"W_q": normal(d_h, a), "h_0": normal(1, d_h), "c_0": normal(1, d_h)}
        cell = with_weights(nn.LSTMCell(D, d_h, bias=False), weight_ih=x["W_x"].T, weight_hh=x["W_h"].T)
        maps = F.relu(F.conv2d(x["frames"], x["kernel"], stride=stride)).flatten(2)  # T×D×L
        state, expect, values = (x["h_0"], x["c_0"]), {}, []
        for t, v in enumerate(maps):
            asked = torch.tanh(torch.einsum("dl,da->al", v, x["W_v"]) + (state[0] @ x["W_s"]).T)
            weights = F.softmax(torch.einsum("al,ao->ol", asked, x["w"]), -1)
            state = cell(torch.einsum("ol,dl->od", weights, v), state)
            expect |= {f"t{t}.weights": weights, f"t{t}.h": state[0], f"t{t}.c": state[1]}
            values.append(state[0] @ x["W_q"])
        expect["output"] = torch.cat(values)
        yield case(x, expect, {"stride": stride}, grads=["output", ("output", T - 1, 0)])


@golden("pointer-generator")
def pointer_generator():
    for n, m, d_h, d_s, d_x, d_a, vocab, oov in [(2, 4, 3, 2, 2, 2, 5, 1), (1, 6, 2, 3, 1, 4, 3, 0), (3, 3, 1, 2, 3, 1, 2, 3)]:
        x = {"h": normal(m, d_h), "source": torch.randint(vocab + oov, (m,)), "s": normal(n, d_s), "x": normal(n, d_x)}
        x |= {"W_h": normal(d_h, d_a), "W_s": normal(d_s, d_a), "b_attn": normal(d_a), "v": normal(d_a)}
        x |= {"W_vocab": normal(d_s + d_h, vocab), "b_vocab": normal(vocab)}
        x |= {"w_h": normal(d_h, 1), "w_s": normal(d_s, 1), "w_x": normal(d_x, 1), "b_ptr": normal(1)}
        rows, looks = [], []
        for s, fed in zip(x["s"], x["x"]):
            e = torch.stack([x["v"] @ torch.tanh(x["W_h"].T @ h + x["W_s"].T @ s + x["b_attn"]) for h in x["h"]])
            a = F.softmax(e, 0)
            context = x["h"].T @ a
            made = F.softmax(x["W_vocab"].T @ torch.cat([s, context]) + x["b_vocab"], 0)
            p_gen = torch.sigmoid(context @ x["w_h"] + s @ x["w_s"] + fed @ x["w_x"] + x["b_ptr"])
            whole = torch.cat([p_gen * made, torch.zeros(oov)])
            rows.append(whole.scatter_add(0, x["source"], (1 - p_gen) * a))
            looks.append(a)
        expect = {"weights": torch.stack(looks), "output": torch.stack(rows)}
        yield case(x, expect, {"oov": oov}, grads=["output", ("output", 0, vocab - 1)])
