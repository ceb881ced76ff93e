// Prints the Khronos validator's issues for a glTF file as JSON.
// Usage: node gltf_validate.mjs NODE_MODULES FILE.glb
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [modules, file] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), "index.js"));
const validator = require("gltf-validator");
const report = await validator.validateBytes(new Uint8Array(fs.readFileSync(file)), {
  externalResourceFunction: async (uri) =>
    new Uint8Array(fs.readFileSync(path.join(path.dirname(file), decodeURIComponent(uri)))),
});
const { numErrors, numWarnings, numInfos, numHints, messages } = report.issues;
console.log(JSON.stringify({ numErrors, numWarnings, numInfos, numHints, messages }));
