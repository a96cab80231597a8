import type { ErrorTable } from '@tessera/std';

/** Refusals of drafts, publishes and roll backs. */
export const publishErrors = {
  document_stale: {
    status: 412,
    message: { 'zh-CN': '“{id}”已被其他人修改', en: '“{id}” was changed by somebody else' },
    cause: { 'zh-CN': '保存所依据的内容已不是最新。', en: 'The save was based on content that is no longer current.' },
    remedy: {
      'zh-CN': '以返回的最新内容为基础合并后再保存。',
      en: 'Merge with the current content in the answer and save again.',
    },
  },
  document_exists: {
    status: 412,
    message: { 'zh-CN': '“{id}”已存在', en: '“{id}” exists already' },
    cause: { 'zh-CN': '新建时发现同类型、同标识的文档。', en: 'A document of the same kind and id is there already.' },
    remedy: {
      'zh-CN': '换一个标识，或者打开已有的文档修改。',
      en: 'Choose another id, or open and change the existing document.',
    },
  },
  document_missing: {
    status: 404,
    message: { 'zh-CN': '没有“{id}”这个文档', en: 'There is no document “{id}”' },
    cause: { 'zh-CN': '文档不存在或已被删除。', en: 'It never existed or was deleted.' },
    remedy: { 'zh-CN': '刷新文档列表。', en: 'Reload the list of documents.' },
  },
  document_identity: {
    status: 422,
    message: { 'zh-CN': '文档的类型或标识与地址不一致', en: 'Kind or id of the document differ from the address' },
    cause: {
      'zh-CN': 'kind 与 id 必须与请求地址相同，id 形如 x.repair。',
      en: 'kind and id must equal those of the address; an id looks like x.repair.',
    },
    remedy: { 'zh-CN': '修正 kind 与 id。', en: 'Correct kind and id.' },
  },
  document_reserved: {
    status: 403,
    message: { 'zh-CN': '“{id}”由系统提供，不能修改', en: '“{id}” belongs to the system and cannot be changed' },
    cause: { 'zh-CN': 'sys 命名空间的文档随程序提供。', en: 'Documents of the namespace sys are part of the program.' },
    remedy: { 'zh-CN': '使用 x. 命名空间新建自己的文档。', en: 'Make a document of your own in the namespace x.' },
  },
  release_unknown: {
    status: 404,
    message: { 'zh-CN': '没有版本 {release}', en: 'There is no release {release}' },
    cause: { 'zh-CN': '版本号不存在。', en: 'No release has this number.' },
    remedy: { 'zh-CN': '从版本列表中选择。', en: 'Choose one from the list of releases.' },
  },
  draft_invalid: {
    status: 422,
    message: { 'zh-CN': '有 {count} 处问题需要先解决', en: '{count} problems must be solved first' },
    cause: { 'zh-CN': '发布前检查没有通过。', en: 'The checks before a publish did not pass.' },
    remedy: { 'zh-CN': '按问题列表逐一修改。', en: 'Work through the list of problems.' },
  },
  nothing_to_publish: {
    status: 409,
    message: { 'zh-CN': '没有需要发布的修改', en: 'There is nothing to publish' },
    cause: { 'zh-CN': '草稿与线上版本相同。', en: 'The draft equals the live release.' },
    remedy: { 'zh-CN': '先在设计器里修改。', en: 'Change something in the designer first.' },
  },
  plan_stale: {
    status: 409,
    message: { 'zh-CN': '草稿在预览之后又有修改', en: 'The draft moved on after the preview' },
    cause: { 'zh-CN': '发布内容与预览时不同。', en: 'What would be published is not what was shown.' },
    remedy: { 'zh-CN': '重新预览后再发布。', en: 'Look at the plan again, then publish.' },
  },
  publish_in_progress: {
    status: 409,
    message: { 'zh-CN': '另一次发布正在进行', en: 'Another publish is under way' },
    cause: { 'zh-CN': '同一时间只进行一次发布。', en: 'One publish runs at a time.' },
    remedy: { 'zh-CN': '稍后再试。', en: 'Try again in a moment.' },
  },
  publish_blocked: {
    status: 503,
    message: {
      'zh-CN': '数据表正忙，没能在限定时间内完成发布',
      en: 'The tables are busy; the publish did not get through in time',
    },
    cause: { 'zh-CN': '长时间运行的操作占用了相关数据表。', en: 'A long operation holds the tables.' },
    remedy: {
      'zh-CN': '稍后重试；已完成的准备步骤会保留。',
      en: 'Try again shortly; preparation already done is kept.',
    },
  },
  unique_not_possible: {
    status: 422,
    message: {
      'zh-CN': '“{label}”中已有重复的值，不能设为唯一',
      en: '“{label}” already holds values that repeat; it cannot be unique',
    },
    cause: { 'zh-CN': '现有数据不满足唯一性。', en: 'Existing rows are not unique.' },
    remedy: { 'zh-CN': '先清理重复数据再发布。', en: 'Clean up the duplicates, then publish.' },
  },
  field_values_unfit: {
    status: 422,
    message: {
      'zh-CN': '字段“{label}”有 {count} 条记录的值不能从“{from}”改为“{to}”',
      en: 'Field “{label}”: {count} records hold a value that cannot change from “{from}” to “{to}”',
    },
    cause: {
      'zh-CN': '这些值在新类型下无法保留，例如不在选项中，或位数超出。',
      en: 'The new type cannot hold these values: no such option, or too many digits.',
    },
    remedy: {
      'zh-CN': '先修改这些记录，或放宽新类型的设置，再发布。',
      en: 'Change these records or widen the options of the new type, then publish.',
    },
  },
  field_type_refused: {
    status: 422,
    message: {
      'zh-CN': '字段“{label}”已有数据，不能从“{from}”改为“{to}”',
      en: 'Field “{label}” holds data and cannot change from “{from}” to “{to}”',
    },
    cause: { 'zh-CN': '现有的值无法无损地保留下来。', en: 'Existing values would not survive the change.' },
    remedy: {
      'zh-CN': '新建一个字段；或先删除该字段并发布，再用同一标识新建（旧值保留在数据库中，改回原类型即可恢复）。',
      en: 'Add another field; or delete this one, publish, and add it again under the same key (old values stay in the database and return with the old type).',
    },
  },
} as const satisfies ErrorTable;
