// Package math holds constants and functions of floats. Infinities and not-a-number follow IEEE 754.
package math


// pi is the ratio of a circle's circumference to its diameter.
builtin pi : float

// e is the base of natural logarithms.
builtin e : float

// phi is the golden ratio.
builtin phi : float

// sqrt2 is the square root of 2.
builtin sqrt2 : float

// sqrte is the square root of e.
builtin sqrte : float

// sqrtpi is the square root of pi.
builtin sqrtpi : float

// sqrtphi is the square root of phi.
builtin sqrtphi : float

// ln2 is the natural logarithm of 2.
builtin ln2 : float

// log2e is the binary logarithm of e.
builtin log2e : float

// ln10 is the natural logarithm of 10.
builtin ln10 : float

// log10e is the decimal logarithm of e.
builtin log10e : float

// maxfloat is the greatest float.
builtin maxfloat : float

// smallestNonzeroFloat is the smallest float above zero.
builtin smallestNonzeroFloat : float

// maxint is the greatest int.
builtin maxint : int

// minint is the smallest int.
builtin minint : int

// maxuint is the greatest uint.
builtin maxuint : uint

// abs returns the absolute value of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.abs(x: -2.5)
// ```
builtin abs : (x: float) => float

// acos returns the arccosine of x in radians.
builtin acos : (x: float) => float

// acosh returns the inverse hyperbolic cosine of x.
builtin acosh : (x: float) => float

// asin returns the arcsine of x in radians.
builtin asin : (x: float) => float

// asinh returns the inverse hyperbolic sine of x.
builtin asinh : (x: float) => float

// atan returns the arctangent of x in radians.
builtin atan : (x: float) => float

// atan2 returns the angle in radians from the x axis to the point (x, y).
builtin atan2 : (y: float, x: float) => float

// atanh returns the inverse hyperbolic tangent of x.
builtin atanh : (x: float) => float

// cbrt returns the cube root of x.
builtin cbrt : (x: float) => float

// ceil returns the smallest whole number that is not below x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.ceil(x: 2.5)
// ```
builtin ceil : (x: float) => float

// copysign returns x with the sign of y.
builtin copysign : (x: float, y: float) => float

// cos returns the cosine of x in radians.
builtin cos : (x: float) => float

// cosh returns the hyperbolic cosine of x.
builtin cosh : (x: float) => float

// dim returns x - y, or zero when that is negative.
builtin dim : (x: float, y: float) => float

// erf returns the error function of x.
builtin erf : (x: float) => float

// erfc returns one minus the error function of x.
builtin erfc : (x: float) => float

// erfcinv inverts erfc.
builtin erfcinv : (x: float) => float

// erfinv inverts erf.
builtin erfinv : (x: float) => float

// exp returns e to the power of x.
builtin exp : (x: float) => float

// exp2 returns 2 to the power of x.
builtin exp2 : (x: float) => float

// expm1 returns e to the power of x, less 1, without loss for small x.
builtin expm1 : (x: float) => float

// float64bits returns the IEEE 754 bits of a float.
builtin float64bits : (f: float) => uint

// float64frombits returns the float with these IEEE 754 bits.
builtin float64frombits : (b: uint) => float

// floor returns the greatest whole number that is not above x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.floor(x: 2.5)
// ```
builtin floor : (x: float) => float

// frexp splits a float into a fraction from 0.5 up to 1 and a power of two.
builtin frexp : (f: float) => {frac: float, exp: int}

// gamma returns the gamma function of x.
builtin gamma : (x: float) => float

// hypot returns the length of the vector (p, q).
builtin hypot : (p: float, q: float) => float

// ilogb returns the binary exponent of x.
builtin ilogb : (x: float) => int

// mInf returns positive infinity, or negative infinity when the sign is negative.
builtin mInf : (sign: int) => float

// isInf tells whether a float is infinite: positively for a positive sign, negatively for a negative one, either way for zero.
builtin isInf : (f: float, sign: int) => bool

// isNaN tells whether a float is not a number.
builtin isNaN : (f: float) => bool

// j0 returns the Bessel function of the first kind of order 0.
builtin j0 : (x: float) => float

// j1 returns the Bessel function of the first kind of order 1.
builtin j1 : (x: float) => float

// jn returns the Bessel function of the first kind of order n.
builtin jn : (n: int, x: float) => float

// ldexp returns frac times 2 to the power of exp.
builtin ldexp : (frac: float, exp: int) => float

// lgamma returns the logarithm of the gamma function's absolute value, and its sign.
builtin lgamma : (x: float) => {lgamma: float, sign: int}

// log returns the natural logarithm of x.
builtin log : (x: float) => float

// log10 returns the decimal logarithm of x.
builtin log10 : (x: float) => float

// log1p returns the natural logarithm of 1 + x without loss for small x.
builtin log1p : (x: float) => float

// log2 returns the binary logarithm of x.
builtin log2 : (x: float) => float

// logb returns the binary exponent of x as a float.
builtin logb : (x: float) => float

// mMax returns the greater of x and y.
builtin mMax : (x: float, y: float) => float

// mMin returns the smaller of x and y.
builtin mMin : (x: float, y: float) => float

// mod returns the remainder of x / y with the sign of x.
builtin mod : (x: float, y: float) => float

// modf splits a float into its whole and its fractional part.
builtin modf : (f: float) => {int: float, frac: float}

// NaN returns the float that is not a number.
builtin NaN : () => float

// nextafter returns the float next to x towards y.
builtin nextafter : (x: float, y: float) => float

// pow returns x to the power of y.
//
// ## Example
// ```flux
// import "math"
//
// x = math.pow(x: 2.0, y: 10.0)
// ```
builtin pow : (x: float, y: float) => float

// pow10 returns 10 to the power of n.
builtin pow10 : (n: int) => float

// remainder returns the IEEE 754 remainder of x / y.
builtin remainder : (x: float, y: float) => float

// round returns the nearest whole number, halves away from zero.
//
// ## Example
// ```flux
// import "math"
//
// x = math.round(x: 2.5)
// ```
builtin round : (x: float) => float

// roundtoeven returns the nearest whole number, halves to the even one.
builtin roundtoeven : (x: float) => float

// signbit tells whether x is negative or negative zero.
builtin signbit : (x: float) => bool

// sin returns the sine of x in radians.
builtin sin : (x: float) => float

// sincos returns the sine and the cosine of x in radians.
builtin sincos : (x: float) => {sin: float, cos: float}

// sinh returns the hyperbolic sine of x.
builtin sinh : (x: float) => float

// sqrt returns the square root of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.sqrt(x: 2.0)
// ```
builtin sqrt : (x: float) => float

// tan returns the tangent of x in radians.
builtin tan : (x: float) => float

// tanh returns the hyperbolic tangent of x.
builtin tanh : (x: float) => float

// trunc returns the whole part of x.
builtin trunc : (x: float) => float

// y0 returns the Bessel function of the second kind of order 0.
builtin y0 : (x: float) => float

// y1 returns the Bessel function of the second kind of order 1.
builtin y1 : (x: float) => float

// yn returns the Bessel function of the second kind of order n.
builtin yn : (n: int, x: float) => float
