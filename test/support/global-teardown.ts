import './global-setup'

/** Runs after the last test of a run. */
export default async function tearDown() {
  const end = globalThis.endTestRun
  globalThis.endTestRun = undefined
  await end?.()
}
