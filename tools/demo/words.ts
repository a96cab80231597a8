import type { Locale } from '../../packages/std/src/index.ts';

/** The words of one language from which demo rows are made. All names are invented on purpose so that they look invented. */
export interface DemoWords {
  readonly departments: readonly [string, string, string];
  readonly people: readonly string[];
  readonly surnames: readonly string[];
  readonly givenNames: readonly string[];
  readonly fullName: (given: string, surname: string) => string;
  readonly companyNames: readonly string[];
  readonly companyKinds: readonly string[];
  readonly company: (name: string, kind: string) => string;
  readonly cities: readonly string[];
  readonly address: (city: string, number: number) => string;
  readonly jobs: readonly string[];
  readonly products: readonly (readonly [name: string, family: 'hardware' | 'software' | 'service', price: number])[];
  readonly deals: readonly string[];
  readonly deal: (company: string, deal: string) => string;
  readonly nextSteps: readonly string[];
  readonly competitors: readonly string[];
  readonly subjects: Readonly<Record<'task' | 'call' | 'visit' | 'note', readonly string[]>>;
  readonly contents: readonly string[];
  readonly notes: readonly string[];
}

const zh: DemoWords = {
  departments: ['销售一部', '销售二部', '客户服务部'],
  people: [
    '赵甲一（演示）',
    '钱乙二（演示）',
    '孙丙三（演示）',
    '李丁四（演示）',
    '周戊五（演示）',
    '吴己六（演示）',
    '郑庚七（演示）',
    '王辛八（演示）',
  ],
  surnames: ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫'],
  givenNames: ['甲一', '乙二', '丙三', '丁四', '戊五', '己六', '庚七', '辛八', '壬九', '癸十'],
  fullName: (given, surname) => surname + given,
  companyNames: [
    '纸飞机',
    '橘子汽水',
    '月球背面',
    '会飞的鱼',
    '棉花糖',
    '热气球',
    '萤火虫',
    '第七朵云',
    '打字机',
    '银杏叶',
    '望远镜',
    '海豚湾',
  ],
  companyKinds: ['科技', '机械', '物流', '食品', '材料', '能源'],
  company: (name, kind) => `${name}${kind}有限公司`,
  cities: ['北京', '上海', '广州', '成都', '武汉', '西安'],
  address: (city, number) => `${city}市示例区样板路 ${number} 号`,
  jobs: ['采购经理', '信息主管', '生产总监', '财务经理', '总经理', '项目经理', '设备主管'],
  products: [
    ['边缘网关 G1', 'hardware', 6800],
    ['边缘网关 G2', 'hardware', 9800],
    ['振动传感器', 'hardware', 1200],
    ['温湿度传感器', 'hardware', 480],
    ['巡检终端', 'hardware', 3600],
    ['设备云 标准版', 'software', 48000],
    ['设备云 企业版', 'software', 128000],
    ['能耗分析模块', 'software', 36000],
    ['移动巡检模块', 'software', 26000],
    ['实施服务（人天）', 'service', 2400],
    ['年度维保', 'service', 18000],
    ['操作培训', 'service', 6000],
  ],
  deals: ['产线联网改造', '设备云采购', '能耗监测项目', '移动巡检试点', '二期扩容', '年度维保续签', '新厂区建设'],
  deal: (company, deal) => `${company.replace('有限公司', '')} ${deal}`,
  nextSteps: ['约技术交流', '发送修订报价', '等待预算审批', '安排现场勘察', '确认合同条款', '邀请参观样板工厂'],
  competitors: ['甲方案', '乙平台', '自研团队'],
  subjects: {
    task: ['准备方案初稿', '更新报价单', '整理会议纪要', '提交资质文件', '跟进合同盖章'],
    call: ['电话回访', '确认需求细节', '催办预算进度', '答复技术问题'],
    visit: ['现场勘察', '方案汇报', '商务谈判', '高层拜访'],
    note: ['客户组织调整', '竞争对手动态', '需求变更记录'],
  },
  contents: [
    '对方认可整体方向，希望先做一条产线。',
    '预算需要下月审批，届时再谈。',
    '关注交付周期和售后响应时间。',
    '要求提供同类案例。',
    '价格仍有分歧，等待内部讨论。',
  ],
  notes: [
    '老客户介绍，合作意愿较强。',
    '决策流程较长，需要多部门会签。',
    '对数据安全有专门要求。',
    '计划明年扩建厂房。',
  ],
};

const en: DemoWords = {
  departments: ['Sales North', 'Sales South', 'Customer Service'],
  people: ['Ada Demo', 'Ben Demo', 'Cleo Demo', 'Dan Demo', 'Eve Demo', 'Finn Demo', 'Gia Demo', 'Hugo Demo'],
  surnames: [
    'Example',
    'Sample',
    'Placeholder',
    'Specimen',
    'Mockup',
    'Prototype',
    'Fiction',
    'Instance',
    'Template',
    'Draft',
    'Model',
    'Nobody',
  ],
  givenNames: ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'Hotel', 'India', 'Juliet'],
  fullName: (given, surname) => `${given} ${surname}`,
  companyNames: [
    'Paper Kite',
    'Orange Soda',
    'Far Side',
    'Flying Fish',
    'Cotton Candy',
    'Hot Air',
    'Firefly Jar',
    'Seventh Cloud',
    'Typewriter',
    'Ginkgo Leaf',
    'Telescope',
    'Dolphin Bay',
  ],
  companyKinds: ['Robotics', 'Machines', 'Logistics', 'Foods', 'Materials', 'Energy'],
  company: (name, kind) => `${name} ${kind} Ltd`,
  cities: ['Northville', 'Southport', 'Eastham', 'Westfield', 'Midtown', 'Lakeside'],
  address: (city, number) => `${number} Sample Street, ${city}`,
  jobs: [
    'Purchasing manager',
    'Head of IT',
    'Plant director',
    'Finance manager',
    'Managing director',
    'Project manager',
    'Maintenance lead',
  ],
  products: [
    ['Edge gateway G1', 'hardware', 6800],
    ['Edge gateway G2', 'hardware', 9800],
    ['Vibration sensor', 'hardware', 1200],
    ['Climate sensor', 'hardware', 480],
    ['Inspection handheld', 'hardware', 3600],
    ['Device cloud Standard', 'software', 48000],
    ['Device cloud Enterprise', 'software', 128000],
    ['Energy analysis', 'software', 36000],
    ['Mobile inspection', 'software', 26000],
    ['Implementation day', 'service', 2400],
    ['Yearly maintenance', 'service', 18000],
    ['Operator training', 'service', 6000],
  ],
  deals: [
    'line networking',
    'device cloud',
    'energy monitoring',
    'mobile inspection pilot',
    'phase two',
    'maintenance renewal',
    'new plant',
  ],
  deal: (company, deal) => `${company.replace(' Ltd', '')}: ${deal}`,
  nextSteps: [
    'Arrange a technical session',
    'Send the revised quote',
    'Wait for budget approval',
    'Plan a site survey',
    'Settle the contract terms',
    'Invite to the model plant',
  ],
  competitors: ['Solution A', 'Platform B', 'In-house team'],
  subjects: {
    task: [
      'Prepare the first draft',
      'Update the quote',
      'Write up the meeting',
      'Submit certificates',
      'Chase the signature',
    ],
    call: ['Follow-up call', 'Clarify the needs', 'Ask about the budget', 'Answer technical questions'],
    visit: ['Site survey', 'Present the solution', 'Negotiation', 'Executive visit'],
    note: ['Reorganisation at the customer', 'What the competition does', 'Change of scope'],
  },
  contents: [
    'They like the direction and want to start with one line.',
    'The budget is decided next month.',
    'Delivery time and response time matter most.',
    'They ask for a reference of the same kind.',
    'Price is still open; they discuss it internally.',
  ],
  notes: [
    'Referred by an old customer, keen to work with us.',
    'Long decision, several departments sign.',
    'Has its own data security rules.',
    'Plans to extend the plant next year.',
  ],
};

export const demoWords: Readonly<Record<Locale, DemoWords>> = { 'zh-CN': zh, en };
