// Columns that predicates read and no group key has are reported once; a table that is not there is no mistake.
import "array"

data =
    array.from(rows: [{host: "a", _value: 1.0}, {host: "b", _value: 2.0}])
        |> group(columns: ["host"])

misspelt = data |> findRecord(fn: (key) => key.hsot == "a", idx: 0)
again = (name) => data |> findColumn(fn: (key) => key._value == name, column: "_value")
column = data |> findColumn(fn: (key) => key.host == "a", column: "_valu")
nobody = data |> findRecord(fn: (key) => key.host == "c", idx: 0)
asked = data |> findColumn(fn: (key) => exists key.region and key.region == "eu", column: "_value")
every = data |> findColumn(fn: (key) => true, column: "_value")

array.from(
    rows: [
        {
            misspelt: exists misspelt.host,
            values: length(arr: again(name: 1.0)) + length(arr: again(name: 2.0)),
            column: length(arr: column),
            nobody: exists nobody.host,
            asked: length(arr: asked),
            every: length(arr: every),
        },
    ],
)

// ---
// #datatype,string,long,boolean,long,long,boolean,long,long
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,misspelt,values,column,nobody,asked,every
// ,,0,false,0,0,false,0,1
//
// --- stderr
// fluxc: warning: no table has a column `hsot` in its group key; did you mean `host`?
//   at find_misspelt.flux:8:20
// fluxc: warning: no table has a column `_valu`; did you mean `_value`?
//   at find_misspelt.flux:10:18
// fluxc: warning: no table has a column `_value` in its group key; the predicate sees nothing of a table but its group key
//   at find_misspelt.flux:9:27 in `again`
//   at find_misspelt.flux:19:33
// fluxc: warning: no table has a column `_value` in its group key; the predicate sees nothing of a table but its group key
//   at find_misspelt.flux:9:27 in `again`
//   at find_misspelt.flux:19:65
