/**
 * Who may know whom: every import of every source file against floors.json. Run alone or by `npm run check`.
 * Prints one line per offence and ends with 1 when there is any.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const groups = ['packages', 'apps'] as const;

interface Floors {
  readonly floors: readonly (readonly string[])[];
  readonly facets: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly development: readonly string[];
}

interface Package {
  readonly name: string;
  readonly folder: string;
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
}

const { floors, facets, development } = JSON.parse(readFileSync(path.join(root, 'floors.json'), 'utf8')) as Floors;
const floorOf = new Map(floors.flatMap((names, floor) => names.map((name) => [name, floor] as const)));

const statement = /(?:^|[;\n])\s*(?:import|export)\s(?:[^;'"]*?\sfrom\s*)?['"]([^'"]+)['"]/g;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g;
const testFile = /\.(test|fixture)\.tsx?$|[\\/](e2e|test|testing)[\\/]|[\\/]test-[\w-]+\.tsx?$/;
const facetFile = /[\\/](kind|kinds|store|stores|face|faces)(\.gen)?\.tsx?$/;

function readPackage(name: string, folder: string): Package {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >;
  const names = (key: string) => Object.keys(manifest[key] ?? {});
  return {
    name,
    folder,
    dependencies: new Set([...names('dependencies'), ...names('optionalDependencies'), ...names('peerDependencies')]),
    devDependencies: new Set(names('devDependencies')),
  };
}

function packages(): Package[] {
  const members = groups.flatMap((group) =>
    readdirSync(path.join(root, group)).map((name) => [name, path.join(root, group, name)] as const),
  );
  return [...members, ['schemas', path.join(root, 'schemas')] as const]
    .filter(([, folder]) => existsSync(path.join(folder, 'package.json')))
    .map(([name, folder]) => readPackage(name, folder));
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) return [];
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? sources(file) : /\.(ts|tsx|mts)$/.test(entry.name) ? [file] : [];
  });
}

function specifiers(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [statement, dynamic].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** The facet of a file: `kind` for kind.ts and kinds.gen.ts, and so on. */
function facetOf(file: string): string | undefined {
  const name = facetFile.exec(file)?.[1];
  return name?.endsWith('s') ? name.slice(0, -1) : name;
}

/** What is wrong with one import; undefined when nothing is. */
function offence(owner: Package, file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    const target = path.resolve(path.dirname(file), specifier);
    return target.startsWith(owner.folder + path.sep) ? undefined : 'leaves its package by a relative path';
  }
  // A name of the package's own `imports`, which cannot lead out of it.
  if (specifier.startsWith('#')) return undefined;
  if (specifier.startsWith('node:') || specifier.startsWith('virtual:')) return undefined;
  const [first = '', second = ''] = specifier.split('/');
  const dependency = first.startsWith('@') ? `${first}/${second}` : first;
  const isTest =
    testFile.test(file) || !file.startsWith(path.join(owner.folder, 'src')) || development.includes(owner.name);
  const declared = owner.dependencies.has(dependency) || (isTest && owner.devDependencies.has(dependency));
  if (dependency === `@tessera/${owner.name}`) return undefined;
  if (!declared && !isOffered(file, dependency)) return `${dependency} is not declared in package.json`;
  return first === '@tessera' ? floorOffence(owner, file, second, isTest) : undefined;
}

/** Types-only and tooling dependencies of the root serve configuration and test files. */
function isOffered(file: string, dependency: string): boolean {
  const isTool = testFile.test(file) || file.endsWith('.config.ts');
  return isTool && rootPackage.devDependencies.has(dependency) && !dependency.startsWith('@tessera/');
}

function floorOffence(owner: Package, file: string, target: string, isTest: boolean): string | undefined {
  if (development.includes(target)) return isTest ? undefined : `${target} is for tests`;
  if (development.includes(owner.name) || isTest) return undefined;
  const facet = facets[owner.name] && facetOf(file);
  const allowed = facet === undefined ? undefined : facets[owner.name]?.[facet];
  if (allowed && !allowed.includes(target)) return `the ${facet} facet of ${owner.name} may not know ${target}`;
  const [own, other] = [floorOf.get(owner.name), floorOf.get(target)];
  if (own === undefined || other === undefined)
    return `${own === undefined ? owner.name : target} has no floor in floors.json`;
  return other < own ? undefined : `${owner.name} (floor ${own}) may not know ${target} (floor ${other})`;
}

const rootPackage = readPackage('', root);
const offences = packages().flatMap((owner) =>
  sources(owner.folder).flatMap((file) =>
    specifiers(file).flatMap((specifier) => {
      const found = offence(owner, file, specifier);
      return found ? [`${path.relative(root, file)}: '${specifier}' ${found}`] : [];
    }),
  ),
);
for (const line of offences) console.error(line);
if (offences.length > 0) process.exitCode = 1;
