import { is } from '../api/session';
import type { Word } from '../words';

/** A page of the menu, and which posts it is for. */
export interface Place { to: string; word: Word; isShown: boolean }
/** Pages that belong together under a word of the field; without one, a page stands by itself. */
export interface Group { key: string; word: Word; places: Place[] }

const at = (to: string, word: Word, isShown: boolean): Place => ({ to, word, isShown });

/** The menu of the post that one acts as. */
export function groups(): Group[] {
  const isAdmin = is('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN');
  const isOffice = is('CAMPAIGN_MANAGER', 'BUREAU_REVIEWER', 'BUREAU_HEAD', 'AUDITOR');
  const isWriterOrOffice = isOffice || is('PREPARER', 'DEPARTMENT_REVIEWER');
  const everybody = !isAdmin;
  const all: Group[] = [
    { key: 'desk', word: 'menu.desk', places: [
      at('/', 'nav.todo', everybody),
      at('/notices', 'nav.notices', everybody),
      at('/absences', 'nav.absences', is('STAFF', 'UNIT_HEAD', 'DEPARTMENT_REVIEWER', 'BUREAU_REVIEWER', 'BUREAU_HEAD')),
    ] },
    { key: 'budget', word: 'menu.budget', places: [
      at('/projects', 'nav.projects', everybody),
      at('/adjustments', 'nav.adjustments', everybody),
      at('/lights', 'nav.lights', everybody),
      at('/payments', 'nav.payments', is('PREPARER', 'BUREAU_REVIEWER', 'CAMPAIGN_MANAGER', 'BUREAU_HEAD')),
      at('/library', 'nav.library', isWriterOrOffice),
    ] },
    { key: 'signing', word: 'menu.signing', places: [
      at('/evaluations', 'nav.evaluations', everybody),
      at('/campaigns', 'nav.campaigns', everybody),
      at('/batch', 'nav.batch', is('DEPARTMENT_REVIEWER', 'BUREAU_REVIEWER', 'BUREAU_HEAD')),
      at('/score-trial', 'nav.scoreTrial', true),
    ] },
    { key: 'review', word: 'menu.review', places: [
      at('/rectifications', 'nav.rectifications', everybody),
      at('/result-uses', 'nav.resultUses', isWriterOrOffice),
    ] },
    { key: 'oversight', word: 'menu.oversight', places: [
      at('/dashboard', 'nav.dashboard', everybody),
      at('/radar', 'nav.radar', isOffice || is('DEPARTMENT_REVIEWER')),
      at('/audit', 'nav.audit', is('AUDITOR', 'AUDIT_ADMIN')),
    ] },
    { key: 'papers', word: 'menu.papers', places: [
      at('/documents', 'nav.documents', everybody),
      at('/printing', 'nav.printing', is('PREPARER', 'UNIT_HEAD', 'DEPARTMENT_REVIEWER', 'BUREAU_REVIEWER', 'BUREAU_HEAD', 'CAMPAIGN_MANAGER')),
      at('/outlines', 'nav.outlines', isOffice),
    ] },
    { key: 'administration', word: 'menu.administration', places: [
      at('/rule-sets', 'nav.ruleSets', isOffice),
      at('/chains', 'nav.chains', isOffice),
      at('/units', 'nav.units', isAdmin),
      at('/staff', 'nav.staff', is('SYSTEM_ADMIN', 'SECURITY_ADMIN')),
      at('/accounts', 'nav.accounts', isAdmin),
      at('/dead-letters', 'nav.deadLetters', is('SYSTEM_ADMIN', 'AUDIT_ADMIN')),
    ] },
    { key: 'help', word: 'nav.help', places: [at('/help', 'nav.help', true)] },
  ];
  return all.map((group) => ({ ...group, places: group.places.filter((one) => one.isShown) })).filter((group) => group.places.length);
}
