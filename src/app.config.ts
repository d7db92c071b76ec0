export default defineAppConfig({
  pages: ['pages/home/index', 'pages/calendar/index', 'pages/postings/index', 'pages/courses/index', 'pages/me/index'],
  subPackages: [
    { root: 'packages/fair', pages: ['detail/index'] },
    { root: 'packages/course', pages: ['detail/index'] },
    { root: 'packages/ticket', pages: ['book/index', 'show/index', 'list/index'] },
    { root: 'packages/employer', pages: ['home/index', 'register/index', 'posting/index', 'booth/index'] },
    { root: 'packages/gate', pages: ['sessions/index', 'scan/index'] },
    { root: 'packages/desk', pages: ['today/index', 'review/index', 'fair/index', 'notice/index'] },
    { root: 'packages/service', pages: ['privacy/index', 'settings/index', 'notices/index'] },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/fair', 'packages/ticket'] },
  },
  window: {
    navigationBarTitleText: '天天有招聘 · 周五是专场',
    navigationBarBackgroundColor: '#F4F6F5',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F4F6F5',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#616E6A',
    selectedColor: '#0B6E5B',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tab/home.png',
        selectedIconPath: 'assets/tab/home-on.png',
      },
      {
        pagePath: 'pages/calendar/index',
        text: '日历',
        iconPath: 'assets/tab/calendar.png',
        selectedIconPath: 'assets/tab/calendar-on.png',
      },
      {
        pagePath: 'pages/postings/index',
        text: '岗位',
        iconPath: 'assets/tab/bag.png',
        selectedIconPath: 'assets/tab/bag-on.png',
      },
      {
        pagePath: 'pages/courses/index',
        text: '培训',
        iconPath: 'assets/tab/book.png',
        selectedIconPath: 'assets/tab/book-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tab/person.png',
        selectedIconPath: 'assets/tab/person-on.png',
      },
    ],
  },
  style: 'v2',
  lazyCodeLoading: 'requiredComponents',
  animation: false,
})
