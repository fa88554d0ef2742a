"""What the files in cases/ are written with: a registry, random tensors, and cases as plain data."""

import math
import zlib
from dataclasses import dataclass
from typing import Callable

import torch

torch.set_default_dtype(torch.float64)


@dataclass(frozen=True)
class Golden:
    """One JSON file: how it is played (a mechanism's id, or one op), and the function that yields its cases."""

    played: dict
    cases: Callable


GOLDEN: dict[str, Golden] = {}


def golden(name, **played):
    """Registers a generator of cases as NAME.json: of the mechanism NAME, or of mechanism='id' or op='name'."""

    def register(cases):
        if name in GOLDEN:
            raise ValueError(f"{name} is there twice")
        GOLDEN[name] = Golden(played or {"mechanism": name}, cases)
        return cases

    return register


def normal(*shape, std=1.0):
    """A leaf of standard normal numbers, differentiated by autograd."""
    return (torch.randn(shape) * std).requires_grad_()


def uniform(*shape):
    """A leaf of numbers in [0, 1), for what is drawn by chance; nothing is differentiated by it."""
    return torch.rand(shape)


def visible(n, m):
    """A random mask, 1 = visible, that leaves every query at least one key."""
    mask = torch.rand(n, m) < 0.6
    mask[torch.arange(n), torch.randint(m, (n,))] = True
    return mask


def causal(n):
    """Query i sees keys 0 … i."""
    return torch.ones(n, n, dtype=torch.bool).tril()


def case(inputs, expect, params=None, grads=()):
    """
    One run: the arrays by name, the parameters, and the steps that must come out. Each of GRADS is a step
    ('output': the sum of its cells) or a cell (('output', 0, 1)) to be differentiated by every input that
    `normal` made; null where it does not depend on one.
    """
    made = {"inputs": _plain_all(inputs), "params": params or {}, "expect": _plain_all(expect)}
    leaves = {name: x for name, x in inputs.items() if x.requires_grad}
    if grads:
        made["grads"] = [_gradient(of, leaves, expect) for of in grads]
    return made


def _gradient(of, leaves, expect):
    step, index = (of, None) if isinstance(of, str) else (of[0], list(of[1:]))
    target = expect[step].sum() if index is None else expect[step][tuple(index)]
    found = torch.autograd.grad(target, list(leaves.values()), retain_graph=True, allow_unused=True)
    return {
        "of": {"step": step} if index is None else {"step": step, "index": index},
        "wrt": {name: None if g is None else _plain(g.tolist()) for name, g in zip(leaves, found)},
    }


def _plain_all(tensors):
    return {name: _plain(x.detach().to(torch.float64).tolist()) for name, x in tensors.items()}


def _plain(x):
    """Nested lists, the non-finite as JavaScript's words for them, whole numbers without a point."""
    if isinstance(x, list):
        return [_plain(part) for part in x]
    if math.isnan(x):
        return "NaN"
    if math.isinf(x):
        return "Infinity" if x > 0 else "-Infinity"
    return int(x) if x.is_integer() and abs(x) < 1e15 else x


def cases_of(name):
    """The cases of one file, from a seed of its own, so that adding a file changes no other."""
    torch.manual_seed(zlib.crc32(name.encode()))
    return list(GOLDEN[name].cases())
