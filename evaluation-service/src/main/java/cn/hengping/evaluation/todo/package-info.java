/** To-do lists (待办). It decides what waits for a caller in one post, and how urgent it is. */
@NullMarked
package cn.hengping.evaluation.todo;

import org.jspecify.annotations.NullMarked;
