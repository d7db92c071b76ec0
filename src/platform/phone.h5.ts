import { standIn } from './stand-in'

export async function askPhoneNumber(): Promise<string | null> {
  try {
    return (await standIn()?.getPhoneNumber())?.code ?? null
  } catch {
    return null
  }
}

export function dial(number: string): void {
  window.location.href = `tel:${number}`
}
