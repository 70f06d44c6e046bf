import "array"
import "math"

array.from(
    rows: [
        {call: "math.pi", gives: string(v: math.pi)},
        {call: "math.e", gives: string(v: math.e)},
        {call: "math.phi", gives: string(v: math.phi)},
        {call: "math.sqrt2", gives: string(v: math.sqrt2)},
        {call: "math.sqrte", gives: string(v: math.sqrte)},
        {call: "math.sqrtpi", gives: string(v: math.sqrtpi)},
        {call: "math.sqrtphi", gives: string(v: math.sqrtphi)},
        {call: "math.ln2", gives: string(v: math.ln2)},
        {call: "math.log2e", gives: string(v: math.log2e)},
        {call: "math.ln10", gives: string(v: math.ln10)},
        {call: "math.log10e", gives: string(v: math.log10e)},
        {call: "math.maxfloat", gives: string(v: math.maxfloat)},
        {call: "math.smallestNonzeroFloat", gives: string(v: math.smallestNonzeroFloat)},
        {call: "math.maxint", gives: string(v: math.maxint)},
        {call: "math.minint", gives: string(v: math.minint)},
        {call: "math.maxuint", gives: string(v: math.maxuint)},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,math.pi,3.141592653589793
// ,,0,math.e,2.718281828459045
// ,,0,math.phi,1.618033988749895
// ,,0,math.sqrt2,1.4142135623730951
// ,,0,math.sqrte,1.6487212707001282
// ,,0,math.sqrtpi,1.772453850905516
// ,,0,math.sqrtphi,1.272019649514069
// ,,0,math.ln2,0.6931471805599453
// ,,0,math.log2e,1.4426950408889634
// ,,0,math.ln10,2.302585092994046
// ,,0,math.log10e,0.4342944819032518
// ,,0,math.maxfloat,179769313486231570000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
// ,,0,math.smallestNonzeroFloat,0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000005
// ,,0,math.maxint,9223372036854775807
// ,,0,math.minint,-9223372036854775808
// ,,0,math.maxuint,18446744073709551615
//
