// Prints the structure tree of a PDF with the text of each element, page by
// page, as pdf.js hands it to screen readers: role, language and alternative
// text of each element, its text behind a colon.
//
//   node scripts/structure.mjs FOLDER_OF_PDFJS letter.pdf
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [folder, path] = process.argv.slice(2);
const pdfjs = await import(pathToFileURL(`${folder}/pdfjs-dist/legacy/build/pdf.mjs`).href);
const data = new Uint8Array(await readFile(path));
const letter = await pdfjs.getDocument({ data, verbosity: 0 }).promise;

// The text of each marked piece of a page.
async function marked(page) {
  const texts = new Map();
  const open = [];
  const content = await page.getTextContent({ includeMarkedContent: true });
  for (const item of content.items) {
    if (item.type === "endMarkedContent") open.pop();
    else if (item.type) open.push(item.id);
    else {
      const id = open.findLast((id) => id);
      if (id) texts.set(id, (texts.get(id) ?? "") + item.str + (item.hasEOL ? " " : ""));
    }
  }
  return texts;
}

function print(node, texts, depth) {
  const pieces = node.children ?? [];
  const text = pieces
    .filter((child) => child.type === "content")
    .map((child) => texts.get(child.id) ?? "")
    .join("");
  const facts = [node.role, node.lang && `(${node.lang})`, node.alt && `"${node.alt}"`];
  const said = text.replace(/\s+/g, " ").trim();
  console.log("  ".repeat(depth) + facts.filter(Boolean).join(" ") + (said ? `: ${said}` : ""));
  for (const child of pieces) if (!child.type) print(child, texts, depth + 1);
}

for (let number = 1; number <= letter.numPages; number++) {
  const page = await letter.getPage(number);
  const tree = await page.getStructTree();
  console.log(`Page ${number}`);
  const texts = await marked(page);
  for (const child of tree?.children ?? []) print(child, texts, 1);
}
