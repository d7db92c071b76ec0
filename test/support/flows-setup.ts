import { execFileSync } from 'node:child_process'
import path from 'node:path'
import startPostgres from './global-setup'

/** Builds what flows look at, once for all of them, and starts the server. */
export default async function setUp() {
  const build = ['--import', 'tsx', 'config/build.ts', '--only', 'functions,h5', '--if-stale', '--quiet']
  execFileSync(process.execPath, build, { cwd: path.resolve(__dirname, '../..'), stdio: 'inherit' })
  await startPostgres()
}
