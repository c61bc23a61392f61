/** What is watched, and whether it is there to be watched: alert rules, dashboards, metrics, logs. */
@NullMarked
package cn.hengping.deploy.observe;

import org.jspecify.annotations.NullMarked;
