import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const sizes = {
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  // A factory counts as one function with all its members: what is inside them stays far shorter.
  'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 3],
  complexity: ['error', 8],
};

/** Only the store files and the database module may know Mongoose; only env.ts may read the environment. */
const boundaries = {
  'no-restricted-imports': ['error', { paths: ['mongoose', 'mongodb'] }],
  'no-restricted-properties': ['error', { object: 'process', property: 'env' }],
  'no-restricted-syntax': [
    'error',
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'Ask the clock.',
    },
    {
      selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: 'Ask the clock.',
    },
    {
      selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
      message: 'Ask ids.',
    },
    { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
    {
      selector: 'TSAsExpression > TSAsExpression[typeAnnotation.type="TSUnknownKeyword"]',
      message: 'No double casts.',
    },
  ],
};

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.build*', 'data', 'test-results', 'eslint.config.js'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Factories and closures have no `this` to lose, and there are no classes.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['src/**/*.ts'], rules: { ...sizes, ...boundaries } },
  {
    files: ['src/**/*.store.ts', 'src/platform/database.ts', 'src/platform/mongo/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  { files: ['src/env.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['src/platform/clock.ts', 'src/platform/ids.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { 'max-lines': ['error', 200] },
  },
  {
    files: ['tools/**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
      },
    },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
);
