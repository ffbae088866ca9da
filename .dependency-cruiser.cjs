// Who may import whom: a folder is a permission. docs/ARCHITECTURE.md says why; test/architecture plants violations of each rule.

/** Each library has one door: the only files that may import it. */
const DOORS = {
  'better-sqlite3': '^electron/services/store/sqlite\\.ts$',
  'fast-xml-parser': '^electron/services/ingest/xml-small\\.ts$',
  saxes: '^electron/services/ingest/reader[^/]*\\.ts$',
  yauzl: '^electron/services/ingest/archive[^/]*\\.ts$',
  'node-forge': '^electron/services/pki/forge[^/]*\\.ts$',
  asn1js: '^electron/services/pki/',
  'ical-generator': '^electron/services/agenda/',
  // Where something from outside is parsed by a schema: the contract's inputs, and what services get back from a caller.
  zod: '^(shared/contract|electron/services)/',
  electron: '^electron/(main|preload)/',
};
const PRODUCT = '^(shared|electron|renderer)/';
/** Rooms beside the services of the contract: what every one of them may use. */
const COMMON_ROOMS = '(context|ports|tickets|lazy|emitter|cache-watch)';

const doors = Object.entries(DOORS).map(([library, door]) => ({
  name: `one-door-${library}`,
  severity: 'error',
  from: { path: PRODUCT, pathNot: door },
  // Types vanish: what matters is who runs the library.
  to: { path: `^${library}$|(^|/)node_modules/${library}/`, dependencyTypesNot: ['type-only'] },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'A type may point back, because it vanishes; a value may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'pure-domain',
      comment: 'The domain decides; it imports nothing but itself and the errors.',
      severity: 'error',
      from: { path: '^shared/(domain/|errors\\.ts$)' },
      to: { pathNot: '^shared/(domain/|errors\\.ts$)' },
    },
    {
      name: 'pure-texts',
      severity: 'error',
      from: { path: '^shared/i18n/' },
      to: { pathNot: '^shared/(i18n/|domain/|errors\\.ts$)' },
    },
    {
      name: 'contract-knows-shared-and-zod',
      severity: 'error',
      from: { path: '^shared/contract/' },
      to: { pathNot: '^shared/|(^|/)node_modules/zod/' },
    },
    {
      name: 'demo-knows-shared',
      comment: 'The demonstration runs the same steps in a terminal and in the page: over the contract alone.',
      severity: 'error',
      from: { path: '^shared/demo/' },
      to: { pathNot: '^shared/' },
    },
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'mechanism-knows-no-way-in',
      comment: 'A mechanism uses shared, the ports, other mechanisms and its own library.',
      severity: 'error',
      from: { path: '^electron/services/[^/]+/' },
      to: { path: '^electron/(services/(?!ports\\.ts$)[^/]+\\.ts$|main/|preload/|cli/|loopback/)|^renderer/' },
    },
    {
      name: 'services-meet-in-index',
      comment:
        'A service of the contract does not know another one; index.ts composes them, and circle.ts those of the circle.',
      severity: 'error',
      from: { path: '^electron/services/(?!(index|circle)\\.ts$)[^/]+\\.ts$' },
      to: {
        path: '^electron/(services/[^/]+\\.ts$|main/|preload/|cli/|loopback/)|^renderer/',
        pathNot: `^electron/services/(${COMMON_ROOMS}|input-issues)\\.ts$`,
      },
    },
    {
      name: 'ways-in-use-the-door',
      comment: 'And know how a process is started that they start ahead of the services.',
      severity: 'error',
      from: { path: '^electron/(main|preload|cli|loopback)/' },
      to: { path: '^electron/services/', pathNot: '^electron/services/(index|ports|ingest/process-start)\\.ts$' },
    },
    {
      name: 'ways-in-are-apart',
      severity: 'error',
      from: { path: '^electron/(main|preload|cli|loopback)/', pathNot: '^electron/cli/commands/serve\\.ts$' },
      // Which folders and which language: the same answer for every way in.
      to: { path: '^electron/(main|preload|cli|loopback)/', pathNot: '^electron/($1/|cli/environment\\.ts$)' },
    },
    {
      name: 'serve-starts-the-loopback-host',
      comment:
        'One command, `cercle serve`, is the loopback host started from a terminal; it needs that one function of it.',
      severity: 'error',
      from: { path: '^electron/cli/commands/serve\\.ts$' },
      to: { path: '^electron/(main|preload|cli|loopback)/', pathNot: '^electron/(cli/|loopback/serve\\.ts$)' },
    },
    {
      name: 'renderer-is-a-page',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|scripts|test)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-are-apart',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'process-side-has-no-page',
      severity: 'error',
      from: { path: '^(electron|shared)/' },
      to: { path: '^renderer/|(^|/)node_modules/(react|react-dom|zustand)/' },
    },
    {
      name: 'product-needs-no-test',
      severity: 'error',
      from: { path: PRODUCT },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'product-needs-no-tool',
      comment:
        'What users run depends on dependencies, never on development tools; types vanish, and the page is bundled.',
      severity: 'error',
      from: { path: '^(shared|electron)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'],
        dependencyTypesNot: ['type-only'],
        pathNot: '(^|/)node_modules/(@types|electron)/',
      },
    },
    ...doors,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // Without this, `node:fs` counts as unresolved.
    builtInModules: { add: ['node:sqlite', 'node:test'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'types'] },
  },
};
