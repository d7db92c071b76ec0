import { round } from './lanes'
import { aCampaign, openStage, reckon, startWorker, TROUBLES } from './notice-stage'

const LANES = '64'
const [FEW, MANY, BARE] = [10_000, 100_000, 15_000]
const WEATHER = { latencyMs: 80, share: 0.03, troubles: TROUBLES, random: Math.random }

type Stage = Awaited<ReturnType<typeof openStage>>
type Drained = { settled: number; statements: number; peakMb: number }

const drainOnce = async (): Promise<Drained> => {
  const worker = startWorker(['once'])
  const drained = await worker.result<Drained>('settled')
  await worker.ended
  return drained
}

/** One campaign from approval to everybody's final state: the first run is measured, later ones take up what waits. */
async function campaignOf(stage: Stage, people: number) {
  const campaign = await aCampaign(stage, people)
  stage.wechat.forgetArrivals()
  const drained = await drainOnce()
  const perSecond = stage.wechat.perSecond()
  stage.wechat.weather(null)
  await startWorker(['later', '6']).ended
  const ended = await reckon(stage, campaign)
  process.stderr.write(`${people}: ${JSON.stringify({ ...drained, perSecond, ...ended })}\n`)
  return { ...drained, perSecond, ...ended }
}

/** What the stand-in takes from somebody who does nothing else, as many at once. */
async function ceilingOf(stage: Stage): Promise<number> {
  for (let n = 0; n < BARE; n += 1) stage.wechat.grant(`o-bare-${n}`, 'tpl-friday-special')
  stage.wechat.forgetArrivals()
  const worker = startWorker(['bare', String(BARE)])
  const { cpuMs } = await worker.result<{ cpuMs: number }>('sent')
  await worker.ended
  const perSecond = stage.wechat.perSecond()
  process.stderr.write(`ceiling: ${JSON.stringify({ perSecond, cpuMs })}\n`)
  return perSecond
}

/**
 * The Friday notice to 100,000 people through a stand-in as slow and as faulty as the original: 80 ms in the median,
 * three calls in a hundred wrong in every way there is. `ratio` is over the stand-in's own ceiling at the same
 * parallelism, measured before and after; `peakMb` is the worker's process.
 */
export async function notice(): Promise<Record<string, number>> {
  Object.assign(process.env, { WECHAT_LANES: LANES })
  const stage = await openStage()
  try {
    const weather = () => stage.wechat.weather(WEATHER)
    weather()
    const few = await campaignOf(stage, FEW)
    weather()
    const before = await ceilingOf(stage)
    const many = await campaignOf(stage, MANY)
    weather()
    const ceiling = (before + (await ceilingOf(stage))) / 2
    return {
      perSecond: round(many.perSecond),
      ratio: round(many.perSecond / ceiling),
      peakMb10k: round(few.peakMb),
      peakMb100k: round(many.peakMb),
      statementsPerMessage: round(many.statements / MANY),
      duplicates: few.duplicates + many.duplicates,
      lost: few.lost + many.lost + few.unsettled + many.unsettled,
    }
  } finally {
    await stage.close()
  }
}
