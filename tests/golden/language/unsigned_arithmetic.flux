import "array"

array.from(
    rows: [
        {
            sum: uint(v: 7) + uint(v: 3),
            below_zero: uint(v: 1) - uint(v: 2),
            quotient: uint(v: 7) / uint(v: 2),
            remainder: uint(v: 7) % uint(v: 4),
            less: uint(v: 18446744073709551) < uint(v: 2),
        },
    ],
)

// ---
// #datatype,string,long,unsignedLong,unsignedLong,unsignedLong,unsignedLong,boolean
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,sum,below_zero,quotient,remainder,less
// ,,0,10,18446744073709551615,3,3,false
//
