import "array"
import "experimental"

data = array.from(rows: [{t: 1, _field: "a", _value: 1.0}])
told = (fn) => experimental.catch(fn: fn).msg

array.from(
    rows: [
        {told: told(fn: () => data |> pivot(rowKey: ["t"], columnKey: ["_field"], valueColumn: ""))},
        {told: told(fn: () => data |> pivot(rowKey: ["t", ""], columnKey: ["_field"], valueColumn: "_value"))},
        {told: told(fn: () => data |> pivot(rowKey: ["t"], columnKey: [""], valueColumn: "_value"))},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,told
// ,,0,"`pivot`: argument `valueColumn` is empty; it names the column whose values the new columns get, mostly `_value`"
// ,,0,`pivot`: argument `rowKey` holds an empty column name
// ,,0,`pivot`: argument `columnKey` holds an empty column name
//
