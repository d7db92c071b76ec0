import './global-setup'

/** Runs after the last test of a run. */
export default async function tearDown() {
  const end = globalThis.endTestPostgres
  globalThis.endTestPostgres = undefined
  await end?.()
}
