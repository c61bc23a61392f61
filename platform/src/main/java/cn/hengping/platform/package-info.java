/**
 * Plumbing that every service needs and none owns: who acts, how a refusal is said, how a command's whole effect is written
 * as one statement, how facts leave and arrive once.
 *
 * <p>It decides nothing of the field: no word of budgets or evaluations belongs here.
 */
@NullMarked
package cn.hengping.platform;

import org.jspecify.annotations.NullMarked;
