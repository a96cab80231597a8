import { readFile } from 'node:fs/promises';

/** A clock tick of /proc in microseconds; Linux reports user time in hundredths of a second. */
const tickMicros = 10_000;

/**
 * CPU time that some processes and their children have used so far, in microseconds; undefined where the system
 * does not tell (only Linux does). Unlike requests a second it does not depend on who else uses the machine.
 */
export async function cpuOf(pids: readonly number[]): Promise<number | undefined> {
  let sum = 0;
  for (const pid of pids) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (stat === undefined) return undefined;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    sum += (Number(fields[11]) + Number(fields[12])) * tickMicros;
  }
  return sum;
}

/** The processes a process has started and that still run. */
export async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}
