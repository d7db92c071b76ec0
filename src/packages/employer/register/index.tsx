import { PageShell } from '@/components/page-shell'

export default function EmployerRegister() {
  return <PageShell title='登记单位'>登记单位</PageShell>
}
