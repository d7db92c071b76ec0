import { randomBytes } from 'node:crypto'
import { type Api, failure, type World } from './world'

const CODE_LIFE_MS = 300_000

/** The invented number of a person; whoever has none gets the next of 199-0000-…. */
export function phoneOf(world: World, openid: string): string {
  const { phones } = world.state
  if (!phones[openid]) {
    const taken = new Set(Object.values(phones))
    let number = 19900000001
    while (taken.has(String(number))) number += 1
    phones[openid] = String(number)
    world.changed()
  }
  return phones[openid]!
}

/** What the phone button hands to the page: good once, for five minutes. */
export function issuePhoneCode(world: World, openid: string): string {
  const code = randomBytes(32).toString('hex')
  world.state.phoneCodes[code] = { openid, issuedAt: world.now() }
  world.changed()
  return code
}

/** `POST wxa/business/getuserphonenumber`: the number behind a code. */
export const userPhoneNumber: Api = (world, body) => {
  const code = String(body.code ?? '')
  const issued = Object.hasOwn(world.state.phoneCodes, code) ? world.state.phoneCodes[code] : undefined
  if (!issued) return failure(40029)
  delete world.state.phoneCodes[code]
  world.changed()
  if (world.now() - issued.issuedAt > CODE_LIFE_MS) return failure(40029)
  const number = phoneOf(world, issued.openid)
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: number,
      purePhoneNumber: number,
      countryCode: '86',
      watermark: { timestamp: Math.floor(world.now() / 1000), appid: world.app.id },
    },
  }
}
