import "array"
import "math"

array.from(
    rows: [
        {call: "math.abs(x: -2.5)", gives: string(v: math.abs(x: -2.5))},
        {call: "math.ceil(x: 1.2)", gives: string(v: math.ceil(x: 1.2))},
        {call: "math.ceil(x: -1.2)", gives: string(v: math.ceil(x: -1.2))},
        {call: "math.floor(x: 1.8)", gives: string(v: math.floor(x: 1.8))},
        {call: "math.floor(x: -1.2)", gives: string(v: math.floor(x: -1.2))},
        {call: "math.round(x: 2.5)", gives: string(v: math.round(x: 2.5))},
        {call: "math.round(x: -2.5)", gives: string(v: math.round(x: -2.5))},
        {call: "math.roundtoeven(x: 2.5)", gives: string(v: math.roundtoeven(x: 2.5))},
        {call: "math.roundtoeven(x: 3.5)", gives: string(v: math.roundtoeven(x: 3.5))},
        {call: "math.trunc(x: -2.7)", gives: string(v: math.trunc(x: -2.7))},
        {call: "math.mod(x: 7.5, y: 2.0)", gives: string(v: math.mod(x: 7.5, y: 2.0))},
        {call: "math.mod(x: -7.5, y: 2.0)", gives: string(v: math.mod(x: -7.5, y: 2.0))},
        {call: "math.remainder(x: 7.5, y: 2.0)", gives: string(v: math.remainder(x: 7.5, y: 2.0))},
        {call: "math.dim(x: 5.0, y: 3.0)", gives: string(v: math.dim(x: 5.0, y: 3.0))},
        {call: "math.dim(x: 3.0, y: 5.0)", gives: string(v: math.dim(x: 3.0, y: 5.0))},
        {call: "math.copysign(x: 2.0, y: -0.5)", gives: string(v: math.copysign(x: 2.0, y: -0.5))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,math.abs(x: -2.5),2.5
// ,,0,math.ceil(x: 1.2),2
// ,,0,math.ceil(x: -1.2),-1
// ,,0,math.floor(x: 1.8),1
// ,,0,math.floor(x: -1.2),-2
// ,,0,math.round(x: 2.5),3
// ,,0,math.round(x: -2.5),-3
// ,,0,math.roundtoeven(x: 2.5),2
// ,,0,math.roundtoeven(x: 3.5),4
// ,,0,math.trunc(x: -2.7),-2
// ,,0,"math.mod(x: 7.5, y: 2.0)",1.5
// ,,0,"math.mod(x: -7.5, y: 2.0)",-1.5
// ,,0,"math.remainder(x: 7.5, y: 2.0)",-0.5
// ,,0,"math.dim(x: 5.0, y: 3.0)",2
// ,,0,"math.dim(x: 3.0, y: 5.0)",0
// ,,0,"math.copysign(x: 2.0, y: -0.5)",-2
//
