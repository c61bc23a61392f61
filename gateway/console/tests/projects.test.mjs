// What belongs to the budget's own part: basis documents, copies, adjustments, the ledger's corrections, the library. Needs a
// running system on which the example was walked; everything it makes is its own, of years that no campaign has.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { ask, CHROMIUM, close, goAnew as go, logIn, looksWellEverywhere as looksWell, open, shot } from './browser.mjs';

const EXAMPLE = '13020724T000000000001';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const RUN = String(Date.now() % 1_000_000_000).padStart(9, '0');

describe('预算业务', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  const project = `13020726T00${RUN}0`;
  const copied = `13020727T00${RUN}1`;
  const pages = {};
  const projects = '/api/budget/projects';
  const as = async (account) => (pages[account] ??= await logIn(account));

  const did = async (account, method, path, body, etag) => {
    const answer = await ask(account, method, path, body, etag);
    assert.ok(answer.status < 300, `${method} ${path} ${answer.status} ${JSON.stringify(answer.content)}`);
    return answer;
  };
  const etagOf = async (path) => (await did('cz-reviewer', 'GET', path)).etag;
  async function approve(code) {
    for (const [account, step] of [['wx-preparer', 'SUBMIT'], ['wx-reviewer', 'ENDORSE'], ['cz-reviewer', 'APPROVE']]) await did(account, 'POST', `${projects}/${code}/moves`, { step, reasons: [] }, await etagOf(`${projects}/${code}`));
  }

  before(async () => {
    await open();
    const { name, kind, unit, basis, content, purpose, funds, items, objective } = (await did('wx-preparer', 'GET', `${projects}/${EXAMPLE}`)).content;
    await did('wx-preparer', 'POST', projects, { projectCode: project, year: 2026, name: `${name}（试办 ${RUN.slice(-4)}）`, kind, classified: false, unitCode: unit.unitCode, basis, content, purpose, funds, items });
    const aimed = { ...objective, indicators: objective.indicators.map((one) => ({ ...one, target: one.target.replaceAll('2024', '2026'), weight: String(one.weight) })) };
    await did('wx-preparer', 'PUT', `${projects}/${project}/objective`, aimed, await etagOf(`${projects}/${project}`));
  });
  after(close);

  test('依据文件：附上、下载、移除；种类不对的当场说明', async () => {
    const page = await as('wx-preparer');
    await go(page, `/projects/${project}`);
    const input = page.locator('.zone input[type=file]');
    await input.setInputFiles([{ name: '会议纪要.pdf', mimeType: 'application/pdf', buffer: PDF }, { name: '多余的.pdf', mimeType: 'application/pdf', buffer: PDF }]);
    await page.getByRole('button', { name: '多余的.pdf', exact: true }).waitFor();
    await input.setInputFiles({ name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ no document') });
    await page.getByText('程序.exe').waitFor();
    await page.locator('.sending [role=alert]').waitFor();
    await looksWell(page, '90-依据文件');
    await page.locator('.sending').getByRole('button', { name: '取消' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '会议纪要.pdf', exact: true }).click()]);
    assert.equal(download.suggestedFilename(), '会议纪要.pdf');
    await page.getByRole('button', { name: /^移除.*多余的/ }).click();
    await page.getByRole('button', { name: '确定移除' }).click();
    await page.getByRole('button', { name: '多余的.pdf', exact: true }).waitFor({ state: 'detached' });
    assert.deepEqual((await did('wx-reviewer', 'GET', `${projects}/${project}`)).content.basisFiles.map((file) => file.fileName), ['会议纪要.pdf']);
  });

  test('复制到下一年：没有动过的地方标出来，改过的不标', async () => {
    await approve(project);
    const page = await as('wx-preparer');
    await go(page, `/projects/${project}`);
    await page.getByRole('button', { name: '复制到下一年' }).click();
    await page.getByLabel('新项目编码').fill(project);
    await page.getByRole('button', { name: '复制', exact: true }).click();
    await page.locator('form [role=alert]').first().waitFor();
    await page.getByLabel('新项目编码').fill(copied);
    await page.getByRole('button', { name: '复制', exact: true }).click();
    await page.waitForURL((url) => url.hash.includes(copied));
    await page.getByText('没有一处改过。').waitFor();
    const before = await page.getByText('与上年相同').count();
    assert.ok(before > 5, `${before}`);
    const now = await did('wx-preparer', 'GET', `${projects}/${copied}`);
    const { projectCode, year, name, kind, classified, unit, basis, purpose, funds, items } = now.content;
    await did('wx-preparer', 'PUT', `${projects}/${copied}`, { projectCode, year, name, kind, classified, unitCode: unit.unitCode, basis, content: '今年的内容另有安排。', purpose, funds, items }, now.etag);
    const reviewer = await as('wx-reviewer');
    await go(reviewer, `/projects/${copied}`);
    await reviewer.getByText('今年的内容另有安排。').waitFor();
    assert.equal(await reviewer.getByText('与上年相同').count(), before - 1);
    await looksWell(reviewer, '91-上年底稿');
    await go(reviewer, `/projects/${copied}?tab=objective`);
    await reviewer.getByText('与上年相同').first().waitFor();
  });

  test('修改子项目的申报，上级项目不丢', async () => {
    const part = `13020726T00${RUN}3`;
    const { name, kind, unit, basis, content, purpose, funds, items } = (await did('wx-preparer', 'GET', `${projects}/${project}`)).content;
    await did('wx-preparer', 'POST', projects, { projectCode: part, parentCode: project, year: 2026, name: `${name}子项`, kind, classified: false, unitCode: unit.unitCode, basis, content, purpose, funds, items });
    const page = await as('wx-preparer');
    await go(page, `/projects/${part}/edit`);
    await page.getByLabel('主要内容').fill('子项内容。');
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL((url) => !url.hash.includes('/edit'));
    const now = (await did('wx-preparer', 'GET', `${projects}/${part}`)).content;
    assert.deepEqual([now.content, now.parentCode], ['子项内容。', project]);
  });

  test('批复后的调整：写明文号和理由，改动逐处列出，退回、再报、审核、批准，两版都看得到', async () => {
    const page = await as('wx-preparer');
    await go(page, `/projects/${project}?tab=adjustments`);
    await page.getByRole('button', { name: '提出调整' }).click();
    await page.getByLabel('依据文号').fill('丰南财绩〔2026〕15号');
    await page.getByLabel('调整理由').fill('机构职责调整，监测范围扩大。');
    const target = page.locator('[id="at:/objective/indicators/0/target"]');
    const was = await target.inputValue();
    await target.fill('');
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('fieldset [role=alert]').first().waitFor();
    await target.fill('300');
    await page.getByText('改动 1 处').waitFor();
    await looksWell(page, '92-调整起草');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('第 1 次调整').waitFor();
    const row = page.locator('table.differences tbody tr');
    assert.match(await row.innerText(), new RegExp(`${was}[\\s\\S]*300`));
    const files = page.getByRole('region', { name: '调整依据的文件' });
    await files.locator('input[type=file]').setInputFiles([{ name: '三定方案.pdf', mimeType: 'application/pdf', buffer: PDF }, { name: '多余的.pdf', mimeType: 'application/pdf', buffer: PDF }, { name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ no document') }]);
    await files.getByRole('button', { name: '多余的.pdf', exact: true }).waitFor();
    await files.locator('.sending [role=alert]', { hasText: '程序.exe' }).waitFor();
    await looksWell(page, '92-调整依据的文件');
    await files.locator('.sending').getByRole('button', { name: '取消' }).click();
    const [laid] = await Promise.all([page.waitForEvent('download'), files.getByRole('button', { name: '三定方案.pdf', exact: true }).click()]);
    assert.equal(laid.suggestedFilename(), '三定方案.pdf');
    await files.getByRole('button', { name: /^移除.*多余的/ }).click();
    await files.getByRole('button', { name: '确定移除' }).click();
    await files.getByRole('button', { name: '多余的.pdf', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByText('主管部门审核中').first().waitFor();

    const reviewer = await as('wx-reviewer');
    await go(reviewer, '/adjustments');
    await reviewer.getByRole('button', { name: '只看等我办理的' }).click();
    await reviewer.getByRole('link', { name: new RegExp(RUN.slice(-4)) }).waitFor();
    await looksWell(reviewer, '93-调整清单');
    await reviewer.getByRole('link', { name: new RegExp(RUN.slice(-4)) }).click();
    const [seen] = await Promise.all([reviewer.waitForEvent('download'), reviewer.getByRole('button', { name: '三定方案.pdf', exact: true }).click()]);
    assert.ok(PDF.equals(readFileSync(await seen.path())), '审核人拿到的文件不是原件');
    assert.equal(await reviewer.getByRole('region', { name: '调整依据的文件' }).locator('input[type=file]').count(), 0);
    await reviewer.getByRole('button', { name: '退回' }).click();
    const dialog = reviewer.getByRole('dialog');
    await dialog.locator('textarea').fill('请附上新的职责文件名称。');
    await dialog.getByRole('button', { name: '退回' }).click();
    await reviewer.getByText('请附上新的职责文件名称。').waitFor();

    await go(page, `/projects/${project}?tab=adjustments`);
    await page.getByText('请附上新的职责文件名称。').waitFor();
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await page.getByLabel('调整理由').fill('按丰编〔2026〕3号，监测范围扩大。');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByText('主管部门审核中').first().waitFor();
    await go(reviewer, `/projects/${project}?tab=adjustments`);
    await reviewer.getByRole('button', { name: '审核通过' }).click();
    await reviewer.getByText('财政局审核中').first().waitFor();
    const bureau = await as('cz-reviewer');
    await go(bureau, '/');
    await bureau.getByRole('link', { name: new RegExp(RUN.slice(-4)) }).first().click();
    await bureau.getByRole('button', { name: '批复' }).click();
    await bureau.getByText('与第 1 版相比改动 1 处').click();
    await looksWell(bureau, '94-调整与版次');
    assert.equal((await did('wx-preparer', 'GET', `${projects}/${project}`)).content.objective.indicators[0].target, '300');
  });

  test('台账：到位、红冲、结转和收回，与支付对账', async () => {
    const bureau = await as('cz-reviewer');
    const preparer = await as('wx-preparer');
    const { items, funds } = (await did('wx-preparer', 'GET', `${projects}/${project}`)).content;
    const source = funds[0].source;
    const pay = (voucherNumber, amountYuan) => did('wx-preparer', 'POST', `${projects}/${project}/payments`, { voucherNumber, source, itemCode: items[0].code, amountYuan, date: '2026-03-05', summary: '试办' });
    await pay(`V${RUN}1`, '100.00');
    await pay(`V${RUN}2`, '50.00');
    await go(preparer, `/projects/${project}?tab=ledger`);
    const row = preparer.locator('tbody tr', { hasText: '50.00' }).last();
    await row.getByRole('button', { name: /红冲/ }).click();
    await preparer.getByLabel('依据文号').fill('退款单 2 号');
    await preparer.getByLabel('为什么红冲').fill('重复支付，已退回。');
    await looksWell(preparer, '95-红冲');
    await preparer.locator('form', { has: preparer.getByLabel('为什么红冲') }).getByRole('button', { name: '红冲' }).click();
    await preparer.getByText(/红冲第 \d+ 笔/).first().waitFor();

    await go(bureau, `/projects/${project}?tab=ledger`);
    const enter = async (kind, amount, more) => {
      await bureau.getByRole('button', { name: '登记调整、到位、收回或结转' }).click();
      await bureau.getByLabel('类别').selectOption(kind);
      await bureau.getByLabel('金额（元）').fill(amount);
      await bureau.getByLabel('依据文号').fill('丰南财预〔2026〕8号');
      await bureau.getByLabel('事由').fill('试办');
      await more?.();
      await bureau.getByRole('button', { name: /^登记：/ }).click();
    };
    const date = (day) => () => bureau.locator('form input[type=date]').fill(day);
    await enter('RETURN', '99999999.00', date('2026-12-01'));
    await bureau.locator('form [role=alert]').first().waitFor();
    await bureau.getByLabel('金额（元）').fill('10.00');
    await bureau.getByRole('button', { name: /^登记：/ }).click();
    await bureau.locator('tbody td', { hasText: '收回' }).first().waitFor();
    await enter('CARRY_OUT', '20.00', async () => {
      const into = bureau.getByLabel(/结转到 2027 年/);
      await into.locator('option:not([disabled])').first().or(bureau.getByText('本单位 2027 年还没有已批复的项目。')).first().waitFor({ state: 'attached' });
      assert.equal(await into.locator(`option[value="${copied}"]`).count(), 0);
      await bureau.getByRole('button', { name: '取消' }).click();
      await approve(copied);
      await bureau.reload();
      await bureau.getByRole('button', { name: '登记调整、到位、收回或结转' }).click();
      await bureau.getByLabel('类别').selectOption('CARRY_OUT');
      await bureau.getByLabel('金额（元）').fill('20.00');
      await bureau.getByLabel('依据文号').fill('丰南财预〔2026〕8号');
      await bureau.getByLabel('事由').fill('试办');
      await into.selectOption(copied);
      await bureau.locator('form input[type=date]').fill('2027-01-15');
    });
    await bureau.locator('tbody td', { hasText: '结转下年' }).first().waitFor();
    await bureau.getByRole('button', { name: /与支付对账/ }).click();
    await bureau.getByText('三处一致').waitFor();
    await looksWell(bureau, '96-台账与对账');
    assert.equal((await did('cz-reviewer', 'GET', `${projects}/${copied}/ledger-entries`)).content.items.find((one) => one.source === 'CARRY_OVER')?.amountYuan, '20.00');
    assert.equal((await did('cz-reviewer', 'GET', `${projects}/${project}/funds`)).content.executedYuan, '100.00');
  });

  test('监控：更正之后，每次报送的都看得到，变了的标出来', async () => {
    const path = `${projects}/${project}/checkpoints`;
    const indicators = (await did('wx-preparer', 'GET', `${projects}/${project}`)).content.objective.indicators;
    const progress = (first) => indicators.map((one, index) => ({ code: one.code, actual: index === 0 ? first : one.sign === 'BY_DATE' ? null : one.sign === 'QUALITATIVE' ? '正在推进' : '1', ...(one.sign === 'QUALITATIVE' ? { attainmentPercent: 50 } : {}) }));
    const explanations = ['execution-rate', 'overall', ...indicators.map((one) => one.code)].map((place) => ({ place, reason: '上半年起步晚。', measure: '加快办理。', dueDate: '2026-09-30' }));
    await did('wx-preparer', 'POST', path, { month: 6, progress: progress('120'), explanations });
    await did('wx-preparer', 'POST', `${path}/6/moves`, { step: 'SUBMIT', remark: '' }, await etagOf(`${path}/6`));
    const preparer = await as('wx-preparer');
    await go(preparer, `/projects/${project}?tab=monitoring`);
    await preparer.getByRole('button', { name: '更正', exact: true }).click();
    await preparer.getByLabel('为什么更正').fill('漏报一项。');
    await preparer.locator('form').getByRole('button', { name: '更正', exact: true }).click();
    await preparer.getByText('填报中').first().waitFor();
    await did('wx-preparer', 'PUT', `${path}/6`, { progress: progress('130'), explanations }, await etagOf(`${path}/6`));
    await did('wx-preparer', 'POST', `${path}/6/moves`, { step: 'SUBMIT', remark: '' }, await etagOf(`${path}/6`));
    const page = await as('wx-reviewer');
    await go(page, `/projects/${project}?tab=monitoring`);
    await page.getByRole('button', { name: /历次报送/ }).click();
    await page.getByText('（上次 120）').waitFor();
    await looksWell(page, '97-历次报送');
  });

  test('指标库：推荐、收入、修改、停用，单位只能推荐', async () => {
    const name = `舆情专报采用率${RUN.slice(-4)}`;
    const page = await as('wx-preparer');
    await go(page, '/library');
    await page.getByRole('button', { name: '推荐新指标' }).click();
    await page.getByLabel('三级指标').fill(name);
    await page.locator('form', { has: page.getByRole('button', { name: '推荐', exact: true }) }).getByLabel('二级指标').selectOption('QUALITY');
    await page.getByLabel('常用指标值').fill('九成');
    await page.getByLabel('度量单位').fill('%');
    await page.locator('form', { has: page.getByRole('button', { name: '推荐', exact: true }) }).getByLabel('领域').fill('网信');
    await page.getByLabel('佐证来源').fill('专报采用通知');
    await page.getByRole('button', { name: '推荐', exact: true }).click();
    await page.locator('form [role=alert]').first().waitFor();
    await looksWell(page, '98-推荐指标有误');
    await page.getByLabel('常用指标值').fill('90');
    await page.getByRole('button', { name: '推荐', exact: true }).click();
    await page.getByLabel('按名称或领域查找').fill(name);
    await page.locator('tbody tr', { hasText: name }).getByText('待审').waitFor();
    assert.equal(await page.getByRole('button', { name: /^收入/ }).count(), 0);

    const keeper = await as('cz-manager');
    await go(keeper, `/library?text=${encodeURIComponent(name)}`);
    await keeper.getByRole('button', { name: `收入 ${name}` }).click();
    await keeper.locator('tbody tr', { hasText: name }).getByText('在库').waitFor();
    await keeper.getByRole('button', { name: `修改 ${name}` }).click();
    await keeper.getByLabel('常用指标值').last().fill('95');
    await keeper.locator('td form').getByRole('button', { name: '保存' }).click();
    await keeper.getByText('≥ 95 %').waitFor();
    await looksWell(keeper, '99-指标库');
    await keeper.getByRole('button', { name: `停用 ${name}` }).click();
    await keeper.locator('tbody tr', { hasText: name }).getByText('已停用').waitFor();
    await go(keeper, '/library?order=REUSE');
    await keeper.locator('tbody tr').first().waitFor();
    await shot(keeper, '99-指标库全部', false);
  });

  test('结果应用：上年自评的意见写在本年申报旁边', async () => {
    const done = (await ask('cz-manager', 'GET', '/api/evaluation/self-evaluations?stage=APPROVED')).content.items.find((one) => one.projectCode === EXAMPLE);
    if (!done) return;
    const next = `13020725T00${RUN}2`;
    await did('wx-preparer', 'POST', `${projects}/${EXAMPLE}/copies`, { projectCode: next, year: 2025 });
    const note = `执行率良好，试办意见 ${RUN}`;
    await did('cz-manager', 'POST', `/api/evaluation/self-evaluations/${done.id}/result-uses`, { use: 'KEEP', note }, (await did('cz-manager', 'GET', `/api/evaluation/self-evaluations/${done.id}`)).etag);
    for (let look = 0; look < 60 && !(await ask('wx-preparer', 'GET', `/api/budget/result-uses?project=${next}&nextYear=2025`)).content.items.some((one) => one.note === note); look++) await new Promise((later) => setTimeout(later, 500));
    const page = await as('wx-preparer');
    await go(page, `/projects/${next}`);
    await page.getByText(note).waitFor();
    await page.getByText(/2024 年初预算 .* 万元，2025 年申报/).first().waitFor();
    await looksWell(page, '100-结果应用');
    await go(page, `/projects/${next}/edit`);
    await page.getByText(note).waitFor();
    const bureau = await as('cz-reviewer');
    await go(bureau, '/result-uses?year=2025');
    await bureau.locator('tbody tr', { hasText: note }).waitFor();
    await looksWell(bureau, '101-结果应用清单');
  });
});
