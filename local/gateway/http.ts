import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers a request that is its own and tells true; false for one that is somebody else's, and then nothing was sent. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean | Promise<boolean>

/** The body of a request, or undefined when it is longer than allowed; the rest is then read away, not kept. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size <= most) parts.push(part)
    else parts.length = 0
  }
  return size <= most ? Buffer.concat(parts) : undefined
}

/** The JSON in a text; null when it is none, as the platform passes it on. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function sendJson(response: ServerResponse, answer: unknown, status = 200): true {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(answer))
  return true
}
