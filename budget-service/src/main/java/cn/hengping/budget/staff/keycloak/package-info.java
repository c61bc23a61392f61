/** Accounts and groups in Keycloak, through its admin client, which blocks: each call runs on a thread that may. */
@NullMarked
package cn.hengping.budget.staff.keycloak;

import org.jspecify.annotations.NullMarked;
