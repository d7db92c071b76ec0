import { randomBytes } from 'node:crypto'
import type { Token } from './state'
import { type Answer, type Api, failure, type World } from './world'

const LIFE_MS = 7_200_000
/** WeChat changes the token five minutes before its end; the old one lives on until then. */
const RENEW_BEFORE_MS = 300_000
const REFRESH_APART_MS = 30_000
const REFRESHES_A_DAY = 20
const DAY_MS = 86_400_000

/** `POST cgi-bin/stable_token`: the same token until near its end; a forced refresh ends the old one at once. */
export const stableToken: Api = (world, body) => {
  if (body.grant_type !== 'client_credential') return failure(40002)
  if (!body.appid) return failure(41002)
  if (!body.secret) return failure(41004)
  if (body.appid !== world.app.id) return failure(40013)
  if (body.secret !== world.app.secret) return failure(40125)
  if (body.force_refresh === true) return refresh(world)
  const token = world.state.token
  const now = world.now()
  const fresh = token && now >= token.issuedAt && now < token.expiresAt - RENEW_BEFORE_MS
  return tell(world, fresh ? token : renew(world))
}

/** What is wrong with the access token of a call, or undefined. */
export function tokenTrouble(world: World, given: string | null): Answer | undefined {
  if (!given) return failure(41001)
  const { token, formerTokens } = world.state
  const known = [token, ...formerTokens].find((each) => each?.value === given)
  if (!known) return failure(40001)
  return world.now() < known.expiresAt ? undefined : failure(42001)
}

function refresh(world: World): Answer {
  const now = world.now()
  const { state } = world
  const today = state.refreshes.filter((at) => at > now - DAY_MS)
  const last = today.at(-1)
  if (state.token && last !== undefined && now - last < REFRESH_APART_MS) return tell(world, state.token)
  if (today.length >= REFRESHES_A_DAY) return failure(45009)
  state.refreshes = [...today, now]
  const token = renew(world)
  state.formerTokens = []
  return tell(world, token)
}

function renew(world: World): Token {
  const now = world.now()
  const { state } = world
  if (state.token) state.formerTokens = [state.token, ...state.formerTokens].slice(0, 5)
  state.token = { value: `local_${randomBytes(32).toString('hex')}`, issuedAt: now, expiresAt: now + LIFE_MS }
  world.changed()
  return state.token
}

const tell = (world: World, token: Token) => ({
  access_token: token.value,
  expires_in: Math.floor((token.expiresAt - world.now()) / 1000),
})
