import "array"

// In months a day has 24 hours and a month 30.4375 days.
array.from(
    rows: [
        {
            equal: 1h == 60m,
            less: 1h < 2h,
            month: 1mo > 30d,
            arrays: [1, 2] != [1, 2],
        },
    ],
)

// ---
// #datatype,string,long,boolean,boolean,boolean,boolean
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,equal,less,month,arrays
// ,,0,true,true,true,false
//
