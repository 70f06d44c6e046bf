import "array"
import "csv"

data = csv.from(csv: "a,b\n1,x\n2,y\n", mode: "raw")
a = data |> findColumn(fn: (key) => true, column: "a")
b = data |> findColumn(fn: (key) => true, column: "b")

array.from(rows: [{a: a[1], b: b[0]}])

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,a,b
// ,,0,2,x
//
