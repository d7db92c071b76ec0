export default definePageConfig({ navigationBarTitleText: '入场报告' })
