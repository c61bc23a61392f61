/** Onboardings in PostgreSQL. */
@NullMarked
package cn.hengping.budget.onboarding.postgres;

import org.jspecify.annotations.NullMarked;
