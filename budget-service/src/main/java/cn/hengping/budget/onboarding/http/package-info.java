/** Onboarding over HTTP. */
@NullMarked
package cn.hengping.budget.onboarding.http;

import org.jspecify.annotations.NullMarked;
