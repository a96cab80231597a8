import type { ErrorTable } from '@tessera/std';

/** Refusals and troubles of the database and of the embedded cluster. */
export const databaseErrors: ErrorTable = {
  database_unreachable: {
    status: 503,
    message: {
      'zh-CN': '暂时连不上数据库，请稍后再试',
      en: 'The database cannot be reached; please try again shortly',
    },
    cause: {
      'zh-CN': '数据库没有运行、正在重启，或者网络不通。',
      en: 'The database is not running, is restarting, or the network between is down.',
    },
    remedy: {
      'zh-CN': '检查数据库是否在运行、DATABASE_URL 的主机和端口是否正确；恢复后会自动重连。',
      en: 'Check that the database runs and that host and port in DATABASE_URL are right; it reconnects by itself.',
    },
  },
  database_login_failed: {
    status: 503,
    message: { 'zh-CN': '数据库拒绝登录', en: 'The database refused the login' },
    cause: {
      'zh-CN': '用户名、密码或数据库名不正确，或者服务器不允许从这台机器登录。',
      en: 'User, password or database name is wrong, or the server does not allow this machine.',
    },
    remedy: { 'zh-CN': '检查 DATABASE_URL。', en: 'Check DATABASE_URL.' },
  },
  database_busy: {
    status: 503,
    message: { 'zh-CN': '数据库繁忙，请稍后再试', en: 'The database is busy; please try again shortly' },
    cause: { 'zh-CN': '连接已全部占用。', en: 'All connections are in use.' },
    remedy: {
      'zh-CN': '稍后重试；如果经常出现，请调大 max_connections 或减少服务进程。',
      en: 'Try again; if it happens often, raise max_connections or run fewer server processes.',
    },
  },
  database_timeout: {
    status: 503,
    message: { 'zh-CN': '查询超时，已取消', en: 'The query took too long and was cancelled' },
    cause: { 'zh-CN': '单条语句超过了允许的时间。', en: 'One statement ran longer than allowed.' },
    remedy: { 'zh-CN': '缩小筛选范围后重试。', en: 'Narrow the filter and try again.' },
  },
  database_lock_timeout: {
    status: 503,
    message: {
      'zh-CN': '数据正被其他操作占用，请稍后再试',
      en: 'The data is in use by another operation; please try again',
    },
    cause: { 'zh-CN': '等待锁的时间超过了上限。', en: 'Waiting for a lock took longer than allowed.' },
    remedy: { 'zh-CN': '稍后重试。', en: 'Try again shortly.' },
  },
  database_conflict: {
    status: 503,
    message: { 'zh-CN': '与同时进行的修改冲突，请重试', en: 'A concurrent change got in the way; please try again' },
    cause: {
      'zh-CN': '两个事务互相等待或修改了同样的数据。',
      en: 'Two transactions waited for each other or changed the same data.',
    },
    remedy: { 'zh-CN': '重试即可，没有写入任何内容。', en: 'Try again; nothing was written.' },
  },
  database_full: {
    status: 503,
    message: { 'zh-CN': '数据库磁盘空间不足', en: 'The database is out of disk space' },
    cause: { 'zh-CN': '数据库所在的磁盘已满。', en: 'The disk of the database is full.' },
    remedy: { 'zh-CN': '清理或扩大磁盘后重试。', en: 'Free or add disk space, then try again.' },
  },
  database_too_old: {
    status: 503,
    message: {
      'zh-CN': 'PostgreSQL {found} 版本过低，需要 {wanted} 或更高',
      en: 'PostgreSQL {found} is too old; {wanted} or newer is needed',
    },
    cause: { 'zh-CN': 'DATABASE_URL 指向的服务器版本过低。', en: 'The server behind DATABASE_URL is too old.' },
    remedy: {
      'zh-CN': '升级服务器，或去掉 DATABASE_URL 使用内置的 PostgreSQL。',
      en: 'Upgrade the server, or unset DATABASE_URL to use the embedded PostgreSQL.',
    },
  },
  database_newer: {
    status: 503,
    message: {
      'zh-CN': '数据库由更新的程序升级过（{id}），当前程序不能使用',
      en: 'The database was upgraded by a newer program ({id}); this one cannot use it',
    },
    cause: { 'zh-CN': '运行了旧版本的程序。', en: 'An older program was started on it.' },
    remedy: { 'zh-CN': '请启动新版本的程序。', en: 'Start the newer program.' },
  },
  migration_changed: {
    status: 503,
    message: {
      'zh-CN': '系统迁移 {id} 在执行之后被修改过',
      en: 'System migration {id} was changed after it ran',
    },
    cause: {
      'zh-CN': '已执行的迁移内容与当前程序中的不一致。',
      en: 'The migration that ran differs from the one in this program.',
    },
    remedy: {
      'zh-CN': '恢复原来的迁移，并把改动写成新的迁移。',
      en: 'Restore the original and write the change as a new migration.',
    },
  },
  home_unreadable: {
    status: 503,
    message: { 'zh-CN': '无法读写目录 {home}', en: 'The folder {home} cannot be read and written' },
    cause: {
      'zh-CN': '当前用户没有权限，或者路径不是目录。',
      en: 'The current user has no permission, or the path is not a folder.',
    },
    remedy: {
      'zh-CN': '修正目录权限，或用 TESSERA_HOME 指定另一个目录。',
      en: 'Fix its permissions, or choose another folder with TESSERA_HOME.',
    },
  },
  embedded_missing: {
    status: 503,
    message: { 'zh-CN': '{platform} 上没有内置的 PostgreSQL', en: 'There is no embedded PostgreSQL for {platform}' },
    cause: {
      'zh-CN': '该平台没有可用的程序包，或者没有安装成功。',
      en: 'No package exists for the platform, or it was not installed.',
    },
    remedy: {
      'zh-CN': '重新安装依赖，或用 DATABASE_URL 指向 PostgreSQL 15 以上的服务器。',
      en: 'Install again, or point DATABASE_URL at a PostgreSQL 15 or newer.',
    },
  },
  embedded_no_user: {
    status: 503,
    message: {
      'zh-CN': 'PostgreSQL 不能以 root 运行，也没有找到可用的普通用户',
      en: 'PostgreSQL refuses to run as root and no ordinary user was found',
    },
    cause: {
      'zh-CN': '系统里没有 postgres 或 nobody 用户。',
      en: 'The system has neither a postgres nor a nobody user.',
    },
    remedy: {
      'zh-CN': '以普通用户启动，或用 DATABASE_URL 指向已有的服务器。',
      en: 'Start as an ordinary user, or point DATABASE_URL at an existing server.',
    },
  },
  embedded_start_failed: {
    status: 503,
    message: {
      'zh-CN': '内置的 PostgreSQL 没有启动成功：{reason}（日志：{log}）',
      en: 'The embedded PostgreSQL did not start: {reason} (log: {log})',
    },
    cause: { 'zh-CN': '原因见日志末尾。', en: 'The end of the log says why.' },
    remedy: { 'zh-CN': '按日志处理后重新启动。', en: 'Act on the log and start again.' },
  },
  embedded_locked: {
    status: 503,
    message: {
      'zh-CN': '数据目录 {data} 正被另一个 PostgreSQL 使用',
      en: 'The data folder {data} is in use by another PostgreSQL',
    },
    cause: {
      'zh-CN': '上次的进程还没有完全退出，或者另一个程序打开了同一目录。',
      en: 'A former process has not ended yet, or another program opened the same folder.',
    },
    remedy: {
      'zh-CN': '结束那个进程后再启动，不要删除锁文件。',
      en: 'End that process, then start; do not delete the lock file.',
    },
  },
  embedded_password_lost: {
    status: 503,
    message: {
      'zh-CN': '{data} 里有数据，但 {file} 不见了',
      en: '{data} holds data, but {file} is gone',
    },
    cause: {
      'zh-CN': '保存端口和密码的文件被删除或损坏。',
      en: 'The file with port and password was deleted or damaged.',
    },
    remedy: { 'zh-CN': '从备份恢复这个文件。', en: 'Restore the file from a backup.' },
  },
};
