// Who may import whom: docs/decisions and CONTRIBUTING tell why. Each rule names the rooms it lets in; whatever else is met is a breach.
/** Types may pass anywhere below; what is missing is said once, by its own rule. */
const values = { dependencyTypesNot: ['type-only'], couldNotResolve: false };
const room = (path) => `^${path}(?:/|$)`;
/** Nothing but what is listed, own files, and packages that the next list allows. */
const only = (name, from, paths, packages, comment, fromNot) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: ['\\.test\\.ts$', ...(fromNot ? [fromNot] : [])] },
  to: { pathNot: [...paths, ...packages.map((each) => `^node_modules/${each}(?:/|$)`)], ...values },
});

const contract = '^src-core/contract/';
const states = '^src-core/problems/[^/]+/state\\.ts$';
const plainData = '^src-core/contract/(?:types|params|commands|limits)\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-circle', comment: 'A circle has no floor to stand on.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', comment: 'The file or package is not there.', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'listed-package',
      comment: 'A package that package.json does not list may be gone after the next install.',
      severity: 'error',
      from: { path: '^(?:src-|e2e|bench|scripts)' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    only('contract-stands-alone', room('src-core/contract'), [contract], ['zod'], 'The ground floor rests on nothing of ours.'),
    only('maths-knows-no-problem', room('src-core/maths'), ['^src-core/maths/', contract], ['@stdlib/[^/]+', 'pure-rand', 'mathjs'], 'maths serves every problem and knows none.'),
    only('marking-knows-no-problem', room('src-core/marking'), ['^src-core/marking/', '^src-core/maths/', contract], ['@stdlib/[^/]+', 'pure-rand', 'mathjs'], 'marking serves every problem and knows none.'),
    only('registry-sees-doors', '^src-core/problems/[^/]+\\.ts$', ['^src-core/problems/[^/]+/index\\.ts$', '^src-core/problems/[^/]+\\.ts$', contract], [], 'The registry knows of each room its door.'),
    {
      name: 'a-problem-keeps-to-its-room',
      comment: 'A problem uses its own room, maths and contract.',
      severity: 'error',
      from: { path: '^src-core/problems/([^/]+)/', pathNot: ['\\.test\\.ts$', '^src-core/problems/fixture/'] },
      to: { pathNot: ['^src-core/problems/$1/', '^src-core/maths/', contract, '^node_modules/zod/'], ...values },
    },
    only(
      'the-desk-sees-doors',
      room('src-core/desk'),
      ['^src-core/desk/', '^src-core/problems/[^/]+\\.ts$', states, '^src-core/marking/', contract],
      ['papaparse', 'zod', '@noble/hashes'],
      'The front desk asks the registry, never a room.',
    ),
    {
      name: 'main-asks-the-desk',
      comment: 'The main process knows no problem and no page; it hands the core the kernels of its build.',
      severity: 'error',
      from: { path: '^src-main/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^src-main/', '^src-core/desk/', '^src-core/maths/kernels/', contract, '^node_modules/(?:electron|birpc|zod)/'], dependencyTypesNot: ['type-only', 'core'], couldNotResolve: false },
    },
    { name: 'no-page-in-main', comment: 'The page runs in another process.', severity: 'error', from: { path: '^src-main/' }, to: { path: '^src-renderer/' } },
    { name: 'no-node-in-core', comment: 'The core knows no host.', severity: 'error', from: { path: '^src-core/', pathNot: '\\.test\\.ts$' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'nothing-leaves-the-machine',
      comment: 'Chromium is silenced by switches; Node only by not importing these.',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '^(?:node:)?(?:http|https|http2|net|tls|dns|dgram|inspector)(?:/promises)?$' },
    },
    only('marks-know-no-lab', '^src-renderer/(?:figures|ui)/', ['^src-renderer/(?:figures|ui|style)/', plainData], ['d3', 'katex', 'svelte'], 'Figures and controls serve every lab and know none.'),
    {
      name: 'a-lab-keeps-to-its-room',
      comment: 'A lab uses its own room, figures, ui and the state of its own problem.',
      severity: 'error',
      from: { path: '^src-renderer/labs/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^src-renderer/labs/$1/', '^src-renderer/(?:figures|ui)/', plainData, '^src-core/problems/$1/state\\.ts$', '^node_modules/(?:d3|svelte)/'], ...values },
    },
    only(
      'the-shell-opens-labs-lazily',
      '^src-renderer/(?:app/|[^/]+$)',
      ['^src-renderer/(?:app|ui|figures|style)/', '^src-renderer/[^/]+$', plainData, states],
      ['birpc', 'svelte', 'katex', 'd3', '@fontsource-variable/[^/]+'],
      'A lab comes in by a lazy glob, the core by messages.',
    ),
    { name: 'types-stay-near', comment: 'Even as a type the page names only contract, states and the list of problems.', severity: 'error', from: { path: '^src-renderer/' }, to: { path: '^src-(?:core|main)/', pathNot: [contract, states, '^src-core/problems/index\\.ts$'] } },
    { name: 'no-product-needs-its-tests', comment: 'Scripts, tests and timings look at the product; it never looks back.', severity: 'error', from: { path: '^src-', pathNot: '\\.test\\.ts$' }, to: { path: '^(?:scripts|e2e|bench)/|\\.test\\.ts$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.svelte.ts', '.svelte', '.mjs', '.js', '.json', '.css', '.d.ts'], exportsFields: ['exports'], conditionNames: ['svelte', 'import', 'require', 'node', 'types', 'default'], mainFields: ['module', 'main', 'types'] },
  },
};
