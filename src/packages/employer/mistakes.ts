type Checked = { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[] }[] } }

/** Mistakes by field: the contract's own schema says which, the form says it in words. */
export function mistakesOf<Name extends string>(
  checked: Checked,
  words: Partial<Record<Name, string>>,
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {}
  for (const { path } of checked.error?.issues ?? []) {
    const name = path[0] as Name
    const word = words[name]
    if (word && !found[name]) found[name] = word
  }
  return found
}
