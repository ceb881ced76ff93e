// Opens a page in a real browser and prints what a visitor would find, as JSON.
// node browser.mjs NODE_MODULES CHROMIUM FILE.html [EXPRESSION [WIDTH HEIGHT]]
import { createRequire } from "node:module";
const [modules, chromium, file, expression, width = 1000, height = 640] = process.argv.slice(2);
const puppeteer = createRequire(`${modules}/x.js`)("puppeteer-core");
const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--headless", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--allow-file-access-from-files", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage();
const said = [], asked = [];
page.on("console", (message) => { if (["error", "warning", "warn"].includes(message.type())) said.push(message.text()); });
page.on("pageerror", (error) => said.push(error.message));
page.on("request", (request) => { if (!/^(file|blob|data):/.test(request.url())) asked.push(request.url()); });
await page.setViewport({ width: Number(width), height: Number(height), isMobile: width < 600, hasTouch: width < 600 });
await page.goto(`file://${file}`, { timeout: 120000 });
await page.waitForFunction(() => document.body.dataset.ready, { timeout: 120000 });
const found = expression ? await page.evaluate(expression) : null;
process.stdout.write(JSON.stringify({ ready: await page.evaluate(() => document.body.dataset.ready), said, asked, found }));
await browser.close();
