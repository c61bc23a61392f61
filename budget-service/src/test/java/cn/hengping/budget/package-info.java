/** Journeys and house rules of budget-service. */
@NullMarked
package cn.hengping.budget;

import org.jspecify.annotations.NullMarked;
