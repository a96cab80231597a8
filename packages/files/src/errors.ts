import type { ErrorTable } from '@tessera/std';

/** What may be refused about a file. */
export const filesErrors: ErrorTable = {
  upload_too_large: {
    status: 413,
    message: { 'zh-CN': '文件超过了 {most} 字节的上限', en: 'The file is larger than {most} bytes' },
    cause: { 'zh-CN': '上传的文件比允许的大。', en: 'The upload is larger than allowed.' },
    remedy: { 'zh-CN': '压缩或拆分文件后再上传。', en: 'Compress or split the file and try again.' },
  },
  upload_incomplete: {
    status: 400,
    message: { 'zh-CN': '文件没有传完', en: 'The file did not arrive completely' },
    cause: { 'zh-CN': '上传过程中连接中断。', en: 'The connection broke during the upload.' },
    remedy: { 'zh-CN': '重新上传。', en: 'Upload it again.' },
  },
  file_not_found: {
    status: 404,
    message: { 'zh-CN': '没有这个文件', en: 'There is no such file' },
    cause: {
      'zh-CN': '文件不存在、已被清理，或者您无权查看。',
      en: 'It does not exist, was cleaned up, or you may not see it.',
    },
    remedy: { 'zh-CN': '刷新页面后重试。', en: 'Reload the page and try again.' },
  },
  file_store_failed: {
    status: 503,
    message: { 'zh-CN': '暂时无法读写文件', en: 'Files cannot be read or written right now' },
    cause: {
      'zh-CN': '存放文件的目录不可用或磁盘已满。',
      en: 'The folder of the files is not available or the disk is full.',
    },
    remedy: { 'zh-CN': '请管理员检查磁盘和目录权限。', en: 'Ask an administrator to check disk and permissions.' },
  },
};
