/* SPDX-License-Identifier: MIT */
/*
 * The page tells how fresh its data was on the day it was made. This tells it for the day of the
 * visit: the badge has the dates, this script's own attributes have the words.
 */
(function () {
	"use strict";

	var words = document.currentScript.dataset;
	var today = new Date().toISOString().slice(0, 10);

	function fill(text, values) {
		return text.replace(/\{(\w+)\}/g, function (all, name) {
			return values.has(name) ? values.get(name) : all;
		});
	}

	function correct(badge) {
		var data = badge.dataset;
		var state = today < data.due ? "fresh" : today < data.overdue ? "due" : "overdue";
		var days = Math.round((Date.parse(today) - Date.parse(data.due)) / 86400000);
		var sentence = badge.parentNode.querySelector(".badge-words");

		badge.className = "badge badge-" + state;
		badge.textContent = words[state + "Short"];
		if (sentence)
			sentence.textContent = fill(words[state], new Map([
				["due", data.dueText],
				["days", days.toLocaleString(document.documentElement.lang)],
				["frequency", data.frequency],
			]));
	}

	/* A clock that is behind the page is wrong. */
	if (!words.asOf || today >= words.asOf)
		document.querySelectorAll(".badge[data-due]").forEach(correct);
})();
