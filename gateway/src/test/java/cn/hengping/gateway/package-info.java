/** What the door lets in, and what it does not. */
@NullMarked
package cn.hengping.gateway;

import org.jspecify.annotations.NullMarked;
