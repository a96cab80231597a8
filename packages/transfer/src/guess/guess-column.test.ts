import { fieldKinds } from '@tessera/fields/kind';
import { documentSet } from '@tessera/model';
import { describe, expect, test } from 'vitest';
import { columnValues } from '../column-values.ts';
import { guessColumn } from './guess-column.ts';

const context = { documents: documentSet([]), entity: 'x.sheet', locale: 'zh-CN', timeZone: 'Asia/Shanghai' } as const;
const guess = (header: string, values: readonly string[]) =>
  guessColumn(header, columnValues(values), fieldKinds, context);
const many = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n));

describe('kinds', () => {
  test.each<readonly [header: string, values: readonly string[], field: object]>([
    ['邮箱', ['li@example.com', 'wang@example.cn'], { kind: 'email' }],
    ['官网', ['example.com', 'www.example.cn/a'], { kind: 'url' }],
    ['资料', ['https://example.com/1', 'https://example.com/2'], { kind: 'url' }],
    ['手机', ['138 0013 8000', '13900139000'], { kind: 'phone' }],
    ['是否成交', ['是', '否', '是'], { kind: 'boolean' }],
    ['Billable', ['Yes', 'No', 'Yes'], { kind: 'boolean' }],
    ['签约', ['2026年3月1日', '2026.3.1', '2026/3/2'], { kind: 'date' }],
    ['Created Time', ['15 Apr, 2021 00:03:00', '16 Apr, 2021 08:10:00'], { kind: 'datetime' }],
    ['成交日期', ['20260301', '20260302'], { kind: 'date' }],
    ['合同金额', ['￥1,200', '1.2万', '300'], { kind: 'money', currency: 'CNY' }],
    ['Amount', ['$22,700.00', '$9,400.00'], { kind: 'money', currency: 'USD' }],
    ['毛利率', ['15%', '7.5%'], { kind: 'percent' }],
    ['赢率', ['0.15', '0.4', '1'], { kind: 'percent' }],
    ['数量', ['1', '20', '３'], { kind: 'integer' }],
    ['重量', ['1.5', '20.125'], { kind: 'decimal', scale: 3 }],
    ['负责人', ['李雷', '韩梅梅', '李雷'], { kind: 'person' }],
    ['身份证', ['110101199003071234', '11010119900307123X'], { kind: 'text' }],
    ['邮编', ['100080', '010020'], { kind: 'text' }],
    ['ACCOUNTID', ['1', '2', '3'], { kind: 'text' }],
    ['备注', ['第一行\n第二行'], { kind: 'text', multiline: true }],
    ['名称', ['甲', '甲', '甲', '乙', '乙', '乙'], { kind: 'text' }],
    ['空列', [], { kind: 'text' }],
  ])('%s %j', (header, values, field) => {
    expect(guess(header, values).field).toMatchObject(field);
  });

  test('choices come with their texts, the most used first; several in one cell make a multiple choice', () => {
    const stages = ['方案', '赢单', '方案', '初访', '方案', '赢单'];
    expect(guess('阶段', stages)).toMatchObject({ field: { kind: 'select' }, options: ['方案', '赢单', '初访'] });
    const tags = many(12, (n) => (n % 2 ? '重点;老客户' : '新客户'));
    expect(guess('标签', tags)).toMatchObject({
      field: { kind: 'multiSelect' },
      options: ['新客户', '重点', '老客户'],
    });
    expect(
      guess(
        '说法',
        many(40, (n) => `各不相同 ${n}`),
      ).field.kind,
    ).toBe('text');
  });

  test('ten thousand different texts are no choice', () => {
    expect(
      guess(
        '类型',
        many(10_000, (n) => `值 ${n}`),
      ).field.kind,
    ).toBe('text');
  });
});

describe('what a person should see first', () => {
  test.each<readonly [header: string, values: readonly string[], code: string, count: number]>([
    ['证件号', ['110101199003071000', '310101198001012000'], 'column_rounded', 2],
    ['手机', ['1.38E+10', '13900139000'], 'column_scientific', 1],
    ['邮编', ['100080', '200030', '310000', '20020', '10010', '518000', '710000'], 'column_zeros_lost', 2],
    ['折扣率', ['15%', '15'], 'column_percent_mixed', 1],
    ['数量', ['１２', '13'], 'column_fullwidth', 1],
    ['金额', ['1.2万', '300'], 'column_units', 1],
  ])('%s %j', (header, values, code, count) => {
    expect(guess(header, values).remarks).toContainEqual(expect.objectContaining({ code, values: count }));
  });

  test('a plain column has no remarks', () => {
    expect(guess('数量', ['1', '2']).remarks).toEqual([]);
    expect(guess('工号', ['00012', '00013']).remarks).toEqual([]);
  });
});
