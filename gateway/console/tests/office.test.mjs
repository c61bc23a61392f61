// The pages beside the evaluation itself: imports, lists and views, the boards, the administrators, audit and documents, in both languages. Needs a running system on
// which the example was walked.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ask, CHROMIUM, close, go, logIn, looksWell, open, shot } from './browser.mjs';

const EVALUATIONS = '/api/evaluation/self-evaluations';

describe('控制台：各页与看板', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  const pages = {};
  const as = async (account) => (pages[account] ??= await logIn(account));


  before(open);
  after(close);

  test('导入有误的支付：试导入指出行列与原因，给回标注后的表', async () => {
    const preparer = await as('wx-preparer');
    await go(preparer, '/payments');
    const rows = ['项目编码,凭证号,支付日期,金额（元）,资金来源,经济分类,摘要', '13020724T000000000002,LL-1,2024-06-01,100.00,当年财政拨款,30227,软件服务', '13020724T000000000002,LL-2,2024-13-01,壹百,当年财政拨款,30227,软件服务'];
    const template = await preparer.evaluate(async () => (await (await fetch('/api/budget/payment-imports/template?format=CSV')).text()).trim());
    const titles = template.split(/\r?\n/)[0].replace('\ufeff', '').split(',');
    const known = { 项目编码: ['13020724T000000000002', '13020724T000000000002'], 凭证号: ['LL-1', 'LL-2'], 支付日期: ['2024-06-01', '2024-13-01'], 金额: ['100.00', '壹百'], 资金来源: ['当年财政拨款', '当年财政拨款'], 经济分类: ['30227', '30227'], 摘要: ['软件服务', '软件服务'] };
    const value = (title, row) => Object.entries(known).find(([name]) => title.includes(name))?.[1][row] ?? '';
    rows.splice(0, 3, titles.join(','), ...[0, 1].map((row) => titles.map((title) => value(title, row)).join(',')));
    await preparer.locator('input[type=file]').setInputFiles({ name: '支付.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await preparer.getByRole('button', { name: '开始' }).click();
    await preparer.getByText('要改的地方').waitFor();
    await looksWell(preparer, '15-支付试导入');
    const [file] = await Promise.all([preparer.waitForEvent('download'), preparer.getByRole('button', { name: '下载标注后的表格' }).click()]);
    assert.match(file.suggestedFilename(), /已标注\.xlsx$/);
  });

  test('其余各页：没有严重的无障碍问题，放大到 200% 也不横向溢出', async () => {
    const preparer = await as('wx-preparer');
    for (const [name, path] of [['项目', '/projects'], ['项目详情', '/projects/13020724T000000000001'], ['目标与指标', '/projects/13020724T000000000001?tab=objective'], ['台账', '/projects/13020724T000000000001?tab=ledger'], ['监控', '/projects/13020724T000000000001?tab=monitoring'], ['申报', '/projects/new'], ['自评', '/evaluations'], ['任务', '/campaigns'], ['文件', '/documents']]) {
      await go(preparer, path);
      await looksWell(preparer, `20-${name}`);
      await preparer.setViewportSize({ width: 683, height: 384 });
      await looksWell(preparer, `21-${name}-放大`);
      await preparer.setViewportSize({ width: 1366, height: 768 });
    }
    const manager = await as('cz-manager');
    await go(manager, '/campaigns');
    await manager.getByRole('button', { name: '下达自评任务' }).click();
    await looksWell(manager, '22-下达任务');
    await manager.getByRole('button', { name: 'English' }).click();
    await go(manager, '/');
    await looksWell(manager, '23-英文');
    assert.doesNotMatch(await manager.locator('nav').innerText(), /[\u4e00-\u9fff]/, '英文界面里有中文');
    await manager.getByRole('button', { name: '中文' }).click();
  });

  test('筛选条件存成视图，从没有条件的地址一点即回；删得掉', async () => {
    const manager = await as('cz-manager');
    await go(manager, '/projects?kind=SPECIFIC_TARGET&text=舆情');
    await manager.getByRole('button', { name: '保存为视图' }).click();
    await manager.getByLabel('视图名称').fill('特定目标里的舆情');
    await looksWell(manager, '22-存视图');
    await manager.getByRole('button', { name: '保存', exact: true }).click();
    await go(manager, '/projects');
    await manager.reload();
    const link = manager.getByRole('link', { name: '特定目标里的舆情' });
    await link.click();
    await manager.waitForURL(/kind=SPECIFIC_TARGET/);
    assert.equal(await manager.getByLabel('类别').inputValue(), 'SPECIFIC_TARGET');
    assert.equal(await manager.getByRole('searchbox', { name: '按名称' }).inputValue(), '舆情');
    await manager.getByRole('button', { name: '删除视图 特定目标里的舆情' }).click();
    await link.waitFor({ state: 'detached' });
  });

  test('看板：数字与逐份清点相符，点到清单、能导出、能下钻；大屏；未批准的分数问了才有并注明', async () => {
    const manager = await as('cz-manager');
    const all = [];
    for (let cursor = ''; cursor !== null; ) {
      const page = (await ask('cz-manager', 'GET', `${EVALUATIONS}?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)).content;
      all.push(...page.items);
      cursor = page.next ?? null;
    }
    const year = 2024;
    const due = all.filter((one) => one.year === year);
    const approved = due.filter((one) => one.stage === 'APPROVED');
    let board;
    for (let attempt = 0; attempt < 40 && board?.approved !== approved.length; attempt++) {
      board = (await ask('cz-manager', 'GET', `/api/report/dashboards/${year}`)).content.all;
      if (board.approved !== approved.length) await new Promise((resolve) => setTimeout(resolve, 500));
    }
    assert.equal(board.due, due.length, '应评');
    assert.equal(board.approved, approved.length, '已办结');
    const mean = approved.reduce((sum, one) => sum + Number(one.total), 0) / approved.length;
    assert.ok(Math.abs(Number(board.averageScore) - mean) < 0.006, `平均分 ${board.averageScore} 与清点 ${mean}`);
    await go(manager, `/dashboard?year=${year}`);
    await manager.locator('.kpis').waitFor();
    await manager.locator('.drawing svg').nth(3).waitFor();
    const strip = await manager.locator('.kpis').innerText();
    assert.match(strip, new RegExp(`应评项目\\s*${due.length}`));
    await looksWell(manager, '30-看板');
    await manager.getByRole('button', { name: '看数字' }).first().click();
    await looksWell(manager, '31-看板-数字');
    await manager.getByLabel('含未批准的分数').check();
    await manager.getByText('含未批准的分数，仅供参考').waitFor();
    await looksWell(manager, '32-看板-含未批准');
    await manager.getByLabel('含未批准的分数').uncheck();
    await manager.getByRole('button', { name: '大屏' }).click();
    await manager.setViewportSize({ width: 1920, height: 1080 });
    await manager.waitForTimeout(300);
    await shot(manager, '33-看板-大屏', false);
    await manager.setViewportSize({ width: 1366, height: 768 });
    await manager.getByRole('button', { name: '退出大屏' }).click();
    await manager.evaluate(() => document.exitFullscreen?.().catch(() => undefined));
    await manager.emulateMedia({ media: 'print' });
    await shot(manager, '34-看板-打印');
    await manager.emulateMedia({ media: 'screen' });
    await manager.locator('.kpis a', { hasText: '已办结' }).click();
    await manager.waitForFunction(() => location.hash.startsWith('#/dashboard/projects'));
    await manager.getByRole('heading', { name: '2024 年度项目清单' }).waitFor();
    await manager.locator('tbody tr').first().waitFor();
    assert.equal(await manager.locator('tbody tr').count(), Math.min(approved.length, 50), '清单的条数就是那个数字');
    await looksWell(manager, '35-看板-清单');
    const [file] = await Promise.all([manager.waitForEvent('download'), manager.getByRole('button', { name: /导出/ }).click()]);
    assert.match(file.suggestedFilename(), /自评情况\.xlsx$/);
    await go(manager, `/dashboard?year=${year}`);
    await manager.locator('table th[scope=row] a').first().click();
    await manager.waitForFunction(() => location.hash.includes('under='));
    await manager.locator('.drawing svg').nth(2).waitFor();
    await looksWell(manager, '36-看板-下钻');
    await manager.setViewportSize({ width: 683, height: 384 });
    await looksWell(manager, '37-看板-放大');
    await manager.setViewportSize({ width: 390, height: 844 });
    await looksWell(manager, '38-看板-手机');
    await manager.setViewportSize({ width: 1366, height: 768 });
    await go(manager, '/dashboard?year=2001');
    await manager.getByText('没有已批复的项目').waitFor();
  });

  test('系统管理员：单位、人员、死信；登记有误逐格指出', async () => {
    const admin = await as('sys-admin');
    await go(admin, '/units');
    await admin.getByText('丰南区委网信办').first().waitFor();
    await looksWell(admin, '50-单位');
    await admin.getByRole('button', { name: '登记单位' }).click();
    await admin.getByLabel('单位编码').fill('不是编码');
    await admin.getByLabel('单位名称').fill('某单位');
    await admin.getByLabel('层级').selectOption('DEPARTMENT');
    await admin.getByRole('button', { name: '登记单位' }).click();
    await admin.getByRole('alert').first().waitFor();
    await looksWell(admin, '51-登记有误');
    await go(admin, '/staff');
    await looksWell(admin, '52-人员');
    await go(admin, '/dead-letters');
    await looksWell(admin, '53-死信');
  });

  test('英文界面：各页的标题、表头、按钮、菜单里没有中文', async () => {
    const manager = await as('cz-manager');
    await go(manager, '/');
    await manager.getByRole('button', { name: 'English' }).click().catch(() => undefined);
    for (const path of ['/', '/dashboard?year=2024', '/evaluations', '/projects', '/campaigns', '/documents', '/rectifications', '/rule-sets', '/help', '/search']) {
      await go(manager, path);
      await manager.locator('.el-skeleton').waitFor({ state: 'detached' });
      const words = await manager.locator('nav#menu, th[scope=col], main button, main h2').allInnerTexts();
      // A project's name and code are data, and stay as they are.
      assert.deepEqual(words.filter((word) => /[\u4e00-\u9fff]/.test(word) && !/\dT\d{12}/.test(word)), [], path);
    }
    await go(manager, '/dashboard?year=2024');
    await looksWell(manager, '60-英文看板');
    await manager.getByRole('button', { name: '中文' }).click();
  });

  test('一人两岗：先选岗位才能办理，换岗位即换数据范围', async () => {
    const both = await as('two-posts');
    await both.getByRole('heading', { name: '以哪个岗位办理' }).waitFor();
    await looksWell(both, '24-选择岗位');
    await both.locator('.posts button').first().click();
    await both.getByRole('heading', { name: '待我办理' }).waitFor();
  });

  test('评分雷达、办结记录、签章与扫描件、汇总表、试走签批链、全区校验', async () => {
    const auditor = await as('sj-auditor');
    await go(auditor, '/audit');
    await auditor.locator('tbody tr').first().waitFor();
    await auditor.getByRole('button', { name: '核对整条记录链' }).click();
    await auditor.getByText(/已核对 \d+ 条，完好无损/).waitFor();
    await looksWell(auditor, '70-办结记录');
    await auditor.getByLabel('账号').fill('wx-head');
    await auditor.getByRole('button', { name: '查找', exact: true }).last().click();
    await auditor.locator('tbody tr').filter({ hasText: '签批' }).first().waitFor();
    assert.equal(await auditor.locator('tbody tr').filter({ hasText: 'wx-preparer' }).count(), 0);
    const manager = await as('cz-manager');
    await go(manager, '/campaigns');
    await manager.getByRole('button', { name: '下达自评任务' }).click();
    await manager.getByRole('button', { name: '试走签批链' }).click();
    await manager.locator('.outcome').waitFor();
    await looksWell(manager, '71-试走签批链');
    await go(manager, '/');
    await go(manager, '/campaigns');
    await manager.getByRole('table').getByRole('link').first().click();
    await manager.getByRole('button', { name: '发起全区校验' }).click();
    await manager.getByText('已完成', { exact: true }).waitFor({ timeout: 60_000 });
    await looksWell(manager, '72-全区校验');
    await go(manager, '/radar');
    await manager.locator('h1', { hasText: '2024' }).waitFor();
    await manager.locator('main section.card').first().waitFor();
    await looksWell(manager, '73-评分雷达');
    await go(manager, '/documents');
    const [summary] = await Promise.all([manager.waitForEvent('download'), manager.getByRole('button', { name: '下载 Excel' }).click()]);
    assert.match(summary.suggestedFilename(), /绩效自评汇总表\.xlsx$/);
    const head = await as('wx-head');
    await go(head, '/documents');
    await head.getByRole('row').filter({ hasText: 'PDF' }).first().getByRole('button', { name: /签章与扫描件/ }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByRole('heading', { name: '电子签章' }).waitFor();
    const seal = dialog.getByRole('button', { name: '加盖电子签章' });
    if (await seal.isVisible()) await seal.click();
    await dialog.getByText('SM3').or(dialog.getByRole('alert')).first().waitFor();
    await dialog.locator('input[type=file]').setInputFiles({ name: '扫描.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a', 'hex') });
    await dialog.getByRole('alert').first().waitFor();
    await looksWell(head, '74-签章与扫描件');
  });
});
