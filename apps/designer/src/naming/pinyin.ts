import { camelCase } from './identifier.ts';

/** An identifier for a name in Chinese or English: 设备报修 → sheBeiBaoXiu. The dictionary loads on first use. */
export async function identifierOf(name: string): Promise<string> {
  const ascii = camelCase([name]);
  if (!/\p{Script=Han}/u.test(name)) return ascii;
  const { pinyin } = await import('pinyin-pro');
  return camelCase(pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }));
}
