import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createWechatStandIn, type StandInOptions } from '../../../local/wechat/stand-in'

const START = Date.UTC(2026, 2, 5, 1)

/** A stand-in behind a real server, with a clock that tests move and the calls they make. */
export async function openLine(options: Partial<StandInOptions> = {}) {
  const clock = { now: START }
  const standIn = createWechatStandIn({
    now: () => clock.now,
    app: { id: 'wx-local', secret: 'secret' },
    pages: ['pages/home/index', 'packages/fair/detail/index'],
    ...options,
  })
  const server = createServer(async (request, response) => {
    if (!(await standIn.handle(request, response))) response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat/`

  const post = (path: string, body: unknown) =>
    fetch(base + path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })
  const postJson = async (path: string, body: unknown) => (await post(path, body)).json()
  const askToken = (extra: object = {}) =>
    postJson('api/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: 'wx-local',
      secret: 'secret',
      ...extra,
    })
  const callRaw = async (path: string, body: unknown) =>
    post(`api/${path}?access_token=${(await askToken()).access_token}`, body)

  return {
    base,
    clock,
    standIn,
    post,
    postJson,
    askToken,
    callRaw,
    call: async (path: string, body: unknown) => (await callRaw(path, body)).json(),
    client: (name: string, body: object) => postJson(`client/${name}`, body),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type Line = Awaited<ReturnType<typeof openLine>>
