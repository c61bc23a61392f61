import vue from '@vitejs/plugin-vue';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import Components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vite';

const gateway = process.env.HENGPING_GATEWAY ?? 'http://localhost:8080';

// Served by the gateway from its static resources; `npm run dev` borrows a running gateway's session instead.
export default defineConfig({
  plugins: [vue(), Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver()] })],
  build: { outDir: 'dist', assetsDir: 'assets', target: 'es2022', reportCompressedSize: true, modulePreload: { polyfill: false } },
  server: { proxy: Object.fromEntries(['/api', '/me', '/logout', '/oauth2'].map((path) => [path, gateway])) },
  preview: { proxy: Object.fromEntries(['/api', '/me', '/logout', '/oauth2'].map((path) => [path, gateway])) },
});
