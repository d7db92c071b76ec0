import type { IncomingMessage, ServerResponse } from 'node:http'

const LARGEST_BODY = 1_000_000

/** The body of a request as text; undefined when it is larger than anything we take. */
export async function readText(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size <= LARGEST_BODY) parts.push(part)
  }
  return size <= LARGEST_BODY ? Buffer.concat(parts).toString('utf8') : undefined
}

/** The JSON object in a text, or undefined. */
export function parseRecord(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** Answers JSON, or a PNG. True, for the router. */
export function send(response: ServerResponse, answer: Record<string, unknown> | Buffer, status = 200) {
  const isPicture = Buffer.isBuffer(answer)
  return sendAs(
    response,
    isPicture ? 'image/png' : 'application/json',
    isPicture ? answer : JSON.stringify(answer),
    status,
  )
}

export function sendAs(response: ServerResponse, type: string, content: string | Buffer, status = 200) {
  response.writeHead(status, {
    'content-type': type === 'image/png' ? type : `${type}; charset=utf-8`,
    'cache-control': 'no-store',
  })
  response.end(content)
  return true
}
