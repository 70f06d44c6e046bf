// A null argument makes the result null; `frexp`, `modf`, `lgamma` and `sincos`, which give records, fail instead.
import "array"
import "internal/debug"
import "math"

x = debug.null(type: "float")
n = debug.null(type: "int")

array.from(
    rows: [
        {
            of_one: math.log(x: x),
            native: math.sqrt(x: x),
            left: math.pow(x: x, y: 2.0),
            right: math.atan2(y: 1.0, x: x),
            order: math.jn(n: n, x: 1.0),
            of_order: math.yn(n: 1, x: x),
            power: math.pow10(n: n),
            exponent: math.ilogb(x: x),
            infinity: math.mInf(sign: n),
            is_infinite: math.isInf(f: x, sign: 1),
            of_sign: math.isInf(f: 1.0, sign: n),
            is_nan: math.isNaN(f: x),
            sign: math.signbit(x: x),
            bits: math.float64bits(f: x),
            from_bits: math.float64frombits(b: debug.null(type: "uint")),
            scaled: math.ldexp(frac: 1.0, exp: n),
        },
    ],
)
    |> yield(name: "script")

array.from(rows: [{v: 4.0, i: 1}, {v: x, i: n}, {v: -1.0, i: n}])
    |> map(
        fn: (r) =>
            ({r with
                of_one: math.cbrt(x: r.v),
                native: math.floor(x: r.v),
                pair: math.hypot(p: r.v, q: 3.0),
                is_nan: math.isNaN(f: math.sqrt(x: r.v)),
                scaled: math.ldexp(frac: r.v, exp: r.i),
            }),
    )
    |> yield(name: "rows")

// ---
// #datatype,string,long,double,double,double,double,double,double,double,long,double,boolean,boolean,boolean,boolean,unsignedLong,double,double
// #group,false,false,false,false,false,false,false,false,false,false,false,false,false,false,false,false,false,false
// #default,script,,,,,,,,,,,,,,,,,
// ,result,table,of_one,native,left,right,order,of_order,power,exponent,infinity,is_infinite,of_sign,is_nan,sign,bits,from_bits,scaled
// ,,0,,,,,,,,,,,,,,,,
//
// #datatype,string,long,double,long,double,double,double,boolean,double
// #group,false,false,false,false,false,false,false,false,false
// #default,rows,,,,,,,,
// ,result,table,v,i,of_one,native,pair,is_nan,scaled
// ,,0,4,1,1.5874010519681996,4,5,false,8
// ,,0,,,,,,,
// ,,0,-1,,-1,-1,3.1622776601683795,true,
//
