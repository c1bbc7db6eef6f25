import DefaultTheme from 'vitepress/theme';
import Film from './Film.vue';
import './style.css';

export default { ...DefaultTheme, enhanceApp: ({ app }) => app.component('Film', Film) };
