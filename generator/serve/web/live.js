// SPDX-License-Identifier: MIT
// In each page of a preview (`datamo serve`): loads it again when another site has been built, and lays what is wrong
// over it when none could be. Asks only while the page is seen, as browsers allow a host few connections at a time.
(() => {
  "use strict";
  const FOLDER = "/.datamo/";
  const SHOWN = 50;
  const AGAIN_MS = 200, RETRY_MS = 1000;
  const site = document.currentScript.dataset.site;
  let seen = "0";
  let asking = null;
  let closed = "";

  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  function place(finding) {
    return [finding.path, finding.line, finding.column].filter((part) => part !== undefined).join(":");
  }

  function findingItem(finding, words) {
    const item = element("li", "");
    if (finding.path !== undefined) item.append(element("code", "", place(finding)), " ");
    item.append(element("strong", `live-${finding.level}`, words[finding.level]), " ", element("span", "", finding.message));
    if (finding.mend) item.append(element("p", "live-mend", finding.mend));
    if (finding.more) item.append(element("p", "live-mend", words.more.replace("{count}", finding.more)));
    return item;
  }

  function findingList(report, words) {
    const serious = report.findings.filter((finding) => finding.level === "error");
    const findings = serious.length ? serious : report.findings;
    const list = element("ol", "", ...findings.slice(0, SHOWN).map((finding) => findingItem(finding, words)));
    if (findings.length <= SHOWN) return [list];
    return [list, element("p", "", words.rest.replace("{count}", findings.length - SHOWN))];
  }

  function hide() {
    document.getElementById("datamo-live")?.remove();
  }

  function show(news) {
    hide();
    if (!news.title || closed === String(news.state)) return;
    const close = element("button", "", news.words.close);
    close.type = "button";
    close.addEventListener("click", () => {
      closed = String(news.state);
      hide();
    });
    const panel = element("div", "", element("h2", "", news.title), close);
    panel.id = "datamo-live";
    panel.lang = news.language;
    panel.setAttribute("role", "alert");
    if (news.hint) panel.append(element("p", "live-hint", news.hint));
    panel.append(...(news.report ? findingList(news.report, news.words) : [element("p", "", news.words.console)]));
    document.body.append(panel);
  }

  async function ask() {
    asking = new AbortController();
    const response = await fetch(`${FOLDER}state?seen=${seen}`, { cache: "no-store", signal: asking.signal });
    if (!response.ok) throw new Error(response.statusText);
    const news = await response.json();
    if (String(news.site) !== site) {
      location.reload();
      return false;
    }
    if (String(news.state) !== seen) show(news);
    seen = String(news.state);
    return true;
  }

  async function follow() {
    while (!document.hidden) {
      try {
        if (!await ask()) return;
        await pause(AGAIN_MS);
      } catch {
        if (!document.hidden) await pause(RETRY_MS);
      }
    }
    asking = null;
  }

  const style = element("link", "");
  style.rel = "stylesheet";
  style.href = `${FOLDER}live.css`;
  document.head.append(style);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) asking?.abort();
    else if (!asking) follow();
  });
  follow();
})();
