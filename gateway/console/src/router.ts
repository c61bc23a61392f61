import { createRouter, createWebHashHistory } from 'vue-router';

import { is } from './api/session';

// Addresses stay behind the #, so the gateway serves one page, and a login brings a person back to where he was.
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: () => import('./desk/TodoPage.vue') },
    { path: '/notices', component: () => import('./desk/NoticesPage.vue') },
    { path: '/absences', component: () => import('./desk/AbsencesPage.vue') },
    { path: '/score-trial', component: () => import('./scoring/TrialPage.vue') },
    { path: '/projects', component: () => import('./projects/ProjectList.vue') },
    { path: '/projects/new', component: () => import('./projects/ProjectForm.vue') },
    { path: '/projects/:code', component: () => import('./projects/ProjectPage.vue'), props: true },
    { path: '/projects/:code/edit', component: () => import('./projects/ProjectForm.vue'), props: true },
    { path: '/adjustments', component: () => import('./projects/AdjustmentList.vue') },
    { path: '/lights', component: () => import('./projects/LightList.vue') },
    { path: '/result-uses', component: () => import('./projects/ResultUseList.vue') },
    { path: '/library', component: () => import('./library/LibraryPage.vue') },
    { path: '/payments', component: () => import('./payments/PaymentsPage.vue') },
    { path: '/evaluations', component: () => import('./evaluations/EvaluationList.vue') },
    { path: '/evaluations/:id', component: () => import('./evaluations/EvaluationPage.vue'), props: true },
    { path: '/campaigns', component: () => import('./campaigns/CampaignList.vue') },
    { path: '/campaigns/:id', component: () => import('./campaigns/CampaignPage.vue'), props: true },
    { path: '/dashboard', component: () => import('./dashboard/DashboardPage.vue') },
    { path: '/dashboard/projects', component: () => import('./dashboard/BehindList.vue') },
    { path: '/radar', component: () => import('./radar/RadarPage.vue') },
    { path: '/documents', component: () => import('./documents/DocumentList.vue') },
    { path: '/printing', component: () => import('./printing/PrintRunsPage.vue') },
    { path: '/outlines', component: () => import('./printing/OutlinesPage.vue') },
    { path: '/batch', component: () => import('./bureau/BatchPage.vue') },
    { path: '/rectifications', component: () => import('./bureau/RectificationsPage.vue') },
    { path: '/rule-sets', component: () => import('./bureau/RuleSetsPage.vue') },
    { path: '/chains', component: () => import('./bureau/ChainsPage.vue') },
    { path: '/search', component: () => import('./desk/SearchPage.vue') },
    { path: '/help', component: () => import('./parts/HelpPage.vue') },
    { path: '/units', component: () => import('./admin/UnitsPage.vue') },
    { path: '/staff', component: () => import('./admin/StaffPage.vue') },
    { path: '/accounts', component: () => import('./admin/AccountsPage.vue') },
    { path: '/audit', component: () => import('./admin/AuditPage.vue') },
    { path: '/dead-letters', component: () => import('./admin/DeadLettersPage.vue') },
    { path: '/:unknown(.*)*', component: () => import('./parts/NoPage.vue') },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

// The three administrators have no to-do list; they begin with the units.
router.beforeEach((to) => (to.path === '/' && is('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN') ? '/units' : true));

// A new page is announced by its heading and its title, as soon as it has them; a new tab of the same page leaves the focus where it is, and so
// does a heading that comes late, when somebody already writes.
let arrival = 0;
router.afterEach(async (to, from) => {
  const mine = ++arrival;
  for (let look = 0; look < 100 && mine === arrival; look++) {
    await new Promise((later) => setTimeout(later, 80));
    const heading = document.querySelector<HTMLElement>('h1');
    if (!heading || mine !== arrival) continue;
    document.title = `${heading.innerText} · 衡评`;
    const isWriting = look > 0 && document.activeElement?.matches('input, textarea, select');
    if (to.path !== from.path && !isWriting) heading.focus({ preventScroll: true });
    return;
  }
});
