#!/usr/bin/python3
"""Writes the reference numbers: `python3 make.py` all of them, `python3 make.py multi-head …` only those."""

import importlib
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

HERE = Path(__file__).parent
MOST_BYTES = 60_000


def main(names):
    for file in sorted((HERE / "cases").glob("*.py")):
        importlib.import_module(f"cases.{file.stem}")
    from golden import GOLDEN

    unknown = [name for name in names if name not in GOLDEN]
    if unknown:
        sys.exit(f"no such golden file: {', '.join(unknown)}; there are: {', '.join(GOLDEN)}")
    for name in names or GOLDEN:
        write(name)


def write(name):
    from golden import GOLDEN, cases_of

    head = json.dumps(GOLDEN[name].played)[1:-1]
    cases = ",\n".join(json.dumps(case, allow_nan=False) for case in cases_of(name))
    text = f'{{{head}, "cases": [\n{cases}\n]}}\n'
    if len(text) > MOST_BYTES:
        sys.exit(f"{name}.json would have {len(text)} bytes, more than {MOST_BYTES}: use smaller shapes")
    (HERE / f"{name}.json").write_text(text)
    print(f"{name}.json {len(text)} bytes")


main(sys.argv[1:])
