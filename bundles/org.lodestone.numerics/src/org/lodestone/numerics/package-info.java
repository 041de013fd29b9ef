/** Numbers without images: linear systems, minimisation, rigid registration of points. Arrays in, arrays out; double precision. */
package org.lodestone.numerics;
