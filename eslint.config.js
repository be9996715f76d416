import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const network = ['http', 'https', 'http2', 'net', 'tls', 'dns', 'dgram', 'inspector', 'dns/promises'];
/** The page draws with Svelte: d3 gives numbers and paths, and never owns an element. */
const d3Elements = 'select|selectAll|selection|transition|drag|zoom|brush|brushX|brushY|axisTop|axisRight|axisBottom|axisLeft|json|csv|text|xml|html|image';

export default ts.config(
  { ignores: ['out/', 'dist/', 'test-results/', 'node_modules/', 'scripts/house/fixture/', 'src-core/maths/kernels/assembly/', 'bench/assembly/', '.dependency-cruiser.cjs'] },
  // A rule that is wrong is changed here, for all; no file turns one off for itself.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.node },
      parserOptions: {
        project: ['./tsconfig.core.json', './tsconfig.core-tests.json', './tsconfig.main.json', './tsconfig.renderer.json'],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      'eqeqeq': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'prefer-const': ['error', { destructuring: 'all' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true, 'ts-check': false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Contracts are written with methods, and what stands behind them are closures: none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // An expression like `condition && act()` is the house's short form.
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'MemberExpression[property.name="openExternal"]', message: 'No address is handed to the system: show it as text with "copy".' },
        { selector: 'CallExpression[callee.property.name="setAttribute"] > Literal:first-child[value="style"]', message: 'The content security policy drops it: set element.style, or use a style: directive.' },
        { selector: 'AssignmentExpression > MemberExpression[property.name=/^(inner|outer)HTML$/]', message: 'Text enters the page as text.' },
        { selector: 'CallExpression[callee.property.name=/^(skip|only|fixme|todo|skipIf|runIf)$/]', message: 'Every test runs, everywhere.' },
      ],
    },
  },
  {
    files: ['src-core/**/*.ts', 'src-main/**/*.ts', 'src-renderer/**/*.ts', 'src-renderer/**/*.svelte'],
    ignores: ['**/*.test.ts'],
    rules: {
      // Chromium's network is closed by switches, Node's own only by this.
      'no-restricted-imports': [
        'error',
        {
          paths: network.flatMap((name) => [name, `node:${name}`]).map((name) => ({ name, message: 'Nothing leaves the machine.' })),
          patterns: [{ group: ['d3'], importNamePattern: `^(${d3Elements})$`, message: 'Svelte owns the elements; d3 gives numbers and paths.' }],
        },
      ],
      'no-restricted-globals': ['error', ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({ name, message: 'Nothing leaves the machine.' }))],
    },
  },
  { files: ['src-main/**/*.ts', 'scripts/**', 'bench/**', 'e2e/**'], rules: { 'no-console': 'off' } },
  // What runs in the pages that the bench measures.
  { files: ['bench/probe.js', 'bench/empty/marks.js'], languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['src-renderer/**'],
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // A Map of listeners or of cached answers is not drawn, and need not be watched.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // Its own rule knows that $props() must be taken with let.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      // Here a function is a small module: state and the closures around it.
      'max-lines-per-function': 'off',
      // The linter does not see the types of markup; svelte-check does.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // A describe block is one function as long as its tests.
    files: ['**/*.test.ts', 'e2e/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      // Playwright's fixtures take their dependencies by this pattern, empty when there are none.
      'no-empty-pattern': 'off',
    },
  },
  {
    // Here what is forbidden elsewhere is tried, to see that it fails.
    files: ['e2e/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-eval': 'off', 'no-implied-eval': 'off', 'no-new-func': 'off', '@typescript-eslint/no-implied-eval': 'off', '@typescript-eslint/no-unsafe-call': 'off' },
  },
  {
    // The linter does not take a type from a comment; tsc checks these files with checkJs.
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['**/*.js', '**/*.cjs'], ...ts.configs.disableTypeChecked },
);
