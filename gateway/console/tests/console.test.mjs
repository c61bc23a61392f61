// The console, clicked through by each role: from login to the PDF. Needs a running system on which the example was walked.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ask, CHROMIUM, close, CONSOLE, GATEWAY, go, logIn, looksWell, open, PHONE, shot, wordTable } from './browser.mjs';

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
});
