// The menu by groups, and every list as a file. On a running system on which the example was walked; it changes nothing but one statement that is compared.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { ask, CHROMIUM, close, CONSOLE, faults, LAPTOP, logIn, open, PHONE, shot } from './browser.mjs';

const EXAMPLE = '13020724T000000000001';

describe('功能菜单与清单导出', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  const pages = {};
  const as = async (account) => (pages[account] ??= await logIn(account));

  async function go(page, path) {
    await page.evaluate(() => (document.title = ''));
    await page.goto(`${CONSOLE}/#${path}`);
    await page.reload();
    await page.waitForFunction(() => document.title !== '');
    await page.locator('main h1').first().waitFor();
    await page.locator('main .el-skeleton').first().waitFor({ state: 'detached' });
  }
  async function looksWell(page, name) {
    await shot(page, name, false);
    assert.deepEqual(await faults(page), [], name);
    const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: innerWidth }));
    assert.ok(wide <= inner, `${name}：页面比窗口宽 ${wide - inner} 像素`);
  }
  /** Takes both files of a list; gives the rows of the CSV. */
  async function exported(page, within = page.locator('main')) {
    const group = within.getByRole('group', { name: '导出' });
    const [book] = await Promise.all([page.waitForEvent('download'), group.getByRole('button', { name: '导出 XLSX' }).click()]);
    assert.match(book.suggestedFilename(), /\.xlsx$/);
    assert.equal(readFileSync(await book.path()).subarray(0, 2).toString(), 'PK');
    const [text] = await Promise.all([page.waitForEvent('download'), group.getByRole('button', { name: 'CSV' }).click()]);
    assert.match(text.suggestedFilename(), /\.csv$/);
    return readFileSync(await text.path(), 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/);
  }

  before(open);
  after(close);

  test('菜单分组：所在页的一组展开，其余收起；键盘能开能合，读屏知道开合；收起时仍看得见待办数', async () => {
    const reviewer = await as('cz-reviewer');
    await go(reviewer, '/rectifications');
    const menu = reviewer.locator('nav#menu');
    const group = (name) => menu.getByRole('button', { name: new RegExp(`^${name}`) });
    for (const [name, state] of [['办理', 'true'], ['复核与应用', 'true'], ['预算与项目', 'false'], ['自评与签批', 'false'], ['管理', 'false']]) assert.equal(await group(name).getAttribute('aria-expanded'), state, name);
    assert.equal(await menu.locator('[role=menu], [role=menuitem]').count(), 0);
    assert.equal(await menu.getByRole('link', { name: '整改' }).getAttribute('aria-current'), 'page');
    assert.equal(await menu.getByRole('link', { name: '支付导入' }).count(), 0, '收起的一组读屏还读得到');
    await looksWell(reviewer, '120-菜单');
    // By keyboard alone: open, into the list, to the page.
    await group('预算与项目').focus();
    await reviewer.keyboard.press('Enter');
    await group('预算与项目').and(menu.locator('[aria-expanded=true]')).waitFor();
    const list = await group('预算与项目').getAttribute('aria-controls');
    await menu.locator(`#${list}`).waitFor();
    await reviewer.keyboard.press('Tab');
    assert.equal(await reviewer.evaluate(() => document.activeElement.textContent), '项目');
    await reviewer.keyboard.press('Enter');
    await reviewer.waitForURL((url) => url.hash === '#/projects');
    await reviewer.getByRole('heading', { name: '项目', exact: true }).waitFor();
    assert.equal(await menu.getByRole('link', { name: '项目', exact: true }).getAttribute('aria-current'), 'page');
    // The new page's heading takes the focus as soon as it stands; a key that goes down before and up after opens nothing.
    await reviewer.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await group('预算与项目').press('Space');
    await group('预算与项目').and(menu.locator('[aria-expanded=false]')).waitFor();
    await go(reviewer, '/units');
    // Everything open at once scrolls by itself, and the page is not pushed wider.
    for (const name of ['预算与项目', '自评与签批', '复核与应用', '看板与监督', '文件与打印', '管理']) if ((await group(name).getAttribute('aria-expanded')) === 'false') await group(name).click();
    await looksWell(reviewer, '121-菜单全开');
    await group('办理').click();
    const { total } = (await ask('cz-reviewer', 'GET', '/api/evaluation/todos/counts')).content;
    const { unread } = (await ask('cz-reviewer', 'GET', '/api/evaluation/notices/unread')).content;
    if (total + unread) assert.match(await group('办理').innerText(), /\d/);
    await reviewer.setViewportSize({ width: 683, height: 384 });
    assert.ok(await menu.isHidden(), '放大到 200% 时菜单应收在按钮里');
    await reviewer.getByRole('button', { name: '功能' }).click();
    await menu.waitFor();
    await looksWell(reviewer, '122-菜单放大一倍');
    await reviewer.setViewportSize(PHONE);
    await looksWell(reviewer, '123-菜单手机');
    await menu.getByRole('link', { name: '待办' }).or(group('办理')).first().focus();
    await reviewer.keyboard.press('Escape');
    assert.ok(await menu.isHidden());
    assert.equal(await reviewer.evaluate(() => document.activeElement.className), 'menu', '焦点没有回到按钮');
    await reviewer.setViewportSize(LAPTOP);
    await reviewer.getByRole('button', { name: 'English' }).click();
    await looksWell(reviewer, '124-菜单英文');
    assert.doesNotMatch(await menu.innerText(), /[\u4e00-\u9fff]/);
    await reviewer.getByRole('button', { name: '中文' }).click();
    // Where a group has one page only, the page stands by itself.
    const member = await as('wx-member1');
    await go(member, '/');
    assert.deepEqual(await member.locator('nav#menu button').allInnerTexts().then((all) => all.map((one) => one.replace(/[▾▸\s\d]/g, ''))), ['办理', '预算与项目', '自评与签批']);
    await looksWell(member, '125-菜单工作人员');
  });

  test('每张清单都能按现在的条件导出：调整、双监控、指标库、台账、单位、人员', async () => {
    const reviewer = await as('cz-reviewer');
    await go(reviewer, '/adjustments?year=2001');
    assert.equal((await exported(reviewer)).length, 1, '条件没有带到导出里');
    await go(reviewer, '/adjustments');
    const { items } = (await ask('cz-reviewer', 'GET', '/api/budget/adjustments?limit=200')).content;
    assert.equal((await exported(reviewer)).filter((row) => /^\W?1302/.test(row)).length, items.length);

    await go(reviewer, '/lights?year=2026');
    const red = (await ask('cz-reviewer', 'GET', '/api/budget/checkpoints?year=2026&limit=200')).content.items;
    const rows = await exported(reviewer);
    assert.equal(rows.filter((row) => /^\W?1302\d{4}T/.test(row)).length, red.length);
    await reviewer.getByLabel('月份').selectOption('6');
    await reviewer.waitForURL((url) => url.hash.includes('month=6'));
    await reviewer.waitForFunction(() => !document.querySelector('.el-skeleton'));
    await looksWell(reviewer, '126-双监控');
    await reviewer.setViewportSize(PHONE);
    await looksWell(reviewer, '126-双监控手机');
    await reviewer.setViewportSize(LAPTOP);
    await reviewer.getByLabel('监控灯').selectOption('YELLOW');
    await reviewer.getByText('没有亮红灯或黄灯的项目。').or(reviewer.locator('main table').last()).first().waitFor();
    assert.equal((await exported(reviewer)).filter((row) => /^\W?1302\d{4}T/.test(row)).length, red.filter((one) => one.month === 6 && one.submitted.reading.worst === 'YELLOW').length);

    await go(reviewer, '/library?aspect=QUALITY');
    const quality = (await ask('cz-reviewer', 'GET', '/api/budget/library-entries?aspect=QUALITY&limit=200')).content;
    const entries = await exported(reviewer);
    assert.ok(quality.next ? entries.length > 200 : entries.length === quality.items.length + 1, `${entries.length}`);

    await go(reviewer, `/projects/${EXAMPLE}?tab=ledger`);
    const lines = (await ask('cz-reviewer', 'GET', `/api/budget/projects/${EXAMPLE}/ledger-entries?limit=200`)).content.items;
    assert.equal((await exported(reviewer)).length, lines.length + 1);
    await looksWell(reviewer, '127-台账导出');

    const system = await as('sys-admin');
    await go(system, '/units');
    const today = (await exported(system)).length;
    await system.getByLabel('看某一天的单位').fill('2001-01-01');
    await system.getByLabel('看某一天的单位').blur();
    await system.getByText('没有符合条件的单位。').or(system.locator('main table tbody tr').first()).first().waitFor();
    assert.ok((await exported(system)).length < today, '日期没有带到导出里');
    await go(system, '/staff');
    const people = await exported(system);
    assert.ok(people.some((row) => row.includes('cz-reviewer')));
    await looksWell(system, '128-人员导出');
  });

  test('对账差异能导出：对账单上多出的一笔在表里', async () => {
    const voucher = `DZ-${Date.now()}`;
    const { items } = (await ask('wx-preparer', 'GET', `/api/budget/projects/${EXAMPLE}`)).content;
    const preparer = await as('wx-preparer');
    await go(preparer, '/payments');
    const statement = `凭证号,项目编码,资金来源,经济分类科目,金额（元）,支付日期,摘要\n${voucher},${EXAMPLE},当年财政拨款,${items[0].code},12.00,2024-12-20,对账\n`;
    await preparer.locator('input[type=file]').setInputFiles({ name: 'statement.csv', mimeType: 'text/csv', buffer: Buffer.from(statement) });
    await preparer.getByRole('radio', { name: /对账/ }).check();
    await preparer.getByRole('button', { name: '开始' }).click();
    const result = preparer.locator('#result');
    await result.getByRole('cell', { name: voucher }).waitFor();
    await looksWell(preparer, '129-对账差异');
    assert.ok((await exported(preparer, result)).some((line) => line.includes(voucher)));
  });
});
