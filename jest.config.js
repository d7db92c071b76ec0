/** sql-template-tag comes as an ES module only. */
const MODULES = ['/node_modules/(?!sql-template-tag/)']

const transform = {
  '^.+(\\.tsx?|/sql-template-tag/.+\\.js)$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2022',
        transform: { react: { runtime: 'automatic' } },
      },
    },
  ],
}

const otherDay = '<rootDir>/test/support/other-day.js'

const project = (name, extra = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: MODULES,
  setupFiles: [otherDay],
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  ...extra,
})

const withPostgres = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFiles: [otherDay, '<rootDir>/test/support/env.ts'],
}

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 30_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/sequencer.js',
  reporters: ['default', '<rootDir>/test/support/times.js'],
  projects: [
    project('domain'),
    project('local', withPostgres),
    project('functions', withPostgres),
    project('weapp', withPostgres),
    project('flows', { ...withPostgres, globalSetup: '<rootDir>/test/support/flows-setup.ts' }),
  ],
}
