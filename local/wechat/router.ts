import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { clientCall } from './client-api'
import { type Faults, faultOf } from './faults'
import { parseRecord, readText, send, sendAs } from './http'
import { inboxOf, type Resident } from './inbox'
import { serverApi } from './server-api'
import type { World } from './world'

const asset = (name: string) => readFileSync(path.join(__dirname, name), 'utf8')

/** Says who answers which path below the prefix. The answering function tells false for a path nobody answers. */
export function router(
  world: World,
  faults: Faults,
  { people, appUrl }: { people: readonly Resident[]; appUrl: string },
) {
  const callServerApi = serverApi(world, faults)

  const read = (response: ServerResponse, rest: string, query: URLSearchParams) => {
    if (rest === 'page.js') return sendAs(response, 'text/javascript', asset('page.js'))
    if (rest === 'inbox') return sendAs(response, 'text/html', asset('inbox.html'))
    if (rest === 'inbox.json') return send(response, inboxOf(world, query.get('openid') ?? '', people, appUrl))
    return false
  }

  const write = (response: ServerResponse, rest: string, body: Record<string, unknown>) => {
    if (rest === 'faults') {
      if (body.clear === true) faults.clear()
      else faults.add(faultOf(body))
      return send(response, { ok: true })
    }
    const answer = rest.startsWith('client/') ? clientCall(world, rest.slice('client/'.length), body) : undefined
    return answer ? send(response, { ...answer }) : false
  }

  return async (request: IncomingMessage, response: ServerResponse, rest: string, query: URLSearchParams) => {
    if (rest.startsWith('api/')) return callServerApi(request, response, rest.slice('api/'.length), query)
    if (request.method !== 'POST') return read(response, rest, query)
    return write(response, rest, parseRecord((await readText(request)) ?? '') ?? {})
  }
}
