/* SPDX-License-Identifier: MIT */
/* The same page in another language opens at the same place: what was searched for, what was scrolled to. */
(function () {
	"use strict";

	function keepPlace(event) {
		event.currentTarget.search = location.search;
		event.currentTarget.hash = location.hash;
	}

	document.querySelectorAll(".languages a").forEach(function (link) {
		["click", "auxclick", "contextmenu"].forEach(function (name) { link.addEventListener(name, keepPlace); });
	});
})();
