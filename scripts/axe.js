// Runs axe on pages in Chromium, light and dark, at the width of a phone and of a desk;
// nothing may be loaded from elsewhere, and no page may be wider than its window. The
// open letter prints to two pages.
const [browserPath, ...files] = process.argv.slice(2);
const axe = require.resolve("axe-core/axe.min.js");
const fs = require("fs");

async function main() {
  const puppeteer = require("puppeteer-core");
  const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
  let faults = 0;
  const fault = (file, what) => { faults += 1; console.error(`${file}: ${what}`); };
  for (const file of files) {
    for (const scheme of ["light", "dark"]) {
      for (const width of [360, 1200]) {
        const page = await browser.newPage();
        await page.setBypassCSP(true);
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        page.on("request", (request) => {
          if (!/^(file|data):/.test(request.url())) fault(file, `asks for ${request.url()}`);
        });
        await page.goto(`file://${file}`);
        await page.addScriptTag({ content: fs.readFileSync(axe, "utf8") });
        const found = await page.evaluate(() => axe.run());
        for (const one of found.violations) {
          fault(file, `${scheme} ${width}: ${one.id}: ${one.help}: ${one.nodes[0].html}`);
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) fault(file, `${wide} pixels wide in a window of ${width}`);
        await page.close();
      }
    }
    if (file.endsWith("/open-letter.html")) {
      const page = await browser.newPage();
      await page.goto(`file://${file}`);
      const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const pages = (pdf.match(/\/Type\s*\/Page\b/g) || []).length;
      if (pages !== 2) fault(file, `prints to ${pages} pages, not two`);
      await page.close();
    }
  }
  await browser.close();
  console.log(faults ? `${faults} faults` : `accessible: ${files.length} pages`);
  process.exit(faults ? 1 : 0);
}
main();
