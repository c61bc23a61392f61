// A district's own chains and rules: proposed by one, walked, decided on by another. On a running system; each run has names of its own.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { CHROMIUM, close, CONSOLE, faults, logIn, open, PHONE, shot } from './browser.mjs';
import { said } from './trial.mjs';

const RUN = String(Date.now()).slice(-9);
const PROPOSALS = '/api/evaluation/sign-off-chains/proposals';

describe('本地区的签批链和规则集', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  const code = `own-${RUN}`;
  const name = `两级签批${RUN.slice(-4)}`;
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
  async function looksWell(page, shown) {
    await shot(page, shown);
    assert.deepEqual(await faults(page), [], shown);
    for (const size of [PHONE, { width: 1366, height: 768 }]) {
      await page.setViewportSize(size);
      const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: innerWidth }));
      if (size === PHONE) await shot(page, `${shown}-手机`);
      assert.ok(wide <= inner, `${shown}：页面比窗口宽 ${wide - inner} 像素（${size.width}）`);
    }
  }
  const card = (page, called) => page.locator('article', { has: page.getByRole('heading', { name: new RegExp(called) }) });

  before(open);
  after(close);

  test('拟定签批链：错处写在环节旁边；试走一遍；提交后写明谁在何时为何拟定，自己不能批准', async () => {
    const manager = await as('cz-manager');
    await go(manager, '/chains');
    await manager.getByText('可以选用的签批链').waitFor();
    await manager.getByRole('button', { name: '拟定签批链' }).click();
    const form = manager.locator('form', { has: manager.getByRole('heading', { name: '拟定签批链' }) });
    await form.getByLabel(/^代号/).fill('Bad Code');
    await form.getByLabel('名称', { exact: true }).first().fill(name);
    await form.getByLabel('依据').fill('区财政局通知');
    await form.getByLabel('拟定理由').fill('小额项目两级即可。');
    for (const desk of ['评价小组组长', '主管部门']) await form.getByRole('button', { name: `移除 ${desk}` }).click();
    const first = form.getByRole('group', { name: '单位负责人' });
    await first.getByLabel('名称').fill('');
    await form.getByRole('button', { name: '提交批准' }).click();
    await form.locator('.fault').nth(1).waitFor();
    await looksWell(manager, '130-拟定签批链有误');
    await form.getByLabel(/^代号/).fill(code);
    await form.getByLabel(/^代号/).blur();
    assert.equal(await form.getByLabel('版本').inputValue(), '1');
    await form.getByRole('group', { name: 'UNIT_HEAD' }).getByLabel('名称').fill('单位负责人');
    await form.getByRole('button', { name: '试走签批链' }).click();
    await form.locator('.outcome').waitFor();
    await looksWell(manager, '131-拟定签批链');
    await form.getByRole('button', { name: '提交批准' }).click();
    await card(manager, name).getByText('待批准').waitFor();
    await card(manager, name).getByText(/^cz-manager · /).waitFor();
    await card(manager, name).getByText('小额项目两级即可。').waitFor();
    assert.equal(await card(manager, name).getByRole('button', { name: /批准/ }).count(), 0, '拟定的人也能批准');
    await manager.getByRole('button', { name: '拟定签批链' }).click();
    await form.getByLabel(/^代号/).fill(code);
    await form.getByLabel(/^代号/).blur();
    assert.equal(await form.getByLabel('版本').inputValue(), '2', '版本没有往下数');
    await form.getByLabel('版本').fill('1');
    await form.getByLabel('名称', { exact: true }).first().fill(name);
    await form.getByLabel('依据').fill('区财政局通知');
    await form.getByLabel('拟定理由').fill('再拟一次。');
    await form.getByRole('button', { name: '提交批准' }).click();
    await form.getByText(/请用下一个版本号/).waitFor();
  });

  test('另一人批准：看得到图、能试走，意见必填；批准后下达任务时可以选用，审计看得到谁批的', async () => {
    const head = await as('cz-head');
    await go(head, '/chains');
    const mine = card(head, name);
    await mine.locator('figure.drawing rect').nth(3).waitFor();
    await mine.getByRole('button', { name: '试走签批链' }).click();
    await mine.locator('.outcome').waitFor();
    await mine.getByRole('button', { name: `批准 ${name}` }).first().click();
    await mine.getByRole('button', { name: '确认批准' }).click();
    await mine.locator('.fault').waitFor();
    await looksWell(head, '132-批准签批链');
    await mine.getByLabel('意见').fill('同意试行。');
    await mine.getByRole('button', { name: '确认批准' }).click();
    await mine.getByText('已批准').waitFor();
    await mine.getByText(/^cz-head · /).waitFor();
    const proposal = (await said('sj-auditor', 'GET', `${PROPOSALS}/${code}/1`)).content.proposal;
    assert.deepEqual([proposal.stage, proposal.proposedBy, proposal.decidedBy, proposal.remark], ['APPROVED', 'cz-manager', 'cz-head', '同意试行。']);
    const manager = await as('cz-manager');
    await go(manager, '/campaigns');
    await manager.getByRole('button', { name: '下达自评任务' }).click();
    await manager.getByLabel('用哪条签批链').selectOption(code);
    await manager.locator('figure.drawing rect').nth(3).waitFor();
    const auditor = await as('sj-auditor');
    await go(auditor, '/chains');
    await card(auditor, name).getByText('同意试行。').waitFor();
    await auditor.getByRole('button', { name: 'English' }).click();
    await looksWell(auditor, '133-签批链英文');
    await auditor.getByRole('button', { name: '中文' }).click();
  });

  test('走不通的链：试走时写出走到哪里卡住', async () => {
    // Nobody is the unit's head where a unit signs for itself twice over: the walk tells the way, whoever asks.
    const manager = await as('cz-manager');
    const chain = [{ desk: 'DEPARTMENT', title: '主管部门', role: 'DEPARTMENT_REVIEWER', level: 'DEPARTMENT', countersign: 'ANY' }, { desk: 'BUREAU', title: '财政局', role: 'BUREAU_REVIEWER', level: 'DISTRICT', countersign: 'ANY' }, { desk: 'AGAIN', title: '财政局复签', role: 'BUREAU_REVIEWER', level: 'DISTRICT', countersign: 'ANY' }];
    const walked = (await said('cz-manager', 'POST', '/api/evaluation/sign-off-explorations', { year: 2024, scopePath: '130207', chain })).content;
    await go(manager, '/chains');
    await manager.getByRole('button', { name: '拟定签批链' }).click();
    const form = manager.locator('form', { has: manager.getByRole('heading', { name: '拟定签批链' }) });
    await form.getByRole('button', { name: '添加环节' }).click();
    const added = form.getByRole('group').last();
    await added.getByLabel('名称').fill('财政局复签');
    await form.locator('[role=group]').last().getByLabel('由谁签批').selectOption('BUREAU_REVIEWER');
    await form.getByLabel('按哪年的项目').selectOption('2024');
    await form.getByRole('button', { name: '试走签批链' }).click();
    await form.locator('.outcome').waitFor();
    if (!walked.sound) {
      await form.locator('.outcome.stuck li').first().waitFor();
      assert.ok(walked.problems[0].timeline.length);
    }
    await looksWell(manager, '134-试走');
  });

  test('规则集：交一个 YAML，错处逐处写明；另一人不批准，写明意见', async () => {
    const manager = await as('cz-manager');
    await go(manager, '/rule-sets');
    const rules = (more) => Buffer.from(`code: own-${RUN}\nversion: 1\nname: "试行规则${RUN.slice(-4)}"\nsource: "区财政局通知"\nexecutionWeight: "10"\nweights: { OUTPUT: "50", BENEFIT: "30", SATISFACTION: "10" }\nwithoutSatisfaction: BENEFIT\ninverse: LINEAR\noverAchievement: "1.2"\nqualitativeBands:\n  - { name: "达成年度指标", fromPercent: "80" }\n  - { name: "部分达成", fromPercent: "60" }\n  - { name: "未达成", fromPercent: "0" }\ndeclaredTolerance: "0.1"\nevidenceForEachIndicator: false\ngrades:\n  - { name: "优", aliases: ["优级"], from: "90" }\n  - { name: "良", aliases: ["良级"], from: "80" }\n  - { name: "中", aliases: ["中级"], from: "60" }\n  - { name: "差", aliases: ["差级"], from: "0" }\ninterval: IN_OR_OUT\noverAchievementReduction: { perTarget: "0.5", most: "0.5" }\ncombination: MEAN\narticles:\n  POSITIVE: "通行做法"\n  EQUAL: "通行做法"\n  INVERSE: "通行做法"\n  INTERVAL: "通行做法"\n  DATE: "通行做法"\n  QUALITATIVE: "通行做法"\n  EXECUTION: "通行做法"\n${more}`);
    const drop = manager.locator('input[type=file]');
    await drop.setInputFiles({ name: 'rules.yaml', mimeType: 'text/yaml', buffer: rules('unknown: 1\n') });
    await manager.getByLabel('拟定理由').fill('本地区从严。');
    await manager.getByRole('button', { name: '提交批准' }).click();
    await manager.locator('.places li').first().waitFor();
    await looksWell(manager, '135-规则集有误');
    await manager.getByRole('button', { name: '换一个文件' }).click();
    await drop.setInputFiles({ name: 'rules.yaml', mimeType: 'text/yaml', buffer: rules('') });
    await manager.getByRole('button', { name: '提交批准' }).click();
    await card(manager, `试行规则${RUN.slice(-4)}`).getByText('待批准').waitFor();
    const head = await as('cz-head');
    await go(head, '/rule-sets');
    const mine = card(head, `试行规则${RUN.slice(-4)}`);
    await mine.getByRole('button', { name: /^不批准/ }).click();
    await mine.getByLabel('意见').fill('与上级规定重复。');
    await looksWell(head, '136-规则集决定');
    await mine.getByRole('button', { name: '确认不批准' }).click();
    await mine.getByText('未批准').waitFor();
    await mine.getByText('与上级规定重复。').waitFor();
    await looksWell(head, '137-规则集未批准');
  });
});
