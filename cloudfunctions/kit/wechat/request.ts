import http from 'node:http'
import https from 'node:https'

const TIMEOUT_MS = 5_000
const LARGEST = 4_000_000

/**
 * No usable answer from WeChat. `sent` is false when the request certainly never took effect (no token, nobody
 * listening, no connection), true when it may have. The message never holds a token.
 */
export class WechatFault extends Error {
  constructor(
    message: string,
    readonly sent: boolean,
  ) {
    super(message)
  }
}

/** What came back, whoever it was from. */
export type RawAnswer = { status: number; type: string; body: Buffer }

/** Connections stay open between requests: a campaign is a hundred thousand of them. */
const agents = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
}

/** Posts JSON to an address; `path` is what may be said of it aloud. A `WechatFault` when no answer came within five seconds. */
export function postJson(address: string, path: string, body: object): Promise<RawAnswer> {
  const url = new URL(address)
  const isPlain = url.protocol === 'http:'
  const text = Buffer.from(JSON.stringify(body))
  return new Promise((resolve, reject) => {
    let isConnected = false
    const request = (isPlain ? http : https).request(url, {
      method: 'POST',
      agent: agents[isPlain ? 'http:' : 'https:'],
      headers: { 'content-type': 'application/json', 'content-length': text.length },
    })
    const timer = setTimeout(() => request.destroy(Object.assign(new Error(), { code: 'TIMEOUT' })), TIMEOUT_MS)
    const fail = (fault: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      request.destroy()
      reject(new WechatFault(`wechat ${path}: ${fault.code ?? 'failed'}`, isConnected))
    }
    request.on('socket', (socket) => {
      if (!socket.connecting) isConnected = true
      else
        socket.once(isPlain ? 'connect' : 'secureConnect', () => {
          isConnected = true
        })
    })
    request.on('error', fail)
    request.on('response', (response) => {
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        size += part.length
        if (size <= LARGEST) parts.push(part)
        else fail(Object.assign(new Error(), { code: 'TOO_LARGE' }))
      })
      response.on('error', fail)
      response.on('end', () => {
        clearTimeout(timer)
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body: Buffer.concat(parts),
        })
      })
    })
    request.end(text)
  })
}
