import type { EntityDocument, FieldDocument } from '@tessera/schemas';

/**
 * What a set of entities asks of Postgres, worked out from the documents alone: a second opinion beside `ddlExpectation`,
 * written from the description of the kinds. Only the names of tables and columns are read from the installation.
 */
export interface ExpectedTables {
  /** `table.column` → type, nullability, default, collation. */
  readonly columns: ReadonlyMap<string, string>;
  /** `table.column -> schema.table`. */
  readonly foreignKeys: ReadonlySet<string>;
  /** Definitions as Postgres prints them, without names and quotes. */
  readonly indexes: readonly string[];
}

export interface StoredName {
  readonly entity: string;
  readonly field: string;
  readonly shape: string;
  readonly name: string;
}

interface Column {
  readonly suffix: string;
  readonly type: string;
  readonly collation?: string;
  readonly target?: string;
}

const text = (suffix = ''): Column => ({ suffix, type: 'text', collation: 'C' });
const one = (type: string): readonly Column[] => [{ suffix: '', type }];

/** The columns of a field by its kind. */
function columnsOf(field: FieldDocument): readonly Column[] {
  switch (field.kind) {
    case 'text':
    case 'email':
    case 'url':
    case 'select':
    case 'status':
    case 'autonumber':
      return [text()];
    case 'phone':
      return [text(), text('_raw'), text('_ext')];
    case 'integer':
      return one('bigint');
    case 'decimal':
      return one(`numeric(${field.precision ?? 20},${field.scale ?? 2})`);
    case 'percent':
      return one(`numeric(20,${field.scale ?? 4})`);
    case 'money':
      return [
        { suffix: '', type: 'numeric(20,4)' },
        { suffix: '_currency', type: 'character(3)', collation: 'C' },
        { suffix: '_rate', type: 'numeric(20,10)' },
        { suffix: '_base', type: 'numeric(20,4)' },
      ];
    case 'boolean':
      return one('boolean');
    case 'date':
      return one('date');
    case 'datetime':
      return one('timestamp with time zone');
    case 'multiSelect':
      return [{ suffix: '', type: 'text[]', collation: 'C' }];
    case 'attachment':
    case 'image':
      return one('jsonb');
    case 'person':
      return [{ suffix: '', type: 'uuid', target: 'sys.user' }];
    case 'department':
      return [{ suffix: '', type: 'uuid', target: 'sys.department' }];
    case 'lookup':
      return [{ suffix: '', type: 'uuid', target: field.target }];
    case 'lookupField':
      return [];
  }
}

const directory: Readonly<Record<string, string>> = {
  'sys.user': 'tessera.sys_user',
  'sys.department': 'tessera.sys_department',
};

const systemColumns: Readonly<Record<string, string>> = {
  id: 'uuid not null',
  created_at: 'timestamp with time zone not null',
  created_by: 'uuid',
  updated_at: 'timestamp with time zone not null',
  updated_by: 'uuid',
  version: 'bigint not null default 1',
  deleted_at: 'timestamp with time zone',
  deleted_by: 'uuid',
  owner_id: 'uuid',
  source: 'text',
  deletion_id: 'uuid',
};

const live = ' WHERE (deleted_at IS NULL)';
const systemKeys: Readonly<Record<string, string>> = { owner: 'owner_id' };

export function expectedTables(
  schema: string,
  entities: readonly EntityDocument[],
  stored: readonly StoredName[],
): ExpectedTables {
  const nameOf = (entity: string, field: string, shape: string): string => {
    const found = stored.find((each) => each.entity === entity && each.field === field && each.shape === shape);
    return found?.name ?? `(no name for ${entity}.${field} as ${shape})`;
  };
  const tableOf = (entity: string): string => directory[entity] ?? `${schema}.${nameOf(entity, '', '')}`;
  const columns = new Map<string, string>();
  const foreignKeys = new Set<string>();
  const indexes: string[] = [];
  for (const entity of entities) {
    const table = nameOf(entity.id, '', '');
    for (const [name, type] of Object.entries(systemColumns)) columns.set(`${table}.${name}`, type);
    const hasOwner = entity.ownership !== 'none';
    if (hasOwner) foreignKeys.add(`${table}.owner_id -> tessera.sys_user`);
    const mains = new Map<string, { readonly name: string; readonly column: Column }>();
    for (const [key, field] of Object.entries(entity.fields)) {
      const own = columnsOf(field);
      const [main] = own;
      if (!main) continue;
      const shape = own.map(shapeOf).join('|');
      const name = nameOf(entity.id, key, shape);
      mains.set(key, { name, column: main });
      for (const column of own) {
        const filled = column.type === 'boolean' ? ' not null default false' : '';
        const collation = column.collation === undefined ? '' : ` collate ${column.collation}`;
        columns.set(`${table}.${name}${column.suffix}`, `${column.type}${filled}${collation}`);
        if (column.target !== undefined) foreignKeys.add(`${table}.${name} -> ${tableOf(column.target)}`);
      }
    }
    const index = (unique: boolean, method: string, keys: readonly string[], where = live) =>
      indexes.push(
        `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ON ${schema}.${table} USING ${method} (${keys.join(', ')})${where}`,
      );
    index(true, 'btree', ['id'], '');
    if (hasOwner) index(false, 'btree', ['owner_id', 'id']);
    const named = (key: string) => mains.get(key) ?? { name: systemKeys[key] ?? key, column: { suffix: '', type: '' } };
    const uniqueKey = (key: string) => {
      const { name, column } = named(key);
      return column.type === 'text' ? `lower(${name})` : name;
    };
    const sortedKey = (key: string) => {
      const { name, column } = named(key);
      return /^(bigint|numeric|date|timestamp)/.test(column.type) ? `${name} DESC NULLS LAST` : name;
    };
    for (const [key, field] of Object.entries(entity.fields)) {
      const main = mains.get(key);
      if (!main) continue;
      if (field.unique === true || field.kind === 'autonumber') index(true, 'btree', [uniqueKey(key)]);
      else if (main.column.target !== undefined) index(false, 'btree', [main.name], '');
      else if (field.indexed === true && main.column.type.endsWith('[]')) index(false, 'gin', [main.name]);
      else if (field.indexed === true) index(false, 'btree', [sortedKey(key)]);
    }
    for (const { fields } of Object.values(entity.uniques ?? {})) index(true, 'btree', fields.map(uniqueKey));
    for (const { fields } of Object.values(entity.indexes ?? {})) index(false, 'btree', fields.map(sortedKey));
  }
  return { columns, foreignKeys, indexes: indexes.sort() };
}

/** The shape under which a column's name is stored. */
function shapeOf({ suffix, type, collation, target }: Column): string {
  return `${suffix}:${type}${collation === undefined ? '' : `~${collation}`}${target === undefined ? '' : `>${target}`}`;
}
