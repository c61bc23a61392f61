/** The indicator library in PostgreSQL: one row each, the starter library sown by a migration. */
@NullMarked
package cn.hengping.budget.library.postgres;

import org.jspecify.annotations.NullMarked;
