import type { ErrorTable } from '@tessera/std';

/** Why a background job ended, and what may be refused about one. */
export const queueErrors: ErrorTable = {
  job_interrupted: {
    status: 500,
    message: { 'zh-CN': '任务在执行中被中断，没有完成', en: 'The job was interrupted and did not finish' },
    cause: {
      'zh-CN': '执行任务的服务进程被关闭或崩溃，而这种任务不能从中间继续。',
      en: 'The server process that ran it was stopped or crashed, and this kind of job cannot go on from the middle.',
    },
    remedy: { 'zh-CN': '重新发起任务。', en: 'Start it again.' },
  },
  job_failed: {
    status: 500,
    message: { 'zh-CN': '任务因内部错误失败', en: 'The job failed because of an internal error' },
    cause: {
      'zh-CN': '程序出现了意外错误，详情见服务日志。',
      en: 'Something unexpected happened; the server log has the details.',
    },
    remedy: {
      'zh-CN': '重新发起任务；仍然失败时请联系管理员。',
      en: 'Start it again; if it keeps failing, ask an administrator.',
    },
  },
  job_not_found: {
    status: 404,
    message: { 'zh-CN': '没有这个任务', en: 'There is no such job' },
    cause: { 'zh-CN': '任务不存在，或者是别人发起的。', en: 'The job does not exist, or somebody else started it.' },
    remedy: { 'zh-CN': '检查任务编号。', en: 'Check the id of the job.' },
  },
  job_finished: {
    status: 409,
    message: { 'zh-CN': '任务已经结束，不能取消', en: 'The job has ended and cannot be cancelled' },
    cause: { 'zh-CN': '取消之前任务已经完成、失败或被取消。', en: 'It was done, failed or cancelled before.' },
    remedy: { 'zh-CN': '查看任务的结果。', en: 'Look at its result.' },
  },
};
