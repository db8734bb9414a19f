// Reads draft messages with postal-mime and holds each against the letter's own JSON, which
// stands after it: addresses, subject, the names in both texts, the PDF.
const assert = require("assert");
const fs = require("fs");
const { default: PostalMime } = require("postal-mime");

const named = (party) => ({ name: party.name, address: party.email });
const addressed = (parties) => parties.filter((party) => party.email).map(named);
const plain = (all) => (all || []).map(({ name, address }) => ({ name, address }));

async function check(mailPath, letterPath) {
  const mail = await PostalMime.parse(fs.readFileSync(mailPath));
  const letter = JSON.parse(fs.readFileSync(letterPath, "utf8"));
  assert.deepStrictEqual(plain([mail.from]), [named(letter.letterhead)]);
  assert.deepStrictEqual(plain(mail.to), addressed(letter.recipients));
  assert.deepStrictEqual(plain(mail.cc), addressed(letter.cc));
  assert.strictEqual(mail.subject, letter.subject || letter.title);
  for (const { name } of letter.signatories.groups.flatMap((group) => group.entries)) {
    assert(mail.text.includes(name) && mail.html.includes(name), name);
  }
  assert.deepStrictEqual(mail.attachments.map((file) => file.filename), ["letter.pdf"]);
  const head = Buffer.from(mail.attachments[0].content).subarray(0, 5).toString();
  assert.strictEqual(head, "%PDF-");
}

async function main() {
  const paths = process.argv.slice(2);
  for (let at = 0; at < paths.length; at += 2) await check(paths[at], paths[at + 1]);
  console.log("read with postal-mime: the draft messages");
}
main();
