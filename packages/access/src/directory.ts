import type { FieldRight } from './rights.ts';

/** Who works here: everybody signed in may see so much of it, or owners and assignees would be nameless. */
const directory: Readonly<Record<string, readonly string[]>> = {
  'sys.user': ['name', 'active', 'department', 'manager'],
  'sys.department': ['name', 'parent', 'leader'],
};

/** People and departments: written by identity alone, seen by everybody in part. */
export function isDirectory(entity: string): boolean {
  return Object.hasOwn(directory, entity);
}

/** What everybody signed in may see of a person or a department. */
export function directoryRight(entity: string, key: string): FieldRight {
  return directory[entity]?.includes(key) ? 'view' : 'none';
}
