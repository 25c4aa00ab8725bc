// Debian's Chromium, and pages opened in it from files. What a page may not do is noted: errors, and requests to anywhere.
import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { page_with } from './make_page.mjs';

const executable = () => execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();

export class Browser {
  static async open() {
    const browser = new Browser();
    browser.folder = mkdtempSync(join(tmpdir(), 'takt-page-'));
    browser.chromium = await chromium.launch({ executablePath: executable(), args: ['--no-sandbox'] });
    return browser;
  }

  async close() {
    await this.chromium.close();
    rmSync(this.folder, { recursive: true });
  }

  file(name, text) {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** A page with these data, drawn. */
  show(data, options = {}) {
    return this.open_file(this.file(`${++this.count}.html`, page_with(data)), options);
  }

  async open_file(path, { width = 1280, height = 900, ...context } = {}) {
    const page = await this.chromium.newPage({ viewport: { width, height }, ...context });
    page.complaints = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && page.complaints.push(message.text()));
    page.on('pageerror', (error) => page.complaints.push(String(error)));
    page.on('request', (request) => !/^(file|data):/.test(request.url()) && page.complaints.push(`asks for ${request.url()}`));
    await page.goto(pathToFileURL(path).href);
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'yes', null, { timeout: 20000 });
    await page.waitForFunction(() => [...document.querySelectorAll('.chart')].every((chart) => chart.querySelector('svg')));
    return page;
  }

  count = 0;
}
