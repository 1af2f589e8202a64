// SPDX-License-Identifier: MIT
// Debian's Chromium, which may reach nothing but this machine.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

export function launch() {
  const path = ["/usr/lib/chromium/chromium", "/usr/bin/chromium"].find(existsSync);
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? path,
    args: [
      ...(process.getuid() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}
