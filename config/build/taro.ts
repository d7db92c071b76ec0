import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')

/** Runs Taro's own build for one platform; its output is shown only when it fails. */
export function buildApp(type: 'h5' | 'weapp'): Promise<void> {
  rmSync(path.join(root, 'dist', type), { recursive: true, force: true }) // what an earlier build left would be shipped
  return new Promise((resolve, reject) => {
    const taro = spawn(
      process.execPath,
      [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', type],
      {
        cwd: root,
        // with a cache, what Taro copies into sub-packages may ask for modules by the ids of an earlier build
        env: { ...process.env, NODE_ENV: 'production', TARO_CACHE: type === 'h5' ? '1' : '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let output = ''
    const hear = (piece: Buffer) => {
      output += piece.toString()
    }
    taro.stdout.on('data', hear)
    taro.stderr.on('data', hear)
    taro.on('error', reject)
    taro.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`taro build --type ${type} failed\n${output}`)),
    )
  })
}
