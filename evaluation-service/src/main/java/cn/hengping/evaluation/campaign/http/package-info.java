/** Campaigns over HTTP. */
@NullMarked
package cn.hengping.evaluation.campaign.http;

import org.jspecify.annotations.NullMarked;
