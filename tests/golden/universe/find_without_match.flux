import "array"

data = array.from(rows: [{k: "a", v: 1}]) |> group(columns: ["k"])
has = (r) => exists r.v

array.from(
    rows: [
        {
            no_table: has(r: data |> findRecord(fn: (key) => key.k == "z", idx: 0)),
            no_row: has(r: data |> findRecord(fn: (key) => key.k == "a", idx: 1)),
            negative: has(r: data |> findRecord(fn: (key) => key.k == "a", idx: -1)),
            no_such_column: length(arr: data |> findColumn(fn: (key) => key.k == "a", column: "nope")),
            no_values: length(arr: data |> findColumn(fn: (key) => key.k == "z", column: "v")),
            no_key: length(arr: data |> findColumn(fn: (key) => key.nope == "a", column: "v")),
        },
    ],
)

// ---
// #datatype,string,long,boolean,boolean,boolean,long,long,long
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,no_table,no_row,negative,no_such_column,no_values,no_key
// ,,0,false,false,false,0,0,0
//
// --- stderr
// fluxc: warning: no table has a column `nope`
//   at find_without_match.flux:12:49
// fluxc: warning: no table has a column `nope` in its group key
//   at find_without_match.flux:14:41
