#!/usr/bin/env node
'use strict';

// One CommonJS bundle starts in two thirds of the time that its modules take one by one.
const { main } = require('../dist/bin/main.cjs');

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
