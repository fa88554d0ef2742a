// Required before attn, it sets the clock to ATTN_TEST_NOW; it goes on from there.
const { now, parse } = Date;
const shift = parse(process.env.ATTN_TEST_NOW) - now();
globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length > 0 ? args : [now() + shift]));
  }
  static now() {
    return now() + shift;
  }
};
