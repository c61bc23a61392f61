// What Maven runs: installs what the lock file names and builds the console, each only when something it depends on has changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`控制台的构建需要 Node.js 20.19 或更新的版本，现在是 ${process.versions.node}`);
  process.exit(1);
}

process.chdir(import.meta.dirname);

const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function unlessDone(mark, paths, work) {
  const now = digest(paths);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  work();
  writeFileSync(mark, now);
}

const npm = (...args) => execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { stdio: 'inherit' });

function tested(file) {
  try {
    execFileSync(process.execPath, ['--test', file], { encoding: 'utf8' });
  } catch (failure) {
    console.error(failure.stdout ?? failure);
    process.exit(1);
  }
}

unlessDone('node_modules/.hengping', ['package.json', 'package-lock.json'], () => npm('ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'));
unlessDone('dist/.hengping', ['package.json', 'package-lock.json', 'index.html', 'vite.config.ts', 'tsconfig.json', 'tests/words.test.mjs', ...files('src'), ...files('public')], () => {
  tested('tests/words.test.mjs');
  npm('run', 'build', '--silent');
});

// What a first view loads before any page of its own: the parts that the page itself names. An office's line is slow.
const MOST = 250 * 1024;
const named = [...readFileSync('dist/index.html', 'utf8').matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const bytes = named.reduce((sum, part) => sum + gzipSync(readFileSync(join('dist', part))).length, 0);
if (named.length === 0 || bytes > MOST) {
  console.error(`首屏脚本压缩后 ${bytes} 字节（${named.length} 个文件），应在 1 到 ${MOST} 之间`);
  process.exit(1);
}
