// Every page in both languages, by the first role that may see it, or by every one with HENGPING_EVERY_ROLE: nothing serious for axe, no error, no overflow at 1366 px and at
// 200 %, no layout jump, no Chinese in English. Needs a running system on which the example was walked.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ask, CHROMIUM, close, CONSOLE, faults, LAPTOP, logIn, open, shot } from './browser.mjs';

const EVALUATIONS = '/api/evaluation/self-evaluations';
const PROJECT = '13020724T000000000001';
const UNIT = ['preparer', 'member', 'head'];
const OFFICE = ['department', 'reviewer', 'chief', 'manager', 'auditor'];
const BUREAU = ['reviewer', 'chief', 'manager'];
const EVERYBODY = [...UNIT, ...OFFICE];
const ADMINS = ['system', 'security', 'audit'];
const ACCOUNTS = {
  preparer: 'wx-preparer', member: 'wx-member1', head: 'wx-head', department: 'wx-reviewer', reviewer: 'cz-reviewer', chief: 'cz-head', manager: 'cz-manager', auditor: 'sj-auditor',
  system: 'sys-admin', security: 'sec-admin', audit: 'aud-admin',
};

// The table: a name for the picture, the address, who may see it.
const PAGES = [
  ['待办', '/', EVERYBODY],
  ['通知', '/notices', EVERYBODY],
  ['看板', '/dashboard?year=2024', EVERYBODY],
  ['看板清单', '/dashboard/projects?year=2024', OFFICE],
  ['自评', '/evaluations', EVERYBODY],
  ['自评-表', '/evaluations/{evaluation}?tab=table', EVERYBODY],
  ['自评-佐证', '/evaluations/{evaluation}?tab=evidence', EVERYBODY],
  ['自评-小组', '/evaluations/{evaluation}?tab=team', UNIT],
  ['自评-正文', '/evaluations/{evaluation}?tab=narrative', EVERYBODY],
  ['自评-评分人', '/evaluations/{evaluation}?tab=panel', EVERYBODY],
  ['自评-提问', '/evaluations/{evaluation}?tab=questions', EVERYBODY],
  ['自评-流转', '/evaluations/{evaluation}?tab=trail', EVERYBODY],
  ['自评-文件', '/evaluations/{evaluation}?tab=documents', EVERYBODY],
  ['自评-复核', '/evaluations/{evaluation}?tab=review', OFFICE],
  ['项目', '/projects', EVERYBODY],
  ['项目-概况', `/projects/${PROJECT}`, EVERYBODY],
  ['项目-目标', `/projects/${PROJECT}?tab=objective`, EVERYBODY],
  ['项目-台账', `/projects/${PROJECT}?tab=ledger`, EVERYBODY],
  ['项目-调整', `/projects/${PROJECT}?tab=adjustments`, EVERYBODY],
  ['项目-监控', `/projects/${PROJECT}?tab=monitoring`, EVERYBODY],
  ['申报', '/projects/new', ['preparer']],
  ['调整', '/adjustments', EVERYBODY],
  ['双监控', '/lights?year=2026', EVERYBODY],
  ['结果应用', '/result-uses', ['preparer', 'department', ...BUREAU, 'auditor']],
  ['指标库', '/library', ['preparer', 'department', ...BUREAU, 'auditor']],
  ['支付', '/payments', ['preparer', ...BUREAU]],
  ['任务', '/campaigns', EVERYBODY],
  ['任务详情', '/campaigns/{campaign}', EVERYBODY],
  ['雷达', '/radar', OFFICE],
  ['文件', '/documents', EVERYBODY],
  ['打印', '/printing', ['preparer', 'head', 'department', ...BUREAU]],
  ['提纲', '/outlines', [...BUREAU, 'auditor']],
  ['外出授权', '/absences', ['member', 'head', 'department', 'reviewer', 'chief']],
  ['试算', '/score-trial', [...EVERYBODY, ...ADMINS]],
  ['批量', '/batch', ['department', 'reviewer', 'chief']],
  ['整改', '/rectifications', EVERYBODY],
  ['规则集', '/rule-sets', [...BUREAU, 'auditor']],
  ['签批链', '/chains', [...BUREAU, 'auditor']],
  ['查找', '/search?text=%E8%88%86%E6%83%85', EVERYBODY],
  ['帮助', '/help', [...EVERYBODY, ...ADMINS]],
  ['单位', '/units', ADMINS],
  ['人员', '/staff', ['system', 'security']],
  ['账号', '/accounts', ADMINS],
  ['死信', '/dead-letters', ['system', 'audit']],
  ['记录', '/audit', ['auditor', 'audit']],
  ['没有的页', '/nowhere', ['preparer']],
];
/** Pages that one comes to from another page, and not by the menu. */
const UNLISTED = /^\/(search|nowhere|projects\/|evaluations\/|campaigns\/|dashboard\/)/;
const JUMP = 0.1;
const EVERY_ROLE = Boolean(process.env.HENGPING_EVERY_ROLE);

describe('每一页', { skip: CHROMIUM ? false : '没有找到 Chromium（Debian 软件包 chromium），浏览器测试未运行' }, () => {
  const ids = {};
  const names = ['优', '良', '中', '差'];
  before(async () => {
    await open();
    const done = (await ask('wx-preparer', 'GET', `${EVALUATIONS}?stage=APPROVED`)).content.items;
    ids.evaluation = (done.find((one) => one.narrativeReport) ?? done[0])?.id;
    ids.campaign = (await ask('cz-manager', 'GET', '/api/evaluation/campaigns')).content.items.find((one) => one.year === 2024)?.id;
    assert.ok(ids.evaluation && ids.campaign, '系统里还没有走过示例');
    // Names are data: they stay as they are in any language.
    for (const path of ['/api/budget/projects', '/api/evaluation/campaigns', '/api/budget/units?limit=200']) names.push(...(await ask('cz-manager', 'GET', path)).content.items.flatMap((one) => [one.name, one.unitName].filter(Boolean)));
    names.push(...(await ask('cz-manager', 'GET', '/api/report/outline-choices/available?year=2024&place=130207')).content.map((one) => one.name));
    for (const path of ['/api/evaluation/sign-off-chains/proposals', '/api/evaluation/rule-sets/proposals']) names.push(...(await ask('cz-manager', 'GET', `${path}?limit=200`)).content.items.map(({ proposal }) => (proposal.known ?? proposal.rules).name));
    names.push('丰南区委网信办', '支付.csv');
  });
  after(close);

  /** How much of the page jumped without anybody's doing; the browser itself counts it. */
  const watchJumps = (page) =>
    page.evaluate(() => {
      globalThis.jumps = 0;
      globalThis.jumpers = [];
      globalThis.watching ??= new PerformanceObserver((list) => {
        for (const one of list.getEntries()) {
          if (one.hadRecentInput) continue;
          globalThis.jumps += one.value;
          globalThis.jumpers.push(...one.sources.map((source) => `${source.node?.className ?? source.node?.nodeName} ${one.value.toFixed(3)}`));
        }
      });
      globalThis.watching.observe({ type: 'layout-shift' });
    });

  async function wrong(page, role, language, name, path) {
    const found = [];
    await watchJumps(page);
    await page.evaluate((to) => {
      if (location.hash === `#${to}`) return;
      document.title = '';
      location.hash = to;
    }, path);
    // The page gives itself its title when it stands; the address alone says nothing of what is shown.
    // The menu is what tells a page from the login.
    const stands = await page.waitForFunction(() => document.title !== '' && document.querySelector('nav#menu') && !document.querySelector('.el-skeleton')).catch(() => null);
    if (!stands) return [`${role} ${name} ${language}：二十秒没有显示`];
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
    const { jumps, jumpers } = await page.evaluate(() => ({ jumps: globalThis.jumps, jumpers: globalThis.jumpers }));
    if (jumps > JUMP) found.push(`页面跳动 ${jumps.toFixed(3)}：${jumpers.slice(0, 4).join('；')}`);
    if (language === 'zh') await shot(page, `p-${name}-${role}`);
    found.push(...(await faults(page)));
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if ((await overflow()) > 0) found.push(`比窗口宽 ${await overflow()} 像素`);
    if (language === 'en') {
      const words = await page.locator('nav#menu a, nav#menu button, th[scope=col], main button, main h2, main label').allInnerTexts();
      // What stands behind a colon somebody wrote, in the language that he writes.
      const chinese = words.filter((word) => /[\u4e00-\u9fff]/.test(names.reduce((rest, one) => rest.replaceAll(one, ''), word.replaceAll(/[:：][^\n]*/g, ''))));
      if (chinese.length && !/自评-|项目-|任务详情|规则集|试算|人员|单位$/.test(name)) found.push(`英文里有中文：${chinese.slice(0, 3).join('；')}`);
      await page.setViewportSize({ width: 683, height: 384 });
      if ((await overflow()) > 0) found.push(`放大到 200% 时比窗口宽 ${await overflow()} 像素`);
      await page.setViewportSize(LAPTOP);
    }
    return found.map((one) => `${role} ${name} ${language}：${one}`);
  }

  for (const [role, account] of Object.entries(ACCOUNTS)) {
    if (!EVERY_ROLE && !PAGES.some(([, , roles]) => roles[0] === role)) continue;
    test(`${role}（${account}）看得到的每一页，中文和英文`, async () => {
      const page = await logIn(account);
      const errors = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && !/40[34]/.test(message.text()) && errors.push(message.text()));
      const bad = [];
      // The menu and the table say the same of a post: no page in it that is not looked at, none kept from who may see it, none shown to others.
      await page.locator('nav#menu a').first().waitFor({ state: 'attached' });
      const inMenu = await page.locator('nav#menu a').evaluateAll((links) => links.map((one) => one.hash.slice(1)));
      const allowed = PAGES.filter(([, , roles]) => roles.includes(role)).map(([, path]) => path.split('?')[0]).filter((path) => !UNLISTED.test(path));
      for (const path of inMenu) if (!allowed.includes(path)) bad.push(`${role}：菜单里的 ${path} 不在表里，没有人看过`);
      for (const path of allowed) if (!inMenu.includes(path)) bad.push(`${role}：菜单里没有 ${path}`);
      for (const language of ['zh', 'en']) {
        await page.evaluate((to) => localStorage.setItem('hengping.language', to), language);
        await page.goto(CONSOLE);
        await page.reload();
        await page.locator('main h1').first().waitFor();
        for (const [name, path, roles] of PAGES) {
          if (EVERY_ROLE ? roles.includes(role) : roles[0] === role) bad.push(...(await wrong(page, role, language, name, path.replace(/\{(\w+)\}/, (_, id) => ids[id]))));
        }
      }
      await page.context().close();
      assert.deepEqual([...bad, ...new Set(errors)], []);
    });
  }
});
