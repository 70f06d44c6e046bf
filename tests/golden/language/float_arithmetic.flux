// Floats print as the shortest text that reads back the same, without exponent.
import "array"

array.from(
    rows: [
        {
            sum: 0.1 + 0.2,
            third: 1.0 / 3.0,
            infinite: 1.0 / 0.0,
            negative: -1.0 / 0.0,
            undefined: 0.0 / 0.0,
            remainder: -7.5 % 2.0,
            large: 10.0 ^ 21.0,
            small: 10.0 ^ -7.0,
            point: .5,
            whole: 12.,
            negative_zero: -0.0,
        },
    ],
)

// ---
// #datatype,string,long,double,double,double,double,double,double,double,double,double,double,double
// #group,false,false,false,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,,,,
// ,result,table,sum,third,infinite,negative,undefined,remainder,large,small,point,whole,negative_zero
// ,,0,0.30000000000000004,0.3333333333333333,+Inf,-Inf,NaN,-1.5,1000000000000000000000,0.0000001,0.5,12,-0
//
