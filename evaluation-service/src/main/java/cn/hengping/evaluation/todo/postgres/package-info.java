/** To-do lists in PostgreSQL. */
@NullMarked
package cn.hengping.evaluation.todo.postgres;

import org.jspecify.annotations.NullMarked;
