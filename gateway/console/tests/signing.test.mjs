// What several people do with one evaluation, in a real browser: scorers, minutes, absences, the other steps at a desk, the use of the result; and a
// campaign from its form to the next year. On a year of its own, so that nothing that other steps count on is touched.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ask, CHROMIUM, close, CONSOLE, faults, firstLogIn, logIn, open, PHONE, shot } from './browser.mjs';
import { approvedProject, EVALUATIONS, freeYear, hired, left, said, until } from './trial.mjs';

describe('多人办理与任务全程', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  const run = String(Date.now()).slice(-12);
  const second = `cz-trial${run.slice(-8)}`;
  const pages = {};
  let YEAR;
  let code;
  let name;
  const at = (path) => `${CONSOLE}/#${path}`;
  let id;
  let campaign;
  const evaluation = async (account = 'wx-preparer') => (await ask(account, 'GET', `${EVALUATIONS}/${id}`)).content;

  async function as(account, viewport) {
    const key = `${account} ${viewport?.width ?? ''}`;
    return (pages[key] ??= await logIn(account, viewport));
  }
  async function go(page, path) {
    await page.evaluate(() => (document.title = ''));
    await page.goto(at(path));
    await page.reload();
    await page.waitForFunction(() => document.title !== '');
    await page.locator('h1').first().waitFor();
  }
  async function looksWell(page, shown) {
    await page.waitForFunction(() => !document.querySelector('.el-skeleton'));
    await shot(page, shown);
    assert.deepEqual(await faults(page), [], shown);
    const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: innerWidth }));
    assert.ok(wide <= inner, `${shown}：页面比窗口宽 ${wide - inner} 像素`);
  }
  async function put(account, part, body) {
    const { etag } = await said(account, 'GET', `${EVALUATIONS}/${id}`);
    return said(account, part === 'moves' ? 'POST' : 'PUT', `${EVALUATIONS}/${id}/${part}`, body, etag);
  }

  before(async () => {
    await open();
    YEAR = await freeYear();
    code = `130207${String(YEAR).slice(2)}T${run}`;
    name = `${YEAR}年网络安全巡检${run.slice(-4)}`;
    await approvedProject(code, YEAR, name);
  });
  after(async () => {
    await left(second).catch(() => undefined);
    await close();
  });

  test('下达任务：范围、类别、签批链图、工作日期限、工作日历；下达后即开出自评', async () => {
    const manager = await as('cz-manager');
    await go(manager, '/campaigns');
    await manager.getByRole('button', { name: '下达自评任务' }).click();
    await manager.getByLabel('自评年度').fill(String(YEAR));
    await manager.getByLabel('名称', { exact: true }).first().fill(`${YEAR}年度专项自评`);
    await manager.locator('option[value="130207/101"]').first().waitFor({ state: 'attached' });
    await manager.getByLabel('单位范围（含下属）').selectOption('130207/101');
    await manager.getByLabel('特定目标类').check();
    await manager.getByLabel('怎样定期限').selectOption('days');
    await manager.getByLabel(/起的工作日数/).fill('20');
    await manager.getByText(/^即 \d{4}-\d\d-\d\d$/).waitFor();
    await manager.getByText('工作日历', { exact: true }).click();
    await manager.locator('.months').waitFor();
    await manager.locator('figure.drawing rect').nth(4).waitFor();
    await looksWell(manager, '80-下达任务');
    await manager.getByLabel('用哪条签批链').selectOption('own');
    await manager.getByLabel('怎样签').nth(2).selectOption('ALL');
    await manager.getByText('全体会签').first().waitFor();
    await manager.getByRole('button', { name: '下达', exact: true }).click();
    await manager.getByRole('heading', { name: `${YEAR}年度专项自评` }).waitFor();
    campaign = manager.url().split('/').pop();
    await looksWell(manager, '81-任务详情');
    id = await until(async () => (await ask('wx-preparer', 'GET', `${EVALUATIONS}?project=${code}`)).content.items[0]?.id, '没有开出自评');
  });

  test('评分人各评各的，到齐之前互不相知；到齐后一起列出，写明怎样合成', async () => {
    await put('wx-preparer', 'team', { members: [['wx-leader', 'LEADER', '副主任'], ['wx-deputy', 'DEPUTY_LEADER', '科长'], ['wx-member1', 'MEMBER', '科员'], ['wx-member2', 'MEMBER', '财务岗']].map(([account, post, title]) => ({ account, post, title })) });
    const preparer = await as('wx-preparer');
    await go(preparer, `/evaluations/${id}?tab=panel`);
    await preparer.getByLabel(/wx-deputy/).check();
    await preparer.getByRole('button', { name: '指定 1 人评分' }).click();
    await preparer.locator('.fault').first().waitFor();
    await preparer.getByLabel(/wx-member1/).check();
    await preparer.getByRole('button', { name: '指定 2 人评分' }).click();
    await preparer.getByText('意见尚未到齐').waitFor();
    await looksWell(preparer, '82-指定评分人');
    const member = await as('wx-member1');
    await go(member, `/evaluations/${id}?tab=panel`);
    const social = member.getByRole('group', { name: '网络安全状况改善情况' });
    await social.getByLabel('完成程度（%）').fill('90');
    await social.getByText('合 13.50 分').waitFor();
    await social.getByLabel('评分依据').fill('四十二份整改清单均有复查结果。');
    await member.getByRole('button', { name: '交出意见' }).click();
    await member.getByText(/b-lasting/).first().waitFor();
    const lasting = member.getByRole('group', { name: '巡检机制持续运行情况' });
    await lasting.getByLabel('完成程度（%）').fill('100');
    await lasting.getByLabel('评分依据').fill('制度齐备，每月有记录。');
    await member.getByRole('button', { name: '交出意见' }).click();
    await member.getByText('您的意见已于').waitFor();
    await looksWell(member, '83-我的意见');
    assert.equal((await evaluation('wx-deputy')).preparation.panel.opinions.length, 0, '到齐之前看得见别人的意见');
    await put('wx-deputy', 'panel/opinion', { marks: [{ code: 'b-social', percent: '81', ground: '个别隐患整改偏慢。' }, { code: 'b-lasting', percent: '95', ground: '十月巡检推迟。' }] });
    await go(preparer, `/evaluations/${id}?tab=panel`);
    await preparer.getByText('(81 + 90) ÷ 2 = 85.50%').waitFor();
    await preparer.getByText('个别隐患整改偏慢。').waitFor();
    await looksWell(preparer, '84-意见合成');
  });

  test('评价会附纪要；小组变更须写理由，变更留痕', async () => {
    const preparer = await as('wx-preparer');
    await go(preparer, `/evaluations/${id}?tab=team`);
    await preparer.getByRole('button', { name: '记录一次评价会' }).click();
    await preparer.getByLabel('会议日期').fill('2025-02-20');
    await preparer.getByLabel('会议纪要').setInputFiles({ name: '会议纪要.csv', mimeType: 'text/csv', buffer: Buffer.from('事项,结论\n自评,同意提交\n') });
    await preparer.getByLabel('决议').fill('同意自评结果，按期提交。');
    await preparer.locator('form.meeting').getByRole('button', { name: '保存' }).click();
    await preparer.getByRole('button', { name: '会议纪要.csv' }).waitFor();
    const seat = preparer.getByRole('group', { name: '评价小组 4' });
    await seat.getByLabel('职务', { exact: true }).fill('财务科科员');
    const team = preparer.locator('section', { has: preparer.getByRole('heading', { name: '评价小组', exact: true }) });
    await team.getByRole('button', { name: '保存' }).click();
    await team.locator('.fault').first().waitFor();
    await preparer.getByLabel('变更小组的理由').fill('职务调整。');
    await team.getByRole('button', { name: '保存' }).click();
    await preparer.getByText('小组变更 1 次').click();
    await preparer.getByText('职务调整。').waitFor();
    await looksWell(preparer, '85-评价会与变更');
  });

  test('提交后：加签、征求意见、抄送、催办，各写明是什么；办理情况逐人列出；手机上也能办', async () => {
    await put('wx-preparer', 'plan', { from: '2025-02-10', to: '2025-02-25', methods: ['资料核查'], criteria: ['产出指标'] });
    const line = (key, actual) => ({ code: key, actual });
    await put('wx-preparer', 'results', {
      objectiveAchieved: '全年巡检网站 42 个，隐患整改到位。', executionDeviationReason: '合同尾款跨年支付。',
      lines: [line('q-sites', '42'), { ...line('b-social', '隐患均已整改，个别偏慢。'), deviationReason: '个别单位整改人手不足。', improvementMeasure: '列入次年督查。' }, { ...line('b-lasting', '制度运行。'), deviationReason: '十月巡检推迟一周。', improvementMeasure: '编制年度排期。' }, line('s-public', '93')],
    });
    const preparer = await as('wx-preparer');
    await go(preparer, `/evaluations/${id}?tab=evidence`);
    await preparer.locator('input[type=file]').setInputFiles({ name: '巡检台账.csv', mimeType: 'text/csv', buffer: Buffer.from(`网站,结论\n${code},合格\n`) });
    await preparer.getByRole('button', { name: '巡检台账.csv' }).waitFor();
    await preparer.getByRole('button', { name: '提交', exact: true }).click();
    await preparer.getByText('评价小组组长办理中').first().waitFor();
    await put('wx-leader', 'moves', { step: 'SIGN', reasons: [] });
    const head = await as('wx-head', PHONE);
    await go(head, `/evaluations/${id}`);
    await head.getByText('单位负责人：办理情况').waitFor();
    await head.getByRole('button', { name: '其他办理' }).click();
    const dialog = head.getByRole('dialog', { name: '其他办理' });
    await dialog.getByRole('radio', { name: /^抄送/ }).check();
    await dialog.getByLabel('其他账号（用逗号隔开）').fill('cz-head');
    await looksWell(head, '86-其他办理');
    await dialog.getByRole('button', { name: '抄送' }).click();
    await head.getByText('抄送 cz-head').waitFor();
    await looksWell(head, '87-办理情况');
    await go(preparer, `/evaluations/${id}?tab=trail`);
    await preparer.getByRole('button', { name: '其他办理' }).click();
    await preparer.getByRole('dialog').getByRole('button', { name: '催办' }).click();
    await preparer.getByText(/已催办/).first().waitFor();
    await looksWell(preparer, '88-流转与催办');
  });

  test('外出授权：不能授给自己；代办人在待办里看见，代签写明两个人；收回后不再代签', async () => {
    const head = await as('wx-head');
    await go(head, '/absences');
    await head.getByLabel('代办人账号').fill('wx-head');
    await head.getByLabel('结束').fill('2099-01-01T18:00');
    await head.getByLabel('事由').fill('外出培训');
    await head.getByRole('button', { name: '授权', exact: true }).click();
    await head.locator('.fault').first().waitFor();
    await looksWell(head, '89-外出授权有误');
    await head.getByLabel('代办人账号').fill('wx-member2');
    await head.getByLabel('结束').fill(`${new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)}T18:00`);
    await head.getByRole('button', { name: '授权', exact: true }).click();
    await head.getByText('生效中').waitFor();
    await looksWell(head, '90-外出授权');
    await go(head, '/');
    await head.getByText('您已授权 wx-member2 代签').waitFor();
    const deputy = await as('wx-member2');
    await go(deputy, '/');
    await deputy.getByRole('heading', { name: /代 wx-head 办理/ }).waitFor();
    await looksWell(deputy, '91-代办');
    await deputy.getByRole('row', { name: new RegExp(name) }).getByRole('link', { name }).click();
    await deputy.getByText('代 wx-head 签批').waitFor();
    await deputy.getByLabel(/我已审阅以上全部内容/).check();
    await looksWell(deputy, '92-代签');
    await deputy.getByRole('button', { name: '签批通过' }).click();
    await deputy.getByText('wx-member2（代 wx-head）').first().waitFor();
    assert.equal((await evaluation('wx-preparer')).signatures.at(-1).onBehalfOf, 'wx-head');
    await go(head, '/absences');
    await head.getByRole('button', { name: '提前收回' }).first().click();
    await head.getByText('已收回').first().waitFor();
  });

  test('转办、委派、加签：两个人各办各的，席位、意见、签字都看得见；没有意见不能签，加签的人签了才办结', async () => {
    await put('wx-reviewer', 'moves', { step: 'SIGN', reasons: [] });
    const { unit } = (await said('sys-admin', 'GET', '/api/budget/staff/cz-reviewer')).content;
    const password = await hired(second, unit.unitCode, 'BUREAU_REVIEWER', '130207', '业务股室副股长');
    await until(async () => (await ask('cz-reviewer', 'GET', `${EVALUATIONS}/${id}/colleagues`)).content.items.some((one) => one.account === second && one.steps.includes('TRANSFER')), '没有可以转办的人');
    const reviewer = await as('cz-reviewer');
    const other = async (page, called, account, remark) => {
      await go(page, `/evaluations/${id}?tab=sign`);
      await page.getByRole('button', { name: '其他办理' }).first().click();
      const dialog = page.getByRole('dialog', { name: '其他办理' });
      await dialog.getByRole('radio', { name: new RegExp(`^${called}`) }).check();
      if (account) await dialog.getByLabel(new RegExp(account)).check();
      if (remark) await dialog.locator('textarea').fill(remark);
      await looksWell(page, `95-${called}`);
      await dialog.getByRole('button', { name: called, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    };
    await other(reviewer, '转办', second, '请业务股室办理。');
    await until(async () => (await evaluation('cz-reviewer')).sitting.seats[0].account === second, '席位没有转过去');
    await go(reviewer, '/');
    assert.equal(await reviewer.getByRole('link', { name }).count(), 0, '转办之后还在原来的人的待办里');

    const taker = (pages[`${second} `] = await firstLogIn(second, password));
    await go(taker, '/');
    await taker.getByRole('link', { name }).first().click();
    await taker.getByText('财政局：办理情况').waitFor();
    await other(taker, '委派', 'cz-head', '请看整改是否到位。');
    await taker.getByText('正在征求 cz-head 的意见').first().waitFor();
    await taker.getByLabel(/我已审阅以上全部内容/).check();
    await taker.getByRole('button', { name: '签批通过' }).click();
    await taker.getByRole('alert').getByText(/cz-head/).first().waitFor();
    assert.equal((await evaluation('cz-manager')).stage, 'WITH_BUREAU', '意见没有到也能签');
    const head = await as('cz-head');
    await go(head, '/');
    await head.getByRole('link', { name }).first().click();
    await head.getByRole('button', { name: '其他办理' }).first().click();
    const dialog = head.getByRole('dialog', { name: '其他办理' });
    await dialog.getByRole('radio', { name: /^提出意见/ }).check();
    await dialog.getByRole('button', { name: '提出意见' }).click();
    await dialog.locator('.fault').first().waitFor();
    await dialog.locator('textarea').fill('整改清单已抽查三户，均已到位。');
    await dialog.getByRole('button', { name: '提出意见' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await other(taker, '加签', 'cz-head', '金额较大，请领导加签。');
    await go(taker, `/evaluations/${id}?tab=sign`);
    await taker.getByText('整改清单已抽查三户，均已到位。').waitFor();
    await taker.getByText(`（${second} 加签）`).waitFor();
    await taker.getByLabel(/我已审阅以上全部内容/).check();
    await taker.getByRole('button', { name: '签批通过' }).click();
    await until(async () => (await evaluation('cz-manager')).sitting?.seats.some((seat) => seat.account === second && seat.signature), '没有签上');
    assert.notEqual((await evaluation('cz-manager')).stage, 'APPROVED', '加签的人没有签就办结了');
    await go(head, `/evaluations/${id}?tab=sign`);
    await looksWell(head, '95-加签的人');
    await head.getByLabel(/我已审阅以上全部内容/).check();
    await head.getByRole('button', { name: '签批通过' }).click();
    await until(async () => (await evaluation('cz-manager')).stage === 'APPROVED', '没有办结');
    await go(taker, `/evaluations/${id}?tab=trail`);
    for (const step of ['转办', '委派', '提出意见', '加签']) await taker.getByText(step, { exact: true }).first().waitFor();
    const line = taker.locator('ol.chain li', { hasText: '财政局' });
    for (const account of [second, 'cz-head']) assert.match(await line.innerText(), new RegExp(account), '环节图上少了一个签批人');
    await looksWell(taker, '95-转办委派加签之后');
  });

  test('办结后：财政写结果应用，复核人看见同一文件用在别处与否', async () => {
    assert.equal((await evaluation()).stage, 'APPROVED');
    const chief = await as('cz-head');
    await go(chief, `/evaluations/${id}?tab=review`);
    await chief.getByLabel('建议').selectOption('RAISE');
    await chief.getByRole('button', { name: '记入结果应用' }).click();
    await chief.locator('.use .fault').waitFor();
    await chief.locator('.use textarea').fill('巡检范围应扩大到街道。');
    await chief.getByRole('button', { name: '记入结果应用' }).click();
    await chief.getByText(`${YEAR + 1} 年度：增加`).waitFor();
    await looksWell(chief, '93-结果应用');
    await go(chief, `/evaluations/${id}?tab=evidence`);
    await chief.getByRole('heading', { name: '同一文件用在别处' }).waitFor();
    await looksWell(chief, '94-佐证比对');
  });

  test('任务延期、关闭、重开、结转下年：先说明后果，理由必填，逐条留痕', async () => {
    const manager = await as('cz-manager');
    await go(manager, `/campaigns/${campaign}`);
    const act = async (called, fill) => {
      await manager.getByRole('button', { name: called, exact: true }).click();
      const dialog = manager.getByRole('dialog', { name: called });
      await fill(dialog);
      await dialog.getByRole('button', { name: `确认${called}` }).click();
      await dialog.waitFor({ state: 'hidden' });
    };
    await manager.getByRole('button', { name: '延期', exact: true }).click();
    await manager.getByRole('dialog', { name: '延期' }).getByRole('button', { name: '确认延期' }).click();
    await manager.getByRole('dialog', { name: '延期' }).locator('.fault').first().waitFor();
    await looksWell(manager, '96-延期有误');
    await manager.keyboard.press('Escape');
    await act('延期', async (dialog) => {
      await dialog.getByLabel(/起的工作日数/).fill('5');
      await dialog.getByLabel('理由').fill('汛期工作影响填报。');
    });
    await manager.getByText('汛期工作影响填报。').waitFor();
    await act('关闭', (dialog) => dialog.getByLabel('理由').fill('全部办结。'));
    await manager.getByText('已关闭', { exact: true }).waitFor();
    await act('重开', async (dialog) => {
      await dialog.getByLabel(/起的工作日数/).fill('5');
      await dialog.getByLabel('理由').fill('补评一个项目。');
    });
    await manager.getByText('进行中', { exact: true }).waitFor();
    await looksWell(manager, '97-任务变更记录');
    await manager.getByRole('button', { name: '结转下年' }).click();
    const carried = manager.getByRole('dialog', { name: '结转下年' });
    await carried.locator('.does').waitFor();
    await carried.getByRole('button', { name: '确认结转下年' }).click();
    await carried.locator('.fault').first().waitFor();
    await looksWell(manager, '98-结转下年有误');
    await carried.getByLabel(/起的工作日数/).fill('20');
    await carried.getByRole('button', { name: '确认结转下年' }).click();
    await manager.getByRole('heading', { name: `${YEAR + 1}年度专项自评` }).waitFor();
    await manager.getByText('结转自').waitFor();
    await looksWell(manager, '98-结转下年');
    const next = (await said('cz-manager', 'GET', `/api/evaluation/campaigns/${manager.url().split('/').pop()}`)).content;
    assert.deepEqual([next.year, next.scopePath, next.previous], [YEAR + 1, '130207/101', campaign]);
    assert.deepEqual(next.chain.map((desk) => desk.desk), (await said('cz-manager', 'GET', `/api/evaluation/campaigns/${campaign}`)).content.chain.map((desk) => desk.desk));
  });

  test('试算：粘贴一张表，逐行有算式，问题逐条列出，不保存', async () => {
    const member = await as('wx-member1');
    await go(member, '/score-trial');
    await member.getByLabel('全年预算数').fill('20.18万');
    await member.getByLabel('全年执行数').fill('196500');
    await member.getByRole('button', { name: '从表格粘贴' }).click();
    await member.getByLabel(/从 Excel 或 Word/).fill('一级指标\t二级指标\t三级指标\t指标值\t分值\t实际完成值\t自评分\n产出指标\t数量指标\t舆情信息条数\t≥280条\t50\t266条\t50\n满意度指标\t\t公众满意度\t≥90%\t10\t92%\t10\n');
    await member.getByRole('button', { name: '填入' }).click();
    await member.getByRole('button', { name: '试算', exact: true }).click();
    await member.getByText('266 ÷ 280 × 50 = 47.50').waitFor();
    await looksWell(member, '99-试算');
    await member.getByLabel('1 分值').fill('很多');
    await member.getByRole('button', { name: '试算', exact: true }).click();
    await member.locator('.fault').first().waitFor();
    await looksWell(member, '99-试算有误');
  });
});
