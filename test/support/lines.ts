/** The lines a process prints, to wait for one of them. */
export function linesOf(stream: NodeJS.ReadableStream) {
  const kept: string[] = []
  const waiting: { test: (line: string) => boolean; found: (line: string) => void; lost: (fault: Error) => void }[] = []
  let rest = ''
  stream.on('data', (piece: Buffer) => {
    const parts = (rest + piece.toString()).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) {
      kept.push(line)
      for (const one of waiting) if (one.test(line)) one.found(line)
    }
  })
  stream.on('end', () => {
    for (const one of waiting) one.lost(new Error(`the process ended early\n${kept.slice(-20).join('\n')}`))
  })
  return {
    find: (test: (line: string) => boolean) =>
      new Promise<string>((found, lost) => {
        const already = kept.find(test)
        if (already === undefined) waiting.push({ test, found, lost })
        else found(already)
      }),
  }
}
