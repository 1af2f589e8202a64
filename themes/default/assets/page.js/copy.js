/* SPDX-License-Identifier: MIT */
/* A button beside each piece of code copies it. Without it the text can be selected as any other. */
(function () {
	"use strict";

	var SHOWN_MS = 2000;
	var words = document.currentScript.dataset;

	function add(block) {
		var button = document.createElement("button");
		var status = document.createElement("span");

		button.type = "button";
		button.className = "copy";
		button.textContent = words.copy;
		status.setAttribute("role", "status");
		status.className = "copied";
		button.addEventListener("click", function () {
			navigator.clipboard.writeText(block.textContent).then(function () {
				status.textContent = words.copied;
				setTimeout(function () { status.textContent = ""; }, SHOWN_MS);
			}, function () {
				getSelection().selectAllChildren(block);
			});
		});
		block.after(button, status);
	}

	/* browsers hand it out over https and on this machine only */
	if (navigator.clipboard)
		document.querySelectorAll("pre[data-copy]").forEach(add);
})();
