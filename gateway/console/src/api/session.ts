import { reactive } from 'vue';

export interface Post {
  post: string;
  role: string;
  unitPath: string;
  title: string;
}

interface Me {
  loggedIn: boolean;
  account: string | null;
  posts: Post[];
}

/** Who sits before the screen: the account, the one post acted as, and whether the login still holds. */
export const session = reactive({
  isKnown: false,
  loggedIn: false,
  account: '',
  posts: [] as Post[],
  post: '',
  isOver: false,
  online: true,
});

const ACTING = 'hengping.post';
const RETURN = 'hengping.return';

export async function begin(): Promise<void> {
  try {
    const answer = await fetch('/me', { headers: { Accept: 'application/json' } });
    const me = (await answer.json()) as Me;
    session.loggedIn = me.loggedIn;
    session.account = me.account ?? '';
    session.posts = me.posts;
    session.online = true;
    const remembered = sessionStorage.getItem(ACTING) ?? '';
    session.post = me.posts.some((one) => one.post === remembered) ? remembered : me.posts.length === 1 ? me.posts[0]!.post : '';
  } catch {
    session.online = false;
  }
  session.isKnown = true;
}

export function actAs(post: string): void {
  session.post = post;
  sessionStorage.setItem(ACTING, post);
}

export const acting = (): Post | undefined => session.posts.find((one) => one.post === session.post);

export const is = (...roles: string[]): boolean => roles.includes(acting()?.role ?? '');

/** Leaves for the login; the page that was open is opened again afterwards, and drafts lie in this browser. */
export function logIn(): void {
  sessionStorage.setItem(RETURN, location.hash);
  location.assign('/oauth2/authorization/keycloak');
}

/** The page that was open when the login ended, once. */
export function returning(): string | null {
  const where = sessionStorage.getItem(RETURN);
  sessionStorage.removeItem(RETURN);
  return where && where.length > 2 ? where.slice(1) : null;
}
