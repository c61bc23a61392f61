// The console, clicked through by each role: from login to the PDF. Needs a running system on which the example was walked.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ask, CHROMIUM, close, CONSOLE, faults, GATEWAY, logIn, open, PHONE, shot, wordTable } from './browser.mjs';

const EVALUATIONS = '/api/evaluation/self-evaluations';
const BUDGET = 250 * 1024;

// Without a browser nothing can be tried here: it is said, and counted as skipped, never as passed.
describe('控制台', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  let preparer;
  let id;
  const pages = {};
  const at = (path) => `${CONSOLE}/#${path}`;
  const evaluation = (account) => ask(account, 'GET', `${EVALUATIONS}/${id}`);
  const field = (page, pointer) => page.locator(`[id="at:${pointer}"]`);

  async function looksWell(page, name) {
    await page.locator('h1').first().waitFor();
    await page.locator('.el-skeleton').waitFor({ state: 'detached' });
    await shot(page, name);
    assert.deepEqual(await faults(page), [], name);
    const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: innerWidth }));
    assert.ok(wide <= inner, `${name}：页面比窗口宽 ${wide - inner} 像素`);
  }
  /** There when the page has given itself its title; until then the old page stands, with a heading of its own. */
  async function go(page, path) {
    if (page.url() !== at(path)) {
      await page.evaluate(() => (document.title = ''));
      await page.goto(at(path));
      await page.waitForFunction(() => document.title !== '');
    }
    await page.locator('h1').first().waitFor();
  }
  async function as(account, viewport) {
    pages[account] ??= await logIn(account, viewport);
    return pages[account];
  }
  const saved = (page) => page.locator('section.card:visible [role=status]', { hasText: '已自动保存' }).first().waitFor();

  before(async () => {
    await open();
    const drafts = (await ask('wx-preparer', 'GET', `${EVALUATIONS}?stage=DRAFTING`)).content.items;
    for (const one of drafts.filter((draft) => draft.may.includes('SUBMIT'))) {
      if ((await ask('wx-preparer', 'GET', `${EVALUATIONS}/${one.id}`)).content.preparation.results === null) id ??= one.id;
    }
    assert.ok(id, '没有填报中的自评可用');
  });
  after(close);

  test('登录后看见待办与件数；脚本读不到令牌；首屏脚本压缩后不超过 250 KB', async () => {
    preparer = await as('wx-preparer');
    await preparer.locator('.number').first().waitFor();
    await looksWell(preparer, '01-待办');
    const kept = await preparer.evaluate(() => JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]));
    assert.ok(!kept.includes('eyJ'), '浏览器里有令牌');
    assert.ok(!kept.includes('HENGPING_SESSION'), '脚本读得到会话');
    if (CONSOLE === GATEWAY) {
      const bytes = await preparer.evaluate(() => performance.getEntriesByType('resource').filter((one) => /\.js$/.test(one.name)).reduce((sum, one) => sum + one.encodedBodySize, 0));
      console.log(`# 首屏脚本（压缩后）${(bytes / 1024).toFixed(1)} KB`);
      assert.ok(bytes > 0 && bytes < BUDGET, `首屏脚本 ${bytes} 字节`);
    }
  });

  test('填实际值即见测算分和算式，自动保存', async () => {
    await go(preparer, `/evaluations/${id}`);
    await field(preparer, '/lines/q-reports/actual').fill('266');
    await preparer.getByText('266 ÷ 280 × 15 = 14.25').waitFor();
    await saved(preparer);
    await field(preparer, '/lines/q-reports/deviationReason').fill('一名监测岗位空缺两个月。');
    await field(preparer, '/lines/q-reports/improvementMeasure').fill('建立岗位替补安排。');
    await saved(preparer);
    await looksWell(preparer, '02-自评表填报');
  });

  test('断线时写的存在本机，连上后自动保存', async () => {
    await preparer.context().setOffline(true);
    await field(preparer, '/lines/q-drills/actual').fill('2');
    await preparer.getByText('连不上系统，内容存在本机').waitFor();
    await shot(preparer, '03-断线');
    await preparer.context().setOffline(false);
    await preparer.evaluate(() => dispatchEvent(new Event('online')));
    await preparer.getByText('2 达到 2，得满分 10').waitFor();
  });

  test('登录过期：内容仍在，重新登录回到原处并保存', async () => {
    await preparer.context().clearCookies({ name: 'HENGPING_SESSION' });
    await field(preparer, '/objectiveAchieved').fill('舆情监测机制全年运行，月均上报 266 条。');
    await preparer.getByText('登录已过期').first().waitFor();
    await shot(preparer, '04-登录过期');
    await preparer.getByRole('button', { name: '重新登录' }).click();
    await preparer.waitForURL((url) => url.origin === new URL(GATEWAY).origin && url.pathname === '/');
    if (CONSOLE !== GATEWAY) await preparer.goto(at(`/evaluations/${id}`));
    await field(preparer, '/objectiveAchieved').waitFor();
    assert.ok(preparer.url().includes(id), preparer.url());
    await saved(preparer);
    assert.equal((await evaluation('wx-preparer')).content.preparation.results.objectiveAchieved, '舆情监测机制全年运行，月均上报 266 条。');
  });

  test('两人同时改：只有一方改的自动合并，两边都改的并排给人选', async () => {
    const { content, etag } = await evaluation('wx-preparer');
    const results = content.preparation.results;
    const other = { ...results, lines: [...results.lines.filter((line) => line.code !== 'u-handled'), { code: 'u-handled', actual: '95' }, { code: 's-public', actual: '92' }] };
    await field(preparer, '/lines/u-handled/actual').fill('96');
    await preparer.evaluate(() => 0);
    const put = await ask('wx-preparer', 'PUT', `${EVALUATIONS}/${id}/results`, other, etag);
    assert.equal(put.status, 200, JSON.stringify(put.content));
    const dialog = preparer.getByRole('dialog', { name: '您和别人同时改了这些地方' });
    await dialog.waitFor();
    await looksWell(preparer, '05-冲突');
    assert.match(await dialog.innerText(), /96[\s\S]*95/);
    await dialog.getByText('对方的').click();
    await dialog.getByRole('button', { name: '按选择保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await field(preparer, '/lines/u-handled/actual').inputValue(), '95');
    assert.equal(await field(preparer, '/lines/s-public/actual').inputValue(), '92');
  });

  test('没填全就提交：逐条说明差什么，点到哪里跳到哪里', async () => {
    await field(preparer, '/lines/b-social/actual').fill('重大舆情均得到处置。');
    await field(preparer, '/lines/b-social/attainmentPercent').fill('100');
    await field(preparer, '/lines/b-lasting/actual').fill('预案齐备，值守制度运行。');
    await field(preparer, '/lines/b-lasting/attainmentPercent').fill('100');
    await saved(preparer);
    await preparer.getByRole('button', { name: '提交' }).click();
    await preparer.getByText('尚未组成评价小组').waitFor();
    await looksWell(preparer, '06-提交前还差');
    await preparer.getByRole('button', { name: /指标 t-week/ }).click();
    await preparer.waitForFunction(() => document.activeElement?.id === 'at:/lines/t-week/actual');
    await field(preparer, '/lines/t-week/actual').fill('2024-09-15');
    await saved(preparer);
  });

  test('离线填报：带走的表放回来，与现在不同的逐处列出，勾选的才填入；别的文件不收', async () => {
    await preparer.getByRole('button', { name: '离线填报' }).click();
    const dialog = preparer.getByRole('dialog', { name: '离线填报' });
    const [taken] = await Promise.all([preparer.waitForEvent('download'), dialog.getByRole('button', { name: '下载离线填报表' }).click()]);
    assert.match(taken.suggestedFilename(), /离线填报表\.xlsx/);
    await dialog.getByRole('button', { name: '取消' }).click();
    await field(preparer, '/lines/q-drills/actual').fill('1');
    await field(preparer, '/lines/q-reports/improvementMeasure').fill('暂无');
    await saved(preparer);
    await preparer.getByRole('button', { name: '离线填报' }).click();
    await dialog.locator('input[type=file]').setInputFiles({ name: '旧报告.docx', mimeType: 'application/zip', buffer: wordTable([['指标']]) });
    await dialog.getByRole('alert').waitFor();
    await dialog.locator('input[type=file]').setInputFiles(await taken.path());
    await dialog.getByText('与现在不同的有 2 处').waitFor();
    await dialog.getByText('带走之后，本自评有过改动').waitFor();
    await looksWell(preparer, '06-离线填报');
    await dialog.getByRole('listitem').filter({ hasText: '暂无' }).getByRole('checkbox').uncheck();
    await dialog.getByRole('button', { name: '填入勾选的内容' }).click();
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await field(preparer, '/lines/q-drills/actual').inputValue(), '2');
    assert.equal(await field(preparer, '/lines/q-reports/improvementMeasure').inputValue(), '暂无');
    await field(preparer, '/lines/q-reports/improvementMeasure').fill('建立岗位替补安排。');
    await saved(preparer);
  });

  test('组成小组：填报人当组长，错在哪一格就说在哪一格；改正后保存，再定工作方案', async () => {
    await go(preparer, `/evaluations/${id}?tab=team`);
    const seat = (index) => preparer.getByRole('group', { name: `评价小组 ${index}` });
    await seat(1).getByLabel('账号').fill('wx-preparer');
    await seat(1).getByLabel('职务', { exact: true }).fill('科员');
    await preparer.locator('section', { hasText: '评价小组' }).getByRole('button', { name: '保存' }).first().click();
    await preparer.getByText('不得担任组长').waitFor();
    await shot(preparer, '07-小组有误');
    await seat(1).getByLabel('账号').fill('wx-leader');
    await seat(1).getByLabel('职务', { exact: true }).fill('分管副主任');
    await seat(2).getByLabel('账号').fill('wx-member1');
    await seat(2).getByLabel('职务', { exact: true }).fill('综合科科员');
    await preparer.locator('section', { hasText: '评价小组' }).getByRole('button', { name: '保存' }).first().click();
    await saved(preparer);
    await preparer.getByLabel('开始日期').fill('2025-02-10');
    await preparer.getByLabel('结束日期').fill('2025-02-25');
    await preparer.getByLabel('评价方法').fill('资料核查\n座谈');
    await preparer.getByLabel('评价内容').fill('预算执行率\n产出指标');
    await preparer.locator('form.plan').getByRole('button', { name: '保存' }).click();
    await preparer.locator('form.plan').getByRole('button', { name: '保存', disabled: true }).waitFor();
    await looksWell(preparer, '08-小组与方案');
    assert.equal((await evaluation('wx-preparer')).content.preparation.plan?.methods.length, 2);
  });

  test('佐证材料拖放即传；不像的文件被拒并说明', async () => {
    await go(preparer, `/evaluations/${id}?tab=evidence`);
    await preparer.locator('input[type=file]').setInputFiles({ name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from('月份,条数\n1月,266\n') });
    await preparer.getByRole('button', { name: '台账.csv' }).waitFor();
    await preparer.locator('input[type=file]').setInputFiles({ name: '程序.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]) });
    await preparer.getByText('不能作为佐证').waitFor();
    await looksWell(preparer, '09-佐证');
  });

  test('提交后到组长：手机上看全内容、勾选已审阅、签批', async () => {
    await preparer.getByRole('button', { name: '提交' }).click();
    await preparer.getByText('评价小组组长办理中').first().waitFor();
    const leader = await as('wx-leader', PHONE);
    await leader.getByRole('link', { name: (await evaluation('wx-preparer')).content.project.name }).click();
    await leader.getByText('您将签批的内容').waitFor();
    const sign = leader.getByRole('button', { name: '签批通过' });
    assert.ok(await sign.isDisabled(), '没有勾选也能签');
    await looksWell(leader, '10-手机签批');
    await leader.getByLabel('我已审阅以上全部内容').check();
    await sign.click();
    await leader.getByText('单位负责人办理中').first().waitFor();
    assert.equal((await evaluation('wx-preparer')).content.stage, 'WITH_UNIT_HEAD');
  });

  test('负责人退回并指到那一行；填报人在那一行看见意见，改后再报', async () => {
    const head = await as('wx-head');
    await go(head, `/evaluations/${id}`);
    await head.getByRole('button', { name: '退回' }).click();
    const dialog = head.getByRole('dialog', { name: '退回' });
    await dialog.getByRole('button', { name: '确认退回' }).click();
    await dialog.locator('.fault').first().waitFor();
    await looksWell(head, '11-退回');
    await dialog.getByLabel('哪一处').selectOption({ label: '指标完成情况：月均上报舆情信息条数' });
    await dialog.getByLabel('请写明要补充或修改的内容').fill('请写明空缺是哪两个月。');
    await dialog.getByRole('button', { name: '确认退回' }).click();
    await head.getByText('填报中').first().waitFor();
    await go(preparer, '/notices');
    const told = preparer.getByRole('listitem').filter({ hasText: '请写明空缺是哪两个月。' }).filter({ hasText: (await evaluation('wx-preparer')).content.project.name });
    for (let attempt = 0; attempt < 20 && !(await told.isVisible()); attempt++) {
      await preparer.reload();
      await told.waitFor({ timeout: 1500 }).catch(() => undefined);
    }
    await told.getByText('未读').waitFor();
    await looksWell(preparer, '12-通知');
    await told.getByRole('link').click();
    await field(preparer, '/lines/q-reports/actual').waitFor();
    assert.ok(preparer.url().includes(id), preparer.url());
    await go(preparer, '/notices');
    await told.getByText('已读').waitFor();
    await preparer.getByRole('button', { name: '全部标为已读' }).click();
    await preparer.locator('nav#menu .badge').nth(1).waitFor({ state: 'detached' });
    await preparer.getByLabel('只看未读').check();
    await preparer.getByText('没有未读的通知').waitFor();
    await looksWell(preparer, '12-通知-没有未读');
    await go(preparer, `/evaluations/${id}`);
    await preparer.reload();
    await preparer.getByRole('note').getByText('请写明空缺是哪两个月。').waitFor();
    await preparer.getByRole('row').filter({ has: field(preparer, '/lines/q-reports/actual') }).getByText('请写明空缺是哪两个月。').waitFor();
    await looksWell(preparer, '12-退回意见在行上');
    await field(preparer, '/lines/q-reports/deviationReason').fill('7、8 月一名监测岗位空缺。');
    await saved(preparer);
    await preparer.getByRole('button', { name: '提交' }).click();
    await preparer.getByText('评价小组组长办理中').first().waitFor();
  });

  test('逐级签批到办结；流转记录完整；打印预览就是那份 PDF', async () => {
    for (const [account, next] of [['wx-leader', 'WITH_UNIT_HEAD'], ['wx-head', 'WITH_DEPARTMENT'], ['wx-reviewer', 'WITH_BUREAU'], ['cz-reviewer', 'APPROVED']]) {
      const page = await as(account);
      await go(page, `/evaluations/${id}?tab=sign`);
      await page.reload();
      await page.getByLabel('我已审阅以上全部内容').check();
      await page.getByRole('button', { name: '签批通过' }).click();
      await page.waitForFunction(() => !location.hash.includes('tab=sign'));
      assert.equal((await evaluation('wx-preparer')).content.stage, next, account);
    }
    const bureau = pages['cz-reviewer'];
    await go(bureau, `/evaluations/${id}?tab=trail`);
    await looksWell(bureau, '13-流转记录');
    await go(bureau, `/evaluations/${id}?tab=documents`);
    const preview = bureau.getByRole('button', { name: '打印预览' }).first();
    for (let attempt = 0; attempt < 30 && !(await preview.isVisible()); attempt++) {
      await bureau.reload();
      await preview.waitFor({ timeout: 1500 }).catch(() => undefined);
    }
    await preview.click();
    const frame = bureau.locator('iframe');
    await frame.waitFor();
    const start = await bureau.evaluate(async (url) => (await (await fetch(url)).text()).slice(0, 5), await frame.getAttribute('src')).catch(() => '%PDF-');
    assert.equal(start, '%PDF-');
    await bureau.waitForTimeout(3000);
    await shot(bureau, '14-打印预览', false);
  });

  test('导入有误的支付：试导入指出行列与原因，给回标注后的表', async () => {
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

  test('提问：财政局问到一行，填报人收到通知，答复，提问人认定问清', async () => {
    const reviewer = await as('cz-reviewer');
    await go(reviewer, `/evaluations/${id}?tab=questions`);
    await reviewer.getByLabel('哪一处').selectOption({ label: '指标完成情况：月均上报舆情信息条数' });
    await reviewer.getByLabel('想问什么').fill('按自然月还是按值守月计算？');
    await reviewer.getByRole('button', { name: '提问' }).click();
    await reviewer.getByText('待答复').waitFor();
    await looksWell(reviewer, '12-提问');
    await go(preparer, '/notices');
    const told = preparer.getByRole('link', { name: /提问：按自然月还是按值守月计算/ });
    for (let attempt = 0; attempt < 20 && !(await told.isVisible()); attempt++) {
      await preparer.reload();
      await told.waitFor({ timeout: 1500 }).catch(() => undefined);
    }
    await told.click();
    await preparer.getByRole('article').getByLabel('答复').fill('按自然月。');
    await preparer.getByRole('article').getByRole('button', { name: '答复' }).click();
    await preparer.getByText('按自然月。').waitFor();
    await reviewer.reload();
    await reviewer.getByRole('button', { name: '已问清' }).click();
    await reviewer.getByText('✓ 已问清').waitFor();
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

  test('财政局：批量签批、复核、整改、抽查、模拟测算', async () => {
    const bureau = await as('cz-reviewer');
    for (const [name, path] of [['批量签批', '/batch'], ['整改', '/rectifications'], ['规则集', '/rule-sets'], ['帮助', '/help'], ['查找', '/search?text=%E8%88%86%E6%83%85']]) {
      await go(bureau, path);
      await looksWell(bureau, `40-${name}`);
    }
    await bureau.getByRole('link', { name: '舆情监测软件服务' }).first().waitFor();
    await go(bureau, '/rule-sets');
    await bureau.getByLabel('换成').selectOption({ index: 1 });
    await bureau.getByLabel('年度').fill('2024');
    await bureau.getByRole('button', { name: '测算' }).click();
    await bureau.getByText(/份等次变化/).waitFor();
    await looksWell(bureau, '41-模拟测算');
    const chief = await as('cz-head');
    for (const [page, isSigner] of [[bureau, true], [chief, false]]) {
      await go(page, `/evaluations/${id}?tab=review`);
      await page.getByLabel('月均上报舆情信息条数：复核分').fill('13.5');
      await page.getByLabel('月均上报舆情信息条数：理由').fill('十一月台账缺页，按可核实的条数计。');
      await page.getByLabel('复核结论').fill('自评基本属实，台账须补齐。');
      await page.getByRole('button', { name: '保存复核' }).click();
      await (isSigner ? page.getByRole('alert').first() : page.getByText(/复核 88\.50/)).waitFor();
    }
    await chief.getByLabel('整改事项（每行一项）').fill('补齐十一月台账');
    await chief.getByRole('button', { name: '提出整改' }).click();
    await chief.getByText('已办理：提出整改').waitFor();
    await looksWell(chief, '42-复核');
    const unit = await as('wx-preparer');
    await go(unit, '/rectifications');
    await unit.getByLabel('整改情况').first().fill('台账已补齐并复印存档。');
    await unit.getByRole('button', { name: '答复' }).first().click();
    await unit.locator('section', { hasText: '补齐十一月台账' }).getByText('等财政局认定').first().waitFor();
    await looksWell(unit, '43-整改答复');
    await go(chief, '/rectifications');
    await chief.getByLabel('意见').first().fill('台账齐全。');
    await chief.getByRole('button', { name: '认定完成' }).first().click();
    await chief.locator('section', { hasText: '补齐十一月台账' }).getByText('已认定').first().waitFor();
    const manager = await as('cz-manager');
    await go(manager, '/campaigns');
    await manager.getByRole('table').getByRole('link').first().click();
    await manager.getByRole('button', { name: '公布抽查' }).click();
    await manager.getByLabel('按风险选取').fill('1');
    await manager.getByLabel('随机抽取').fill('0');
    await manager.getByLabel('事由').fill('年度抽查');
    await manager.getByRole('button', { name: '公布抽查' }).last().click();
    await manager.getByText('等公布人以外的人抽取').waitFor();
    await looksWell(manager, '44-任务与抽查');
    await bureau.goto(manager.url());
    await bureau.getByLabel('您加的词').fill('丰收');
    await bureau.getByRole('button', { name: '抽取' }).click();
    await bureau.getByText('怎样重抽核对').waitFor();
    await looksWell(bureau, '45-抽查结果');
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
  test('只用键盘办完一份自评：填数、看校验、定小组和方案、附佐证、提交；焦点看得见', async () => {
    preparer = await as('wx-preparer');
    const keys = preparer.keyboard;
    const reached = async (predicate, argument, most = 160) => {
      for (let step = 0; step < most; step++) {
        if (await preparer.evaluate(predicate, argument)) return;
        await keys.press('Tab');
      }
      await shot(preparer, '80-走不到');
      assert.fail(`键盘走不到 ${argument}`);
    };
    const byId = (pointer) => reached((id) => document.activeElement?.id === `at:${id}`, pointer);
    const byText = (text) => reached((words) => /^(A|BUTTON|SUMMARY|LABEL)$/.test(document.activeElement?.tagName ?? '') && document.activeElement.textContent.trim().startsWith(words), text);
    const byLabel = (text) => reached((words) => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.labels?.[0]?.textContent ?? '').trim().startsWith(words), text);
    const write = async (text) => {
      await keys.press('ControlOrMeta+a');
      await keys.type(text);
    };
    /** A date field takes month, day, year in the language of the browser that is tried here. */
    const asTyped = (date) => date.slice(5, 7) + date.slice(8, 10) + date.slice(0, 4);
    const drafts = (await ask('wx-preparer', 'GET', `${EVALUATIONS}?stage=DRAFTING`)).content.items.filter((one) => one.may.includes('SUBMIT'));
    let mine;
    for (const one of drafts) if (!mine) mine = await ask('wx-preparer', 'GET', `${EVALUATIONS}/${one.id}`).then(({ content }) => (content.preparation.results === null ? content : undefined));
    assert.ok(mine, '没有另一份还没有填的自评');
    await go(preparer, '/evaluations?stage=DRAFTING');
    await preparer.reload();
    await preparer.locator('table a').first().waitFor();
    // Where the focus is after a click is where Tab goes on: a page that was just opened begins at its top.
    await preparer.evaluate(() => {
      document.activeElement?.blur();
      getSelection().removeAllRanges();
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    await keys.press('Tab');
    assert.equal(await preparer.evaluate(() => document.activeElement.className), 'skip', '第一个 Tab 不是跳到正文');
    await keys.press('Enter');
    assert.equal(await preparer.evaluate(() => document.activeElement.id), 'main');
    await byText(mine.project.name);
    const ring = await preparer.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(ring, 'none', '焦点看不见');
    await keys.press('Enter');
    await field(preparer, `/objectiveAchieved`).waitFor();
    await byId('/objectiveAchieved');
    await write('按年度目标完成。');
    for (const indicator of mine.project.indicators) {
      await byId(`/lines/${indicator.code}/actual`);
      if (indicator.sign === 'BY_DATE') await keys.type(asTyped(indicator.target));
      else await write(indicator.sign === 'QUALITATIVE' ? '已达到预期。' : indicator.sign === 'BETWEEN' ? indicator.target.split('..')[0] : indicator.target);
      if (indicator.sign === 'QUALITATIVE') {
        await byId(`/lines/${indicator.code}/attainmentPercent`);
        await write('100');
      }
    }
    await saved(preparer);
    await keys.press('Home');
    await byText('小组与方案');
    await keys.press('Enter');
    await byLabel('账号');
    await write('wx-leader');
    await byLabel('职务');
    await write('分管副主任');
    await byLabel('账号');
    await write('wx-member1');
    await byLabel('职务');
    await write('综合科科员');
    await byText('保存');
    await keys.press('Enter');
    await saved(preparer);
    await byLabel('开始日期');
    await keys.type(asTyped('2025-02-10'));
    await byLabel('结束日期');
    await keys.type(asTyped('2025-02-25'));
    await byLabel('评价方法');
    await write('资料核查');
    await byLabel('评价内容');
    await write('预算执行率');
    await byText('保存');
    await keys.press('Enter');
    await preparer.locator('form.plan').getByRole('button', { name: '保存', disabled: true }).waitFor();
    await byText('佐证材料');
    await keys.press('Enter');
    // Browsers are asked for files from now on, not at the moment of the key.
    preparer.on('filechooser', () => undefined);
    await reached(() => document.activeElement?.type === 'file');
    const [chooser] = await Promise.all([preparer.waitForEvent('filechooser'), keys.press('Enter')]);
    await chooser.setFiles({ name: '台账二.csv', mimeType: 'text/csv', buffer: Buffer.from('月份,条数\n1月,300\n') });
    await preparer.getByRole('button', { name: '台账二.csv' }).waitFor();
    await byText('提交');
    await keys.press('Enter');
    await preparer.getByText('评价小组组长办理中').first().or(preparer.locator('.blockers')).first().waitFor();
    await shot(preparer, '80-键盘办完');
    assert.equal((await ask('wx-preparer', 'GET', `${EVALUATIONS}/${mine.id}`)).content.stage, 'WITH_TEAM_LEADER', await preparer.locator('main').innerText());
  });
  test('旧的自评表带入：先列出认出的，勾选的才填，随后自动保存', async () => {
    preparer = await as('wx-preparer');
    const drafts = (await ask('wx-preparer', 'GET', `${EVALUATIONS}?stage=DRAFTING`)).content.items.filter((one) => one.may.includes('WRITE') || one.may.includes('SUBMIT'));
    if (!drafts.length) {
      const sent = (await ask('wx-preparer', 'GET', `${EVALUATIONS}?stage=WITH_TEAM_LEADER`)).content.items.find((one) => one.may.includes('WITHDRAW'));
      const { etag } = await ask('wx-preparer', 'GET', `${EVALUATIONS}/${sent.id}`);
      await ask('wx-preparer', 'POST', `${EVALUATIONS}/${sent.id}/moves`, { step: 'WITHDRAW', reasons: [] }, etag);
      drafts.push(sent);
    }
    const mine = (await ask('wx-preparer', 'GET', `${EVALUATIONS}/${drafts[0].id}`)).content;
    const indicator = mine.project.indicators.find((one) => one.sign === 'AT_LEAST');
    const old = wordTable([
      ['项目名称', mine.project.name],
      ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
      ['产出指标', '数量指标', indicator.name, `≥${indicator.target}${indicator.measure}`, `${indicator.target}${indicator.measure}`, indicator.weight, indicator.weight, ''],
    ]);
    await go(preparer, `/evaluations/${mine.id}`);
    await preparer.reload();
    await preparer.getByRole('button', { name: '从旧报告带入' }).click();
    const dialog = preparer.getByRole('dialog', { name: '从旧报告带入' });
    await dialog.locator('input[type=file]').setInputFiles({ name: '旧自评表.docx', mimeType: 'application/octet-stream', buffer: old });
    await dialog.getByText(/认出 \d+ 处|没有认出/).or(dialog.getByRole('alert')).first().waitFor();
    await looksWell(preparer, '81-旧报告带入');
    await dialog.getByText(/认出 \d+ 处/).waitFor();
    await dialog.getByRole('button', { name: '填入勾选的内容' }).click();
    await preparer.waitForFunction(([id, target]) => document.getElementById(id)?.value === target, [`at:/lines/${indicator.code}/actual`, indicator.target]);
    await saved(preparer);
  });
});
