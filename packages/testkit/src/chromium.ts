import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { access, chmod, mkdir, rename, rm } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { LaunchOptions } from 'playwright';

const run = promisify(execFile);
const unpackProgram = path.join(import.meta.dirname, 'unpack-chromium.ts');

/** The npm Chromium unpacks here: one folder per version and user, never the shared temp folder itself. */
function chromiumFolder(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest = JSON.parse(readFileSync(path.resolve(entry, '..', '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return path.join(os.tmpdir(), `tessera-chromium-${manifest.version}-${os.userInfo().uid}`);
}

/** True where the npm Chromium runs; elsewhere, and when CHROME_BIN is set, an installed Chrome is used. */
function usesNpmChromium(): boolean {
  return !process.env['CHROME_BIN'] && process.platform === 'linux' && process.arch === 'x64';
}

/**
 * How to start the browser of the tests: CHROME_BIN, else the npm Chromium, else an installed Chrome.
 * Works as root. Call `prepareChromium` before launching.
 * Why not the package's own flags: they switch off web security and run everything in one process.
 */
export function chromiumLaunchOptions(): LaunchOptions {
  const bin = process.env['CHROME_BIN'];
  if (bin) return { executablePath: bin, args: rootArgs() };
  if (!usesNpmChromium()) return { channel: 'chrome', args: rootArgs() };
  const folder = chromiumFolder();
  return {
    executablePath: path.join(folder, 'chromium'),
    args: [
      ...rootArgs(),
      '--font-render-hinting=none',
      '--disable-dev-shm-usage',
      '--use-gl=angle',
      '--use-angle=swiftshader',
    ],
    env: { ...definedEnvironment(), ...bareMachine(folder) },
  };
}

/** Unpacks the npm Chromium where it is used and not there yet. Safe to call from several processes at once. */
export async function prepareChromium(): Promise<void> {
  if (!usesNpmChromium()) return;
  const folder = chromiumFolder();
  if (await exists(path.join(folder, 'chromium'))) return;
  const fresh = `${folder}.${process.pid}`;
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  try {
    await run(process.execPath, [unpackProgram], { env: { ...process.env, TMPDIR: fresh } });
    await chmod(path.join(fresh, 'chromium'), 0o755);
    // Another process may have been first.
    await rename(fresh, folder).catch(() => undefined);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Libraries and fonts that come along, for machines that have none of their own. */
function bareMachine(folder: string): Record<string, string> {
  const hasLibraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64'].some((each) =>
    existsSync(path.join(each, 'libnss3.so')),
  );
  return {
    ...(hasLibraries ? {} : { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') }),
    ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') }),
  };
}

function rootArgs(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
