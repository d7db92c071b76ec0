import { PageShell } from '@/components/page-shell'

export default function GateScan() {
  return <PageShell title='扫码验票'>扫码验票</PageShell>
}
