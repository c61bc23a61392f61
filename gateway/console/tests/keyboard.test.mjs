// One evaluation by the keyboard alone, and an old report taken over into one. Needs a running system on which the example was walked, and a draft that nobody has
// begun.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ask, CHROMIUM, close, go, logIn, looksWell, open, shot, wordTable } from './browser.mjs';

const EVALUATIONS = '/api/evaluation/self-evaluations';

describe('控制台：键盘与旧报告', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  const pages = {};
  const as = async (account) => (pages[account] ??= await logIn(account));
  const field = (page, pointer) => page.locator(`[id="at:${pointer}"]`);
  const saved = (page) => page.locator('section.card:visible [role=status]', { hasText: '已自动保存' }).first().waitFor();


  before(open);
  after(close);

  test('只用键盘办完一份自评：填数、看校验、定小组和方案、附佐证、提交；焦点看得见', async () => {
    const preparer = await as('wx-preparer');
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
    // With its title the page takes the focus to its heading; what is pressed before goes on from there.
    await preparer.waitForFunction(() => document.title.endsWith('· 衡评'));
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
    const preparer = await as('wx-preparer');
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
