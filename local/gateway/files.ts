import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Handler } from './http'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

const PACKABLE = /^(?:text\/|application\/json|image\/svg)/

/** A name with a content hash never changes what it holds. */
const HASHED = /\.[0-9a-f]{8,}\.[a-z0-9]+$/

const packers: Record<string, (content: Buffer) => Promise<Buffer>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (content) => promisify(gzip)(content),
}

type Kept = { changedAt: number; content: Buffer; packed: Map<string, Promise<Buffer>> }

/**
 * Serves a folder below a prefix, compressed where the browser asks for it. Paths without a file answer 404; only the
 * prefix itself answers `index.html`. `edit` changes that page on its way out.
 */
export function serveFolder(prefix: string, folder: string, edit: (html: string) => string = (html) => html): Handler {
  const kept = new Map<string, Kept>()

  const load = async (file: string): Promise<Kept | undefined> => {
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) return undefined
    const known = kept.get(file)
    if (known?.changedAt === found.mtimeMs) return known
    const raw = await readFile(file)
    const content = path.basename(file) === 'index.html' ? Buffer.from(edit(raw.toString('utf8'))) : raw
    const fresh = { changedAt: found.mtimeMs, content, packed: new Map() }
    kept.set(file, fresh)
    return fresh
  }

  return async (request, response, { pathname }) => {
    if (!pathname.startsWith(prefix)) return false
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const file = fileBelow(folder, pathname.slice(prefix.length) || 'index.html')
    const found = file && (await load(file))
    if (!found) return false
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream'
    const packing = PACKABLE.test(type) ? packingFor(request) : undefined
    const content = packing ? await packed(found, packing) : found.content
    response.writeHead(200, {
      'content-type': type,
      'content-length': content.length,
      'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(packing ? { 'content-encoding': packing } : {}),
    })
    response.end(request.method === 'HEAD' ? undefined : content)
    return true
  }
}

/** The file a path names inside the folder, or undefined when it points outside or is malformed. */
function fileBelow(folder: string, name: string): string | undefined {
  try {
    const file = path.resolve(folder, decodeURIComponent(name))
    return file.startsWith(folder + path.sep) && !file.includes('\0') ? file : undefined
  } catch {
    return undefined
  }
}

const packingFor = ({ headers }: IncomingMessage) =>
  ['br', 'gzip'].find((name) =>
    String(headers['accept-encoding'] ?? '')
      .split(/\s*[,;]\s*/)
      .includes(name),
  )

function packed({ content, packed }: Kept, packing: string): Promise<Buffer> {
  const known = packed.get(packing)
  if (known) return known
  const fresh = packers[packing]!(content)
  packed.set(packing, fresh)
  return fresh
}
