export default definePageConfig({ navigationBarTitleText: '输入验票码' })
