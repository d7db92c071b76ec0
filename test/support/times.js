const path = require('node:path')

/** Says after a run where its time went: seconds per project, and the ten slowest suites. */
module.exports = class Times {
  onRunComplete(_contexts, { testResults }) {
    const suites = testResults.map(({ testFilePath, displayName, perfStats }) => ({
      project: displayName?.name ?? '',
      file: path.relative(process.cwd(), testFilePath),
      seconds: (perfStats.end - perfStats.start) / 1000,
    }))
    if (suites.length < 2) return
    const projects = new Map()
    for (const { project, seconds } of suites) projects.set(project, (projects.get(project) ?? 0) + seconds)
    const slowest = suites.sort((one, other) => other.seconds - one.seconds).slice(0, 10)
    const lines = [
      `Seconds per project: ${[...projects].map(([name, seconds]) => `${name} ${Math.round(seconds)}`).join(', ')}`,
      'Slowest suites:',
      ...slowest.map(({ file, seconds }) => `  ${seconds.toFixed(1).padStart(6)} s  ${file}`),
    ]
    process.stderr.write(`\n${lines.join('\n')}\n`)
  }
}
