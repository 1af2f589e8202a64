// SPDX-License-Identifier: MIT
// Test Anything Protocol for the scripts in JavaScript.
let count = 0;
let failures = 0;

export function ok(passed, name, why = []) {
  count++;
  if (!passed) failures++;
  console.log(`${passed ? "ok" : "not ok"} ${count} - ${name}`);
  if (!passed) for (const line of [why].flat().slice(0, 20)) console.log("# " + String(line).replaceAll("\n", "\n# "));
}

export function skip(name, why) {
  console.log(`ok ${++count} - ${name} # SKIP ${why}`);
}

export function end() {
  console.log(`1..${count}`);
  process.exitCode = failures ? 1 : 0;
}
