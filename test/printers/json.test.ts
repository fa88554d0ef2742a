import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printJson } from '../../src/printers/json.js';

describe('printJson', () => {
  test('keeps rows of numbers on a line each', () => {
    expect(
      printJson({
        shape: [2, 2],
        value: [
          [1, 0.1],
          [-0, 1e-300],
        ],
        labels: {},
        none: [],
      }),
    ).toBe(
      '{\n  "shape": [2, 2],\n  "value": [\n    [1, 0.1],\n    [0, 1e-300]\n  ],\n  "labels": {},\n  "none": []\n}\n',
    );
  });

  test('writes what JSON has no number for as a string', () => {
    expect(printJson([Number.NaN, Infinity, -Infinity, null])).toBe(
      '["NaN", "Infinity", "-Infinity", null]\n',
    );
  });

  test('leaves undefined fields out and no control unescaped', () => {
    expect(printJson({ a: undefined, b: '\u001b\u009b\u007f' })).toBe(
      '{\n  "b": "\\u001b\\u009b\\u007f"\n}\n',
    );
  });

  test('reads back exactly', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(printJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
