export default definePageConfig({ navigationBarTitleText: '查姓名' })
