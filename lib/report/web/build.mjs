// Makes dist/page.html: one file with everything in it, that asks the network for nothing.
import { build } from 'esbuild';
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const text_of = (...path) => readFileSync(join(here, ...path), 'utf8');

/** What is built in stays under its authors' licences, which go with every copy. */
function licences() {
  const texts = [
    text_of('node_modules', 'echarts', 'NOTICE'),
    text_of('node_modules', 'echarts', 'LICENSE'),
    text_of('node_modules', 'zrender', 'LICENSE'),
    text_of('node_modules', 'tslib', 'LICENSE.txt'),
  ];
  return texts.map((text) => text.trim().replaceAll('--', '- -').replaceAll('>', '&gt;')).join('\n\n');
}

async function bundle(entry, loader) {
  const result = await build({
    entryPoints: [join(here, 'src', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2020', 'chrome100', 'firefox100', 'safari15'],
    charset: 'ascii',
    legalComments: 'none',
    loader,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  return result.outputFiles[0].text.trim();
}

/** A function as replacement, since `$&` in a text would mean something. */
function put(page, mark, text) {
  if (page.split(mark).length !== 2) throw new Error(`page.html must have ${mark} once`);
  return page.replace(mark, () => text);
}

const data_line = '<script type="application/json" id="takt-data">{"kind":"none"}</script>';
const script = await bundle('main.js', {});
const style = await bundle('page.css', {});
if (/<\/script/i.test(script) || /<\/style/i.test(style)) throw new Error('the script or the style would end too early');

let page = put(text_of('src', 'page.html'), '/*style*/', style);
page = put(page, '/*script*/', script);
page = put(page, '@licences@', licences());
if (page.split(data_line).length !== 2) throw new Error('the place for the data must be in the page exactly once');

mkdirSync(join(here, 'dist'), { recursive: true });
writeFileSync(join(here, 'dist', 'page.html'), page);
console.log(`dist/page.html: ${(page.length / 1024).toFixed(0)} KiB`);
