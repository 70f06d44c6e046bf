import "array"
import "math"

split = math.modf(f: 3.75)
parts = math.frexp(f: 22.4)
circle = math.sincos(x: 0.5)
gamma = math.lgamma(x: 10.0)

array.from(
    rows: [
        {
            int: split.int,
            frac: split.frac,
            significand: parts.frac,
            exponent: parts.exp,
            sin: circle.sin,
            cos: circle.cos,
            lgamma: gamma.lgamma,
            sign: gamma.sign,
        },
    ],
)

// ---
// #datatype,string,long,double,double,double,long,double,double,double,long
// #group,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,
// ,result,table,int,frac,significand,exponent,sin,cos,lgamma,sign
// ,,0,3,0.75,0.7,5,0.479425538604203,0.8775825618903728,12.80182748008147,1
//
