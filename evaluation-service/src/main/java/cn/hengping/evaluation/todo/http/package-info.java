/** To-do lists over HTTP, and live. */
@NullMarked
package cn.hengping.evaluation.todo.http;

import org.jspecify.annotations.NullMarked;
