import Taro from '@tarojs/taro'

const patience = 12_000

export function startTransport(): void {
  if (!Taro.cloud) return
  const env = process.env.TARO_APP_CLOUD_ENV
  Taro.cloud.init(env ? { env, traceUser: true } : { traceUser: true })
}

export function send(noun: string, event: { call: string; input: unknown }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer from ${noun} in time`)), patience)
    Taro.cloud
      .callFunction({ name: noun, data: event })
      .then((answer) => resolve(answer.result), reject)
      .finally(() => clearTimeout(timer))
  })
}
