import "array"
import "math"

array.from(
    rows: [
        {call: "math.erf(x: 0.5)", gives: string(v: math.erf(x: 0.5))},
        {call: "math.erfc(x: 0.5)", gives: string(v: math.erfc(x: 0.5))},
        {call: "math.erfinv(x: 0.5)", gives: string(v: math.erfinv(x: 0.5))},
        {call: "math.erfcinv(x: 0.5)", gives: string(v: math.erfcinv(x: 0.5))},
        {call: "math.j0(x: 1.0)", gives: string(v: math.j0(x: 1.0))},
        {call: "math.j1(x: 1.0)", gives: string(v: math.j1(x: 1.0))},
        {call: "math.jn(n: 2, x: 1.0)", gives: string(v: math.jn(n: 2, x: 1.0))},
        {call: "math.y0(x: 1.0)", gives: string(v: math.y0(x: 1.0))},
        {call: "math.y1(x: 1.0)", gives: string(v: math.y1(x: 1.0))},
        {call: "math.yn(n: 2, x: 1.0)", gives: string(v: math.yn(n: 2, x: 1.0))},
        {call: "math.nextafter(x: 1.0, y: 2.0)", gives: string(v: math.nextafter(x: 1.0, y: 2.0))},
        {call: "math.ldexp(frac: 0.5, exp: 4)", gives: string(v: math.ldexp(frac: 0.5, exp: 4))},
        {call: "math.signbit(x: -0.0)", gives: string(v: math.signbit(x: -0.0))},
        {call: "math.isNaN(f: math.NaN())", gives: string(v: math.isNaN(f: math.NaN()))},
        {call: "math.isInf(f: math.mInf(sign: -1), sign: -1)", gives: string(v: math.isInf(f: math.mInf(sign: -1), sign: -1))},
        {call: "math.mInf(sign: 1)", gives: string(v: math.mInf(sign: 1))},
        {call: "math.NaN()", gives: string(v: math.NaN())},
        {call: "math.mMax(x: 1.0, y: 2.0)", gives: string(v: math.mMax(x: 1.0, y: 2.0))},
        {call: "math.mMin(x: 1.0, y: 2.0)", gives: string(v: math.mMin(x: 1.0, y: 2.0))},
        {call: "math.mMax(x: math.NaN(), y: 2.0)", gives: string(v: math.mMax(x: math.NaN(), y: 2.0))},
        {call: "math.float64bits(f: 1.5)", gives: string(v: math.float64bits(f: 1.5))},
        {call: "math.float64frombits(b: uint(v: 4609434218613702656))", gives: string(v: math.float64frombits(b: uint(v: 4609434218613702656)))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,math.erf(x: 0.5),0.5204998778130465
// ,,0,math.erfc(x: 0.5),0.4795001221869535
// ,,0,math.erfinv(x: 0.5),0.4769362762044699
// ,,0,math.erfcinv(x: 0.5),0.4769362762044699
// ,,0,math.j0(x: 1.0),0.7651976865579666
// ,,0,math.j1(x: 1.0),0.4400505857449335
// ,,0,"math.jn(n: 2, x: 1.0)",0.11490348493190049
// ,,0,math.y0(x: 1.0),0.08825696421567698
// ,,0,math.y1(x: 1.0),-0.7812128213002887
// ,,0,"math.yn(n: 2, x: 1.0)",-1.6506826068162543
// ,,0,"math.nextafter(x: 1.0, y: 2.0)",1.0000000000000002
// ,,0,"math.ldexp(frac: 0.5, exp: 4)",8
// ,,0,math.signbit(x: -0.0),true
// ,,0,math.isNaN(f: math.NaN()),true
// ,,0,"math.isInf(f: math.mInf(sign: -1), sign: -1)",true
// ,,0,math.mInf(sign: 1),+Inf
// ,,0,math.NaN(),NaN
// ,,0,"math.mMax(x: 1.0, y: 2.0)",2
// ,,0,"math.mMin(x: 1.0, y: 2.0)",1
// ,,0,"math.mMax(x: math.NaN(), y: 2.0)",NaN
// ,,0,math.float64bits(f: 1.5),4609434218613702656
// ,,0,math.float64frombits(b: uint(v: 4609434218613702656)),1.5
//
