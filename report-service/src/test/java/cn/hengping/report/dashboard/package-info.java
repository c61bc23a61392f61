@NullMarked
package cn.hengping.report.dashboard;

import org.jspecify.annotations.NullMarked;
