/**
 * Bringing a district in by the table (批量登记): units, people, posts. It reads tables and decides nothing itself: each row is held
 * against the rule that a single one is held against.
 */
@NullMarked
package cn.hengping.budget.onboarding;

import org.jspecify.annotations.NullMarked;
