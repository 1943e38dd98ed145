/** Files of other formats, made here byte by byte, and what becomes of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";

import { importSource } from "../../build/import-source.mjs";

const { unpacked } = await importSource("www/worker/formats/index.ts");
const { tabular } = await importSource("www/client/tabular.ts");

/** A zip archive; `claims` is how large a member says it is. */
function zip(members, claims = {}) {
  const bodies = [];
  const entries = [];
  let offset = 0;
  for (const [name, text] of Object.entries(members)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32?.(content) ?? 0, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims[name] ?? content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), fields, rest, Buffer.from(name)]));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

const sheet = (rows) => `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;
const book = (sheets, changes = {}) => ({
  "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
  "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="&quot;day&quot; dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[$€-2] 0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="21"/></cellXfs></styleSheet>',
  "xl/sharedStrings.xml": "<sst><si><t>id</t></si><si><r><t>wh</t></r><r><t>en</t></r></si><si><t>a &lt;b&gt; &amp; &#1593;</t></si></sst>",
  ...Object.fromEntries(sheets.map(({ rows }, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheet(rows)])),
  ...changes,
});
const customers = {
  name: "Customers",
  rows: [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>sum</t></is></c></row>',
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>45351</v></c><c r="C2" s="3"><v>0.30000000000000004</v></c></row>',
    '<row r="3"><c r="A3" t="str"><f>x</f><v>say "hi"</v></c><c r="B3" s="2"><v>60.5</v></c><c r="C3"><v>1.234</v></c></row>',
    '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" s="4"><v>0.5</v></c><c r="C4" t="e"><v>#N/A</v></c></row>',
    '<row r="5"><c r="C5"><v>7</v></c></row>',
  ],
};
const cover = { name: "Cover", rows: ['<row r="1"><c r="A1" t="inlineStr"><is><t>Sales</t></is></c></row>'] };
const text = async (bytes, sheet) => {
  const file = await unpacked(new Blob([bytes]), sheet);
  return [file, await file.text.text()];
};
const TABLE = 'id,when,sum\r\na <b> & ع,2024-02-29,0.30000000000000004\r\n"say ""hi""",1900-02-28T12:00:00,1.2340\r\nTRUE,12:00:00,#N/A\r\n,,7\r\n';

test("a workbook's cells are what a spreadsheet shows of them, dates as dates", async () => {
  const [file, cells] = await text(zip(book([cover, customers])));
  assert.deepEqual([file.format, file.sheet, file.others], ["xlsx", "Customers", ["Cover"]]);
  // A serial of 60 is a day that never was, and is kept beside the last one that was.
  assert.equal(cells, TABLE);
  assert.equal((await text(gzipSync(zip(book([customers])))))[0].gzip, true);
  const prefixed = zip(Object.fromEntries(Object.entries(book([customers])).map(([name, xml]) => [name, name.includes("rels") ? xml : xml.replace(/<(\/?)(?=[a-z])/g, "<$1x:")])));
  assert.equal((await text(prefixed))[1].slice(0, 11), "id,when,sum");
});

test("the sheet can be chosen, and one that is not there is an error", async () => {
  const file = zip(book([cover, customers]));
  assert.equal((await text(file, 1))[1], "Sales\r\n");
  assert.equal((await text(file, "Cover"))[0].sheet, "Cover");
  for (const sheet of [0, 3, "Nobody"]) await assert.rejects(text(file, sheet), { code: "option-invalid" });
});

test("a workbook that would harm is not opened", async () => {
  const part = "xl/worksheets/sheet1.xml";
  await assert.rejects(text(zip(book([customers]), { [part]: 2 ** 31 })), { code: "xlsx-limit" });
  const entity = { "xl/workbook.xml": `<!DOCTYPE x [<!ENTITY a "b">]>${book([customers])["xl/workbook.xml"]}` };
  await assert.rejects(text(zip(book([customers], entity))), { code: "xlsx-unsafe" });
  const locked = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1000), Buffer.from("EncryptedPackage", "utf16le")]);
  await assert.rejects(text(locked), { code: "xlsx-encrypted" });
});

test("what is cut short is damaged", async () => {
  await assert.rejects(text(gzipSync("a,b\n1,2\n").subarray(0, 15)), { code: "file-damaged", details: { found: "gzip" } });
  await assert.rejects(text(Buffer.from("PAR1 and no more")), { code: "file-damaged", details: { found: "Parquet" } });
  const { "xl/_rels/workbook.xml.rels": _, ...without } = book([customers]);
  await assert.rejects(text(zip(without)), { code: "file-damaged" });
});

test("other documents that are archives are named, and a workbook without its end is damaged", async () => {
  const types = { "[Content_Types].xml": "<Types/>" };
  await assert.rejects(text(zip({ ...types, ...book([customers]) }).subarray(0, -60)), { code: "file-damaged", details: { found: "Excel (.xlsx)" } });
  for (const [member, found] of [["word/document.xml", "Word (.docx)"], ["ppt/presentation.xml", "PowerPoint (.pptx)"], ["xl/workbook.bin", "Excel (.xlsb)"], ["content.xml", "OpenDocument"], ["Index/Document.iwa", "Apple iWork"]])
    await assert.rejects(text(zip({ ...types, [member]: "x" })), { code: "not-text", details: { found } });
  // Any other archive is the engine's to name.
  assert.equal((await text(zip({ "a.csv": "a,b\n1,2\n" })))[0].format, "text");
});

test("records as JSON become rows, whatever holds them", async () => {
  const records = [{ id: 1, at: { city: "Qom" }, tags: ["a", "b"] }, { id: 2, extra: null, note: "x,y" }];
  const rows = "id,at.city,tags,extra,note\r\n1,Qom,a;b,,\r\n2,,,,\"x,y\"\r\n";
  for (const json of [records, { meta: {}, data: records }]) {
    const [file, cells] = await text(JSON.stringify(json));
    assert.deepEqual([file.format, cells], ["json", rows]);
  }
  const [lines, cells] = await text(records.map((record) => JSON.stringify(record)).join("\r\n"));
  assert.deepEqual([lines.format, cells], ["json-lines", rows]);
  assert.equal((await text("[id],b\n1,2\n"))[0].format, "text");
});

test("what the engine tells is told of the file that was given", async () => {
  const signal = new AbortController().signal;
  const file = new Blob([zip(book([cover, customers]))]);
  const { options, told } = await tabular(file, { header: true }, signal);
  assert.equal(options.delimiter, ",");
  const report = told({ reading: { alternatives: {} }, issues: [] });
  assert.deepEqual([report.reading.format, report.reading.sheet, report.reading.alternatives.sheet], ["xlsx", "Customers", ["Cover"]]);
  assert.deepEqual(report.issues, [{ code: "sheet-chosen", count: 1 }]);
  assert.deepEqual((await tabular(file, { sheet: 2 }, signal)).told({ reading: {}, issues: [] }).issues, []);
  await assert.rejects(tabular(file, { delimiter: ";" }, signal), { code: "option-invalid" });
});
