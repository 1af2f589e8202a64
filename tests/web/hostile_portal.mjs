// SPDX-License-Identifier: MIT
// A portal whose every text is a hostile one: titles, descriptions, keywords, notes, headers, cells, names in registers.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const PER_DATASET = 8;
const PLAIN = (i) => `chữ thường ${String(i).padStart(5, "0")}`;

// Control characters have no place in metadata: the reader refuses them before any page is made.
const isText = (text) => !/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/.test(text) && text.isWellFormed !== false;

export function payloads(file) {
  return readFileSync(file, "utf8").split("\n").filter((line) => line.trim() && line.length <= 1000 && isText(line));
}

const quoted = (text) => JSON.stringify(text);
const cell = (text) => `"${text.replaceAll('"', '""')}"`;

function datasetText(i, texts, at) {
  const own = texts(at);
  const list = Array.from({ length: PER_DATASET }, (_, k) => texts(at + k));
  const fields = list.map((text, k) => `        - {name: ${quoted(`${k} ${text}`)}, type: string, title: ${quoted(text)}, description: ${quoted(text)}}`);
  return `---
title: ${quoted(`${i} ${own}`)}
description: ${quoted(own)}
publisher: so-${i % 8}
themes: [chu-de-${i % 8}]
keywords: [${list.map((text, k) => quoted(`${k} ${text}`)).join(", ")}]
spatial: ${quoted(own)}
rights: ${quoted(own)}
legal_basis: ${quoted(own)}
version: "1"
version_notes: ${quoted(own)}
frequency: annual
issued: 2026-01-01
contact: {name: ${quoted(own)}}
sources: [{title: ${quoted(own)}, publisher: ${quoted(own)}}]
resources:
  - name: bang
    path: bang.csv
    dialect: {delimiter: ",", quote: '"', encoding: utf-8}
    title: ${quoted(own)}
    description: ${quoted(own)}
    schema:
      fields:
${fields.join("\n")}
---

${list.map((text) => `Lời giải thích.\n\n${text}\n`).join("\n")}
## ${own}

| a | b |
|---|---|
| ${own} | 1 |
`;
}

// The dataset `bo-00000` is the same in shape, with nothing hostile in it.
export function writePortal(folder, list) {
  const texts = (k) => list[k % list.length];
  const put = (path, text) => writeFileSync(join(folder, path), text);
  const names = (from) => Array.from({ length: 8 }, (_, k) => texts(from + k));
  mkdirSync(folder, { recursive: true });
  put("portal.yml", `title: ${quoted(texts(0))}\ndescription: ${quoted(texts(1))}\nlanguages: [vi]\nbase_url: https://data.example.org/sub/path/\n` +
    `publisher: so-0\nlicence: CC-BY-4.0\nissued: 2026-01-01\ncontact: {name: ${quoted(texts(2))}, email: data@example.org}\n` +
    `formats: [csv, json]\nlimits: {title_characters: 2000, page_bytes: 8388608}\n`);
  put("organizations.csv", "id,name_vi\n" + names(3).map((name, k) => `so-${k},${cell(`${k} ${name}`)}\n`).join(""));
  put("themes.csv", "id,name_vi,dcat_theme\n" + names(11).map((name, k) => `chu-de-${k},${cell(`${k} ${name}`)},GOVE\n`).join(""));
  put("plan.csv", "id,title_vi,organization,kind,due,dataset,legal_basis,note\n" + list.slice(0, 400).map((text, k) =>
    `muc-${k},${cell(text)},so-${k % 8},open-data,2026-12,,${cell(text)},${cell(text)}\n`).join(""));
  mkdirSync(join(folder, "pages"), { recursive: true });
  put("pages/trang.md", `---\ntitle: ${quoted(texts(19))}\ndescription: ${quoted(texts(20))}\n---\n\n${texts(21)}\n`);
  for (let i = 0; i <= list.length; i++) {
    const of = i === 0 ? PLAIN : texts;
    const name = `bo-${String(i).padStart(5, "0")}`;
    const at = Math.max(i - 1, 0);
    const row = Array.from({ length: PER_DATASET }, (_, k) => of(at + k));
    mkdirSync(join(folder, name));
    put(`${name}/dataset.md`, datasetText(i, of, at));
    put(`${name}/bang.csv`, row.map((text, k) => cell(`${k} ${text}`)).join(",") + "\r\n" + row.map(cell).join(",") + "\r\n");
  }
  return list.length;
}
