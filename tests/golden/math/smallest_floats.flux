import "array"
import "math"

x = math.smallestNonzeroFloat

array.from(
    rows: [
        {
            log: math.log(x: x),
            log10: math.log10(x: x),
            lgamma: math.lgamma(x: x).lgamma,
            y0: math.round(x: math.y0(x: x)),
            scaled: math.ldexp(frac: 3.0, exp: math.maxint),
        },
    ],
)

// ---
// #datatype,string,long,double,double,double,double,double
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,log,log10,lgamma,y0,scaled
// ,,0,-744.4400719213812,-323.3062153431158,744.4400719213812,-474,+Inf
//
