import { PERSONAS } from '../../local/personas'
import { instantOf } from '../../src/domain/time/calendar'
import type { Reply } from '../../types/reply'
import { accountOf, type Cloud, startCloud } from '../support/cloud'
import { weappDist } from '../support/dist'
import { moveClock } from '../support/make'
import { createMiniProgram, type Options } from './harness'

/** The functions behind their doors with demo data around a day of its own, and phones that call them. */
export type RealCloud = Cloud & {
  /** The account of a persona. */
  openidOf(name: string): string
  /** A phone of a persona, or of any account, until the cloud is closed. Every answer its calls got is in `replies`. */
  phoneOf(who: string, options?: Partial<Options>): Phone
  /** Moves the cloud's clock to a China-time hour. */
  setClock(day: string, time: string): void
}

export type Phone = ReturnType<typeof createMiniProgram> & { replies: { call: string; reply: Reply }[] }

const openidOf = (name: string) => PERSONAS.find((persona) => persona.name === name)?.openid ?? name
const setClock = (day: string, time: string) => moveClock(instantOf(day, time) - Date.now())

/** Call once per test file. The demo lies around the day, whatever day it is. */
export async function openRealCloud(day: string, time: string): Promise<RealCloud> {
  const cloud = await startCloud({ demoAt: instantOf(day, time) })
  setClock(day, time)
  let off = false
  const phoneOf = (who: string, options: Partial<Options> = {}): Phone => {
    const replies: Phone['replies'] = []
    const answer: Options['cloud'] = async ({ name, data }) => {
      const reply = await cloud.send(name, data, accountOf(openidOf(who)))
      replies.push({ call: data.call, reply })
      return reply
    }
    const ask: Options['cloud'] = async (asked) => {
      if (off) throw new Error('the phone is off')
      return (options.cloud ?? answer)(asked)
    }
    return Object.assign(createMiniProgram(weappDist, { ...options, cloud: ask }), { replies })
  }
  const close = async () => {
    off = true
    await cloud.close()
  }
  return { ...cloud, openidOf, phoneOf, setClock, close }
}
