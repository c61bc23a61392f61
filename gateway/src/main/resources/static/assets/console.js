// The first console: to-do, evaluations, sign-off, documents. Plain modules, no build; tokens never come here.
const main = document.getElementById('main');
const notice = document.getElementById('notice');
const STEPS = { SUBMIT: '提交', SIGN: '签批通过', SEND_BACK: '退回', WITHDRAW: '撤回', ENDORSE: '审核通过', APPROVE: '批复' };
const WORDS = {
  DRAFTING: '填报中', WITH_DEPARTMENT: '主管部门审核中', WITH_BUREAU: '财政局审核中', APPROVED: '已批复',
  OUTPUT: '产出', BENEFIT: '效益', SATISFACTION: '满意度', COST: '成本', LEADER: '组长', DEPUTY_LEADER: '副组长', MEMBER: '组员',
  AT_LEAST: '≥', MORE_THAN: '>', EQUAL: '=', AT_MOST: '≤', LESS_THAN: '<', BETWEEN: '', BY_DATE: '不晚于 ', QUALITATIVE: '',
};
const REASONS = { TEXT_INCOMPLETE: '文字不完整', FIGURES_DISAGREE: '数字不一致', EVIDENCE_MISSING: '缺少佐证', SCORE_NOT_JUSTIFIED: '评分依据不足', TARGET_UNCLEAR: '目标不明确', OTHER: '其他' };
let me = { loggedIn: false, posts: [] };

const word = (name) => WORDS[name] ?? name ?? '';
const points = (score) => (score == null ? '—' : Number(score).toFixed(2));
const wan = (yuan) => (yuan == null ? '—' : (Number(yuan) / 10000).toFixed(2));

/** Builds an element; text is always text, so nothing that somebody typed can become markup. */
function el(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function say(text, bad = false) {
  notice.textContent = text;
  notice.className = bad ? 'bad' : 'good';
}

function cookie(name) {
  return document.cookie.split('; ').find((one) => one.startsWith(name + '='))?.slice(name.length + 1) ?? '';
}

function post() {
  return sessionStorage.getItem('post') ?? (me.posts.length === 1 ? me.posts[0].post : '');
}

/** Asks the system; a refusal is said in its own words, with the places it names. */
async function ask(path, { method = 'GET', body, etag } = {}) {
  const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
  if (post()) headers['X-Acting-Post'] = post();
  if (method !== 'GET') {
    headers['X-XSRF-TOKEN'] = cookie('XSRF-TOKEN');
    headers['Idempotency-Key'] = crypto.randomUUID?.() ?? String(Math.random()).slice(2) + Date.now();
    headers['Content-Type'] = 'application/json';
  }
  if (etag) headers['If-Match'] = etag;
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const content = (answer.headers.get('Content-Type') ?? '').includes('json') ? await answer.json() : null;
  if (answer.status === 401) {
    say('登录已过期，请重新登录。您在本页填写的内容仍在。', true);
    throw new Error('unauthenticated');
  }
  if (!answer.ok) {
    const places = (content?.errors ?? []).map((one) => `${one.title}（${one.pointer || '全文'}）`);
    say([content?.title ?? '系统没有正确答复', ...places, content?.traceId ? `追踪号 ${content.traceId}` : ''].filter(Boolean).join('\n'), true);
    throw new Error(content?.type ?? String(answer.status));
  }
  return { content, etag: answer.headers.get('ETag') };
}

function who() {
  const bar = document.getElementById('who');
  if (!me.loggedIn) {
    bar.replaceChildren(el('a', { className: 'button', href: '/oauth2/authorization/keycloak', textContent: '登录' }));
    return;
  }
  const choice = el('select', { ariaLabel: '以哪个岗位办理' }, me.posts.length > 1 ? el('option', { value: '', textContent: '请选择岗位' }) : null,
    me.posts.map((one) => el('option', { value: one.post, textContent: `${one.title} · ${one.unitPath}`, selected: one.post === post() })));
  choice.onchange = () => { sessionStorage.setItem('post', choice.value); show(); };
  const leave = el('form', { method: 'post', action: '/logout' }, el('input', { type: 'hidden', name: '_csrf', value: cookie('XSRF-TOKEN') }), el('button', { textContent: '退出' }));
  bar.replaceChildren(el('span', { textContent: me.account }), choice, leave);
}

function table(heads, rows, empty) {
  if (rows.length === 0) return el('p', { className: 'empty', textContent: empty });
  return el('div', { className: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col', textContent: head })))), el('tbody', {}, rows)));
}

async function home() {
  const [evaluations, projects, documents] = await Promise.all(['/api/evaluation/self-evaluations', '/api/budget/projects', '/api/report/documents'].map((path) => ask(path)));
  const todo = evaluations.content.items.filter((one) => one.may.length > 0);
  const row = (one) => el('tr', {}, el('td', {}, el('a', { href: `#/${one.id}`, textContent: one.projectName })), el('td', { textContent: one.unitName }), el('td', { textContent: one.stageTitle }),
    el('td', { className: 'figure', textContent: points(one.total) }), el('td', { textContent: one.grade ?? '—' }), el('td', { textContent: one.may.map((step) => STEPS[step] ?? '填写').filter((x, i, all) => all.indexOf(x) === i).join('、') || '—' }));
  const heads = ['项目', '单位', '办理位置', '总分', '等次', '您可办理'];
  main.replaceChildren(
    el('section', {}, el('h2', { textContent: `待我办理（${todo.length}）` }), table(heads, todo.map(row), '没有等您办理的自评。')),
    el('section', {}, el('h2', { textContent: '自评' }), table(heads, evaluations.content.items.map(row), '您的数据范围内还没有自评；财政局下达自评任务后会出现在这里。')),
    el('section', {}, el('h2', { textContent: '项目' }), table(['项目编码', '项目名称', '年初预算（万元）', '办理位置'], projects.content.items.map((one) =>
      el('tr', {}, el('td', { textContent: one.projectCode }), el('td', { textContent: one.name }), el('td', { className: 'figure', textContent: wan(one.initialBudgetYuan) }), el('td', { textContent: word(one.stage) }))), '您的数据范围内还没有项目。')),
    el('section', {}, el('h2', { textContent: '文件' }), table(['文件', '页数', '指纹（SHA-256）'], documents.content.items.map((one) =>
      el('tr', {}, el('td', {}, el('a', { href: '#', textContent: one.fileName, onclick: (event) => { event.preventDefault(); download(one); } })), el('td', { className: 'figure', textContent: one.pages }), el('td', { textContent: one.sha256.slice(0, 16) + '…' }))), '还没有文件；自评办结后自动出具。')),
  );
}

async function download(one) {
  const answer = await fetch(`/api/report/documents/${one.id}/content`, { headers: { 'X-Requested-With': 'XMLHttpRequest', ...(post() && { 'X-Acting-Post': post() }) } });
  if (!answer.ok) { say('文件没有取到，请稍后再试。', true); return; }
  const link = el('a', { href: URL.createObjectURL(await answer.blob()), download: one.fileName });
  link.click();
  URL.revokeObjectURL(link.href);
}

async function evaluation(id) {
  const path = `/api/evaluation/self-evaluations/${id}`;
  const [{ content: one, etag }, { content: trail }] = await Promise.all([ask(path), ask(path + '/moves')]);
  const results = new Map((one.preparation.results?.lines ?? []).map((line) => [line.code, line]));
  const scores = new Map(one.scores.lines.map((line) => [line.code, line]));
  const lines = one.project.indicators.map((indicator) => {
    const result = results.get(indicator.code) ?? {};
    const score = scores.get(indicator.code) ?? {};
    return el('tr', {}, el('td', { textContent: word(indicator.dimension) }), el('td', { textContent: indicator.name }), el('td', { textContent: word(indicator.sign) + indicator.target + (indicator.sign === 'QUALITATIVE' || indicator.sign === 'BY_DATE' ? '' : indicator.measure) }),
      el('td', { textContent: result.actual ?? '未填' }), el('td', { className: 'figure', textContent: points(score.maxScore) }), el('td', { className: 'figure', textContent: points(score.computedScore), title: score.explanation?.arithmetic ?? '' }),
      el('td', { className: 'figure', textContent: points(score.declaredScore) }), el('td', { textContent: [result.deviationReason, result.improvementMeasure].filter(Boolean).join(' 改进：') || '—' }));
  });
  const steps = one.may.filter((step) => STEPS[step]);
  const desks = new Map(one.chain.map((desk) => [`WITH_${desk.desk}`, desk.title]));
  const place = (stage) => desks.get(stage) ?? (stage === 'APPROVED' ? '已办结' : '填报单位');
  main.replaceChildren(
    el('p', {}, el('a', { href: '#/', textContent: '← 返回' })),
    el('section', {}, el('h2', { textContent: `${one.project.name} · ${one.project.year} 年度绩效自评` }),
      el('dl', {}, pair('实施单位', one.project.unitName), pair('主管部门', one.project.departmentName), pair('办理位置', one.stageTitle),
        pair('资金（万元）', `年初 ${wan(one.execution.initialBudgetYuan)}　全年 ${wan(one.execution.fullYearBudgetYuan)}　执行 ${wan(one.execution.executedYuan)}　执行率 ${one.execution.executionRatePercent ?? '—'}%`),
        pair('总分与等次', `${one.scores.total ?? '未填全'}　${one.scores.grade ?? ''}`),
        pair('评价小组', (one.preparation.team?.members ?? []).map((member) => `${word(member.post)} ${member.title}`).join('；') || '未组成'),
        pair('佐证材料', one.preparation.evidence.map((file) => file.fileName).join('；') || '无')),
      steps.length > 0 && el('div', { className: 'steps' }, steps.map((step) => el('button', { className: step === 'SEND_BACK' ? '' : 'main', textContent: STEPS[step], onclick: () => act(step, path, etag) })))),
    el('section', { id: 'reason' , hidden: true }),
    el('section', {}, el('h2', { textContent: '指标' }), table(['一级指标', '三级指标', '年度指标值', '实际完成值', '分值', '测算分', '自评分', '偏差原因及改进措施'], lines, '没有指标。')),
    one.preparation.narrative && el('section', {}, el('h2', { textContent: '自评报告正文' }), Object.values(one.preparation.narrative).map((text) => el('p', { textContent: text }))),
    el('section', {}, el('h2', { textContent: '流转记录' }), table(['步骤', '办理', '由', '到', '账号', '时间', '原因'], trail.items.map((move) => el('tr', {}, el('td', { className: 'figure', textContent: move.sequence }), el('td', { textContent: STEPS[move.step] ?? move.step }),
      el('td', { textContent: place(move.from) }), el('td', { textContent: place(move.to) }), el('td', { textContent: move.account }), el('td', { textContent: move.at.slice(0, 16).replace('T', ' ') }), el('td', { textContent: move.reasons.map((reason) => reason.remark).join('；') || '—' }))), '尚未提交。')),
  );
}

function pair(label, text) {
  return [el('dt', { textContent: label }), el('dd', { textContent: text })];
}

async function act(step, path, etag) {
  if (step === 'SEND_BACK') { askReason(path, etag); return; }
  try {
    await ask(path + '/moves', { method: 'POST', body: { step }, etag });
    say(`${STEPS[step]}已办理。`);
  } finally {
    show(true);
  }
}

function askReason(path, etag) {
  const box = document.getElementById('reason');
  const code = el('select', { ariaLabel: '退回原因' }, Object.entries(REASONS).map(([value, textContent]) => el('option', { value, textContent })));
  const remark = el('textarea', { rows: 3, ariaLabel: '退回说明', placeholder: '请写明要补充或修改的内容' });
  const send = el('button', { className: 'main', textContent: '确认退回' });
  send.onclick = async () => {
    await ask(path + '/moves', { method: 'POST', body: { step: 'SEND_BACK', reasons: [{ code: code.value, remark: remark.value }] }, etag });
    say('已退回。');
    show(true);
  };
  box.replaceChildren(el('h2', { textContent: '退回' }), code, remark, el('div', { className: 'steps' }, send));
  box.hidden = false;
  remark.focus();
}

async function show(keep = false) {
  if (!keep) say('');
  who();
  if (!me.loggedIn) { main.replaceChildren(el('section', {}, el('p', { textContent: '请登录后办理。' }))); return; }
  if (!post()) { main.replaceChildren(el('section', {}, el('p', { textContent: '您有多个岗位，请先在右上角选择以哪个岗位办理。' }))); return; }
  const id = location.hash.slice(2);
  try {
    await (id ? evaluation(id) : home());
  } catch (error) {
    console.warn(error);
  }
  main.focus();
}

addEventListener('hashchange', () => show());
me = await (await fetch('/me', { headers: { Accept: 'application/json' } })).json();
if (!me.posts.some((one) => one.post === sessionStorage.getItem('post'))) sessionStorage.removeItem('post');
show();
