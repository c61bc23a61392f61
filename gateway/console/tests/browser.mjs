// A real browser before the real system: who logs in, at which width, and what is looked at.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

export const GATEWAY = process.env.HENGPING_GATEWAY ?? 'http://localhost:8080';
/** Where the console is served; another place than the gateway only while it is developed. */
export const CONSOLE = process.env.HENGPING_CONSOLE ?? GATEWAY;
export const PASSWORD = process.env.HENGPING_PASSWORD ?? 'Hengping-2024!';
const SHOTS = process.env.HENGPING_SHOTS ?? join(import.meta.dirname, '..', 'target', 'shots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const CHROMIUM = [process.env.HENGPING_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));

export const LAPTOP = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

let browser;

export async function open() {
  mkdirSync(SHOTS, { recursive: true });
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export const close = () => browser?.close();

/** Logs a person in as everybody does: by Keycloak's page. */
export async function logIn(account, viewport = LAPTOP) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${GATEWAY}/oauth2/authorization/keycloak`);
  await page.fill('#username', account);
  await page.fill('#password', PASSWORD);
  await page.press('#password', 'Enter');
  await page.waitForURL((url) => url.origin === new URL(GATEWAY).origin && url.pathname === '/');
  if (CONSOLE !== GATEWAY) await page.goto(CONSOLE);
  // Until its first page stands, the router does not notice that the address changes.
  await page.locator('h1').first().waitFor();
  return page;
}

/** A picture for people; a build keeps it. */
export async function shot(page, name, fullPage = true) {
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage, animations: 'disabled' });
}

/** What axe-core finds serious or worse, in words; the policy of the page forbids script from outside, so it goes in by the debugger. */
export async function faults(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  return violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`);
}

const tokens = new Map();

/** Asks as a program does, to play the colleague who is not at this browser. */
export async function ask(account, method, path, body, etag) {
  if (!tokens.has(account)) {
    const answer = await fetch(`${GATEWAY}/realms/hengping/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'hengping-programs', grant_type: 'password', username: account, password: PASSWORD }),
    });
    tokens.set(account, (await answer.json()).access_token);
  }
  const headers = { Authorization: `Bearer ${tokens.get(account)}`, Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['Idempotency-Key'] = crypto.randomUUID();
  if (etag) headers['If-Match'] = etag;
  const answer = await fetch(GATEWAY + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  return { status: answer.status, etag: answer.headers.get('ETag'), content: await answer.json().catch(() => null) };
}
