import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { zones } from './eslint-zones.js';

const PLATFORM = {
  selector: "MemberExpression[object.name='process'][property.name='platform']",
  message: 'Only src/main/platform and src/launch know which system this is.',
};

const RAW_IPC = {
  name: 'electron',
  importNames: ['ipcMain'],
  message: 'Only src/main/ipc speaks to pages; add a channel to src/shared/ipc/contract.ts.',
};

export default defineConfig(
  { ignores: ['dist/**', 'release/**', 'node_modules/**', 'test/.artifacts/**', 'test/lab/.run/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
      },
    },
    plugins: { offhook: zones },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'offhook/zones': 'error',
      'no-restricted-syntax': ['error', PLATFORM],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Ports are written as methods and filled with closures.
      '@typescript-eslint/unbound-method': 'off',
      // Numbers in texts are what texts are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['src/main/platform/**', 'src/launch/**', 'test/**'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['src/main/**'],
    ignores: ['src/main/ipc/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [RAW_IPC] }] },
  },
  { files: ['src/**/*.tsx', 'src/renderer/ui/**/*.ts'], extends: [reactHooks.configs.flat.recommended] },
  { files: ['test/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
