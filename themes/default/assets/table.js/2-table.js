/* SPDX-License-Identifier: MIT */
/*
 * The first rows of a long table become, at a press of the button, the whole of it: the same table
 * element, whose body shows the rows that are in view. Up to 20 MB it can be sorted and searched.
 * Cells are set as text only.
 */
(function () {
	"use strict";

	var WHOLE_BYTES_MAX = 20 * 1024 * 1024;
	var HEIGHT_MAX = 6000000; /* px; browsers fail somewhere above 16 million */
	var WAIT_MS = 80;
	var language = document.documentElement.lang;
	var isVietnamese = language === "vi";
	var longDate = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

	function fill(text, values) {
		return text.replace(/\{(\w+)\}/g, function (all, name) {
			return values.has(name) ? values.get(name) : all;
		});
	}

	function count(value) { return value.toLocaleString(language); }

	/* --- values as people read them; the digits stay as they are --- */

	function numberText(text) {
		var parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);

		if (!parts)
			return text;
		return parts[1] + parts[2].replace(/\B(?=(\d{3})+$)/g, isVietnamese ? "." : ",") +
			(parts[3] ? (isVietnamese ? "," : ".") + parts[3] : "");
	}

	function dateText(text) {
		var parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d(?::\d\d)?).*)?$/.exec(text);

		if (!parts)
			return text;
		return (isVietnamese ? parts[3] + "/" + parts[2] + "/" + parts[1]
			: longDate.format(new Date(text.slice(0, 10)))) + (parts[4] ? " " + parts[4] : "");
	}

	var SHOWN = new Map([["number", numberText], ["integer", numberText], ["date", dateText], ["datetime", dateText]]);

	function enhance(section) {
		var words = section.dataset;
		var box = section.querySelector(".table-scroll");
		var table = box.querySelector("table");
		var body = table.tBodies[0];
		var tools = section.querySelector(".table-tools");
		var button = tools.querySelector("[data-part=open]");
		var status = tools.querySelector("[role=status]");
		var heads = Array.from(table.tHead.rows[0].cells);
		var columns = heads.map(function (head) {
			return { isNumber: head.classList.contains("number"),
				isNumeric: ["number", "integer", "year"].includes(head.dataset.type),
				show: (!("plain" in head.dataset) && SHOWN.get(head.dataset.type)) || String };
		});
		var isSmall = Number(words.bytes) <= WHOLE_BYTES_MAX;
		var source = null, whole = null, wishes = 0, room = null, lines = [];
		var rowHeight = 33, first = 0, timer = 0, loading = null;
		var wish = { text: "", column: -1, sort: -1, isDown: false, isNumeric: false, language: language };

		/* --- what is in view --- */

		function visible() {
			var space = box.clientHeight - table.tHead.offsetHeight;

			return Math.max(1, Math.floor(space / rowHeight));
		}

		function last() { return Math.max(0, source.count() - visible()); }

		function makeLines(wanted) {
			while (lines.length > wanted)
				lines.pop().remove();
			while (lines.length < wanted) {
				var row = body.insertRow();

				columns.forEach(function (column) {
					var cell = row.insertCell();

					if (column.isNumber)
						cell.className = "number";
					cell.append(document.createElement("bdi"));
				});
				lines.push(row);
			}
		}

		function setCell(cell, column, text) {
			var shown = text ? column.show(text) : "–";

			if (cell.firstChild.textContent !== shown)
				cell.firstChild.textContent = shown;
			if (text.length > 30)
				cell.title = text;
			else if (cell.title)
				cell.removeAttribute("title");
		}

		function draw() {
			makeLines(Math.min(visible(), source.count()));
			lines.forEach(function (row, i) {
				var found = source.at(first + i);

				row.setAttribute("aria-rowindex", String(first + i + 2));
				columns.forEach(function (column, j) {
					setCell(row.cells[j], column, found ? found.cells[j] || "" : "…");
				});
			});
			table.setAttribute("aria-rowcount", String(source.count() + 1));
			clearTimeout(timer);
			timer = setTimeout(settle, WAIT_MS);
		}

		/* The view has come to rest: ask for the rows that are missing, then say where we are. */
		function settle() {
			var to = Math.min(first + visible(), source.count());

			if (loading)
				loading.abort();
			loading = new AbortController();
			source.load(first, Math.max(first, to - 1), loading.signal).then(function () {
				for (var i = first; i < to; i++)
					if (!source.at(i))
						return;
				if (lines.length && lines[0].cells[0].textContent === "…")
					draw();
				say(source.count() ? fill(words.range, new Map([["from", count(first + 1)], ["to", count(to)],
					["rows", count(source.count())]])) : words.none);
			}).catch(function (error) {
				if (error.name === "AbortError")
					return;
				if (error.message === "no ranges" && isSmall)
					arrange(); /* a server that sends all or nothing */
				else
					say(error.message === "no ranges" ? words.noRanges : words.failed);
			});
		}

		function say(text) {
			if (status.textContent !== text)
				status.textContent = text;
		}

		/* --- moving: the bar's place stands for a row, however many rows there are --- */

		function span() { return Math.max(1, box.scrollHeight - box.clientHeight); }

		function onScroll() {
			var wanted = Math.round(box.scrollTop / span() * last());

			if (Math.abs(placeOf(first) - box.scrollTop) < 1 || wanted === first)
				return;
			first = wanted;
			draw();
		}

		function placeOf(row) { return last() ? row / last() * span() : 0; }

		function moveTo(row) {
			first = Math.max(0, Math.min(last(), row));
			box.scrollTop = placeOf(first);
			draw();
		}

		function onKey(event) {
			var steps = new Map([["ArrowDown", 1], ["ArrowUp", -1], ["PageDown", visible() - 1],
				["PageUp", 1 - visible()], ["Home", -first], ["End", last() - first]]);

			if (event.target !== box || !steps.has(event.key) || event.altKey || event.metaKey)
				return;
			event.preventDefault();
			moveTo(first + steps.get(event.key));
		}

		/* One notch is a few rows, also where a pixel of the bar is many. */
		function onWheel(event) {
			if (!event.deltaY || event.ctrlKey || event.shiftKey || room.offsetHeight < HEIGHT_MAX)
				return;
			if ((event.deltaY < 0 && first === 0) || (event.deltaY > 0 && first >= last()))
				return;
			event.preventDefault();
			moveTo(first + Math.sign(event.deltaY) *
				Math.max(1, Math.round(Math.abs(event.deltaY) / (event.deltaMode ? 1 : rowHeight))));
		}

		function resize() {
			var height = table.tHead.offsetHeight + source.count() * rowHeight;

			room.style.height = Math.min(HEIGHT_MAX, height + 2) + "px";
			moveTo(Math.min(first, last()));
		}

		/* --- sorting and searching: for that all of it must be at hand --- */

		function loadWhole() {
			say(words.loading);
			return datamoRows.whole(words.path, function (share) {
				say(words.loading + " " + Math.floor(share * 100) + " %");
			});
		}

		function getWhole() {
			whole = whole || (source.isWhole ? Promise.resolve(source) : loadWhole());
			return whole;
		}

		function arrange() {
			var mine = ++wishes;

			return getWhole().then(function (opened) {
				source = opened;
				say(words.working);
				return source.arrange(wish);
			}).then(function () {
				if (mine !== wishes)
					return;
				first = 0;
				resize();
			}).catch(function () {
				whole = null;
				say(words.failed);
			});
		}

		function onSort(column) {
			wish.isDown = wish.sort === column && !wish.isDown;
			wish.sort = column;
			wish.isNumeric = columns[column].isNumeric;
			heads.forEach(function (head, i) {
				if (i === column)
					head.setAttribute("aria-sort", wish.isDown ? "descending" : "ascending");
				else
					head.removeAttribute("aria-sort");
			});
			arrange();
		}

		function addSorting() {
			heads.forEach(function (head, i) {
				var sort = document.createElement("button");

				sort.type = "button";
				sort.append.apply(sort, Array.from(head.childNodes));
				head.append(sort);
				sort.addEventListener("click", function () { onSort(i); });
			});
		}

		function addSearch() {
			var form = tools.querySelector("form");
			var select = form.querySelector("select");
			var input = form.querySelector("input");
			var typing = 0;

			heads.forEach(function (head, i) {
				select.add(new Option(head.textContent.trim(), String(i)));
			});
			form.hidden = false;
			input.addEventListener("focus", function () {
				getWhole().then(function (opened) { return opened.prepare(); }).then(settle, function () { whole = null; });
			}, { once: true });
			form.addEventListener("submit", function (event) { event.preventDefault(); });
			form.addEventListener("input", function () {
				clearTimeout(typing);
				typing = setTimeout(function () {
					wish.text = input.value;
					wish.column = Number(select.value);
					arrange();
				}, WAIT_MS * 2);
			});
		}

		/* --- from the first rows to all --- */

		function show(opened) {
			var sample = body.rows[0].offsetHeight;

			source = opened;
			box.style.height = Math.max(box.clientHeight && Math.min(box.offsetHeight, innerHeight * 0.8), 240) + "px";
			room = document.createElement("div");
			room.className = "table-room";
			box.append(room);
			room.append(table);
			box.classList.add("whole");
			heads.forEach(function (head) { head.style.minWidth = Math.min(head.offsetWidth, 288) + "px"; });
			body.replaceChildren();
			makeLines(1);
			rowHeight = lines[0].offsetHeight || sample;
			section.querySelector("[data-part=words]").hidden = true;
			button.hidden = true;
			box.addEventListener("scroll", onScroll);
			box.addEventListener("keydown", onKey);
			box.addEventListener("wheel", onWheel, { passive: false });
			new ResizeObserver(function () { resize(); }).observe(box);
			if (isSmall) {
				addSorting();
				addSearch();
			} else {
				tools.querySelector("[data-part=too-large]").hidden = false;
			}
			box.focus({ preventScroll: true });
			resize();
		}

		function open() {
			if (location.protocol === "file:") {
				say(words.needsServer);
				return;
			}
			button.disabled = true;
			say(words.loading);
			(words.rows ? datamoRows.parts(words.path, words.rows) : loadWhole()).then(show).catch(function () {
				button.disabled = false;
				say(words.failed);
			});
		}

		button.addEventListener("click", open);
		tools.classList.add("is-ready");
	}

	document.querySelectorAll("section[data-path]").forEach(enhance);
})();
