import type { ErrorTable } from '@tessera/std';

/** Refusals and reasons of lifecycles. */
export const flowErrors: ErrorTable = {
  transition_unknown: {
    status: 404,
    message: { 'zh-CN': '没有流转 {transition}', en: 'There is no transition {transition}' },
    cause: {
      'zh-CN': '对象的阶段流转中没有这个流转，或者您无权查看状态字段。',
      en: 'The lifecycle has no such transition, or you may not read the status field.',
    },
    remedy: { 'zh-CN': '刷新后重试。', en: 'Reload and try again.' },
  },
  transition_not_here: {
    status: 409,
    message: { 'zh-CN': '记录当前的状态不能执行此流转', en: 'The record is not in a state this transition starts in' },
    cause: { 'zh-CN': '记录的状态已改变。', en: 'Its state has changed.' },
    remedy: { 'zh-CN': '刷新后查看可用的流转。', en: 'Reload to see what is possible now.' },
  },
  transition_not_yours: {
    status: 403,
    message: { 'zh-CN': '您不能执行此流转', en: 'This transition is not yours to take' },
    cause: { 'zh-CN': '只有流转指定的人员可以执行。', en: 'Only the people the transition names may take it.' },
    remedy: { 'zh-CN': '请负责人或其上级处理。', en: 'Ask the owner or their manager.' },
  },
  transition_blocked: {
    status: 422,
    message: { 'zh-CN': '暂时不能执行此流转', en: 'The transition is blocked' },
    cause: {
      'zh-CN': '流转条件未满足，或有必填内容为空。',
      en: 'Its guard is not met, or something required is empty.',
    },
    remedy: { 'zh-CN': '按提示补充后重试。', en: 'Complete what is named and try again.' },
  },
  simulation_without_field: {
    status: 422,
    message: { 'zh-CN': '没有字段使用这个阶段流转', en: 'No field uses this lifecycle' },
    cause: {
      'zh-CN': '阶段流转要由对象的一个状态字段显示，才能模拟。',
      en: 'A lifecycle is simulated through the status field of its entity, and there is none.',
    },
    remedy: {
      'zh-CN': '在流程属性中把状态字段加到对象上。',
      en: 'Add the status field in the properties of the lifecycle.',
    },
  },
  guard_not_met: {
    status: 422,
    message: { 'zh-CN': '{message}', en: '{message}' },
    cause: { 'zh-CN': '流转条件未满足。', en: 'The guard is not met.' },
    remedy: { 'zh-CN': '修改记录后重试。', en: 'Change the record and try again.' },
  },
  guard_not_met_unnamed: {
    status: 422,
    message: { 'zh-CN': '流转条件未满足', en: 'The guard is not met' },
    cause: { 'zh-CN': '记录的内容不符合流转条件。', en: 'The record does not fit the guard.' },
    remedy: { 'zh-CN': '修改记录后重试。', en: 'Change the record and try again.' },
  },
  guard_field_empty: {
    status: 422,
    message: { 'zh-CN': '流转前需要填写', en: 'Needed for this transition' },
    cause: { 'zh-CN': '流转条件要用到的字段 {field} 为空。', en: 'The guard reads {field}, which is empty.' },
    remedy: { 'zh-CN': '填写该字段后重试。', en: 'Fill it in and try again.' },
  },
};
