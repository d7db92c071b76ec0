import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'

/** What a transaction pooler takes when a connection opens (pgbouncer's default); anything else ends the connection. */
const STARTUP = new Set([
  'user',
  'database',
  'client_encoding',
  'datestyle',
  'timezone',
  'standard_conforming_strings',
  'application_name',
])

export type Pooler = {
  url: string
  /** Server connections that served a transaction so far, by their process id. */
  served: Set<number>
  close(): Promise<void>
}

type Backend = { stream: Socket; pid: number; client: pg.Client }
type Message = { type: string; body: Buffer; raw: Buffer }

/**
 * A transaction pooler, as strict as the real ones: it refuses startup parameters it does not know, gives each
 * transaction another server connection than the one before, and refuses what would have to outlive a transaction:
 * named prepared statements, SET, LISTEN, session locks. Trusts every client.
 */
export async function startPooler(url: string, size = 3): Promise<Pooler> {
  const free: Backend[] = []
  const waiting: ((backend: Backend) => void)[] = []
  const served = new Set<number>()
  for (let n = 0; n < size; n += 1) free.push(await openBackend(url))
  const all = [...free]
  const take = () => {
    const backend = free.shift()
    return backend ? Promise.resolve(backend) : new Promise<Backend>((given) => waiting.push(given))
  }
  const give = (backend: Backend) => {
    const next = waiting.shift()
    if (next) next(backend)
    else free.push(backend)
  }
  const server = createServer((socket) => serveClient(socket, { take, give, served }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const own = new URL(url)
  own.port = String((server.address() as AddressInfo).port)
  return { url: own.href, served, close: () => closeAll(server, all) }
}

/** A connection to the real server, opened and authenticated by the driver, whose bytes are ours from then on. */
async function openBackend(url: string): Promise<Backend> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.removeAllListeners('data')
  return { stream, pid: rows[0]?.pid as number, client }
}

async function closeAll(server: Server, backends: readonly Backend[]): Promise<void> {
  server.close()
  for (const { stream, client } of backends) {
    client.on('error', () => undefined)
    stream.destroy()
  }
}

type Pool = { take: () => Promise<Backend>; give: (backend: Backend) => void; served: Set<number> }

function serveClient(socket: Socket, { take, give, served }: Pool): void {
  let held = Buffer.alloc(0)
  let isOpen = false
  let backend: Backend | undefined
  let working = Promise.resolve()
  socket.on('error', () => undefined)
  socket.on('data', (bytes) => {
    held = Buffer.concat([held, bytes])
    if (!isOpen) {
      const length = held.length >= 4 ? held.readInt32BE(0) : Number.POSITIVE_INFINITY
      if (held.length < length) return
      const unknown = unknownParameter(held.subarray(8, length))
      held = held.subarray(length)
      if (unknown) return void socket.end(fault(`unsupported startup parameter: ${unknown}`, 'FATAL'))
      isOpen = true
      socket.write(Buffer.concat([message('R', int(0)), message('Z', Buffer.from('I'))]))
    }
    const messages = split(held)
    held = held.subarray(messages.reduce((sum, { raw }) => sum + raw.length, 0))
    for (const each of messages) working = working.then(() => forward(each))
  })
  const forward = async ({ type, body, raw }: Message): Promise<void> => {
    if (type === 'X') return void socket.end()
    const wrong = outlives(type, body)
    if (wrong) return void socket.end(fault(wrong, 'FATAL'))
    if (!backend) {
      backend = await take()
      served.add(backend.pid)
      listen(backend)
    }
    backend.stream.write(raw)
  }
  const listen = (own: Backend) => {
    let answer = Buffer.alloc(0)
    own.stream.on('data', (bytes) => {
      answer = Buffer.concat([answer, bytes])
      const messages = split(answer)
      answer = answer.subarray(messages.reduce((sum, { raw }) => sum + raw.length, 0))
      const ended = messages.some(({ type, body }) => type === 'Z' && body.toString() === 'I')
      if (ended) {
        own.stream.removeAllListeners('data')
        backend = undefined
        give(own)
      }
      for (const { raw } of messages) socket.write(raw)
    })
  }
}

/** What a client asks for that a transaction cannot give back, in words; undefined for the rest. */
function outlives(type: string, body: Buffer): string | undefined {
  const [first = '', second = ''] = body.toString('latin1').split('\0')
  if (type === 'P' && first !== '') return 'named prepared statements do not survive a transaction'
  const text = type === 'Q' ? first : type === 'P' ? second : ''
  if (/(^|;)\s*(set\s+(?!local\b|transaction\b)|listen\b|discard\b|prepare\b|declare\b.*with hold)/i.test(text))
    return `does not survive a transaction: ${text.slice(0, 60)}`
  if (/pg_(try_)?advisory_lock\b/i.test(text)) return 'a session lock does not survive a transaction'
  return undefined
}

function unknownParameter(body: Buffer): string | undefined {
  const parts = body.toString('utf8').split('\0')
  for (let n = 0; n + 1 < parts.length && parts[n]; n += 2)
    if (!STARTUP.has((parts[n] as string).toLowerCase())) return parts[n]
  return undefined
}

function split(bytes: Buffer): Message[] {
  const messages: Message[] = []
  for (let at = 0; at + 5 <= bytes.length; ) {
    const end = at + 1 + bytes.readInt32BE(at + 1)
    if (end > bytes.length) break
    messages.push({
      type: String.fromCharCode(bytes[at] as number),
      body: bytes.subarray(at + 5, end),
      raw: bytes.subarray(at, end),
    })
    at = end
  }
  return messages
}

const int = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
const message = (type: string, body: Buffer) => Buffer.concat([Buffer.from(type), int(body.length + 4), body])
const fault = (text: string, severity: string) =>
  message('E', Buffer.from(`S${severity}\0V${severity}\0C08P01\0M${text}\0\0`))
