/* SPDX-License-Identifier: MIT */
/*
 * The search page: asks 1-index.js, shows what it finds, and keeps the question in the
 * address. The words are in the page (data attributes of #search, two templates); what comes from
 * the index is set as text only.
 */
(function () {
	"use strict";

	var PER_PAGE = 10, VALUES_SHOWN = 7, TYPING_MS = 180;
	var FACETS = ["org", "theme", "format", "year", "frequency", "licence", "status"];
	var root = document.getElementById("search");
	var words = root.dataset;
	var language = document.documentElement.lang;
	var form = root.querySelector("form");
	var input = form.elements.q;
	var index = null, asked = 0, timer = 0;
	var opened = new Set(); /* facets of which all values are shown */
	var state;

	function part(name) { return root.querySelector("[data-part=" + name + "]"); }

	function fill(text, values) {
		return text.replace(/\{(\w+)\}/g, function (all, name) {
			return values.has(name) ? values.get(name) : all;
		});
	}

	function number(value) { return value.toLocaleString(language); }

	function counted(count) {
		return fill(count === 1 ? words.one : words.other, new Map([["n", number(count)]]));
	}

	/* --- the question, and the address that holds it --- */

	function readAddress() {
		var query = new URLSearchParams(location.search);

		state = { text: query.get("q") || "", page: Math.max(1, Math.floor(Number(query.get("page"))) || 1),
			chosen: new Map(FACETS.map(function (id) { return [id, new Set(query.getAll(id))]; })) };
		input.value = state.text;
	}

	function addressOf(page) {
		var query = new URLSearchParams();

		if (state.text)
			query.set("q", state.text);
		state.chosen.forEach(function (values, id) {
			values.forEach(function (value) { query.append(id, value); });
		});
		if (page > 1)
			query.set("page", String(page));
		return location.pathname + (query.toString() ? "?" + query : "");
	}

	function isAsked() {
		return state.text.trim() !== "" || Array.from(state.chosen.values()).some(function (values) {
			return values.size > 0;
		});
	}

	function change(isNewStep) {
		history[isNewStep ? "pushState" : "replaceState"](null, "", addressOf(state.page));
		return show();
	}

	/* --- results --- */

	function setText(parent, selector, text, lang) {
		var element = parent.querySelector(selector);

		element.textContent = text;
		if (lang)
			element.lang = lang;
		return element;
	}

	function resultOf(record) {
		var item = document.getElementById("search-result").content.firstElementChild.cloneNode(true);
		var organizations = index.valuesOf(record.number, "org");
		var formats = item.querySelector(".formats");
		var time = document.createElement("time");

		item.querySelector("a").href = "../datasets/" + encodeURIComponent(record.id) + "/index.html";
		setText(item, "a bdi", record.title || record.id, record.titleLanguage);
		setText(item, ".card-description bdi", record.description, record.descriptionLanguage);
		item.querySelector(".card-description").hidden = !record.description;
		setText(item, "[data-part=publisher] bdi", organizations.length ? organizations[0].name : "");
		item.querySelector("[data-part=publisher]").hidden = !organizations.length;
		time.dateTime = record.date || "";
		time.textContent = record.dateText || "";
		item.querySelector("[data-part=updated]").append(time);
		item.querySelector("[data-part=updated]").hidden = !record.date;
		index.valuesOf(record.number, "format").forEach(function (format) {
			var span = document.createElement("span");

			span.className = "format";
			span.textContent = format.name;
			formats.append(span, " ");
		});
		return item;
	}

	function showPaging(count) {
		var pages = Math.ceil(count / PER_PAGE);
		var paging = part("paging");

		paging.hidden = pages < 2;
		setText(paging, "p", fill(words.pageOf, new Map([["n", number(state.page)], ["count", number(pages)]])));
		[["prev", state.page - 1], ["next", state.page + 1]].forEach(function (way) {
			var link = paging.querySelector("a[rel=" + way[0] + "]");

			link.href = addressOf(way[1]);
			link.dataset.page = String(way[1]);
			link.hidden = way[1] < 1 || way[1] > pages;
		});
	}

	/* --- facets --- */

	function nameOf(facet, value) {
		return (facet.id === "status" && words["status" + value.id[0].toUpperCase() + value.id.slice(1)]) || value.name;
	}

	function valueItem(facet, value) {
		var item = document.createElement("li");
		var label = document.createElement("label");
		var box = document.createElement("input");
		var name = document.createElement("bdi");
		var count = document.createElement("span");

		box.type = "checkbox";
		box.name = facet.id;
		box.value = value.id;
		box.checked = state.chosen.get(facet.id).has(value.id);
		name.textContent = nameOf(facet, value);
		count.className = "count";
		count.textContent = number(value.count);
		label.append(box, name);
		item.append(label, count);
		return item;
	}

	function facetSection(facet) {
		var chosen = state.chosen.get(facet.id);
		var section = document.getElementById("search-facet").content.firstElementChild.cloneNode(true);
		var more = section.querySelector("button");
		var values = facet.values.filter(function (value) { return value.count || chosen.has(value.id); });

		if (facet.id === "year")
			values.sort(function (a, b) { return b.id - a.id; });
		else
			values.sort(function (a, b) {
				return b.count - a.count || a.name.localeCompare(b.name, language);
			});
		setText(section, "legend", words["facet" + facet.id[0].toUpperCase() + facet.id.slice(1)]);
		values.forEach(function (value, i) {
			if (opened.has(facet.id) || i < VALUES_SHOWN || chosen.has(value.id))
				section.querySelector("ul").append(valueItem(facet, value));
		});
		more.hidden = opened.has(facet.id) || values.length <= VALUES_SHOWN;
		more.textContent = fill(words.more, new Map([["n", number(values.length)]]));
		more.dataset.facet = facet.id;
		return values.length ? section : "";
	}

	/* The boxes are made anew: who was on one stays on it. */
	function showFacets(facets) {
		var list = part("facets");
		var focused = list.contains(document.activeElement) ? document.activeElement : null;

		list.replaceChildren.apply(list, facets.map(facetSection));
		if (!focused)
			return;
		var same = Array.from(list.querySelectorAll("input")).find(function (box) {
			return focused.dataset.facet ? box.name === focused.dataset.facet
				: box.name === focused.name && box.value === focused.value;
		});
		if (same)
			same.focus();
	}

	/* --- all together --- */

	function statusOf(found, count) {
		var sentences = [fill(state.text.trim() ? words.found : words.foundAll,
			new Map([["count", counted(count)], ["text", state.text.trim()]]))];

		if (!count)
			sentences = [fill(words.none, new Map([["text", state.text.trim()]]))];
		found.guessed.forEach(function (terms, word) {
			sentences.push(fill(words.guessed, new Map([["word", word], ["terms", terms.slice(0, 4).join(", ")]])));
		});
		if (count && !found.hasAll)
			sentences.push(words.partial);
		return sentences.join(" ");
	}

	function show() {
		var turn = ++asked;

		part("browse").hidden = isAsked();
		part("found").hidden = !isAsked();
		document.title = (state.text.trim() ? state.text.trim() + " – " : "") + words.title;
		if (!isAsked()) {
			part("status").textContent = "";
			return Promise.resolve();
		}
		return index.find(state.text).then(function (found) {
			var passed = index.filter(found.numbers, state.chosen);
			var pages = Math.max(1, Math.ceil(passed.numbers.length / PER_PAGE));

			state.page = Math.min(state.page, pages);
			return index.records(passed.numbers.slice((state.page - 1) * PER_PAGE, state.page * PER_PAGE),
				found.words).then(function (records) {
				if (turn !== asked)
					return; /* another question came meanwhile */
				part("results").replaceChildren.apply(part("results"), records.map(resultOf));
				showFacets(passed.facets);
				showPaging(passed.numbers.length);
				part("status").textContent = statusOf(found, passed.numbers.length);
			});
		}).catch(fail);
	}

	function fail() {
		part("status").textContent = words.failed;
		part("browse").hidden = false;
	}

	/* Arrow keys walk from the box through the results and back. */
	function walk(event) {
		var links = Array.from(part("results").querySelectorAll("a"));
		var stops = [input].concat(links);
		var at = stops.indexOf(document.activeElement);
		var to = at + (event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0);

		if (at < 0 || to === at || to < 0 || to >= stops.length || part("found").hidden)
			return;
		event.preventDefault();
		stops[to].focus();
	}

	function listen() {
		input.addEventListener("input", function () {
			clearTimeout(timer);
			timer = setTimeout(function () {
				state.text = input.value;
				state.page = 1;
				change(false);
			}, TYPING_MS);
		});
		form.addEventListener("submit", function (event) {
			event.preventDefault();
			clearTimeout(timer);
			state.text = input.value;
			state.page = 1;
			change(true);
		});
		part("facets").addEventListener("change", function (event) {
			var values = state.chosen.get(event.target.name);

			if (event.target.checked)
				values.add(event.target.value);
			else
				values.delete(event.target.value);
			state.page = 1;
			change(true);
		});
		part("facets").addEventListener("click", function (event) {
			if (!event.target.dataset.facet)
				return;
			opened.add(event.target.dataset.facet);
			show();
		});
		part("paging").addEventListener("click", function (event) {
			if (!event.target.dataset.page || event.ctrlKey || event.metaKey || event.shiftKey)
				return;
			event.preventDefault();
			state.page = Number(event.target.dataset.page);
			change(true).then(function () {
				part("results").querySelector("a").focus();
			});
		});
		root.addEventListener("keydown", walk);
		window.addEventListener("popstate", function () {
			readAddress();
			show();
		});
	}

	function get(name) {
		return fetch(name, name === "index.json" ? { cache: "no-cache" } : {}).then(function (response) {
			if (!response.ok)
				throw new Error(name + ": " + response.status);
			return response.json();
		});
	}

	readAddress();
	if (location.protocol === "file:") {
		part("needs-server").hidden = false;
		return;
	}
	datamoSearch.open(get).then(function (opening) {
		index = opening;
		listen();
		show();
	}, fail);
})();
