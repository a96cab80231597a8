import type { ErrorEntry, ErrorTable } from '@tessera/std';

type Pair = readonly [zh: string, en: string];

function entry(status: number, message: Pair, cause: Pair, remedy: Pair): ErrorEntry {
  const text = ([zh, en]: Pair) => ({ 'zh-CN': zh, en });
  return { status, message: text(message), cause: text(cause), remedy: text(remedy) };
}

const fixInput: Pair = ['按提示修改后重试。', 'Correct it as told and try again.'];
const askAdmin: Pair = ['如果需要，请管理员调整角色。', 'Ask an administrator for a role that allows it.'];
const reload: Pair = ['重新打开列表或记录后再试。', 'Open the list or record again and retry.'];

/** Refusals and issues of reading and writing records. */
export const recordErrors: ErrorTable = {
  entity_unknown: entry(
    404,
    ['没有对象 {entity}', 'There is no entity {entity}'],
    ['地址中的对象不存在或已移除。', 'The entity in the address does not exist or was removed.'],
    ['检查地址。', 'Check the address.'],
  ),
  record_not_found: entry(
    404,
    ['记录不存在', 'There is no such record'],
    ['记录不存在、已删除，或者您无权查看。', 'It does not exist, was deleted, or you may not see it.'],
    askAdmin,
  ),
  action_not_allowed: entry(
    403,
    ['您没有权限执行此操作', 'You may not do this'],
    ['您的角色不允许对这些记录执行该操作。', 'None of your roles allows it on these records.'],
    askAdmin,
  ),
  query_invalid: entry(
    400,
    ['查询参数有误', 'The parameters are wrong'],
    ['有参数未知或格式不对。', 'A parameter is unknown or malformed.'],
    fixInput,
  ),
  unknown_parameter: entry(
    400,
    ['未知参数 {parameter}', 'Unknown parameter {parameter}'],
    ['接口没有这个参数。', 'There is no such parameter.'],
    ['检查拼写。', 'Check the spelling.'],
  ),
  parameter_invalid: entry(
    400,
    ['参数无效，应为：{expected}', 'Not valid; expected: {expected}'],
    ['参数的格式或范围不对。', 'Its form or range is wrong.'],
    fixInput,
  ),
  unknown_field: entry(
    400,
    ['没有字段 {field}', 'There is no field {field}'],
    ['对象中没有这个字段，或者它已被隐藏。', 'The entity has no such field, or it is hidden.'],
    ['检查字段标识。', 'Check the field key.'],
  ),
  field_not_readable: entry(
    403,
    ['您无权查看字段 {field}', 'You may not read the field {field}'],
    [
      '筛选、排序、分组和展开只能使用可查看的字段。',
      'Filters, orders, groups and expansions take readable fields only.',
    ],
    askAdmin,
  ),
  filter_invalid: entry(
    400,
    ['筛选条件有误', 'The filter is not valid'],
    ['条件无法解析，或者类型不符。', 'It cannot be read, or its types do not fit.'],
    fixInput,
  ),
  rules_malformed: entry(
    400,
    ['筛选条件的结构不正确', 'The rule tree is malformed'],
    ['缺少组合方式或规则。', 'Combinator or rules are missing.'],
    fixInput,
  ),
  sort_not_possible: entry(
    400,
    ['不能按字段 {field} 排序', 'Records cannot be sorted by {field}'],
    ['此类字段没有顺序。', 'Fields of this kind have no order.'],
    ['换一个字段。', 'Choose another field.'],
  ),
  expand_not_possible: entry(
    400,
    ['字段 {field} 不能展开', 'The field {field} cannot be expanded'],
    ['只有关联记录、人员和部门可以展开。', 'Only lookups, people and departments can be.'],
    ['去掉该项。', 'Leave it out.'],
  ),
  group_not_possible: entry(
    400,
    ['不能按 {field} 分组', 'Records cannot be grouped by {field}'],
    ['此类字段不能分组，或者周期不对。', 'Fields of this kind cannot be, or the period is wrong.'],
    [
      '换一个字段，或使用 day、week、month、quarter、year。',
      'Choose another field, or day, week, month, quarter, year.',
    ],
  ),
  measure_not_possible: entry(
    400,
    ['字段 {field} 不能计算 {function}', '{function} means nothing for the field {field}'],
    ['该汇总方式不适用于此类字段。', 'Fields of this kind have no such sum.'],
    ['换一种汇总方式。', 'Choose another one.'],
  ),
  cursor_invalid: entry(
    400,
    ['翻页位置无效', 'The cursor is not valid'],
    ['翻页位置不属于这个列表。', 'It does not belong to this list.'],
    reload,
  ),
  cursor_expired: entry(
    400,
    ['翻页位置已过期', 'The cursor has expired'],
    ['列表打开超过 24 小时。', 'The list was opened more than 24 hours ago.'],
    reload,
  ),
  precondition_required: entry(
    428,
    ['缺少 If-Match', 'If-Match is missing'],
    [
      '修改和删除需要说明所依据的版本，避免覆盖他人的修改。',
      'Changes and deletions say which state they were made from, so that nobody is overwritten unseen.',
    ],
    ['先读取，把得到的 ETag 放进 If-Match。', 'Read first and send the ETag as If-Match.'],
  ),
  record_stale: entry(
    412,
    ['记录已被他人修改', 'Somebody changed the record meanwhile'],
    ['您打开记录之后它有了新的修改：{changed}。', 'It was changed after you opened it: {changed}.'],
    ['查看最新内容，再次保存。', 'Look at the present values and save again.'],
  ),
  record_invalid: entry(
    422,
    ['有内容需要修改', 'Some values need correction'],
    ['输入不符合字段或规则的要求。', 'The input breaks the rules of its fields.'],
    fixInput,
  ),
  record_id_invalid: entry(
    422,
    ['记录编号无效', 'The record id is not valid'],
    ['编号必须是 UUID。', 'It has to be a UUID.'],
    fixInput,
  ),
  field_required: entry(
    422,
    ['必填', 'Required'],
    ['该字段不能为空。', 'The field must not be empty.'],
    ['填写该字段。', 'Fill it in.'],
  ),
  field_readonly: entry(
    422,
    ['只读字段，不能修改', 'The field is read-only'],
    ['该字段由系统写入。', 'Only the system writes it.'],
    ['去掉该字段。', 'Leave it out.'],
  ),
  field_readonly_after_create: entry(
    422,
    ['创建后不能修改', 'Fixed once the record is created'],
    ['该字段只在创建时填写。', 'It is given at creation only.'],
    ['去掉该字段。', 'Leave it out.'],
  ),
  field_not_writable: entry(
    403,
    ['您无权修改字段 {field}', 'You may not write the field {field}'],
    ['您的角色不允许编辑该字段。', 'None of your roles lets you edit it.'],
    askAdmin,
  ),
  text_not_clean: entry(
    422,
    ['含有不能保存的字符', 'It holds characters that cannot be stored'],
    ['含有 U+0000 或不完整的字符。', 'It holds U+0000 or half a character.'],
    ['删除这些字符。', 'Remove them.'],
  ),
  status_by_transition: entry(
    422,
    ['状态只能通过流转改变', 'The status changes by a transition only'],
    ['直接写状态会跳过流转条件。', 'Writing it directly would skip the guards.'],
    ['执行相应的流转。', 'Run the transition.'],
  ),
  validation_failed: entry(
    422,
    ['{message}', '{message}'],
    ['不满足对象的校验规则。', 'A rule of the entity is not met.'],
    fixInput,
  ),
  link_not_found: entry(
    422,
    ['找不到可选的记录', 'There is no such record to choose'],
    [
      '记录不存在、已删除、您无权查看，或不符合该字段的筛选条件。',
      'It does not exist, was deleted, may not be seen by you, or does not fit the filter of the field.',
    ],
    ['重新选择。', 'Choose another one.'],
  ),
  not_unique: entry(
    422,
    ['已有相同的值', 'Another record has the same value'],
    ['该字段的值不能重复。', 'The value may occur once only.'],
    ['换一个值。', 'Choose another value.'],
  ),
  not_unique_hidden: entry(
    422,
    ['与已有记录重复', 'Another record is the same'],
    ['有不能重复的内容与其他记录相同。', 'Something that may occur once only is taken.'],
    ['换一个值。', 'Choose another value.'],
  ),
  delete_restricted: entry(
    409,
    ['还有关联的记录，不能删除', 'Other records still link to it'],
    ['有记录关联到它，且不允许一起删除。', 'Records link to it and may not go along.'],
    ['先处理关联的记录。', 'Deal with those records first.'],
  ),
  delete_too_deep: entry(
    409,
    ['关联层次过深，不能删除', 'Too many records hang on it'],
    ['级联删除超过了层数上限。', 'The cascade goes deeper than allowed.'],
    ['先删除下层的记录。', 'Delete what hangs below first.'],
  ),
  restore_collides: entry(
    409,
    ['与现有记录重复，不能恢复', 'It collides with a live record'],
    ['删除之后有记录使用了相同的唯一值。', 'A unique value was taken after it was deleted.'],
    ['修改现有记录的值，再恢复。', 'Change the other record, then restore.'],
  ),
  restore_orphaned: entry(
    409,
    ['所属的记录已删除，不能单独恢复', 'What it belongs to is deleted'],
    ['它关联的记录还在回收站。', 'A record it links to is in the recycle bin.'],
    ['先恢复所属的记录。', 'Restore that record first.'],
  ),
  restore_not_possible: entry(
    409,
    ['该对象的记录不能恢复', 'Records of this entity cannot be restored'],
    ['对象关闭了回收站。', 'The entity has no recycle bin.'],
    ['请管理员从备份恢复。', 'Ask an administrator.'],
  ),
  follow_ups_off: entry(
    409,
    ['这个对象没有跟进', 'This entity has no follow-ups'],
    ['对象没有指定跟进记录保存在哪里。', 'The entity does not say where follow-ups are kept.'],
    ['在设计器中打开对象的“跟进”功能。', 'Switch on its feature “activities” in the designer.'],
  ),
  follow_up_in_future: entry(
    422,
    ['跟进时间不能晚于现在', 'A follow-up cannot have happened in the future'],
    ['这里记录已经发生的跟进。', 'What is written here has happened.'],
    ['改为已发生的时间；以后的安排填在“下次跟进”。', 'Give a past moment; plans go to the next follow-up.'],
  ),
  comments_off: entry(
    409,
    ['这个对象没有评论', 'This entity has no comments'],
    ['对象关闭了评论。', 'Comments are switched off for it.'],
    ['请管理员打开。', 'Ask an administrator to switch them on.'],
  ),
  comment_not_found: entry(
    404,
    ['评论不存在', 'There is no such comment'],
    ['评论已删除，或者您无权查看。', 'It was deleted, or you may not see it.'],
    reload,
  ),
  comment_not_yours: entry(
    403,
    ['只能修改自己的评论', 'Only your own comments can be changed'],
    ['评论由写它的人修改和删除。', 'Whoever wrote a comment edits and deletes it.'],
    ['写一条新评论。', 'Write another comment.'],
  ),
  comment_text_invalid: entry(
    422,
    ['评论为 1–{most} 个字', 'A comment has 1 to {most} characters'],
    ['评论为空或过长。', 'It is empty or too long.'],
    fixInput,
  ),
  bulk_too_large: entry(
    422,
    ['一次最多 {most} 项操作', 'At most {most} operations at once'],
    ['批量操作过多。', 'There are too many of them.'],
    ['分批提交，或使用导入。', 'Send them in parts, or use an import.'],
  ),
  bulk_operation_unknown: entry(
    422,
    ['未知的操作 {action}', 'Unknown operation {action}'],
    ['批量操作不支持它。', 'Bulk calls know no such operation.'],
    ['检查拼写。', 'Check the spelling.'],
  ),
  idempotency_key_invalid: entry(
    400,
    ['Idempotency-Key 无效', 'The Idempotency-Key is not valid'],
    ['应为 1–200 个可见 ASCII 字符。', 'It has to be 1–200 visible ASCII characters.'],
    ['换一个键。', 'Send another key.'],
  ),
  idempotency_in_flight: entry(
    409,
    ['相同的请求正在处理', 'The same request is still running'],
    ['带有同一 Idempotency-Key 的请求尚未结束。', 'A request with this Idempotency-Key has not ended.'],
    ['稍后重试。', 'Try again shortly.'],
  ),
  idempotency_other_request: entry(
    422,
    ['Idempotency-Key 已用于另一个请求', 'The Idempotency-Key belongs to another request'],
    ['同一个键对应了不同的内容。', 'The same key came with other content.'],
    ['换一个键。', 'Send another key.'],
  ),
};
