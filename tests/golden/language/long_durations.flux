// What months make in nanoseconds is given up beyond the range of ints.
import "array"

array.from(rows: [{a: int(v: 200y), b: int(v: 300y), c: int(v: 300y1ns)}])

// ---
// #datatype,string,long,long,long,long
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,a,b,c
// ,,0,6311520000000000000,-9223372036854775808,-9223372036854775807
//
