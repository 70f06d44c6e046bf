// What nothing uses is not read.
import "array"
import "csv"

missing = csv.from(file: "does/not/exist.csv")
broken = csv.from(csv: "no annotations\nat all\n")

array.from(rows: [{_value: 1}])

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,1
//
