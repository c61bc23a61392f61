/** Which files are documents. */
@NullMarked
package cn.hengping.budget.upload;

import org.jspecify.annotations.NullMarked;
