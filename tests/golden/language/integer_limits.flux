import "array"
import "math"

array.from(rows: [{least: math.minint, most: 9223372036854775807, minus: -1}])
    |> map(
        fn: (r) =>
            ({
                wraps: r.most + 1,
                doubled: r.most * 2,
                quotient: r.least / r.minus,
                remainder: r.least % r.minus,
                negated: -r.least,
                unsigned: uint(v: 3) - uint(v: 5),
                truncated: int(v: -1.9),
            }),
    )

// ---
// #datatype,string,long,long,long,long,long,long,unsignedLong,long
// #group,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,
// ,result,table,doubled,negated,quotient,remainder,truncated,unsigned,wraps
// ,,0,-2,-9223372036854775808,-9223372036854775808,0,-1,18446744073709551614,-9223372036854775808
//
