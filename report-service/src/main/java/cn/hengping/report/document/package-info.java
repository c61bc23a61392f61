/** Documents (自评报告, 自评表): their text, built from one fact alone. It decides what is said where; how it is set is the layout's. */
@NullMarked
package cn.hengping.report.document;

import org.jspecify.annotations.NullMarked;
