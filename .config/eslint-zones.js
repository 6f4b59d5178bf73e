import { posix, relative, resolve, sep } from 'node:path';

/**
 * Who may import whom (README, "Who may import whom"). The longest `in` that holds a file is its zone. `types` may be imported
 * as types alone.
 */
const ZONES = [
  { in: 'src/shared', may: ['src/shared', 'assets/locales', 'brands'] },
  { in: 'src/main', may: ['src/main', 'src/shared', 'assets'] },
  { in: 'src/preload', may: ['src/preload', 'src/shared/ipc', 'src/shared/domain'] },
  { in: 'src/renderer/engine', may: ['src/renderer/engine', 'src/shared', 'assets'] },
  {
    in: 'src/renderer/ui',
    may: ['src/renderer/ui', 'src/shared', 'assets'],
    types: ['src/renderer/engine/ports'],
  },
  { in: 'src/renderer/host', may: ['src/renderer/host', 'src/shared'] },
  { in: 'src/renderer/boot', may: ['src/renderer', 'src/shared', 'assets', 'package.json'] },
  { in: 'src/renderer/vite.config.ts', may: ['src/renderer/ui/text'] },
  {
    in: 'src/launch',
    may: [
      'src/launch',
      'src/shared',
      ...['main', 'preload', 'renderer'].map((part) => `src/${part}/vite.config`),
    ],
  },
  { in: 'test', may: ['test', 'src', 'assets'] },
];

/** Packages that belong to some zones alone. */
const PACKAGES = {
  'sip.js': ['src/renderer/engine/sip', 'src/renderer/engine/demo', 'test'],
  electron: ['src/main', 'src/preload', 'test'],
  keytar: ['src/main', 'test'],
  'dbus-next': ['src/main', 'test'],
  dexie: ['src/renderer/engine', 'src/renderer/boot', 'test'],
  react: ['src/renderer/ui', 'src/renderer/boot', 'test'],
  'react-dom': ['src/renderer/ui', 'src/renderer/boot', 'test'],
  zod: [],
};

const REPOSITORY = resolve(import.meta.dirname, '..');

/** Reports an import that leaves its zone. */
const rule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      zone: '{{zone}} may not import {{target}}.',
      types: '{{zone}} may import types alone from {{target}}: write `import type`.',
      package: '{{zone}} may not import the package {{target}}.',
    },
  },
  create(context) {
    const file = posixPath(relative(REPOSITORY, context.filename));
    const zone = ZONES.filter((candidate) => holds(candidate.in, file)).sort(
      (a, b) => b.in.length - a.in.length,
    )[0];
    if (!zone) return {};
    const check = (source, typesAlone) => {
      if (typeof source?.value !== 'string') return;
      const target = source.value.split('?')[0];
      if (!target.startsWith('.')) {
        const owners = PACKAGES[packageOf(target)];
        if (!owners || owners.some((owner) => holds(owner, file))) return;
        context.report({ node: source, messageId: 'package', data: { zone: zone.in, target } });
        return;
      }
      const path = posix.join(posix.dirname(file), target);
      if (zone.may.some((folder) => holds(folder, path))) return;
      if (zone.types?.some((folder) => holds(folder, path))) {
        if (!typesAlone)
          context.report({ node: source, messageId: 'types', data: { zone: zone.in, target: path } });
        return;
      }
      context.report({ node: source, messageId: 'zone', data: { zone: zone.in, target: path } });
    };
    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node.source, false),
    };
  },
};

function holds(folder, path) {
  return path === folder || path.startsWith(`${folder}/`);
}

function packageOf(specifier) {
  const [first, second] = specifier.split('/');
  return specifier.startsWith('@') ? `${first}/${second}` : first;
}

function posixPath(path) {
  return path.split(sep).join('/');
}

export const zones = { rules: { zones: rule } };
