// Records and arrays are equal when their values are, and NaN is equal to nothing.
import "array"

nan = 0.0 / 0.0

array.from(
    rows: [
        {
            records: {a: nan} == {a: nan},
            unequal_records: {a: nan} != {a: nan},
            arrays: [nan] == [nan],
            contained: contains(value: nan, set: [1.0, nan]),
            zeros: {a: 0.0} == {a: -0.0},
            no_elements: [] == [],
        },
    ],
)

// ---
// #datatype,string,long,boolean,boolean,boolean,boolean,boolean,boolean
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,records,unequal_records,arrays,contained,zeros,no_elements
// ,,0,false,true,false,false,true,true
//
