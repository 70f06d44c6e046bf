import "array"
import "math"

array.from(
    rows: [
        {call: "math.sin(x: 1.0)", gives: string(v: math.sin(x: 1.0))},
        {call: "math.cos(x: 1.0)", gives: string(v: math.cos(x: 1.0))},
        {call: "math.tan(x: 1.0)", gives: string(v: math.tan(x: 1.0))},
        {call: "math.asin(x: 0.5)", gives: string(v: math.asin(x: 0.5))},
        {call: "math.acos(x: 0.5)", gives: string(v: math.acos(x: 0.5))},
        {call: "math.atan(x: 0.5)", gives: string(v: math.atan(x: 0.5))},
        {call: "math.atan2(y: 1.0, x: -1.0)", gives: string(v: math.atan2(y: 1.0, x: -1.0))},
        {call: "math.sinh(x: 1.0)", gives: string(v: math.sinh(x: 1.0))},
        {call: "math.cosh(x: 1.0)", gives: string(v: math.cosh(x: 1.0))},
        {call: "math.tanh(x: 1.0)", gives: string(v: math.tanh(x: 1.0))},
        {call: "math.asinh(x: 1.0)", gives: string(v: math.asinh(x: 1.0))},
        {call: "math.acosh(x: 2.0)", gives: string(v: math.acosh(x: 2.0))},
        {call: "math.atanh(x: 0.5)", gives: string(v: math.atanh(x: 0.5))},
        {call: "math.sin(x: math.pi)", gives: string(v: math.sin(x: math.pi))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,math.sin(x: 1.0),0.8414709848078965
// ,,0,math.cos(x: 1.0),0.5403023058681398
// ,,0,math.tan(x: 1.0),1.5574077246549023
// ,,0,math.asin(x: 0.5),0.5235987755982989
// ,,0,math.acos(x: 0.5),1.0471975511965979
// ,,0,math.atan(x: 0.5),0.4636476090008061
// ,,0,"math.atan2(y: 1.0, x: -1.0)",2.356194490192345
// ,,0,math.sinh(x: 1.0),1.1752011936438014
// ,,0,math.cosh(x: 1.0),1.5430806348152437
// ,,0,math.tanh(x: 1.0),0.7615941559557649
// ,,0,math.asinh(x: 1.0),0.881373587019543
// ,,0,math.acosh(x: 2.0),1.3169578969248166
// ,,0,math.atanh(x: 0.5),0.5493061443340548
// ,,0,math.sin(x: math.pi),0.00000000000000012246467991473532
//
