import { startTestPostgres } from './postgres'
import { bundlePrograms } from './programs'

declare global {
  var endTestRun: (() => Promise<void>) | undefined
}

/** Runs before the first test of a run, once however many jest projects name it. */
export default async function setUp() {
  if (globalThis.endTestRun) return
  const [endPostgres, removePrograms] = await Promise.all([startTestPostgres(), bundlePrograms()])
  globalThis.endTestRun = async () => {
    await endPostgres()
    await removePrograms()
  }
}
