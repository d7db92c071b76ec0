import { drain } from '../../cloudfunctions/core/notice/outbox'
import { closeDatabase, database, tally } from '../../cloudfunctions/kit/db'

/**
 * A worker in a process of its own, which may be killed at any point. `once` drains what is due and says what it took;
 * `later` does so again an hour later, and so on; `forever` drains again and again until it is killed, whatever the database does meanwhile; `bare` sends as many
 * messages as it is told to with nothing around them, as the measure of the others.
 */
const [mode = 'once', many = '0'] = process.argv.slice(2)
const HOUR = 3_600_000
const BUDGET = { ms: 3_600_000, notices: 10_000_000 }

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

async function once(): Promise<void> {
  const count = { statements: 0 }
  const drained = await tally.run(count, () => drain(database(), BUDGET))
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  say({ ...drained, ...count, peakMb: maxRSS / 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 })
}

/** What waited, hour after hour: those to be tried later, and claims left behind by the dead. */
async function later(): Promise<void> {
  for (let hours = 1; hours <= Number(many); hours += 1) {
    process.env.LOCAL_CLOCK_OFFSET_MS = String(hours * HOUR)
    await drain(database(), BUDGET)
  }
}

async function forever(): Promise<void> {
  for (;;) {
    await drain(database(), BUDGET).catch((fault: unknown) => say({ fault: String(fault) }))
    await new Promise((later) => setTimeout(later, 50))
  }
}

async function bare(): Promise<void> {
  const { WECHAT_API_URL: base, WECHAT_APP_ID: appid, WECHAT_APP_SECRET: secret } = process.env
  const post = async (path: string, body: object) => {
    const signal = AbortSignal.timeout(5_000)
    const answer = await fetch(`${base}${path}`, { method: 'POST', body: JSON.stringify(body), signal })
    return (await answer.json()) as { access_token?: string }
  }
  const { access_token } = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret })
  let left = Number(many)
  const lane = async () => {
    while (left > 0) {
      left -= 1
      await post(`/cgi-bin/message/subscribe/send?access_token=${access_token}`, {
        touser: `o-bare-${left}`,
        template_id: 'tpl-friday-special',
        page: 'packages/fair/detail/index',
        data: Object.fromEntries(
          [
            ['thing1', '退役军人专场招聘会'],
            ['time2', '2026年11月27日 09:00~12:00'],
            ['thing3', '人力资源市场'],
            ['thing4', '身份证'],
          ].map(([key, value]) => [key, { value }]),
        ),
      }).catch(() => null)
    }
  }
  await Promise.all(Array.from({ length: Number(process.env.WECHAT_LANES) }, lane))
  const { userCPUTime, systemCPUTime } = process.resourceUsage()
  say({ sent: Number(many), cpuMs: (userCPUTime + systemCPUTime) / 1000 })
}

say({ ready: true })
const acts: Record<string, () => Promise<void>> = { once, later, forever, bare }
acts[mode]?.()
  .then(closeDatabase)
  .catch((fault: unknown) => {
    process.stderr.write(`${String(fault)}\n`)
    process.exitCode = 1
  })
