// What the tests of one evaluation share: a year that nothing else uses, a project approved on the way that every project goes, and asking as its people.
import assert from 'node:assert/strict';

import { ask } from './browser.mjs';

export const EVALUATIONS = '/api/evaluation/self-evaluations';
export const CAMPAIGNS = '/api/evaluation/campaigns';
export const PROJECTS = '/api/budget/projects';
export const UNIT = '130207/101';
const FIRST = 2031;

export async function said(account, method, path, body, etag) {
  const answer = await ask(account, method, path, body, etag);
  assert.ok(answer.status < 300, `${method} ${path}：${answer.status} ${JSON.stringify(answer.content)}`);
  return answer;
}

/** A year in which the unit has no campaign, and none in the next one either; the same system takes the same test again and again. */
export async function freeYear() {
  if (process.env.HENGPING_TRIAL_YEAR) return Number(process.env.HENGPING_TRIAL_YEAR);
  const taken = new Set();
  for (let next = ''; next !== null; ) {
    const page = (await said('cz-manager', 'GET', `${CAMPAIGNS}?limit=200${next ? `&cursor=${encodeURIComponent(next)}` : ''}`)).content;
    page.items.filter((one) => one.scopePath === UNIT).forEach((one) => taken.add(one.year));
    next = page.next ?? null;
  }
  let year = FIRST;
  while (taken.has(year) || taken.has(year + 1)) year++;
  assert.ok(year < 2100, '没有空着的年度了');
  return year;
}

/** Waits until what is asked for is there; facts travel from service to service. */
export async function until(look, what, seconds = 60) {
  for (let attempt = 0; attempt < seconds; attempt++) {
    const found = await look();
    if (found) return found;
    await new Promise((later) => setTimeout(later, 1000));
  }
  assert.fail(what);
}

/** Two qualitative lines and one figure, approved, with money arrived and spent. */
export async function approvedProject(code, year, name) {
  const project = {
    projectCode: code, year, name, kind: 'SPECIFIC_TARGET', classified: false, unitCode: '101', basis: [{ documentNumber: '丰南网信〔2021〕3号', subject: '年度工作要点' }], content: '对全区党政机关网站开展网络安全巡检，出具整改清单并复查。', purpose: '及时发现并整改网络安全隐患。',
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
  await said('cz-reviewer', 'POST', `${path}/ledger-entries`, { kind: 'ARRIVAL', source, amountYuan: '100000.00', reason: '资金到位', date: `${year}-03-20`, documentNumber: `丰财指〔${year}〕${code.slice(-6)}号` });
  await said('wx-preparer', 'POST', `${path}/payments`, { voucherNumber: `ZF-${code}`, source, itemCode: '30226', amountYuan: '96000.00', date: `${year}-11-20`, summary: '巡检劳务' });
}

/** Registers somebody with a post, and gives the password that is shown once. */
export async function hired(account, unitCode, role, scope, title = '科员') {
  const path = `/api/budget/staff/${account}`;
  await said('sys-admin', 'POST', '/api/budget/staff', { account, personName: '试办人员', title, email: `${account}@example.cn`, unitCode });
  await said('sec-admin', 'PUT', `${path}/posts`, { posts: [{ role, scope }], reason: '试办' }, (await said('sec-admin', 'GET', path)).etag);
  await until(async () => ['DONE', undefined].includes((await said('sec-admin', 'GET', path)).content.provisioning?.progress), `${account} 的账号没有开好`);
  return (await said('sec-admin', 'POST', `${path}/passwords`, {}, (await said('sec-admin', 'GET', path)).etag)).content.temporaryPassword;
}

export async function left(account) {
  const path = `/api/budget/staff/${account}`;
  await said('sys-admin', 'POST', `${path}/moves`, { step: 'DEACTIVATE' }, (await said('sys-admin', 'GET', path)).etag);
}
