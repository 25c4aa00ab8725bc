// Puts data into the built page as takt does: JSON in which nothing can end the element that it stands in.
//
//     node make_page.mjs DATA.json OUT.html
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const place = '<script type="application/json" id="takt-data">{"kind":"none"}</script>';

export const built_page = process.env.TAKT_PAGE ?? join(here, '..', '..', 'lib', 'report', 'web', 'dist', 'page.html');

const escaped = (json) => json.replace(/[<>&\u2028\u2029]/g, (each) => '\\u' + each.charCodeAt(0).toString(16).padStart(4, '0'));

export function page_with(data) {
  const page = readFileSync(built_page, 'utf8');
  if (page.split(place).length !== 2) throw new Error('the page has not exactly one place for the data');
  return page.replace(place, () => place.replace('{"kind":"none"}', () => escaped(JSON.stringify(data))));
}

/** What a page says, as the browser reads it. */
export function data_in(page) {
  return JSON.parse(/<script type="application\/json" id="takt-data">([^]*?)<\/script>/.exec(page)[1]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , data, out] = process.argv;
  writeFileSync(out, page_with(JSON.parse(readFileSync(data, 'utf8'))));
}
