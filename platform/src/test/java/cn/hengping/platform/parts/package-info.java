/** Real parts for tests: PostgreSQL, Kafka, an issuer of tokens; and the house law as rules. Embedded, or in containers when asked for. */
@NullMarked
package cn.hengping.platform.parts;

import org.jspecify.annotations.NullMarked;
