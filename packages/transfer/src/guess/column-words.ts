/** What the header of a column hints at, in both languages. Matched against `bareName` of the header. */
export const headerHints = {
  /** Names things: digits in it are no quantity. */
  code: /(id|code|sku|zip|postcode|serialno|invoicenumber|ordernumber|number$|编号|编码|代码|单号|工号|卡号|账号|证号|身份证|邮编|序号|型号)$|信用代码/,
  phone: /手机|电话|联系方式|传真|phone|mobile|tel$|fax/,
  money:
    /金额|价|费|款|收入|预算|成本|营收|工资|薪|amount|price|revenue|cost|total|fee|salary|budget|^tax$|discount$|adjustments?$/,
  percent: /率$|占比|比例|折扣|百分|percent|probability|可能性/,
  person: /(负责人|销售员|所有人|创建人|跟进人|经办人|业务员|客户经理|owner|assignee|assignedto|salesrep|salesagent)$/,
  url: /网址|网站|官网|主页|website|homepage|url$/,
  date: /日期|时间|日$|date|time$/,
  flag: /^(是否|有无|is|has)/,
  choice:
    /状态|阶段|类型|类别|级别|等级|来源|行业|性别|地区|省份|结果|优先级|status|stage|type|category|level|source|industry|gender|region|priority|tier|purpose|origin/,
  title: /名称|姓名|标题|主题|name|subject|title/,
} as const;

const signs = /[$€£¥￥₩₹]|元$|[万亿]元$|\b(cny|rmb|usd|eur|hkd|jpy|gbp)\b/i;

/** Whether a text carries the sign of a currency. */
export function hasCurrency(text: string): boolean {
  return signs.test(text.normalize('NFKC').trim());
}

/** A number that a spreadsheet cut down to `1.38E+10`. */
export function isScientific(text: string): boolean {
  return /^\d(\.\d+)?e\+\d+$/i.test(text);
}

/** Digits only, as many as no number of a spreadsheet holds, ending in the zeros it puts there. */
export function isRounded(text: string): boolean {
  return /^\d{16,}$/.test(text) && /^\d{15}0+$/.test(text);
}

/** A mobile number of China, or ten digits grouped as in North America. */
export function looksLikePhone(text: string): boolean {
  const plain = text.normalize('NFKC').trim();
  return /^(\+?86[- ]?)?1[3-9]\d([- ]?\d{4}){2}$/.test(plain) || /^(\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}$/.test(plain);
}
