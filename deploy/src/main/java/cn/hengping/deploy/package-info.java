/**
 * Runs the whole system on one machine: real PostgreSQL, Kafka and Keycloak from their Maven artifacts, and the four
 * services, each a process of its own that outlives the launcher.
 *
 * <p>It decides where things lie and in which order they start. It knows nothing of what they are for; that is the walk's.
 */
@NullMarked
package cn.hengping.deploy;

import org.jspecify.annotations.NullMarked;
