export default definePageConfig({
  navigationBarTitleText: '入场大屏',
  navigationBarBackgroundColor: '#08503F',
  navigationBarTextStyle: 'white',
})
