// What several people do with one evaluation, in a real browser: scorers, minutes, absences, the other steps at a desk, the use of the result; and a
// campaign from its form to the next year. On a year of its own, so that nothing that other steps count on is touched.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ask, CHROMIUM, close, CONSOLE, faults, logIn, open, PHONE, shot } from './browser.mjs';

const EVALUATIONS = '/api/evaluation/self-evaluations';
const CAMPAIGNS = '/api/evaluation/campaigns';
const PROJECTS = '/api/budget/projects';
const YEAR = Number(process.env.HENGPING_TRIAL_YEAR ?? 2025);

describe('多人办理与任务全程', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  const code = `130207${String(YEAR).slice(2)}T${String(Date.now()).slice(-12)}`;
  const name = `${YEAR}年网络安全巡检`;
  const pages = {};
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
    await page.locator('.el-skeleton').waitFor({ state: 'detached' });
    await shot(page, shown);
    assert.deepEqual(await faults(page), [], shown);
    const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: innerWidth }));
    assert.ok(wide <= inner, `${shown}：页面比窗口宽 ${wide - inner} 像素`);
  }
  async function said(account, method, path, body, etag) {
    const answer = await ask(account, method, path, body, etag);
    assert.ok(answer.status < 300, `${method} ${path}：${answer.status} ${JSON.stringify(answer.content)}`);
    return answer;
  }
  async function put(account, part, body) {
    const { etag } = await said(account, 'GET', `${EVALUATIONS}/${id}`);
    return said(account, part === 'moves' ? 'POST' : 'PUT', `${EVALUATIONS}/${id}/${part}`, body, etag);
  }

  /** A project of two qualitative lines and one figure, approved on the way that every project goes. */
  async function approved() {
    const project = {
      projectCode: code, year: YEAR, name, kind: 'SPECIFIC_TARGET', classified: false, unitCode: '101', basis: [{ documentNumber: '丰南网信〔2021〕3号', subject: '年度工作要点' }], content: '对全区党政机关网站开展网络安全巡检，出具整改清单并复查。', purpose: '及时发现并整改网络安全隐患。',
      funds: [{ source: 'CURRENT_YEAR_APPROPRIATION', amountYuan: '100000.00' }], items: [{ code: '30226', name: '劳务费', amountYuan: '100000.00' }],
    };
    const line = (key, dimension, aspect, called, sign, target, measure, weight) => ({ code: key, dimension, aspect, name: called, sign, target, measure, weight, evidenceSource: '巡检台账' });
    const objective = {
      objective: '全年巡检党政机关网站不少于 40 个，隐患整改到位，机制持续运行，群众满意度不低于 90%。',
      indicators: [
        line('q-sites', 'OUTPUT', 'QUANTITY', '巡检网站数', 'AT_LEAST', '40', '个', '50.00'), line('b-social', 'BENEFIT', 'SOCIAL', '网络安全状况改善情况', 'QUALITATIVE', '隐患均得到整改，安全状况明显改善', '定性', '15.00'),
        line('b-lasting', 'BENEFIT', 'SUSTAINABLE', '巡检机制持续运行情况', 'QUALITATIVE', '巡检制度齐备，全年持续运行', '定性', '15.00'), line('s-public', 'SATISFACTION', 'SERVICE_SATISFACTION', '被巡检单位满意度', 'AT_LEAST', '90', '%', '10.00'),
      ],
    };
    await said('wx-preparer', 'POST', PROJECTS, project);
    const path = `${PROJECTS}/${code}`;
    const tagged = async (account) => (await said(account, 'GET', path)).etag;
    await said('wx-preparer', 'PUT', `${path}/objective`, objective, await tagged('wx-preparer'));
    for (const [account, step] of [['wx-preparer', 'SUBMIT'], ['wx-reviewer', 'ENDORSE'], ['cz-reviewer', 'APPROVE']]) await said(account, 'POST', `${path}/moves`, { step, reasons: [] }, await tagged(account));
    const source = 'CURRENT_YEAR_APPROPRIATION';
    await said('cz-reviewer', 'POST', `${path}/ledger-entries`, { kind: 'ARRIVAL', source, amountYuan: '100000.00', reason: '资金到位', date: `${YEAR}-03-20`, documentNumber: `丰财指〔${YEAR}〕${code.slice(-6)}号` });
    await said('wx-preparer', 'POST', `${path}/payments`, { voucherNumber: `ZF-${code}`, source, itemCode: '30226', amountYuan: '96000.00', date: `${YEAR}-11-20`, summary: '巡检劳务' });
  }

  before(async () => {
    await open();
    await approved();
  });
  after(close);

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
    for (let look = 0; look < 60 && !id; look++) {
      id = (await ask('wx-preparer', 'GET', `${EVALUATIONS}?project=${code}`)).content.items[0]?.id;
      if (!id) await new Promise((later) => setTimeout(later, 1000));
    }
    assert.ok(id, '没有开出自评');
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

  test('办结后：财政写结果应用，复核人看见同一文件用在别处与否', async () => {
    for (const account of ['wx-reviewer', 'cz-reviewer']) await put(account, 'moves', { step: 'SIGN', reasons: [] });
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
    await manager.getByRole('dialog', { name: '结转下年' }).locator('.does').waitFor();
    await looksWell(manager, '98-结转下年');
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
