"""Operations whose formula is easy to get slightly wrong, against PyTorch's own."""

import torch
from golden import case, golden, normal
from torch.nn import functional as F

WIDE = [-800.0, -40, -6.5, -2.5, -0.3, -1e-9, 1e-9, 0.3, 2.5, 6.5, 40, 800]


def functions_of_one_cell(name, *variants):
    """NAME.json: each variant (its parameters, PyTorch's function) at random and at far points."""

    @golden(f"op-{name}", op=name)
    def cases():
        for params, function in variants:
            for x in [normal(7, std=3), normal(2, 3), torch.tensor(WIDE, requires_grad=True)]:
                yield case({"x": x}, {"output": function(x)}, params, grads=["output"])


functions_of_one_cell("gelu", ({}, F.gelu), ({"approximate": "tanh"}, lambda x: F.gelu(x, approximate="tanh")))
functions_of_one_cell("silu", ({}, F.silu))
functions_of_one_cell("elu", ({}, F.elu), ({"alpha": 0.5}, lambda x: F.elu(x, 0.5)))
functions_of_one_cell("softplus", ({}, lambda x: F.softplus(x, threshold=39)))
functions_of_one_cell("sigmoid", ({}, torch.sigmoid))


@golden("op-layerNorm", op="layerNorm")
def layer_norm():
    for shape in [(3, 4), (2, 5), (2, 3, 6)]:
        x, gain, bias = normal(*shape, std=3), normal(shape[-1]), normal(shape[-1])
        cell = ("output", *(0 for _ in shape))
        y = F.layer_norm(x, shape[-1:], gain, bias)
        yield case({"x": x, "gain": gain, "bias": bias}, {"output": y}, grads=[cell])


@golden("op-logSoftmax", op="logSoftmax")
def log_softmax():
    for shape, axis in [((4,), -1), ((3, 2), 0), ((2, 3, 4), 1)]:
        x = normal(*shape, std=30)
        cell = ("output", *(0 for _ in shape))
        yield case({"x": x}, {"output": F.log_softmax(x, axis)}, {"axis": axis}, grads=[cell])
