// A real browser before the real system: who logs in, at which width, and what is looked at.
import assert from 'node:assert/strict';
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

/** The first login of somebody new: the password that he was given is changed before anything else. */
export async function firstLogIn(account, given, viewport = LAPTOP) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${GATEWAY}/oauth2/authorization/keycloak`);
  await page.fill('#username', account);
  await page.fill('#password', given);
  await page.press('#password', 'Enter');
  await page.fill('#password-new', PASSWORD);
  await page.fill('#password-confirm', PASSWORD);
  await page.press('#password-confirm', 'Enter');
  await page.waitForURL((url) => url.origin === new URL(GATEWAY).origin && url.pathname === '/');
  if (CONSOLE !== GATEWAY) await page.goto(CONSOLE);
  await page.locator('h1').first().waitFor();
  return page;
}

/** A picture for people; a build keeps it. */
export async function shot(page, name, fullPage = true) {
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage, animations: 'disabled' });
}

/** What axe-core finds serious or worse, in words; the policy of the page forbids script from outside, so it goes in by the debugger. */
export async function faults(page) {
  // What is half faded has half its contrast: a dialog that goes is waited for; what turns for ever is not.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity));
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  return violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`);
}

/** There when the page has given itself its title; until then the old page stands, with a heading of its own. */
export async function go(page, path) {
  if (page.url() !== `${CONSOLE}/#${path}`) {
    await page.evaluate(() => (document.title = ''));
    await page.goto(`${CONSOLE}/#${path}`);
    await page.waitForFunction(() => document.title !== '');
  }
  await page.locator('h1').first().waitFor();
}

/** The same, read from the start even where one is there already. */
export async function goAnew(page, path) {
  await page.evaluate(() => (document.title = ''));
  await page.goto(`${CONSOLE}/#${path}`);
  if (page.url().endsWith(path)) await page.reload();
  await page.waitForFunction(() => document.title !== '');
  await page.locator('main .el-skeleton').first().waitFor({ state: 'detached' });
}

async function fits(page, name) {
  const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: innerWidth }));
  assert.ok(wide <= inner, `${name}：页面比窗口宽 ${wide - inner} 像素（${inner}）`);
}

/** Takes its picture; nothing serious for axe, nothing wider than the window. */
export async function looksWell(page, name) {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.el-skeleton'));
  await shot(page, name);
  assert.deepEqual(await faults(page), [], name);
  await fits(page, name);
}

/** The same, and on a phone as well. */
export async function looksWellEverywhere(page, name) {
  await looksWell(page, name);
  await page.setViewportSize(PHONE);
  await shot(page, `${name}-手机`);
  await fits(page, name);
  await page.setViewportSize(LAPTOP);
  await fits(page, name);
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

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => Array.from({ length: 8 }).reduce((rest) => (rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1), byte) >>> 0);
const crc = (bytes) => (bytes.reduce((rest, byte) => CRC[(rest ^ byte) & 255] ^ (rest >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

/** A Word file of one table, as small as Word itself would still open. */
export function wordTable(rows) {
  const cell = (text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const body = rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('');
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>项目支出绩效自评表</w:t></w:r></w:p><w:tbl>${body}</w:tbl></w:body></w:document>`,
  };
  const locals = [];
  const entries = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc(content), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), head, Buffer.from(name), content]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), head, tail, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}
