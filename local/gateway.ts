import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Handler, sendJson } from './gateway/http'

/** The front of the local cloud: one address for everything. */
export type Gateway = {
  url: string
  /** Who answers what, asked in order. Until they are set every request is told to wait. */
  open(handlers: readonly Handler[]): void
  stop(): Promise<void>
}

/** Takes a port of 127.0.0.1 (0 for any free one) at once, so that a busy one is told before any work is done. */
export async function startGateway(port: number): Promise<Gateway> {
  let handlers: readonly Handler[] | undefined
  const server = createServer((request, response) => {
    answer(handlers, request, response).catch((fault: unknown) => {
      if (request.errored) return // the caller hung up
      process.stderr.write(`gateway: ${fault instanceof Error ? fault.stack : String(fault)}\n`)
      if (response.headersSent) response.destroy()
      else sendJson(response, { error: '本地网关出错，见终端' }, 500)
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: (all) => {
      handlers = all
    },
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function answer(handlers: readonly Handler[] | undefined, request: IncomingMessage, response: ServerResponse) {
  if (!handlers) {
    response.setHeader('retry-after', '1')
    return sendJson(response, { error: '正在启动，请稍候' }, 503)
  }
  if (!URL.canParse(request.url ?? '/', 'http://local')) return sendJson(response, { error: '地址无法识别' }, 400)
  const url = new URL(request.url ?? '/', 'http://local')
  for (const handler of handlers) if (await handler(request, response, url)) return true
  return sendJson(response, { error: '这里没有这个地址' }, 404)
}
