// What the administrators do: the course of units through every kind of change, posts moved as a whole, accounts compared with the login server and settled
// both ways. On a running system; the units and the person are its own, and gone from use afterwards.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { CHROMIUM, close, firstLogIn, GATEWAY, goAnew as go, logIn, looksWellEverywhere as looksWell, open, PASSWORD } from './browser.mjs';
import { hired, left, said as did } from './trial.mjs';

const RUN = String(Date.now() % 1_000_000_000).padStart(9, '0');

describe('管理', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  const pages = {};
  const as = async (account) => (pages[account] ??= await logIn(account));
  const [from, to, part, office] = [1, 2, 3, 4].map((number) => `8${RUN.slice(-5)}${number}`);
  const account = `try-${RUN}`;
  const staff = `/api/budget/staff/${account}`;
  let parent;
  let other;

  /** Takes one change of a unit by its form. */
  async function change(system, code, kind, day, fill) {
    await go(system, '/units');
    await system.getByLabel('按名称或编码查找').fill(code);
    await system.getByRole('button', { name: /^变更/ }).click();
    const form = system.locator('td form');
    await form.locator('select').first().selectOption(kind);
    await form.getByLabel('从哪天起').fill(day);
    await form.getByLabel('依据文号').fill(`丰编〔2026〕${kind.length}号`);
    await form.getByLabel('依据和理由').fill('机构改革');
    await fill?.(form);
    return form;
  }

  before(async () => {
    await open();
    const departments = (await did('sys-admin', 'GET', '/api/budget/units?limit=200')).content.items.filter((unit) => unit.kind === 'DEPARTMENT');
    [parent, other] = ['101', '102'].map((code) => departments.find((unit) => unit.unitCode === code));
    for (const [code, name] of [[from, `试办甲站${RUN.slice(-4)}`], [to, `试办乙站${RUN.slice(-4)}`]]) await did('sys-admin', 'POST', '/api/budget/units', { unitCode: code, name, kind: 'UNIT', departmentCode: parent.unitCode, validFrom: '2025-01-01' });
    await did('sys-admin', 'POST', '/api/budget/units', { unitCode: office, name: `试办局${RUN.slice(-4)}`, kind: 'DEPARTMENT', validFrom: '2025-01-01' });
  });
  after(async () => {
    await left(account).catch(() => undefined);
    await close();
  });

  test('单位更名，某一天的树和沿革照旧看得到', async () => {
    const system = await as('sys-admin');
    await go(system, '/units');
    await system.getByLabel('按名称或编码查找').fill(from);
    await system.getByRole('button', { name: /^变更/ }).click();
    await system.locator('td form select').first().selectOption('RENAME');
    await system.getByLabel('从哪天起').fill('2026-01-01');
    await system.getByLabel('依据文号').fill('丰编〔2026〕1号');
    await system.getByLabel('依据和理由').fill('机构改革');
    await system.getByLabel('新名称').fill(`试办丙站${RUN.slice(-4)}`);
    await looksWell(system, '102-单位变更');
    await system.getByRole('button', { name: '更名', exact: true }).click();
    await system.getByRole('cell', { name: `试办丙站${RUN.slice(-4)}`, exact: true }).waitFor();
    await system.getByLabel('看某一天的单位').fill('2025-06-30');
    await system.getByLabel('看某一天的单位').blur();
    await system.getByRole('button', { name: '树', exact: true }).click();
    await system.getByText(`今名 试办丙站${RUN.slice(-4)}`).waitFor();
    await system.getByRole('button', { name: `沿革 试办甲站${RUN.slice(-4)}` }).click();
    await system.getByText('丰编〔2026〕1号').first().waitFor();
    await looksWell(system, '103-某日的树');
  });

  test('岗位整体划转', async () => {
    const password = await hired(account, to, 'STAFF', `${parent.path}/${from}`);
    assert.ok(password);
    const security = await as('sec-admin');
    await go(security, '/staff');
    await security.getByRole('button', { name: '岗位整体划转' }).click();
    await security.getByLabel('原数据范围').fill(`${parent.path}/${from}`);
    await security.getByText('涉及 1 人').waitFor();
    await security.getByLabel('转到').selectOption(`${parent.path}/${to}`);
    await security.locator('form', { has: security.getByLabel('原数据范围') }).getByLabel('依据和理由').fill('机构改革');
    await looksWell(security, '104-岗位划转');
    await security.getByRole('button', { name: '划转', exact: true }).click();
    await security.getByText('已把 1 人的岗位转到').waitFor();
    assert.equal((await did('sec-admin', 'GET', staff)).content.posts[0].scope, `${parent.path}/${to}`);
  });

  test('划转到另一主管部门、并入、分设、撤销：日期不对的当场说明，去向和由来写在沿革里', async () => {
    const system = await as('sys-admin');
    let form = await change(system, from, 'MOVE', '2025-06-30', (now) => now.getByLabel('转到哪个主管部门').selectOption(other.unitCode));
    await form.getByRole('button', { name: '划转', exact: true }).click();
    await form.locator('[role=alert]').first().waitFor();
    await looksWell(system, '107-划转有误');
    await form.getByLabel('从哪天起').fill('2026-02-01');
    await form.getByRole('button', { name: '划转', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    assert.equal((await did('sys-admin', 'GET', `/api/budget/units/${from}`)).content.path, `${other.path}/${from}`);

    form = await change(system, from, 'MERGE', '2026-03-01', (now) => now.getByLabel(/^并入/).selectOption(to));
    await looksWell(system, '108-并入');
    await form.getByRole('button', { name: '并入其他单位', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await system.getByText('没有符合条件的单位。').or(system.getByRole('cell', { name: from, exact: true })).first().waitFor();

    form = await change(system, to, 'SPLIT', '2026-04-01', async (now) => {
      await now.getByLabel('单位编码').fill(part);
      await now.getByLabel('单位名称').fill(`试办丁站${RUN.slice(-4)}`);
    });
    await looksWell(system, '109-分设');
    await form.getByRole('button', { name: '分设', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await go(system, '/units');
    await system.getByLabel('按名称或编码查找').fill(part);
    await system.getByRole('button', { name: /^沿革/ }).click();
    await system.getByText(to).first().waitFor();
    await looksWell(system, '110-分设之后的沿革');

    for (const code of [part, office]) {
      form = await change(system, code, 'CLOSE', '2026-05-01');
      await form.getByRole('button', { name: '撤销', exact: true }).click();
      await form.waitFor({ state: 'detached' });
    }
    await go(system, '/units');
    await system.getByLabel('按名称或编码查找').fill(part);
    await system.getByText('没有符合条件的单位。').waitFor();
    await system.getByLabel('看某一天的单位').fill('2026-04-15');
    await system.getByLabel('看某一天的单位').blur();
    await system.getByRole('cell', { name: `试办丁站${RUN.slice(-4)}`, exact: true }).waitFor();
    await looksWell(system, '111-撤销之前的一天');
  });

  test('账号核对：登录系统里自己改了的，列出两边，改回来；也可以认可', async () => {
    const security = await as('sec-admin');
    await go(security, '/accounts');
    await security.getByRole('button', { name: '现在核对' }).click();
    await security.getByText(/核对了 \d+ 个账号/).waitFor();
    await looksWell(security, '105-账号核对');
    // Somebody changes his own account at the login server, as its page lets him: it is found, shown beside what is on record, and put back.
    const elsewhere = await security.context().browser().newContext({ locale: 'zh-CN' });
    const login = await elsewhere.newPage();
    const address = (await elsewhere.request.get(`${GATEWAY}/oauth2/authorization/keycloak`, { maxRedirects: 0 })).headers().location;
    await login.goto(`${address}&kc_action=UPDATE_PROFILE`);
    await login.fill('#username', 'wx-member2');
    await login.fill('#password', PASSWORD);
    await login.press('#password', 'Enter');
    await login.fill('#email', `changed-${RUN}@example.cn`);
    for (const name of ['#firstName', '#lastName']) await login.fill(name, '试');
    await login.locator('[type=submit]').first().click();
    await login.waitForURL((url) => url.pathname === '/');
    await elsewhere.close();
    await security.getByRole('button', { name: '现在核对' }).click();
    await security.getByText('邮件不同').waitFor({ timeout: 60_000 });
    await looksWell(security, '106-账号差异');
    await security.getByRole('button', { name: '改回来 wx-member2' }).click();
    await security.locator('form').getByRole('button', { name: '改回来', exact: true }).click();
    await security.getByText('两边一致').waitFor();

    // The same by somebody whose change is right: adopted, it is on record here.
    const given = (await did('sec-admin', 'POST', `${staff}/passwords`, {}, (await did('sec-admin', 'GET', staff)).etag)).content.temporaryPassword;
    const own = await firstLogIn(account, given);
    const profile = (await own.context().request.get(`${GATEWAY}/oauth2/authorization/keycloak`, { maxRedirects: 0 })).headers().location;
    await own.goto(`${profile}&kc_action=UPDATE_PROFILE`);
    await own.fill('#email', `right-${RUN}@example.cn`);
    for (const name of ['#firstName', '#lastName']) await own.fill(name, '试');
    await own.locator('[type=submit]').first().click();
    await own.waitForURL((url) => url.pathname === '/');
    await own.context().close();
    await security.getByRole('button', { name: '现在核对' }).click();
    await security.getByRole('button', { name: `认可改动 ${account}` }).click({ timeout: 60_000 });
    await security.getByText(`认可登录系统里的改动，本系统的 ${account} 随之更新。`).waitFor();
    await looksWell(security, '112-认可改动');
    await security.locator('form').getByRole('button', { name: '认可改动', exact: true }).click();
    await security.getByText('两边一致').waitFor();
    assert.equal((await did('sec-admin', 'GET', staff)).content.email, `right-${RUN}@example.cn`);
    await did('sys-admin', 'POST', `/api/budget/units/${to}/changes`, { kind: 'CLOSE', effectiveOn: '2026-11-01', reason: '试办结束', documentNumber: '试办' }, (await did('sys-admin', 'GET', `/api/budget/units/${to}`)).etag);
  });
});
