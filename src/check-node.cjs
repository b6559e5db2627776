'use strict';

/**
 * Says which Node is needed, before an older one fails on syntax or exports that it does not know. So this file keeps to the
 * language of 2015. The scripts of package.json run it first; `npm ci` itself warns (EBADENGINE) and goes on.
 */
const needed = /\d{1,4}\.\d+/.exec(require('../package.json').engines.node)[0];

const numbers = (version) => version.replace('v', '').split('.').map(Number);
const [major, minor] = numbers(process.version);
const [neededMajor, neededMinor] = numbers(needed);

if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  process.stderr.write(`Node ${needed} or newer is needed; this is ${process.version}. See https://nodejs.org/\n`);
  process.exitCode = 1;
}
