// Division and remainder truncate towards zero; addition wraps around.
import "array"
import "math"

array.from(
    rows: [
        {
            quotient: -7 / 2,
            remainder: -7 % 2,
            positive: 7 % -2,
            wrapped: math.maxint + 1,
            product: 3000000000 * 3000000000,
            negated: -math.minint,
            edge: math.minint / -1,
            edge_remainder: math.minint % -1,
        },
    ],
)

// ---
// #datatype,string,long,long,long,long,long,long,long,long,long
// #group,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,
// ,result,table,quotient,remainder,positive,wrapped,product,negated,edge,edge_remainder
// ,,0,-3,-1,1,-9223372036854775808,9000000000000000000,-9223372036854775808,-9223372036854775808,0
//
