// Every word in both languages: none missing, none left over, none half translated. Needs no system.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..', 'src');
const bundle = readFileSync(join(ROOT, 'words', 'words.ts'), 'utf8');
const words = new Map([...bundle.matchAll(/^ {2}'([^']+)': \['((?:[^'\\]|\\.)*)', '((?:[^'\\]|\\.)*)'\],$/gm)].map(([, key, zh, en]) => [key, { zh, en }]));
const sources = readdirSync(ROOT, { recursive: true })
  .filter((path) => /\.(vue|ts)$/.test(path) && !path.endsWith('words.ts'))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
const all = sources.map((source) => source.text).join('\n');
/** Families whose members are constants of the services: named('stage', …), t(`stage.${…}`). */
const families = new Set([...all.matchAll(/named\(\s*'([\w.]+)'/g), ...all.matchAll(/\bt\(\s*`([\w.]+)\.\$\{/g), ...all.matchAll(/family="([\w.]+)"/g), ...all.matchAll(/family = '(\w+)'/g)].map((found) => found[1]));
// Where the family itself is chosen by data.
for (const [, list] of all.matchAll(/FAMILIES: Record<string, string> = \{([^}]*)\}/g)) for (const [, family] of list.matchAll(/: '(\w+)'/g)) families.add(family);

test('每一行都认得出：两种语言各有一句，没有写错的行', () => {
  const lines = bundle.split('\n').filter((line) => /^ {2}'/.test(line));
  assert.equal(words.size, lines.length, `有 ${lines.length} 行，认出 ${words.size} 个；不认得：${lines.filter((line) => !words.has(/^ {2}'([^']+)'/.exec(line)[1])).slice(0, 3).join('\n')}`);
  assert.ok(words.size > 500);
});

test('两种语言都写全：中文里有中文，英文里没有中文，占位符一样', () => {
  const places = (text) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort().join('');
  const bad = [...words].filter(([key, { zh, en }]) => {
    if (key === 'app.language') return false;
    const isSame = zh === en && !/[\u4e00-\u9fff]/.test(zh);
    return !zh.trim() || !en.trim() || /[\u4e00-\u9fff]/.test(en) || places(zh) !== places(en) || (!isSame && !/[\u4e00-\u9fff]/.test(zh));
  });
  assert.deepEqual(bad.map(([key]) => key), []);
});

test('界面里用到的词都有', () => {
  const used = [...all.matchAll(/\bt\(\s*(?:[^'`(),]*\?\s*)?'([\w.]+)'(?:\s*:\s*'([\w.]+)')?/g)].flatMap((found) => [found[1], found[2]].filter(Boolean));
  assert.deepEqual([...new Set(used)].filter((key) => !words.has(key)), []);
  const empty = [...families].filter((family) => ![...words.keys()].some((key) => key.startsWith(`${family}.`)));
  assert.deepEqual(empty, [], '没有一个词的类别');
});

test('没有用不到的词', () => {
  const literals = new Set([...all.matchAll(/'([A-Za-z]\w*(?:\.\w+)+)'/g)].map((found) => found[1]));
  const unused = [...words.keys()].filter((key) => !literals.has(key) && ![...families].some((family) => key.startsWith(`${family}.`)));
  assert.deepEqual(unused, []);
});

test('各服务的常量都有词：角色、步骤、类别、灯、通知……，新加一个而没有词，这里就红', () => {
  const SERVICES = join(ROOT, '..', '..', '..');
  const constants = (path, name) => {
    const file = join(SERVICES, path);
    assert.ok(existsSync(file), path);
    const body = new RegExp(`enum ${name}[^{]*\\{([\\s\\S]*?)\\n\\s*(?:;|\\})`).exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    return [...body.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*/g, '').matchAll(/^\s*([A-Z][A-Z_0-9]+)/gm)].map((found) => found[1]);
  };
  const at = (service, path) => `${service}-service/src/main/java/cn/hengping/${service}/${path}`;
  const missing = [
    ['role', 'platform/src/main/java/cn/hengping/platform/Role.java', 'Role'],
    ['step', at('evaluation', 'signoff/Step.java'), 'Step'],
    ['action', at('evaluation', 'signoff/Step.java'), 'Step'],
    ['action', at('evaluation', 'reminder/Ladder.java'), 'Kind'],
    ['notice', at('evaluation', 'notice/Notice.java'), 'Kind'],
    ['rectStage', at('evaluation', 'review/Rectification.java'), 'Stage'],
    ['verdict', at('evaluation', 'review/Rectification.java'), 'Verdict'],
    ['measure', at('evaluation', 'radar/Measure.java'), 'Measure'],
    ['sign', at('evaluation', 'scoring/Sign.java'), 'Sign'],
    ['level', at('evaluation', 'signoff/Level.java'), 'Level'],
  ].flatMap(([family, path, name]) => {
    const found = constants(path, name);
    assert.ok(found.length > 1, `${path} 里没有认出 ${name}`);
    return found.filter((constant) => !words.has(`${family}.${constant}`)).map((constant) => `${family}.${constant}`);
  });
  assert.deepEqual(missing, []);
});
