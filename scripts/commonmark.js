// Reads Markdown with the reference implementation: there is text, and no HTML of its own.
const fs = require("fs");
const { Parser } = require("commonmark");

for (const path of process.argv.slice(2)) {
  const walker = new Parser().parse(fs.readFileSync(path, "utf8")).walker();
  let texts = 0;
  for (let event = walker.next(); event; event = walker.next()) {
    const { type, literal } = event.node;
    if (type === "html_block" || type === "html_inline") {
      console.error(`${path}: HTML in Markdown: ${literal}`);
      process.exit(1);
    }
    texts += type === "text";
  }
  if (texts === 0) process.exit(1);
}
console.log("CommonMark without HTML: Markdown");
