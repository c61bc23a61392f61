// Outlines and printing in bulk, as the bureau does them. Needs a running system on which the example was walked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { ask, CHROMIUM, close, CONSOLE, faults, logIn, open, shot } from './browser.mjs';

const OUTLINE = {
  code: 'x', version: 1, name: 'x', kind: 'REPORT', landscape: false, title: '{年度}年度本区报告', columns: [],
  blocks: [{ type: 'TITLE', text: '{项目名称}本区报告' }, { type: 'HEADING', level: 1, text: '一、基本情况' }, { type: 'TEXT', text: '{项目内容}' }, { type: 'TABLE', text: '指标得分' }],
};
const asFile = (content) => ({ name: '本区提纲.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) });

describe('提纲与批量打印', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  before(open);
  after(close);
  const code = `own-${Date.now().toString(36)}`;
  async function at(page, path) {
    await page.goto(`${CONSOLE}/#${path}`);
    await page.reload();
    await page.locator('main h1').first().waitFor();
    await page.locator('.el-skeleton').first().waitFor({ state: 'detached' });
  }

  test('提纲有错：逐段指出；改正后通过校验，上传人自己不能批准，另一人批准并选用', async () => {
    const manager = await logIn('cz-manager');
    await at(manager, '/outlines');
    await manager.locator('summary').click();
    await manager.getByText('{综合结论}', { exact: true }).waitFor();
    const picked = manager.locator('input[type=file]');
    await picked.setInputFiles(asFile({ ...OUTLINE, blocks: [...OUTLINE.blocks, { type: 'TEXT', text: '${1+1}' }, { type: 'TABLE', text: '没有的表' }] }));
    const wish = manager.locator('form').filter({ hasText: '上传并校验' });
    await wish.getByLabel('代码').fill(code);
    await wish.getByLabel('自哪年起').selectOption('2024');
    await manager.getByRole('button', { name: '上传并校验' }).click();
    await manager.getByText('第 5 段（空段不计）').waitFor();
    await manager.getByText('第 6 段（空段不计）').waitFor();
    await shot(manager, '提纲-有错');
    assert.deepEqual(await faults(manager), []);
    await manager.getByRole('button', { name: '换一个文件' }).click();
    await picked.setInputFiles(asFile(OUTLINE));
    await manager.getByRole('button', { name: '上传并校验' }).click();
    const row = manager.locator('tr', { hasText: code });
    await row.getByText('待批准').waitFor();
    assert.equal(await row.getByRole('button', { name: '批准启用' }).count(), 0);
    await row.getByRole('button', { name: '样张' }).click();
    await manager.locator('iframe').waitFor();
    await manager.context().close();

    const chief = await logIn('cz-head');
    await at(chief, '/outlines');
    await chief.locator('tr', { hasText: code }).getByRole('button', { name: '批准启用' }).click();
    await chief.locator('tr', { hasText: code }).getByText('cz-head 已批准').waitFor();
    await shot(chief, '提纲');
    // Offered from now on; chosen it is not, since other documents are printed meanwhile.
    await chief.locator('form').getByLabel('自哪年起').selectOption('2024');
    const offered = chief.locator('form').getByLabel('名称');
    await offered.selectOption(code);
    await chief.context().close();
  });

  test('按年度和范围打印：进度走完，逐份有结果，打包下载是一个 ZIP；单位只能打印自己的一个项目', async () => {
    const manager = await logIn('cz-manager');
    await at(manager, '/printing');
    await manager.getByLabel('年度').selectOption('2024');
    await manager.getByLabel('报告提纲').selectOption(code);
    await manager.getByRole('button', { name: '开始打印' }).click();
    const run = manager.locator('table tbody tr').first();
    await run.getByRole('button', { name: '打包下载' }).waitFor({ timeout: 60_000 });
    await run.getByRole('button', { name: '逐份结果' }).click();
    await manager.locator('[role=dialog] tbody tr', { hasText: '✓' }).first().waitFor();
    await shot(manager, '批量打印-结果', false);
    assert.deepEqual(await faults(manager), []);
    await manager.keyboard.press('Escape');
    const [download] = await Promise.all([manager.waitForEvent('download'), run.getByRole('button', { name: '打包下载' }).click()]);
    assert.equal(download.suggestedFilename(), '2024年度绩效自评文件.zip');
    assert.equal(readFileSync(await download.path()).subarray(0, 4).toString('latin1'), 'PK\x03\x04');
    await manager.context().close();

    const preparer = await logIn('wx-preparer');
    await at(preparer, '/printing');
    await preparer.getByLabel('年度').selectOption('2024');
    assert.equal(await preparer.getByLabel(/^项目/).evaluate((one) => one.required), true);
    const project = (await ask('wx-preparer', 'GET', '/api/evaluation/self-evaluations?stage=APPROVED')).content.items[0];
    await preparer.getByLabel(/^项目/).selectOption(project.projectCode);
    await preparer.getByLabel('版本').selectOption('PUBLIC');
    await preparer.getByRole('button', { name: '开始打印' }).click();
    await preparer.locator('table tbody tr', { hasText: project.projectCode }).first().getByRole('button', { name: '打包下载' }).waitFor({ timeout: 60_000 });
    await shot(preparer, '批量打印-单位');
    await preparer.context().close();
  });

  test('系统管理员重算看板：先确认，算完说明由多少条事件算成', async () => {
    const admin = await logIn('sys-admin');
    await at(admin, '/dead-letters');
    await admin.getByRole('button', { name: '重算', exact: true }).click();
    await admin.getByText('确认重算？').waitFor();
    await admin.getByRole('button', { name: '重算', exact: true }).click();
    await admin.getByText(/由 \d+ 条事件算成/).first().waitFor({ timeout: 60_000 });
    await shot(admin, '看板重算');
    await admin.context().close();
  });
});
