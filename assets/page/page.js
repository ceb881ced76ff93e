// The page's own program: it shows the model that is kept in the page and asks no server.
"use strict";
(() => {
const $ = (id) => document.getElementById(id);
const facts = JSON.parse($("facts").textContent);
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const state = { language: facts.language, step: facts.steps.length, layout: facts.reference ? "beside" : "alone", look: 0, element: null, playing: false };
const told = (text) => text[state.language] || text.en;
const WORDS = {
  compare: ["Compare", "Сравнение"], look: ["Look", "Вид"], view: ["View", "Ракурс"],
  alone: ["Alone", "Без сравнения"], beside: ["Beside", "Рядом"], overlay: ["Overlaid", "Наложение"],
  figures: ["Figures", "Показатели"], other: ["Русский", "English"], full: ["Full screen", "На весь экран"],
  oblique: ["Oblique", "Вполоборота"], side: ["Side", "Сбоку"], front: ["Front", "Спереди"], top: ["Top", "Сверху"],
  own: ["Materials", "Материалы"], blueprint: ["Blueprint", "Чертёж"], step: ["Step", "Шаг"], of: ["of", "из"], previous: ["Previous step", "Предыдущий шаг"],
  next: ["Next step", "Следующий шаг"], play: ["Play", "Показать сборку"], pause: ["Pause", "Пауза"], slider: ["Step of the assembly", "Шаг сборки"],
  canvas: ["The model: drag to turn, wheel to zoom, right button to move", "Модель: тяните, чтобы повернуть; колесо — масштаб; правая кнопка — сдвиг"],
  back: ["Back to the station", "К станции"], arrived: ["Arrived", "Прибытие"], source: ["Source", "Источник"], m: ["m", "м"],
  fault: ["This browser cannot show the model: ", "Браузер не может показать модель: "],
};
const word = (key) => WORDS[key][state.language === "ru" ? 1 : 0];

// --- the scene ----------------------------------------------------------------------
const scene = new THREE.Scene(), camera = new THREE.PerspectiveCamera(30, 1, 1, 4000);
const eye = { target: new THREE.Vector3(), azimuth: -0.6, elevation: 0.32, distance: 200 };
let renderer, mixer, root, reference, clips = [], action = null, dirty = true, goal = null;
const elements = new Map();

function start() {
  renderer = new THREE.WebGLRenderer({ canvas: $("view"), antialias: true, alpha: true, preserveDrawingBuffer: true });
  renderer.outputEncoding = THREE.sRGBEncoding;
  renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
  const key = new THREE.DirectionalLight(0xfffaf2, 0.8), fill = new THREE.DirectionalLight(0xffffff, 0.2);
  key.position.set(-0.5, 0.8, 0.9); fill.position.set(0.8, -0.2, -0.6);
  camera.add(key, fill); scene.add(camera);
  scene.environment = surroundings();
}

// Metal needs something to mirror: a bright sky over a darker floor.
function surroundings() {
  const room = new THREE.Scene(), sphere = new THREE.SphereGeometry(10, 32, 16), colours = [];
  for (let k = 0; k < sphere.attributes.position.count; k++) {
    const up = sphere.attributes.position.getY(k) / 10, bright = up > 0 ? 0.32 + 0.26 * up : 0.32 + 0.14 * up;
    colours.push(bright * 0.93, bright * 0.97, bright);
  }
  sphere.setAttribute("color", new THREE.Float32BufferAttribute(colours, 3));
  room.add(new THREE.Mesh(sphere, new THREE.MeshBasicMaterial({ vertexColors: true, side: THREE.BackSide })));
  const maker = new THREE.PMREMGenerator(renderer), made = maker.fromScene(room, 0.04).texture;
  maker.dispose();
  return made;
}

async function modelBytes() {
  const packed = Uint8Array.from(atob($("model").textContent.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

async function load() {
  const bytes = await modelBytes();
  const gltf = await new Promise((done, failed) => new THREE.GLTFLoader().parse(bytes, "", done, failed));
  clips = gltf.animations;
  for (const child of gltf.scene.children) {
    if (child.userData.kind === "cameras") child.visible = false;
    else if (child.userData.reference) reference = child;
    else root = child;
  }
  scene.add(gltf.scene);
  root.traverse((node) => { if (node.userData.kind === "element") elements.set(node.userData.id, node); });
  await readLooks(gltf);
  mixer = new THREE.AnimationMixer(gltf.scene);
}

// --- looks: KHR_materials_variants ---------------------------------------------------
let looks = [];
async function readLooks(gltf) {
  const entry = (gltf.parser.json.extensions || {}).KHR_materials_variants;
  looks = entry ? entry.variants.map((variant) => variant.name) : [];
  const wanted = [];
  gltf.scene.traverse((mesh) => {
    if (!mesh.isMesh) return;
    const own = mesh.material, at = gltf.parser.associations.get(mesh);
    mesh.userData.looks = [own];
    // Sheets a few millimetres behind the cells, seen from afar and nearly edge on.
    if (own.name.endsWith("_back")) Object.assign(own, { polygonOffset: true, polygonOffsetFactor: 2, polygonOffsetUnits: 8 });
    if (!at || at.meshes === undefined) return;
    const primitive = gltf.parser.json.meshes[at.meshes].primitives[at.primitives || 0];
    const mappings = ((primitive.extensions || {}).KHR_materials_variants || { mappings: [] }).mappings;
    for (const { material, variants } of mappings) for (const k of variants) if (k > 0)
      wanted.push(gltf.parser.getDependency("material", material).then((made) => { mesh.userData.looks[k] = made; }));
  });
  await Promise.all(wanted);
}

function wear(number) {
  state.look = number;
  const drawn = looks[number] === "blueprint";
  for (const top of [root, reference]) if (top) top.traverse((mesh) => {
    if (!mesh.isMesh) return;
    const material = mesh.userData.looks[number] || mesh.userData.looks[0];
    mesh.material = top === reference && state.layout === "overlay" ? ghost(material) : material;
    outline(mesh, drawn);
  });
  document.body.dataset.drawn = drawn ? "yes" : "no";
  document.body.style.background = drawn ? "#0e295c" : "";
  dirty = true;
}

// What lies over the station lets it show through.
const ghosts = new Map();
function ghost(material) {
  if (!ghosts.has(material)) {
    const made = material.clone();
    Object.assign(made, { transparent: true, opacity: 0.28, depthWrite: false });
    ghosts.set(material, made);
  }
  return ghosts.get(material);
}

// A drawing lives by its lines: every edge sharper than thirty degrees.
const edges = new Map(), ink = new THREE.LineBasicMaterial({ color: 0xdbe9ff });
function outline(mesh, drawn) {
  let lines = mesh.children.find((child) => child.isLineSegments);
  if (!lines && drawn) {
    if (!edges.has(mesh.geometry)) edges.set(mesh.geometry, new THREE.EdgesGeometry(mesh.geometry, 30));
    lines = new THREE.LineSegments(edges.get(mesh.geometry), ink);
    lines.raycast = () => {};
    mesh.add(lines);
  }
  if (lines) lines.visible = drawn;
}

// --- steps ---------------------------------------------------------------------------
function show(step, moving) {
  state.step = Math.max(1, Math.min(facts.steps.length, step));
  if (mixer) {
    mixer.stopAllAction();
    const clip = clips.find((c) => c.name === facts.steps[state.step - 1].clip);
    action = mixer.clipAction(clip);
    action.reset(); action.setLoop(THREE.LoopOnce, 1); action.clampWhenFinished = true;
    action.play();
    action.time = moving ? 0 : clip.duration;
    mixer.update(0);
    if (!moving) action.paused = true;
  }
  write(); dirty = true;
}

function play(on) {
  state.playing = on;
  if (on) show(state.step >= facts.steps.length ? 1 : state.step + 1, !still);
  write();
}

let last = 0, rested = 0;
function frame(now) {
  requestAnimationFrame(frame);
  const passed = Math.min(0.1, (now - last) / 1000); last = now;
  if (action && !action.paused && action.time < action.getClip().duration) { mixer.update(passed); dirty = true; rested = now; }
  else if (state.playing && now - rested > 1200) {
    if (state.step < facts.steps.length) show(state.step + 1, !still); else play(false);
    rested = now;
  }
  if (goal) approach(passed);
  if (!dirty) return;
  dirty = false; draw();
}

// --- where it stands and where it is seen from ----------------------------------------
function arrange(layout) {
  state.layout = layout;
  if (reference) {
    reference.visible = layout !== "alone";
    const place = new THREE.Matrix4().fromArray(facts.reference.places[layout === "overlay" ? "overlay" : $("camera").value === "side" ? "side" : "beside"]);
    place.decompose(reference.position, reference.quaternion, reference.scale);
  }
  wear(state.look);
  dirty = true;
}

function box(tops) {
  const all = new THREE.Box3();
  for (const top of tops) if (top && top.visible) { top.updateMatrixWorld(true); all.union(shown(top)); }
  return all;
}
function shown(top) {
  const all = new THREE.Box3(), one = new THREE.Box3(), size = new THREE.Vector3();
  top.traverse((mesh) => {
    if (!mesh.isMesh) return;
    one.copy(mesh.geometry.boundingBox).applyMatrix4(mesh.matrixWorld).getSize(size);
    if (size.length() > 1e-3) all.union(one);
  });
  return all;
}

const VIEWS = { oblique: [-0.6, 0.32], side: [-Math.PI / 2, 0], front: [0, 0], top: [0, Math.PI / 2 - 1e-3] };
// The whole is fitted, so that stepping keeps its scale.
function frameAll(direct) {
  if (mixer) mixer.stopAllAction();
  const wanted = state.element ? [elements.get(state.element)] : [root, reference];
  const points = corners(wanted);
  if (action) show(state.step, false);
  if (points.length) goal = fitted(points);
  if (goal && (direct || still)) { Object.assign(eye, goal); goal = null; }
  dirty = true;
}
function corners(tops) {
  const found = [];
  for (const top of tops) if (top && top.visible) top.updateMatrixWorld(true), top.traverse((mesh) => {
    if (!mesh.isMesh) return;
    const { min, max } = mesh.geometry.boundingBox;
    const eight = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => new THREE.Vector3(k & 1 ? max.x : min.x, k & 2 ? max.y : min.y, k & 4 ? max.z : min.z).applyMatrix4(mesh.matrixWorld));
    if (eight[0].distanceTo(eight[7]) > 1e-3) found.push(...eight);
  });
  return found;
}
// How far the camera stands back so that every point is in the picture, and in its middle.
function fitted(points) {
  const [u, v, w] = axes(eye.azimuth, eye.elevation), tall = Math.tan(THREE.MathUtils.degToRad(camera.fov / 2));
  const clear = clearance(), low = FOOT / innerHeight, wide = tall * camera.aspect * clear * 0.94, high = tall * (1 - low) * 0.94;
  let target = new THREE.Vector3(), distance = 1;
  const ends = (axis) => points.reduce(([least, most], p) => { const x = axis.dot(p); return [Math.min(least, x), Math.max(most, x)]; }, [Infinity, -Infinity]);
  for (const axis of [u, v, w]) { const [least, most] = ends(axis); target.addScaledVector(axis, (least + most) / 2); }
  const seen = new THREE.Vector3();
  const away = () => points.reduce((most, p) => { seen.copy(p).sub(target); return Math.max(most, Math.abs(seen.dot(u)) / wide + seen.dot(w), Math.abs(seen.dot(v)) / high + seen.dot(w)); }, 1);
  for (let round = 0; round < 12; round++) {
    distance = away();
    let [left, right, foot, head] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const p of points) {
      seen.copy(p).sub(target); const depth = distance - seen.dot(w), x = seen.dot(u) / depth, y = seen.dot(v) / depth;
      left = Math.min(left, x); right = Math.max(right, x); foot = Math.min(foot, y); head = Math.max(head, y);
    }
    target.addScaledVector(u, (left + right) / 2 * distance).addScaledVector(v, (foot + head) / 2 * distance);
  }
  distance = away();
  return { target, azimuth: eye.azimuth, elevation: eye.elevation, distance };
}
// What the panel and the foot cover is not counted: the picture's middle lies clear of them.
const FOOT = 190;
function clearance() { return innerWidth > 760 && !$("panel").hidden ? 1 - ($("panel").clientWidth + 30) / innerWidth : 1; }
function offset() { camera.setViewOffset(innerWidth, innerHeight, (1 - clearance()) / 2 * innerWidth, 0.3 * FOOT, innerWidth, innerHeight); }
function axes(azimuth, elevation) {
  const w = new THREE.Vector3(Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation));
  const u = new THREE.Vector3(Math.cos(azimuth), 0, -Math.sin(azimuth));
  return [u, new THREE.Vector3().crossVectors(w, u), w];
}
function approach(passed) {
  const share = 1 - Math.exp(-8 * passed);
  eye.target.lerp(goal.target, share);
  for (const key of ["azimuth", "elevation", "distance"]) eye[key] += share * (goal[key] - eye[key]);
  if (Math.abs(goal.distance - eye.distance) < 1e-3 * goal.distance && eye.target.distanceTo(goal.target) < 1e-3 * goal.distance && Math.abs(goal.azimuth - eye.azimuth) < 1e-3) goal = null;
  dirty = true;
}

function draw() {
  const w = axes(eye.azimuth, eye.elevation)[2];
  camera.position.copy(eye.target).addScaledVector(w, eye.distance);
  const all = box([root, reference]), ball = all.getBoundingSphere(new THREE.Sphere()), away = ball.center.distanceTo(camera.position);
  // As near to each other as they can be: that keeps thin sheets apart.
  camera.near = Math.max(eye.distance / 40, away - ball.radius); camera.far = away + ball.radius + 1;
  camera.lookAt(eye.target); camera.updateProjectionMatrix();
  renderer.render(scene, camera);
  label();
}

function label() {
  const host = $("labels"); host.textContent = "";
  if (state.layout !== "beside" || state.element) return;
  for (const [top, name, metres] of [[root, facts.station, facts.steps[state.step - 1].length], [reference, facts.reference && facts.reference.name, facts.reference && facts.reference.length]]) {
    if (!top || !name) continue;
    const bounds = shown(top); if (bounds.isEmpty()) continue;
    const foot = bounds.getCenter(new THREE.Vector3()); foot.y = bounds.min.y;
    foot.project(camera);
    const tag = document.createElement("div"), small = document.createElement("small");
    tag.textContent = told(name); small.textContent = `${new Intl.NumberFormat(state.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(metres)} ${word("m")}`; tag.append(small);
    tag.style.left = `${(foot.x + 1) / 2 * innerWidth}px`; tag.style.top = `${Math.min(innerHeight - 150, (1 - foot.y) / 2 * innerHeight)}px`;
    host.append(tag);
  }
}

// --- pointing --------------------------------------------------------------------------
const pointers = new Map(); let pressed = null;
const view = $("view"), ray = new THREE.Raycaster();
function under(event) {
  ray.setFromCamera(new THREE.Vector2(event.clientX / innerWidth * 2 - 1, 1 - event.clientY / innerHeight * 2), camera);
  const tops = [root, reference].filter((top) => top && top.visible);
  for (const hit of ray.intersectObjects(tops, true)) {
    for (let node = hit.object; node; node = node.parent)
      if (node.userData.kind === "element") return node;
    return hit.object;
  }
  return null;
}
view.addEventListener("pointerdown", (e) => { view.setPointerCapture(e.pointerId); pointers.set(e.pointerId, e); pressed = { x: e.clientX, y: e.clientY }; goal = null; });
view.addEventListener("pointermove", (e) => {
  const before = pointers.get(e.pointerId);
  if (!before) { hover(e); return; }
  const dx = e.clientX - before.clientX, dy = e.clientY - before.clientY;
  const others = [...pointers.values()].filter((p) => p.pointerId !== e.pointerId);
  if (others.length) {
    const apart = (p) => Math.hypot(p.clientX - others[0].clientX, p.clientY - others[0].clientY);
    eye.distance *= apart(before) / Math.max(1, apart(e)); pan(dx / 2, dy / 2);
  } else if (e.buttons & 2 || e.buttons & 4 || e.shiftKey) pan(dx, dy);
  else { eye.azimuth -= dx * 0.006; eye.elevation = Math.max(-1.55, Math.min(1.55, eye.elevation + dy * 0.006)); }
  pointers.set(e.pointerId, e); dirty = true;
});
const lifted = (e) => {
  const click = pressed && pointers.size === 1 && Math.hypot(e.clientX - pressed.x, e.clientY - pressed.y) < 4 && e.button === 0;
  pointers.delete(e.pointerId); if (!pointers.size) pressed = null;
  if (click) { const node = under(e); pick(node && elements.has(node.userData.id) && elements.get(node.userData.id) === node ? node.userData.id : null); }
};
view.addEventListener("pointerup", lifted); view.addEventListener("pointercancel", lifted);
view.addEventListener("contextmenu", (e) => e.preventDefault());
view.addEventListener("wheel", (e) => { e.preventDefault(); goal = null; eye.distance *= Math.exp(e.deltaY * (e.deltaMode ? 0.04 : 0.0012)); dirty = true; }, { passive: false });
view.addEventListener("dblclick", () => { state.element = null; write(); frameAll(); });
view.addEventListener("pointerleave", () => { $("tip").hidden = true; });
function pan(dx, dy) {
  const [u, v] = axes(eye.azimuth, eye.elevation), step = 2 * eye.distance * Math.tan(THREE.MathUtils.degToRad(camera.fov / 2)) / innerHeight;
  eye.target.addScaledVector(u, -dx * step).addScaledVector(v, dy * step);
}
let hovering = 0;
function hover(e) {
  if (e.timeStamp - hovering < 60) return; hovering = e.timeStamp;
  const node = root && under(e), tip = $("tip");
  tip.hidden = !node;
  if (!node) return;
  tip.textContent = node.userData.names ? told(node.userData.names) : (facts.reference ? told(facts.reference.name) : "");
  tip.style.left = `${Math.min(innerWidth - 220, e.clientX + 14)}px`; tip.style.top = `${e.clientY + 14}px`;
}
function pick(id) { state.element = id; if (id) $("panel").hidden = false; write(); dirty = true; }

// --- words -----------------------------------------------------------------------------
function cell(row, text, kind) { const td = document.createElement("td"); td.textContent = text; if (kind) td.className = kind; row.append(td); return td; }
function number(value) { return value === null || value === undefined ? "–" : new Intl.NumberFormat(state.language, { maximumFractionDigits: value < 100 ? 1 : 0 }).format(value); }
function write() {
  document.documentElement.lang = state.language;
  const step = facts.steps[state.step - 1];
  $("title").textContent = told(facts.station);
  $("step-name").textContent = told(step.name);
  $("step-date").textContent = [told(step.date), step.launcher ? told(step.launcher) : ""].filter(Boolean).join(" · ");
  $("caption").textContent = step.caption ? told(step.caption) : "";
  $("count").textContent = `${word("step")} ${state.step} ${word("of")} ${facts.steps.length}`;
  $("slider").value = state.step; $("slider").setAttribute("aria-label", word("slider")); $("slider").setAttribute("aria-valuetext", told(step.name));
  $("statement").textContent = told(facts.statement);
  $("play").textContent = state.playing ? "\u23F8" : "\u25B6";
  for (const [id, key] of [["previous", "previous"], ["next", "next"], ["play", state.playing ? "pause" : "play"]]) { $(id).title = word(key); $(id).setAttribute("aria-label", word(key)); }
  $("figures-button").textContent = word("figures"); $("language").textContent = word("other"); $("full").textContent = word("full");
  $("figures-button").setAttribute("aria-expanded", String(!$("panel").hidden));
  view.setAttribute("aria-label", word("canvas"));
  for (const span of document.querySelectorAll("[data-word]")) span.textContent = word(span.dataset.word);
  choices("layout", facts.reference ? ["alone", "beside", "overlay"] : ["alone"], word, state.layout);
  choices("camera", Object.keys(VIEWS), word, $("camera").value || "oblique");
  choices("look", looks.length ? looks.map((_, k) => String(k)) : ["0"], (k) => k === "0" ? word("own") : WORDS[looks[k]] ? word(looks[k]) : looks[k], String(state.look));
  panel(step);
}
function choices(id, values, name, chosen) {
  const list = $(id); list.textContent = "";
  for (const value of values) list.append(new Option(name(value), value, false, value === chosen));
  list.value = chosen; list.closest("label").hidden = values.length < 2;
}
function panel(step) {
  const host = $("panel"); host.textContent = "";
  const title = document.createElement("h2"), table = document.createElement("table");
  host.append(title, table);
  const node = state.element && elements.get(state.element);
  if (!node) {
    title.textContent = word("figures");
    const head = table.createTHead().insertRow();
    for (const text of ["", told(facts.station), facts.reference ? told(facts.reference.name) : ""]) { const th = document.createElement("th"); th.textContent = text; if (text) th.className = "n"; head.append(th); }
    for (const row of step.figures) {
      const tr = table.insertRow(), unit = told(row.unit);
      cell(tr, told(row.name) + (unit ? `, ${unit}` : "")).title = row.sources.filter(Boolean).join("\n");
      cell(tr, number(row.values[0]), "n").title = row.sources[0]; if (facts.reference) cell(tr, number(row.values[1]), "n").title = row.sources[1];
    }
    return;
  }
  const about = node.userData;
  title.textContent = told(about.names);
  const facts_ = [[word("arrived"), [facts.dates[about.arrived.step] && told(facts.dates[about.arrived.step]), about.arrived.launcher ? about.arrived.launcher.value : ""].filter(Boolean).join(" · "), ""]];
  for (const [key, figure] of Object.entries(about.figures || {})) {
    const known = facts.words[key];
    facts_.push([known ? told(known.name) : key.replace(/_/g, " "), `${typeof figure.value === "number" ? number(figure.value) : figure.value} ${known ? told(known.unit) : figure.unit || ""}`, `${figure.source} [${figure.confidence}]`]);
  }
  for (const [name, value, source] of facts_) {
    const tr = table.insertRow(); cell(tr, name); cell(tr, value, "w");
    if (source) cell(table.insertRow(), source, "source").colSpan = 2;
  }
  const back = document.createElement("button"); back.type = "button"; back.textContent = word("back"); back.onclick = () => pick(null); host.append(back);
}

// --- controls ----------------------------------------------------------------------------
function go(step) { state.playing = false; show(step, !still && step === state.step + 1); }
$("previous").onclick = () => go(state.step - 1);
$("next").onclick = () => go(state.step + 1);
$("play").onclick = () => play(!state.playing);
$("slider").oninput = () => { state.playing = false; show(Number($("slider").value), false); };
$("layout").onchange = (e) => { arrange(e.target.value); frameAll(); };
$("look").onchange = (e) => wear(Number(e.target.value));
$("camera").onchange = (e) => { [eye.azimuth, eye.elevation] = VIEWS[e.target.value]; arrange(state.layout); frameAll(true); };
$("figures-button").onclick = () => { $("panel").hidden = !$("panel").hidden; write(); offset(); frameAll(); };
$("language").onclick = () => { state.language = state.language === "ru" ? "en" : "ru"; write(); size(); };
$("full").onclick = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
addEventListener("keydown", (e) => {
  if (["SELECT", "INPUT", "SUMMARY"].includes(e.target.tagName)) return;
  if (["ArrowRight", "PageDown"].includes(e.key)) go(state.step + 1);
  else if (["ArrowLeft", "PageUp"].includes(e.key)) go(state.step - 1);
  else if (e.key === " " && e.target.tagName !== "BUTTON") play(!state.playing);
  else if (e.key === "Escape") pick(null);
  else return;
  e.preventDefault();
});
addEventListener("resize", () => { size(); frameAll(true); });
function size() {
  $("tools").style.top = innerWidth > 760 ? "" : `${document.querySelector("header").getBoundingClientRect().bottom + 8}px`;
  $("caption").style.bottom = `${document.querySelector("footer").offsetHeight + 14}px`;
  $("panel").style.top = `${$("tools").getBoundingClientRect().bottom + 10}px`; renderer.setSize(innerWidth, innerHeight, false); camera.aspect = innerWidth / innerHeight; offset(); dirty = true; }

(async () => {
  $("slider").min = 1; $("slider").max = facts.steps.length;
  if (innerWidth < 760) $("panel").hidden = true;
  write();
  try {
    start(); size(); await load(); size();
    arrange(state.layout); show(state.step, false); size(); frameAll(true);
    requestAnimationFrame(frame);
    document.body.dataset.ready = "yes";
    window.rossViewer = { state, elements, clips, show, pick, arrange, box, root: () => root, reference: () => reference, THREE };
  } catch (error) {
    $("fault").textContent = word("fault") + error.message; $("fault").hidden = false;
    document.body.dataset.ready = "no";
  }
})();
})();
