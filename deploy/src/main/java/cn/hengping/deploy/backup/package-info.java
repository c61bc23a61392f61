/**
 * Takes a base backup of the running system, and makes a system anew from it and from the log that PostgreSQL archived.
 *
 * <p>The four databases are one cluster: whatever moment is restored, it is the same moment for all of them, Keycloak's accounts
 * included. Kafka is not backed up: it is refilled from the outboxes.
 */
@NullMarked
package cn.hengping.deploy.backup;

import org.jspecify.annotations.NullMarked;
