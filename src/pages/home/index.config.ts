export default definePageConfig({ navigationBarTitleText: '天天有招聘 · 周五是专场', enableShareAppMessage: true })
