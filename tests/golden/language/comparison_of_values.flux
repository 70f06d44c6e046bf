import "array"

array.from(
    rows: [
        {
            bools: true != false,
            times: 2024-01-01 < 2024-01-02T00:00:00Z,
            same_time: 2024-01-01T00:00:00Z == 2024-01-01T01:00:00+01:00,
            arrays: [1, 2] == [1, 2],
            other_arrays: [1, 2] == [2, 1],
            records: {a: 1, b: "x"} == {b: "x", a: 1},
            nan: 0.0 / 0.0 == 0.0 / 0.0,
            zeros: 0.0 == -0.0,
        },
    ],
)

// ---
// #datatype,string,long,boolean,boolean,boolean,boolean,boolean,boolean,boolean,boolean
// #group,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,
// ,result,table,bools,times,same_time,arrays,other_arrays,records,nan,zeros
// ,,0,true,true,true,true,false,true,false,true
//
