import { startTestPostgres } from './postgres'

declare global {
  var endTestPostgres: (() => Promise<void>) | undefined
}

/** Runs before the first test of a run, once however many jest projects name it. */
export default async function setUp() {
  globalThis.endTestPostgres ??= await startTestPostgres()
}
