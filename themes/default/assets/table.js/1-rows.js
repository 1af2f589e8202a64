/* SPDX-License-Identifier: MIT */
/*
 * The rows of a clean CSV, whatever its length: any part of it by HTTP Range, with the help of the
 * file that tells where the rows lie (generator/site/rows_index.h), or all of it at once. It touches
 * no page.
 */
var datamoRows = (function () {
	"use strict";

	var BLOCKS_KEPT = 40;
	var SLICE_MS = 12; /* how long to work before the page gets its turn */
	var COLLATED_MAX = 20000; /* different texts that are put into the order of the language */

	function yieldToPage() {
		return new Promise(function (done) {
			var channel = new MessageChannel();

			channel.port1.onmessage = done;
			channel.port2.postMessage(0);
		});
	}

	/* One record from `at` on: [cells, where the next one begins]. RFC 4180, as base/csv_writer.h. */
	function record(text, at) {
		var cells = [];

		for (;;) {
			var end;

			if (text.charCodeAt(at) === 34) {
				var from = at + 1, isDoubled = false;

				for (end = text.indexOf("\"", from); text.charCodeAt(end + 1) === 34;
					end = text.indexOf("\"", end + 2))
					isDoubled = true;
				cells.push(isDoubled ? text.slice(from, end).replaceAll("\"\"", "\"") : text.slice(from, end));
				end++;
			} else {
				for (end = at; end < text.length; end++) {
					var c = text.charCodeAt(end);

					if (c === 44 || c === 13)
						break;
				}
				cells.push(text.slice(at, end));
			}
			if (text.charCodeAt(end) !== 44)
				return [cells, end + 2]; /* CR LF */
			at = end + 1;
		}
	}

	function parse(text) {
		var rows = [];

		for (var at = 0; at < text.length;) {
			var next = record(text, at);

			rows.push(next[0]);
			at = next[1];
		}
		return rows;
	}

	/* As parse(), in slices of time; the header goes. */
	async function parseAll(text, progress) {
		var rows = [], at = record(text, 0)[1], started = performance.now();

		while (at < text.length) {
			var next = record(text, at);

			rows.push(next[0]);
			at = next[1];
			if (rows.length % 256 === 0 && performance.now() - started > SLICE_MS) {
				progress(at / text.length);
				await yieldToPage();
				started = performance.now();
			}
		}
		return rows;
	}

	/* "Đà Nẵng" as "da nang". */
	function fold(text) {
		text = text.toLowerCase();
		return /[^\0-\x7f]/.test(text)
			? text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d") : text;
	}

	/* Many texts at a time take a fraction of the time. */
	function foldEach(texts) {
		var folded = fold(texts.join("\u0001")).split("\u0001");

		return folded.length === texts.length ? folded : texts.map(fold);
	}

	/* --- the whole table at hand --- */

	/* For each text its place in the order of the language. */
	function ranksOf(texts, language) {
		var different = Array.from(new Set(texts)), ranks = new Map();

		if (different.length <= COLLATED_MAX) {
			different.sort(new Intl.Collator(language, { numeric: true }).compare);
		} else {
			texts = foldEach(texts);
			different = Array.from(new Set(texts)).sort();
		}
		different.forEach(function (text, i) { ranks.set(text, i); });
		return { count: different.length, of: texts.map(function (text) { return ranks.get(text); }) };
	}

	function ranksOfNumbers(texts) {
		var values = Float64Array.from(texts, Number);
		var order = values.slice().sort();

		return { count: order.length, of: Uint32Array.from(values, function (value) {
			var low = 0, high = order.length;

			while (low < high) {
				var middle = (low + high) >>> 1;

				if (order[middle] < value)
					low = middle + 1;
				else
					high = middle;
			}
			return low;
		}) };
	}

	/* For each row its rank in a column; 0 when the cell is empty. */
	function ranksOfColumn(rows, column, isNumeric, language) {
		var texts = rows.map(function (row) { return row[column]; }).filter(Boolean);
		var found = isNumeric ? ranksOfNumbers(texts) : ranksOf(texts, language);
		var next = 0;

		return { count: found.count, of: Uint32Array.from(rows, function (row) {
			return row[column] ? found.of[next++] + 1 : 0;
		}) };
	}

	/* Row numbers by rank, equal ones as they were; empty cells last either way. */
	function sorted(numbers, ranks, isDown) {
		var places = new Uint32Array(ranks.count + 2);
		var result = new Uint32Array(numbers.length);

		function placeOf(number) {
			var rank = ranks.of[number];

			return rank === 0 ? ranks.count : isDown ? ranks.count - rank : rank - 1;
		}

		numbers.forEach(function (number) { places[placeOf(number) + 1]++; });
		for (var i = 0; i < ranks.count; i++)
			places[i + 1] += places[i];
		numbers.forEach(function (number) { result[places[placeOf(number)]++] = number; });
		return result;
	}

	function makeWhole(rows) {
		var all = Uint32Array.from(rows, function (row, i) { return i; });
		var folding = null, shown = all;
		var ranks = new Map(); /* of the columns that were sorted by */

		/* Of each row its cells, folded, a line each: made once, when first asked. */
		async function foldAll() {
			var started = performance.now(), folded = [];

			for (var i = 0; i < rows.length; i += 256) {
				folded.push(foldEach(rows.slice(i, i + 256).map(function (row) { return row.join("\n"); })));
				if (performance.now() - started > SLICE_MS) {
					await yieldToPage();
					started = performance.now();
				}
			}
			return folded.flat();
		}

		function prepare() {
			folding = folding || foldAll();
			return folding;
		}

		return {
			isWhole: true,
			prepare: prepare,
			count: function () { return shown.length; },
			/* {text, column or -1, sort: column or -1, isNumeric, isDown, language} */
			arrange: async function (wish) {
				var needle = fold(wish.text.trim());
				var numbers = all;

				var folded = needle ? await prepare() : [];

				if (needle)
					numbers = all.filter(function (i) {
						return folded[i].includes(needle) &&
							(wish.column < 0 || fold(rows[i][wish.column] || "").includes(needle));
					});
				if (wish.sort >= 0 && !ranks.has(wish.sort))
					ranks.set(wish.sort, ranksOfColumn(rows, wish.sort, wish.isNumeric, wish.language));
				shown = wish.sort < 0 ? numbers : sorted(numbers, ranks.get(wish.sort), wish.isDown);
			},
			/* The row's own number with it, from 0. */
			at: function (i) { return i < shown.length ? { number: shown[i], cells: rows[shown[i]] } : null; },
			load: function () { return Promise.resolve(); },
		};
	}

	/* --- a part at a time --- */

	function makeParts(url, index) {
		var blocks = new Map(); /* number → rows, the latest used last */
		var starts = [index.start];

		index.lengths.forEach(function (length, i) { starts.push(starts[i] + length); });

		function keep(number, rows) {
			blocks.delete(number);
			blocks.set(number, rows);
			if (blocks.size > BLOCKS_KEPT)
				blocks.delete(blocks.keys().next().value);
		}

		async function fetchBlocks(first, last, signal) {
			var range = "bytes=" + starts[first] + "-" + (starts[last + 1] - 1);
			var response = await fetch(url, { headers: { Range: range }, signal: signal });
			var total = /\/(\d+)$/.exec(response.headers.get("Content-Range") || "");

			if (response.status !== 206) {
				if (response.body)
					response.body.cancel();
				throw new Error(response.status === 200 ? "no ranges" : String(response.status));
			}
			if (total && Number(total[1]) !== index.bytes)
				throw new Error("changed");
			var rows = parse(await response.text());

			for (var i = first; i <= last; i++)
				keep(i, rows.slice((i - first) * index.every, (i - first + 1) * index.every));
		}

		return {
			isWhole: false,
			count: function () { return index.rows; },
			at: function (i) {
				var block = blocks.get(Math.floor(i / index.every));
				var cells = block && block[i % index.every];

				return cells ? { number: i, cells: cells } : null;
			},
			load: function (from, to, signal) {
				var first = Math.floor(from / index.every);
				var last = Math.min(Math.floor(to / index.every), index.lengths.length - 1);

				while (first <= last && blocks.has(first))
					first++;
				while (last >= first && blocks.has(last))
					last--;
				return first > last ? Promise.resolve() : fetchBlocks(first, last, signal);
			},
		};
	}

	async function good(url) {
		var response = await fetch(url);

		if (!response.ok)
			throw new Error(String(response.status));
		return response;
	}

	return {
		parts: async function (url, indexUrl) { return makeParts(url, await (await good(indexUrl)).json()); },
		whole: async function (url, progress) {
			return makeWhole(await parseAll(await (await good(url)).text(), progress));
		},
	};
})();
