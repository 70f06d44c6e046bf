// Signs of zero, and orders of Bessel functions that 32 bits do not hold.
import "array"
import "math"

array.from(
    rows: [
        {
            even: math.roundtoeven(x: -0.3),
            even_zero: math.roundtoeven(x: -0.0),
            half: math.roundtoeven(x: 2.5),
            same: math.nextafter(x: -0.0, y: 0.0),
            first: math.jn(n: math.maxint, x: 3.0),
            first_low: math.jn(n: math.minint, x: 0.5),
            second: math.yn(n: math.maxint, x: 2.5),
            third: math.jn(n: 3, x: 2.5),
        },
    ],
)

// ---
// #datatype,string,long,double,double,double,double,double,double,double,double
// #group,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,
// ,result,table,even,even_zero,half,same,first,first_low,second,third
// ,,0,-0,-0,2,-0,0,0,-Inf,0.21660039103911355
//
