/** Journeys and house rules of report-service. */
@NullMarked
package cn.hengping.report;

import org.jspecify.annotations.NullMarked;
