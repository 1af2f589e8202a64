// SPDX-License-Identifier: MIT
// The records of a CSV file as RFC 4180 has them.
export function records(text) {
  const rows = [];
  let row = [], cell = "", quoted = false, begun = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += '"'; i++; } else quoted = false;
      continue;
    }
    begun = true;
    if (c === '"') quoted = true;
    else if (c === ",") { row.push(cell); cell = ""; }
    else if (c === "\n") { rows.push([...row, cell.replace(/\r$/, "")]); row = []; cell = ""; begun = false; }
    else cell += c;
  }
  return begun ? [...rows, [...row, cell]] : rows;
}
