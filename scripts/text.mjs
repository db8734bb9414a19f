// Prints the text of a PDF as pdf.js hands it to who searches and copies.
//
//   node scripts/text.mjs FOLDER_OF_PDFJS letter.pdf
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [folder, path] = process.argv.slice(2);
const pdfjs = await import(pathToFileURL(`${folder}/pdfjs-dist/legacy/build/pdf.mjs`).href);
const data = new Uint8Array(await readFile(path));
const letter = await pdfjs.getDocument({ data, verbosity: 0 }).promise;

for (let number = 1; number <= letter.numPages; number++) {
  const { items } = await (await letter.getPage(number)).getTextContent();
  console.log(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
}
