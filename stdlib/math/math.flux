// Package math holds constants and functions of floats. Infinities and not-a-number follow IEEE 754.
//
// ## Metadata
// introduced: 0.22.0
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
//
// ## Example
// ```flux
// import "math"
//
// x = math.acos(x: 0.5)
// // x is 1.0471975511965979
// ```
builtin acos : (x: float) => float

// acosh returns the inverse hyperbolic cosine of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.acosh(x: 2.0)
// // x is 1.3169578969248166
// ```
builtin acosh : (x: float) => float

// asin returns the arcsine of x in radians.
//
// ## Example
// ```flux
// import "math"
//
// x = math.asin(x: 0.5)
// // x is 0.5235987755982989
// ```
builtin asin : (x: float) => float

// asinh returns the inverse hyperbolic sine of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.asinh(x: 2.0)
// // x is 1.4436354751788103
// ```
builtin asinh : (x: float) => float

// atan returns the arctangent of x in radians.
//
// ## Example
// ```flux
// import "math"
//
// x = math.atan(x: 1.0)
// // x is 0.7853981633974483
// ```
builtin atan : (x: float) => float

// atan2 returns the angle in radians from the x axis to the point (x, y).
//
// ## Example
// ```flux
// import "math"
//
// x = math.atan2(y: 1.0, x: -1.0)
// // x is 2.356194490192345
// ```
builtin atan2 : (y: float, x: float) => float

// atanh returns the inverse hyperbolic tangent of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.atanh(x: 0.5)
// // x is 0.5493061443340548
// ```
builtin atanh : (x: float) => float

// cbrt returns the cube root of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.cbrt(x: 27.0)
// // x is 3
// ```
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
//
// ## Example
// ```flux
// import "math"
//
// x = math.copysign(x: 2.5, y: -1.0)
// // x is -2.5
// ```
builtin copysign : (x: float, y: float) => float

// cos returns the cosine of x in radians.
//
// ## Example
// ```flux
// import "math"
//
// x = math.cos(x: math.pi / 4.0)
// // x is 0.7071067811865476
// ```
builtin cos : (x: float) => float

// cosh returns the hyperbolic cosine of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.cosh(x: 1.0)
// // x is 1.5430806348152437
// ```
builtin cosh : (x: float) => float

// dim returns x - y, or zero when that is negative.
//
// ## Example
// ```flux
// import "math"
//
// x = math.dim(x: 7.5, y: 5.0)
// // x is 2.5
// ```
builtin dim : (x: float, y: float) => float

// erf returns the error function of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.erf(x: 0.5)
// // x is 0.5204998778130465
// ```
builtin erf : (x: float) => float

// erfc returns one minus the error function of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.erfc(x: 0.5)
// // x is 0.4795001221869535
// ```
builtin erfc : (x: float) => float

// erfcinv inverts erfc.
//
// ## Example
// ```flux
// import "math"
//
// x = math.erfcinv(x: 0.5)
// // x is 0.4769362762044699
// ```
builtin erfcinv : (x: float) => float

// erfinv inverts erf.
//
// ## Example
// ```flux
// import "math"
//
// x = math.erfinv(x: 0.5)
// // x is 0.4769362762044699
// ```
builtin erfinv : (x: float) => float

// exp returns e to the power of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.exp(x: 2.0)
// // x is 7.38905609893065
// ```
builtin exp : (x: float) => float

// exp2 returns 2 to the power of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.exp2(x: 10.0)
// // x is 1024
// ```
builtin exp2 : (x: float) => float

// expm1 returns e to the power of x, less 1, without loss for small x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.expm1(x: 0.001)
// // x is 0.0010005001667083417
// ```
builtin expm1 : (x: float) => float

// float64bits returns the IEEE 754 bits of a float.
//
// ## Example
// ```flux
// import "math"
//
// x = math.float64bits(f: 1.0)
// // x is 4607182418800017408
// ```
builtin float64bits : (f: float) => uint

// float64frombits returns the float with these IEEE 754 bits.
//
// ## Example
// ```flux
// import "math"
//
// x = math.float64frombits(b: uint(v: 4611686018427387904))
// // x is 2
// ```
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
//
// ## Example
// ```flux
// import "math"
//
// x = math.frexp(f: 24.0)
// // x is {exp: 5, frac: 0.75}
// ```
builtin frexp : (f: float) => {frac: float, exp: int}

// gamma returns the gamma function of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.gamma(x: 5.0)
// // x is 24
// ```
builtin gamma : (x: float) => float

// hypot returns the length of the vector (p, q).
//
// ## Example
// ```flux
// import "math"
//
// x = math.hypot(p: 3.0, q: 4.0)
// // x is 5
// ```
builtin hypot : (p: float, q: float) => float

// ilogb returns the binary exponent of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.ilogb(x: 1000.0)
// // x is 9
// ```
builtin ilogb : (x: float) => int

// mInf returns positive infinity, or negative infinity when the sign is negative.
//
// ## Example
// ```flux
// import "math"
//
// x = math.mInf(sign: -1)
// // x is -Inf
// ```
builtin mInf : (sign: int) => float

// isInf tells whether a float is infinite: positively for a positive sign, negatively for a negative one, either way for zero.
//
// ## Example
// ```flux
// import "math"
//
// x = math.isInf(f: math.mInf(sign: 1), sign: 1)
// // x is true
// ```
builtin isInf : (f: float, sign: int) => bool

// isNaN tells whether a float is not a number.
//
// ## Example
// ```flux
// import "math"
//
// x = math.isNaN(f: math.NaN())
// // x is true
// ```
builtin isNaN : (f: float) => bool

// j0 returns the Bessel function of the first kind of order 0.
//
// ## Example
// ```flux
// import "math"
//
// x = math.j0(x: 2.0)
// // x is 0.22389077914123567
// ```
builtin j0 : (x: float) => float

// j1 returns the Bessel function of the first kind of order 1.
//
// ## Example
// ```flux
// import "math"
//
// x = math.j1(x: 2.0)
// // x is 0.5767248077568733
// ```
builtin j1 : (x: float) => float

// jn returns the Bessel function of the first kind of order n.
//
// ## Example
// ```flux
// import "math"
//
// x = math.jn(n: 2, x: 2.0)
// // x is 0.3528340286156376
// ```
builtin jn : (n: int, x: float) => float

// ldexp returns frac times 2 to the power of exp.
//
// ## Example
// ```flux
// import "math"
//
// x = math.ldexp(frac: 0.75, exp: 5)
// // x is 24
// ```
builtin ldexp : (frac: float, exp: int) => float

// lgamma returns the logarithm of the gamma function's absolute value, and its sign.
//
// ## Example
// ```flux
// import "math"
//
// x = math.lgamma(x: 10.0)
// // x is {lgamma: 12.80182748008147, sign: 1}
// ```
builtin lgamma : (x: float) => {lgamma: float, sign: int}

// log returns the natural logarithm of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.log(x: 10.0)
// // x is 2.302585092994046
// ```
builtin log : (x: float) => float

// log10 returns the decimal logarithm of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.log10(x: 1000.0)
// // x is 3
// ```
builtin log10 : (x: float) => float

// log1p returns the natural logarithm of 1 + x without loss for small x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.log1p(x: 0.001)
// // x is 0.0009995003330835331
// ```
builtin log1p : (x: float) => float

// log2 returns the binary logarithm of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.log2(x: 1024.0)
// // x is 10
// ```
builtin log2 : (x: float) => float

// logb returns the binary exponent of x as a float.
//
// ## Example
// ```flux
// import "math"
//
// x = math.logb(x: 1000.0)
// // x is 9
// ```
builtin logb : (x: float) => float

// mMax returns the greater of x and y.
//
// ## Example
// ```flux
// import "math"
//
// x = math.mMax(x: 2.5, y: 7.0)
// // x is 7
// ```
builtin mMax : (x: float, y: float) => float

// mMin returns the smaller of x and y.
//
// ## Example
// ```flux
// import "math"
//
// x = math.mMin(x: 2.5, y: 7.0)
// // x is 2.5
// ```
builtin mMin : (x: float, y: float) => float

// mod returns the remainder of x / y with the sign of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.mod(x: 7.5, y: 2.0)
// // x is 1.5
// ```
builtin mod : (x: float, y: float) => float

// modf splits a float into its whole and its fractional part.
//
// ## Example
// ```flux
// import "math"
//
// x = math.modf(f: 3.25)
// // x is {frac: 0.25, int: 3}
// ```
builtin modf : (f: float) => {int: float, frac: float}

// NaN returns the float that is not a number.
//
// ## Example
// ```flux
// import "math"
//
// x = math.NaN()
// // x is NaN
// ```
builtin NaN : () => float

// nextafter returns the float next to x towards y.
//
// ## Example
// ```flux
// import "math"
//
// x = math.nextafter(x: 1.0, y: 2.0)
// // x is 1.0000000000000002
// ```
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
//
// ## Example
// ```flux
// import "math"
//
// x = math.pow10(n: 3)
// // x is 1000
// ```
builtin pow10 : (n: int) => float

// remainder returns the IEEE 754 remainder of x / y.
//
// ## Example
// ```flux
// import "math"
//
// x = math.remainder(x: 7.5, y: 2.0)
// // x is -0.5
// ```
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
//
// ## Example
// ```flux
// import "math"
//
// x = math.roundtoeven(x: 2.5)
// // x is 2
// ```
builtin roundtoeven : (x: float) => float

// signbit tells whether x is negative or negative zero.
//
// ## Example
// ```flux
// import "math"
//
// x = math.signbit(x: -2.5)
// // x is true
// ```
builtin signbit : (x: float) => bool

// sin returns the sine of x in radians.
//
// ## Example
// ```flux
// import "math"
//
// x = math.sin(x: math.pi / 6.0)
// // x is 0.49999999999999994
// ```
builtin sin : (x: float) => float

// sincos returns the sine and the cosine of x in radians.
//
// ## Example
// ```flux
// import "math"
//
// x = math.sincos(x: 1.0)
// // x is {cos: 0.5403023058681398, sin: 0.8414709848078965}
// ```
builtin sincos : (x: float) => {sin: float, cos: float}

// sinh returns the hyperbolic sine of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.sinh(x: 1.0)
// // x is 1.1752011936438014
// ```
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
//
// ## Example
// ```flux
// import "math"
//
// x = math.tan(x: 1.0)
// // x is 1.5574077246549023
// ```
builtin tan : (x: float) => float

// tanh returns the hyperbolic tangent of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.tanh(x: 1.0)
// // x is 0.7615941559557649
// ```
builtin tanh : (x: float) => float

// trunc returns the whole part of x.
//
// ## Example
// ```flux
// import "math"
//
// x = math.trunc(x: -2.7)
// // x is -2
// ```
builtin trunc : (x: float) => float

// y0 returns the Bessel function of the second kind of order 0.
//
// ## Example
// ```flux
// import "math"
//
// x = math.y0(x: 2.0)
// // x is 0.5103756726497451
// ```
builtin y0 : (x: float) => float

// y1 returns the Bessel function of the second kind of order 1.
//
// ## Example
// ```flux
// import "math"
//
// x = math.y1(x: 2.0)
// // x is -0.10703243154093756
// ```
builtin y1 : (x: float) => float

// yn returns the Bessel function of the second kind of order n.
//
// ## Example
// ```flux
// import "math"
//
// x = math.yn(n: 2, x: 2.0)
// // x is -0.6174081041906827
// ```
builtin yn : (n: int, x: float) => float
