'use strict';

// V8 compiles a program anew at every start. For the bundle in dist/bin the build keeps what it compiled, in a
// .cache file beside each part; V8 takes it as long as version and flags are the same, and compiles as ever if not.
// That is a quarter of the time that `attn softmax 2 3 1` takes.
const { readFileSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, sep } = require('node:path');
const { Script } = require('node:vm');

const cacheOf = (file) => `${file}.cache`;

function read(file) {
  try {
    return readFileSync(cacheOf(file));
  } catch {
    return undefined;
  }
}

/** Loads the files of a folder from what the build compiled; with `keep`, writes that at the end instead. */
exports.useCompiled = (folder, keep = false) => {
  const compile = Module.prototype._compile;
  const scripts = new Map();
  Module.prototype._compile = function compileCached(content, filename) {
    if (!filename.startsWith(folder + sep)) return compile.call(this, content, filename);
    const cachedData = keep ? undefined : read(filename);
    const script = new Script(Module.wrap(content), { filename, cachedData });
    scripts.set(filename, script);
    const load = (id) => this.require(id);
    return script
      .runInThisContext()
      .call(this.exports, this.exports, load, this, filename, dirname(filename));
  };
  if (!keep) return;
  process.on('exit', () => {
    for (const [file, script] of scripts) writeFileSync(cacheOf(file), script.createCachedData());
  });
};
