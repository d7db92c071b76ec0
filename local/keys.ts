import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

const FILE = 'keys.json'

const key = () => randomBytes(32).toString('base64')

/**
 * The secrets the functions need, made once per data folder and never committed. What the environment already holds
 * wins, so that a database of one's own can keep its keys.
 */
export async function loadKeys(dataDir: string): Promise<void> {
  const file = path.join(dataDir, FILE)
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  const keys: Record<string, string> = kept
    ? JSON.parse(kept)
    : {
        SEAL_KEYS: JSON.stringify({ 1: key() }),
        HASH_KEY: key(),
        TICKET_KEYS: JSON.stringify({ 1: key() }),
        WECHAT_APP_ID: 'wx0000000000005206',
        WECHAT_APP_SECRET: randomBytes(16).toString('hex'),
      }
  if (!kept) {
    await mkdir(dataDir, { recursive: true })
    await writeFile(file, JSON.stringify(keys, null, 2), { mode: 0o600 })
  }
  for (const [name, value] of Object.entries(keys)) process.env[name] ||= value
}
