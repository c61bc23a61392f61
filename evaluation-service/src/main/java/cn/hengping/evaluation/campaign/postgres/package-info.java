/** Campaigns in PostgreSQL. */
@NullMarked
package cn.hengping.evaluation.campaign.postgres;

import org.jspecify.annotations.NullMarked;
