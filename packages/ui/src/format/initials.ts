const cjk = /\p{Script=Han}/u;
const compoundSurname = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|长孙|宇文|端木|独孤|南宫)/u;
/** The hundred family names that most people have; what begins with none of them is hardly a personal name. */
const surname =
  /^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]/u;

/**
 * Up to two letters that stand for a name: the given name of a Chinese one (`王小明` → `小明`), the first word of what is
 * none (`管理员` → `管理`), first letters of others (`Ada Lovelace` → `AL`). What stands in brackets after it does not count.
 * Where there is room for one letter only: the last one of a personal name, the first one of others.
 */
export function initials(name: string, room: 1 | 2 = 2): string {
  const text = name.replace(/[（(].*$/u, '').trim() || name.trim();
  if (text === '') return '?';
  if (cjk.test(text)) {
    const han = Array.from(text).filter((char) => cjk.test(char));
    const isPersonal = han.length < 3 || compoundSurname.test(text) || (han.length === 3 && surname.test(text));
    return (isPersonal ? han.slice(-room) : han.slice(0, room)).join('');
  }
  const words = text.split(/[\s._-]+/u).filter(Boolean);
  const first = firstChar(words[0]);
  return (words.length > 1 && room > 1 ? first + firstChar(words.at(-1)) : first).toUpperCase();
}

function firstChar(word: string | undefined): string {
  return Array.from(word ?? '')[0] ?? '';
}
