/** Projects in PostgreSQL, one row and one document each. */
@NullMarked
package cn.hengping.budget.project.postgres;

import org.jspecify.annotations.NullMarked;
