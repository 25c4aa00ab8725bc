// Results of the program itself, as it is called.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = process.env.TAKT_PROGRAM ?? join(root, 'build', 'release', 'bin', 'takt');
export const example = (name) => join(root, 'examples', name, 'line.yaml');

/** Exit code 1 says that a target was missed, which is a result, too. */
export function takt(...args) {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (done.status !== 0 && done.status !== 1) throw new Error(`takt ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}

/** Of commands that leave files beside the plant: on a copy of it. */
export function in_a_copy(name, work) {
  const folder = mkdtempSync(join(tmpdir(), 'takt-plant-'));
  try {
    copyFileSync(example(name), join(folder, 'line.yaml'));
    return work(join(folder, 'line.yaml'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const can = (command, option) => execFileSync(program, [command, '--help'], { encoding: 'utf8' }).includes(option);
