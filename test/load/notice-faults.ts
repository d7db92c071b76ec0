import { setTimeout as pause } from 'node:timers/promises'
import { sql } from '../../cloudfunctions/kit/sql'
import type { Fault } from '../../local/wechat/faults'
import { owner } from '../support/owner'
import { aCampaign, openStage, reckon, startWorker, TROUBLES, type Worker } from './notice-stage'

const RUNS = 20
const PEOPLE = 1_500
const WORKERS = 3
const KILLS = 6

type Stage = Awaited<ReturnType<typeof openStage>>

/** An act that only may fail, because the database is just being restarted. */
const perhaps = (act: Promise<unknown>) => act.catch(() => undefined)

const between = (least: number, most: number) => least + Math.random() * (most - least)

/** Somebody is still waiting, as far as can be seen now. */
async function isGoing(): Promise<boolean> {
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from campaigns where filled_at is null)
      + (select count(*) from notices where state = 'queued' and next_at <= ${Date.now()}) as left`.execute(owner())
  return (rows[0]?.left ?? 0) > 0
}

/** Workers in their hands, one after the other killed at a random instant and replaced. */
async function killing(workers: Worker[]): Promise<void> {
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(between(50, 900))
    const at = Math.floor(Math.random() * workers.length)
    await workers[at]?.kill()
    workers[at] = startWorker(['forever'])
  }
}

/** WeChat's ways to fail altogether, in turn: busy, silent, counting us out; and nobody listening. */
const FAILURES: readonly Fault[] = [{ errcode: -1 }, { hangUp: 'after' }, { errcode: 45009 }]

/** WeChat fails for a while. */
async function failing({ wechat }: Stage, run: number): Promise<void> {
  const failure = FAILURES[run % 4]
  await pause(between(300, 1_500))
  if (failure) wechat.faults.add({ ...failure, path: 'cgi-bin/message/subscribe/send', times: PEOPLE })
  else await wechat.close()
  await pause(between(300, 1_200))
  if (!failure) await wechat.listen()
  wechat.faults.clear()
}

async function restarting(stage: Stage): Promise<void> {
  await pause(between(300, 2_500))
  await stage.restart()
}

/** One campaign through all of it, then in peace until everybody is settled; hours pass as a value. */
async function oneRun(stage: Stage, run: number) {
  const campaign = await aCampaign(stage, PEOPLE)
  const workers = Array.from({ length: WORKERS }, () => startWorker(['forever']))
  stage.wechat.weather({ latencyMs: 60, share: 0.03, troubles: TROUBLES, random: Math.random })
  try {
    await Promise.all(workers.map((worker) => worker.ready()))
    await Promise.all([killing(workers), failing(stage, run), restarting(stage)])
    for (let looks = 0; looks < 40 && (await perhaps(isGoing())) !== false; looks += 1) await pause(100)
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()))
  }
  stage.wechat.weather(null)
  await startWorker(['later', '6']).ended
  return reckon(stage, campaign)
}

/** Workers killed (-9) at random instants, the database restarted, WeChat failing: nobody twice, nobody forgotten. */
export async function noticeFaults(runs = RUNS): Promise<Record<string, number>> {
  process.env.WECHAT_LANES = '32'
  const stage = await openStage()
  const sum = { runs: 0, duplicates: 0, lost: 0, unsettled: 0 }
  try {
    for (let run = 0; run < runs; run += 1) {
      const { duplicates, lost, unsettled, ...rest } = await oneRun(stage, run)
      process.stderr.write(`run ${run}: ${JSON.stringify({ duplicates, lost, unsettled, ...rest })}\n`)
      sum.runs += 1
      sum.duplicates += duplicates
      sum.lost += lost
      sum.unsettled += unsettled
    }
    return sum
  } finally {
    await stage.close()
  }
}
