export async function fillScreen(): Promise<boolean> {
  return false
}
