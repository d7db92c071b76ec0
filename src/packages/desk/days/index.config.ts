export default definePageConfig({ navigationBarTitleText: '放假和不办' })
