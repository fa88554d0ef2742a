#!/usr/bin/env node
'use strict';

const { join } = require('node:path');
const { useCompiled } = require('./compiled.js');

// One CommonJS bundle starts in two thirds of the time that its modules take one by one.
const DIST = join(__dirname, '..', 'dist', 'bin');
useCompiled(DIST, process.env.ATTN_KEEP_COMPILED === '1');
const { main } = require(join(DIST, 'main.cjs'));

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
