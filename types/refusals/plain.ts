import * as z from 'zod/mini'

/** A refusal whose sentence needs no facts. */
export const plain = <C extends string>(code: C) => z.object({ code: z.literal(code) })
