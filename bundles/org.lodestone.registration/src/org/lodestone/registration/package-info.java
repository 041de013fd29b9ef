/** Non-linear transforms and the files that others read them from. The registration methods themselves are found as services. */
package org.lodestone.registration;
