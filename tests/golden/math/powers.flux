import "array"
import "math"

array.from(
    rows: [
        {call: "math.sqrt(x: 2.0)", gives: string(v: math.sqrt(x: 2.0))},
        {call: "math.sqrt(x: -1.0)", gives: string(v: math.sqrt(x: -1.0))},
        {call: "math.cbrt(x: 27.0)", gives: string(v: math.cbrt(x: 27.0))},
        {call: "math.pow(x: 2.0, y: 10.0)", gives: string(v: math.pow(x: 2.0, y: 10.0))},
        {call: "math.pow(x: 0.0, y: 0.0)", gives: string(v: math.pow(x: 0.0, y: 0.0))},
        {call: "math.pow10(n: 3)", gives: string(v: math.pow10(n: 3))},
        {call: "math.exp(x: 1.0)", gives: string(v: math.exp(x: 1.0))},
        {call: "math.exp2(x: 10.0)", gives: string(v: math.exp2(x: 10.0))},
        {call: "math.expm1(x: 0.001)", gives: string(v: math.expm1(x: 0.001))},
        {call: "math.log(x: 10.0)", gives: string(v: math.log(x: 10.0))},
        {call: "math.log10(x: 1000.0)", gives: string(v: math.log10(x: 1000.0))},
        {call: "math.log2(x: 8.0)", gives: string(v: math.log2(x: 8.0))},
        {call: "math.log1p(x: 0.001)", gives: string(v: math.log1p(x: 0.001))},
        {call: "math.logb(x: 10.0)", gives: string(v: math.logb(x: 10.0))},
        {call: "math.ilogb(x: 10.0)", gives: string(v: math.ilogb(x: 10.0))},
        {call: "math.log(x: 0.0)", gives: string(v: math.log(x: 0.0))},
        {call: "math.log(x: -1.0)", gives: string(v: math.log(x: -1.0))},
        {call: "math.hypot(p: 3.0, q: 4.0)", gives: string(v: math.hypot(p: 3.0, q: 4.0))},
        {call: "math.gamma(x: 5.0)", gives: string(v: math.gamma(x: 5.0))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,math.sqrt(x: 2.0),1.4142135623730951
// ,,0,math.sqrt(x: -1.0),NaN
// ,,0,math.cbrt(x: 27.0),3
// ,,0,"math.pow(x: 2.0, y: 10.0)",1024
// ,,0,"math.pow(x: 0.0, y: 0.0)",1
// ,,0,math.pow10(n: 3),1000
// ,,0,math.exp(x: 1.0),2.718281828459045
// ,,0,math.exp2(x: 10.0),1024
// ,,0,math.expm1(x: 0.001),0.0010005001667083417
// ,,0,math.log(x: 10.0),2.302585092994046
// ,,0,math.log10(x: 1000.0),3
// ,,0,math.log2(x: 8.0),3
// ,,0,math.log1p(x: 0.001),0.0009995003330835331
// ,,0,math.logb(x: 10.0),3
// ,,0,math.ilogb(x: 10.0),3
// ,,0,math.log(x: 0.0),-Inf
// ,,0,math.log(x: -1.0),NaN
// ,,0,"math.hypot(p: 3.0, q: 4.0)",5
// ,,0,math.gamma(x: 5.0),24
//
