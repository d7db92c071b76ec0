/** Writes one line of JSON; `LOG=off` silences it. Never pass personal data or secrets. */
export function log(line: { level: 'info' | 'fault'; what: string } & Record<string, unknown>): void {
  if (process.env.LOG === 'off') return
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
