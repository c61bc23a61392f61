/** Projects (项目): what is registered, who approves it. It decides when a project may go a step further. */
@NullMarked
package cn.hengping.budget.project;

import org.jspecify.annotations.NullMarked;
