import { standIn } from './stand-in'

/** WeChat keeps storage apart per account; so do the stand-in's personas. */
const nameOf = (key: string) => `tongren:${standIn()?.openid() ?? ''}:${key}`

export function readStored<T>(key: string): T | null {
  try {
    const text = window.localStorage.getItem(nameOf(key))
    return text ? (JSON.parse(text) as T) : null
  } catch {
    return null
  }
}

export function writeStored(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(nameOf(key), JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function forgetStored(key: string): void {
  try {
    window.localStorage.removeItem(nameOf(key))
  } catch {
    // a device that cannot forget has nothing more to offer
  }
}

export function readText(key: string): string | null {
  try {
    return window.localStorage.getItem(nameOf(key)) || null
  } catch {
    return null
  }
}

export function writeText(key: string, text: string): boolean {
  try {
    window.localStorage.setItem(nameOf(key), text)
    return true
  } catch {
    return false
  }
}

export function storedKeys(start: string): string[] {
  try {
    const own = nameOf('')
    return Object.keys(window.localStorage)
      .filter((key) => key.startsWith(own + start))
      .map((key) => key.slice(own.length))
  } catch {
    return []
  }
}
