/** How a bearer token is checked, at the door and in the services behind it alike. It needs nothing else of the platform. */
@NullMarked
package cn.hengping.platform.tokens;

import org.jspecify.annotations.NullMarked;
