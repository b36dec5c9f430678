import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'bench/**',
      'storybook-static/**',
      'coverage/**',
      'test-results/**',
      'server/data/**',
      'demo/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname},
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_'}],
      // Lit binds listeners to the element.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: {'lit-a11y': litA11y},
    rules: {
      ...litA11y.configs.recommended.rules,
      // WebKit takes a list without markers for no list, unless it is said to be one.
      'lit-a11y/no-redundant-role': 'off',
      // It takes the focus when a page opens; of a dialog, it says where the focus goes (HTML, 4.11.4).
      'lit-a11y/no-autofocus': 'off',
    },
  },
  {
    files: ['test/embedding/*.js'],
    languageOptions: {globals: {document: 'readonly', getComputedStyle: 'readonly', parent: 'readonly'}},
  },
  {
    files: ['server/src/http/frame/frame.js'],
    languageOptions: {
      globals: {
        HTMLAnchorElement: 'readonly',
        ResizeObserver: 'readonly',
        addEventListener: 'readonly',
        document: 'readonly',
        location: 'readonly',
        parent: 'readonly',
      },
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        console: 'readonly',
        performance: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts', 'server/test/**/*.ts'],
    rules: {
      // Chai's `to.be.true`, and node:test's `test(…)` promises.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
);
