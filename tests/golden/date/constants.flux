import "array"
import "date"

array.from(rows: [{sunday: date.Sunday, saturday: date.Saturday, january: date.January, december: date.December}])

// ---
// #datatype,string,long,long,long,long,long
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,sunday,saturday,january,december
// ,,0,0,6,1,12
//
