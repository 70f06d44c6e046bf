import "array"
import "json"

text = (v) => string(v: json.encode(v: v))
floats = (v) => array.map(arr: v, fn: (x) => float(v: x))

array.from(
    rows: [
        {what: "large", json: text(v: floats(v: ["100000000000000000000", "9.999999e20", "1e21", "1.5e300"]))},
        {what: "small", json: text(v: floats(v: ["0.000001", "1e-7", "1e-10", "5e-324"]))},
        {what: "whole", json: text(v: [1.0, -0.0, 9007199254740993.0])},
        {what: "keys", json: text(v: [2.0: 1, 10.5: 2])},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,what,json
// ,,0,large,"[100000000000000000000,999999900000000000000,1e+21,1.5e+300]"
// ,,0,small,"[0.000001,1e-7,1e-10,5e-324]"
// ,,0,whole,"[1,-0,9007199254740992]"
// ,,0,keys,"{""10.5"":2,""2"":1}"
//
