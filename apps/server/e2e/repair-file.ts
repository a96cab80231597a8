/** What is wrong on purpose with a line of the file. */
export const faults = {
  unknownOption: 37,
  unreadableDate: 120,
  missingName: 251,
  unknownCustomer: 333,
  ambiguousCustomer: 478,
} as const;

/** The line of the file a data row stands on: one below its number, as the first line holds the headers. */
export const lineOf = (row: number): number => row + 1;

/** 500 repair requests as a CSV file; five rows hold one fault each. */
export function repairFile(): string {
  const rows = Array.from({ length: 500 }, (_, index) => repairRow(index + 1).join(','));
  return ['名称,客户,故障类型,报修日期,停机时长,维修费用', ...rows].join('\r\n');
}

function repairRow(row: number): readonly string[] {
  const day = String(1 + (row % 28)).padStart(2, '0');
  const month = String(1 + (row % 12)).padStart(2, '0');
  return [
    row === faults.missingName ? '' : `导入工单 ${String(row).padStart(3, '0')}`,
    row === faults.unknownCustomer ? '查无此厂' : row === faults.ambiguousCustomer ? '同名机械厂' : '晚风精密制造',
    row === faults.unknownOption ? '软件故障' : (['电气故障', '机械故障', '其他'][row % 3] ?? '其他'),
    row === faults.unreadableDate ? '2026/02/31' : `2026/${month}/${day}`,
    String(row % 24),
    `${row * 10}.50`,
  ];
}
