import 'element-plus/es/components/base/style/css';
import 'element-plus/es/components/message/style/css';
import './style.css';

import { createApp } from 'vue';

import { begin, returning } from './api/session';
import App from './App.vue';
import { router } from './router';

await begin();
const where = returning();
if (where) await router.replace(where);
createApp(App).use(router).mount('#app');
