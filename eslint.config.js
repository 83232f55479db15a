import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** The folder rules: who may import what. A wrong import fails the build. */
const only = (files, forbidden) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: forbidden.map(([regex, message]) => ({ regex, message })) },
    ],
  },
})
const TEST = ['(^|/)test/', 'Nothing imports test.']
const ELECTRON = ['^(electron|keytar)(/|$)', 'Only main and preload know Electron.']
const FROM_RENDERER = ['(^|/)renderer/', 'The renderer is reached through the bridge alone.']
const FROM_MAIN = ['^(\\.\\./)+(main|preload)/', 'Only the bridge connects these processes.']
const NODE = ['^node:', 'No Node here.']

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'main/dev/default-app.js'] },
      },
    },
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  only(
    ['shared/**'],
    [['^(?!zod$|\\.\\.?/)|/(main|renderer|preload|test)/', 'shared imports nothing but zod and itself.']],
  ),
  only(['renderer/**'], [TEST, ELECTRON, FROM_MAIN, NODE]),
  only(['preload/**'], [TEST, FROM_MAIN, FROM_RENDERER]),
  only(['main/*.ts', 'main/dev/**', 'main/headless/**'], [TEST, FROM_RENDERER]),
  only(
    ['main/engine/**'],
    [
      TEST,
      ELECTRON,
      FROM_RENDERER,
      ['^(\\.\\./)+(practice|dev|headless)/', 'The engine knows nothing of its surroundings.'],
      ['^\\.\\./\\.\\./[a-z-]+\\.ts$', 'The engine knows nothing of main.'],
    ],
  ),
  only(
    ['main/practice/**'],
    [
      TEST,
      ELECTRON,
      FROM_RENDERER,
      ['/engine/', 'The practice server judges on its own, so that a mistake of the engine shows.'],
    ],
  ),
  {
    files: ['main/**'],
    ignores: ['main/links.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'shell', property: 'openExternal', message: 'Pages are opened by main/links.ts alone.' },
        { object: 'shell', property: 'openPath', message: 'Nothing that came from outside is ever run.' },
      ],
    },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
)
