import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type CloudOptions, startCloud } from './cloud'
import { SEEDS, type Seed } from './seeds'

/** How long everything gets to end in order. */
const STOP_MS = 15_000

const USAGE = `usage: npm start -- [--port N] [--data DIR] [--fresh] [--no-build] [--seed none|demo|large]
  --port   address is http://127.0.0.1:N; 5206 when not given, 0 for any free port
  --data   folder of the database, keys and logs; .data when not given
  --fresh  start over: empties that folder of what is ours
  --no-build  takes dist/ as it is, instead of building what is stale
  --seed   none: reference data only · demo: a believable Tongren around today · large: ten years on top
`

/** Reads the command line, or says what is wrong with it. */
export function readOptions(args: string[]): CloudOptions | { wrong: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '5206' },
        data: { type: 'string', default: path.resolve(__dirname, '../.data') },
        fresh: { type: 'boolean', default: false },
        'no-build': { type: 'boolean', default: false },
        seed: { type: 'string', default: 'demo' },
      },
    })
    const port = Number(values.port)
    if (!(/^\d+$/.test(values.port) && port < 65_536)) return { wrong: `--port ${values.port} is not a port` }
    if (!values.data) return { wrong: '--data needs a folder' }
    if (!isSeed(values.seed)) return { wrong: `--seed ${values.seed} is none of ${SEEDS.join(', ')}` }
    return {
      port,
      dataDir: path.resolve(values.data),
      seed: values.seed,
      fresh: values.fresh,
      build: !values['no-build'],
    }
  } catch (fault) {
    return { wrong: (fault as Error).message }
  }
}

const isSeed = (text: string): text is Seed => SEEDS.some((seed) => seed === text)

/**
 * The functions log to stdout, where the platform collects it. Here it goes to `functions.log` in the data folder, so
 * that our own line stands alone; `LOG=on` leaves it where it is. Answers how to say that line.
 */
function collectLog(dataDir: string): (line: string) => void {
  const say = process.stdout.write.bind(process.stdout)
  if (process.env.LOG !== 'on') {
    mkdirSync(dataDir, { recursive: true })
    const log = createWriteStream(path.join(dataDir, 'functions.log'), { flags: 'a' })
    process.stdout.write = (text: string | Uint8Array) => log.write(text)
  }
  return (line) => say(`${line}\n`)
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(USAGE)
  const options = readOptions(process.argv.slice(2))
  if ('wrong' in options) {
    process.stderr.write(`${options.wrong}\n${USAGE}`)
    process.exitCode = 2
    return
  }
  const cloud = startCloud(options)
  const end = async () => {
    setTimeout(() => process.exit(1), STOP_MS).unref() // a database that is gone never answers
    const started = await cloud.catch(() => undefined)
    await started?.stop()
    process.exit(0)
  }
  process.once('SIGINT', end).once('SIGTERM', end)
  const { url } = await cloud
  const say = collectLog(options.dataDir)
  // nobody reads any more: a fault that cannot be said would be a fault again, for ever
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(1))
  process.on('uncaughtException', (fault) => process.stderr.write(`${fault.stack}\n`))
  process.on('unhandledRejection', (fault) => process.stderr.write(`${String(fault)}\n`))
  say(`ready ${url}`)
}

function sayWhy(fault: unknown): string {
  const { code, port, message } = fault as { code?: string; port?: number; message?: string }
  if (code === 'EADDRINUSE')
    return `port ${port} is in use. Is the system running already? Choose another with --port N.`
  return message ?? String(fault)
}

if (require.main === module)
  main().catch((fault: unknown) => {
    process.stderr.write(`${sayWhy(fault)}\n`)
    process.exit(1)
  })
