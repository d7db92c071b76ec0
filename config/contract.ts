import * as z from 'zod/mini'
import { nounOf } from '../types/call'
import { type CallName, contract } from '../types/contract'

/** The whole contract as data: per call its noun, read or write, who may, and the JSON Schema of input and output. */
const printed = (Object.keys(contract) as CallName[]).map((call) => {
  const { act, who, input, output } = contract[call]
  const schema = (shape: z.ZodMiniType, io: 'input' | 'output') => z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  return { call, noun: nounOf(call), act, who, input: schema(input, 'input'), output: schema(output, 'output') }
})

process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`)
