// Records which versions npm's own `semver` takes for a range: node record_ranges.mjs FOLDER, where `npm install semver`
// was called. Writes tests/conformance/version-ranges.json.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const semver = createRequire(resolve(process.argv[2], "index.js"))("semver");

const versions = `0.0.1 0.0.2 0.0.3 0.1.0 0.2.3 0.2.4 0.2.9 0.3.0 1.0.0-0 1.0.0-alpha 1.0.0-beta.2 1.0.0-beta.11 1.0.0
1.2.0 1.2.3-rc.1 1.2.3 1.2.4-pre 1.2.9 1.3.0 1.10.0 2.0.0-rc.1 2.0.0 2.1.0 2.3.4 2.3.5 2.4.0 3.0.0-beta.1 3.0.0
10.0.0`.split(/\s+/);
const ranges = `
*|x|1|1.x|1.X.x|1.2|1.2.*|1.2.3|=1.2.3|v1.2.3|^1.2.3|^0.2.3|^0.0.3|^0.0|^0|^1|^1.x|^0.x|^1.2.3-rc.1|^1.2.3-beta|~1.2.3
~1.2|~1|~0.2.3|~1.2.3-rc.1|~> 1.2|>=1.2|>1.2|>1|<1.2|<=1.2|<=1|<2|>=1.2.3 <2.0.0|>= 1.2.3 < 2|1.2.3 - 2.3.4|1.2 - 2.3
1.2.3 - 2|1 - 2.3.4|<1.0.0|>=1.0.0-beta.2 <1.0.0|1.0.0-beta.11|>=2.0.0-rc.1|^2.0.0-rc.1|^3.0.0-beta.1|~3.0.0-beta
latest|a.b.c|>1.2.3-rc.1|<3.0.0-beta.1|<=3.0.0|^1.2.3+build|1.2.3+b|>*|<*|>=*|0.x|~0|^0.1|>=1.0.0-0|<1.0.0-0|^1.0.0-0
1.2.3-rc.1 - 2|>=1.2.3-rc.1 <1.2.3|>1.0.0-alpha <1.0.0-beta.11|^ 1.2|~ 1.2.3|=  1.2|1.2.3.4|^|>|1.2.3 || |>=1.2.9 =1.2.9
`.trim().split(/[|\n]/).filter((range) => range !== "");
const alternatives = ["", "||", "1 || 2", ">=1 <1.3 || ^3.0.0", "^1 || >=10", "1.2.x || 2.x", "nonsense || 1.2.3", "^9||^8"];

const rows = [...new Set([...ranges, ...alternatives])].map((range) => [
  range,
  versions.filter((version) => semver.satisfies(version, range)),
  semver.maxSatisfying(versions, range),
]);
const sorted = [...versions].sort(semver.compare);
const text = rows.map((row) => JSON.stringify(row)).join(",\n");
writeFileSync(
  new URL("../conformance/version-ranges.json", import.meta.url),
  `{"versions": ${JSON.stringify(sorted)}, "ranges": [\n${text}\n]}\n`,
);
console.log(`${rows.length} ranges`);
