import { standIn } from './stand-in'

const patience = 12_000

export function startTransport(): void {
  // the gateway is where the page came from
}

export async function send(noun: string, event: { call: string; input: unknown }): Promise<unknown> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), patience)
  try {
    const answer = await fetch(`/functions/${noun}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-local-openid': standIn()?.openid() ?? '' },
      body: JSON.stringify(event),
      signal: giveUp.signal,
    })
    return await answer.json()
  } finally {
    clearTimeout(timer)
  }
}
